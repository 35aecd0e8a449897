"""Bad files, odd cells, other names: one sentence or a line, and the file stays as it was."""

import datetime
import os
from decimal import Decimal
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
from tests.exchange.printed import CATALOGUE, SAMPLE, sample
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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<w:rPr><w:vanish/></w:rPr>", Decimal(478)),
        ("<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>", None),
        ("<w:rPr><w:vanish w:val='0'/></w:rPr>", Decimal(4781)),
    ],
)
def test_what_stands_behind_a_figure_in_word_is_no_digit_of_it(
    tmp_path: Path, words: str, expected: Decimal | None
) -> None:
    path, changed = made.word(tmp_path / "a.docx", made.LAYOUTS[0]), tmp_path / "b.docx"
    with ZipFile(path) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode() if name.endswith(".xml") else ""
            behind = f"<w:t>478</w:t></w:r><w:r>{words}<w:t>1</w:t></w:r>"
            new.writestr(name, part.replace("<w:t>478</w:t></w:r>", behind) if part else old.read(name))

    (figure,) = (each for each in read(changed).figures if each.code == "b1_5_1")

    assert figure.entry.value == expected
    assert (figure.confidence is Confidence.UNCLEAR) == (expected is None)


def test_a_footnote_behind_a_figure_in_excel_is_no_digit_of_it(tmp_path: Path) -> None:
    path, changed = made.excel(tmp_path / "a.xlsx", made.LAYOUTS[0]), tmp_path / "b.xlsx"
    runs = "<r><t>478</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = f"<Override PartName='/xl/strings.xml' ContentType='{kind}'/></Types>"
    with ZipFile(path) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        # Excel keeps the words of all cells in a part of their own.
        new.writestr("xl/strings.xml", f"<sst xmlns='{main}'><si>{runs}</si></sst>")
        for name in old.namelist():
            part = old.read(name).replace(b' t="n"><v>478</v>', b' t="s"><v>0</v>')
            new.writestr(name, part.replace(b"</Types>", listed.encode()))

    (figure,) = (each for each in read(changed).figures if each.code == "b1_5_1")

    assert (figure.entry.value, figure.confidence) == (None, Confidence.UNCLEAR)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_csv_whose_cells_go_on_over_lines_is_read(coding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [row for area in made.areas() for row in area.rows if row.code in made.FIGURES]
    lines = [f'{row.number};"{row.label}";;{made.FIGURES[row.code]};"a;b\nc"' for row in rows]
    path.write_text("\n".join(["STT;Chỉ tiêu;ĐVT;Số liệu;Ghi chú", *lines]), coding)

    assert len(read(path).figures) == len(rows)


def test_a_pdf_locked_against_changes_only_is_read(tmp_path: Path) -> None:
    formats.finished(formats.export(sample(), tmp_path, ("pdf",)))
    (path,) = tmp_path.glob("*.pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")

    found = read(tmp_path / "locked.pdf")

    assert found.report is not None
    assert found.problems == ()


@pytest.mark.parametrize("raw", [b"{\\rtf1 a}", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_an_old_office_file_is_called_so(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(raw)

    assert refused(tmp_path / "a.doc") == "file_old_office"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")

    with pytest.raises(FileUnusable) as failure:
        formats.finished(reading.read(tmp_path / "a", CATALOGUE))

    assert failure.value.code == "file_foreign"


def test_a_file_that_goes_away_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", made.LAYOUTS[0])
    steps = reading.read(path, CATALOGUE)
    next(steps)
    next(steps)
    path.unlink()

    with pytest.raises(FileUnusable) as failure:
        formats.finished(steps)

    assert failure.value.code == "file_gone"


def test_a_file_that_is_saved_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", made.LAYOUTS[0])
    steps = reading.read(path, CATALOGUE)
    next(steps)
    next(steps)
    path.write_bytes(path.read_bytes() + b"\0")

    with pytest.raises(FileUnusable) as failure:
        formats.finished(steps)

    assert failure.value.code == "file_changing"
