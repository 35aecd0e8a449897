"""Confirming what was carried over into the selected cells: Ctrl+Enter, or the right button.

Never changes what was carried: to confirm is to let it stand.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from cchc_desktop import texts
from cchc_desktop.ui.carried import Carried

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellConfirming(QObject):
    """Lets Ctrl+Enter and the right button confirm the selected cells of a table.

    `address` is that of a row. `told` carries
    what was done.
    """

    told = Signal(str)

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
        if isinstance(event, QContextMenuEvent) and self._waiting():
            self._show_menu(event)
            return True
        return super().eventFilter(watched, event)

    def confirm(self) -> None:
        """Let what was carried into the selected cells stand."""
        waiting = self._waiting()
        if waiting and self._carried.confirm(waiting):
            self.told.emit(texts.CONFIRMED.format(count=len(waiting)))

    def _waiting(self) -> frozenset[str]:
        chosen = {self._address(at.row()) for at in self._view.selectionModel().selectedIndexes()}
        return self._carried.places & chosen

    def _show_menu(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self._view)
        action = menu.addAction(texts.CONFIRM)
        action.setShortcut(QKeySequence(texts.CONFIRM_KEY))
        action.triggered.connect(self.confirm)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


def _is_key(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in KEYS
