"""The outline of a report's narrative: the edition's, or the unit's own made from it.

A unit drops sections, gives them other titles, puts them in another order and adds
some of its own (slot `II.2.x1`, below II.2). What is printed before a title is told by
its place in the outline, never by its slot: a slot only says what a section is about.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec

from cchc_desktop.core.edition import Section

MARK = "\t"
"""Parts a slot from its title in the text that keeps an outline, one section a line."""

SLOT = re.compile(r"\w{1,20}(\.\w{1,20}){0,5}")
"""What a slot looks like; an added one stands below its parent."""

_LETTERS = "abcd\N{LATIN SMALL LETTER D WITH STROKE}eghiklmnopqrstuvxy"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Heading(msgspec.Struct, frozen=True):
    """A section's heading as it is printed.

    `mark` is I, 1 or a by its `depth` from 0, `number` with those above it: II.2.c.
    `area` is the tab where it is written, 0 its own.
    """

    slot: str
    title: str
    mark: str
    depth: int
    area: int
    number: str


def kept(sections: Iterable[tuple[str, str]]) -> str:
    """The text that keeps an outline of slots and titles."""
    return "\n".join(f"{slot}{MARK}{title}" for slot, title in sections)


def listed(text: str) -> dict[str, str]:
    """The titles by their slots, in order, of a kept outline.

    A slot named again counts once, and what cannot be a slot not at all.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        slot, _, title = line.partition(MARK)
        if SLOT.fullmatch(slot):
            seen = "".join(letter if letter.isprintable() else " " for letter in title)
            found.setdefault(slot, " ".join(seen.split()))
    return found


def headings(text: str, edition: Mapping[str, Section]) -> tuple[Heading, ...]:
    """The headings of the outline kept in `text`, or of the edition's if there is none.

    A section without a title has the edition's.
    """
    titles = listed(text) or {slot: section.title for slot, section in edition.items()}
    counted: list[int] = []
    marks: list[str] = []
    found = []
    for slot, title in titles.items():
        depth = sum(above in titles for above in _above(slot))
        # A section whose whole stands elsewhere counts on below what stands before it.
        depth = min(depth, len(counted))
        counted[depth:] = [counted[depth] + 1 if depth < len(counted) else 1]
        marks[depth:] = [_mark(depth, counted[depth])]
        own = edition.get(slot)
        words = title or (own.title if own else slot)
        found.append(Heading(slot, words, marks[depth], depth, _area(slot, edition), ".".join(marks)))
    return tuple(found)


def _above(slot: str) -> list[str]:
    """The slots that `slot` stands in, the nearest first."""
    parts = slot.split(".")
    return [".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]


def _area(slot: str, edition: Mapping[str, Section]) -> int:
    """The area of a section; of an added one that of the nearest above it."""
    known = next((each for each in (slot, *_above(slot)) if each in edition), None)
    return edition[known].area if known else 0


def _mark(depth: int, place: int) -> str:
    """How papers count the sections of a depth: I, 1, a; those further down bear a dash."""
    if depth > 2:
        return "-"
    if depth == 2:
        times, rest = divmod(place - 1, len(_LETTERS))
        return _LETTERS[rest] * (times + 1)
    return str(place) if depth else _roman(place)


def _roman(place: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        while place >= value:
            words += sign
            place -= value
    return words
