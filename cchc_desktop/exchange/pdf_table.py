"""A ruled table drawn line by line: what a page of a form mostly is.

reportlab's own table weighs every cell with the styles of every other and takes twice
as long. A row is never parted, unless it is higher than a page; the head stands on
every page. Never decides what is printed.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from reportlab.platypus import Flowable

from cchc_desktop.exchange import fonts
from cchc_desktop.exchange.blocks import NOTE, SINGLE, Align, Cell, Row, Table

PAD = 3.0
"""Points between a cell's words and its lines."""
TALLEST = 0.8
"""The share of a page that one row may fill; the rest is left to the head."""
PIECE = 4
"""Lines of a piece of a row that is higher than that."""
RULE = 0.5
AFTER = 6.0
RISE = 0.91
"""From the top of a line of single spacing to the feet of its letters, over its size."""


class Line(NamedTuple):
    """One line of words in a cell, from the cell's left and the row's top."""

    x: float
    y: float
    face: str
    size: float
    words: str


class Band(NamedTuple):
    """A row, or a whole head: its height and its lines of words.

    `goes_on` marks a piece of a row that is higher than a page, but for its last;
    `keep` a row that is not the last of a page.
    """

    height: float
    lines: list[Line]
    goes_on: bool = False
    keep: bool = False


Box = tuple[float, float, float, float]
"""A cell: its left, top, width and height."""
Words = tuple[str, str, float]
"""A line of a cell, its face and its size."""


class Grid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The table, or what is left of it on the next page."""

    def __init__(
        self, edges: list[float], head: Band, boxes: list[Box], rows: list[Band], page: float
    ) -> None:
        super().__init__()
        self._page = page
        self._edges = edges
        self._head = head
        self._boxes = boxes
        self._rows = rows
        self.width = edges[-1]
        self.height = head.height + sum(row.height for row in rows)
        self.spaceAfter = AFTER

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit into `height` and the others, each under the head.

        No row stands alone on a page if another could keep it company.
        """
        room = height - self._head.height
        count = 0
        for row in self._rows:
            room -= row.height
            if room < 0:
                break
            count += 1
        if count in (0, len(self._rows)):
            return []
        while count > 1 and self._rows[count - 1].keep:
            count -= 1
        if count == 1 and height < self._page and not self._rows[0].goes_on:
            return []
        if count > 2 and count == len(self._rows) - 1 and not self._rows[count - 1].goes_on:
            count -= 1
        parts = self._rows[:count], self._rows[count:]
        return [Grid(self._edges, self._head, self._boxes, rows, self._page) for rows in parts]

    def draw(self) -> None:
        """Draw the lines first, then the words in the order of reading."""
        self.canv.setLineWidth(RULE)
        for left, top, width, height in self._boxes:
            self.canv.rect(left, self.height - top - height, width, height)
        # A pen that goes back to the left on one height is read as one word: each line has its own.
        for line in self._head.lines:
            self.canv.setFont(line.face, line.size)
            self.canv.drawString(line.x, self.height - line.y, line.words)
        self._rule(self.height - self._head.height)
        self._write(self.height - self._head.height)

    def _write(self, y: float) -> None:
        pen = self.canv.beginText()
        face, size = "", 0.0
        for row in self._rows:
            for line in row.lines:
                if (line.face, line.size) != (face, size):
                    face, size = line.face, line.size
                    pen.setFont(face, size)
                pen.setTextOrigin(line.x, y - line.y)
                pen.textOut(line.words)
            y -= row.height
        self.canv.drawText(pen)

    def _rule(self, top: float) -> None:
        if not self._rows:
            return
        lines = [(edge, 0.0, edge, top) for edge in self._edges]
        y = top
        for row in self._rows:
            y -= row.height
            if not row.goes_on:
                lines.append((0.0, y, self.width, y))
        lines.append((0.0, 0.0, self.width, 0.0))
        self.canv.lines(lines)


def grid(table: Table, width: float, height: float) -> Grid:
    """`table` as wide as `width`, on pages with `height` for text."""
    edges = [0.0]
    for share in table.widths:
        edges.append(edges[-1] + width * share / sum(table.widths))
    head, boxes = _head(table, edges)
    tallest = int(height * TALLEST / (table.size * SINGLE))
    rows = [band for row in table.rows for band in _bands(row, edges, table.size, tallest)]
    return Grid(edges, head, boxes, rows, height)


def _bands(row: Row, edges: list[float], size: float, tallest: int) -> Iterator[Band]:
    """The row; one higher than a page in pieces that may be parted."""
    cells = [_words(cell, room, size) for cell, room in zip(row, _rooms(edges), strict=True)]
    highest = max(map(len, cells))
    if highest <= tallest:
        height = highest * size * SINGLE + 2 * PAD
        lines = _beside(row, cells, edges, [(0.0, height)] * len(row))
        yield Band(height, lines, keep=any(cell.keep for cell in row))
        return
    for start in range(0, highest, PIECE):
        pieces = [lines[start : start + PIECE] for lines in cells]
        top = 0.0 if start else PAD
        foot = 0.0 if start + PIECE < highest else PAD
        heights = [_tall(piece) for piece in pieces]
        lines = _beside(row, pieces, edges, [(top, height) for height in heights])
        yield Band(top + max(heights) + foot, lines, goes_on=not foot)


def _words(cell: Cell, room: float, size: float) -> list[Words]:
    face = fonts.face(cell.bold)
    lines = fonts.broken(fonts.drawable(cell.text, cell.bold), room, size, cell.bold)
    return [(line, face, size) for line in lines]


def _beside(
    row: Row, cells: list[list[Words]], edges: list[float], spans: list[tuple[float, float]]
) -> list[Line]:
    """The cells beside each other, each in its span: how far down it begins, how high it is."""
    lines: list[Line] = []
    for cell, words, (left, right), (top, height) in zip(row, cells, pairwise(edges), spans, strict=True):
        lines.extend(_placed(words, (left, top, right - left, height), cell.align))
    return lines


def _rooms(edges: list[float]) -> list[float]:
    return [right - left - 2 * PAD for left, right in pairwise(edges)]


def _placed(lines: list[Words], box: Box, align: Align) -> Iterator[Line]:
    """The lines of a cell, midway between its top and its foot."""
    left, top, width, height = box
    y = top + (height - _tall(lines)) / 2
    for words, face, size in lines:
        if words:
            x = left + PAD
            if align is Align.CENTER:
                x = left + (width - fonts.wide(words, face, size)) / 2
            yield Line(x, y + RISE * size, face, size, words)
        y += size * SINGLE


def _tall(lines: Iterable[Words]) -> float:
    return sum(size for _, _, size in lines) * SINGLE


def _head(table: Table, edges: list[float]) -> tuple[Band, list[Box]]:
    """The head as one band, and the boxes of its cells, merged ones as one."""
    placed = [
        (
            down,
            across,
            cell,
            _head_lines(cell, edges[across + cell.across] - edges[across] - 2 * PAD, table.size),
        )
        for down, across, cell in table.places()
    ]
    tops = [0.0]
    for down in range(len(table.head)):
        # A merged cell counts where it ends: the last row takes what the others leave it.
        needed = [
            _tall(lines) + 2 * PAD - (tops[down] - tops[top])
            for top, _, cell, lines in placed
            if top + cell.down - 1 == down
        ]
        tops.append(tops[-1] + max(needed, default=0.0))
    band, boxes = Band(tops[-1], []), []
    for down, across, cell, lines in placed:
        right, foot = edges[across + cell.across], tops[down + cell.down]
        box = edges[across], tops[down], right - edges[across], foot - tops[down]
        boxes.append(box)
        band.lines.extend(_placed(lines, box, cell.align))
    return band, boxes


def _head_lines(cell: Cell, room: float, size: float) -> list[Words]:
    """The words of a head's cell in lines, its remark in italics beneath."""
    words = fonts.broken(fonts.drawable(cell.text, bold=True), room, size, bold=True)
    lines = [(line, fonts.face(bold=True), size) for line in words]
    if cell.note:
        note = fonts.broken(fonts.drawable(cell.note, italic=True), room, NOTE, italic=True)
        lines += [(line, fonts.face(italic=True), NOTE) for line in note]
    return lines
