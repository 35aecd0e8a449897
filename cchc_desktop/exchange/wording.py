"""What the printed words of an edition are filled with: one report's particulars.

A particular that is still blank leaves room to be written in by hand, and is never
guessed. Knows the paper's words, not how they look.
"""

from collections.abc import Mapping
from datetime import date

from cchc_desktop.core.edition import SHARES, Figure
from cchc_desktop.core.period import parse_date, show_date, show_month
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import SHOWN, State, show

NUMBER_ROOM = " " * 5
DAY_ROOM = " " * 2


def words(report: Report) -> Mapping[str, object]:
    """Every {name} that the words of a paper may hold."""
    day = parse_date(report.text("document.date"))
    period = report.period
    return {
        "unit": report.unit.title,
        "superior": report.unit.superior,
        "province": report.unit.province,
        "receiving": report.edition.unit.receiving,
        "number": numbered(report.text("document.number")) or NUMBER_ROOM,
        "symbol": particular(report, "symbol", report.edition.paper.symbol),
        "place": particular(report, "place", report.unit.name),
        "day": f"{day.day:02}" if day else DAY_ROOM,
        "month": show_month(day) if day else DAY_ROOM,
        "year": day.year if day else period.year,
        "date": date_words(day, period.year),
        "period": fill(report.preset.title, {"year": period.year}),
        "from": date_words(period.start, period.year),
        "to": date_words(period.end, period.year),
    }


def title(report: Report) -> str:
    """What the report is about: as given, else the edition's words."""
    return particular(report, "title", fill(report.edition.paper.title, words(report)))


def particular(report: Report, name: str, usual: str) -> str:
    """A particular of the document, or what is usual while it is blank."""
    return report.text(f"document.{name}").strip() or usual


def numbered(number: str) -> str:
    """A document's number, below 10 with a leading 0; "03A" stays as it is."""
    number = number.strip()
    return number.zfill(2) if number.isdecimal() else number


def date_words(day: date | None, year: int) -> str:
    """13/3/2023, or room for the day and the month of `year`."""
    return show_date(day) if day else f"{DAY_ROOM}/{DAY_ROOM}/{year}"


def lines(text: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def figure_words(report: Report, figure: Figure) -> str:
    """A figure as it is printed: shares rounded as the edition says, what is no figure as typed."""
    value = report.value(figure.code)
    if value.state is not None:
        return state_words(report, value.state)
    if value.number is None:
        return value.text
    return show(value.number, report.edition.decimals if figure.kind in SHARES else None)


def state_words(report: Report, state: State) -> str:
    """The printed mark of a state: an edition may print không phát sinh as 0."""
    return report.edition.nil_shown if state is State.NIL else SHOWN[state]


def unit_words(figure: Figure) -> str:
    """A row's unit, or the values of its code list, one a line: "Có = 1"."""
    options = [f"{option.label} = {show(option.value)}" for option in figure.options]
    return "\n".join(options) or figure.unit
