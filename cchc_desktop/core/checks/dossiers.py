"""A1-A5, A10: the sums inside a register's rows, and of its given total row."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import UNKNOWN, row_code, row_place
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Check, ColumnKind, Register
from cchc_desktop.core.register import RowFigures, is_total, known_parts, text_of
from cchc_desktop.core.value import show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

MANY = 12
"""Rows that a total may count or not, beyond which nobody knows which it counts."""

Known: TypeAlias = dict[str, Decimal]


def row_total_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A cell of `codes` given beside its parts is not what its column computes."""
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for code in check.codes:
            given, expected = row.figure(code), row.computed(code)
            parts = _parts(report, register, code)
            # A sum of its own that was marked as not applying is left out, but not its parts.
            unclear = any(row.computed(part) is not None and not row.applies(part) for part in parts)
            if given is not None and expected is not None and given != expected and not unclear:
                fields = {"found": show(given), "expected": show(expected)}
                yield _found(report, register, position, row, (code, *parts), fields)


def row_parts_above(report: "Report", check: Check) -> Iterator[Found]:
    """Some parts are unknown, and those known are already more than the given total."""
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for code in check.codes:
            given, known = row.figure(code), _least(report, register, row, code)
            total = sum(known.values(), Decimal(0))
            if given is not None and row.computed(code) is None and total > given:
                parts = " + ".join(show(number) for number in known.values())
                fields = {"found": show(given), "expected": show(total), "parts": parts}
                yield _found(report, register, position, row, (code, *known), fields)


def row_unbalanced(report: "Report", check: Check) -> Iterator[Found]:
    """`codes` are a whole and the parts it falls into; the variant names a column of
    `groups` whose figure is exactly the gap.

    While a part is unknown only parts that are already more than the whole are wrong.
    """
    register = report.index.registers[check.register]
    suspects = [code for group in check.groups for code in group]
    for position, row in _rows(report, register):
        whole, *parts = [row.figure(code) for code in check.codes]
        total = sum((part for part in parts if part is not None), Decimal(0))
        short = None in parts
        if whole is None or whole == total or (short and total < whole):
            continue
        gap = abs(whole - total)
        cause = next((code for code in suspects if not short and row.figure(code) == gap), "")
        fields = {
            "found": show(whole),
            "expected": show(total),
            "gap": show(gap),
            "cause": register.by_code[cause].label if cause else "",
            "parts": " + ".join(UNKNOWN if part is None else show(part) for part in parts),
        }
        variant = "short" if short else "cause" if cause else ""
        yield _found(report, register, position, row, check.codes, fields, variant)


def rows_not_added(report: "Report", check: Check) -> Iterator[Found]:
    """A given total row is not the sum of the other rows; `codes`: only these columns.

    The first of `groups` are the keys of rows that a total must count, the second of
    rows that it never counts; any others it may count or not. Without groups it counts
    all. While a row is unknown, or not listed, only too small a total is wrong.
    """
    register = report.index.registers[check.register]
    formulas = report.index.column_formulas[register.id]
    rows = list(report.rows(register.id).values())
    columns = check.codes or tuple(c.code for c in register.columns if c.kind is ColumnKind.COUNT)
    counted, may_be = _counted(register, rows, check.groups)
    listed = not check.groups or {text_of(row, register.key) for row in counted} >= set(check.groups[0])
    for position, row in _rows(report, register):
        if not is_total(register, rows[position]):
            continue
        for code in columns:
            given = _given(row, code)
            known, complete = known_parts(code, counted, formulas)
            extra, all_extra = known_parts(code, may_be, formulas)
            expected = sum(known, Decimal(0))
            if given is None or not known or _reaches(given - expected, extra):
                continue
            if given < expected or (listed and complete and all_extra):
                fields = {"found": show(given), "expected": show(expected)}
                yield _found(report, register, position, row, (code,), fields)


def split_differs(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `groups` is a whole and what it is split into: they do not add up.

    While some parts are unknown only a sum that is already too large is wrong.
    """
    register = report.index.registers[check.register]
    for position, row in _rows(report, register):
        for whole, *columns in check.groups:
            parts = [part for part in columns if row.applies(part)]
            limit = row.figure(whole)
            known = [number for part in parts if (number := row.figure(part)) is not None]
            total = sum(known, Decimal(0))
            if limit is None or not known or total == limit:
                continue
            if total > limit or len(known) == len(parts):
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


def _least(report: "Report", register: Register, row: RowFigures, code: str) -> Known:
    """The known parts of a column; of a part that is unknown itself, its own known parts."""
    known: Known = {}
    for part in _parts(report, register, code):
        number = row.figure(part)
        if number is not None:
            known[part] = number
        elif part in report.index.column_formulas[register.id]:
            known |= _least(report, register, row, part)
    return known


def _given(row: RowFigures, code: str) -> Decimal | None:
    """The figure of a cell that was filled in, without what its column computes."""
    number = row.figure(code)
    return None if row.given(code) is None and number == row.computed(code) else number


def _counted(
    register: Register, rows: Iterable[Row], groups: tuple[tuple[str, ...], ...]
) -> tuple[list[Row], list[Row]]:
    """The rows a total must count, and those it may count."""
    others = [(text_of(row, register.key), row) for row in rows if not is_total(register, row)]
    if not groups:
        return [row for _, row in others], []
    settled = {key for group in groups for key in group}
    counted = [row for key, row in others if key in groups[0]]
    return counted, [row for key, row in others if key not in settled]


def _reaches(gap: Decimal, extra: list[Decimal]) -> bool:
    """True if none of `extra`, or some, add up to `gap`."""
    if len(extra) > MANY:
        return 0 <= gap <= sum(extra, Decimal(0))
    sums = {Decimal(0)}
    for number in extra:
        sums |= {number + each for each in sums}
    return gap in sums


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
        frozenset({"cause", "short"}),
        of_lists=True,
    ),
    "rows_not_added": Rule(rows_not_added, _FIELDS, frozenset({"register"}), of_lists=True, of_types=True),
    "row_part_above": Rule(
        row_part_above,
        frozenset({"row", "column", "found", "whole", "whole_column"}),
        frozenset({"register", "groups"}),
        of_lists=True,
    ),
    "split_differs": Rule(split_differs, _FIELDS, frozenset({"register", "groups"}), of_lists=True),
}
