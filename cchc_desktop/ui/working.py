"""A job's progress in a dialog: a bar, a word, and a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.ui.job import Job, Steps
from cchc_desktop.ui.style import LARGE


class Working(QWidget):
    """The progress of one job at a time. `ended` comes when it is over, however it went."""

    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self.was_stopped = False
        """True once the last job was asked to stop, also if it ended well before it could."""
        self.words, self.bar = QLabel(), QProgressBar()
        self.bar.setAccessibleName(texts.WORKING)
        self.bar.setTextVisible(False)
        self.stop = QPushButton(texts.BUTTON_STOP)
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addStretch(1)
        column.addLayout(row)

    @property
    def is_busy(self) -> bool:
        """True while a job is under way."""
        return self._job is not None

    def begin(self, words: str, steps: Steps) -> None:
        """Start the work and show how far it is."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.was_stopped = False
        self._job = Job(steps, self)
        self._job.progressed.connect(self._move)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(self._fail)
        self._job.stopped.connect(self._end)
        self._job.start()

    def cancel(self) -> None:
        """Ask the work to stop; it ends a moment later."""
        if self._job is not None:
            self.was_stopped = True
            self.stop.setEnabled(False)
            self.words.setText(texts.STOPPING)
            self._job.cancel()

    def _move(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _finish(self, outcome: object) -> None:
        self._end()
        self.finished.emit(outcome)

    def _fail(self, failure: object) -> None:
        self._end()
        self.failed.emit(failure)

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.ended.emit()


class StopsFirst(QDialog):
    """A dialog with work in it: Esc stops that first, and closes only when nothing is under way."""

    working: Working

    def reject(self) -> None:
        if self.working.is_busy:
            self.working.cancel()
        else:
            super().reject()


class WorkDialog(QDialog):
    """Work with nothing else to show. `outcome` and `failure` are None if it was stopped."""

    def __init__(self, words: str, steps: Steps, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.APP)
        self.setMinimumWidth(400)
        self.outcome: object = None
        self.failure: object = None
        self.working = Working()
        self.working.finished.connect(self._finish)
        self.working.failed.connect(self._fail)
        self.working.ended.connect(self.accept)
        QVBoxLayout(self).addWidget(self.working)
        self.working.begin(words, steps)

    def reject(self) -> None:
        """Esc and the corner's cross stop the work; the dialog goes when it has stopped."""
        self.working.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.working.is_busy:
            self.working.cancel()
            event.ignore()

    def _finish(self, outcome: object) -> None:
        self.outcome = outcome

    def _fail(self, failure: object) -> None:
        self.failure = failure
