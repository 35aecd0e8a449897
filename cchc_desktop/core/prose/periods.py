"""Words for periods of time: "quý IV năm 2022", "6 tháng đầu năm", "tháng 3".

Reads folded text; tells whether a sentence speaks of the report's own period.
"""

import re
from collections.abc import Iterator

import msgspec

_PERIOD = re.compile(
    r"\b(?:(?P<quarter>quy\s+(?:i{1,3}|iv|[1-4]))|(?P<months>0?\d|1[0-2]|ba|sau|chin)\s+thang(?:\s+(?P<half>dau|cuoi)\s+nam)?"
    r"|(?P<month>thang\s+\d{1,2}))(?:\s*/\s*|,?\s+(?:cua\s+)?(?:nam\s+)?)?(?P<year>(?:19|20)\d\d)?\b"
    r"|\bnam\s+(?P<alone>(?:19|20)\d\d)\b"
)
_QUARTERS = {"i": "q1", "ii": "q2", "iii": "q3", "iv": "q4", "1": "q1", "2": "q2", "3": "q3", "4": "q4"}
_MONTHS = {"ba": 3, "sau": 6, "chin": 9}
_SPANS = {3: "q1", 6: "6m", 9: "9m", 12: "year"}
_ALSO = {"9m": {"q3"}, "q3": {"9m"}}
"""Nine months are often called the third quarter."""


class Named(msgspec.Struct, frozen=True):
    """A period named in a text: its kind as reports have it, and its year.

    `kind` is "" for a year alone, `year` None where the text gives none; `later` says
    "cuối năm".
    """

    start: int
    end: int
    kind: str
    year: int | None
    later: bool = False


def named(folded: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Every period named between two positions."""
    for found in _PERIOD.finditer(folded, start, len(folded) if end is None else end):
        year = found["year"] or found["alone"]
        yield Named(*found.span(), _kind(found), int(year) if year else None, found["half"] == "cuoi")


def is_own(period: Named, kind: str, year: int) -> bool:
    """True if the words may mean the report's own period."""
    if period.year is not None and period.year != year:
        return False
    if period.later:
        return False
    return not period.kind or period.kind == kind or period.kind in _ALSO.get(kind, ())


def _kind(found: re.Match[str]) -> str:
    if found["quarter"]:
        return _QUARTERS[found["quarter"].split()[1]]
    if found["months"]:
        months = found["months"]
        count = _MONTHS.get(months) or int(months)
        return _SPANS.get(count, f"{count} months")
    if found["month"]:
        return f"month-{int(found['month'].split()[1]):02}"
    return ""
