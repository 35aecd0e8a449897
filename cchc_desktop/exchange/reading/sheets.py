"""The cells of a stranger's workbook: values only, formulas by what they gave when saved.

Runs nothing: of an xlsm only the cells are read. A formula that was never computed and
an error such as #REF! are no value, and are said to be none.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import msgspec
from openpyxl.utils import get_column_letter

from cchc_desktop.core.text import nfc
from cchc_desktop.exchange import legacy
from cchc_desktop.exchange.reading.pieces import Cell, Grid, Row, Source, Step
from cchc_desktop.exchange.workbook import source
from cchc_desktop.exchange.workbook.taken import words_of

MOST_SHEETS = 60
_AT_ONCE = 100
ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
"""What a spreadsheet shows where a formula failed."""


def load(path: Path) -> Iterator[Step | Source]:
    """The sheets of the workbook; tells how far it is, and gives the source last."""
    grids = []
    raw, cut = yield from source.grids(path)
    sheets = list(raw.items())
    for name, grid in sheets[:MOST_SHEETS]:
        rows = []
        for done, (number, cells) in enumerate(grid.items()):
            rows.append(_row(number, cells))
            if done % _AT_ONCE == 0:
                yield 1, 1
        if rows:
            grids.append(Grid(tuple(rows), name, numbers=tuple(grid)))
    yield _unicode(Source(tuple(grids), cut=cut or len(sheets) > MOST_SHEETS))


def _row(number: int, cells: tuple[source.Cell, ...]) -> Row:
    last = max((at for at, cell in enumerate(cells, 1) if cell.value is not None or cell.formula), default=0)
    return tuple(_cell(cell, f"{get_column_letter(at)}{number}") for at, cell in enumerate(cells[:last], 1))


def _cell(cell: source.Cell, name: str) -> Cell:
    if cell.value is None:
        return Cell(name=name, broken=cell.formula)
    if cell.value in ERRORS:
        return Cell(name=name, broken=cell.value)
    if isinstance(cell.value, bool | date | datetime | time | int | float | Decimal | str):
        text = nfc(words_of(cell.value)) if not isinstance(cell.value, time) else str(cell.value)
        return Cell(cell.value, text, name, cell.percent)
    return Cell(str(cell.value), str(cell.value), name)


def _unicode(found: Source) -> Source:
    """The source in Unicode: an old encoding is told by the letters of all its cells."""
    grids = [piece for piece in found.pieces if isinstance(piece, Grid)]
    encoding, mend = legacy.mender(
        cell.text for grid in grids for row in grid.rows for cell in row if cell.text
    )
    if not encoding:
        return found
    return Source(tuple(_in_unicode(grid, mend) for grid in grids), encoding, found.cut)


def _in_unicode(grid: Grid, mend: Callable[[str], str]) -> Grid:
    rows = tuple(tuple(_converted(cell, mend) for cell in row) for row in grid.rows)
    return msgspec.structs.replace(grid, rows=rows)


def _converted(cell: Cell, mend: Callable[[str], str]) -> Cell:
    if not isinstance(cell.value, str):
        return cell
    text = mend(cell.text)
    return Cell(text, text, cell.name, cell.percent, cell.broken)
