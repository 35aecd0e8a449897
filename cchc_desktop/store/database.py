"""The user's reports on disk: units, their periods, what was entered, every edit.

Never keeps a report in memory and never judges one. Used by the thread that opened
it only; a long action is given values, never a `Store`.
"""

import getpass
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from cchc_desktop.core.content import Changes, Item, composed, decode, encode
from cchc_desktop.core.report import Unit
from cchc_desktop.core.text import nfc
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.connection import WAIT, Opened, failure, open_file, refusals, writing

Clock: TypeAlias = Callable[[], datetime]
Moved: TypeAlias = tuple[str, str | None, str | None]
"""An address and its canonical text before and after."""

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


class JournalLine(msgspec.Struct, frozen=True):
    """What one edit did to one address; None is blank.

    Lines of the same `edit` were saved together. `at` is UTC; the order of edits is
    that of their numbers, since a clock may be set back.
    """

    edit: int
    at: datetime
    who: str
    source: str
    address: str
    old: Item | None
    new: Item | None


def now() -> datetime:
    """The moment of an edit."""
    return datetime.now(UTC)


class Store:
    """One open database. Everything it cannot do is a StoreUnusable.

    `notice` says why nothing can be saved, None while it can.
    """

    def __init__(self, opened: Opened, clock: Clock) -> None:
        self.notice = opened.notice
        self._path = opened.path
        self._connection = opened.connection
        self._clock = clock
        self._who = _user()

    @classmethod
    def open(cls, folder: Path, clock: Clock = now, wait: float = WAIT) -> "Store":
        """The store of a folder, which is made if it is missing; `wait` is in seconds."""
        return cls(open_file(folder, wait), clock)

    @property
    def read_only(self) -> bool:
        """True for the database of a newer program."""
        return self.notice is not None

    def close(self) -> None:
        """Let go of the file. Nothing is saved here: everything already is."""
        self._connection.close()

    def units(self) -> list[StoredUnit]:
        """Every unit, in the order they were added."""
        rows = self._rows(f"SELECT id, {_COLUMNS} FROM unit ORDER BY id")
        return [StoredUnit(number, Unit(*columns)) for number, *columns in rows]

    def add_unit(self, unit: Unit) -> int:
        """Keep a new unit; its number."""
        places = ", ".join("?" * len(Unit.__struct_fields__))
        with self._writing() as connection:
            cursor = connection.execute(f"INSERT INTO unit ({_COLUMNS}) VALUES ({places})", _columns(unit))
            return _number(cursor)

    def save_unit(self, unit_id: int, unit: Unit) -> None:
        """Describe a unit anew; LookupError if there is none of that number."""
        pairs = ", ".join(f"{field} = ?" for field in Unit.__struct_fields__)
        with self._writing() as connection:
            cursor = connection.execute(f"UPDATE unit SET {pairs} WHERE id = ?", (*_columns(unit), unit_id))
            if not cursor.rowcount:
                raise LookupError(unit_id)

    def periods(self, unit_id: int) -> list[StoredPeriod]:
        """The periods of a unit, in the order they were added."""
        query = "SELECT id, unit_id, edition, kind, year FROM period WHERE unit_id = ? ORDER BY id"
        return [StoredPeriod(*row) for row in self._rows(query, unit_id)]

    def add_period(
        self, unit_id: int, edition: str, kind: str, year: int, changes: Changes, source: str = "created"
    ) -> int:
        """Begin a period with what is already known of it; its number.

        StoreUnusable "period_exists" if the unit has this one already.
        """
        key = (unit_id, edition, kind, year)
        texts = _texts(changes)
        with self._writing() as connection:
            try:
                cursor = connection.execute(
                    "INSERT INTO period (unit_id, edition, kind, year) VALUES (?, ?, ?, ?)", key
                )
            except sqlite3.IntegrityError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                    raise
                raise StoreUnusable("period_exists", edition=edition, kind=kind, year=year) from error
            period_id = _number(cursor)
            self._write(period_id, self._moved(period_id, texts), source, self._clock())
        return period_id

    def content(self, period_id: int) -> dict[str, Item]:
        """Everything entered in a period, by address."""
        rows = self._rows("SELECT address, content FROM item WHERE period_id = ?", period_id)
        with self._reading():
            return {address: decode(address, content) for address, content in rows}

    def save(self, period_id: int, changes: Changes, source: str) -> datetime:
        """Set each address to its item, None emptying it; when that was, once it is on the disk.

        All of it or nothing. What changes nothing is not written and leaves no line in
        the journal.
        """
        at = self._clock()
        texts = _texts(changes)
        with self._writing():
            moved = self._moved(period_id, texts)
            if moved:
                self._write(period_id, moved, source, at)
        return at

    def journal(self, period_id: int, address: str | None = None) -> list[JournalLine]:
        """What was done in a period, or at one address of it, oldest first."""
        query = (
            "SELECT edit.id, at, who, source, address, old, new FROM edit JOIN change ON edit_id = edit.id "
            "WHERE period_id = ?1 AND (?2 IS NULL OR address = ?2) ORDER BY edit.id, address"
        )
        rows = self._rows(query, period_id, address)
        with self._reading():
            return [
                JournalLine(
                    edit, datetime.fromisoformat(at), who, source, place, _item(place, old), _item(place, new)
                )
                for edit, at, who, source, place, old, new in rows
            ]

    def _moved(self, period_id: int, texts: dict[str, str | None]) -> list[Moved]:
        """What of `texts` is not so already."""
        query = "SELECT content FROM item WHERE period_id = ? AND address = ?"
        moved: list[Moved] = []
        for address, new in texts.items():
            (old,) = self._connection.execute(query, (period_id, address)).fetchone() or (None,)
            if old != new:
                moved.append((address, old, new))
        return moved

    def _write(self, period_id: int, moved: list[Moved], source: str, at: datetime) -> None:
        """The items and the edit that tells of them, inside the caller's transaction."""
        connection = self._connection
        edit = connection.execute(
            "INSERT INTO edit (period_id, at, who, source) VALUES (?, ?, ?, ?)",
            (period_id, at.astimezone(UTC).isoformat(), self._who, source),
        )
        connection.executemany(
            "INSERT INTO change (edit_id, address, old, new) VALUES (?, ?, ?, ?)",
            [(edit.lastrowid, *change) for change in moved],
        )
        connection.executemany(
            "INSERT INTO item (period_id, address, content) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET content = excluded.content",
            [(period_id, address, new) for address, _, new in moved if new is not None],
        )
        connection.executemany(
            "DELETE FROM item WHERE period_id = ? AND address = ?",
            [(period_id, address) for address, _, new in moved if new is None],
        )

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._reading():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What cannot be read is a damaged file, or a newer program's way of writing."""
        try:
            with refusals(self._path):
                yield
        except (sqlite3.OperationalError, ValueError) as error:
            if self.read_only:
                raise failure("store_newer_changed", self._path) from error
            if isinstance(error, ValueError):
                raise failure("store_damaged", self._path) from error
            raise

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.notice is not None:
            raise StoreUnusable(self.notice.code, **self.notice.fields)
        with refusals(self._path), writing(self._connection):
            yield self._connection


def _columns(unit: Unit) -> tuple[str, ...]:
    return tuple(nfc(text) for text in msgspec.structs.astuple(unit))


def _texts(changes: Changes) -> dict[str, str | None]:
    """The canonical text of each item, None for what is left blank."""
    items = {address: composed(item) for address, item in changes.items()}
    return {address: None if item is None else encode(item) for address, item in items.items()}


def _item(address: str, text: str | None) -> Item | None:
    return None if text is None else decode(address, text)


def _number(cursor: sqlite3.Cursor) -> int:
    """The number SQLite gave to the row just added."""
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _user() -> str:
    """Who is signed in to this computer; "" if the system cannot say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
