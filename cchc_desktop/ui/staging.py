"""How far the open report has come: being entered, checked, closed, sent.

Follows the session's edits and asks the store only where a step was made. Never judges
what stands in the way of closing (`core.closing` does) and never makes a file.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.closing import Stage, obstacles
from cchc_desktop.core.report import Report
from cchc_desktop.errors import Failure, StoreUnusable
from cchc_desktop.store.database import Store
from cchc_desktop.store.stages import Passage, Sending

Answer = TypeVar("Answer")


class Staging(QObject):
    """The `stage` of the open report; `is_frozen` while it may not be changed without reopening.

    `moved` says that it is another one, `locked` that the report can be changed no more
    (True) or again (False).
    """

    moved = Signal()
    locked = Signal(bool)
    failed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._period: int | None = None
        self.stage = Stage.ENTERING
        # Asked for each cell that is painted.
        self.is_frozen = False

    @property
    def notice(self) -> Failure | None:
        """Why the report cannot be changed, None while it can."""
        return StoreUnusable("report_closed") if self.is_frozen else None

    def read(self, period_id: int) -> None:
        """Another period is opened: ask the store."""
        self.stage = self._store.stages.stage(period_id)
        self.is_frozen = self.stage.is_frozen
        self._period = period_id

    def follow(self) -> None:
        """An edit: what was checked is to be checked again."""
        if self.stage is Stage.CHECKED:
            self._move(Stage.ENTERING)

    def refresh(self) -> None:
        """A step was made in the store: tell if it is another stage."""
        for stage in self._answered(lambda period: [self._store.stages.stage(period)]):
            self._move(stage)

    def check(self, report: Report, unconfirmed: Collection[str]) -> bool:
        """Remember that the report was checked; False while anything is open or it is closed."""
        if self.is_frozen or self._store.read_only or obstacles(report, unconfirmed):
            return False
        return self.stage is Stage.CHECKED or self._step(self._store.stages.check)

    def reopen(self, reason: str) -> bool:
        """Let the report be changed again; False, and `failed`, if that could not be saved."""
        return self._step(partial(self._store.stages.reopen, reason=reason))

    def of(self, period_id: int) -> Stage:
        """The stage of any period."""
        return self.stage if period_id == self._period else self._store.stages.stage(period_id)

    def closing(self) -> Passage | None:
        """When the report was closed last, and by whom; None if it never was."""
        return next(
            (each for each in reversed(self._answered(self._store.stages.passages)) if each.step == "closed"),
            None,
        )

    def sendings(self) -> list[Sending]:
        """Every package of the open report that left, oldest first."""
        return self._answered(self._store.stages.sendings)

    def _answered(self, ask: Callable[[int], list[Answer]]) -> list[Answer]:
        """What the store says of the open period; nothing, and `failed`, if it cannot be read."""
        if self._period is None:
            return []
        try:
            return ask(self._period)
        except Failure as failure:
            self.failed.emit(failure)
            return []

    def _step(self, step: Callable[[int], object]) -> bool:
        if self._period is None:
            return False
        try:
            step(self._period)
        except Failure as failure:
            self.failed.emit(failure)
            return False
        self.refresh()
        return True

    def _move(self, stage: Stage) -> None:
        before, self.stage = self.stage, stage
        self.is_frozen = stage.is_frozen
        if before.is_frozen is not stage.is_frozen:
            self.locked.emit(stage.is_frozen)
        if before is not stage:
            self.moved.emit()
