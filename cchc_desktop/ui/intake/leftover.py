"""What a file holds that was not understood: a list to look at, and to keep as a file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.found import Found
from cchc_desktop.errors import Failure
from cchc_desktop.exchange import leftover
from cchc_desktop.exchange.reading.telling import where
from cchc_desktop.ui.dialogs import tell
from cchc_desktop.ui.folders import choose_target
from cchc_desktop.ui.style import MEDIUM
from cchc_desktop.ui.words import plain_tip


class LeftoverList(QWidget):
    """Where, what, why, a line each; "Lưu danh sách…" writes all of them."""

    def __init__(self, found: Found, folder: Path, more: Iterable[tuple[str, str, str]] = ()) -> None:
        super().__init__()
        self._stem, self._folder = Path(found.file).stem, folder
        self.lines = [*lines_of(found), *more]
        self.table = QTableWidget(len(self.lines), len(texts.PLAN_UNREAD_HEADS))
        self.table.setHorizontalHeaderLabels(texts.PLAN_UNREAD_HEADS)
        self.table.setAccessibleName(texts.PLAN_UNREAD_LIST)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        for row, line in enumerate(self.lines):
            for column, words in enumerate(line):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(words))
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + MEDIUM)
        self.save = QPushButton(texts.PLAN_SAVE_LIST)
        self.save.setEnabled(bool(self.lines))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.ask_where)
        box = QVBoxLayout(self)
        box.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        box.addWidget(self.table, 1)
        box.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def ask_where(self) -> None:
        """Ask for a file and write the list there."""
        begin = self._folder / f"{texts.UNREAD_FILE.format(file=self._stem[:60])}.xlsx"
        path = choose_target(self, begin, texts.UNREAD_FILES)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the list, and say where it is or why it could not be."""
        try:
            leftover.write(path, texts.PLAN_UNREAD_HEADS, self.lines)
        except Failure as failure:
            tell(self, texts.sentence(failure))
        else:
            tell(self, texts.UNREAD_SAVED.format(path=path))


def lines_of(found: Found) -> Sequence[tuple[str, str, str]]:
    """Each thing that was not understood, then what the reader of our own files had to say."""
    unread = [(where(each.spot), each.text, texts.DOUBTS[each.doubt.value]) for each in found.unread]
    return [*unread, *(("", problem, texts.PLAN_PROBLEM) for problem in found.problems)]
