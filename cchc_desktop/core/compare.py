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
from cchc_desktop.core.renaming import added, counterpart
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

    `percent` is of the earlier figure, unrounded; a share has none. `before` is the
    earlier figure, under whatever codes it stood.
    """

    relation: Relation
    change: Decimal | None = None
    percent: Decimal | None = None
    before: Decimal | None = None


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
    now, then = report.figure(code), figure_then(report, other, code)
    if relation is not Relation.ALIKE or now is None or then is None or figure.kind is Kind.CHOICE:
        return Comparison(relation, before=then)
    if figure.kind in SHARES:
        # As they are shown: 36,1 and 37,5 differ by 1,4, whatever stands behind the rounding.
        decimals = report.edition.decimals
        return Comparison(relation, rounded(now, decimals) - rounded(then, decimals), before=then)
    percent = 100 * (now - then) / then if then > 0 else None
    return Comparison(relation, now - then, percent, then)


def figure_then(report: "Report", other: "Report", code: str) -> Decimal | None:
    """What another report says that `code` is here; None if unknown, or if no table tells."""
    codes = counterpart(report.index, other.index, code)
    return added([other.figure(each) for each in codes]) if codes else None


def relation_of(report: "Report", other: "Report", code: str) -> Relation:
    """What the figure of `code` in another report is to that of this one."""
    codes = counterpart(report.index, other.index, code)
    if codes is None:
        return Relation.OTHER_EDITION
    mine = report.index.figures[code]
    if not codes or not all(is_alike(mine, other.index.figures[each], codes) for each in codes):
        return Relation.OTHER_FIGURE
    if not is_flow(report.index, code) or other.identity.kind == report.identity.kind:
        return Relation.ALIKE
    if _is_part(report, other, mine):
        return Relation.PART
    return Relation.ALIKE if not mine.cumulative and as_long(other, report) else Relation.OTHER_SPAN


def is_alike(one: Figure, two: Figure, codes: tuple[str, ...]) -> bool:
    """True if a figure is the other one, or can be added up from several like it: shares cannot."""
    return is_same(one, two) and (len(codes) == 1 or one.kind not in (*SHARES, Kind.CHOICE))


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
    known = (*report.strangers, *report.history)
    none = Relation.OTHER_EDITION, Relation.OTHER_FIGURE
    same = [each for each in known if relation_of(report, each, code) not in none]
    earlier = (Point(each, figure_then(report, each, code)) for each in same[1 - TREND :])
    return (*earlier, Point(report, report.figure(code)))


def _is_part(report: "Report", other: "Report", figure: Figure) -> bool:
    """True if what the other counted is counted here too."""
    if other.identity.year != report.identity.year:
        return False
    ends = other.period.end, report.period.end
    earlier = ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]
    return earlier and (figure.cumulative or contains(report, other))
