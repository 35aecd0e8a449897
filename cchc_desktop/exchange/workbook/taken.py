"""A cell's value as what a report keeps: figures, register cells, and what to tell about it.

A file is read more kindly than the keyboard: 97.23 in a text is a decimal dot, read and
reported. What cannot be read is kept as it was typed.
"""

from datetime import date, datetime
from decimal import Decimal

from cchc_desktop.core.edition import Column, ColumnKind
from cchc_desktop.core.period import show_date
from cchc_desktop.core.register import typed_cell, write_cell
from cchc_desktop.core.text import nfc
from cchc_desktop.core.value import LONGEST, Entry, Problem, canonical, parse, problem
from cchc_desktop.exchange.blocks import plain

EXACT = 15
"""Digits that a spreadsheet keeps; a longer figure is written as text."""


def entry_of(value: object, percent: bool = False) -> Entry:
    """The entry meant by a cell; a cell shown as a percentage holds a share of 1."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(format(value, f".{EXACT}g")) * (100 if percent else 1)
        number = number.normalize() if number != number.to_integral_value() else number
        return (
            Entry(value=Decimal(canonical(number)))
            if abs(number.adjusted()) < LONGEST
            else Entry(text=str(value))
        )
    text = words_of(value)
    entry = parse(text)
    if entry.text and problem(entry.text) is Problem.DECIMAL_DOT:
        return Entry(value=Decimal(entry.text.removesuffix("%").rstrip()))
    return entry


def has_decimal_dot(value: object) -> bool:
    """True for a text whose dot was read as a decimal sign."""
    text = words_of(value) if isinstance(value, str) else ""
    return bool(parse(text).text) and problem(text) is Problem.DECIMAL_DOT


def cell_of(column: Column, value: object) -> str | bool:
    """What a register's cell keeps."""
    if column.kind is ColumnKind.COUNT:
        return write_cell(entry_of(value))
    if column.kind is ColumnKind.DATE and isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return typed_cell(column, words_of(value))


def words_of(value: object) -> str:
    """A cell's value in words, numbers without a needless .0."""
    found = normal(value)
    if isinstance(found, Decimal):
        return canonical(found)
    return show_date(found) if isinstance(found, date) else found or ""


def normal(value: object) -> Decimal | str | date | None:
    """A cell's value, written or read, in the one form that can be compared."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value).upper()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return Decimal(format(value, f".{EXACT}g")).normalize()
    return nfc(plain(str(value)).replace("_x005F_", "_")).strip() or None
