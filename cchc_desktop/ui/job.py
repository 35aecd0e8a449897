"""Long work off the GUI thread: a generator of (done, total), with progress and cancel.

The generator's return value is the outcome. It is given values only: never a widget,
never a database handle. What it must tidy up stands in its own `finally`.
"""

import threading
import time
from collections.abc import Generator
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from cchc_desktop.errors import Cancelled, Failure

Steps: TypeAlias = Generator[tuple[int, int], None, Any]
PAUSE = 0.03
"""Seconds between two words of progress: more of them would only keep the screen busy."""

_CUT = object()
"""The outcome of what was stopped half-way."""


class Job(QObject):
    """One long action. Exactly one of `finished`, `failed` and `stopped` comes, once.

    `stopped` comes after a cancel, and after a mistake of ours, which the program's
    outermost door reports.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, steps: Steps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._work = _Work(self, steps, self._cancelled)

    def start(self) -> None:
        """Begin, on another thread."""
        QThreadPool.globalInstance().start(self._work)

    def cancel(self) -> None:
        """Stop after the step that is under way; what was begun is tidied up."""
        self._cancelled.set()


class _Work(QRunnable):
    """Runs the steps on a thread of the pool and tells the job about it."""

    def __init__(self, job: Job, steps: Steps, cancelled: threading.Event) -> None:
        super().__init__()
        # Kept by the job: the pool must not delete what Python still holds.
        self.setAutoDelete(False)
        self._job, self._steps, self._cancelled = job, steps, cancelled

    def run(self) -> None:
        """Every step in turn. The outcome is told last, whatever happens."""
        signal = self._job.stopped
        told: tuple[object, ...] = ()
        try:
            outcome = self._outcome()
            # Finished before the word to stop came: the files are there, so say so.
            if outcome is not _CUT:
                signal, told = self._job.finished, (outcome,)
        except Cancelled:
            pass
        except Failure as failure:
            signal, told = self._job.failed, (failure,)
        finally:
            self._steps.close()
            signal.emit(*told)

    def _outcome(self) -> object:
        last = 0.0
        while not self._cancelled.is_set():
            try:
                done, total = next(self._steps)
            except StopIteration as end:
                return end.value
            if done >= total or time.monotonic() - last > PAUSE:
                last = time.monotonic()
                self._job.progressed.emit(done, total)
        return _CUT
