"""X1-X8, X11: a form against another form, a fact, a register, the report's number."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.ratios import matches
from cchc_desktop.core.checks.wording import figure, place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.formula import parse
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.value import show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def disagrees(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `pairs` is where a figure comes from (a formula) and the row that must
    say the same, within half a unit of the row's last decimal.

    Nothing is said of sources below `least`, nor of a row that is computed of others
    in `pairs`: they are spoken of already.
    """
    rows = {row for _, row in check.pairs}
    for source, row in check.pairs:
        given, found = _source(report, source), report.figure(row)
        if given is None or found is None or given < check.least or matches(found, given):
            continue
        formula = report.index.formulas.get(row)
        computed = formula and report.value(row).origin is Origin.COMPUTED
        if not (formula and computed and rows.intersection(formula.names)):
            yield _found(report, source, row, given)


def not_listed(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `pairs`: the row counts something, but the list it comes from has none.

    Perhaps the list was not kept for that; so it is told apart from `disagrees`.
    """
    for source, row in check.pairs:
        given, found = _source(report, source), report.figure(row)
        if given == 0 and found is not None and found > 0:
            yield _found(report, source, row, given)


def not_taken_over(report: "Report", check: Check) -> Iterator[Found]:
    """Each of `pairs`: the source is known and at least `least`, but the row was left blank."""
    for source, row in check.pairs:
        given = _source(report, source)
        if given is not None and given >= check.least and report.value(row).origin is Origin.BLANK:
            yield _found(report, source, row, given)


def below_own_number(report: "Report", check: Check) -> Iterator[Found]:
    """`codes` counts the documents sent; it is below the report's own number.

    Numbers start anew each year: nothing is said of a window that begins later, nor of
    a report that is dated in another year than its window ends.
    """
    (code,) = check.codes
    sent, digits = report.figure(code), re.match(r"\s*(\d{1,9})", report.text("document.number"))
    window, day = report.period.window, parse_date(report.text("document.date"))
    if sent is None or digits is None or window is None or window.start > date(window.end.year, 1, 1):
        return
    if day is not None and day.year != window.end.year:
        return
    if sent < int(digits[1]):
        fields = {"row": place(report, code), "found": figure(report, code), "number": digits[1]}
        yield Found((code, "document.number"), fields)


def _source(report: "Report", source: str) -> Decimal | None:
    answer = parse(source).evaluate(report)
    return answer if isinstance(answer, Decimal) else None


def _found(report: "Report", source: str, row: str, given: Decimal) -> Found:
    names = parse(source).names
    fields = {
        "row": place(report, row),
        "found": figure(report, row),
        "source": ", ".join(place(report, name) for name in names),
        "given": figure(report, source) if source in names else show(given, report.edition.decimals),
    }
    return Found((row, *names), fields)


_FIELDS = frozenset({"row", "found", "source", "given"})
RULES = {
    "disagrees": Rule(disagrees, _FIELDS, frozenset({"pairs"})),
    "not_listed": Rule(not_listed, _FIELDS, frozenset({"pairs"})),
    "not_taken_over": Rule(not_taken_over, _FIELDS, frozenset({"pairs"})),
    "below_own_number": Rule(
        below_own_number, frozenset({"row", "found", "number"}), frozenset({"codes"}), takes=1
    ),
}
