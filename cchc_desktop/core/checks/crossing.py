"""X1-X8, X11: a form against another form, a fact, a register, the report's number."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.ratios import matches
from cchc_desktop.core.checks.wording import UNKNOWN, figure, number_of, place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.formula import parse
from cchc_desktop.core.value import show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def disagrees(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `pairs` is where a figure comes from (a formula) and the row that must
    say the same, within half a unit of the row's last decimal.
    """
    for source, row in check.pairs:
        given, found = _source(report, source), report.figure(row)
        if given is not None and found is not None and not matches(found, given):
            yield _found(report, source, row, given)


def not_taken_over(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `pairs`: the source is known, but the row was left blank."""
    for source, row in check.pairs:
        given = _source(report, source)
        if given is not None and report.value(row).origin is Origin.BLANK:
            yield _found(report, source, row, given)


def below_own_number(report: "Report", check: Check) -> Iterator[Found]:
    """`codes` counts the documents sent; it is below the report's own number.

    Numbers start anew each year: nothing is said of a window that begins later.
    """
    (code,) = check.codes
    sent, digits = report.figure(code), re.match(r"\d+", report.text("document.number"))
    start, end = report.period.start, report.period.end
    if sent is None or digits is None or start is None or end is None or start > date(end.year, 1, 1):
        return
    if sent < int(digits[0]):
        fields = {"row": place(report, code), "found": figure(report, code), "number": digits[0]}
        yield Found((code, "document.number"), fields)


def _source(report: "Report", source: str) -> Decimal | None:
    answer = parse(source).evaluate(report)
    return answer if isinstance(answer, Decimal) else None


def _found(report: "Report", source: str, row: str, given: Decimal) -> Found:
    names = parse(source).names
    shown = figure(report, source) if source in names else show(given, report.edition.decimals)
    fields = {
        "row": place(report, row),
        "found": figure(report, row),
        "source": ", ".join(place(report, name) for name in names),
        "given": number_of(report, row, given) if shown == UNKNOWN else shown,
    }
    return Found((row, *names), fields)


_FIELDS = frozenset({"row", "found", "source", "given"})
RULES = {
    "disagrees": Rule(disagrees, _FIELDS, frozenset({"pairs"})),
    "not_taken_over": Rule(not_taken_over, _FIELDS, frozenset({"pairs"})),
    "below_own_number": Rule(below_own_number, frozenset({"row", "found", "number"}), frozenset({"codes"})),
}
