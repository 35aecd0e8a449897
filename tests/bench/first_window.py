"""A process that opens a window, says when it was painted and how big it is, and ends.

Run as `first_window.py STARTED [DATA]`: STARTED is the parent's monotonic clock;
without DATA the window is a bare one.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

IDLE = 1500
"""Milliseconds after the report's paint until the memory is read."""
REPORT = frozenset({"OverviewPage", "AreaPage", "ParticularsPage"})
"""The pages of a report: one of them is painted when there is something to work on."""


class Watch(QObject):
    """Prints the milliseconds until the first paint, until the report's first paint,
    and the memory in MB of the idle window.
    """

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started
        self._seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: every event of the process passes here."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._note("window")
            if isinstance(watched, QLabel) or type(watched).__name__ in REPORT:
                self._note("report")
        return False

    def _note(self, what: str) -> None:
        if what in self._seen:
            return
        self._seen.add(what)
        print(f"{(time.monotonic() - self._started) * 1000:.1f}", flush=True)
        if what == "report":
            QTimer.singleShot(IDLE, self.end)

    def end(self) -> None:
        """Say how much memory an idle window takes."""
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        resident = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
        print(f"{resident / 1024:.1f}", flush=True)
        QApplication.quit()


def main() -> None:
    """Open the window that the arguments ask for."""
    application = QApplication(sys.argv[:1])
    watch = Watch(float(sys.argv[1]))
    application.installEventFilter(watch)
    if len(sys.argv) > 2:
        from cchc_desktop.ui.app import run

        run(Path(sys.argv[2]))
        return
    window = QMainWindow()
    window.setCentralWidget(QLabel("CCHC"))
    window.resize(1366, 768)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
