"""Files let fall on the window: a hint while they hover, then their paths.

Catches them before any editor of the window can take their names for words. Never reads
a file and never decides whether one may come in.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from cchc_desktop.ui.style import LARGE, named

HOVERING = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
MARGIN = 3 * LARGE


class DropArea(QObject):
    """Over a window that is shown. `dropped` carries the paths.

    `words` are the hint's two lines, asked for when files come in sight.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, words: Callable[[], tuple[str, str]]) -> None:
        super().__init__(window)
        self._window, self._words = window, words
        self._waiting: list[Path] = []
        self.hint = named(QWidget(window), "drop")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._more = named(QLabel(), "title"), QLabel()
        column = QVBoxLayout(self.hint)
        column.addStretch(1)
        for label in (self._title, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.hint.hide()
        window.setAcceptDrops(True)
        # The window of the system, not the widget: it is told before the widget under the mouse.
        window.winId()
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hint.hide()
        if kind not in (*HOVERING, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        paths = paths_of(event)
        if not paths or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if kind == QEvent.Type.DragEnter:
            self._show()
        elif kind == QEvent.Type.Drop:
            self.hint.hide()
            # A drop is answered at once: the program it came from waits until then.
            self._later(paths)
        return True

    def _later(self, paths: list[Path]) -> None:
        self._waiting = paths
        QApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event: QEvent) -> None:
        self.dropped.emit(self._waiting)

    def _show(self) -> None:
        title, more = self._words()
        self._title.setText(title)
        self._more.setText(more)
        self.hint.setGeometry(self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.hint.raise_()
        self.hint.show()


def paths_of(event: QDropEvent) -> list[Path]:
    """The files of this machine that are let fall; none if it is text, or a page's link."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
