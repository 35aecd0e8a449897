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

LOST = frozenset({"store_damaged", "store_gone"})
"""Why a database cannot be opened that a backup can take the place of."""
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
    since, or ever, and could be read, oldest first; `lost` how many edits left a trace
    and nothing else.
    """

    folder: Path
    backup: Backup | None
    missing: tuple[Missing, ...]
    begun: tuple[Begun, ...] = ()
    lost: int = 0


def examine(folder: Path, backups: Backups, backup: Backup | None = None) -> Damage:
    """What is left: a backup, the newest good one if none is given, and what the file gives beyond it."""
    backup = backup or backups.newest_good()
    known = _last_edit(backup) if backup else 0
    with TemporaryDirectory(prefix="cchc-") as place:
        copy = _copied(folder, Path(place))
        found, lost = _found(copy, known)
        if not found:
            # The first page tells where the tables begin, and a backup has the same one.
            _graft(copy, backup.path if backup else _blank(Path(place)))
            found, lost = _found(copy, known)
        if backup is None:
            found += _standing(copy, found)
        begun = _begun(copy, found)
    return Damage(folder, backup, tuple(found), tuple(begun), lost)


def keep_aside(folder: Path, at: datetime | None = None) -> Path:
    """Keep the damaged database byte for byte; the folder its copy is in now.

    Its log goes along and is gone here: no other database may ever be read with it.
    """
    at = at or datetime.now(UTC)
    aside = folder / ASIDE / f"{at:%Y%m%dT%H%M%SZ}"
    number = 1
    while aside.exists():
        number += 1
        aside = folder / ASIDE / f"{at:%Y%m%dT%H%M%SZ}-{number}"
    with refusals(folder / FILE):
        aside.mkdir(parents=True)
        with suppress(FileNotFoundError):
            disk.copy(folder / FILE, aside / FILE)
        for ending in ("-wal", "-shm"):
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
    return _replace(damage)


def begin_anew(damage: Damage) -> Path:
    """Put a new database in the place of the damaged file, with what could be read of it.

    For a data folder without a good backup. The folder where the damaged file is kept.
    """
    return _replace(damage)


def _replace(damage: Damage) -> Path:
    lock = take(damage.folder)
    if isinstance(lock, Holder):
        raise StoreUnusable("store_held", **lock.fields())
    path = damage.folder / FILE
    try:
        # Whole before it takes the place of anything: with a full disk all stays as it was.
        with refusals(path), TemporaryDirectory(prefix=".mending-", dir=damage.folder) as place:
            made = Path(place)
            if damage.backup is not None:
                disk.copy(damage.backup.path, made / FILE)
            with closing(Store.open(made)) as store:
                _set(store, damage)
            aside = keep_aside(damage.folder)
            disk.copy(made / FILE, path)
    finally:
        lock.release()
    return aside


def _copied(folder: Path, place: Path) -> Path:
    """A copy of the damaged file, with its log; an empty one if it is gone."""
    copy = place / FILE
    copy.touch()
    for ending in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(folder / f"{FILE}{ending}", f"{copy}{ending}")
    return copy


def _blank(place: Path) -> Path:
    """A new database, whose first page is like that of any other of today's schema."""
    open_file(place / "blank").close()
    return place / "blank" / FILE


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
        try:
            store.save(period_id, changes, FromFile(ASIDE, "", RECOVERED))
        except StoreUnusable as refusal:
            if refusal.code != "report_closed":
                raise


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


def _standing(database: Path, found: list[Missing]) -> list[Missing]:
    """What the table of items holds beyond what the edits that could be read leave there.

    Read from both ends: a page that is damaged stops either way, but not at the same item.
    """
    left = {(each.period_id, each.address): each.new for each in found}
    edit = max((each.edit for each in found), default=0) + 1
    at = max((each.at for each in found), default=datetime.fromtimestamp(database.stat().st_mtime, UTC))
    items: dict[tuple[int, str], Item] = {}
    for order in ("", " DESC"):
        query = f"SELECT period_id, address, content FROM item ORDER BY period_id{order}, address{order}"
        with suppress(sqlite3.DatabaseError, OSError), closing(_tolerant(database)) as connection:
            cursor = connection.execute(query)
            while row := cursor.fetchone():
                # A damaged page may give anything in the place of a number or a text.
                if isinstance(row[0], int) and isinstance(row[1], str):
                    with suppress(ValueError, TypeError):
                        items[row[0], row[1]] = decode(row[1], row[2])
    beyond = {where: item for where, item in items.items() if left.get(where) != item}
    return [Missing(number, edit, at, address, beyond[number, address]) for number, address in sorted(beyond)]


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
