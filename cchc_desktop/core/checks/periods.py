"""P1-P6: this period against the unit's earlier ones, where the two can be compared."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import figure, number_of, place
from cchc_desktop.core.edition import SHARES, Check, Kind
from cchc_desktop.core.value import rounded, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

FLOWS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MONEY_VND})


def cumulative_falls(report: "Report", check: Check) -> Iterator[Found]:
    """A row counted from the start of the year is less than earlier in the year."""
    other = _same_year(report)
    for code, row in report.index.figures.items():
        if row.cumulative and row.kind not in SHARES:
            yield from _falls(report, other, code)


def flow_falls(report: "Report", check: Check) -> Iterator[Found]:
    """A flow is less than in an earlier period that this one contains.

    `codes` are left to other checks.
    """
    other = _contained(report)
    for code, row in report.index.figures.items():
        if row.kind in FLOWS and not row.cumulative and code not in check.codes:
            yield from _falls(report, other, code)


def carried_over_differs(report: "Report", check: Check) -> Iterator[Found]:
    """`codes`: what was carried over is not what the period just before still had."""
    here, there = check.codes
    start = report.period.start
    for other in _comparable(report):
        end = other.period.end
        now, before = report.figure(here), other.figure(there)
        touching = start and end and end + timedelta(days=1) == start
        if touching and now is not None and before is not None and now != before:
            yield _found(report, other, here, before)


def plan_changed(report: "Report", check: Check) -> Iterator[Found]:
    """A total of the year's plan (`codes`) is not what it was earlier in the year."""
    other = _same_year(report)
    for code in check.codes:
        now, before = report.figure(code), other.figure(code) if other else None
        if other and now is not None and before is not None and now != before:
            yield _found(report, other, code, before)


def stock_moves(report: "Report", check: Check) -> Iterator[Found]:
    """A stock moved by more than `limit` % and by at least `least`."""
    previous = report.previous
    if previous is None or not comparable(report, previous):
        return
    for code, row in report.index.figures.items():
        if row.kind is Kind.STOCK:
            yield from _moves(report, previous, code, check)


def flow_moves(report: "Report", check: Check) -> Iterator[Found]:
    """A flow moved by more than `limit` % and by at least `least` since a period of
    the same length: the same one last year, or the one just before.
    """
    other = _like(report)
    for code, row in report.index.figures.items():
        if other and row.kind in FLOWS:
            yield from _moves(report, other, code, check)


def flow_repeats(report: "Report", check: Check) -> Iterator[Found]:
    """A flow of at least `least` is exactly that of the period before."""
    previous = report.previous
    if previous is None or not comparable(report, previous):
        return
    for code, row in report.index.figures.items():
        now, before = report.figure(code), previous.figure(code)
        if now is None or row.kind not in FLOWS or code in check.codes:
            continue
        if now == before and now >= check.least:
            yield _found(report, previous, code, now)


def comparable(report: "Report", other: "Report") -> bool:
    """True if the two reports' codes mean the same: one edition, or one made from it."""
    mine, theirs = report.edition, other.edition
    return theirs.id in (mine.id, mine.base)


def _comparable(report: "Report") -> list["Report"]:
    return [other for other in report.history if comparable(report, other)]


def _same_year(report: "Report") -> "Report | None":
    previous = report.previous
    if previous and previous.identity.year == report.identity.year and comparable(report, previous):
        return previous
    return None


def _contained(report: "Report") -> "Report | None":
    """The latest period of the year that this one contains."""
    other = _same_year(report)
    if other is None:
        return None
    mine, theirs = report.period.window, other.period.window
    within = mine and theirs and mine.start <= theirs.start and theirs.end <= mine.end
    both = report.preset.cumulative and other.preset.cumulative
    return other if within or both else None


def _like(report: "Report") -> "Report | None":
    for other in reversed(_comparable(report)):
        end, start = other.period.end, report.period.start
        same_kind = (
            other.identity.kind == report.identity.kind and other.identity.year == report.identity.year - 1
        )
        alone = not (report.preset.cumulative or other.preset.cumulative)
        if same_kind or (alone and end and start and end + timedelta(days=1) == start):
            return other
    return None


def _falls(report: "Report", other: "Report | None", code: str) -> Iterator[Found]:
    now, before = report.figure(code), other.figure(code) if other else None
    if other and now is not None and before is not None and now < before:
        yield _found(report, other, code, before)


def _moves(report: "Report", other: "Report", code: str, check: Check) -> Iterator[Found]:
    now, before = report.figure(code), other.figure(code)
    if now is None or not before:
        return
    moved = now - before
    if abs(moved) >= check.least and abs(moved) * 100 > check.limit * before:
        percent = show(rounded(abs(moved) * 100 / before, 0))
        yield _found(report, other, code, before, "rises" if moved > 0 else "falls", percent)


def _found(
    report: "Report", other: "Report", code: str, before: Decimal, variant: str = "", percent: str = ""
) -> Found:
    fields = {
        "row": place(report, code),
        "found": figure(report, code),
        "before": number_of(report, code, before),
        "period": other.preset.short.replace("{year}", str(other.identity.year)),
        "percent": percent,
    }
    return Found((code,), fields, variant)


_FIELDS = frozenset({"row", "found", "before", "period"})
_MOVES = _FIELDS | {"percent"}
_UP_DOWN = frozenset({"rises", "falls"})
RULES = {
    "cumulative_falls": Rule(cumulative_falls, _FIELDS),
    "flow_falls": Rule(flow_falls, _FIELDS),
    "carried_over_differs": Rule(carried_over_differs, _FIELDS, frozenset({"codes"})),
    "plan_changed": Rule(plan_changed, _FIELDS, frozenset({"codes"})),
    "stock_moves": Rule(stock_moves, _MOVES, frozenset({"limit"}), _UP_DOWN),
    "flow_moves": Rule(flow_moves, _MOVES, frozenset({"limit"}), _UP_DOWN),
    "flow_repeats": Rule(flow_repeats, _FIELDS),
}
