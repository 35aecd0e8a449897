"""Numbered headings and points at the start of lines: I., 1., a), and what may follow.

Never takes a figure that a broken line happens to begin with for a number: one is
followed by a word with a capital letter, or by none but a letter's sign.
"""

import re

import msgspec

from cchc_desktop.core.prose.reading import Reading

_HEADING = re.compile(r"[ \t]*(?:(?P<digit>\d{1,2})\s*[.)]|(?P<letter>[a-z\u0111])\s*[.),])\s*(?=[^\W\d_])")
_LATIN, _VIETNAMESE = "abcdefghijklmnopqrstuvwxyz", "abcd\u0111eghiklmnopq"
DIGIT, LETTER = "1", "2"
"""The styles, the higher first."""


class Heading(msgspec.Struct, frozen=True):
    """A numbered line: where its number stands, its rank from 1, and the ranks that may follow."""

    start: int
    end: int
    label: str
    style: str
    rank: int
    follows: frozenset[int]


def headings(reading: Reading) -> list[Heading]:
    """The numbered lines of a section, in order."""
    found = []
    for start, end in reading.paragraphs:
        match = _HEADING.match(reading.text, start, end)
        if match and reading.text[match.end()].isupper():
            found.append(_digit(match) if match["digit"] else _letter(match))
    return found


def _digit(match: re.Match[str]) -> Heading:
    rank = int(match["digit"])
    return Heading(match.start("digit"), match.end(), match["digit"], DIGIT, rank, frozenset({rank + 1}))


def _letter(match: re.Match[str]) -> Heading:
    """Ranks are places in the alphabet, doubled to leave room for the letter that is only Vietnamese."""
    letter = match["letter"]
    follows = {
        _rank(alphabet[at + 1])
        for alphabet in (_LATIN, _VIETNAMESE)
        if (at := alphabet.find(letter)) >= 0 and at + 1 < len(alphabet)
    }
    return Heading(match.start("letter"), match.end(), letter, LETTER, _rank(letter), frozenset(follows))


def _rank(letter: str) -> int:
    """1 for a, 3 for b, 5 for c, 7 for d, and 8 for the Vietnamese letter after it."""
    return 2 * _LATIN.find(letter) + 1 if letter in _LATIN else 2 * _LATIN.find("d") + 2
