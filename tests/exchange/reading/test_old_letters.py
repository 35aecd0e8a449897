"""Files of the time before Unicode: their letters are told by fonts or by themselves, and made Unicode."""

from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from viparse.normalize.encodings import CHARMAPS

from cchc_desktop.core.found import Found
from cchc_desktop.exchange import formats, legacy, reading
from cchc_desktop.exchange.reading import word
from cchc_desktop.exchange.reading.pieces import Line, Source
from tests.exchange.printed import CATALOGUE
from tests.exchange.reading import made

FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "vps": "VPS Times", "viscii": "VISCII Times"}
SENTENCES = (
    "Ủy ban nhân dân xã Đại Thắng báo cáo kết quả cải cách hành chính quý I",
    "Số hồ sơ đã tiếp nhận trong kỳ là 716 hồ sơ, trực tuyến 679 hồ sơ, đã giải quyết đúng hạn",
)


def old(text: str, encoding: str) -> str:
    """`text` as a program of that encoding kept it, a letter a byte; TCVN3 has no capitals with tones."""
    letters = {new: kept for kept, new in CHARMAPS[encoding].pairs}
    if encoding == "tcvn3":
        text = "".join(each if each.isascii() or each in letters else each.lower() for each in text)
    return "".join(letters.get(letter, letter) for letter in text)


def read(path: Path) -> Found:
    return formats.finished(reading.read(path, CATALOGUE))


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_a_text_file_gives_its_figures(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    words = "\n".join([*made.TITLE, *SENTENCES, "", *made.text_lines()])
    path.write_bytes(old(words, encoding).encode("latin-1", "replace"))

    found = read(path)

    assert found.encoding == encoding
    assert {each.code: each.entry.value for each in found.figures} == made.VALUES


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_a_workbook_gives_its_figures(encoding: str, tmp_path: Path) -> None:
    path = made.excel(tmp_path / "a.xlsx", "official")
    book = openpyxl.load_workbook(path)
    for cell in (cell for sheet in book for row in sheet for cell in row):
        if isinstance(cell.value, str):
            cell.value = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", old(cell.value, encoding))
    book.save(path)

    found = read(path)

    assert found.encoding == encoding
    assert {each.code: each.entry.value for each in found.figures} == made.VALUES


@pytest.mark.parametrize("encoding", list(FONTS))
def test_a_word_file_is_told_by_its_fonts(encoding: str, tmp_path: Path) -> None:
    path = made.word(tmp_path / "a.docx", "official")
    document = docx.Document(str(path))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        if run.text == old(run.text, encoding):
            continue
        run.text = "".join(letter for letter in old(run.text, encoding) if letter >= " ")
        run.font.name = FONTS[encoding]
        run._r.rPr.rFonts.set(qn("w:cs"), FONTS[encoding])
    document.save(str(path))

    found = read(path)

    assert found.encoding == encoding
    assert {each.code: each.entry.value for each in found.figures} == made.VALUES


def test_fonts_of_one_paragraph_are_told_apart(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, font in (
        ("céng hßa ", ".VnTimeH"),
        ("x· héi ", ".VnTime"),
        ("chuû nghóa ", "VNI-Times"),
        ("Việt Nam", "Times New Roman"),
    ):
        paragraph.add_run(text).font.name = font
    document.save(str(tmp_path / "a.docx"))

    (source,) = [each for each in word.load(tmp_path / "a.docx") if isinstance(each, Source)]
    (line,) = source.pieces
    assert isinstance(line, Line)
    assert line.text == "CỘNG HÒA xã hội chủ nghĩa Việt Nam"
    assert source.encoding == "tcvn3"


@pytest.mark.parametrize("kind", ["txt", "docx", "xlsx", "pdf"])
def test_a_file_in_unicode_has_no_old_letters(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "txt":
        path.write_text(
            "\n".join([*made.TITLE, *SENTENCES, "20 °C, 36 m², «trích»", *made.text_lines()]), "utf-8"
        )
    else:
        {"docx": made.word, "xlsx": made.excel, "pdf": made.pdf}[kind](path, "official")

    assert read(path).encoding == ""


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps"])
def test_every_letter_comes_back(encoding: str) -> None:
    every = (
        "ă â đ ê ô ơ ư á à ả ã ạ ấ ầ ẩ ẫ ậ ắ ằ ẳ ẵ ặ é "
        "è ẻ ẽ ẹ ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ "
        "ú ù ủ ũ ụ ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ"
    )
    kept = old(every, encoding)

    assert legacy.convert(kept, encoding) == every
    assert legacy.convert(kept.translate(legacy._C1), encoding) == every
    if encoding != "tcvn3":
        assert legacy.convert(old(every.upper(), encoding), encoding) == every.upper()
