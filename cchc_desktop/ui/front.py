"""One window a data folder on this computer: the second start brings the first to the front.

Only where somebody holds the folder is anything asked. A window that gives no answer, or
another user's, is left alone; then the second one only reads (`store.lock`).
"""

import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.store.lock import is_written

PATIENCE = 1000
"""Milliseconds until a window that does not answer is left alone."""
HERE = b"here"


def call_first(data: Path) -> bool:
    """Ask the window that has `data` open to come to the front; False if none answers."""
    if not is_written(data):
        return False
    # Imported at need: an ordinary start does without the network's part of Qt.
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(data))
    if not socket.waitForConnected(PATIENCE):
        return False
    _let_go_of_the_front()
    answered = socket.waitForReadyRead(PATIENCE) and bytes(socket.readAll().data()) == HERE
    socket.abort()
    return answered


def bring_forward(window: QWidget) -> None:
    """Show a window, and the dialog it waits for, above the others."""
    for shown in (window, QApplication.activeModalWidget()):
        if shown is not None:
            shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
            shown.show()
            shown.raise_()
            shown.activateWindow()


class Bell(QObject):
    """Hears the second start of the program. `rung` comes each time."""

    rung = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__()
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Whoever left this name behind is dead: the lock of the folder is ours.
        QLocalServer.removeServer(_name(data))
        self._server.listen(_name(data))
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Hear no more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(HERE)
            socket.flush()
            self.rung.emit()


def _name(data: Path) -> str:
    """The same for every way to write the same folder, and short enough for any system."""
    return f"cchc-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:20]}"


if sys.platform == "win32":
    import ctypes

    def _let_go_of_the_front() -> None:
        """Only the program that was just started may give the front away."""
        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)

else:

    def _let_go_of_the_front() -> None:
        """Elsewhere a window may come to the front by itself."""
