"""From the receiver's side: whole, not whole, or none of ours."""

import random
import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from pypdf import PdfWriter

from cchc_desktop.exchange import formats, sealed
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.handover import UNFINISHED, deliver
from cchc_desktop.exchange.verify import Verdict, examine
from tests.exchange.printed import CATALOGUE, sample

REPORT = sample()
INDEX = {name: place for place, name in enumerate(formats.FORMATS)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return finished(formats.export(REPORT, tmp_path_factory.mktemp("made")))


@pytest.fixture(scope="module")
def folder(made: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("stick")
    return finished(deliver(REPORT, made, target, "a", CATALOGUE)).folder


def verdict(path: Path, password: str = "") -> Verdict:
    return examine(path, CATALOGUE, password).verdict


@pytest.mark.parametrize("chosen", formats.FORMATS)
def test_every_format_is_whole_and_holds_the_report(made: tuple[Path, ...], chosen: str) -> None:
    found = examine(made[INDEX[chosen]], CATALOGUE)

    assert (found.kind, found.verdict, found.problems) == (chosen, Verdict.WHOLE, ())
    assert found.report is not None
    assert found.report.content["b1_1"] == REPORT.content["b1_1"]


@pytest.mark.parametrize("chosen", formats.FORMATS)
def test_a_file_cut_short_is_broken(made: tuple[Path, ...], tmp_path: Path, chosen: str) -> None:
    whole = made[INDEX[chosen]]
    cut = tmp_path / whole.name
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])

    assert verdict(cut) is Verdict.BROKEN


def test_a_figure_changed_in_excel_is_broken_and_told(made: tuple[Path, ...], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    shutil.copyfile(made[INDEX["xlsx"]], path)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == 709:
                    cell.value = 710
    book.save(path)

    found = examine(path, CATALOGUE)

    assert found.verdict is Verdict.BROKEN
    assert any("710" in problem for problem in found.problems)


@pytest.mark.parametrize("name", ["missing.cchc", "empty-folder"])
def test_what_is_not_there_cannot_be_used(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty-folder").mkdir()

    found = examine(tmp_path / name, CATALOGUE)

    assert found.verdict is Verdict.UNUSABLE
    assert len(found.problems) == 1


def test_a_backup_is_no_submission(tmp_path: Path) -> None:
    (tmp_path / "a.cchc").write_bytes(b"SQLite format 3\x00" + bytes(4096))

    found = examine(tmp_path / "a.cchc", CATALOGUE)

    assert found.verdict is Verdict.UNUSABLE
    assert "bản sao lưu" in found.problems[0]


def test_a_package_with_a_password_is_whole_with_it(made: tuple[Path, ...], tmp_path: Path) -> None:
    closed = tmp_path / f"a{sealed.ENDING}"
    sealed.seal(made[INDEX["package"]], closed, "mật khẩu dài")

    assert verdict(closed, "mật khẩu dài") is Verdict.WHOLE
    assert verdict(closed) is Verdict.UNUSABLE
    assert verdict(closed, "mật khẩu sai") is Verdict.UNUSABLE


def test_a_handed_over_folder_is_whole(folder: Path) -> None:
    found = examine(folder, CATALOGUE)

    assert found.verdict is Verdict.WHOLE
    assert len(found.files) == 6


@pytest.mark.parametrize("damage", ["gone", "flipped", "unfinished", "no manifest"])
def test_a_folder_that_is_not_whole_is_told(folder: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "a"
    shutil.copytree(folder, copy)
    (pdf,) = copy.glob("CCHC*.pdf")
    if damage == "gone":
        pdf.unlink()
    elif damage == "flipped":
        raw = pdf.read_bytes()
        pdf.write_bytes(raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:])
    elif damage == "unfinished":
        (copy / UNFINISHED).touch()
    else:
        (copy / "manifest-sha256.txt").unlink()

    expected = Verdict.UNUSABLE if damage == "no manifest" else Verdict.BROKEN
    assert verdict(copy) is expected


def test_what_others_put_into_the_folder_is_mentioned(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a"
    shutil.copytree(folder, copy)
    (copy / "Thumbs.db").touch()

    found = examine(copy, CATALOGUE)

    assert found.verdict is Verdict.WHOLE
    assert "Thumbs.db" in found.problems[0]


@pytest.mark.parametrize("name", ["../a.json", "/etc/passwd", "x/../../a"])
def test_a_manifest_does_not_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "manifest-sha256.txt").write_text(f"{'0' * 64}  {name}\n")

    assert verdict(tmp_path / "a") is Verdict.BROKEN


def test_not_a_byte_of_a_pdf_can_change_unseen(made: tuple[Path, ...], tmp_path: Path) -> None:
    raw = made[INDEX["pdf"]].read_bytes()
    path = tmp_path / "a.pdf"
    places = random.Random(5).sample(range(len(raw)), 8)

    for place in places:
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        assert verdict(path) is Verdict.BROKEN, place


def test_a_part_that_nobody_reads_is_whole_too(made: tuple[Path, ...], tmp_path: Path) -> None:
    raw = made[INDEX["docx"]].read_bytes()
    path = tmp_path / "a.docx"
    with ZipFile(made[INDEX["docx"]]) as packed:
        at = packed.getinfo("word/fontTable.xml").header_offset + 200

    path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])

    assert verdict(path) is Verdict.BROKEN


def test_a_pdf_that_another_program_saved_again_is_judged_by_its_pages(
    made: tuple[Path, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    PdfWriter(clone_from=made[INDEX["pdf"]]).write(path)

    assert verdict(path) is Verdict.WHOLE
