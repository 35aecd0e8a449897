"""Registers read as figures: a row's cells, its computed columns, its totals.

A cell is text: canonical figures ("679"), a mark of the four states (- ? x), an
ISO date, or what was typed with an apostrophe before it when it is none of these.
Blank cells are unknown and never zero.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PureWindowsPath

from cchc_desktop.core.content import NONE, Row
from cchc_desktop.core.edition import Column, ColumnKind, Condition, Edition, Register, Total
from cchc_desktop.core.formula import Formula
from cchc_desktop.core.period import Window, parse_date
from cchc_desktop.core.value import TYPED, Entry, State, canonical, is_writable, parse

UNREADABLE = "'"
_STATES = {mark: state for state, mark in TYPED.items()}


def read_cell(text: str) -> Entry:
    """The entry kept in a figure cell."""
    if not text:
        return Entry()
    if text in _STATES:
        return Entry(state=_STATES[text])
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Entry(text=text.removeprefix(UNREADABLE))
    return Entry(value=number) if is_writable(number) else Entry(text=text)


def write_cell(entry: Entry) -> str:
    """The text that keeps `entry` in a figure cell."""
    if entry.state is not None:
        return TYPED[entry.state]
    if entry.value is not None:
        return canonical(entry.value)
    return UNREADABLE + entry.text if entry.text else ""


def typed_cell(column: Column, text: str) -> str | bool:
    """What a cell of `column` keeps when the user typed `text`."""
    text = text.strip()
    if column.kind is ColumnKind.COUNT:
        return write_cell(parse(text))
    if column.kind is ColumnKind.FLAG:
        return text.casefold() in {"x", "1", "true"}
    if column.kind is ColumnKind.DATE and text:
        day = parse_date(text)
        return day.isoformat() if day else UNREADABLE + text
    return text


def day_of(row: Row, column: str) -> date | None:
    """The date in a cell, or None if blank or unreadable."""
    return parse_date(text_of(row, column))


def text_of(row: Row, column: str) -> str:
    """The text in a cell, "" if blank."""
    cell = row.get(column, "")
    return cell if isinstance(cell, str) else ""


def file_name(path: str) -> str:
    """The name of a file that a cell keeps by its path, of whatever system that is."""
    return PureWindowsPath(path).name


def own_files(register: Register, mine: Row, theirs: Row) -> Row:
    """The kept files of another's row by their bare names, ours where it is the same one.

    A path of another machine leads nowhere here, or where it must not.
    """
    kept: Row = {}
    for column in register.columns:
        if column.kind is ColumnKind.FILE and (path := text_of(theirs, column.code)):
            own = text_of(mine, column.code)
            kept[column.code] = own if file_name(own) == file_name(path) else file_name(path)
    return kept


def is_total(register: Register, row: Row) -> bool:
    """True for a row that gives the total of the others."""
    return text_of(row, register.key) in register.total_rows


def is_head(register: Register, row: Row) -> bool:
    """True for a row of a level that stands above others."""
    return bool(register.level) and text_of(row, register.level) in register.bold


def is_bold(register: Register, row: Row, column: Column) -> bool:
    """True for a cell of a total, and for what names a head."""
    naming = (register.level, register.key, register.naming)
    return is_total(register, row) or (is_head(register, row) and column.code in naming)


def chosen_registers(edition: Edition, choice: str) -> frozenset[str]:
    """The ids that a report's `document.appendix` names; blank is the edition's own choice."""
    named = frozenset(choice.split())
    return named - {NONE} if named else _usual(edition)


def choice_of(edition: Edition, chosen: Iterable[str]) -> str:
    """The `document.appendix` that names these registers, blank if the edition chooses the same."""
    wanted = frozenset(chosen)
    if wanted == _usual(edition):
        return ""
    return "\n".join(each.id for each in edition.registers if each.id in wanted) or NONE


def _usual(edition: Edition) -> frozenset[str]:
    return frozenset(register.id for register in edition.registers if register.printed)


class RowFigures:
    """One row's figures: those given, and the blank ones its columns compute."""

    def __init__(self, row: Row, formulas: Mapping[str, Formula]) -> None:
        self._row = row
        self._computed: dict[str, Decimal | None] = {}
        for code, formula in formulas.items():
            self._computed[code] = _number(formula.evaluate(self))

    def figure(self, code: str) -> Decimal | None:
        """The given figure, else the computed one; không phát sinh is 0."""
        entry = read_cell(text_of(self._row, code))
        if entry.state is State.NIL:
            return Decimal(0)
        return self._computed.get(code) if entry.is_blank else entry.value

    def given(self, code: str) -> Decimal | None:
        """The figure that was entered, None if it was left to be computed."""
        return read_cell(text_of(self._row, code)).value

    def computed(self, code: str) -> Decimal | None:
        """What the column's formula says, whatever was given."""
        return self._computed.get(code)

    def applies(self, code: str) -> bool:
        """False for a cell marked as not this unit's business."""
        return text_of(self._row, code) != TYPED[State.NA]

    def earlier(self, code: str) -> Decimal | None:
        """Rows have no earlier period."""
        return None


def _number(answer: Decimal | bool | None) -> Decimal | None:
    return answer if isinstance(answer, Decimal) else None


def total_of(
    total: Total,
    register: Register,
    rows: Iterable[Row],
    formulas: Mapping[str, Formula],
    window: Window | None,
) -> Decimal | None:
    """The figure a register gives: None while it has no rows or a part is unknown.

    A given total row is preferred to adding the others. Whether a row without a date
    belongs to the window nobody knows, so what it would count for is unknown too.
    """
    rows = list(rows)
    fitting = [(row, _fits_all(row, total.where, window)) for row in rows]
    if not rows or any(fits is None for _, fits in fitting):
        return None
    chosen = [row for row, fits in fitting if fits]
    if not total.column:
        return Decimal(sum(not is_total(register, row) for row in chosen))
    for row in chosen:
        if is_total(register, row):
            figure = RowFigures(row, formulas).figure(total.column)
            if figure is not None:
                return figure
    return added(total.column, register, chosen, formulas)


def added(
    column: str, register: Register, rows: Iterable[Row], formulas: Mapping[str, Formula]
) -> Decimal | None:
    """The sum of `column` over the rows that are no totals; None while one is unknown."""
    known, complete = known_parts(column, (row for row in rows if not is_total(register, row)), formulas)
    return sum(known, Decimal(0)) if known and complete else None


def known_parts(
    column: str, rows: Iterable[Row], formulas: Mapping[str, Formula]
) -> tuple[list[Decimal], bool]:
    """What is known of `column` in the rows it applies to, and whether that is all of it."""
    figures = [RowFigures(row, formulas) for row in rows]
    parts = [row.figure(column) for row in figures if row.applies(column)]
    known = [part for part in parts if part is not None]
    return known, len(known) == len(parts)


def _fits_all(row: Row, conditions: Iterable[Condition], window: Window | None) -> bool | None:
    """None if it hangs on a date, or a window, that is not known."""
    answers = [_fits(row, condition, window) for condition in conditions]
    if False in answers:
        return False
    return None if None in answers else True


def _fits(row: Row, condition: Condition, window: Window | None) -> bool | None:
    if condition.ticked:
        return row.get(condition.column) is True
    if condition.in_window:
        day = day_of(row, condition.column)
        return None if day is None or window is None else day in window
    text = text_of(row, condition.column)
    if condition.one_of:
        return text in condition.one_of
    return re.search(condition.matches, text) is not None
