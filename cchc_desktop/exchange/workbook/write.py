"""A report as the Excel file that is sent: a sheet a form, the facts, the registers.

Every figure is a plain value: importers and phone previews show no formula that was
not computed. Nothing is left out, and nothing but the visible sheets is for reading.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import TypeAlias

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.core.edition import ColumnKind, Figure, Kind, Register
from cchc_desktop.core.register import RowFigures, is_bold, is_head, is_total
from cchc_desktop.core.report import Report
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.appendix import REGISTER_SIZE
from cchc_desktop.exchange.files import whole
from cchc_desktop.exchange.wording import title, unit_words
from cchc_desktop.exchange.workbook import carried, sheets
from cchc_desktop.exchange.workbook.printed import (
    figure_shown,
    note_shown,
    register_shown,
    words_shown,
)
from cchc_desktop.exchange.workbook.sheets import Sheet
from cchc_desktop.exchange.workbook.styles import (
    BARE,
    LABEL,
    NOTE,
    UNIT,
    Look,
    Palette,
    new_book,
)

PROGRAM = "CCHC Desktop"
Filler: TypeAlias = Callable[[Worksheet, Sheet, Palette], int]
"""Writes the rows of a sheet; answers with the last."""


def write(report: Report, path: Path) -> Iterator[tuple[int, int]]:
    """Write `report` to `path`, telling how many sheets of how many are done.

    The file appears whole or not at all; TargetUnusable if it cannot be written.
    """
    planned = list(_planned(report))
    with whole(path) as target:
        book = new_book({"title": title(report), "subject": report.unit.title, "creator": PROGRAM})
        yield from fill_book(book, planned)
        carried.embed(book, report, carried.REPORT)
        save(book, target)
        yield len(planned) + 1, len(planned) + 1


def save(book: Workbook, target: Path) -> None:
    """Write `book` to `target`; TargetUnusable if the system has no room for the work."""
    packed = BytesIO()
    try:
        book.save(packed)
    except (SerialisationError, OSError) as error:
        # Each sheet is first written to a file of the system's own, and lxml never says what went wrong.
        raise TargetUnusable("target_full", file=target.name, folder=gettempdir()) from error
    target.write_bytes(packed.getvalue())


def fill_book(book: Workbook, planned: list[tuple[Sheet, Filler]]) -> Iterator[tuple[int, int]]:
    """Draw and fill the sheets, one at a time."""
    palette = Palette(book)
    for done, (sheet, filler) in enumerate(planned, 1):
        first = done == 1
        worksheet = book.active if first else book.create_sheet()
        worksheet.title = sheets.sheet_name(sheet.name, book.sheetnames)
        sheets.draw(worksheet, sheet, palette)
        last_row = filler(worksheet, sheet, palette)
        sheets.set_page(worksheet, sheet, last_row, first)
        yield done, len(planned) + 1


def _planned(report: Report) -> Iterator[tuple[Sheet, Filler]]:
    filling = Filling(report)
    for area in report.edition.areas:
        if area.rows:
            yield sheets.form(report, area), filling.form
    if report.index.facts:
        yield sheets.facts(report), filling.facts
    for register in report.edition.registers:
        if report.rows(register.id):
            yield sheets.register(report, register), filling.register


class Filling:
    """The rows of each kind of sheet."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def form(self, worksheet: Worksheet, sheet: Sheet, palette: Palette) -> int:
        """The rows of a form."""
        number = int(sheet.mark.partition(":")[2])
        area = next(area for area in self._report.edition.areas if area.number == number)
        for row, figure in enumerate(area.rows, sheet.first_row):
            bold = figure.level == 1 or figure.kind is Kind.GROUP
            self._figure(worksheet, row, figure, figure.number, palette, bold)
            sheets.fit(worksheet, sheet, row, bold)
        return sheet.first_row + len(area.rows) - 1

    def facts(self, worksheet: Worksheet, sheet: Sheet, palette: Palette) -> int:
        """The facts, each area's under its title, counted through."""
        row, count = sheet.first_row, 0
        for area in self._report.edition.areas:
            if area.facts:
                heading(worksheet, sheet, row, area.title, palette)
                row += 1
            for figure in area.facts:
                count += 1
                self._figure(worksheet, row, figure, f"{count}.", palette)
                sheets.fit(worksheet, sheet, row)
                row += 1
        return row - 1

    def register(self, worksheet: Worksheet, sheet: Sheet, palette: Palette) -> int:
        """The rows of a register, counted but for those that are totals of the others."""
        register = self._report.index.registers[sheet.mark.partition(":")[2]]
        count = 0
        rows = self._report.rows(register.id)
        for place, (key, row) in enumerate(rows.items(), sheet.first_row):
            total = is_total(register, row)
            count += not total
            palette.put(worksheet, place, 1, None if total else count, Look(size=sheet.size, across="center"))
            self._register_row(worksheet, place, register, key, palette)
            # Its place: the report that the book carries counts its rows anew.
            palette.put(worksheet, place, sheet.key_column, str(place - sheet.first_row), BARE)
            sheets.fit(worksheet, sheet, place, total or is_head(register, row))
        return sheet.first_row + len(rows) - 1

    def _figure(
        self,
        worksheet: Worksheet,
        row: int,
        figure: Figure,
        number: str,
        palette: Palette,
        bold: bool = False,
    ) -> None:
        describe(worksheet, row, figure, number, palette, bold)
        shown = figure_shown(self._report, figure)
        palette.put(worksheet, row, 4, shown.value, Look(across="center", format=shown.format))
        palette.put(worksheet, row, 5, note_shown(self._report, figure.code).value, NOTE)

    def _register_row(
        self, worksheet: Worksheet, place: int, register: Register, key: int, palette: Palette
    ) -> None:
        row = self._report.rows(register.id)[key]
        figures = RowFigures(row, self._report.index.column_formulas[register.id])
        for number, column in enumerate(register.columns, 2):
            shown = register_shown(self._report, column, row, figures)
            across = "left" if column.kind in (ColumnKind.TEXT, ColumnKind.FILE) else "center"
            look = Look(
                is_bold(register, row, column), size=REGISTER_SIZE, across=across, format=shown.format
            )
            palette.put(worksheet, place, number, shown.value, look)


def describe(
    worksheet: Worksheet, row: int, figure: Figure, number: str, palette: Palette, bold: bool = False
) -> None:
    """The first three columns of a figure's row, and its code in the hidden one."""
    palette.put(worksheet, row, 1, words_shown(number).value, Look(bold, across="center"))
    palette.put(worksheet, row, 2, words_shown(figure.label).value, Look(bold) if bold else LABEL)
    palette.put(worksheet, row, 3, words_shown(unit_words(figure)).value, UNIT)
    palette.put(worksheet, row, 6, figure.code, BARE)


def heading(worksheet: Worksheet, sheet: Sheet, row: int, text: str, palette: Palette) -> None:
    """A line of its own among the rows."""
    for column in range(1, 6):
        palette.put(worksheet, row, column, None, Look(bold=True))
    palette.put(worksheet, row, 2, words_shown(text).value, Look(bold=True))
    sheets.fit(worksheet, sheet, row, True)
