"""The way to the history by the right button, where Qt has a menu of its own. Never shows a history."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from cchc_desktop import texts
from cchc_desktop.ui.commands import HISTORY_KEY


class HistoryMenu(QObject):
    """Puts the history below the usual menu of a field. `wanted` when it is asked for."""

    wanted = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = next(iter(field.findChildren(QLineEdit)), field)
        self._field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._field.customContextMenuRequested.connect(self._show)

    def menu(self) -> QMenu:
        """What the right button offers now."""
        field = self._field
        if isinstance(field, QLineEdit | QPlainTextEdit):
            menu = field.createStandardContextMenu()
        else:
            menu = QMenu(field)
        menu.addSeparator()
        add_history(menu, texts.HISTORY_OF_CELL).triggered.connect(self.wanted)
        return menu

    def _show(self, point: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._field.mapToGlobal(point))


def add_history(menu: QMenu, words: str) -> QAction:
    """The history as the last thing of a menu, with its key."""
    action = menu.addAction(words)
    action.setShortcut(QKeySequence(HISTORY_KEY))
    return action
