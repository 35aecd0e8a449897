"""A9: each figure by itself: readable, whole, not negative, within its bounds."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import figure, place, row_code, row_place
from cchc_desktop.core.edition import SHARES, WHOLE, Check, Column, ColumnKind, Index, Kind
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.register import UNREADABLE, read_cell, text_of
from cchc_desktop.core.value import LONGEST, problem, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

HUNDRED = Decimal(100)
COUNTS = WHOLE - {Kind.CHOICE}

Cell: TypeAlias = tuple[str, int, Column, str]
"""A register, the position of a row in it, the column and what stands there."""


def unreadable(report: "Report", check: Check) -> Iterator[Found]:
    """What was typed is no figure; the variant tells why (`value.Problem`)."""
    for code, value in report.values.items():
        if value.origin is Origin.UNREADABLE:
            fields = {"row": place(report, code), "found": value.text}
            yield Found((code,), fields, problem(value.text).value)
    for register, position, column, text in _odd_cells(report):
        if column.kind is ColumnKind.DATE or read_cell(text).text:
            yield _cell_found(report, register, position, column, text.removeprefix(UNREADABLE))


def not_whole(report: "Report", check: Check) -> Iterator[Found]:
    """A count with decimals. What is chosen from a list is left to `not_an_option`."""
    for code, number in _given(report):
        if number != number.to_integral_value() and report.index.figures[code].kind in COUNTS:
            yield _found(report, code)
    for register, position, column, number in _counts(report):
        if number != number.to_integral_value():
            yield _cell_found(report, register, position, column, show(number))


def negative(report: "Report", check: Check) -> Iterator[Found]:
    """A figure below zero: nothing on these forms can be."""
    for code, number in _given(report):
        if number < 0 and report.index.figures[code].kind is not Kind.CHOICE:
            yield _found(report, code)
    for register, position, column, number in _counts(report):
        if number < 0:
            yield _cell_found(report, register, position, column, show(number))


def above_hundred(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage above 100: given ones, or with `codes` these, computed ones too.

    `groups` are rows left to another check of the same rule.
    """
    left_out = {code for group in check.groups for code in group}
    for code in check.codes or of_kinds(report.index, SHARES):
        value = report.value(code)
        given = bool(check.codes) or value.origin in (Origin.ENTERED, Origin.OVERRIDDEN)
        if code not in left_out and given and value.number is not None and value.number > HUNDRED:
            yield _found(report, code)


def not_an_option(report: "Report", check: Check) -> Iterator[Found]:
    """A coded answer that is not on the row's list."""
    for code in of_kinds(report.index, frozenset({Kind.CHOICE})):
        row, number = report.index.figures[code], report.value(code).number
        if number is not None and number not in [option.value for option in row.options]:
            options = "; ".join(f"{option.label} = {show(option.value)}" for option in row.options)
            yield Found((code,), {"row": place(report, code), "found": show(number), "options": options})


def shares_above_whole(report: "Report", check: Check) -> Iterator[Found]:
    """Shares of one whole (each of `groups`) that add to more than 100."""
    for group in check.groups:
        known = [number for code in group if (number := report.figure(code)) is not None]
        if sum(known, Decimal(0)) > HUNDRED:
            rows = ", ".join(place(report, code) for code in group)
            yield Found(tuple(group), {"rows": rows, "found": show(sum(known, Decimal(0)))})


def _given(report: "Report") -> Iterator[tuple[str, Decimal]]:
    for code, value in report.values.items():
        if value.number is not None and value.origin is not Origin.COMPUTED:
            yield code, value.number


def _found(report: "Report", code: str) -> Found:
    return Found((code,), {"row": place(report, code), "found": figure(report, code)})


@lru_cache(64)
def of_kinds(index: Index, kinds: frozenset[Kind]) -> tuple[str, ...]:
    """The codes of an edition's figures of these kinds."""
    return tuple(code for code, figure in index.figures.items() if figure.kind in kinds)


def _odd_cells(report: "Report") -> list[Cell]:
    """The cells of registers that are not plainly a whole number, a state or a day."""
    if "odd cells" not in report.memo:
        report.memo["odd cells"] = list(_odd(report))
    return cast(list[Cell], report.memo["odd cells"])


def _odd(report: "Report") -> Iterator[Cell]:
    for register in report.index.registers.values():
        columns = [c for c in register.columns if c.kind in (ColumnKind.COUNT, ColumnKind.DATE)]
        for position, row in enumerate(report.rows(register.id).values()):
            for column in columns:
                text = text_of(row, column.code)
                if text and not _is_plain(column, text):
                    yield register.id, position, column, text


def _is_plain(column: Column, text: str) -> bool:
    if column.kind is ColumnKind.DATE:
        return parse_date(text) is not None
    short = len(text) <= LONGEST and text.isdecimal()
    return short or read_cell(text).state is not None


def _counts(report: "Report") -> Iterator[tuple[str, int, Column, Decimal]]:
    for register, position, column, text in _odd_cells(report):
        if column.kind is ColumnKind.COUNT and (number := read_cell(text).value) is not None:
            yield register, position, column, number


def _cell_found(report: "Report", register: str, position: int, column: Column, text: str) -> Found:
    where = f"{row_place(report, register, position)}, {column.label}"
    variant = "date" if column.kind is ColumnKind.DATE else problem(text).value
    return Found((row_code(register, position), column.code), {"row": where, "found": text}, variant)


_FIELDS = frozenset({"row", "found"})
RULES = {
    "unreadable": Rule(
        unreadable, _FIELDS, variants=frozenset({"letters", "decimal_dot", "grouping", "too_long", "date"})
    ),
    "not_whole": Rule(not_whole, _FIELDS),
    "negative": Rule(negative, _FIELDS),
    "above_hundred": Rule(above_hundred, _FIELDS),
    "not_an_option": Rule(not_an_option, _FIELDS | {"options"}),
    "shares_above_whole": Rule(shares_above_whole, frozenset({"rows", "found"}), frozenset({"groups"})),
}
