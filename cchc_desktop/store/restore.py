"""Going back to a backup: everything, one period, one form, one section, one cell.

What is restored in part is an edit like any other, kept in the journal and undone with
Ctrl+Z. The present state is always backed up first. Never changes a backup.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from cchc_desktop.core.content import Item, decode
from cchc_desktop.core.difference import Difference, differences, within
from cchc_desktop.core.journal import RESTORED, FromFile
from cchc_desktop.core.report import Unit
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import RESTORE, Backup, Backups, reading
from cchc_desktop.store.connection import FILE, connect, failure, open_file, refusals
from cchc_desktop.store.database import Store, StoredUnit
from cchc_desktop.store.lock import Holder, Lock, take

_UNIT = ("type", "name", "superior", "province", "code")


class Kept(msgspec.Struct, frozen=True):
    """A period as a backup keeps it; `number` is the backup's own, 0 where nobody asked."""

    unit: Unit
    edition: str
    kind: str
    year: int
    content: dict[str, Item]
    number: int = 0


class Changed(msgspec.Struct, frozen=True):
    """What restoring would do to one period; `period_id` is None where it is not there any more.

    `differences` go from the present to the backup. `kept` is None for a period that the
    backup does not know: only restoring everything takes it away.
    """

    period_id: int | None
    kept: Kept | None
    differences: tuple[Difference, ...]


def kept(backup: Backup) -> list[Kept]:
    """Every period of a backup; StoreUnusable if it is damaged."""
    return list(_kept(backup.path))


def preview(store: Store, backup: Backup) -> list[Changed]:
    """How the backup differs from what is in the store, a line for each period that does."""
    return compared(store, _kept(backup.path))


def compared(store: Store, periods: Iterable[Kept]) -> list[Changed]:
    """How the periods of a backup differ from what is in the store, a line for each that does."""
    found: list[Changed] = []
    known = {period.id for unit in store.units() for period in store.periods(unit.id)}
    for each in periods:
        period_id = find(store, each)
        known.discard(period_id or 0)
        now = store.content(period_id) if period_id is not None else {}
        different = differences(now, each.content)
        if different or period_id is None:
            found.append(Changed(period_id, each, different))
    return found + [Changed(number, None, differences(store.content(number), {})) for number in sorted(known)]


def restore_part(
    store: Store, backups: Backups, backup: Backup, chosen: Kept, places: frozenset[str] | None = None
) -> tuple[Difference, ...]:
    """Set one period, or those `places` of it, to what the backup kept; what that changed.

    A period that is gone is begun again. StoreUnusable "report_closed" if it is closed,
    and then nothing was done.
    """
    backups.make(RESTORE, spare=backup)
    period_id = find(store, chosen)
    if period_id is None:
        period_id = begin(store, chosen)
    changed = within(differences(store.content(period_id), chosen.content), places)
    sha256 = backup.record.sha256 if backup.record else ""
    store.save(
        period_id, {each.address: each.new for each in changed}, FromFile(backup.path.name, sha256, RESTORED)
    )
    return changed


def restore_all(folder: Path, backups: Backups, backup: Backup) -> Backup:
    """Make the database what the backup is; the backup made of what it was before.

    The store must be closed. SQLite writes it as one transaction: what is cut off leaves
    the database as it was.
    """
    with refusals(folder.absolute() / FILE):
        lock = _hold(folder)
    try:
        checked = backups.check(backup)
        if not checked.checked:
            raise failure("backup_damaged", backup.path)
        before = backups.make(RESTORE, spare=backup)
        path = folder.absolute() / FILE
        with refusals(path), reading(backup.path) as source, closing(connect(path, "rw")) as target:
            target.execute("PRAGMA synchronous = FULL")
            source.backup(target, progress=_never_waiting)
    finally:
        lock.release()
    # An older schema is brought to today's, as at any start.
    open_file(folder).close()
    return before


def find(store: Store, wanted: Kept) -> int | None:
    """The period of the store that a backup's period is, None if there is none."""
    unit = _unit(store, wanted.unit)
    for period in store.periods(unit.id) if unit else []:
        if (period.edition, period.kind, period.year) == (wanted.edition, wanted.kind, wanted.year):
            return period.id
    return None


def _unit(store: Store, wanted: Unit) -> StoredUnit | None:
    """The unit of that description; else of that code; else of that name while one has no code."""
    units = store.units()
    alike = [each for each in units if each.unit == wanted]
    alike = alike or [each for each in units if wanted.code and each.unit.code == wanted.code]
    return next(iter(alike or [each for each in units if _bears_name(each.unit, wanted)]), None)


def _bears_name(one: Unit, two: Unit) -> bool:
    return not (one.code and two.code) and (one.type, one.name) == (two.type, two.name)


def begin(store: Store, chosen: Kept) -> int:
    """The number of a period that is begun as the backup has it, without what was in it."""
    unit = _unit(store, chosen.unit)
    unit_id = unit.id if unit else store.add_unit(chosen.unit)
    return store.add_period(unit_id, chosen.edition, chosen.kind, chosen.year, {})


def _kept(path: Path) -> Iterator[Kept]:
    columns = ", ".join(f"unit.{name}" for name in _UNIT)
    tables = "period JOIN unit ON unit_id = unit.id"
    query = f"SELECT period.id, edition, kind, year, {columns} FROM {tables} ORDER BY 1"
    with reading(path) as connection:
        for number, edition, kind, year, *unit in connection.execute(query).fetchall():
            items = connection.execute("SELECT address, content FROM item WHERE period_id = ?", (number,))
            content = {address: decode(address, text) for address, text in items}
            yield Kept(Unit(*unit), edition, kind, year, content, number)


def _never_waiting(status: int, remaining: int, total: int) -> None:
    """Stop where another program writes to the database: Python would try again for ever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise StoreUnusable("store_locked")


def _hold(folder: Path) -> Lock:
    held = take(folder)
    if isinstance(held, Holder):
        raise StoreUnusable("store_held", **held.fields())
    return held
