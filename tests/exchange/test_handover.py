"""What is on the stick is what was meant, or nobody takes it for finished."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from cchc_desktop import texts
from cchc_desktop.core.report import Unit
from cchc_desktop.errors import FileUnusable, TargetUnusable
from cchc_desktop.exchange import formats, manifest
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.handover import SLIP, UNFINISHED, Delivered, deliver, folder_name
from cchc_desktop.exchange.stick import Device, Stick
from cchc_desktop.exchange.verify import Verdict, examine
from tests.exchange import sticks
from tests.exchange.printed import CATALOGUE, blank, sample

NAME = "11245_2023-Q1_20230313"
REPORT = sample()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The files of the sample report."""
    return finished(formats.export(REPORT, tmp_path_factory.mktemp("made")))


def sent(given: tuple[Path, ...], target: Path, stick: Stick | None = None) -> Delivered:
    return finished(deliver(REPORT, given, target, NAME, CATALOGUE, stick))


def test_a_folder_is_named_by_code_period_and_day() -> None:
    assert folder_name(REPORT, date(2023, 3, 13)) == "chilangbac_2023-Q1_20230313"
    assert folder_name(REPORT, date(2023, 3, 13), 2).endswith("_BS2")
    assert folder_name(REPORT, date(2023, 3, 13)).isascii()


def test_a_code_stands_for_the_name() -> None:
    report = blank()
    coded = type(report)(
        report.index, type(report.identity)(Unit("xã", "Đỗ", code="112.45"), "cchc-2021", "q1", 2023)
    )

    assert folder_name(coded, date(2023, 3, 13)) == "11245_2023-Q1_20230313"


def test_everything_is_there_and_whole(given: tuple[Path, ...], tmp_path: Path) -> None:
    delivered = sent(given, tmp_path)

    names = {path.name for path in delivered.folder.iterdir()}
    assert names == {path.name for path in given} | {SLIP, manifest.NAME}
    assert [each.size for each in delivered.files] == [path.stat().st_size for path in given]
    examined = examine(delivered.folder, CATALOGUE)
    assert (examined.verdict, examined.problems) == (Verdict.WHOLE, ())


def test_the_slip_is_one_page_with_every_file_and_total(given: tuple[Path, ...], tmp_path: Path) -> None:
    delivered = sent(given, tmp_path)

    with pypdfium2.PdfDocument(delivered.folder / SLIP) as slip:
        assert len(slip) == 1
        words = slip[0].get_textpage().get_text_bounded()
    squeezed = "".join(words.split())
    assert all(each.name in squeezed and each.sha256 in squeezed for each in delivered.files)
    assert "PHIẾU GIAO NHẬN" in words
    assert "Có thể rút USB" in words


def test_progress_ends_where_it_said(given: tuple[Path, ...], tmp_path: Path) -> None:
    steps = list(deliver(REPORT, given, tmp_path, NAME, CATALOGUE))

    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1]


LYING: list[tuple[Callable[[], Stick], str]] = [
    *[((lambda n=n: sticks.Pulled(n)), "stick_gone") for n in range(8)],
    *[((lambda n=n: sticks.Forgetting(n)), "stick_lies") for n in range(1, 8)],
    *[((lambda n=n: sticks.Flipping(n, 40_000 + n)), "stick_lies") for n in range(8)],
    *[((lambda n=n: sticks.Truncating(n, 1)), "stick_lies") for n in range(8)],
    *[((lambda room=room: sticks.Full(room)), "stick_full") for room in (0, 10_000, 150_000)],
    *[((lambda room=room: sticks.Fake(room)), "stick_lies") for room in (0, 10_000, 150_000)],
    (sticks.Small, "stick_full"),
    (sticks.Locked, "stick_read_only"),
    (sticks.Stubborn, "stick_lies"),
]


@pytest.mark.parametrize(("made", "code"), LYING)
def test_a_bad_stick_is_recognised_and_the_folder_never_looks_finished(
    given: tuple[Path, ...], tmp_path: Path, made: Callable[[], Stick], code: str
) -> None:
    with pytest.raises(TargetUnusable) as refused:
        sent(given, tmp_path, made())

    assert refused.value.code == code
    for folder in tmp_path.iterdir():
        assert examine(folder, CATALOGUE).verdict is not Verdict.WHOLE


def test_a_copy_goes_on_where_it_stopped(given: tuple[Path, ...], tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable):
        sent(given, tmp_path, sticks.Pulled(4))
    written: list[str] = []

    class Watched(Device):
        def write(self, path: Path, content: bytes) -> None:
            written.append(path.name)
            super().write(path, content)

    delivered = sent(given, tmp_path, Watched())

    done = {path.name for path in given[:3]}
    assert not done & set(written)
    assert delivered.folder.name == NAME
    assert examine(delivered.folder, CATALOGUE).verdict is Verdict.WHOLE


def test_an_earlier_hand_over_is_never_written_over(given: tuple[Path, ...], tmp_path: Path) -> None:
    first = sent(given, tmp_path)

    second = sent(given[:2], tmp_path)

    assert (first.folder.name, second.folder.name) == (NAME, f"{NAME}-2")
    assert all(examine(each.folder, CATALOGUE).verdict is Verdict.WHOLE for each in (first, second))


def test_a_folder_begun_with_other_files_is_left_alone(given: tuple[Path, ...], tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable):
        sent(given[:2], tmp_path, sticks.Pulled(2))

    delivered = sent(given, tmp_path)

    assert delivered.folder.name == f"{NAME}-2"
    assert (tmp_path / NAME / UNFINISHED).exists()


def test_a_file_that_does_not_hold_the_report_is_not_handed_over(
    given: tuple[Path, ...], tmp_path: Path
) -> None:
    other = finished(formats.export(blank(), tmp_path, ("docx",)))

    with pytest.raises(FileUnusable) as refused:
        sent(other, tmp_path)

    assert refused.value.code == "file_differs"


def test_a_stick_that_is_not_there_is_said(given: tuple[Path, ...], tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable) as refused:
        sent(given, tmp_path / "E")

    assert refused.value.code == "stick_gone"


def test_the_mark_says_what_it_means() -> None:
    assert UNFINISHED.isascii()
    assert "CHƯA CHÉP XONG" in texts.HANDOVER_UNFINISHED
