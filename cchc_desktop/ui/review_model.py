"""The rows of a review table (bảng chấm điểm): heads in bold, rows put in order, evidence.

What is done to rows is one edit each. A kept file is only named: whether it is still
there is looked up once, not each time a cell is painted.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFont

from cchc_desktop import texts
from cchc_desktop.core import criteria
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Column, ColumnKind, Register
from cchc_desktop.core.register import file_name, is_bold, text_of
from cchc_desktop.core.report import Report
from cchc_desktop.ui.cell import Index
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.register_model import RegisterModel, Role
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.words import rich


class ReviewModel(RegisterModel):
    """A register whose rows have levels, an order and evidence."""

    def __init__(self, session: Session, report: Report, register: Register) -> None:
        super().__init__(session, report, register)
        self._evidence = next((column for column in register.columns if column.kind is ColumnKind.FILE), None)
        self._there: dict[str, bool] = {}

    def take(self, wanted: Iterable[Row]) -> int:
        """Add the criteria that are not there yet; how many."""
        rows = self._all()
        whole = criteria.completed(self.register, rows, wanted)
        return len(whole) - len(rows) if self._arrange(whole) else 0

    def insert_below(self, row: int) -> int:
        """Add a row under another, of the same level; where it is."""
        rows = self._all()
        at = min(row + 1, len(rows))
        levels = self.register.by_code[self.register.level].options
        level = text_of(rows[at - 1], self.register.level) if rows else levels[0]
        self._arrange([*rows[:at], {self.register.level: level}, *rows[at:]])
        return at

    def move(self, rows: set[int], step: int) -> bool:
        """Move rows one up (-1) or down (1); False if they stand at an end."""
        whole = self._all()
        after = criteria.moved(whole, (row for row in rows if row < len(whole)), step)
        return after != whole and self._arrange(after)

    def keep_file(self, row: int, path: Path) -> bool:
        """Keep a file as the evidence of a row."""
        if self._evidence is None:
            return False
        self._there.clear()
        return self.setData(self.evidence_of(row), str(path))

    def file_of(self, row: int) -> Path | None:
        """The file kept as the evidence of a row, None if there is none."""
        kept = text_of(self._row(row), self._evidence.code) if self._evidence else ""
        return Path(kept) if kept else None

    def evidence_of(self, row: int) -> QModelIndex:
        """The cell that keeps the evidence of a row."""
        return self.cell_of(row, (self._evidence.code,) if self._evidence else ())

    def look_again(self) -> None:
        """Look up anew which of the kept files are there."""
        self._there.clear()

    def copied(self, index: Index) -> str:
        is_file = self._columns[index.column()] is self._evidence
        return str(index.data(Role.EditRole) or "") if is_file else super().copied(index)

    def _all(self) -> list[Row]:
        return list(self._report.rows(self.register.id).values())

    def _arrange(self, rows: Iterable[Row]) -> bool:
        before = self._report.rows(self.register.id)
        return self._session.edit(dict(criteria.arranged(self.register, before, rows)))

    def _text(self, row: int, column: Column) -> str:
        words = super()._text(row, column)
        return file_name(words) if column is self._evidence else words

    def _typed(self, row: int, column: Column) -> str:
        return text_of(self._row(row), column.code)

    def _font(self, row: int, column: Column) -> QFont | None:
        if not is_bold(self.register, self._row(row), column):
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _help(self, row: int, column: Column) -> str:
        kept = self.file_of(row) if column is self._evidence else None
        if kept is None:
            return super()._help(row, column)
        words = texts.EVIDENCE_KEPT if self._is_there(kept) else texts.EVIDENCE_MISSING
        return rich([super()._help(row, column), escape(words.format(path=kept))])

    def _marks(self, row: int, column: Column) -> tuple[Mark, ...]:
        marks = super()._marks(row, column)
        kept = self.file_of(row) if column is self._evidence else None
        return (*marks, Mark.WARNING) if kept is not None and not self._is_there(kept) else marks

    def _is_there(self, path: Path) -> bool:
        key = str(path)
        if key not in self._there:
            self._there[key] = path.is_file()
        return self._there[key]
