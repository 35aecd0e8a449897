"""Bad files, odd cells, other names: one sentence or a line, and the file stays as it was."""

import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop import texts
from cchc_desktop.core.found import Confidence, Doubt, Found
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import formats, reading, report_json
from tests.exchange.printed import CATALOGUE, SAMPLE
from tests.exchange.reading import made

XML = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def read(path: Path) -> Found:
    raw = path.read_bytes()
    try:
        return formats.finished(reading.read(path, CATALOGUE))
    finally:
        assert path.read_bytes() == raw


def refused(path: Path) -> str:
    with pytest.raises(FileUnusable) as caught:
        read(path)
    words = texts.sentence(caught.value)
    assert path.name in words
    assert "{" not in words
    return caught.value.code


def odd(tmp_path: Path, number: str, value: object) -> Found:
    """The official workbook with one cell of the first form changed."""
    path = made.excel(tmp_path / "a.xlsx", "official")
    book = openpyxl.load_workbook(path)
    for row in book["BM1"].iter_rows():
        if row[0].value == number:
            row[3].value = value
    book.save(path)
    return read(path)


@pytest.mark.parametrize("chosen", formats.FORMATS)
def test_a_file_of_ours_comes_back_whole(chosen: str, tmp_path: Path) -> None:
    report = report_json.decode(SAMPLE.read_bytes(), CATALOGUE)
    (path,) = formats.finished(formats.export(report, tmp_path, (chosen,)))

    found = read(path)

    assert found.report is not None
    assert dict(found.report.content) == dict(report.content)
    assert len(found.figures) == len([code for code in report.content if "." not in code])


@pytest.mark.parametrize(
    ("number", "value", "code", "number_read", "doubt"),
    [
        ("2.1.", "=SUM(A1:A2)", "b1_2_1", None, Doubt.BROKEN),
        ("2.1.", "#REF!", "b1_2_1", None, Doubt.BROKEN),
        ("2.1.", datetime.date(2023, 3, 9), "b1_2_1", None, Doubt.DATE),
        ("2.1.", "nhiều", "b1_2_1", None, Doubt.NO_FIGURE),
        ("2.1.", 36.5, "b1_2_1", "36.5", Doubt.NUMBERS),
        ("2.1.", "36 (tăng 2)", "b1_2_1", None, Doubt.NUMBERS),
        ("6.", 7, "b1_6", "7", Doubt.NUMBERS),
    ],
)
def test_a_cell_that_is_no_figure_is_unclear(
    number: str, value: object, code: str, number_read: str | None, doubt: Doubt, tmp_path: Path
) -> None:
    found = odd(tmp_path, number, value)

    (figure,) = [each for each in found.figures if each.code == code]
    assert (figure.confidence, figure.doubt) == (Confidence.UNCLEAR, doubt)
    assert str(figure.entry.value or "") == (number_read or "")


@pytest.mark.parametrize(
    ("number", "value", "code", "number_read"),
    [
        ("5.1.", "1.500", "b1_5_1", "1500"),
        ("5.1.", "07", "b1_5_1", "7"),
        ("5.1.", "478 phiếu", "b1_5_1", "478"),
        ("2.", "36,1", "b1_2", "36.1"),
        ("2.", "97.23%", "b1_2", "97.23"),
        ("5.", "Có", "b1_5", "1"),
    ],
)
def test_a_number_written_as_text_is_read(
    number: str, value: str, code: str, number_read: str, tmp_path: Path
) -> None:
    (figure,) = [each for each in odd(tmp_path, number, value).figures if each.code == code]

    assert str(figure.entry.value) == number_read
    assert figure.confidence is not Confidence.UNCLEAR
    assert (figure.doubt is Doubt.DECIMAL_DOT) == (value == "97.23%")


def test_two_values_for_one_code_are_both_told(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", "official")
    book = openpyxl.load_workbook(path)
    again = book.copy_worksheet(book["BM1"])
    again["D8"].value = 99
    book.save(path)

    told = [each for each in read(path).figures if each.code == "b1_2_1"]

    assert [str(each.entry.value) for each in told] == ["36", "99"]
    assert {each.doubt for each in told} == {Doubt.SEVERAL}


def test_macros_are_not_looked_at(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsm", "own_order")
    with ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")

    assert len(read(path).figures) == len(made.VALUES)


def test_the_name_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "số liệu.docx"
    path.write_bytes(made.pdf(tmp_path / "a.pdf", "wide").read_bytes())

    assert len(read(path).figures) == len(made.VALUES)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_half_a_file_is_one_sentence(kind: str, tmp_path: Path) -> None:
    make = {"docx": made.word, "xlsx": made.excel, "pdf": made.pdf}[kind]
    path = make(tmp_path / f"a.{kind}", "wide")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    assert refused(path) == "file_damaged"


def test_a_password_is_told(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=made.pdf(tmp_path / "a.pdf", "wide"))
    writer.encrypt("x")
    writer.write(tmp_path / "b.pdf")

    assert refused(tmp_path / "b.pdf") == "file_encrypted"


def test_a_pdf_of_pictures_is_told(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.rect(10, 10, 100, 100)
    canvas.save()

    assert refused(tmp_path / "a.pdf") == "pdf_without_text"


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.docx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<a>" + b" " * 20_000_000 + b"</a>")

    assert refused(tmp_path / "a.docx") == "file_swollen"


@pytest.mark.parametrize("coded", ["utf-8", "utf-16"])
def test_an_external_entity_is_not_fetched(coded: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.docx", "w") as packed:
        packed.writestr("word/document.xml", XML.replace("?>", f' encoding="{coded}"?>', 1).encode(coded))

    assert refused(tmp_path / "a.docx") in {"file_swollen", "file_damaged", "file_holds_nothing"}


def test_a_text_about_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Họ và tên: Nguyễn Văn A", "utf-8")

    assert refused(tmp_path / "a.txt") == "file_holds_nothing"


def test_of_a_sheet_without_end_only_the_beginning_is_read(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", "official")
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("dài")
    for number in range(5_200):
        sheet.append([number])
    book.save(path)

    found = read(path)

    assert len(found.figures) == len(made.VALUES)
    assert Doubt.TOO_LONG in {each.doubt for each in found.unread}
