"""Somebody's tables as rows with roles: number, label, unit, value, note.

Roles come from the heads, which may stand in several rows, be merged, and come again
on every page; never from a column's place. A row whose words went over to the next
page is put together again.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.found import NOWHERE, Spot
from cchc_desktop.exchange.reading.labels import Labels, code_of, split_code
from cchc_desktop.exchange.reading.pieces import EMPTY, Cell, Grid, Line, Row

_BRACKETS = re.compile(r"\([^()]*\)?")
_HEAD_ROWS = 3
_LONGEST_HEAD = 120
_FORM = re.compile(r"bieu(?: mau)?(?: so)? (\d{1,2})(?: .*)?")


class FormRow(msgspec.Struct, frozen=True):
    """A row of a table with the parts that make it a figure's; `area` 0 where no title told."""

    number: str
    label: str
    unit: str
    cells: tuple[Cell, ...]
    note: str = ""
    spot: Spot = NOWHERE
    area: int = 0

    @property
    def is_empty(self) -> bool:
        """Neither a label nor a value."""
        return not self.label.strip() and all(cell.is_empty for cell in self.cells)


class Roles(msgspec.Struct, frozen=True):
    """Where the columns of a table stand, and how many rows its head has."""

    columns: dict[str, tuple[int, ...]]
    rows: int


def head_at(grid: Grid, at: int, labels: Labels) -> Roles | None:
    """The roles that the rows from `at` on give, None if no head begins there."""
    found: dict[str, list[int]] = {}
    deepest = 0
    for depth in range(min(_HEAD_ROWS, len(grid.rows) - at)):
        row = grid.rows[at + depth]
        named = [(role, column) for column, cell in enumerate(row) for role in _roles(cell, labels)]
        if not named and depth:
            break
        if depth and any(code_of(cell.text) for cell in row):
            break
        for role, column in named:
            found.setdefault(role, []).append(column)
            deepest = depth + 1
        if not named:
            return None
    if "label" not in found or not ({"value", "unit"} & found.keys()):
        return None
    return Roles(_reaching(found, grid, at, deepest), deepest)


def _roles(cell: Cell, labels: Labels) -> Iterator[str]:
    if not cell.text or len(cell.text) > _LONGEST_HEAD or not any(map(str.isalpha, cell.text)):
        return
    words = labels.words(_BRACKETS.sub(" ", cell.text))
    for role, head in labels.heads:
        if words == head or (role == "label" and words[: len(head)] == head):
            yield role
            return


def _reaching(found: dict[str, list[int]], grid: Grid, at: int, deep: int) -> dict[str, tuple[int, ...]]:
    """Each role's columns, those too that its merged head spans: up to the next head."""
    heads = {c for row in grid.rows[at : at + deep] for c, cell in enumerate(row) if cell.text.strip()}
    width = max(len(row) for row in grid.rows)
    reach = {}
    for role, columns in found.items():
        spans: list[int] = []
        for column in dict.fromkeys(columns):
            end = min((c for c in heads if c > column), default=width)
            spans += range(column, end)
        reach[role] = tuple(spans)
    return reach


def form_of(text: str, labels: Labels) -> int:
    """The area whose form a title names: "Biểu mẫu 3", or its very title; 0 if it names none."""
    if len(text) > _LONGEST_HEAD:
        return 0
    words = labels.words(text)
    found = _FORM.fullmatch(" ".join(words))
    if found and int(found[1]) in labels.titles.values():
        return int(found[1])
    return labels.titles.get(words, 0)


def rows_of(grid: Grid, labels: Labels, area: int, roles: Roles | None = None) -> Iterator[FormRow]:
    """The rows of a grid under its heads; nothing if it has no head, and none is carried on."""
    at = 0
    while at < len(grid.rows):
        head = head_at(grid, at, labels)
        if head:
            roles, at = head, at + head.rows
            continue
        row = grid.rows[at]
        title = _title(row, labels)
        if title:
            area, roles = title, None if _is_title_only(row) else roles
        elif roles:
            made = _row(grid, at, roles, area)
            if not made.is_empty:
                yield made
        at += 1


def words_before(grid: Grid, labels: Labels) -> Iterator[Line]:
    """What stands over the first head of a grid and is no form's title: a sheet's own title."""
    for at, row in enumerate(grid.rows):
        if head_at(grid, at, labels):
            return
        for column, cell in enumerate(row):
            if cell.text.strip() and not _title(row, labels):
                yield from (
                    Line(text, grid.place(at, column), whole=True) for text in cell.text.split("\n") if text
                )


def has_head(grid: Grid, labels: Labels) -> bool:
    """True if somewhere in the grid a head of a form stands."""
    return any(head_at(grid, at, labels) for at in range(len(grid.rows)))


def last_roles(grid: Grid, labels: Labels) -> Roles | None:
    """The roles of the last head: those of a table that goes on over the page."""
    heads = (head_at(grid, at, labels) for at in range(len(grid.rows) - 1, -1, -1))
    return next((head for head in heads if head), None)


def last_title(grid: Grid, labels: Labels, area: int) -> int:
    """The form that the last title in a grid names."""
    titles = (_title(row, labels) for row in reversed(grid.rows))
    return next((title for title in titles if title), area)


def _title(row: Row, labels: Labels) -> int:
    words = [cell.text for cell in row if cell.text.strip()]
    if len(words) != 1:
        return 0
    return next((area for line in words[0].split("\n") if (area := form_of(line, labels))), 0)


def _is_title_only(row: Row) -> bool:
    return sum(not cell.is_empty for cell in row) == 1


def _row(grid: Grid, at: int, roles: Roles, area: int) -> FormRow:
    row = grid.rows[at]

    def text(role: str) -> str:
        cells = (row[c] for c in roles.columns.get(role, ()) if c < len(row))
        return " ".join(cell.text for cell in cells if cell.text.strip())

    columns = roles.columns.get("value", ())
    cells = tuple(row[c] if c < len(row) else EMPTY for c in columns)
    number, label = text("number").strip(), text("label")
    if not code_of(number):
        code, bare = split_code(label)
        number, label = (code, bare) if code and not number else (number, label)
    column = next(
        (c for c, cell in zip(columns, cells, strict=True) if not cell.is_empty), columns[0] if columns else 0
    )
    return FormRow(number, label, text("unit"), cells, text("note"), grid.place(at, column), area)


def joined(rows: Iterable[FormRow], labels: Labels) -> list[FormRow]:
    """The rows, those that a page parted put together: words without a number go on."""
    whole: list[FormRow] = []
    for row in rows:
        before = whole[-1] if whole else None
        if before is not None and not row.number and _goes_on(before, row, labels):
            cells = row.cells if all(cell.is_empty for cell in before.cells) else before.cells
            whole[-1] = msgspec.structs.replace(
                before,
                label=f"{before.label} {row.label}".strip(),
                unit=f"{before.unit} {row.unit}".strip(),
                cells=cells,
                note=f"{before.note} {row.note}".strip(),
            )
        else:
            whole.append(row)
    return whole


def _goes_on(before: FormRow, row: FormRow, labels: Labels) -> bool:
    """True if the words of `row` belong to the row before: together they are a label."""
    if any(not cell.is_empty for cell in before.cells) and any(not cell.is_empty for cell in row.cells):
        return False
    if not row.label.strip():
        return not labels.exact(row.label)
    return not labels.exact(row.label) and bool(labels.exact(f"{before.label} {row.label}"))
