"""D1-D3, D6: the window and the report's date; D7, D9: dates of documents; T9: what the paper lacks."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import place, row_code, row_place
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Check, Register
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.register import day_of, text_of
from cchc_desktop.core.text import fold

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

DATE = "document.date"
FROM, TO = "period.from", "period.to"
SATURDAY = 5


def date_unreadable(report: "Report", check: Check) -> Iterator[Found]:
    """A date of the report or its window that is no day of the calendar."""
    for code in (FROM, TO, DATE):
        text = report.text(code)
        if text and parse_date(text) is None:
            yield Found((code,), {"row": place(report, code), "found": text})


def window_reversed(report: "Report", check: Check) -> Iterator[Found]:
    """The window ends before it begins."""
    start, end = report.period.start, report.period.end
    if start and end and start > end:
        yield Found((FROM, TO), _window_fields(start, end))


def dated_before(report: "Report", check: Check) -> Iterator[Found]:
    """The report is dated before its window begins."""
    yield from _dated(report, lambda day, start, end: day < start)


def dated_within(report: "Report", check: Check) -> Iterator[Found]:
    """The report is dated while its figures were still being made."""
    yield from _dated(report, lambda day, start, end: start <= day <= end)


def dated_late(report: "Report", check: Check) -> Iterator[Found]:
    """The report is dated more than `limit` days after its window."""
    late = timedelta(days=int(check.limit))
    yield from _dated(report, lambda day, start, end: day - end > late)


def years_disagree(report: "Report", check: Check) -> Iterator[Found]:
    """The years of the period, of the window's end, of the date and in the title.

    A report of a window that ends in December, or usually does, may be dated in
    January; a title may also name the year that follows, for the tasks ahead.
    """
    year, end, day = report.identity.year, report.period.end, parse_date(report.text(DATE))
    if end and end.year != year:
        yield _year_found(report, TO, end.year, year)
    if day and day.year != year and not _is_january_after(report, day):
        yield _year_found(report, DATE, day.year, year)
    named = [int(found) for found in re.findall(check.patterns["year"], fold(report.text("document.title")))]
    wrong = [found for found in named if found not in (year, year + 1)]
    if named and year not in named:
        wrong = named
    if wrong:
        yield _year_found(report, "document.title", wrong[0], year)


def window_unusual(report: "Report", check: Check) -> Iterator[Found]:
    """The window is not the edition's for this kind of period."""
    window, usual = report.period.window, report.preset.window(report.identity.year)
    if window is not None and window != usual:
        fields = {"usual_from": show_date(usual.start), "usual_to": show_date(usual.end)}
        yield Found((FROM, TO), {**_window_fields(window.start, window.end), **fields})


def document_after_report(report: "Report", check: Check) -> Iterator[Found]:
    """The unit's own document is dated after the report that lists it."""
    day = parse_date(report.text(DATE))
    for position, row in _own(report, check.register):
        issued = day_of(row, check.codes[0])
        if day and issued and issued > day:
            yield _row_found(report, check, position, issued, report_day=show_date(day))


def on_weekend(report: "Report", check: Check) -> Iterator[Found]:
    """The report, or the unit's own document, is dated on a Saturday or Sunday."""
    day = parse_date(report.text(DATE))
    if day and day.weekday() >= SATURDAY:
        yield Found((DATE,), {"row": place(report, DATE), "day": show_date(day)}, _weekday(day))
    for position, row in _own(report, check.register):
        issued = day_of(row, check.codes[0])
        if issued and issued.weekday() >= SATURDAY:
            yield _row_found(report, check, position, issued, variant=_weekday(issued))


def particular_missing(report: "Report", check: Check) -> Iterator[Found]:
    """A particular of `codes` that the printed report needs is blank."""
    for code in check.codes:
        if not report.text(code).strip():
            yield Found((code,), {"row": place(report, code)})


def archive_line_missing(report: "Report", check: Check) -> Iterator[Found]:
    """No recipient line matches the pattern `archive` ("Lưu: VT").

    While no recipients were entered the edition's own are printed.
    """
    (code,) = check.codes
    lines = fold(report.text(code)).strip()
    if lines and not re.search(check.patterns["archive"], lines, re.MULTILINE):
        yield Found((code,), {"row": place(report, code)})


def _dated(report: "Report", wrong: Callable[[date, date, date], bool]) -> Iterator[Found]:
    day, window = parse_date(report.text(DATE)), report.period.window
    if day and window and wrong(day, window.start, window.end):
        days = str((day - window.end).days)
        yield Found(
            (DATE, FROM, TO),
            {"day": show_date(day), "days": days, **_window_fields(window.start, window.end)},
        )


def _window_fields(start: date, end: date) -> dict[str, object]:
    return {"from": show_date(start), "to": show_date(end)}


def _is_january_after(report: "Report", day: date) -> bool:
    year, end = report.identity.year, report.period.end
    ends = {report.preset.window(year).end.month, end.month if end else 0}
    return (day.year, day.month) == (year + 1, 1) and 12 in ends


def _year_found(report: "Report", code: str, found: int, expected: int) -> Found:
    return Found((code,), {"row": place(report, code), "found": found, "expected": expected})


def _own(report: "Report", register_id: str) -> Iterator[tuple[int, Row]]:
    register = report.index.registers[register_id]
    for position, row in enumerate(report.rows(register_id).values()):
        if is_own(register, row):
            yield position, row


def is_own(register: Register, row: Row) -> bool:
    """True for a document of the unit's own offices; a blank issuer is the unit."""
    issuer = text_of(row, register.issuer)
    return not issuer or _matches(register.own, issuer)


@lru_cache(4096)
def _matches(pattern: str, text: str) -> bool:
    return re.search(pattern, fold(text)) is not None


def _row_found(
    report: "Report", check: Check, position: int, day: date, variant: str = "", **words: object
) -> Found:
    fields = {"row": row_place(report, check.register, position), "day": show_date(day), **words}
    return Found((row_code(check.register, position), check.codes[0]), fields, variant)


def _weekday(day: date) -> str:
    return "saturday" if day.weekday() == SATURDAY else "sunday"


_WINDOW = frozenset({"from", "to"})
_DOCUMENTS = frozenset({"register", "codes"})
RULES = {
    "date_unreadable": Rule(date_unreadable, frozenset({"row", "found"})),
    "window_reversed": Rule(window_reversed, _WINDOW),
    "dated_before": Rule(dated_before, _WINDOW | {"day", "days"}),
    "dated_within": Rule(dated_within, _WINDOW | {"day", "days"}),
    "dated_late": Rule(dated_late, _WINDOW | {"day", "days"}, frozenset({"limit"})),
    "years_disagree": Rule(
        years_disagree, frozenset({"row", "found", "expected"}), patterns=frozenset({"year"})
    ),
    "window_unusual": Rule(window_unusual, _WINDOW | {"usual_from", "usual_to"}),
    "document_after_report": Rule(
        document_after_report, frozenset({"row", "day", "report_day"}), _DOCUMENTS, of_lists=True
    ),
    "on_weekend": Rule(
        on_weekend, frozenset({"row", "day"}), _DOCUMENTS, frozenset({"saturday", "sunday"}), of_lists=True
    ),
    "particular_missing": Rule(particular_missing, frozenset({"row"}), frozenset({"codes"})),
    "archive_line_missing": Rule(
        archive_line_missing,
        frozenset({"row"}),
        frozenset({"codes"}),
        takes=1,
        patterns=frozenset({"archive"}),
    ),
}
