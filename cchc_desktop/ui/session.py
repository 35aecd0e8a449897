"""The one object between the screen and the rest: edit, save, update, say so once.

Every edit, whether typed, pasted, imported or undone, goes through `Session.edit`.
Views redraw on `changed` and `opened`; none may write in another way. Never judges
what was typed and never shows anything.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Changes, Item, composed
from cchc_desktop.core.journal import TYPED, Source
from cchc_desktop.core.report import Change, Report, Unit
from cchc_desktop.errors import Failure
from cchc_desktop.store.database import Store, StoredPeriod, StoredUnit
from cchc_desktop.store.undo import Taken
from cchc_desktop.ui.carried import Carried
from cchc_desktop.ui.comparing import Comparing
from cchc_desktop.ui.history import History
from cchc_desktop.ui.keeping import Keeping
from cchc_desktop.ui.naming import places_of
from cchc_desktop.ui.shelf import Shelf
from cchc_desktop.ui.staging import Staging
from cchc_desktop.ui.tabs import Progress, progress_of


class Session(QObject):
    """The units and periods of a store, and the report that is open.

    `report` is None until a period is opened. `carried` is what waits to be confirmed in it,
    `staging` how far it has come, `comparing` what stands beside it, `history` what was
    done to it; `keeping` makes backups and `store` serves what is no edit. `saved` carries
    the time of the commit and the words for the place; `failed` the `Failure` that
    stopped an edit.
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
        self.store = store
        self._shelf = Shelf(store, catalogue)
        self._progress: dict[str, Progress] | None = None
        self.carried, self.comparing, self.staging = Carried(store), Comparing(), Staging(store)
        self.history, self.keeping = History(store), Keeping(store)
        self.carried.failed.connect(self.failed)
        self.staging.failed.connect(self.failed)

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed; `notice` says why."""
        return self.store.read_only or self.staging.is_frozen

    @property
    def notice(self) -> Failure | None:
        """Why nothing can be changed, None while it can: the database, or a report that is closed."""
        return self.store.notice or self.staging.notice

    @property
    def can_undo(self) -> bool:
        """True when the open period has a step to take back, of this run or an earlier one."""
        return self._depth()[0] > 0

    @property
    def can_redo(self) -> bool:
        """True when a step was taken back and nothing was entered since."""
        return self._depth()[1] > 0

    def units(self) -> list[StoredUnit]:
        """Every unit of the store."""
        return self.store.units()

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
            self.staging.read(period_id)
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
        if self._refused(self.store.notice):
            return None
        try:
            return self._shelf.begin(unit, edition, kind, year, changes)
        except Failure as failure:
            self.failed.emit(failure)
            return None

    def save_unit(self, unit: Unit) -> bool:
        """Describe the open unit anew and show its report again, with everything in it."""
        if self.period_id is None or self._refused(self.notice):
            return False
        try:
            self.store.save_unit(self._shelf.find(self.period_id)[0].id, unit)
            self._shelf.forget()
        except Failure as failure:
            self.failed.emit(failure)
            return False
        return self.open(self.period_id)

    def edit(self, changes: Changes, source: Source = TYPED) -> bool:
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
        committed = self._commit(after, source)
        if committed is None:
            return False
        self.carried.follow(after, source)
        self._announce(*committed)
        return True

    def aim(self, redo: bool = False) -> dict[str, Item | None]:
        """What the next undo, or redo, would set at each address it touches; empty if there is none."""
        depth = self._depth()
        return self.store.steps.aim(self.period_id or 0, redo) if depth[redo] else {}

    def undo(self) -> bool:
        """Take the last step of this period back; False if there is none or it failed."""
        return self.can_undo and self._take(self.store.steps.undo)

    def redo(self) -> bool:
        """Do the step again that was taken back last; False if there is none or it failed."""
        return self.can_redo and self._take(self.store.steps.redo)

    def _depth(self) -> tuple[int, int]:
        """How many steps can be taken back, and done again; none while nothing can be saved."""
        if self.read_only or self.period_id is None:
            return 0, 0
        return self.store.steps.depth(self.period_id)

    def _refused(self, notice: Failure | None) -> bool:
        """True, and `failed`, while something forbids it."""
        if notice is not None:
            self.failed.emit(notice)
        return notice is not None

    def _commit(self, changes: dict[str, Item | None], source: Source) -> tuple[datetime, Change] | None:
        if self.report is None or self.period_id is None or self._refused(self.notice):
            return None
        # Save before remembering: if the disk refuses, the report still shows what is stored.
        try:
            at = self.store.save(self.period_id, changes, source)
            self._shelf.forget(self.period_id)
        except Failure as failure:
            self.failed.emit(failure)
            return None
        return at, self.report.update(changes)

    def _take(self, step: Callable[[int], Taken | None]) -> bool:
        """A step back or forth, out of the journal: what was carried is then carried again."""
        if self.report is None or self.period_id is None:
            return False
        try:
            taken = step(self.period_id)
            self._shelf.forget(self.period_id)
            self.carried.read(self.period_id)
        except Failure as failure:
            self.failed.emit(failure)
            return False
        if taken is not None:
            self._announce(taken.at, self.report.update(taken.changes))
        return taken is not None

    def _announce(self, at: datetime, change: Change) -> None:
        self._progress = None
        self.staging.follow()
        if self.report is not None:
            self.changed.emit(change)
            self.saved.emit(at, places_of(self.report, change.edited))
