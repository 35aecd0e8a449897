"""Reporting periods and their windows. Knows no clock: today is a caller's word.

A preset comes from the edition and is only a proposal; each report stores its own
dates (domain.md 1).
"""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated

import msgspec

from cchc_desktop.core.text import nfc


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of the report's year; `year` is -1 for the year before."""

    month: Annotated[int, msgspec.Meta(ge=1, le=12)]
    day: Annotated[int, msgspec.Meta(ge=1, le=31)]
    year: Annotated[int, msgspec.Meta(ge=-1, le=1)] = 0

    def in_year(self, year: int) -> date:
        """The date meant for a report of `year`."""
        return date(year + self.year, self.month, self.day)


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from", "end": "to"}):
    """One kind of period of an edition: its words and its usual window.

    `cumulative` says that flow figures of this kind are counted from the start of
    the year, so that they contain the earlier periods.
    """

    kind: str
    title: str
    short: str
    start: Moment
    end: Moment
    cumulative: bool = False

    def window(self, year: int) -> "Window":
        """The usual window of this kind in `year`."""
        return Window(self.start.in_year(year), self.end.in_year(year))


class Window(msgspec.Struct, frozen=True):
    """The first and last day that the figures speak of, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


class Period(msgspec.Struct, frozen=True):
    """A report's period: its kind and year, and its window (None: a date unknown)."""

    kind: str
    year: int
    start: date | None
    end: date | None

    @property
    def window(self) -> Window | None:
        """The window, or None while a date is missing or they are reversed."""
        if self.start is None or self.end is None or self.start > self.end:
            return None
        return Window(self.start, self.end)


_VIETNAMESE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CANONICAL = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@lru_cache(4096)
def parse_date(text: str) -> date | None:
    """The date typed as 31/3/2023 (also 31-3-2023, 31.3.2023, 2023-03-31), or None.

    None also for a day that does not exist: the caller keeps the typed text.
    """
    text = nfc(text).strip()
    if found := _VIETNAMESE.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _CANONICAL.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def show_date(day: date) -> str:
    """09/3/2023, as official papers write it: days below 10 and months 1, 2 padded."""
    return f"{day.day:02}/{show_month(day)}/{day.year}"


def show_month(day: date) -> str:
    """The month's number, padded only for 1 and 2 (layout.md)."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)
