"""The one object between the screen and the rest: edit, save, update, say so once.

Every edit, whether typed, pasted, imported or undone, goes through `Session.edit`.
Views redraw on `changed` and `opened`; none may write in another way. Never judges
what was typed and never shows anything.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec
from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Changes, Item, composed
from cchc_desktop.core.report import Change, Report, Unit
from cchc_desktop.errors import Failure
from cchc_desktop.store.database import Store, StoredPeriod, StoredUnit
from cchc_desktop.store.undo import Taken
from cchc_desktop.ui.carried import Carried
from cchc_desktop.ui.comparing import Comparing
from cchc_desktop.ui.naming import places_of
from cchc_desktop.ui.shelf import Shelf
from cchc_desktop.ui.tabs import Progress, progress_of


class Step(msgspec.Struct, frozen=True):
    """One thing that can be undone: the same addresses before and after."""

    before: dict[str, Item | None]
    after: dict[str, Item | None]


class History(msgspec.Struct):
    """What can be undone and redone in one period, oldest first."""

    done: list[Step] = msgspec.field(default_factory=list)
    undone: list[Step] = msgspec.field(default_factory=list)


class Session(QObject):
    """The units and periods of a store, and the report that is open.

    `report` is None until a period is opened. `carried` is what waits to be
    confirmed in it, `comparing` what stands beside it. `saved` carries the time of the commit
    and the words for the place; `failed` carries the `Failure` that stopped an edit.
    """

    opened = Signal()
    changed = Signal(object)
    saved = Signal(object, str)
    failed = Signal(object)

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.report: Report | None = None
        self.period_id: int | None = None
        self._store = store
        self._shelf = Shelf(store, catalogue)
        self._progress: dict[str, Progress] | None = None
        self._histories: dict[int, History] = {}
        self.carried, self.comparing = Carried(store), Comparing()
        self.carried.failed.connect(self.failed)

    @property
    def read_only(self) -> bool:
        """True when nothing can be saved; `notice` says why."""
        return self._store.read_only

    @property
    def notice(self) -> Failure | None:
        """Why the database is read-only, None while it is not."""
        return self._store.notice

    @property
    def can_undo(self) -> bool:
        """True when the open period has a step to take back."""
        return not self.read_only and bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """True when a step was taken back and nothing was entered since."""
        return not self.read_only and bool(self._history.undone)

    def units(self) -> list[StoredUnit]:
        """Every unit of the store."""
        return self._store.units()

    def periods(self, unit_id: int | None = None) -> list[StoredPeriod]:
        """The periods of a unit, by time; without `unit_id`, of the unit that is open."""
        if unit_id is None:
            if self.period_id is None:
                return []
            unit_id = self._shelf.find(self.period_id)[0].id
        return self._shelf.periods(unit_id)

    def progress(self) -> dict[str, Progress]:
        """How far each tab is, and under "" the whole report; counted once after each change."""
        if self._progress is None:
            self._progress = progress_of(self.report) if self.report else {}
        return self._progress

    def open(self, period_id: int) -> bool:
        """Show the report of a period; False, and `failed`, if it cannot be read."""
        try:
            report = self._shelf.load(period_id)
            self.carried.read(period_id)
        except Failure as failure:
            self.failed.emit(failure)
            return False
        self.report, self.period_id = report, period_id
        self._progress = None
        self.opened.emit()
        return True

    def create(self, unit: Unit, edition: str, kind: str, year: int, changes: Changes) -> int | None:
        """Add a period, and its unit if it is new; None, and `failed`, if the disk refused.

        The period's id; an existing period of the same edition, kind and year is
        answered as it is, with nothing written over it. It is not opened yet.
        """
        if self._refused():
            return None
        try:
            unit_id = next((known.id for known in self.units() if known.unit == unit), None)
            if unit_id is None:
                unit_id = self._store.add_unit(unit)
            for period in self._store.periods(unit_id):
                if (period.edition, period.kind, period.year) == (edition, kind, year):
                    return period.id
            begun = {address: composed(item) for address, item in changes.items()}
            return self._store.add_period(unit_id, edition, kind, year, begun)
        except Failure as failure:
            self.failed.emit(failure)
            return None

    def save_unit(self, unit: Unit) -> bool:
        """Describe the open unit anew and show its report again, with everything in it."""
        if self.period_id is None or self._refused():
            return False
        try:
            self._store.save_unit(self._shelf.find(self.period_id)[0].id, unit)
            self._shelf.forget()
        except Failure as failure:
            self.failed.emit(failure)
            return False
        return self.open(self.period_id)

    def edit(self, changes: Changes, source: str = "typed") -> bool:
        """Save, update, remember and say so: True once `changes` are on the disk.

        False, and `failed`, if they could not be saved: then nothing has changed.
        What changes nothing is not written.
        """
        if self.report is None:
            return False
        content = self.report.content
        after = {address: composed(item) for address, item in changes.items()}
        after = {address: item for address, item in after.items() if content.get(address) != item}
        if not after:
            return True
        step = Step({address: content.get(address) for address in after}, after)
        committed = self._commit(after, source)
        if committed is None:
            return False
        self._history.done.append(step)
        self._history.undone.clear()
        self.carried.follow(after, source)
        self._announce(*committed)
        return True

    def next_step(self, redo: bool = False) -> Step | None:
        """The step that an undo would take back, or that a redo would do again."""
        steps = self._history.undone if redo else self._history.done
        return steps[-1] if steps else None

    def undo(self) -> bool:
        """Take the last step of this period back; False if there is none or it failed."""
        if not self.can_undo:
            return False
        committed = self._take(self._store.steps.undo)
        if committed is None:
            return False
        self._history.undone.append(self._history.done.pop())
        self._announce(*committed)
        return True

    def redo(self) -> bool:
        """Do the step again that was taken back last; False if there is none or it failed."""
        if not self.can_redo:
            return False
        committed = self._take(self._store.steps.redo)
        if committed is None:
            return False
        self._history.done.append(self._history.undone.pop())
        self._announce(*committed)
        return True

    @property
    def _history(self) -> History:
        return self._histories.setdefault(self.period_id or 0, History())

    def _refused(self) -> bool:
        """True, and `failed`, while nothing can be saved."""
        if self.read_only:
            self.failed.emit(self.notice)
        return self.read_only

    def _commit(self, changes: dict[str, Item | None], source: str) -> tuple[datetime, Change] | None:
        if self.report is None or self.period_id is None or self._refused():
            return None
        # Save before remembering: if the disk refuses, the report still shows what is stored.
        try:
            at = self._store.save(self.period_id, changes, source)
            self._shelf.forget(self.period_id)
        except Failure as failure:
            self.failed.emit(failure)
            return None
        return at, self.report.update(changes)

    def _take(self, step: Callable[[int], Taken | None]) -> tuple[datetime, Change] | None:
        """A step back or forth, out of the journal: what was carried is then carried again."""
        if self.report is None or self.period_id is None or self._refused():
            return None
        try:
            taken = step(self.period_id)
            self._shelf.forget(self.period_id)
            self.carried.read(self.period_id)
        except Failure as failure:
            self.failed.emit(failure)
            return None
        return None if taken is None else (taken.at, self.report.update(taken.changes))

    def _announce(self, at: datetime, change: Change) -> None:
        self._progress = None
        if self.report is not None:
            self.changed.emit(change)
            self.saved.emit(at, places_of(self.report, change.edited))
