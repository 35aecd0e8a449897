"""Tables found by their ruling lines: cells, also merged ones, from a page's strokes.

Knows no letters: where a cell stands and how far it reaches. Coordinates are points
from the page's lower left corner, as in a PDF.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise, product
from operator import neg
from typing import TypeAlias

import msgspec

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Stroke: TypeAlias = tuple[float, float, float]
"""From, to, and where it lies."""
Place: TypeAlias = tuple[int, int]
"""Row and column of a grid, from its upper left corner."""

NEAR = 3.0
"""Points within which two strokes are one."""
THIN = 2.5
"""Points up to which a filled box is a stroke."""
SHORTEST = 6.0
MOST_STROKES = 2_000
MOST_CELLS = 6_000
"""Of a page: a form has some 150."""
_MOST_OF_IT = 0.6


class Frame(msgspec.Struct, frozen=True):
    """A table on the page: the places of its rulings, from the left and from the top, and for
    each place of the grid where the cell begins that covers it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Place, Place]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    def cell_at(self, x: float, y: float) -> Place | None:
        """Where the cell begins that holds a point; None outside the table."""
        if not (self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[-1] - 1 <= y <= self.ys[0] + 1):
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, -y, key=neg) - 1, 0), len(self.ys) - 2)
        return self.cells[row, column]


def frames(boxes: Iterable[Box]) -> list[Frame]:
    """The tables that the strokes among `boxes` rule, from the top of the page."""
    across, down = [], []
    for left, bottom, right, top in boxes:
        wide, high = right - left >= SHORTEST, top - bottom >= SHORTEST
        if wide and top - bottom <= THIN:
            across.append((left, right, (bottom + top) / 2))
        elif high and right - left <= THIN:
            down.append((bottom, top, (left + right) / 2))
        elif wide and high:
            across += [(left, right, bottom), (left, right, top)]
            down += [(bottom, top, left), (bottom, top, right)]
    across, down = _once(across), _once(down)
    if len(across) + len(down) > MOST_STROKES:
        return []
    found = [_frame(*group) for group in _groups(across, down)]
    return sorted((each for each in found if each), key=lambda each: -each.top)


def _once(strokes: list[Stroke]) -> list[Stroke]:
    """The strokes, those drawn twice once."""
    return list({tuple(round(each) for each in stroke): stroke for stroke in strokes}.values())


def _groups(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that touch each other, each group a table."""
    above = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    for one, (left, right, y) in enumerate(across):
        for two, (bottom, top, x) in enumerate(down, len(across)):
            if left - NEAR <= x <= right + NEAR and bottom - NEAR <= y <= top + NEAR:
                above[root(one)] = root(two)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for at, stroke in enumerate((*across, *down)):
        groups.setdefault(root(at), ([], []))[at >= len(across)].append(stroke)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def _frame(across: list[Stroke], down: list[Stroke]) -> Frame | None:
    xs, ys = _levels(x for _, _, x in down), _levels(y for _, _, y in across)[::-1]
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_CELLS:
        return None
    return Frame(tuple(xs), tuple(ys), _cells(xs, ys, across, down))


def _levels(places: Iterable[float]) -> list[float]:
    """The places, those that are near as one, from the lowest."""
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > NEAR:
            levels.append(place)
    return levels


def _cells(xs: list[float], ys: list[float], across: list[Stroke], down: list[Stroke]) -> dict[Place, Place]:
    """For each place of the grid the cell that covers it: as far as no stroke parts it."""
    columns, rows = list(pairwise(xs)), [(low, high) for high, low in pairwise(ys)]
    beside = [[each for each in down if abs(each[2] - x) <= NEAR] for x in xs]
    under = [[each for each in across if abs(each[2] - y) <= NEAR] for y in ys]
    taken: dict[Place, Place] = {}
    for r, c in product(range(len(rows)), range(len(columns))):
        if (r, c) in taken:
            continue
        last, lowest = c + 1, r + 1
        while last < len(columns) and (r, last) not in taken and not _covers(beside[last], *rows[r]):
            last += 1
        while lowest < len(rows) and not any(_covers(under[lowest], *columns[k]) for k in range(c, last)):
            lowest += 1
        for place in product(range(r, lowest), range(c, last)):
            taken.setdefault(place, (r, c))
    return taken


def _covers(strokes: list[Stroke], start: float, end: float) -> bool:
    """True if strokes of one level cover most of the way from `start` to `end`."""
    covered = sum(max(0.0, min(to, end) - max(begin, start)) for begin, to, _ in strokes)
    return covered >= _MOST_OF_IT * (end - start)
