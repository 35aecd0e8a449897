"""Whole reports read as text, Word and PDF: every expected figure, none wrong."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from cchc_desktop.exchange import fonts, formats, reading
from tests.exchange.printed import CATALOGUE
from tests.exchange.reading import papers

PARTICULAR = frozenset({"document.title", "document.bases"})


def as_text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def as_word(path: Path, text: str) -> None:
    document = docx.Document()
    for line in text.replace("*", "").replace("#", "").replace("\f", "").split("\n"):
        document.add_paragraph(line)
    document.save(str(path))


def as_pdf(path: Path, text: str) -> None:
    style = ParagraphStyle("line", fontName=fonts.face(), fontSize=10, leading=13)
    plain = text.replace("*", "").replace("#", "").replace("\f", "")
    lines = plain.replace("&", "&amp;").replace("<", "&lt;").split("\n")
    SimpleDocTemplate(str(path)).build([Paragraph(line, style) for line in lines if line.strip()])


@pytest.mark.parametrize("name", papers.NAMES)
@pytest.mark.parametrize("write", [as_text, as_word, as_pdf])
def test_a_whole_report_is_read_right(name: str, write: Callable[[Path, str], None], tmp_path: Path) -> None:
    path = tmp_path / "báo cáo"
    write(path, papers.text(name))

    found = formats.finished(reading.read(path, CATALOGUE))

    told, expected = papers.read(found), papers.expected(name)
    wrong = {key: (want, told.get(key)) for key, want in expected.items() if told.get(key) != want}
    # Nothing is told that is not in the table: a figure out of nowhere is a wrong one.
    assert (wrong, told.keys() - expected.keys() - PARTICULAR) == ({}, set())


def test_of_two_dates_the_possible_one_is_taken_and_the_other_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(papers.text("001"), "utf-8")

    found = formats.finished(reading.read(path, CATALOGUE))

    assert any("2022" in each.text and each.doubt.value == "date" for each in found.unread)


def test_last_years_money_is_not_this_years(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(papers.text("004"), "utf-8")

    found = formats.finished(reading.read(path, CATALOGUE))

    assert "27869168372" not in {str(figure.entry.value) for figure in found.figures}


def test_a_superiors_document_is_never_the_units_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(papers.text("004"), "utf-8")

    found = formats.finished(reading.read(path, CATALOGUE))

    others = {str(row.row["so"]) for row in found.rows if row.doubt.value == "others"}
    assert others == {"04", "05", "184"}
