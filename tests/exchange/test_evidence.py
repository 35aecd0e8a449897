"""What proves an answer goes along with the report, and nothing else does."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Report
from cchc_desktop.exchange import evidence, formats, handover, package
from cchc_desktop.exchange.verify import Verdict, examine
from tests.exchange.printed import CATALOGUE, sample


def proved(*paths: Path | str) -> Report:
    """The sample with one criterion for each file."""
    rows: dict[str, Item | None] = {
        f"par.{number}": {"tt": f"1.1.{number + 1}", "tieu_chi": "Kế hoạch", "minh_chung": str(path)}
        for number, path in enumerate(paths)
    }
    return sample(rows)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch số 5.PDF"
    path.write_bytes(b"%PDF-1.4 a scan")
    return path


def test_evidence_bears_plain_names_in_the_order_of_its_rows(plan: Path) -> None:
    assert evidence.files(proved(plan)) == {"minh-chung-01_1-1-1_ke-hoach-so-5.pdf": plan}


def test_one_file_for_two_rows_goes_along_once(plan: Path) -> None:
    assert list(evidence.files(proved(plan, plan)).values()) == [plan]


def test_what_is_gone_is_told(plan: Path, tmp_path: Path) -> None:
    gone = tmp_path / "mất.pdf"

    report = proved(plan, gone, tmp_path)

    assert list(evidence.files(report).values()) == [plan]
    assert evidence.left_behind(report) == (gone, tmp_path)


def test_what_has_no_room_is_told(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "ROOM", 4)
    small = tmp_path / "nhỏ.txt"
    small.write_bytes(b"1234")

    report = proved(plan, small)

    assert list(evidence.files(report).values()) == [small]
    assert evidence.left_behind(report) == (plan,)


def test_a_bare_name_out_of_another_file_takes_nothing_along(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)

    assert evidence.files(proved(plan.name)) == {}


def test_a_package_holds_the_evidence_and_is_whole(plan: Path, tmp_path: Path) -> None:
    report = proved(plan)

    (made,) = formats.finished(formats.export(report, tmp_path, ("package",)))

    with ZipFile(made) as packed:
        assert packed.read("minh-chung-01_1-1-1_ke-hoach-so-5.pdf") == plan.read_bytes()
    assert examine(made, CATALOGUE).verdict is Verdict.WHOLE
    assert list(package.read(made, CATALOGUE).rows("par").values()) == list(report.rows("par").values())


def test_evidence_is_proved_on_a_stick_without_being_read_as_a_report(plan: Path, tmp_path: Path) -> None:
    report = proved(plan)
    made = formats.finished(formats.export(report, tmp_path, ("json",)))
    beside = tmp_path / next(iter(evidence.files(report)))
    beside.write_bytes(plan.read_bytes())
    stick = tmp_path / "stick"
    stick.mkdir()

    delivered = formats.finished(handover.deliver(report, [*made, beside], stick, "x", CATALOGUE))

    assert (delivered.folder / beside.name).read_bytes() == plan.read_bytes()
    assert examine(delivered.folder, CATALOGUE).verdict is Verdict.WHOLE
