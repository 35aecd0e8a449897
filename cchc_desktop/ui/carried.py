"""What was carried over into the open report and nobody has looked at yet.

Follows the session's edits and asks the store only where an edit was taken back. Never
changes a figure: to confirm is to let it stand.
"""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import CARRIED, Source
from cchc_desktop.errors import Failure
from cchc_desktop.store.database import Store


class Carried(QObject):
    """`places` are the addresses; `confirmed` carries those that now stand."""

    confirmed = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._period: int | None = None
        self.places: frozenset[str] = frozenset()

    def read(self, period_id: int) -> None:
        """Ask the store what waits in a period: it was opened, or an edit was taken back."""
        self.places = self._store.stages.unconfirmed(period_id)
        self._period = period_id

    def follow(self, after: Mapping[str, Item | None], source: Source) -> None:
        """An edit: what was carried is to be looked at, what was touched has been."""
        self.places -= after.keys()
        if source == CARRIED:
            self.places |= {address for address, item in after.items() if item is not None}

    def confirm(self, addresses: Collection[str]) -> bool:
        """Remember that these stand as they are; False, and `failed`, if that could not be saved."""
        seen = self.places.intersection(addresses)
        if not seen or self._period is None:
            return True
        try:
            if self._store.notice is not None:
                raise self._store.notice
            self._store.stages.confirm(self._period, seen)
        except Failure as failure:
            self.failed.emit(failure)
            return False
        self.places -= seen
        self.confirmed.emit(seen)
        return True
