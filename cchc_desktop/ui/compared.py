"""What stands beside the figures of a report: an earlier period, the difference, the trend, in words.

Worked out once for each figure and kept until it moves: a table asks at every paint.
Knows no widget.
"""

from collections.abc import Iterable
from decimal import Decimal
from html import escape

from cchc_desktop import texts
from cchc_desktop.core.compare import Comparison, Point, Relation, compared, trend
from cchc_desktop.core.edition import SHARES
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import show
from cchc_desktop.settings import Beside
from cchc_desktop.ui.comparing import Comparing, beside_of
from cchc_desktop.ui.proposal import short_title
from cchc_desktop.ui.words import shown

BAR = 16
"""Letters of the longest bar of a trend."""
GROUND = "#3f7fc9"
"""The colour of the bars, seen on a light and on a dark ground."""
LEAST = 2
"""Known periods that make a trend."""


class Compared:
    """The earlier period beside a report, figure by figure."""

    def __init__(self, report: Report, comparing: Comparing) -> None:
        self._report, self._comparing = report, comparing
        self._known: dict[str, Comparison | None] = {}
        self.other = comparing.other(report)

    def turn(self) -> None:
        """Another period was chosen."""
        self.other = self._comparing.other(self._report)
        self._known.clear()

    def forget(self, codes: Iterable[str]) -> None:
        """These figures moved."""
        for code in codes:
            self._known.pop(code, None)

    def before(self, code: str) -> str:
        """The earlier figure as a cell shows it, "" where there is none."""
        known = self._comparison(code)
        if known is None or self.other is None or known.relation is Relation.OTHER_EDITION:
            return ""
        return _then(self._report, self.other, known, code)

    def change(self, code: str) -> str:
        """The difference with its sign, or in a word why there is none."""
        known = self._comparison(code)
        if known is None or self.other is None:
            return ""
        if known.relation is not Relation.ALIKE:
            told = self.before(code) or known.relation is Relation.OTHER_EDITION
            return texts.RELATIONS[known.relation.value] if told else ""
        return "" if known.change is None else signed(known.change, _decimals(self._report, code))

    def percent(self, code: str) -> str:
        """The difference in per cent of the earlier figure, with its sign."""
        known = self._comparison(code)
        return "" if known is None or known.percent is None else signed(known.percent, 1)

    def head(self) -> str:
        """What the column's head says: which period it is."""
        period = name_of(self.other) if self.other else texts.BESIDE_NONE
        head = texts.BESIDE_HEADS[self._comparing.chosen.value]
        return texts.BESIDE_HEAD.format(head=head, period=period)

    def tip(self) -> str:
        """The same in a sentence."""
        if self.other is None:
            return texts.BESIDE_TIP_NONE
        words = texts.BESIDE[self._comparing.chosen.value]
        return texts.BESIDE_TIP.format(words=words, period=name_of(self.other))

    def _comparison(self, code: str) -> Comparison | None:
        if self.other is None:
            return None
        if code not in self._known:
            figure = self._report.index.figures[code]
            self._known[code] = compared(self._report, self.other, code) if figure.is_entered else None
        return self._known[code]


def signed(number: Decimal, decimals: int | None = None) -> str:
    """`number` with its sign, none for 0."""
    words = show(number, decimals)
    return f"+{words}" if number > 0 and words != "0" else words


def name_of(report: Report) -> str:
    """The period of a report as a button names it."""
    return short_title(report.preset, report.identity.year)


def beside_words(report: Report, code: str) -> list[str]:
    """Paragraphs of rich text: this figure beside the earlier periods, and its course."""
    others = dict.fromkeys(beside_of(report, beside) for beside in Beside)
    said = [_sentence(report, other, code) for other in others if other is not None]
    points = trend(report, code)
    known = [point for point in points if point.number is not None]
    return [*(escape(words) for words in said if words), *([_bars(points)] if len(known) >= LEAST else [])]


def _sentence(report: Report, other: Report, code: str) -> str:
    known, period = compared(report, other, code), name_of(other)
    if known.relation is Relation.OTHER_EDITION:
        return texts.COMPARED[known.relation.value].format(period=period)
    before = _then(report, other, known, code)
    if known.relation is not Relation.ALIKE:
        words = texts.COMPARED[known.relation.value]
        return words.format(period=period, before=before) if before else ""
    if known.change is None:
        return ""
    decimals = _decimals(report, code)
    if not known.change:
        return texts.COMPARED_SAME.format(period=period, before=before)
    percent = texts.COMPARED_PERCENT.format(percent=show(abs(known.percent), 1)) if known.percent else ""
    words = texts.COMPARED_MORE if known.change > 0 else texts.COMPARED_LESS
    return words.format(
        period=period, before=before, change=show(abs(known.change), decimals), percent=percent
    )


def _then(report: Report, other: Report, known: Comparison, code: str) -> str:
    """The earlier figure in words; one that bore other codes as the number they make."""
    if code in other.index.figures:
        return shown(other, code)
    return "" if known.before is None else show(known.before, _decimals(report, code))


def _bars(points: tuple[Point, ...]) -> str:
    """The course of a figure, a bar and its figure for each period, the last in bold."""
    most = max((point.number for point in points if point.number is not None), default=Decimal(0))
    rows = "".join(_bar(point, most, now=point is points[-1]) for point in points)
    return f"{escape(texts.TREND_TITLE)}<table cellspacing='0' cellpadding='1'>{rows}</table>"


def _bar(point: Point, most: Decimal, *, now: bool) -> str:
    report, number = point.report, point.number
    long = int(BAR * number / most) if number is not None and most > 0 and number > 0 else 0
    bar = f"<span style='background-color:{GROUND}'>{'&nbsp;' * max(long, 1)}</span>" if number else ""
    cells = [escape(name_of(report)), bar, _figure(number)]
    made = "".join(f"<td style='padding-right:8px'>{cell}</td>" for cell in cells)
    return f"<tr style='font-weight:{'bold' if now else 'normal'}'>{made}</tr>"


def _figure(number: Decimal | None) -> str:
    return escape(texts.TREND_UNKNOWN if number is None else show(number, 1 if number % 1 else None))


def _decimals(report: Report, code: str) -> int | None:
    return report.edition.decimals if report.index.figures[code].kind in SHARES else None
