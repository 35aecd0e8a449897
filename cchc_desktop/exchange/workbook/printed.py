"""What each cell of a workbook shows for a report: a bare value and its format.

Writing puts it there, reading compares with it to find what a person changed. The
figures are those of the printed forms (`exchange.wording`), as numbers.
"""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import msgspec

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import SHARES, Column, ColumnKind, Figure
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.register import UNREADABLE, RowFigures, read_cell, text_of
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import rounded, show
from cchc_desktop.exchange.blocks import plain
from cchc_desktop.exchange.wording import state_words
from cchc_desktop.exchange.workbook.styles import DATE, GENERAL, number_format
from cchc_desktop.exchange.workbook.taken import EXACT, normal

Bare: TypeAlias = int | float | str | date | None

LONGEST = 32_000
"""Letters that a cell holds."""
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
TICK = "x"


class Shown(msgspec.Struct, frozen=True):
    """A cell's value and how it is formatted."""

    value: Bare = None
    format: str = GENERAL


NOTHING = Shown()


def figure_shown(report: Report, figure: Figure) -> Shown:
    """The figure of a form's row or of a fact."""
    value = report.value(figure.code)
    if value.state is not None:
        return Shown(state_words(report, value.state))
    if value.number is None:
        return words_shown(value.text)
    return number_shown(
        rounded(value.number, report.edition.decimals) if figure.kind in SHARES else value.number
    )


def note_shown(report: Report, code: str) -> Shown:
    """What stands under Ghi chú."""
    return words_shown(report.value(code).note)


def register_shown(report: Report, column: Column, row: Row, figures: RowFigures) -> Shown:
    """A cell of a register; a blank one that its column computes shows the sum."""
    if column.kind is ColumnKind.FLAG:
        return Shown(TICK) if row.get(column.code) is True else NOTHING
    text = text_of(row, column.code)
    if column.kind is ColumnKind.COUNT:
        return _count_shown(report, text, figures.computed(column.code))
    if column.kind is ColumnKind.DATE:
        day = parse_date(text)
        return Shown(day, DATE) if day and day >= FIRST_DAY else words_shown(text.removeprefix(UNREADABLE))
    return words_shown(text)


def _count_shown(report: Report, text: str, computed: Decimal | None) -> Shown:
    entry = read_cell(text)
    if entry.state is not None:
        return Shown(state_words(report, entry.state))
    if entry.text:
        return words_shown(entry.text)
    number = computed if entry.value is None else entry.value
    return NOTHING if number is None else number_shown(number)


def number_shown(number: Decimal) -> Shown:
    """A number with the decimals it has; 36.0 of a share is 36."""
    if len(number.as_tuple().digits) > EXACT:
        return Shown(show(number))
    exponent = number.as_tuple().exponent
    decimals = 0 if number == number.to_integral_value() else -int(exponent)
    return Shown(float(number) if decimals else int(number), number_format(decimals))


@lru_cache(4096)
def words_shown(text: str) -> Shown:
    """A text as a cell can hold it, without control characters."""
    if not text:
        return NOTHING
    clean = plain(text)[:LONGEST]
    # Excel reads _x0041_ as the letter A; _x005F_ is the underscore itself.
    return Shown(re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", clean) or None)


def differs(shown: Shown, value: object) -> bool:
    """True if the cell no longer holds what was shown in it."""
    return normal(shown.value) != normal(value)
