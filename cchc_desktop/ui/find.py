"""Ctrl+F: type a few letters, go to the place. Never changes the report."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.outline import Heading
from cchc_desktop.ui.fitted import resize_within
from cchc_desktop.ui.search import Place, places_in, search
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM, named

MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class PlacesModel(QAbstractListModel):
    """The places that were found, a line each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places: list[Place] = []

    def show_places(self, places: list[Place]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def line(self, place: Place) -> str:
        """A place in words."""
        number = f"{place.number}  " if place.number else ""
        return texts.FOUND_LINE.format(where=place.where, number=number, words=place.words)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(place)
        return place.words if role == Qt.ItemDataRole.ToolTipRole else None


class FindDialog(QDialog):
    """A line to type in and the places found. `chosen` carries the code of one."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.COMMANDS["find"])
        self._session = session
        self._outline: tuple[Heading, ...] | None = None
        self._places: tuple[Place, ...] = ()
        self.line = QLineEdit(placeholderText=texts.FIND_HINT)
        self.line.setAccessibleName(texts.FIND_HINT)
        self.line.setClearButtonEnabled(True)
        self.model = PlacesModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(texts.FOUND_LIST)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.said = named(QLabel(), "hint")
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        for widget in (self.line, self.list, self.said):
            column.addWidget(widget)
        resize_within(self, 760, 460)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)

    def ask(self) -> None:
        """Show the dialog with the last words ready to be typed over."""
        report = self._session.report
        # Every report has an outline of its own, and another one whenever a section is added.
        if report is not None and report.outline is not self._outline:
            self._outline, self._places = report.outline, places_in(report)
        self._search(self.line.text())
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list and Enter goes there, while the line keeps the letters."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _search(self, asked: str) -> None:
        found = search(self._places, asked)
        self.model.show_places(found)
        self.list.setCurrentIndex(self.model.index(0))
        if not asked.strip():
            self.said.setText(texts.FIND_HELP)
        else:
            self.said.setText(texts.FOUND_COUNT.format(count=len(found)) if found else texts.FOUND_NOTHING)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            code = self.model.places[index.row()].code
            self.hide()
            self.chosen.emit(code)
