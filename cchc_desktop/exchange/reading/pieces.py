"""What every kind of file becomes before it is understood: lines and grids, in their order.

Knows no form and no edition. A line is a printed line, or a whole paragraph where the
file knows its paragraphs; a grid is a table's cells as they stand, a merged cell once,
where it begins.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import msgspec

from cchc_desktop.core.found import NOWHERE, Spot

MOST_LETTERS, MOST_LINES = 1_000_000, 20_000
"""What is read of a file; a long report has 60,000 letters on 2,000 lines."""
COLUMN_GAP = "\t"
"""Stands between pieces of a printed line that are far apart."""


class Line(msgspec.Struct, frozen=True):
    """A line of text; `whole` for a paragraph, which no next line goes on."""

    text: str
    spot: Spot = NOWHERE
    whole: bool = False


class Cell(msgspec.Struct, frozen=True):
    """A cell's value and its words. `broken` says why there is no value: a formula never
    computed, or an error such as #REF!. `percent` is a share of 1 shown as a percentage.
    """

    value: object = None
    text: str = ""
    name: str = ""
    percent: bool = False
    broken: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing in it."""
        return not (self.text.strip() or self.broken)


EMPTY = Cell()
Row: TypeAlias = tuple[Cell, ...]


class Grid(msgspec.Struct, frozen=True):
    """A table: its rows from the top, `name` of its sheet, `spot` of its first row."""

    rows: tuple[Row, ...]
    name: str = ""
    spot: Spot = NOWHERE
    numbers: tuple[int, ...] = ()
    """The number of each row in its sheet; empty where rows have none."""

    def place(self, row: int, column: int = 0) -> Spot:
        """Where a cell stands."""
        line = self.numbers[row] if row < len(self.numbers) else row + 1
        cell = self.rows[row][column] if column < len(self.rows[row]) else EMPTY
        return Spot(self.name, cell.name, self.spot.page, line, "", row_words(self.rows[row]))


Piece: TypeAlias = Line | Grid
Step: TypeAlias = tuple[int, int]


class Source(msgspec.Struct, frozen=True):
    """A file's pieces in order; `encoding` is the old encoding that was converted, if any.

    `cut` says that the file holds more than is read of it.
    """

    pieces: tuple[Piece, ...]
    encoding: str = ""
    cut: bool = False


def row_words(row: Row, longest: int = 160) -> str:
    """A row's words on one line."""
    words = " | ".join(" ".join(cell.text.split()) for cell in row if cell.text.strip())
    return words if len(words) <= longest else words[: longest - 3] + "..."


def as_lines(grid: Grid) -> Iterator[Line]:
    """A table that only lays text out, read column by column where it has two, else row by row."""
    width = max((sum(not cell.is_empty for cell in row) for row in grid.rows), default=0)
    if width == 2 and len(grid.rows) <= 4:
        columns = range(max(len(row) for row in grid.rows))
        cells = ((r, c) for c in columns for r, row in enumerate(grid.rows) if c < len(row))
    else:
        cells = ((r, c) for r, row in enumerate(grid.rows) for c in range(len(row)))
    for r, c in cells:
        for text in grid.rows[r][c].text.split("\n"):
            if text.strip():
                yield Line(text.strip(), grid.place(r, c), whole=True)


def bounded(source: Source, letters: int = MOST_LETTERS, lines: int = MOST_LINES) -> Source:
    """The source as far as its bounds; `cut` tells that there is more."""
    kept: list[Piece] = []
    for piece in source.pieces:
        taken = piece if isinstance(piece, Line) else _first(piece, letters, lines)
        letters -= _letters(piece)
        lines -= 1 if isinstance(piece, Line) else len(piece.rows)
        if lines < 0 or letters < 0:
            rest = (taken,) if isinstance(taken, Grid) and taken.rows else ()
            return msgspec.structs.replace(source, pieces=(*kept, *rest), cut=True)
        kept.append(taken)
    return source


def _letters(piece: Piece) -> int:
    if isinstance(piece, Line):
        return len(piece.text)
    return sum(len(cell.text) for row in piece.rows for cell in row)


def _first(grid: Grid, letters: int, lines: int) -> Grid:
    """The first rows of a grid that keep within both bounds."""
    kept = []
    for row in grid.rows[: max(0, lines)]:
        letters -= sum(len(cell.text) for cell in row)
        if letters < 0:
            break
        kept.append(row)
    return grid if len(kept) == len(grid.rows) else msgspec.structs.replace(grid, rows=tuple(kept))


def mapped(source: Source, change: Callable[[str], str]) -> Source:
    """The source with each of its texts changed."""
    return msgspec.structs.replace(source, pieces=tuple(_mapped(piece, change) for piece in source.pieces))


def _mapped(piece: Piece, change: Callable[[str], str]) -> Piece:
    if isinstance(piece, Line):
        return msgspec.structs.replace(piece, text=change(piece.text))
    rows = tuple(
        tuple(msgspec.structs.replace(cell, text=change(cell.text)) if cell.text else cell for cell in row)
        for row in piece.rows
    )
    return msgspec.structs.replace(piece, rows=rows)
