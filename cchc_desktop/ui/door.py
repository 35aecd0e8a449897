"""One of the program's two outermost doors: our own mistakes, logged and shown once.

The log never holds anything of a report. Everything that was saved stays saved.
"""

import logging
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from cchc_desktop import __version__

if TYPE_CHECKING:
    from cchc_desktop.ui.dialogs import MistakeDialog

FILE = "cchc.log"
LARGEST, KEPT = 500_000, 3


class Door(QObject):
    """Catches what nobody caught, from any thread, and shows it on the GUI thread."""

    caught = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._log: logging.Logger | None = None
        self._dialog: MistakeDialog | None = None
        # Queued: a mistake inside a paint or a commit is shown when that is over.
        self.caught.connect(self.show_mistake, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Stand in for Python's own hooks, that of other threads too."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log and show a mistake; a wish to end the program is obeyed."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = where(kind, trace)
        self._log = self._log or log_to(self._folder)
        self._log.error("%s", details)
        self.caught.emit(details)

    def _take_from_thread(self, mistake: threading.ExceptHookArgs) -> None:
        if mistake.exc_value is not None:
            self.take(mistake.exc_type, mistake.exc_value, mistake.exc_traceback)

    def show_mistake(self, details: str) -> None:
        """Show one dialog; while it is open further mistakes are only logged."""
        from cchc_desktop.ui.dialogs import MistakeDialog

        if self._dialog is None:
            self._dialog = MistakeDialog(details, QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The mistake's kind and the lines of code, without its message: that may quote a report."""
    steps = traceback.extract_tb(trace)
    lines = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]
    return "\n".join([f"CCHC Desktop {__version__}, Python {sys.version.split()[0]}", kind.__name__, *lines])


def log_to(folder: Path) -> logging.Logger:
    """The log in the data folder, begun at the first mistake; without a disk it is silent."""
    # Imported at need: it brings sockets and pickles with it.
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("cchc_desktop")
    log.propagate = False
    log.addHandler(logging.NullHandler())
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / FILE, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    return log
