"""A6-A8: parts and wholes within one form. Blank parts are unknown, never zero."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import figure, place
from cchc_desktop.core.edition import Check, Kind
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.value import show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def part_above_whole(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `groups` is a whole and its parts: what is known of the parts is more."""
    for whole, *parts in check.groups:
        limit, known = report.figure(whole), _known(report, parts)
        total = sum(known.values(), Decimal(0))
        if limit is not None and known and total > limit:
            fields = {
                "row": place(report, parts[0]),
                "rows": ", ".join(place(report, part) for part in parts),
                "found": " + ".join(show(number) for number in known.values()),
                "sum": show(total),
                "whole_row": place(report, whole),
                "whole": show(limit),
            }
            yield Found((*parts, whole), fields, "several" if len(known) > 1 else "")


def total_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A total that was typed over is not the sum of its parts, or less than those known."""
    for code, parts in _totals(report):
        value, known = report.value(code), _known(report, parts)
        if value.origin is not Origin.OVERRIDDEN or value.number is None:
            continue
        short = value.expected is None and known and value.number < sum(known.values(), Decimal(0))
        if short or (value.expected is not None and value.expected != value.number):
            fields = {
                "row": place(report, code),
                "found": figure(report, code),
                "expected": show(sum(known.values(), Decimal(0)) if short else value.expected or Decimal(0)),
                "parts": " + ".join(figure(report, part) for part in parts),
            }
            yield Found((code, *parts), fields, "short" if short else "")


def total_on_blanks(report: "Report", check: Check) -> Iterator[Found]:
    """A total given while all its parts are blank."""
    for code, parts in _totals(report):
        value = report.value(code)
        if value.origin is Origin.OVERRIDDEN and value.number is not None and not _known(report, parts):
            yield Found((code, *parts), _missing_fields(report, code, parts))


def total_left_open(report: "Report", check: Check) -> Iterator[Found]:
    """Some parts given, but the total has no value because others are blank."""
    for code, parts in _totals(report):
        value, known = report.value(code), _known(report, parts)
        if value.number is None and value.state is None and not value.text and known:
            missing = tuple(part for part in parts if part not in known)
            yield Found((code, *missing), _missing_fields(report, code, missing))


def _missing_fields(report: "Report", code: str, missing: tuple[str, ...]) -> dict[str, object]:
    return {
        "row": place(report, code),
        "found": figure(report, code),
        "count": len(missing),
        "parts": ", ".join(report.index.figures[part].number.rstrip(".") or part for part in missing),
    }


def _totals(report: "Report") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The computed rows that are no ratios, with the codes they add."""
    for code, formula in report.index.formulas.items():
        if report.index.figures[code].kind is not Kind.RATIO:
            yield code, formula.names


def _known(report: "Report", codes: "tuple[str, ...] | list[str]") -> dict[str, Decimal]:
    return {code: number for code in codes if (number := report.figure(code)) is not None}


RULES = {
    "part_above_whole": Rule(
        part_above_whole,
        frozenset({"row", "rows", "found", "sum", "whole_row", "whole"}),
        frozenset({"groups"}),
        frozenset({"several"}),
    ),
    "total_differs": Rule(
        total_differs, frozenset({"row", "found", "expected", "parts"}), variants=frozenset({"short"})
    ),
    "total_on_blanks": Rule(total_on_blanks, frozenset({"row", "found", "count", "parts"})),
    "total_left_open": Rule(total_left_open, frozenset({"row", "found", "count", "parts"})),
}
