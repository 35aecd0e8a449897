"""Files made to do harm, or by mishap: one sentence or a line, in bounded time, and nothing is fetched."""

import re
import time
from collections.abc import Callable, Generator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from cchc_desktop.core.found import Confidence, Doubt, Found
from cchc_desktop.exchange import formats, reading
from cchc_desktop.exchange.reading.pieces import Step
from tests.exchange.printed import CATALOGUE
from tests.exchange.reading import made
from tests.exchange.reading.test_door import read, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
SHEET = "xl/worksheets/sheet2.xml"
SECRET = "Bí mật 4711"


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The archive with one part changed."""
    with ZipFile(path) as packed:
        members = {each: packed.read(each) for each in packed.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for each, raw in members.items():
            packed.writestr(each, change(raw) if each == name else raw)
    return path


def fetching(raw: bytes, target: Path, before: str, coding: str) -> bytes:
    """A part whose first text would be what `target` holds."""
    words = re.sub(r"^<\?.*?\?>", "", raw.decode())
    words = words.replace("<t>", "<t>&x;", 1).replace("<w:t>", "<w:t>&x;", 1)
    doctype = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{target.as_uri()}">]>'
    return f'<?xml version="1.0" encoding="{coding}"?>{before}{doctype}{words}'.encode(coding)


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf", "txt"])
@pytest.mark.parametrize(("raw", "code"), [(LOCKED, "file_encrypted"), (OLE, "file_old_office")])
def test_a_locked_or_an_old_office_file_is_told(ending: str, raw: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(raw)

    assert refused(path) == code


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "txt", "csv", "cchc", "json", ""])
def test_a_file_is_what_it_holds(kind: str, ending: str, tmp_path: Path) -> None:
    make = {"docx": made.word, "xlsx": made.excel, "pdf": made.pdf}[kind]
    path = make(tmp_path / f"made.{kind}", "official").rename(tmp_path / f"a.{ending}".rstrip("."))

    assert {each.code: each.entry.value for each in read(path).figures} == made.VALUES


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-7"])
@pytest.mark.parametrize("before", ["", "<!-- <a> -->" + "<!-- " + "x" * 9_000 + " -->"])
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_nothing_is_fetched(kind: str, before: str, coding: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    make, name = {"xlsx": (made.excel, SHEET), "docx": (made.word, "word/document.xml")}[kind]
    path = make(tmp_path / f"a.{kind}", "official")
    with_part(path, name, lambda raw: fetching(raw, tmp_path / "secret.txt", before, coding))

    assert refused(path) in {"file_swollen", "file_damaged"}


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_bomb_in_any_part_is_not_opened(kind: str, tmp_path: Path) -> None:
    make = {"xlsx": made.excel, "docx": made.word}[kind]
    path = make(tmp_path / f"a.{kind}", "official")
    with ZipFile(path, "a", ZIP_DEFLATED) as packed:
        packed.writestr("media/image1.bin", b"\0" * 30_000_000)

    assert refused(path) == "file_swollen"


def test_many_members_are_not_opened(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", "official")
    with ZipFile(path, "a") as packed:
        for number in range(2_100):
            packed.writestr(f"x{number}", b"")

    assert refused(path) == "file_swollen"


def test_a_sheet_that_claims_to_be_endless_is_read_soon(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", "official")
    with ZipFile(path) as packed:
        name = next(each for each in packed.namelist() if each.endswith("sheet2.xml"))
    with_part(
        path,
        name,
        lambda raw: raw.replace(
            b"<sheetData>", b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
    )
    begun = time.monotonic()

    read(path)

    assert time.monotonic() - begun < 10


def test_a_date_in_a_row_for_figures_is_unclear(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", "official")
    book = openpyxl.load_workbook(path)
    cell = next(row[3] for row in book["BM1"].iter_rows() if row[0].value == "2.1.")
    cell.value, cell.number_format = 44994, "dd/mm/yyyy"
    book.save(path)

    (figure,) = [each for each in read(path).figures if each.code == "b1_2_1"]
    assert (figure.confidence, figure.doubt) == (Confidence.UNCLEAR, Doubt.DATE)


def endless(path: Path, rows: int) -> Path:
    """The official forms, and behind them a list of so many rows."""
    made.excel(path, "official")
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("dài")
    for number in range(rows):
        sheet.append([number, f"dòng {number}", number * 2])
    book.save(path)
    return path


def test_a_list_that_no_form_knows_is_one_line_and_is_given_up_at_any_step(tmp_path: Path) -> None:
    path = endless(tmp_path / "a.xlsx", 5_100)

    steps: list[int] = []
    work = reading.read(path, CATALOGUE)
    found = formats.finished(_counted(work, steps))

    assert len(found.figures) == len(made.VALUES)
    assert [each.doubt for each in found.unread] == [Doubt.SHEET, Doubt.TOO_LONG]
    assert len(steps) > 50
    assert steps == sorted(steps)
    for chosen in (0, 3, 30):
        work = reading.read(path, CATALOGUE)
        for _ in range(chosen):
            next(work)
        work.close()
    path.unlink()  # nothing holds it open: Windows would refuse


def _counted(work: Generator[Step, None, Found], steps: list[int]) -> Generator[Step, None, Found]:
    """The same work; how far it says it is, in `steps`."""
    while True:
        try:
            step = next(work)
        except StopIteration as stop:
            found: Found = stop.value
            return found
        steps.append(step[0])
        yield step
