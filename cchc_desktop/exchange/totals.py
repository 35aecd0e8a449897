"""Key totals of a report, and whether the pages of a file show its figures.

What is compared after a copy: the same report gives the same totals, whichever file it
was read from. Never corrects anything.
"""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from cchc_desktop.core.edition import Figure
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive
from cchc_desktop.exchange.blocks import plain
from cchc_desktop.exchange.wording import figure_words

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class FormTotal(msgspec.Struct, frozen=True):
    """One area's figures as a control total: how many there are, and what they add up to.

    The sum means nothing by itself; it moves when any figure does.
    """

    number: int
    title: str
    filled: int
    of: int
    control: Decimal


def totals(report: Report) -> tuple[FormTotal, ...]:
    """A control total for each area of the edition."""
    found: list[FormTotal] = []
    for area in report.edition.areas:
        entered = [figure for figure in (*area.rows, *area.facts) if figure.is_entered]
        values = [report.value(figure.code) for figure in entered]
        filled = sum(not value.is_blank for value in values)
        control = sum((value.number for value in values if value.number is not None), Decimal(0))
        found.append(FormTotal(area.number, area.title, filled, len(entered), control))
    return tuple(found)


def absent(path: Path, report: Report) -> tuple[str, ...]:
    """The codes of printed figures that the pages of a Word or PDF file do not show."""
    shown = [(row, words) for row in _printed(report) if (words := plain(figure_words(report, row)))]
    if path.suffix == ".docx":
        rows = _word_rows(path)
        return tuple(row.code for row, words in shown if (_bare(plain(row.label)), words) not in rows)
    if path.suffix == ".pdf":
        there = _pdf_words(path)
        wanted = Counter(words for _, words in shown)
        return tuple(row.code for row, words in shown if there[words] < wanted[words])
    return ()


def _printed(report: Report) -> list[Figure]:
    return [row for area in report.edition.areas for row in area.rows if row.is_entered]


def _word_rows(path: Path) -> set[tuple[str, str]]:
    """The second and the fourth cell of every row: a form's label and its figure."""
    with archive.opened(path) as packed:
        xml = packed.read("word/document.xml")
    if b"<!DOCTYPE" in xml:
        raise FileUnusable("file_damaged", file=path.name)
    try:
        tree = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise FileUnusable("file_damaged", file=path.name) from error
    found: set[tuple[str, str]] = set()
    for row in tree.iter(f"{_WORD}tr"):
        cells = [
            _bare("".join(text.text or "" for text in cell.iter(f"{_WORD}t")))
            for cell in row.iter(f"{_WORD}tc")
        ]
        if len(cells) > 3:
            found.add((cells[1], cells[3]))
    return found


def _pdf_words(path: Path) -> Counter[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return Counter(word for page in PdfReader(path).pages for word in page.extract_text().split())
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError, RuntimeError, OSError) as error:
        raise FileUnusable("file_damaged", file=path.name) from error


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
