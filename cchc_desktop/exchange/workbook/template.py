"""The workbook that colleagues fill in (mẫu nhập): the same forms, empty and guarded.

Ratios and totals are live formulas; entry cells say what they take and refuse the rest;
everything else is locked, without a password: against a slip, not against a person.
What was filled in comes back by `read`.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.edition import SHARES, ColumnKind, Figure, Kind, Register
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.exchange.appendix import REGISTER_SIZE
from cchc_desktop.exchange.files import whole
from cchc_desktop.exchange.wording import title
from cchc_desktop.exchange.workbook import carried, sheets
from cchc_desktop.exchange.workbook.excel_formula import translate
from cchc_desktop.exchange.workbook.sheets import Sheet
from cchc_desktop.exchange.workbook.styles import (
    DATE,
    GENERAL,
    LOCALE,
    TEXT,
    Look,
    Palette,
    new_book,
    number_format,
)
from cchc_desktop.exchange.workbook.validation import Lists, column_validation, figure_validation
from cchc_desktop.exchange.workbook.write import PROGRAM, Filler, Filling, fill_book, save

ROWS = 60
"""Empty rows of a register: nobody can insert one into a locked sheet."""
_FORMATS = {
    Kind.COUNT: number_format(0),
    Kind.STOCK: number_format(0),
    Kind.MONEY: f"{LOCALE}#,##0.0##",
    Kind.MONEY_VND: number_format(0),
}
_COLUMN_FORMATS = {ColumnKind.COUNT: number_format(0), ColumnKind.DATE: DATE}
_ENTRY = Look(across="center", locked=False)
_NOTE = Look(locked=False)
_CELL = Look(across="center", size=REGISTER_SIZE, locked=False)
_COUNTER = Look(across="center", size=REGISTER_SIZE)


def write(report: Report, path: Path) -> Iterator[tuple[int, int]]:
    """Write an empty workbook for the unit and the period of `report` to `path`.

    Tells how many sheets of how many are done. The file appears whole or not at all;
    TargetUnusable if it cannot be written.
    """
    dates = {address: text for address in ("period.from", "period.to") if (text := report.text(address))}
    blank = Report(report.index, report.identity, dates)
    with whole(path) as target:
        book = new_book({"title": texts.TEMPLATE_TITLE + title(report), "creator": PROGRAM})
        lists = Lists()
        planned = list(_planned(blank, Entering(blank, lists)))
        yield from fill_book(book, planned)
        lists.write(book)
        carried.embed(book, blank, carried.TEMPLATE)
        save(book, target)
        yield len(planned) + 1, len(planned) + 1


def _planned(report: Report, entering: "Entering") -> Iterator[tuple[Sheet, Filler]]:
    for area in report.edition.areas:
        if area.rows:
            yield _explained(report, sheets.form(report, area)), entering.form
    if report.index.facts:
        yield _explained(report, sheets.facts(report)), entering.facts
    for register in report.edition.registers:
        yield _explained(report, sheets.register(report, register)), entering.register


def _explained(report: Report, sheet: Sheet) -> Sheet:
    """The sheet with its second line telling whose it is and how to fill it in."""
    period = fill(report.preset.title, {"year": report.identity.year})
    words = texts.TEMPLATE_LINE.format(unit=report.unit.title, period=period)
    first, (_, look), *others = sheet.lines
    return msgspec.structs.replace(sheet, lines=(first, (words, look), *others))


class Entering:
    """The same rows as in the file that is sent, opened for entry."""

    def __init__(self, report: Report, lists: Lists) -> None:
        self._report = report
        self._filling = Filling(report)
        self._lists = lists

    def form(self, worksheet: Worksheet, sheet: Sheet, palette: Palette) -> int:
        """A form's rows."""
        last = self._filling.form(worksheet, sheet, palette)
        self._open_figures(worksheet, sheet, last, palette)
        return last

    def facts(self, worksheet: Worksheet, sheet: Sheet, palette: Palette) -> int:
        """The facts."""
        last = self._filling.facts(worksheet, sheet, palette)
        self._open_figures(worksheet, sheet, last, palette)
        return last

    def register(self, worksheet: Worksheet, sheet: Sheet, palette: Palette) -> int:
        """Empty numbered rows, a validation for each column."""
        register = self._report.index.registers[sheet.mark.partition(":")[2]]
        first, last = sheet.first_row, sheet.first_row + ROWS - 1
        letters = {column.code: get_column_letter(place) for place, column in enumerate(register.columns, 2)}
        for row in range(first, last + 1):
            palette.put(worksheet, row, 1, row - first + 1, _COUNTER)
            cells = {code: f"{letter}{row}" for code, letter in letters.items()}
            self._open_row(worksheet, row, register, cells, palette)
        for column in register.columns:
            letter = letters[column.code]
            cells_ = f"{letter}{first}:{letter}{last}"
            if made := column_validation(column, cells_, self._lists):
                worksheet.add_data_validation(made)
                made.add(cells_)
        _protect(worksheet)
        return last

    def _open_figures(self, worksheet: Worksheet, sheet: Sheet, last: int, palette: Palette) -> None:
        codes = {row: worksheet.cell(row, sheet.key_column).value for row in range(sheet.first_row, last + 1)}
        figures = {row: self._report.index.figures[str(code)] for row, code in codes.items() if code}
        cells = {figure.code: f"D{row}" for row, figure in figures.items()}
        for row, figure in figures.items():
            if figure.is_entered:
                palette.put(worksheet, row, 5, None, _NOTE)
                self._open_figure(worksheet, row, figure, cells, palette)
        _protect(worksheet)

    def _open_figure(
        self, worksheet: Worksheet, row: int, figure: Figure, cells: dict[str, str], palette: Palette
    ) -> None:
        decimals = self._report.edition.decimals if figure.kind in SHARES else None
        if figure.formula:
            look = Look(across="center", format=number_format(decimals or 0), computed=True)
            formula = translate(figure.formula, cells, decimals)
            palette.put(worksheet, row, 4, None, look)
            if formula:
                worksheet.cell(row, 4).value = formula
            return
        palette.put(worksheet, row, 4, None, _with(_ENTRY, _FORMATS.get(figure.kind, GENERAL)))
        made = figure_validation(figure, cells[figure.code], place(self._report, figure.code))
        worksheet.add_data_validation(made)
        made.add(cells[figure.code])

    def _open_row(
        self, worksheet: Worksheet, row: int, register: Register, cells: dict[str, str], palette: Palette
    ) -> None:
        for number, column in enumerate(register.columns, 2):
            look = _with(_CELL, _COLUMN_FORMATS.get(column.kind, TEXT))
            formula = translate(column.formula, cells) if column.formula else None
            if formula:
                look = msgspec.structs.replace(look, computed=True)
            palette.put(worksheet, row, number, None, look)
            if formula:
                worksheet.cell(row, number).value = formula


def _with(look: Look, form: str) -> Look:
    return msgspec.structs.replace(look, format=form)


def _protect(worksheet: Worksheet) -> None:
    """Lock what is not for entry; widths and heights may be changed, and no password is asked."""
    worksheet.protection.sheet = True
    worksheet.protection.formatColumns = worksheet.protection.formatRows = False
