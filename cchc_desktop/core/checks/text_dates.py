"""D1, D5, D7, D10 in the narrative: ranges of dates, dates of documents, years left over.

Knows no clock: everything is compared with the report's own window and date.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.dates import DATE
from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.narrative import WHERE, Written, each_section
from cchc_desktop.core.edition import Check
from cchc_desktop.core.period import Window, parse_date, show_date
from cchc_desktop.core.prose.dates import DateRange
from cchc_desktop.core.prose.periods import Named, named
from cchc_desktop.core.prose.phrases import says

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

YEAR = 365
_YEAR = re.compile(r"20\d\d")
END_DRIFT, START_DRIFT = 10, 31
"""By how many days, whatever the year, a range may miss the window and still mean it."""


def range_reversed(report: "Report", check: Check) -> Iterator[Found]:
    """A range of dates in the text ends before it begins."""
    return each_section(report, check, _reversed)


def _reversed(section: Written, check: Check) -> Iterator[Found]:
    for span in section.reading.ranges:
        if span.last < span.first:
            yield _range(section, span)


def window_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A range that means the report's window gives other dates.

    It means the window if both its ends lie near the window's, the year apart: other
    ranges (a campaign, a training course) are the text's own.
    """
    window = report.period.window
    return each_section(report, check, _other_windows, window) if window else iter(())


def _other_windows(section: Written, check: Check, window: Window) -> Iterator[Found]:
    for span in section.reading.ranges:
        same = (span.first, span.last) == (window.start, window.end)
        if same or span.last < span.first or not _means(span, window):
            continue
        if not _is_left_alone(section, span.start, span.end, check):
            yield _range(section, span, ("period.from", "period.to"), window)


def cited_after_report(report: "Report", check: Check) -> Iterator[Found]:
    """A document is cited that bears a later date than the report itself.

    Nothing is said while the report's own date cannot be right: before its window.
    """
    day, start = parse_date(report.text(DATE)), report.period.start
    if day is None or (start and day < start):
        return iter(())
    return each_section(report, check, _cited_later, day)


def _cited_later(section: Written, check: Check, day: date) -> Iterator[Found]:
    for paper in section.reading.citations:
        if paper.day and paper.day > day:
            fields = {"day": show_date(paper.day), "report_day": show_date(day), "document": paper.title}
            yield section.marks(paper.start, paper.end, (DATE,), **fields)


def year_left_over(report: "Report", check: Check) -> Iterator[Found]:
    """The words of this period with an earlier year: left from an earlier report.

    A sentence that compares, or that names the report's year too, is left alone.
    """
    return each_section(report, check, _years_left, report.identity.kind, report.identity.year)


def _years_left(section: Written, check: Check, kind: str, year: int) -> Iterator[Found]:
    for period in _named(section, year):
        left = period.year is not None and _is_year_before(period.year, year)
        if not left or period.kind != kind or period.later:
            continue
        if not _is_compared(section, period, year, check):
            yield section.marks(period.start, period.end, ("period.to",), year=year)


def _named(section: Written, own: int) -> Iterator[Named]:
    """The periods named in sentences that name an earlier year."""
    reading = section.reading
    sentences = {
        reading.sentence(match.start())
        for match in _YEAR.finditer(reading.dateless)
        if _is_year_before(int(match[0]), own)
    }
    for start, end in sorted(sentences):
        yield from named(reading.dateless, start, end)


def _is_year_before(year: int, own: int) -> bool:
    return own - 2 <= year < own


def _is_compared(section: Written, period: Named, year: int, check: Check) -> bool:
    start, end = section.reading.sentence(period.start)
    if str(year) in section.reading.dateless[start:end]:
        return True
    return _is_left_alone(section, period.start, period.end, check)


def _is_left_alone(section: Written, start: int, end: int, check: Check) -> bool:
    """True if the sentence compares with another period, or tells what was then."""
    first, last = section.reading.sentence(start)
    _, last = max((first, last), section.reading.sentence(max(start, end - 1)))
    return says(check.unless, section.reading.dateless, first, last)


def _means(span: DateRange, window: Window) -> bool:
    return (
        _drift(span.last, window.end) <= END_DRIFT
        and _drift(span.first, window.start) <= START_DRIFT
        and abs(span.last.year - window.end.year) <= 1
        and abs(span.first.year - window.start.year) <= 1
    )


def _drift(one: date, two: date) -> int:
    """Days between two dates, whatever their years."""
    days = abs((one - two).days) % YEAR
    return min(days, YEAR - days)


def _range(
    section: Written, span: DateRange, codes: tuple[str, ...] = (), window: Window | None = None
) -> Found:
    fields = {"from": show_date(span.first), "to": show_date(span.last)}
    if window:
        fields |= {"window_from": show_date(window.start), "window_to": show_date(window.end)}
    return section.marks(span.start, span.end, codes, **fields)


_RANGE = WHERE | {"from", "to"}
RULES = {
    "text_range_reversed": Rule(range_reversed, _RANGE, of_text=True),
    "text_window_differs": Rule(window_differs, _RANGE | {"window_from", "window_to"}, of_text=True),
    "text_cited_after_report": Rule(
        cited_after_report, WHERE | {"day", "report_day", "document"}, of_text=True
    ),
    "text_year_left_over": Rule(year_left_over, WHERE | {"year"}, of_text=True),
}
