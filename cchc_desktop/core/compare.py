"""A figure beside that of an earlier period: the difference, the percentage, or why there is none.

What was counted over one span of time is never set against another span: a flow of the
first quarter is a part of that of six months, and says so.
"""

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from cchc_desktop.core.checks.periods import FLOWS, as_long, contains
from cchc_desktop.core.edition import SHARES, Figure, Index, Kind
from cchc_desktop.core.value import rounded

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

TREND = 8
"""Periods of a trend, this one included."""


class Relation(Enum):
    """What an earlier figure is to that of now."""

    ALIKE = "alike"
    PART = "part"
    OTHER_SPAN = "other_span"
    OTHER_FIGURE = "other_figure"
    OTHER_EDITION = "other_edition"


class Comparison(msgspec.Struct, frozen=True):
    """How a figure of now stands to an earlier one; None where that cannot be said.

    `percent` is of the earlier figure, unrounded; a share has none.
    """

    relation: Relation
    change: Decimal | None = None
    percent: Decimal | None = None


class Point(msgspec.Struct, frozen=True):
    """A figure in the course of time; None where it is not known."""

    report: "Report"
    number: Decimal | None


def year_ago(report: "Report") -> "Report | None":
    """The same period of the year before, whatever its edition."""
    wanted = (report.identity.kind, report.identity.year - 1)
    known = (*report.history, *report.strangers)
    return next((each for each in known if (each.identity.kind, each.identity.year) == wanted), None)


def before(report: "Report") -> "Report | None":
    """The period before, as `Report.previous` has it; one of another edition if there is no other."""
    return report.previous or next(iter(reversed(report.strangers)), None)


def compared(report: "Report", other: "Report", code: str) -> Comparison:
    """The figure of `code` in a report beside that of another."""
    relation = relation_of(report, other, code)
    figure = report.index.figures[code]
    now, then = report.figure(code), other.figure(code)
    if relation is not Relation.ALIKE or now is None or then is None or figure.kind is Kind.CHOICE:
        return Comparison(relation)
    if figure.kind in SHARES:
        # As they are shown: 36,1 and 37,5 differ by 1,4, whatever stands behind the rounding.
        decimals = report.edition.decimals
        return Comparison(relation, rounded(now, decimals) - rounded(then, decimals))
    percent = 100 * (now - then) / then if then > 0 else None
    return Comparison(relation, now - then, percent)


def relation_of(report: "Report", other: "Report", code: str) -> Relation:
    """What the figure of `code` in another report is to that of this one."""
    if other in report.strangers:
        return Relation.OTHER_EDITION
    mine, theirs = report.index.figures[code], other.index.figures.get(code)
    if theirs is None or not is_same(mine, theirs):
        return Relation.OTHER_FIGURE
    if not is_flow(report.index, code) or other.identity.kind == report.identity.kind:
        return Relation.ALIKE
    if _is_part(report, other, mine):
        return Relation.PART
    return Relation.ALIKE if not mine.cumulative and as_long(other, report) else Relation.OTHER_SPAN


def is_same(one: Figure, two: Figure) -> bool:
    """True if two editions count the same thing in the same unit."""
    return (one.kind, one.unit, one.options) == (two.kind, two.unit, two.options)


def is_flow(index: Index, code: str) -> bool:
    """True for what is counted over a span of time; a stock or a total of the plan stands at its end."""
    figure = index.figures[code]
    if code in index.standing:
        return False
    if figure.kind is not Kind.TOTAL:
        return figure.kind in FLOWS
    return any(is_flow(index, name) for name in index.formulas[code].names if name in index.figures)


def trend(report: "Report", code: str) -> tuple[Point, ...]:
    """The figure in the latest periods that have it, this one last."""
    figure = report.index.figures[code]
    known = [each for each in report.history if code in each.index.figures]
    same = [each for each in known if is_same(each.index.figures[code], figure)]
    return tuple(Point(each, each.figure(code)) for each in (*same[1 - TREND :], report))


def _is_part(report: "Report", other: "Report", figure: Figure) -> bool:
    """True if what the other counted is counted here too."""
    if other.identity.year != report.identity.year:
        return False
    ends = other.period.end, report.period.end
    earlier = ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]
    return earlier and (figure.cumulative or contains(report, other))
