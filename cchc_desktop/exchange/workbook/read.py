"""A workbook read back: the report it carries, and what a person changed in its cells.

Precisely: the carried report is the truth for everything but what stands in visible
cells for figures, notes and registers. There a cell that no longer shows what was
printed at export wins, and each such difference is told. In an empty workbook given
out to be filled in everything entered is such a difference, and is not told. Formulas
of computed rows are never read: the app computes by itself. What is not understood is
told, and never guessed.
"""

from pathlib import Path

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.checks.wording import place, row_place
from cchc_desktop.core.content import Item, Row
from cchc_desktop.core.edition import SHARES, Column, Figure, Register
from cchc_desktop.core.register import RowFigures
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import report_json
from cchc_desktop.exchange.reading import Reading
from cchc_desktop.exchange.workbook import carried, source
from cchc_desktop.exchange.workbook.printed import (
    differs,
    figure_shown,
    note_shown,
    register_shown,
)
from cchc_desktop.exchange.workbook.sheets import FACTS, FORM, NOTE, REGISTER, VALUE
from cchc_desktop.exchange.workbook.source import NO_CELL, Cell, Line, Table
from cchc_desktop.exchange.workbook.taken import cell_of, entry_of, has_decimal_dot, words_of


def read(path: Path, catalogue: Catalogue) -> Reading:
    """The report in the app's own workbook, however often it was saved by others.

    FileUnusable if it is no workbook, is damaged, or carries no report.
    """
    found = source.load(path)
    if found.carried is None:
        raise FileUnusable("xlsx_foreign", file=path.name)
    purpose, raw = found.carried
    comparing = Comparing(report_json.decode(raw, catalogue), purpose)
    for table in found.tables:
        comparing.take(table)
    return comparing.reading()


class Comparing:
    """What the sheets say beside what was printed in them."""

    def __init__(self, printed: Report, purpose: str) -> None:
        self._printed = printed
        self._is_template = purpose == carried.TEMPLATE
        self._is_exported = purpose == carried.REPORT
        self._content: dict[str, Item] = dict(printed.content)
        self._problems: list[str] = [texts.READ_LOST] if purpose == carried.LOST else []
        self._seen: set[str] = set()

    def reading(self) -> Reading:
        """What was read so far."""
        report = Report(self._printed.index, self._printed.identity, self._content)
        return Reading(report, tuple(self._problems))

    def take(self, table: Table) -> None:
        """Read one sheet."""
        kind, _, name = table.mark.partition(":")
        if table.mark in self._seen:
            self._tell(texts.READ_SHEET_TWICE, sheet=table.name)
        elif kind in (FORM, FACTS):
            self._take_figures(table)
        elif kind == REGISTER and name in self._printed.index.registers:
            self._take_register(table, self._printed.index.registers[name])
        elif any(not line.is_empty for line in table.lines) or not table.mark:
            self._tell(texts.READ_SHEET_UNKNOWN, sheet=table.name)
        self._seen.add(table.mark or table.name)

    def _take_figures(self, table: Table) -> None:
        if VALUE not in table.roles:
            self._tell(texts.READ_COLUMN_MISSING, sheet=table.name)
            return
        seen: set[str] = set()
        for line in table.lines:
            figure = self._printed.index.figures.get(line.key)
            if figure is None or line.key in seen:
                if line.key or not self._is_heading(line):
                    self._tell(texts.READ_ROW_UNKNOWN, sheet=table.name, row=line.number)
            elif figure.is_entered:
                seen.add(line.key)
                self._take_figure(line, figure)

    def _is_heading(self, line: Line) -> bool:
        """True for a line without figures: a title among the rows, or nothing at all."""
        return not words_of(line.cells.get(VALUE, NO_CELL).value)

    def _take_figure(self, line: Line, figure: Figure) -> None:
        shown, cell = figure_shown(self._printed, figure), line.cells[VALUE]
        old = self._printed.entry(figure.code) or Entry()
        entry = old
        if not self._is_ours(cell, figure.formula) and self._is_known(
            cell, place(self._printed, figure.code)
        ):
            percent = cell.percent and figure.kind in SHARES
            if differs(shown, cell.value) and not (
                percent and shown.value == entry_of(cell.value, True).value
            ):
                entry = msgspec.structs.replace(entry_of(cell.value, percent), note=old.note)
                self._tell_figure(figure, cell, words_of(shown.value))
        note = line.cells.get(NOTE)
        if note and not note.formula and differs(note_shown(self._printed, figure.code), note.value):
            entry = msgspec.structs.replace(entry, note=words_of(note.value))
            self._tell_change(texts.READ_NOTE, place=place(self._printed, figure.code))
        if entry != old:
            self._content[figure.code] = entry

    def _is_ours(self, cell: Cell, formula: str) -> bool:
        """True for a live formula that the app put there itself."""
        return self._is_template and bool(cell.formula) and bool(formula)

    def _is_known(self, cell: Cell, where: str) -> bool:
        if cell.formula and cell.value is None:
            self._tell(texts.READ_FORMULA, place=where)
            return False
        return True

    def _tell_figure(self, figure: Figure, cell: Cell, printed: str) -> None:
        where = place(self._printed, figure.code)
        found = words_of(cell.value)
        self._tell_change(
            texts.READ_CHANGED, place=where, found=found or texts.READ_BLANK, old=printed or texts.READ_BLANK
        )
        self._tell_odd(cell, where)

    def _tell_odd(self, cell: Cell, where: str) -> None:
        """A value that had to be understood, or could not be."""
        if has_decimal_dot(cell.value):
            self._tell(texts.READ_DECIMAL_DOT, place=where, found=words_of(cell.value))
        elif entry_of(cell.value).text:
            self._tell(texts.READ_NO_FIGURE, place=where, found=words_of(cell.value))

    def _take_register(self, table: Table, register: Register) -> None:
        missing = [column.label for column in register.columns if column.code not in table.roles]
        if missing:
            self._tell(texts.READ_COLUMNS_MISSING, sheet=table.name, columns=", ".join(missing))
        rows = self._printed.rows(register.id)
        positions = {key: position for position, key in enumerate(rows)}
        next_key = max(rows, default=-1) + 1
        seen: set[int] = set()
        for line in table.lines:
            key = int(line.key) if line.key.isdecimal() else -1
            if key in rows and key not in seen:
                seen.add(key)
                self._take_row(line, register, key, row_place(self._printed, register.id, positions[key]))
            elif not line.is_empty:
                where = texts.READ_PLACE.format(sheet=table.name, row=line.number)
                row = {
                    c.code: self._cell(c, line.cells.get(c.code, NO_CELL), where) for c in register.columns
                }
                self._content[f"{register.id}.{next_key}"] = {
                    code: cell for code, cell in row.items() if cell
                }
                self._tell_change(texts.READ_ROW_ADDED, place=where)
                next_key += 1
        for key in rows.keys() - seen:
            del self._content[f"{register.id}.{key}"]
            self._tell_change(
                texts.READ_ROW_GONE, place=row_place(self._printed, register.id, positions[key])
            )

    def _take_row(self, line: Line, register: Register, key: int, where: str) -> None:
        old = self._printed.rows(register.id)[key]
        figures = RowFigures(old, self._printed.index.column_formulas[register.id])
        row: Row = dict(old)
        for column in register.columns:
            cell = line.cells.get(column.code)
            if cell is None or not differs(register_shown(self._printed, column, old, figures), cell.value):
                continue
            taken = self._cell(column, cell, where)
            row = {**row, column.code: taken}
        if row != old:
            self._tell_change(texts.READ_ROW_CHANGED, place=where)
            self._content[f"{register.id}.{key}"] = row

    def _cell(self, column: Column, cell: Cell, where: str) -> str | bool:
        if self._is_ours(cell, column.formula) or not self._is_known(cell, where):
            return ""
        taken = cell_of(column, cell.value)
        if isinstance(taken, str) and taken.startswith("'"):
            self._tell(texts.READ_NO_FIGURE, place=where, found=words_of(cell.value))
        return taken

    def _tell(self, sentence: str, **fields: object) -> None:
        self._problems.append(sentence.format(**fields))

    def _tell_change(self, sentence: str, **fields: object) -> None:
        """A difference from what was exported, where that is known and was more than empty."""
        if self._is_exported:
            self._tell(sentence, **fields)
