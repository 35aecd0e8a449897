"""A1-A5, A10: the sums inside a register's rows, and of its given total row."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import row_code, row_place
from cchc_desktop.core.edition import Check, ColumnKind, Register
from cchc_desktop.core.register import RowFigures, added, is_total
from cchc_desktop.core.value import show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def row_total_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A cell of `codes` given beside its parts is not what its column computes."""
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for code in check.codes:
            given, expected = row.given(code), row.computed(code)
            if given is not None and expected is not None and given != expected:
                fields = {"found": show(given), "expected": show(expected)}
                yield _found(report, register, position, row, (code, *_parts(report, register, code)), fields)


def row_parts_above(report: "Report", check: Check) -> Iterator[Found]:
    """Some parts are blank, and those known are already more than the given total."""
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for code in check.codes:
            given, parts = row.given(code), _parts(report, register, code)
            known = [number for part in parts if (number := row.figure(part)) is not None]
            if given is None or row.computed(code) is not None or sum(known, Decimal(0)) <= given:
                continue
            fields = {"found": show(given), "expected": show(sum(known, Decimal(0)))}
            yield _found(report, register, position, row, (code, *parts), fields)


def row_unbalanced(report: "Report", check: Check) -> Iterator[Found]:
    """`codes` are a whole and the parts it falls into; the variant names a column of
    `groups` whose figure is exactly the gap.
    """
    register = report.index.registers[check.register]
    suspects = [code for group in check.groups for code in group]
    for position, row in _rows(report, register):
        whole, *parts = [row.figure(code) for code in check.codes]
        if whole is None or None in parts:
            continue
        total = sum((part for part in parts if part is not None), Decimal(0))
        gap = abs(whole - total)
        if gap:
            cause = next((code for code in suspects if row.figure(code) == gap), "")
            label = register.by_code[cause].label if cause else ""
            fields = {"found": show(whole), "expected": show(total), "gap": show(gap), "cause": label}
            yield _found(report, register, position, row, check.codes, fields, "cause" if cause else "")


def rows_not_added(report: "Report", check: Check) -> Iterator[Found]:
    """A given total row is not the sum of the other rows; `codes`: only these columns."""
    register = report.index.registers[check.register]
    formulas = report.index.column_formulas[register.id]
    rows = list(report.rows(register.id).values())
    columns = check.codes or tuple(c.code for c in register.columns if c.kind is ColumnKind.COUNT)
    for position, row in enumerate(rows):
        if not is_total(register, row):
            continue
        figures = RowFigures(row, formulas)
        for code in columns:
            given, expected = figures.given(code), added(code, register, rows, formulas)
            if given is not None and expected is not None and given != expected:
                fields = {"found": show(given), "expected": show(expected)}
                yield _found(report, register, position, figures, (code,), fields)


def split_differs(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `groups` is a whole and what it is split into: they do not add up.

    While some parts are blank only a sum that is already too large is wrong.
    """
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for whole, *parts in check.groups:
            limit = row.figure(whole)
            known = [number for part in parts if (number := row.figure(part)) is not None]
            total = sum(known, Decimal(0))
            wrong = (
                limit is not None
                and known
                and (total > limit or (len(known) == len(parts) and total != limit))
            )
            if wrong and limit is not None:
                fields = {"found": show(total), "expected": show(limit)}
                yield _found(report, register, position, row, (whole, *parts), fields)


def row_part_above(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `groups` is a whole and a part of it: the part is more."""
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for whole, part in check.groups:
            limit, number = row.figure(whole), row.figure(part)
            if limit is not None and number is not None and number > limit:
                label = register.by_code[whole].label
                fields = {"found": show(number), "whole": show(limit), "whole_column": label}
                yield _found(report, register, position, row, (part, whole), fields)


def _rows(report: "Report", register: Register) -> Iterator[tuple[int, RowFigures]]:
    formulas = report.index.column_formulas[register.id]
    for position, row in enumerate(report.rows(register.id).values()):
        yield position, RowFigures(row, formulas)


def _parts(report: "Report", register: Register, code: str) -> tuple[str, ...]:
    return report.index.column_formulas[register.id][code].names


def _found(
    report: "Report",
    register: Register,
    position: int,
    row: RowFigures,
    codes: tuple[str, ...],
    fields: Mapping[str, object],
    variant: str = "",
) -> Found:
    first, *others = codes
    known = [number for code in others if (number := row.figure(code)) is not None]
    words = {
        "row": row_place(report, register.id, position),
        "column": register.by_code[first].label,
        "parts": " + ".join(show(number) for number in known),
        **fields,
    }
    return Found((row_code(register.id, position), *codes), words, variant)


_FIELDS = frozenset({"row", "column", "found", "expected", "parts"})
RULES = {
    "row_total_differs": Rule(row_total_differs, _FIELDS, frozenset({"register", "codes"}), of_lists=True),
    "row_parts_above": Rule(row_parts_above, _FIELDS, frozenset({"register", "codes"}), of_lists=True),
    "row_unbalanced": Rule(
        row_unbalanced,
        _FIELDS | {"gap", "cause"},
        frozenset({"register", "codes"}),
        frozenset({"cause"}),
        of_lists=True,
    ),
    "rows_not_added": Rule(rows_not_added, _FIELDS, frozenset({"register"}), of_lists=True),
    "row_part_above": Rule(
        row_part_above,
        frozenset({"row", "column", "found", "whole", "whole_column"}),
        frozenset({"register", "groups"}),
        of_lists=True,
    ),
    "split_differs": Rule(split_differs, _FIELDS, frozenset({"register", "groups"}), of_lists=True),
}
