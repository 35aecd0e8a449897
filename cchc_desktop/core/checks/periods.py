"""P1-P6: this period against the unit's earlier ones, where the two can be compared."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.shape import of_kinds
from cchc_desktop.core.checks.wording import figure, number_of, place
from cchc_desktop.core.edition import SHARES, Check, Kind
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import rounded, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

FLOWS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MONEY_VND})
STOCKS = frozenset({Kind.STOCK})
SLACK = timedelta(days=31)
"""How far two windows from the start of the year may begin apart: each authority has its own days."""

Known: TypeAlias = tuple["Report", Decimal]


def cumulative_falls(report: "Report", check: Check) -> Iterator[Found]:
    """A row counted from the start of the year is less than earlier in the year."""
    others = _same_year(report)
    for code, row in report.index.figures.items() if others else ():
        if row.cumulative and row.kind not in SHARES:
            yield from _falls(report, _latest(others, code), code)


def flow_falls(report: "Report", check: Check) -> Iterator[Found]:
    """A flow is less than in an earlier period that this one contains.

    `codes` are none, `groups` hold register totals that are flows too.
    """
    others = [other for other in _same_year(report) if contains(report, other)]
    for code in _flows(report, check) if others else ():
        if code not in report.index.figures or not report.index.figures[code].cumulative:
            known = [(other, number) for other in others if (number := other.figure(code)) is not None]
            yield from _falls(report, max(known, key=_number, default=None), code)


def carried_over_differs(report: "Report", check: Check) -> Iterator[Found]:
    """`codes`: what was carried over is not what the period just before still had."""
    here, there = check.codes
    now = report.figure(here)
    touching = [other for other in _earlier(report) if touches(other, report)]
    known = [(other, number) for other in touching if (number := other.figure(there)) is not None]
    if now is not None and known and now not in map(_number, known):
        yield _found(report, known[0], here)


def plan_changed(report: "Report", check: Check) -> Iterator[Found]:
    """A total of the year's plan (`codes`) is not what it was earlier in the year."""
    others = _same_year(report)
    for code in check.codes:
        now, before = report.figure(code), _latest(others, code)
        if before and now is not None and now != before[1]:
            yield _found(report, before, code)


def stock_moves(report: "Report", check: Check) -> Iterator[Found]:
    """A stock moved by more than `limit` % and by at least `least`."""
    others = _beside(report)
    for code in of_kinds(report.index, STOCKS) if others else ():
        if code not in check.codes:
            yield from _moves(report, _latest(others, code), code, check)


def flow_moves(report: "Report", check: Check) -> Iterator[Found]:
    """A flow moved by more than `limit` % and by at least `least` since a period of
    the same length: the same one last year, or the one just before.

    `codes` are none, `groups` hold register totals that are flows too.
    """
    others = _alike(report)
    for code in _flows(report, check) if others else ():
        yield from _moves(report, _latest(others, code), code, check)


def flow_repeats(report: "Report", check: Check) -> Iterator[Found]:
    """A flow of at least `least` is exactly that of the period before.

    `codes` are none, `groups` hold register totals that are flows too.
    """
    others = _beside(report)
    for code in _flows(report, check) if others else ():
        now, before = report.figure(code), _latest(others, code)
        if before and now == before[1] and now >= check.least:
            yield _found(report, before, code)


def _earlier(report: "Report") -> list["Report"]:
    """The reports of the unit that do not end later than this one, latest first."""
    end = report.period.end
    ends = [(other, other.period.end) for other in reversed(report.history)]
    return [other for other, last in ends if end and last and last <= end]


def _same_year(report: "Report") -> list["Report"]:
    return [other for other in _earlier(report) if other.identity.year == report.identity.year]


def _beside(report: "Report") -> list["Report"]:
    """The period shown beside this one, if it does not end later."""
    return [other for other in _earlier(report) if other is report.previous]


def contains(report: "Report", other: "Report") -> bool:
    """True if what was counted for `other` is counted here too."""
    mine, theirs = report.period.window, other.period.window
    if mine is None or theirs is None:
        return False
    if mine.start <= theirs.start and theirs.end <= mine.end:
        return True
    both = report.preset.cumulative and other.preset.cumulative
    return both and abs(mine.start - theirs.start) <= SLACK


def touches(other: "Report", report: "Report") -> bool:
    """True if `other` ends on the day before `report` begins."""
    end, start = other.period.end, report.period.start
    return end is not None and start is not None and start - end == timedelta(days=1)


def _alike(report: "Report") -> list["Report"]:
    """The same period last year; without it, one of about the same length just before."""
    known = _earlier(report)
    kind, year = report.identity.kind, report.identity.year - 1
    last_year = [other for other in known if (other.identity.kind, other.identity.year) == (kind, year)]
    return last_year or [other for other in known if touches(other, report) and as_long(other, report)]


def as_long(one: "Report", two: "Report") -> bool:
    """True if the windows differ by at most an eighth: months and quarters do."""
    windows = [report.period.window for report in (one, two)]
    days = sorted((window.end - window.start).days + 1 for window in windows if window)
    return len(days) == 2 and (days[1] - days[0]) * 8 <= days[1]


def _flows(report: "Report", check: Check) -> Iterator[str]:
    yield from (code for code in of_kinds(report.index, FLOWS) if code not in check.codes)
    for group in check.groups:
        yield from group


def _latest(others: list["Report"], code: str) -> Known | None:
    """The first of `others` that knows the figure, and the figure."""
    return next(((other, number) for other in others if (number := other.figure(code)) is not None), None)


def _number(known: Known) -> Decimal:
    return known[1]


def _falls(report: "Report", before: Known | None, code: str) -> Iterator[Found]:
    now = report.figure(code)
    if before and now is not None and now < before[1]:
        yield _found(report, before, code)


def _moves(report: "Report", before: Known | None, code: str, check: Check) -> Iterator[Found]:
    now = report.figure(code)
    # Nothing rises or falls by a share of nothing.
    if now is None or before is None or not before[1]:
        return
    moved = now - before[1]
    if abs(moved) >= check.least and abs(moved) * 100 > check.limit * before[1]:
        percent = show(rounded(abs(moved) * 100 / before[1], 0))
        yield _found(report, before, code, "rises" if moved > 0 else "falls", percent)


def _found(report: "Report", before: Known, code: str, variant: str = "", percent: str = "") -> Found:
    other, number = before
    fields = {
        "row": place(report, code),
        "found": figure(report, code),
        "before": number_of(report, code, number),
        "period": fill(other.preset.short, {"year": other.identity.year}),
        "percent": percent,
    }
    return Found((code,), fields, variant)


_FIELDS = frozenset({"row", "found", "before", "period"})
_MOVES = _FIELDS | {"percent"}
_UP_DOWN = frozenset({"rises", "falls"})
RULES = {
    "cumulative_falls": Rule(cumulative_falls, _FIELDS),
    "flow_falls": Rule(flow_falls, _FIELDS),
    "carried_over_differs": Rule(carried_over_differs, _FIELDS, frozenset({"codes"}), takes=2),
    "plan_changed": Rule(plan_changed, _FIELDS, frozenset({"codes"})),
    "stock_moves": Rule(stock_moves, _MOVES, frozenset({"limit"}), _UP_DOWN),
    "flow_moves": Rule(flow_moves, _MOVES, frozenset({"limit"}), _UP_DOWN),
    "flow_repeats": Rule(flow_repeats, _FIELDS),
}
