"""A damaged database: kept aside as it is, and read as far as SQLite can.

What was entered after the newest good backup is looked for in the damaged file, row by
row, and offered. Never writes to the damaged file: a copy is read.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from cchc_desktop import disk
from cchc_desktop.core.content import Item, decode
from cchc_desktop.core.journal import RECOVERED, FromFile
from cchc_desktop.core.report import Unit
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import Backup, Backups, reading
from cchc_desktop.store.connection import FILE, failure, one, open_file, refusals
from cchc_desktop.store.database import Store
from cchc_desktop.store.lock import Holder, take
from cchc_desktop.store.restore import Kept, begin

ASIDE = "damaged"
PAGE = 4096
_FURTHEST = 100_000
"""Edits looked for after the last one that a backup knows."""
_MISSES = 500
"""Edits in a row that cannot be read: there are no more."""


class Missing(msgspec.Struct, frozen=True):
    """An address that was set after the newest good backup, out of the damaged file.

    `period_id` is the backup's number of the period. `at` is UTC.
    """

    period_id: int
    edit: int
    at: datetime
    address: str
    new: Item | None


class Begun(msgspec.Struct, frozen=True):
    """A period that was begun after the newest good backup."""

    period_id: int
    unit: Unit
    edition: str
    kind: str
    year: int


class Damage(msgspec.Struct, frozen=True):
    """What can be done about a damaged database.

    `backup` is the newest good one, None if there is none; `missing` what was entered
    since and could be read, oldest first; `lost` how many edits left a trace and nothing else.
    """

    folder: Path
    backup: Backup | None
    missing: tuple[Missing, ...]
    begun: tuple[Begun, ...] = ()
    lost: int = 0


def examine(folder: Path, backups: Backups, backup: Backup | None = None) -> Damage:
    """What is left: a backup, the newest good one if none is given, and what the file gives beyond it."""
    backup = backup or backups.newest_good()
    if backup is None:
        return Damage(folder, None, ())
    with TemporaryDirectory(prefix="cchc-") as place:
        copy = Path(place) / FILE
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(folder / f"{FILE}{ending}", f"{copy}{ending}")
        known = _last_edit(backup)
        found, lost = _found(copy, known)
        begun = _begun(copy, found)
        if not found:
            # The first page tells where the tables begin, and a backup has the same one.
            _graft(copy, backup.path)
            found, lost = _found(copy, known)
            begun = _begun(copy, found)
    return Damage(folder, backup, tuple(found), tuple(begun), lost)


def keep_aside(folder: Path, at: datetime | None = None) -> Path:
    """Move the damaged database out of the way, byte for byte; the folder it is in now."""
    at = at or datetime.now(UTC)
    aside = folder / ASIDE / f"{at:%Y%m%dT%H%M%SZ}"
    number = 1
    while aside.exists():
        number += 1
        aside = folder / ASIDE / f"{at:%Y%m%dT%H%M%SZ}-{number}"
    with refusals(folder / FILE):
        aside.mkdir(parents=True)
        # The log first: a database without its log is old, a log without its database refused.
        for ending in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                (folder / f"{FILE}{ending}").replace(aside / f"{FILE}{ending}")
        disk.to_disk(folder)
    return aside


def recover(damage: Damage) -> Path:
    """Put the newest good backup in the place of the damaged file, then what was missing since.

    The folder where the damaged file is kept. StoreUnusable "recovery_impossible" without
    a backup; what was missing and belongs to a closed report is not set.
    """
    if damage.backup is None:
        raise failure("recovery_impossible", damage.folder / FILE)
    lock = take(damage.folder)
    if isinstance(lock, Holder):
        raise StoreUnusable("store_held", **lock.fields())
    try:
        aside = keep_aside(damage.folder)
        with refusals(damage.folder / FILE):
            disk.copy(damage.backup.path, damage.folder / FILE)
    finally:
        lock.release()
    open_file(damage.folder).close()
    with closing(Store.open(damage.folder)) as store:
        _set(store, damage)
    return aside


def _set(store: Store, damage: Damage) -> None:
    numbers = {period.id: period.id for unit in store.units() for period in store.periods(unit.id)}
    for each in damage.begun:
        if each.period_id not in numbers:
            numbers[each.period_id] = begin(store, Kept(each.unit, each.edition, each.kind, each.year, {}))
    edits: dict[tuple[int, int], dict[str, Item | None]] = {}
    for missing in damage.missing:
        if missing.period_id in numbers:
            where = missing.edit, numbers[missing.period_id]
            edits.setdefault(where, {})[missing.address] = missing.new
    for (_, period_id), changes in sorted(edits.items(), key=lambda each: each[0]):
        with suppress(StoreUnusable):
            store.save(period_id, changes, FromFile(ASIDE, "", RECOVERED))


def _last_edit(backup: Backup) -> int:
    with reading(backup.path) as connection:
        return int(str(one(connection, "SELECT coalesce(max(id), 0) FROM edit")))


def _found(database: Path, known: int) -> tuple[list[Missing], int]:
    """What was changed by the edits after `known`, and how many of those cannot be read."""
    found: list[Missing] = []
    lost, read = 0, known
    with suppress(sqlite3.DatabaseError, OSError), closing(_tolerant(database)) as connection:
        last = _number(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'edit'")
        for edit in range(known + 1, known + _FURTHEST):
            if edit > last and edit - read > _MISSES:
                break
            lines = _changes(connection, edit)
            if lines is not None:
                lost += edit - read - 1
                read = edit
                found += lines
        lost += max(0, last - read)
    return found, lost


def _begun(database: Path, found: list[Missing]) -> list[Begun]:
    """The periods that what was found belongs to, as far as the file still tells."""
    query = (
        "SELECT type, name, superior, province, code, edition, kind, year "
        "FROM period JOIN unit ON unit_id = unit.id WHERE period.id = ?"
    )
    begun: list[Begun] = []
    with suppress(sqlite3.DatabaseError, OSError), closing(_tolerant(database)) as connection:
        for number in sorted({each.period_id for each in found}):
            row = connection.execute(query, (number,)).fetchone()
            if row is not None:
                begun.append(Begun(number, Unit(*row[:5]), *row[5:]))
    return begun


def _tolerant(database: Path) -> sqlite3.Connection:
    """A connection that reads what it can of a faulty schema."""
    connection = sqlite3.connect(database)
    with suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA writable_schema = ON")
    return connection


def _changes(connection: sqlite3.Connection, edit: int) -> list[Missing] | None:
    """What one edit did; None if there is none, or its rows cannot be read."""
    try:
        row = connection.execute("SELECT period_id, at FROM edit WHERE id = ?", (edit,)).fetchone()
        if row is None:
            return None
        at = datetime.fromisoformat(row[1])
        return [
            Missing(row[0], edit, at, address, None if new is None else decode(address, new))
            for address, new in _rows(connection, edit)
        ]
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return None


def _rows(connection: sqlite3.Connection, edit: int) -> Iterator[tuple[str, str | None]]:
    cursor = connection.execute("SELECT address, new FROM change WHERE edit_id = ?", (edit,))
    while row := cursor.fetchone():
        yield row


def _number(connection: sqlite3.Connection, query: str) -> int:
    with suppress(sqlite3.DatabaseError, TypeError, ValueError):
        return int(str(one(connection, query)))
    return 0


def _graft(damaged: Path, sound: Path) -> None:
    """Give the copy of a damaged file the first page of a sound one, with its own size."""
    with sound.open("rb") as file:
        head = bytearray(file.read(PAGE))
    with damaged.open("r+b") as file:
        pages = file.seek(0, 2) // PAGE
        head[28:32] = pages.to_bytes(4, "big")
        # No list of free pages is better than that of another file.
        head[32:40] = bytes(8)
        file.seek(0)
        file.write(head)
