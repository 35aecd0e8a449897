"""A9: each figure by itself: readable, whole, not negative, within its bounds."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import figure, place, row_code, row_place
from cchc_desktop.core.edition import SHARES, WHOLE, Check, Column, ColumnKind, Kind
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.register import UNREADABLE, read_cell, text_of
from cchc_desktop.core.value import problem, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

HUNDRED = Decimal(100)


def unreadable(report: "Report", check: Check) -> Iterator[Found]:
    """What was typed is no figure; the variant tells why (`value.Problem`)."""
    for code, value in report.values.items():
        if value.origin is Origin.UNREADABLE:
            fields = {"row": place(report, code), "found": value.text}
            yield Found((code,), fields, problem(value.text).value)
    for register, position, column, text in _cells(report):
        if text.startswith(UNREADABLE):
            yield _cell_found(report, register, position, column, text.removeprefix(UNREADABLE))


def not_whole(report: "Report", check: Check) -> Iterator[Found]:
    """A count with decimals."""
    for code, number in _given(report):
        if report.index.figures[code].kind in WHOLE and number != number.to_integral_value():
            yield _found(report, code)
    for register, position, column, number in _counts(report):
        if number != number.to_integral_value():
            yield _cell_found(report, register, position, column, show(number))


def negative(report: "Report", check: Check) -> Iterator[Found]:
    """A figure below zero: nothing on these forms can be."""
    for code, number in _given(report):
        if number < 0:
            yield _found(report, code)
    for register, position, column, number in _counts(report):
        if number < 0:
            yield _cell_found(report, register, position, column, show(number))


def above_hundred(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage above 100: given ones, or with `codes` these, computed ones too.

    `groups` are rows left to another check of the same rule.
    """
    left_out = {code for group in check.groups for code in group}
    for code, value in report.values.items():
        if (check.codes and code not in check.codes) or code in left_out:
            continue
        given = value.origin in (Origin.ENTERED, Origin.OVERRIDDEN)
        shares = report.index.figures[code].kind in SHARES
        if shares and (given or check.codes) and value.number is not None and value.number > HUNDRED:
            yield _found(report, code)


def not_an_option(report: "Report", check: Check) -> Iterator[Found]:
    """A coded answer that is not on the row's list."""
    for code, number in _given(report):
        row = report.index.figures[code]
        if row.kind is Kind.CHOICE and number not in [option.value for option in row.options]:
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


def _cells(report: "Report") -> Iterator[tuple[str, int, Column, str]]:
    for register in report.index.registers.values():
        columns = [c for c in register.columns if c.kind in (ColumnKind.COUNT, ColumnKind.DATE)]
        for position, row in enumerate(report.rows(register.id).values()):
            for column in columns:
                if text := text_of(row, column.code):
                    yield register.id, position, column, text


def _counts(report: "Report") -> Iterator[tuple[str, int, Column, Decimal]]:
    for register, position, column, text in _cells(report):
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
