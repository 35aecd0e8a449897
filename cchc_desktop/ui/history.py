"""What was done to the open report, out of the journal. Shows nothing and changes nothing."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.journal import JournalLine
from cchc_desktop.store.database import Store
from cchc_desktop.store.journal import ALL


class History(QObject):
    """`wanted` carries the address whose history somebody asks for."""

    wanted = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def ask(self, address: str) -> None:
        """Ask for the history of what stands at an address."""
        self.wanted.emit(address)

    def lines(
        self, period_id: int, places: Collection[str] | None = None, newest: int = ALL
    ) -> list[JournalLine]:
        """What was done in a period, or at these places of it, newest first; StoreUnusable if damaged.

        `newest` is how many lines of the whole period are looked through.
        """
        return self._store.entries.lines(period_id, places, newest=newest)[::-1]
