"""Blocks of cells as Excel and Word put them on the clipboard: lines of tabbed cells.

A cell with a tab, a line break or a quotation mark at its start is quoted, and a
quotation mark inside is doubled. Never judges what a cell says.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Protocol, TypeAlias

import msgspec

Block: TypeAlias = list[list[str]]
Cells: TypeAlias = Mapping[tuple[int, int], str]
QUOTE = '"'


class Refusal(Enum):
    """Why a pasted cell is left out."""

    GROUP = "group"
    COMPUTED = "computed"
    FIXED = "fixed"


class Target(Protocol):
    """What a block is laid over."""

    def extent(self) -> tuple[int, int]:
        """How many rows and columns there are room for."""

    def refusal(self, row: int, column: int) -> Refusal | None:
        """Why a pasted cell may not be written here; None if it may."""


class Laid(msgspec.Struct, frozen=True):
    """A block laid over a table: the cells to write, and what had to be left out."""

    cells: dict[tuple[int, int], str]
    refused: dict[Refusal, int]
    beyond: int


def parse_block(text: str) -> Block:
    """The rows of cells in `text`; a trailing line break ends the last row."""
    rows: Block = []
    row: list[str] = []
    position, text = 0, text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    while position <= len(text):
        cell, position = _cell(text, position)
        row.append(cell)
        if position == len(text) or text[position] == "\n":
            rows.append(row)
            row = []
        position += 1
    return rows


def format_block(rows: Iterable[Iterable[str]]) -> str:
    """`rows` as Excel reads them."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows) + "\n"


def lay(block: Block, row: int, column: int, target: Target) -> Laid:
    """`block` with its corner at a cell; blank cells that do not fit are no loss."""
    cells: dict[tuple[int, int], str] = {}
    refused: dict[Refusal, int] = {}
    beyond = 0
    rows, columns = target.extent()
    for down, line in enumerate(block):
        for right, text in enumerate(line):
            at = row + down, column + right
            if at[0] >= rows or at[1] >= columns:
                beyond += bool(text.strip())
                continue
            refusal = target.refusal(*at)
            if refusal is None:
                cells[at] = text
            elif text.strip():
                refused[refusal] = refused.get(refusal, 0) + 1
    return Laid(cells, refused, beyond)


def _cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins at `start`, and where it ends."""
    if text.startswith(QUOTE, start):
        end = _closing(text, start + 1)
        if end is not None:
            return text[start + 1 : end].replace(QUOTE * 2, QUOTE), end + 1
    ends = [at for at in (text.find("\t", start), text.find("\n", start)) if at >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def _closing(text: str, start: int) -> int | None:
    """Where the quotation closes; None if it is only a quotation mark in plain text."""
    end = text.find(QUOTE, start)
    while end >= 0 and text.startswith(QUOTE * 2, end):
        end = text.find(QUOTE, end + 2)
    closes = end >= 0 and (end + 1 == len(text) or text[end + 1] in "\t\n")
    return end if closes else None


def _quoted(cell: str) -> str:
    if not any(mark in cell for mark in "\t\n\r") and not cell.startswith(QUOTE):
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE
