"""Lists of several columns that are only read: a row is chosen whole, words are made when painted.

Never edits: `grid` is for that.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cchc_desktop.ui.style import MEDIUM, letters
from cchc_desktop.ui.words import plain_tip

LEAST = 22
"""Letters that the column without a width of its own has at least."""
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """A table of words under `heads`. `count` and `words` are what each list has of its own."""

    def __init__(self, heads: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._heads = heads

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def answer(self, index: Index, role: int) -> object:
        """What a cell says for a role of Qt's: its words, and nothing else if a list has no more."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words(index.row(), index.column()))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.answer(index, role) if index.isValid() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else section + 1


class RowsTable(QTableView):
    """The table of such a list; `widths` are in letters, 0 for the column that takes what is left.

    Where there is no room for them all become narrower, none is out of sight.
    """

    def __init__(self, model: RowsModel, name: str, widths: Sequence[int]) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        # One height for all: none of a long list's rows has to be measured.
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + MEDIUM)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._widths = widths
        header.setSectionResizeMode(list(widths).index(0), QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, needed = self.viewport().width(), letters(self, sum(self._widths) + LEAST)
        for column, width in enumerate(self._widths):
            if width:
                self.setColumnWidth(column, letters(self, width) * min(room, needed) // needed)

    def row(self) -> int:
        """The row that is chosen, -1 for none."""
        return self.currentIndex().row()


class Roomy(QStyledItemDelegate):
    """Gives the rows of a tree the height that those of our tables have."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        hint.setHeight(max(hint.height(), option.fontMetrics.height() + MEDIUM))
        return hint


def size_up(dialog: QDialog, over: QWidget, size: tuple[int, int]) -> None:
    """Make a dialog so many letters wide and lines high, but never larger than what it stands over."""
    wide, high = letters(dialog, size[0]), dialog.fontMetrics().height() * size[1]
    dialog.resize(min(wide, over.width()), min(high, over.height()))
