"""The user's reports on disk: units, their periods, what was entered, every edit.

Never keeps a report in memory and never judges one. Used by the thread that opened
it only; a long action is given values, never a `Store`.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from cchc_desktop.core.content import Changes, Item
from cchc_desktop.core.journal import CREATED, JournalLine, Source
from cchc_desktop.core.report import Unit
from cchc_desktop.core.text import nfc
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.connection import WAIT, Opened, open_file
from cchc_desktop.store.journal import Clock, Journal
from cchc_desktop.store.lock import user
from cchc_desktop.store.stages import Stages
from cchc_desktop.store.undo import Undo

_COLUMNS = ", ".join(Unit.__struct_fields__)


class StoredUnit(msgspec.Struct, frozen=True):
    """A unit and the number the store knows it by."""

    id: int
    unit: Unit


class StoredPeriod(msgspec.Struct, frozen=True):
    """A period of a unit, in the edition it was begun in."""

    id: int
    unit_id: int
    edition: str
    kind: str
    year: int


def now() -> datetime:
    """The moment of an edit."""
    return datetime.now(UTC)


class Store:
    """One open database. Everything it cannot do is a StoreUnusable.

    `folder` is the data folder. `notice` says why nothing can be saved, None while it can;
    `lock` is the right to write, None without it. `entries` is the journal, `steps` what
    can be taken back, `stages` what was closed and sent.
    """

    def __init__(self, opened: Opened, clock: Clock) -> None:
        self.folder = opened.path.parent
        self.notice = opened.notice
        self.lock = opened.lock
        self._opened = opened
        self._connection = opened.connection
        who = user()
        self.entries = Journal(opened, clock, who)
        self.steps = Undo(opened, self.entries)
        self.stages = Stages(opened, self.entries, clock, who)

    @classmethod
    def open(cls, folder: Path, clock: Clock = now, wait: float = WAIT) -> "Store":
        """The store of a folder, which is made if it is missing; `wait` is in seconds."""
        return cls(open_file(folder, wait), clock)

    @property
    def read_only(self) -> bool:
        """True for the database of a newer program, or one that another window holds."""
        return self.notice is not None

    def close(self) -> None:
        """Let go of the file. Nothing is saved here: everything already is."""
        self._opened.close()

    def units(self) -> list[StoredUnit]:
        """Every unit, in the order they were added."""
        rows = self._opened.rows(f"SELECT id, {_COLUMNS} FROM unit ORDER BY id")
        return [StoredUnit(number, Unit(*columns)) for number, *columns in rows]

    def add_unit(self, unit: Unit) -> int:
        """Keep a new unit; its number."""
        places = ", ".join("?" * len(Unit.__struct_fields__))
        with self._opened.writing() as connection:
            cursor = connection.execute(f"INSERT INTO unit ({_COLUMNS}) VALUES ({places})", _columns(unit))
            return _number(cursor)

    def save_unit(self, unit_id: int, unit: Unit) -> None:
        """Describe a unit anew; LookupError if there is none of that number."""
        pairs = ", ".join(f"{field} = ?" for field in Unit.__struct_fields__)
        with self._opened.writing() as connection:
            cursor = connection.execute(f"UPDATE unit SET {pairs} WHERE id = ?", (*_columns(unit), unit_id))
            if not cursor.rowcount:
                raise LookupError(unit_id)

    def periods(self, unit_id: int) -> list[StoredPeriod]:
        """The periods of a unit, in the order they were added."""
        query = "SELECT id, unit_id, edition, kind, year FROM period WHERE unit_id = ? ORDER BY id"
        return [StoredPeriod(*row) for row in self._opened.rows(query, unit_id)]

    def add_period(
        self, unit_id: int, edition: str, kind: str, year: int, changes: Changes, source: Source = CREATED
    ) -> int:
        """Begin a period with what is already known of it; its number.

        StoreUnusable "period_exists" if the unit has this one already.
        """
        key = (unit_id, edition, kind, year)
        with self._opened.writing() as connection:
            try:
                cursor = connection.execute(
                    "INSERT INTO period (unit_id, edition, kind, year) VALUES (?, ?, ?, ?)", key
                )
            except sqlite3.IntegrityError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                    raise
                raise StoreUnusable("period_exists", edition=edition, kind=kind, year=year) from error
            period_id = _number(cursor)
            self.entries.begin(period_id, changes, source)
        return period_id

    def content(self, period_id: int) -> dict[str, Item]:
        """Everything entered in a period, by address."""
        return self.entries.content(period_id)

    def save(self, period_id: int, changes: Changes, source: Source) -> datetime:
        """Set each address to its item, None emptying it; when that was, once it is on the disk.

        All of it or nothing. What changes nothing is not written and leaves no line in
        the journal. StoreUnusable "report_closed" if the report may not change.
        """
        return self.entries.save(period_id, changes, source)

    def journal(self, period_id: int, place: str | None = None) -> list[JournalLine]:
        """What was done in a period, or at one address of it and under it, oldest first."""
        return self.entries.lines(period_id, None if place is None else {place})


def _columns(unit: Unit) -> tuple[str, ...]:
    return tuple(nfc(text) for text in msgspec.structs.astuple(unit))


def _number(cursor: sqlite3.Cursor) -> int:
    """The number SQLite gave to the row just added."""
    assert cursor.lastrowid is not None
    return cursor.lastrowid
