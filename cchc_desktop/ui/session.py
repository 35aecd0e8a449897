"""The one object between the screen and the rest: edit, save, update, say so once.

Every edit, whether typed, pasted, imported or undone, goes through `Session.edit`.
Views redraw on `changed` and `opened`; none may write in another way. Never judges
what was typed and never shows anything.
"""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec
from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Changes, Item, composed
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.errors import Failure
from cchc_desktop.store.database import Store, StoredPeriod, StoredUnit
from cchc_desktop.ui.naming import place_of

REMEMBERED = 8
"""Earlier periods that stand behind a report: two years of quarters."""


class Step(msgspec.Struct, frozen=True):
    """One thing that can be undone: the same addresses before and after."""

    before: dict[str, Item | None]
    after: dict[str, Item | None]


class History(msgspec.Struct):
    """What can be undone and redone in one period, oldest first."""

    done: list[Step] = []
    undone: list[Step] = []


class Session(QObject):
    """The units and periods of a store, and the report that is open.

    `report` is None until a period is opened. `saved` carries the time of the commit
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
        self._histories: dict[int, History] = {}

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
            current = self._current()
            return [] if current is None else self.periods(current.unit_id)
        return sorted(self._store.periods(unit_id), key=self._order)

    def open(self, period_id: int) -> bool:
        """Show the report of a period; False, and `failed`, if it cannot be read."""
        try:
            report = self._load(period_id)
        except Failure as failure:
            self.failed.emit(failure)
            return False
        self.report, self.period_id = report, period_id
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
        current = self._current()
        if current is None or self._refused():
            return False
        try:
            self._store.save_unit(current.unit_id, unit)
        except Failure as failure:
            self.failed.emit(failure)
            return False
        return self.open(current.id)

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
        step = Step({address: content.get(address) for address in after}, after)
        if not after:
            return True
        return self._apply(step.after, source, self._history.done.append, step, forget=True)

    def undo(self) -> bool:
        """Take the last step of this period back; False if there is none or it failed."""
        return self._travel(self._history.done, self._history.undone, "undo")

    def redo(self) -> bool:
        """Do the step again that was taken back last."""
        return self._travel(self._history.undone, self._history.done, "redo")
