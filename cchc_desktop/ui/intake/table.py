"""The table of a plan: Space ticks what is selected, and every column has its share of the width."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from cchc_desktop import texts
from cchc_desktop.ui.intake.model import Column, PlanModel
from cchc_desktop.ui.style import MEDIUM, letters

LETTERS = {Column.KIND: 17, Column.VERDICT: 17, Column.CONFIDENCE: 11}
"""Of the columns that are never cut."""
SHARES = {Column.LABEL: 46, Column.NOW: 18, Column.INCOMING: 18, Column.SPOT: 18}
"""Of the others in the width that is left, in per cent."""
LEAST = 90
"""Letters of the others together; with less the confidence is left to the pane below."""


class PlanTable(QTableView):
    """Rows of one line each: 2,000 of them are laid out at once. `moved` carries the current row."""

    moved = Signal(int)

    def __init__(self, model: PlanModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(texts.PLAN_LIST)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + MEDIUM)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.modelReset.connect(self.begin)

    def begin(self) -> None:
        """Go to the first row."""
        self.setCurrentIndex(self._model.index(0, 0))
        self.moved.emit(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def toggle(self) -> None:
        """Tick the rows that are selected, all as the current one is not."""
        at = self.currentIndex()
        if at.isValid():
            chosen = {index.row() for index in self.selectionModel().selectedRows()} | {at.row()}
            self._model.tick(chosen, not self._model.is_ticked(at.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, fixed = self.viewport().width(), dict(LETTERS)
        is_narrow = room < letters(self, sum(LETTERS.values()) + LEAST)
        self.setColumnHidden(Column.CONFIDENCE, is_narrow)
        if is_narrow:
            del fixed[Column.CONFIDENCE]
        for column, count in fixed.items():
            self.setColumnWidth(column, letters(self, count))
            room -= letters(self, count)
        for column, share in SHARES.items():
            self.setColumnWidth(column, room * share // 100)

    def _tell(self) -> None:
        self.moved.emit(self.currentIndex().row())
