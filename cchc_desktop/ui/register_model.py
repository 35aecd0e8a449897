"""A register's rows for a table, with one row more at the end: typing there makes a row.

Cells are kept as `core.register` keeps them and shown as officials write them. Computed
columns are never stored. Never counts what the rows feed: that is the report's.
"""

from collections.abc import Callable, Mapping
from html import escape
from itertools import islice
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.checks.wording import row_code, row_place
from cchc_desktop.core.content import Item, Row, part, rest
from cchc_desktop.core.edition import Column, ColumnKind, Register
from cchc_desktop.core.formula import Formula
from cchc_desktop.core.period import show_date
from cchc_desktop.core.prose.keyed import fresh_keys
from cchc_desktop.core.register import (
    UNREADABLE,
    RowFigures,
    day_of,
    is_total,
    read_cell,
    text_of,
    typed_cell,
)
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import fold
from cchc_desktop.core.value import SHOWN, Entry, show, typed
from cchc_desktop.ui.cell import MARKS, Index
from cchc_desktop.ui.clipboard import Cells, Refusal
from cchc_desktop.ui.grid import GridModel, runs
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.origin import origin_words
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.words import finding_words, formula_words, rich, worst

Role = Qt.ItemDataRole
TICK = "x"
MOST_ROWS = 10_000
Place: TypeAlias = tuple[int, str]


class RegisterModel(GridModel):
    """The rows of one register of the report that is open now."""

    def __init__(self, session: Session, report: Report, register: Register) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self._report = report
        self._columns = register.columns
        self._formulas = report.index.column_formulas[register.id]
        self._keys = list(report.rows(register.id))
        self._findings = findings_by_place(report, register)
        self._answers: dict[int, Callable[[int, Column], object]] = {
            Role.DisplayRole: self._text,
            Role.EditRole: self._typed,
            Role.CheckStateRole: self._ticked,
            Role.ToolTipRole: self._help,
            Role.TextAlignmentRole: alignment,
            Role.FontRole: self._font,
            Role.AccessibleTextRole: self._spoken,
            MARKS: self._marks,
        }
        session.changed.connect(self._redraw)
        self.follow(session.carried)
        self.history_wanted.connect(session.history.ask)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._keys) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def answer(self, index: Index, role: int) -> object:
        answer = self._answers.get(role)
        if answer is None:
            return None
        return answer(index.row(), self._columns[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._columns[section].label
        return str(section + 1) if section < len(self._keys) else texts.REGISTER_NEW

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and not self._session.read_only:
            flag = self._columns[index.column()].kind is ColumnKind.FLAG
            flags |= Qt.ItemFlag.ItemIsUserCheckable if flag else Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role == Role.CheckStateRole:
            value = TICK if Qt.CheckState(value) is Qt.CheckState.Checked else ""
        elif role != Role.EditRole:
            return False
        return self._session.edit(self._changes({(index.row(), index.column()): str(value)}))

    def put(self, cells: Cells) -> int:
        changes = self._changes(cells)
        if not self._session.edit(changes):
            return 0
        rows, keys = self._report.rows(self.register.id), self._keys_for(cells)
        kept = [text_of(rows.get(keys[row], {}), self._columns[column].code) for row, column in cells]
        return sum(text.startswith(UNREADABLE) for text in kept)

    def refusal(self, row: int, column: int) -> Refusal | None:
        return Refusal.FIXED if self._session.read_only else None

    def extent(self) -> tuple[int, int]:
        return MOST_ROWS, len(self._columns)

    def choices(self, index: Index) -> tuple[tuple[str, str], ...]:
        options = self._columns[index.column()].options if index.isValid() else ()
        return tuple((option, option) for option in options)

    def copied(self, index: Index) -> str:
        ticked = index.data(Role.CheckStateRole) == Qt.CheckState.Checked
        return TICK if ticked else super().copied(index)

    def address(self, row: int) -> str:
        return f"{self.register.id}.{self._keys[row]}" if row < len(self._keys) else ""

    def delete(self, rows: set[int]) -> None:
        """Remove whole rows in one edit; the row for new entries stays."""
        gone = [address for row in sorted(rows) if (address := self.address(row))]
        if gone:
            self._session.edit(dict.fromkeys(gone))

    def cell_of(self, row: int, codes: tuple[str, ...]) -> QModelIndex:
        """The cell of the first of `codes` that is a column, else of the key column."""
        order = [column.code for column in self._columns]
        named = next((code for code in codes if code in order), self.register.key)
        return self.index(min(row, len(self._keys)), order.index(named))

    def _keys_for(self, cells: Cells) -> list[int]:
        """The keys of the rows on screen up to the last of `cells`; rows beyond the last get fresh ones."""
        beyond = max((row + 1 for row, _ in cells), default=0) - len(self._keys)
        return [*self._keys, *islice(fresh_keys(self._report, self.register.id), max(beyond, 0))]

    def _row(self, row: int) -> Row:
        return self._report.rows(self.register.id).get(self._keys[row], {}) if row < len(self._keys) else {}

    def _changes(self, cells: Cells) -> dict[str, Item | None]:
        rows: dict[int, Row] = {}
        keys = self._keys_for(cells)
        for (row, column), text in cells.items():
            kept = rows.setdefault(keys[row], dict(self._row(row)))
            kept[self._columns[column].code] = read(self._columns[column], text)
        return {f"{self.register.id}.{key}": row for key, row in rows.items()}

    def _redraw(self, change: Change) -> None:
        if self._session.report is not self._report:
            return
        self._findings = findings_by_place(self._report, self.register)
        edited = {int(rest(address)) for address in change.edited if part(address) == self.register.id}
        if edited:
            self._match_rows(list(self._report.rows(self.register.id)))
        touched = {row for row, key in enumerate(self._keys) if key in edited}
        for finding in (*change.findings.added, *change.findings.gone):
            touched |= {row for row, _ in places_of(finding, self.register) if row < len(self._keys)}
        self.redraw(touched)

    def _match_rows(self, keys: list[int]) -> None:
        """Drop the rows that are gone and add the new ones, telling the views of each."""
        left = set(keys)
        gone = [row for row, key in enumerate(self._keys) if key not in left]
        for first, last in reversed(runs(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._keys[first : last + 1]
            self.endRemoveRows()
        known = set(self._keys)
        for first, last in runs(row for row, key in enumerate(keys) if key not in known):
            # The row for new entries becomes the first of them, so that whoever types stays in it.
            typed_in = int(first == len(self._keys))
            self.beginInsertRows(QModelIndex(), first + typed_in, last + typed_in)
            self._keys[first:first] = keys[first : last + 1]
            self.endInsertRows()
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def _text(self, row: int, column: Column) -> str:
        return shown(self._row(row), column, self._formulas)

    def _typed(self, row: int, column: Column) -> str:
        is_count = column.kind is ColumnKind.COUNT
        entry = read_cell(text_of(self._row(row), column.code)) if is_count else Entry()
        return self._text(row, column) if entry.is_blank else typed(entry)

    def _ticked(self, row: int, column: Column) -> Qt.CheckState | None:
        if column.kind is not ColumnKind.FLAG:
            return None
        return Qt.CheckState.Checked if self._row(row).get(column.code) else Qt.CheckState.Unchecked

    def _help(self, row: int, column: Column) -> str:
        paragraphs = [f"<b>{escape(column.label)}</b>", escape(self._text(row, column))]
        if column.code in self._formulas:
            names = self.register.by_code
            words = formula_words(
                self._formulas[column.code], lambda code: texts.QUOTED.format(words=names[code].label)
            )
            paragraphs.append(escape(texts.CELL_COUNTED.format(formula=words)))
        if column.options:
            paragraphs.append(texts.REGISTER_LIST_HELP)
        origin = origin_words(self._session, self.address(row))
        paragraphs += [texts.CARRIED_HELP] if self.is_carried(row) else origin
        paragraphs += [finding_words(finding) for finding in self._findings.get((row, column.code), ())]
        return rich(filter(None, paragraphs))

    def _font(self, row: int, column: Column) -> QFont | None:
        total, computed = is_total(self.register, self._row(row)), self._is_computed(row, column)
        if not total and not computed:
            return None
        font = QFont()
        font.setBold(total)
        font.setItalic(computed)
        return font

    def _spoken(self, row: int, column: Column) -> str:
        where = row_place(self._report, self.register.id, row)
        said = (
            texts.REGISTER_TICKED[bool(self._row(row).get(column.code))]
            if (column.kind is ColumnKind.FLAG)
            else self._text(row, column) or texts.CELL_BLANK
        )
        state = texts.CARRIED if self.is_carried(row) else ""
        return texts.CELL_NAME.format(place=where, column=column.label, shown=said, state=state).strip()

    def _marks(self, row: int, column: Column) -> tuple[Mark, ...]:
        is_carried = column.code == self.register.key and self.is_carried(row)
        marks = [Mark.CARRIED] if is_carried else []
        marks += [Mark.COMPUTED] if self._is_computed(row, column) else []
        if text_of(self._row(row), column.code).startswith(UNREADABLE):
            marks.append(Mark.UNREADABLE)
        found = self._findings.get((row, column.code), ())
        return (*marks, *worst(found, row_code(self.register.id, row)))

    def _is_computed(self, row: int, column: Column) -> bool:
        blank = bool(column.formula) and not text_of(self._row(row), column.code)
        return blank and bool(self._text(row, column))


def alignment(row: int, column: Column) -> int:
    """Where the texts of a column stand, as Qt's flags."""
    flags = Qt.AlignmentFlag
    right = column.kind in (ColumnKind.COUNT, ColumnKind.DATE)
    return int((flags.AlignRight if right else flags.AlignLeft) | flags.AlignVCenter)


def shown(row: Row, column: Column, formulas: Mapping[str, Formula]) -> str:
    """A cell as officials write it: its figure, date or words, else what its formula says."""
    text = text_of(row, column.code)
    if column.kind is ColumnKind.DATE:
        day = day_of(row, column.code)
        return show_date(day) if day else text.removeprefix(UNREADABLE)
    if column.kind is not ColumnKind.COUNT:
        return text
    entry = read_cell(text)
    if entry.is_blank:
        computed = RowFigures(row, formulas).computed(column.code)
        return "" if computed is None else show(computed)
    return entry.text or _figure(entry)


def _figure(entry: Entry) -> str:
    if entry.state is not None:
        return SHOWN[entry.state]
    return "" if entry.value is None else show(entry.value)


def read(column: Column, text: str) -> str | bool:
    """What a cell keeps of a typed text; a choice typed carelessly becomes the list's own."""
    text = text.strip()
    if column.options and text not in column.options:
        alike = [option for option in column.options if fold(option) == fold(text)]
        text = alike[0] if len(alike) == 1 else text
    return typed_cell(column, text)


def places_of(finding: Finding, register: Register) -> list[Place]:
    """The rows, from 0, and the columns of this register that a finding speaks of."""
    rows = [
        int(position.rstrip("]"))
        for name, _, position in (code.partition("[") for code in finding.codes)
        if position and name == register.id
    ]
    columns = [code for code in finding.codes if code in register.by_code] or [register.key]
    return [(row, column) for row in rows for column in columns]


def findings_by_place(report: Report, register: Register) -> dict[Place, list[Finding]]:
    """The findings of each cell of a register, worst first."""
    found: dict[Place, list[Finding]] = {}
    for finding in report.findings:
        for place in places_of(finding, register):
            found.setdefault(place, []).append(finding)
    return found
