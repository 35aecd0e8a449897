"""The lines of the journal as a table, and which of them are wanted. Never writes.

A line is put into words when it is painted: a long history opens as fast as a short one.
"""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from cchc_desktop import texts
from cchc_desktop.core.content import part
from cchc_desktop.core.journal import REDO, UNDO, JournalLine
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.ui.listed import shown
from cchc_desktop.ui.moments import moment
from cchc_desktop.ui.naming import place_of
from cchc_desktop.ui.rows import Index, RowsModel

Role = Qt.ItemDataRole


class Wanted(msgspec.Struct, frozen=True):
    """Which lines are shown: "" stands for any source or person; all `words` must be in a line."""

    source: str = ""
    who: str = ""
    words: tuple[str, ...] = ()


class HistoryModel(RowsModel):
    """Lines of one report, in the order given."""

    def __init__(self, report: Report, parent: QObject) -> None:
        super().__init__(texts.HISTORY_HEADS, parent)
        self._report = report
        self._all: list[JournalLine] = []
        self._shown: list[JournalLine] = []
        self._places: dict[str, str] = {}
        self._folded: dict[tuple[int, str], str] = {}
        self._columns: tuple[Callable[[JournalLine], str], ...] = (
            _when,
            _who,
            self._where,
            _code,
            self._before,
            self._after,
            _source,
            _file,
        )

    def count(self) -> int:
        return len(self._shown)

    def words(self, row: int, column: int) -> str:
        return self._columns[column](self._shown[row])

    def answer(self, index: Index, role: int) -> object:
        if role == Role.FontRole and self._shown[index.row()].source in (UNDO, REDO):
            font = QFont()
            font.setItalic(True)
            return font
        return super().answer(index, role)

    def know(self, lines: list[JournalLine]) -> None:
        """Have these lines to choose from; `show_wanted` shows them."""
        self._all = lines
        self._folded.clear()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show other lines of those that are known."""
        self.beginResetModel()
        self._shown = [line for line in self._all if self._is_wanted(line, wanted)]
        self.endResetModel()

    def lines(self) -> list[JournalLine]:
        """What is shown now."""
        return self._shown

    def sources(self) -> list[str]:
        """Where the known lines came from, each once."""
        return list(dict.fromkeys(line.source for line in self._all))

    def people(self) -> list[str]:
        """Who made them, each once."""
        return list(dict.fromkeys(line.who for line in self._all))

    def places(self) -> dict[str, str]:
        """The names of all places that are shown: for a list made on another thread."""
        return {line.address: self._where(line) for line in self._shown}

    def _is_wanted(self, line: JournalLine, wanted: Wanted) -> bool:
        if wanted.source not in ("", line.source) or wanted.who not in ("", line.who):
            return False
        return all(word in self._searched(line) for word in wanted.words) if wanted.words else True

    def _searched(self, line: JournalLine) -> str:
        known = self._folded.get((line.edit, line.address))
        if known is None:
            parts = self._where(line), line.address, self._before(line), self._after(line), line.file
            known = self._folded[line.edit, line.address] = fold(" ".join(parts))
        return known

    def _where(self, line: JournalLine) -> str:
        if line.address not in self._places:
            self._places[line.address] = place_of(self._report, line.address)
        return self._places[line.address]

    def _before(self, line: JournalLine) -> str:
        return shown(self._report, line.address, line.old) or texts.HISTORY_BLANK

    def _after(self, line: JournalLine) -> str:
        return shown(self._report, line.address, line.new) or texts.HISTORY_BLANK


def _when(line: JournalLine) -> str:
    return moment(line.at)


def _who(line: JournalLine) -> str:
    return line.who


def _code(line: JournalLine) -> str:
    """The code of a figure; of anything else the place says it all."""
    return "" if part(line.address) else line.address


def _source(line: JournalLine) -> str:
    return texts.HISTORY_SOURCES.get(line.source, line.source)


def _file(line: JournalLine) -> str:
    return line.file
