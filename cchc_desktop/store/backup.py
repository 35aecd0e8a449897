"""Backups of the whole database, each opened and compared before it counts as one.

Made by SQLite's own backup on a connection of its own: who is writing never waits.
Never takes the place of a file, and never deletes the last backup that is known good.
"""

import contextlib
import errno
import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import msgspec

from cchc_desktop import disk
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.connection import APPLICATION, FILE, connect, failure, one, refusals
from cchc_desktop.store.retention import superseded

FOLDER = "backups"
ENDING = ".cchc-backup"
"""Not a package's: nobody sends a backup by mistake."""
RECORD = ".json"
START, CHANGE, IMPORT, MIGRATION = "start", "change", "import", "migration"
RESTORE, CLOSING, WISH = "restore", "closing", "wish"
REASONS = (START, CHANGE, IMPORT, MIGRATION, RESTORE, CLOSING, WISH)
PAGES = 256
"""Pages copied at a stretch: one MB."""
_ROWS = 500
Counts: TypeAlias = dict[str, int]


class Record(msgspec.Struct, frozen=True):
    """What is known of a backup, kept beside it once it was opened and compared.

    `digest` is over every row of every table, `sha256` over the file's bytes.
    """

    at: Annotated[datetime, msgspec.Meta(tz=True)]
    reason: str
    rows: Counts
    digest: str
    sha256: str
    size: int
    format: Literal["cchc-backup/1"] = "cchc-backup/1"


class Backup(msgspec.Struct, frozen=True):
    """A backup in a folder; `record` is None until it was seen to open."""

    path: Path
    record: Record | None

    @property
    def checked(self) -> bool:
        """True once it was opened and found whole."""
        return self.record is not None

    @property
    def at(self) -> datetime:
        """When it was made; by its name if nothing else tells."""
        if self.record is not None:
            return self.record.at
        with contextlib.suppress(ValueError):
            return datetime.strptime(self.path.name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    @property
    def reason(self) -> str:
        """Why it was made, "" if nothing tells."""
        return self.record.reason if self.record else ""


class Backups:
    """The backups of one data folder, and of a second folder where one is set.

    Works on connections of its own, so that any thread may use it.
    """

    def __init__(
        self,
        folder: Path,
        second: Path | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = folder.absolute() / FILE
        self.folder = folder.absolute() / FOLDER
        self.second = second
        self._clock = clock

    def found(self) -> list[Backup]:
        """Every backup, newest first; those of the second folder only where the first has none like it."""
        here = {backup.path.name: backup for backup in _listed(self.folder)}
        there = _listed(self.second) if self.second else []
        both = {**{backup.path.name: backup for backup in there}, **here}
        return sorted(both.values(), key=lambda backup: (backup.at, backup.path.name), reverse=True)

    def newest_good(self) -> Backup | None:
        """The newest backup that opens and is whole today, whatever its record says."""
        return next((backup for backup in self.found() if self.check(backup).checked), None)

    def make(self, reason: str, spare: Backup | None = None) -> Backup:
        """Make one now, open it, compare it, thin the old ones out but `spare`; also in the second folder.

        StoreUnusable if it could not be made or is not what it should be; then nothing
        of it is left and the old ones stand.
        """
        if not disk.is_file(self._database):
            raise failure("backup_nothing", self._database)
        at = self._clock()
        with _backup_refusals(self._database, self.folder):
            self.folder.mkdir(exist_ok=True)
            name = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}-{secrets.token_hex(2)}{ENDING}"
            backup = _make(self._database, self.folder / name, at, reason)
        self.mirror(backup)
        self.thin(at, spare)
        return backup

    def check(self, backup: Backup) -> Backup:
        """Open a backup and compare it with its record, which it is given if it has none.

        The answer has no record if the backup is not whole.
        """
        with contextlib.suppress(StoreUnusable, OSError, sqlite3.DatabaseError):
            rows, digest = examine(backup.path)
            size, sha256 = backup.path.stat().st_size, disk.sha256(backup.path)
            kept = backup.record or _recorded(backup.path)
            record = kept or Record(backup.at, backup.reason, rows, digest, sha256, size)
            if (record.rows, record.digest, record.sha256) == (rows, digest, sha256):
                if kept is None:
                    # A disk that cannot be written, a CD say, makes no backup a bad one.
                    with contextlib.suppress(OSError):
                        _keep_record(backup.path, record)
                return Backup(backup.path, record)
        return Backup(backup.path, None)

    def mirror(self, backup: Backup) -> bool:
        """Copy a backup to the second folder; False if there is none or it refuses."""
        if self.second is None or backup.record is None:
            return False
        try:
            copied = self.second / backup.path.name
            disk.copy(backup.path, copied)
            if disk.sha256(copied) != backup.record.sha256:
                copied.unlink()
                return False
            _keep_record(copied, backup.record)
        except OSError:
            return False
        return True

    def is_mirrored(self, backup: Backup) -> bool:
        """True if the second folder has this backup too."""
        return self.second is not None and _known(self.second / backup.path.name) is not None

    def thin(self, now: datetime, spare: Backup | None = None) -> None:
        """Delete what has done its duty, never the newest good one, nothing unchecked, and not `spare`."""
        for folder in (self.folder, self.second):
            checked = [backup for backup in _listed(folder) if backup.checked] if folder else []
            old = superseded([backup.at for backup in checked], now)
            for backup in sorted(checked, key=lambda backup: backup.at)[:-1]:
                if backup.at in old and not (spare and backup.path.name == spare.path.name):
                    with contextlib.suppress(OSError):
                        backup.path.unlink()
                        _record_of(backup.path).unlink()


def examine(path: Path) -> tuple[Counts, str]:
    """The row counts and the digest of a backup, once it was found whole; StoreUnusable if it is not."""
    with refusals(path), closing(_opened(path)) as connection:
        if one(connection, "PRAGMA integrity_check") != "ok":
            raise failure("backup_damaged", path)
        if one(connection, "PRAGMA application_id") != APPLICATION:
            raise failure("backup_foreign", path)
        return counted(connection)


def counted(connection: sqlite3.Connection) -> tuple[Counts, str]:
    """How many rows each table has, and a digest over all of them in their order."""
    digest = hashlib.sha256()
    counts: Counts = {}
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    for (table,) in sorted(connection.execute(query).fetchall()):
        columns = len(connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description)
        order = ", ".join(str(place) for place in range(1, min(columns, 3) + 1))
        cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
        counts[table] = 0
        digest.update(table.encode())
        while rows := cursor.fetchmany(_ROWS):
            counts[table] += len(rows)
            digest.update(repr(rows).encode("utf-8", "surrogatepass"))
    return counts, digest.hexdigest()


def _opened(path: Path) -> sqlite3.Connection:
    """A backup, read as it lies: nothing is written beside it, on a read-only disk either."""
    if not path.is_file():
        raise failure("backup_missing", path)
    return connect(path, "ro&immutable=1")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a backup that cannot change it; StoreUnusable if it is damaged."""
    try:
        with refusals(path), closing(_opened(path)) as connection:
            yield connection
    except StoreUnusable as error:
        if error.code != "store_damaged":
            raise
        raise failure("backup_damaged", path) from error
    except (sqlite3.DatabaseError, ValueError) as error:
        # Without a table, or with one that holds no text: what is asked of a sound one is always there.
        raise failure("backup_damaged", path) from error


def _make(database: Path, target: Path, at: datetime, reason: str) -> Backup:
    """Copy, compare with what was copied, and only then give it its name."""
    beside = target.with_name(f"{target.name}.part")
    try:
        rows, digest = _copy(database, beside)
        disk.to_disk(beside)
        if examine(beside) != (rows, digest):
            raise failure("backup_differs", target)
        record = Record(at, reason, rows, digest, disk.sha256(beside), beside.stat().st_size)
        beside.replace(target)
        _keep_record(target, record)
        return Backup(target, record)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        beside.unlink(missing_ok=True)


def _copy(database: Path, target: Path) -> tuple[Counts, str]:
    """The database as it is at one moment; what it holds."""
    with closing(connect(database, "ro")) as source, closing(sqlite3.connect(target)) as copy:
        # One snapshot for both: what is written meanwhile belongs to the next backup.
        source.execute("BEGIN")
        found = counted(source)
        source.backup(copy, pages=PAGES, sleep=0)
        # One file, which can be opened where nothing can be written beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    return found


def _record_of(path: Path) -> Path:
    return path.with_name(path.name + RECORD)


def _keep_record(path: Path, record: Record) -> None:
    disk.write(_record_of(path), msgspec.json.encode(record))


def _listed(folder: Path) -> list[Backup]:
    try:
        # A link may lead nowhere, and what is no file holds nothing.
        paths = sorted(path for path in folder.glob(f"*{ENDING}") if path.is_file())
        return [Backup(path, _known(path)) for path in paths]
    except OSError:
        return []


def _known(path: Path) -> Record | None:
    """What was kept of a backup, if it still has the size it had."""
    with contextlib.suppress(OSError):
        record = _recorded(path)
        if record is not None and path.stat().st_size == record.size:
            return record
    return None


def _recorded(path: Path) -> Record | None:
    """What was kept of a backup, whatever became of it since; None if nothing can be read."""
    with contextlib.suppress(OSError, ValueError):
        return msgspec.json.decode(_record_of(path).read_bytes(), type=Record)
    return None


@contextmanager
def _backup_refusals(database: Path, folder: Path) -> Iterator[None]:
    """A disk that refuses a backup, told apart from one that refuses the database."""
    try:
        with refusals(database):
            yield
    except StoreUnusable as error:
        codes = dict.fromkeys(("store_folder", "store_disk", "store_read_only"), "backup_refused")
        codes["store_full"] = "backup_full"
        full = isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.ENOSPC
        code = "backup_full" if full else codes.get(error.code, error.code)
        raise StoreUnusable(code, file=str(database), folder=str(folder)) from error


def sweep(folder: Path) -> None:
    """Remove what a backup that was cut off has left behind."""
    for path in (folder / FOLDER).glob(f"*{ENDING}.part*"):
        with contextlib.suppress(OSError):
            path.unlink()
