"""A workbook's cells, read without trust: bounded, streamed, and never more than values.

Knows which sheet of ours a sheet is by its marks, not by its name or place. A file that
is no workbook, or is damaged, foreign or swollen, is a FileUnusable.
"""

import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import msgspec
import openpyxl
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.core.text import raised
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive
from cchc_desktop.exchange.workbook import carried
from cchc_desktop.exchange.workbook.sheets import HEAD_KEY, MARK, STT
from cchc_desktop.exchange.workbook.validation import LISTS

MOST_ROWS, MOST_COLUMNS = 5_000, 100
_AT_ONCE = 100
"""Rows read before it is told how far it is."""
_OURS = frozenset({carried.SHEET, LISTS})
_DAMAGED = (
    *archive.BROKEN,
    InvalidFileException,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises for a workbook that is not well made."""


class Cell(msgspec.Struct, frozen=True):
    """What stands in a cell: its value, a formula apart from it, and if it is shown as a %."""

    value: object = None
    formula: str = ""
    percent: bool = False


NO_CELL = Cell()
Grid: TypeAlias = dict[int, tuple[Cell, ...]]
Step: TypeAlias = tuple[int, int]


class Line(msgspec.Struct, frozen=True):
    """A row under the head: its number in the sheet, its code, its cells by their roles."""

    number: int
    key: str
    cells: dict[str, Cell]

    @property
    def is_empty(self) -> bool:
        """Nothing was written in it; a formula and a row's count are nothing."""
        return all(
            cell.formula or str(cell.value or "").strip() == ""
            for role, cell in self.cells.items()
            if role != STT
        )


class Table(msgspec.Struct, frozen=True):
    """One sheet: its name, what it says it is ("form:3", "" for a stranger's), its roles, its rows."""

    name: str
    mark: str
    roles: frozenset[str]
    lines: tuple[Line, ...]


class Source(msgspec.Struct, frozen=True):
    """A workbook's sheets, and the purpose and report it carries, if any."""

    tables: tuple[Table, ...]
    carried: tuple[str, bytes] | None


def grids(path: Path) -> Generator[Step, None, tuple[dict[str, Grid], bool]]:
    """The cells of every sheet but those that only we need, and whether there are more than are read.

    Tells how many rows of how many are read.
    """
    with _opened(path, values=False) as book:
        found = yield from _grids(book)
    if _has_formulas(found):
        with _opened(path, values=True) as book:
            values = yield from _grids(book)
        found = {name: _with_values(grid, values[name]) for name, grid in found.items()}
    return found, any(MOST_ROWS in grid for grid in found.values())


def _grids(book: Workbook) -> Generator[Step, None, dict[str, Grid]]:
    found: dict[str, Grid] = {}
    sheets = [sheet for sheet in book.worksheets if sheet.title not in _OURS]
    for place, sheet in enumerate(sheets):
        grid = found[sheet.title] = {}
        for number, row in _rows(sheet):
            grid[number] = row
            if number % _AT_ONCE == 0:
                yield MOST_ROWS * place + number, MOST_ROWS * len(sheets)
        yield MOST_ROWS * (place + 1), MOST_ROWS * len(sheets)
    return found


def load(path: Path) -> Source:
    """All that is read of the workbook at `path`."""
    with _opened(path, values=False) as book:
        report = carried.extract(book)
        found = _all_of(_grids(book))
    if _has_formulas(found):
        with _opened(path, values=True) as book:
            values = _all_of(_grids(book))
        found = {name: _with_values(grid, values[name]) for name, grid in found.items()}
    return Source(tuple(_table(name, grid) for name, grid in found.items()), report)


def _all_of(work: Generator[Step, None, dict[str, Grid]]) -> dict[str, Grid]:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            found: dict[str, Grid] = stop.value
            return found


def _has_formulas(found: dict[str, Grid]) -> bool:
    return any(cell.formula for grid in found.values() for row in grid.values() for cell in row)


@contextmanager
def _opened(path: Path, values: bool) -> Iterator[Workbook]:
    """The workbook with its formulas, or with the `values` they had when it was saved."""
    with archive.opened(path) as packed:
        names = packed.namelist()
        if "xl/workbook.xml" not in names:
            raise FileUnusable("xlsx_foreign", file=path.name)
        # Whatever it is called: what a part is, its relation says.
        if not all(archive.is_plain(packed.open(name).read(archive.PROLOG)) for name in names):
            raise FileUnusable("file_swollen", file=path.name)
    try:
        # Opened here: by its name openpyxl would refuse a workbook that is called .txt.
        with path.open("rb") as raw, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(raw, read_only=True, data_only=values, rich_text=True)
            try:
                yield book
            finally:
                book.close()
    except _DAMAGED as error:
        raise FileUnusable("file_damaged", file=path.name) from error


def _rows(sheet: Worksheet) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows that hold something, and their numbers."""
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), 1):
        if any(cell.value is not None for cell in row):
            yield number, tuple(map(_cell, row))


def _cell(cell: object) -> Cell:
    value = getattr(cell, "value", None)
    if value is None:
        return NO_CELL
    if getattr(cell, "data_type", "") == "f":
        return Cell(None, str(value))
    if isinstance(value, CellRichText):
        value = "".join(map(_written, value))
    return Cell(value, "", "%" in str(getattr(cell, "number_format", "")))


def _written(part: TextBlock | str) -> str:
    """A part of a cell that is set in several ways, as it is read."""
    if isinstance(part, str):
        return part
    return raised(part.text) if part.font.vertAlign == "superscript" else part.text


def _with_values(grid: Grid, values: Grid) -> Grid:
    """`grid` with what its formulas gave when the file was last computed."""
    return {
        number: tuple(
            msgspec.structs.replace(cell, value=value.value, percent=value.percent) if cell.formula else cell
            for cell, value in zip(row, values.get(number, row), strict=False)
        )
        for number, row in grid.items()
    }


def _table(name: str, grid: Grid) -> Table:
    roles = {column: str(cell.value) for column, cell in enumerate(grid.get(1, ())) if cell.value is not None}
    key_column, mark = next(((at, role) for at, role in roles.items() if role.startswith(MARK)), (-1, ""))
    lines = tuple(_line(number, row, roles, key_column) for number, row in grid.items() if number > 1)
    head = max((place for place, line in enumerate(lines) if line.key == HEAD_KEY), default=-1)
    return Table(name, mark.removeprefix(MARK), frozenset(roles.values()), lines[head + 1 :])


def _line(number: int, row: tuple[Cell, ...], roles: dict[int, str], key_column: int) -> Line:
    cells = {role: row[column] for column, role in roles.items() if column != key_column}
    key = row[key_column].value if key_column >= 0 else None
    return Line(number, "" if key is None else str(key).strip(), cells)
