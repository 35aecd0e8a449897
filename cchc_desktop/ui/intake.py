"""The dialog before a file is taken in: every change it would make, then one edit."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.content import Changes
from cchc_desktop.core.report import Report
from cchc_desktop.exchange.reading import Reading
from cchc_desktop.ui.incoming import Line, lines, plan
from cchc_desktop.ui.style import LARGE, MEDIUM, named

Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """The changes in words: where, before, after."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, shown: list[Line]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines = shown
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(texts.INTAKE_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._lines[index.row()]
        return (line.place, line.old, line.new)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return texts.INTAKE_HEADS[section] if orientation == Qt.Orientation.Horizontal else section + 1


class IntakeDialog(QDialog):
    """What a file would change in the report that is open. `changes` is the edit agreed to."""

    def __init__(self, report: Report, reading: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.INTAKE_TITLE)
        self._report, self._reading = report, reading
        self.changes: Changes = {}
        self.count, self.model, self.table = QLabel(), LinesModel(self), QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(texts.INTAKE_TITLE)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.erase = QCheckBox(texts.INTAKE_ERASE)
        self.go, self.cancel = (
            named(QPushButton(texts.INTAKE_GO), "primary"),
            QPushButton(texts.INTAKE_CANCEL),
        )
        self.go.setDefault(True)
        self._lay_out()
        self.resize(820, 520)
        self.erase.toggled.connect(self._show)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        if self._reading.problems:
            column.addWidget(QLabel(texts.INTAKE_PROBLEMS.format(count=len(self._reading.problems))))
            problems = QPlainTextEdit("\n".join(self._reading.problems))
            problems.setReadOnly(True)
            problems.setTabChangesFocus(True)
            problems.setAccessibleName(texts.INTAKE_PROBLEMS.format(count=len(self._reading.problems)))
            problems.setMaximumHeight(120)
            column.addWidget(problems)
        column.addWidget(self.erase)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column.addLayout(row)

    def _show(self) -> None:
        self.changes = plan(self._report, self._reading.report, self.erase.isChecked())
        self.model.show_lines(lines(self._report, self.changes))
        count = len(self.changes)
        self.count.setText(texts.INTAKE_COUNT.format(count=count) if count else texts.INTAKE_NOTHING)
        self.go.setEnabled(bool(count))
