"""Plain text and csv: bytes made letters, letters made lines or a grid.

Guesses an encoding only from the bytes themselves. What has no letters is no text.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from cchc_desktop.core.found import Spot
from cchc_desktop.core.text import nfc
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import legacy
from cchc_desktop.exchange.reading.pieces import Cell, Grid, Line, Piece, Source

MOST_LINES = 50_000
"""A whole report has some 2,000."""
LARGEST = 20_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(
    r"</?(?:b|i|u|ul|ol|li|p|br)\b[^<>]{0,80}>|\*{1,3}|^\s*#{1,6}\s+", re.IGNORECASE | re.MULTILINE
)
_PARTED = re.compile(r"<br\s*/?>|</(?:li|p)\s*>", re.IGNORECASE)
_LEAST = 3
"""Columns and rows of a table that is parted by tabs."""
_SAMPLE = 200
_ALIKE = 0.7


def load(path: Path) -> Source:
    """The lines of a text file, or the grid of a csv; FileUnusable if it is neither."""
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        raise FileUnusable("file_too_large", limit=LARGEST // 1_000_000)
    text = decoded(raw)
    lines = text.splitlines()
    encoding, mend = legacy.mender(lines)
    if encoding:
        lines = [mend(line) for line in lines]
    cut = len(lines) > MOST_LINES
    grid = _grid(lines[:MOST_LINES])
    if grid:
        return Source((grid,), encoding, cut)
    return Source(tuple(_pieces(lines[:MOST_LINES])), encoding, cut)


def decoded(raw: bytes) -> str:
    """The text of `raw`; FileUnusable if it is not text."""
    codec = next((codec for mark, codec in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        if codec != "utf-8":
            raise FileUnusable("file_foreign") from None
        text = legacy.of_bytes(raw)
    if len(_CONTROL.findall(text[:4000])) * 50 > len(text[:4000]):
        raise FileUnusable("file_foreign")
    return nfc(text)


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """The lines that hold something, without marks of typesetting; lines parted by tabs as a table."""
    page = 1
    table: list[tuple[str, Spot]] = []
    for number, line in enumerate(lines, 1):
        page += line.count("\f")
        if not line.strip():
            continue
        spot = Spot(page=page, line=number)
        if line.count("\t") >= _LEAST - 1:
            table.append((line, spot))
            continue
        yield from _table(table)
        table = []
        if text := _bare(line):
            yield Line(text, spot)
    yield from _table(table)


def _table(rows: list[tuple[str, Spot]]) -> Iterator[Piece]:
    """Lines parted by tabs: a table if there are some of them, else lines all the same."""
    if len(rows) < _LEAST:
        yield from (Line(text, spot) for line, spot in rows if (text := _bare(line)))
        return
    cells = tuple(tuple(_cell(text) for text in line.split("\t")) for line, _ in rows)
    yield Grid(cells, spot=rows[0][1], numbers=tuple(spot.line for _, spot in rows))


def _cell(text: str) -> Cell:
    words = "\n".join(filter(None, map(_bare, _PARTED.split(text))))
    return Cell(words, words)


def _bare(text: str) -> str:
    return _MARKUP.sub("", text).replace("\f", " ").strip()


def _grid(lines: list[str]) -> Grid | None:
    """The rows of a csv: most lines have the same number of cells, three or more."""
    sample = [line for line in islice(lines, _SAMPLE) if line.strip()]
    for mark in "\t;,":
        widths: Counter[int] = Counter()
        for row in _rows(sample, mark):
            # A quoted cell goes on over lines.
            widths[len(row)] += any(row) and 1 + sum(cell.count("\n") for cell in row)
        width, times = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
        if width >= 3 and times >= 2 and times >= _ALIKE * len(sample):
            return Grid(tuple(tuple(_cell(nfc(text)) for text in row) for row in _rows(lines, mark)))
    return None


def _rows(lines: list[str], mark: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
    except csv.Error:
        return []
