"""What the right button offers on a cell: its history, and to confirm what was carried over.

Ctrl+Enter confirms the selected cells too. Never changes what was carried: to confirm is to let it stand.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from cchc_desktop import texts
from cchc_desktop.ui.carried import Carried
from cchc_desktop.ui.history_menu import add_history

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellConfirming(QObject):
    """Lets Ctrl+Enter and the right button confirm the selected cells of a table.

    `address` is that of a row. `told` carries what was done, `history_wanted` the address
    whose history is asked for.
    """

    told = Signal(str)
    history_wanted = Signal(str)

    def __init__(self, view: QAbstractItemView, carried: Carried, address: Callable[[int], str]) -> None:
        super().__init__(view)
        self._view, self._carried, self._address = view, carried, address
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _is_key(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.confirm()
                return True
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        return super().eventFilter(watched, event)

    def confirm(self) -> None:
        """Let what was carried into the selected cells stand."""
        waiting = self._waiting()
        if waiting and self._carried.confirm(waiting):
            self.told.emit(texts.CONFIRMED.format(count=len(waiting)))

    def _waiting(self) -> frozenset[str]:
        chosen = {self._address(at.row()) for at in self._view.selectionModel().selectedIndexes()}
        return self._carried.places & chosen

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        """False where there is nothing to offer."""
        menu = QMenu(self._view)
        if self._waiting():
            action = menu.addAction(texts.CONFIRM)
            action.setShortcut(QKeySequence(texts.CONFIRM_KEY))
            action.triggered.connect(self.confirm)
        if self._current():
            add_history(menu, texts.HISTORY_OF_CELL).triggered.connect(self._want_history)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            menu.deleteLater()
            return False
        menu.popup(event.globalPos())
        return True

    def _current(self) -> str:
        """The address of the current row, "" for one that holds nothing yet."""
        at = self._view.currentIndex()
        return self._address(at.row()) if at.isValid() else ""

    def _want_history(self) -> None:
        self.history_wanted.emit(self._current())


def _is_key(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in KEYS
