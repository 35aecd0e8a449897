"""A6-A8: parts and wholes within one form. Blank parts are unknown, never zero."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.ratios import matches
from cchc_desktop.core.checks.wording import figure, number_of, place
from cchc_desktop.core.edition import SHARES, Check
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.formula import Formula
from cchc_desktop.core.value import State, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def part_above_whole(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `groups` is a whole and its parts: what is known of the parts is more.

    Nothing is said where all are a register's: its rows are spoken of already.
    """
    for whole, *parts in check.groups:
        if all(_is_drawn(report, code) for code in (whole, *parts)):
            continue
        limit, known = report.figure(whole), _known(report, parts)
        total = sum(known.values(), Decimal(0))
        if limit is not None and known and total > limit:
            fields = {
                "rows": ", ".join(place(report, part) for part in known),
                "found": " + ".join(show(number) for number in known.values()),
                "sum": show(total),
                "whole_row": place(report, whole),
                "whole": show(limit),
            }
            yield Found((*known, whole), fields, "several" if len(known) > 1 else "")


def _is_drawn(report: "Report", code: str) -> bool:
    return code in report.index.fed and report.value(code).origin is Origin.COMPUTED


def total_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A total that was typed over is not what its parts give, or less than those known."""
    for code, formula in _totals(report):
        value, known = report.value(code), _known(report, formula.names)
        given, expected = value.counted, value.expected
        if value.origin is not Origin.OVERRIDDEN or given is None:
            continue
        short = expected is None and _adds(formula) and given < sum(known.values(), Decimal(0))
        if short:
            expected = sum(known.values(), Decimal(0))
        if expected is not None and not _agree(report, code, given, expected):
            fields = {
                "row": place(report, code),
                "found": figure(report, code),
                "expected": number_of(report, code, expected),
                "parts": " + ".join(figure(report, part) for part in _applying(report, formula)),
            }
            yield Found((code, *formula.names), fields, "short" if short else "")


def total_on_blanks(report: "Report", check: Check) -> Iterator[Found]:
    """A total given while nothing is known of its parts."""
    for code, formula in _totals(report):
        value, parts = report.value(code), _applying(report, formula)
        given = value.origin is Origin.OVERRIDDEN and value.number is not None
        if given and parts and not _known(report, parts):
            yield Found((code, *parts), _missing_fields(report, code, parts))


def total_left_open(report: "Report", check: Check) -> Iterator[Found]:
    """Some parts given, but the total has no value because others are not known."""
    for code, formula in _totals(report):
        known = _known(report, formula.names)
        missing = tuple(part for part in _applying(report, formula) if part not in known)
        if report.value(code).is_blank and known and missing:
            yield Found((code, *missing), _missing_fields(report, code, missing))


def total_withheld(report: "Report", check: Check) -> Iterator[Found]:
    """A total marked as missing, or as not the unit's business, though its parts give it."""
    for code, formula in _totals(report):
        value = report.value(code)
        if value.state in (State.PENDING, State.NA) and value.expected is not None:
            fields = {
                "row": place(report, code),
                "found": figure(report, code),
                "expected": number_of(report, code, value.expected),
            }
            yield Found((code, *formula.names), fields)


def _missing_fields(report: "Report", code: str, missing: tuple[str, ...]) -> dict[str, object]:
    return {
        "row": place(report, code),
        "found": figure(report, code),
        "count": len(missing),
        "parts": ", ".join(_short_place(report, part) for part in missing),
    }


def _short_place(report: "Report", code: str) -> str:
    """A row of the form by its number alone, anything else in full."""
    row = report.index.rows.get(code)
    return row.number.rstrip(".") if row and row.number else place(report, code)


def _totals(report: "Report") -> Iterator[tuple[str, Formula]]:
    """The computed rows that are no shares of a whole."""
    for code, formula in report.index.formulas.items():
        if not formula.is_share:
            yield code, formula


def _adds(formula: Formula) -> bool:
    """True if the formula only adds, so that a part can only make it more."""
    only_adds = re.fullmatch(r"[\w\s,+()]+", formula.text)
    return only_adds is not None and set(re.findall(r"(\w+)\s*\(", formula.text)) <= {"sum"}


def _agree(report: "Report", code: str, given: Decimal, expected: Decimal) -> bool:
    """Shares may be rounded; anything else is exact."""
    if report.index.figures[code].kind in SHARES:
        return matches(given, expected)
    return given == expected


def _applying(report: "Report", formula: Formula) -> tuple[str, ...]:
    return tuple(part for part in formula.names if report.applies(part))


def _known(report: "Report", codes: Iterable[str]) -> dict[str, Decimal]:
    return {code: number for code in codes if (number := report.figure(code)) is not None}


_MISSING = frozenset({"row", "found", "count", "parts"})
RULES = {
    "part_above_whole": Rule(
        part_above_whole,
        frozenset({"rows", "found", "sum", "whole_row", "whole"}),
        frozenset({"groups"}),
        frozenset({"several"}),
    ),
    "total_differs": Rule(
        total_differs, frozenset({"row", "found", "expected", "parts"}), variants=frozenset({"short"})
    ),
    "total_on_blanks": Rule(total_on_blanks, _MISSING),
    "total_left_open": Rule(total_left_open, _MISSING),
    "total_withheld": Rule(total_withheld, frozenset({"row", "found", "expected"})),
}
