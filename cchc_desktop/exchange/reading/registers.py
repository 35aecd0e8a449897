"""Rows of registers out of somebody's tables: staff, dossiers, documents, by their heads.

A head may stand in three rows with groups above its columns (Biểu II.06a); a column is
known by its words and its group together. Rows that only number the columns are left.
"""

import re
from collections.abc import Iterator

import msgspec
from rapidfuzz.fuzz import ratio

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Column, ColumnKind, Register
from cchc_desktop.core.found import Confidence, Doubt, FoundRow, Unread
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.exchange.reading.labels import Labels
from cchc_desktop.exchange.reading.leveled import leveled
from cchc_desktop.exchange.reading.pieces import EMPTY, Cell, Grid
from cchc_desktop.exchange.workbook.taken import cell_of, entry_of

_DEEP = 3
_LEAST = 3
_GROUP_LIKE = 70.0
_COUNTING = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\([a-z]\)")
_NUMBERED = re.compile(r"\s*(\d{1,5}\s?[A-Za-z]?)\s*/\s*(.+)")


class Head(msgspec.Struct, frozen=True):
    """A register's columns in a grid, and the row below its head."""

    register: Register
    columns: dict[int, Column]
    below: int


def rows(grid: Grid, labels: Labels) -> Iterator[FoundRow | Unread]:
    """The rows of the register that the grid is; nothing if it is none."""
    head = head_of(grid, labels)
    if head is None:
        return
    found = list(_rows(grid, labels, head))
    if not head.register.level:
        yield from found
        return
    yield from leveled(head.register, (each for each in found if isinstance(each, FoundRow)))
    yield from (each for each in found if isinstance(each, Unread))


def _rows(grid: Grid, labels: Labels, head: Head) -> Iterator[FoundRow | Unread]:
    for at in range(head.below, len(grid.rows)):
        row = grid.rows[at]
        if all(cell.is_empty for cell in row) or _counts(row) or _is_head(row, head, labels):
            continue
        yield from _row(grid, at, head)


def head_of(grid: Grid, labels: Labels) -> Head | None:
    """The register whose columns the grid's head names best."""
    best: Head | None = None
    for at in range(min(12, len(grid.rows))):
        for deep in range(1, _DEEP + 1):
            for register in labels.index.edition.registers:
                columns = _columns(grid, at, deep, register, labels)
                known = {column.code for column in columns.values()}
                enough = len(columns) >= min(_LEAST, len(register.columns)) and register.key in known
                if enough and (best is None or len(columns) > len(best.columns)):
                    best = Head(register, columns, at + deep)
    return best


def _columns(grid: Grid, at: int, deep: int, register: Register, labels: Labels) -> dict[int, Column]:
    """Which column of the register each column of the grid is."""
    heads = grid.rows[at : at + deep]
    if len(heads) < deep or any(_counts(row) for row in heads):
        return {}
    found: dict[int, Column] = {}
    for place in range(max(len(row) for row in heads)):
        path = _path(heads, place, labels)
        column = next((each for each in register.columns if _is_column(each, register, path, labels)), None)
        if column and column not in found.values():
            found[place] = column
    return found


def _path(heads: tuple[tuple[Cell, ...], ...], place: int, labels: Labels) -> list[tuple[str, ...]]:
    """The words above a column from the top; a group's head reaches to the next head on its right."""
    path = []
    for depth, row in enumerate(heads):
        own = row[place].text if place < len(row) else ""
        if not own and depth < len(heads) - 1:
            left = next((row[c].text for c in range(min(place, len(row) - 1), -1, -1) if row[c].text), "")
            own = left if any(place < len(low) and low[place].text for low in heads[depth + 1 :]) else ""
        if own:
            path.append(labels.words(own))
    return path


def _is_column(column: Column, register: Register, path: list[tuple[str, ...]], labels: Labels) -> bool:
    if not path:
        return False
    others = labels.index.edition.foreign.columns.get(f"{register.id}.{column.code}", ())
    if path[-1] not in {labels.words(words) for words in (column.label, *others)}:
        return False
    if not column.group or (path[-1] == labels.words(column.label) and _is_alone(column, register)):
        return True
    group = " ".join(labels.words(column.group))
    return any(ratio(" ".join(words), group) >= _GROUP_LIKE for words in path[:-1])


def _is_alone(column: Column, register: Register) -> bool:
    """True if no other column of the register bears this label."""
    return sum(each.label == column.label for each in register.columns) == 1


def _counts(row: tuple[Cell, ...]) -> bool:
    """True for the row that numbers the columns: (1) (2) (3)=(4)+(5)."""
    given = [cell.text.strip() for cell in row if cell.text.strip()]
    return (
        len(given) > 2 and all(_COUNTING.fullmatch(text.lower()) for text in given) and "(" in "".join(given)
    )


def _is_head(row: tuple[Cell, ...], head: Head, labels: Labels) -> bool:
    """True for a head that comes again on the next page."""
    same = [
        labels.words(row[place].text) == labels.words(column.label)
        for place, column in head.columns.items()
        if place < len(row) and row[place].text.strip()
    ]
    return bool(same) and all(same)


def _row(grid: Grid, at: int, head: Head) -> Iterator[FoundRow | Unread]:
    row: Row = {}
    for place, column in head.columns.items():
        cell = grid.rows[at][place] if place < len(grid.rows[at]) else EMPTY
        if cell.broken:
            yield Unread(cell.broken, grid.place(at, place), Doubt.BROKEN)
            continue
        taken = _taken(column, cell, lined=bool(head.register.level))
        if isinstance(taken, str) and taken.startswith(UNREADABLE):
            yield Unread(cell.text, grid.place(at, place), Doubt.NO_FIGURE)
        if taken:
            row[column.code] = taken
    if head.register.key not in row and not head.register.level:
        if row:
            yield Unread(grid.place(at).words, grid.place(at), Doubt.ROW)
        return
    yield FoundRow(head.register.id, _parted(row, head.register), grid.place(at), Confidence.SURE)


def _taken(column: Column, cell: Cell, lined: bool) -> str | bool:
    """A register's cell, its lines kept or as one; a spreadsheet's number for a day is a day again."""
    if (
        column.kind is ColumnKind.DATE
        and isinstance(cell.value, int | float)
        and not isinstance(cell.value, bool)
    ):
        from openpyxl.utils.datetime import from_excel

        number = entry_of(cell.value).value
        if number is not None and 20_000 < number < 80_000:
            return cell_of(column, from_excel(float(number)))
    value = cell.value if cell.value is not None else cell.text
    if not isinstance(value, str):
        return cell_of(column, value)
    lines = (" ".join(line.split()) for line in value.splitlines())
    return cell_of(column, ("\n" if lined else " ").join(line for line in lines if line))


def _parted(row: Row, register: Register) -> Row:
    """Number and symbol that stand in one cell, as two."""
    text = row.get(register.key, "")
    found = _NUMBERED.fullmatch(text) if isinstance(text, str) and register.issuer else None
    if found is None:
        return row
    after = [column.code for column in register.columns]
    symbol = after[after.index(register.key) + 1]
    return {**row, register.key: found[1].replace(" ", ""), symbol: row.get(symbol) or found[2].strip()}
