"""Dates and ranges of dates in a text. A date without its year is not one.

Reads folded text (lower case, no accents); never guesses a year.
"""

import re
from bisect import bisect_left
from datetime import date
from itertools import pairwise

import msgspec


class Day(msgspec.Struct, frozen=True):
    """A date that was written out; `day` is None if the calendar has no such day.

    `written` are its figures as they stand: day, month and year; `mark` is what
    stands between them, "" where they are written in words.
    """

    start: int
    end: int
    day: date | None
    written: tuple[str, str, str]
    mark: str


class DateRange(msgspec.Struct, frozen=True):
    """From one date to another, as written, with the words around them."""

    start: int
    end: int
    first: date
    last: date


# A first letter that is one class lets the search leap to it: \d\d?, never \d{1,2}.
_DAY = re.compile(
    r"(\d\d?)(?:(?:\s*(/)\s*|([.-]))(\d{1,2})(?(2)\s*/\s*|\3)((?:19|20)\d\d)"
    r"|\s+thang\s+(\d{1,2})\s+nam\s+((?:19|20)\d\d))(?![\d/])"
)
_MID = frozenset("0123456789/.")
"""What stands before a figure that is the middle of something else."""
_BETWEEN = re.compile(r"\s*(?:,\s*)?(?:den\s+(?:het\s+)?(?:ngay\s*)?|[-\u2013\u2014]\s*(?:ngay\s*)?)")
_BEFORE = re.compile(r"(?:\btu\s*(?:ngay)?|\bngay)\s*$")


def days(folded: str) -> tuple[Day, ...]:
    """Every full date of a folded text, in order."""
    return tuple(
        _day(found)
        for found in _DAY.finditer(folded)
        if folded[found.start() - 1 : found.start()] not in _MID
    )


def ranges(folded: str, known: tuple[Day, ...]) -> tuple[DateRange, ...]:
    """Neighbouring dates joined by "đến" or a dash."""
    found = []
    for first, last in pairwise(known):
        joined = _BETWEEN.fullmatch(folded, first.end, last.start)
        if joined and first.day and last.day:
            before = _BEFORE.search(folded, max(0, first.start - 12), first.start)
            found.append(DateRange(before.start() if before else first.start, last.end, first.day, last.day))
    return tuple(found)


def next_day(known: tuple[Day, ...], at: int) -> Day | None:
    """The first date that begins at or after `at`."""
    found = bisect_left(known, at, key=lambda day: day.start)
    return known[found] if found < len(known) else None


def last_day(known: tuple[Day, ...], at: int) -> Day | None:
    """The last date that ends at or before `at`."""
    found = bisect_left(known, at, key=lambda day: day.start)
    return known[found - 1] if found and known[found - 1].end <= at else None


def _day(found: re.Match[str]) -> Day:
    day, slash, other, month, year, *words = found.groups()
    written = (day, month or words[0], year or words[1])
    try:
        meant = date(int(written[2]), int(written[1]), int(written[0]))
    except ValueError:
        meant = None
    return Day(found.start(), found.end(), meant, written, slash or other or "")
