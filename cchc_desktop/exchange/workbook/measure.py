"""How high a row must be for its words: no program agrees with another on guessing it.

Widths are those of Times New Roman, by kinds of letters and rounded up: a line too
many is air, a line too few is cut off.
"""

import unicodedata
from functools import lru_cache
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

PIXEL = 96 / 72
"""Of a screen, to a point."""
LEADING = 1.2
PADDING = 3.0
"""Points above and below the words of a row."""
LETTER, SPARE = 8.0, 5.0
"""Pixels of a digit of Times New Roman 12, by which columns are measured, and beside it."""

_NARROW = frozenset("ijlt.,:;'|!()[]/ -rfI")
_WIDE = frozenset("mwMW%@")
_BOLD = 1.08


class Grown(RowDimension):  # type: ignore[misc]
    """A row as high as its words, which still grows when a person types more."""

    @property
    def customHeight(self) -> bool:  # noqa: N802
        """False: the height was not chosen by hand."""
        return False


def set_height(worksheet: Worksheet, row: int, height: float) -> None:
    """Make `row` this many points high."""
    worksheet.row_dimensions[row] = Grown(worksheet, index=row, ht=round(height, 1))


@lru_cache(4096)
def height_of(text: str, letters: float, size: float, bold: bool = False) -> float:
    """The height in points of `text` in a column `letters` wide, set in `size`."""
    return lines_of(text, letters, size, bold) * size * LEADING + PADDING


def lines_of(text: str, letters: float, size: float, bold: bool = False) -> int:
    """How many lines `text` takes; a word longer than a line is broken."""
    room = letters * LETTER
    em = size * PIXEL * (_BOLD if bold else 1)
    return sum(_lines(line.split(" "), room, em) for line in text.split("\n"))


def _lines(words: list[str], room: float, em: float) -> int:
    count, used = 1, 0.0
    for word in words:
        width = sum(map(_share, word)) * em
        if used and used + width > room:
            count, used = count + 1, 0.0
        if width > room:
            count += ceil(width / room) - 1
            width %= room
        used += width + _share(" ") * em
    return count


@lru_cache(1024)
def _share(letter: str) -> float:
    """A letter's width as a share of the type's size."""
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _NARROW:
        return 0.34
    if base in _WIDE:
        return 0.85
    return 0.72 if base.isupper() else 0.5
