"""The history of a report as a list that others can open: xlsx or CSV.

Every cell is text: what somebody typed is never run as a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cchc_desktop import texts
from cchc_desktop.core.content import written
from cchc_desktop.core.journal import JournalLine
from cchc_desktop.exchange.files import whole
from cchc_desktop.exchange.leftover import harmless

WIDTHS = (20, 16, 50, 16, 28, 28, 24, 30)


def write(lines: Iterable[JournalLine], path: Path, place: Callable[[str], str]) -> None:
    """Write the lines in the order given, as the ending of `path` says; `place` names an address."""
    rows = [texts.HISTORY_HEADS, *(_row(line, place) for line in lines)]
    with whole(path) as beside:
        if path.suffix.lower() == ".csv":
            beside.write_bytes(_csv(rows))
        else:
            _book(rows, beside)


def _row(line: JournalLine, place: Callable[[str], str]) -> tuple[str, ...]:
    at = line.at.astimezone()
    return (
        f"{at:%d/%m/%Y %H:%M:%S}",
        line.who,
        place(line.address),
        line.address,
        written(line.old),
        written(line.new),
        texts.HISTORY_SOURCES.get(line.source, line.source),
        line.file,
    )


def _csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    # Excel takes a CSV without this mark for the machine's old code page.
    return made.getvalue().encode("utf-8-sig")


def _book(rows: Iterable[tuple[str, ...]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from cchc_desktop.exchange.workbook.write import save

    book = Workbook()
    sheet = book.active
    sheet.title = texts.HISTORY_SHEET
    sheet.freeze_panes = "A2"
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for down, row in enumerate(rows, 1):
        for across, words in enumerate(_drawable(row), 1):
            cell = sheet.cell(down, across)
            cell.value = words
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=down == 1)
    save(book, path)


def _drawable(row: tuple[str, ...]) -> Iterator[str]:
    """What a workbook can hold: no control letters, and not too long for a cell."""
    for words in row:
        yield "".join(letter for letter in words if letter.isprintable() or letter == "\n")[:32_000]
