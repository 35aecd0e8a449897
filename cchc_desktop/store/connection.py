"""Opening the database file, and what SQLite's refusals mean to the user.

Never writes to a file that is damaged, foreign or of a newer program: it is looked
at through a read-only connection before any other is made.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.lock import Holder, Lock, take

FILE = "cchc.db"
SCHEMA = 2
"""The newest schema this program knows, kept in the file as SQLite's `user_version`."""

APPLICATION = int.from_bytes(b"CCHC", "big")
"""SQLite's `application_id`: tells our file from any other that bears its name."""

WAIT = 2.0
"""Seconds to wait for another writer: longer would look like a hang."""

_FULL = (errno.ENOSPC, errno.EDQUOT)

REFUSALS = {
    sqlite3.SQLITE_BUSY: "store_locked",
    sqlite3.SQLITE_LOCKED: "store_locked",
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_READONLY: "store_read_only",
    sqlite3.SQLITE_PERM: "store_read_only",
    sqlite3.SQLITE_IOERR: "store_disk",
    sqlite3.SQLITE_CANTOPEN: "store_folder",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_NOTADB: "store_damaged",
}

_UNKNOWN_FORMAT = "unsupported file format"
"""SQLite's word for a damaged head of a file, under the number of a mistake in a query."""


class Opened(msgspec.Struct, frozen=True):
    """A connection to the file; `notice` says why it is read-only, None if it is not.

    `lock` makes this the one writer; None while it is not.
    """

    path: Path
    connection: sqlite3.Connection
    notice: StoreUnusable | None = None
    lock: Lock | None = None

    def close(self) -> None:
        """Let go of the file, then of the lock."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row that a query gives."""
        with self.reading():
            return self.connection.execute(query, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What cannot be read is a damaged file, or a newer program's way of writing."""
        try:
            with refusals(self.path):
                yield
        except (sqlite3.OperationalError, ValueError) as error:
            if self.notice is not None and self.notice.code == "store_newer":
                raise failure("store_newer_changed", self.path) from error
            if isinstance(error, ValueError):
                raise failure("store_damaged", self.path) from error
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; StoreUnusable while nothing can be saved."""
        if self.notice is not None:
            raise StoreUnusable(self.notice.code, **self.notice.fields)
        with refusals(self.path), writing(self.connection):
            yield self.connection


def open_file(folder: Path, wait: float = WAIT) -> Opened:
    """The database of `folder`, made if there is none and brought to this schema.

    StoreUnusable if the folder or the file cannot be used; then nothing was written.
    A file of a newer schema, or one that another window holds, is opened for reading only.
    """
    path = folder.absolute() / FILE
    with refusals(path):
        folder.mkdir(parents=True, exist_ok=True)
        # SQLite finds a read-only file out at the first edit, which is too late to be told.
        if not os.access(folder, os.W_OK):
            raise failure("store_folder", path)
        lock = take(folder)
        try:
            return _open(path, lock, wait)
        except BaseException:
            if isinstance(lock, Lock):
                lock.release()
            raise


def _open(path: Path, lock: Lock | Holder, wait: float) -> Opened:
    held = StoreUnusable("store_held", **lock.fields()) if isinstance(lock, Holder) else None
    if not path.exists():
        if held is not None:
            raise held
        _refuse_gone(path)
    if _version(path, wait) > SCHEMA:
        held = failure("store_newer", path)
    if isinstance(lock, Holder) or held is not None:
        if isinstance(lock, Lock):
            lock.release()
        return Opened(path, connect(path, "ro", wait), held)
    if path.exists() and not os.access(path, os.W_OK):
        raise failure("store_read_only", path)
    connection = connect(path, "rwc", wait)
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return Opened(path, connection, None, lock)


def _refuse_gone(path: Path) -> None:
    """A missing database beside its backups is a lost one, and no new beginning."""
    if _has_backups(path):
        raise failure("store_gone", path)


def _has_backups(path: Path) -> bool:
    from cchc_desktop.store.backup import Backups

    return bool(Backups(path.parent).found())


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One durable transaction, or none at all.

    It takes the write lock at once: what is read inside stays true until the commit,
    and SQLite waits for another writer only at this point.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has already rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turns what the disk refuses into StoreUnusable; our own mistakes pass unchanged."""
    try:
        yield
    except OSError as error:
        raise failure("store_full" if error.errno in _FULL else "store_folder", path) from error
    except UnicodeDecodeError as error:
        raise failure("store_damaged", path) from error
    except sqlite3.DatabaseError as error:
        # The low byte is the reason, the rest its variety; Python gives none to a text that is not UTF-8.
        reason = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        code = REFUSALS.get(reason & 0xFF)
        if str(error) == _UNKNOWN_FORMAT:
            code = "store_damaged"
        if code is None:
            raise
        raise failure(code, path) from error


def failure(code: str, path: Path) -> StoreUnusable:
    """The failure of this name, speaking of this file and its folder."""
    return StoreUnusable(code, file=str(path), folder=str(path.parent))


def connect(path: Path, mode: str, wait: float = WAIT) -> sqlite3.Connection:
    """A bare connection; `mode` is SQLite's: "ro", "rw", "rwc"."""
    connection = sqlite3.connect(_uri(path, mode), uri=True, timeout=wait, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _uri(path: Path, mode: str) -> str:
    """The file as SQLite's address; a share (//server/...) needs all of its slashes."""
    place = path.as_posix()
    return f"file:{'//' if place.startswith('/') else '///'}{quote(place)}?mode={mode}"


def _version(path: Path, wait: float) -> int:
    """The schema of the file, 0 if there is none yet; StoreUnusable if it is not whole and ours."""
    if not path.exists() or path.stat().st_size == 0:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            # SQLite would throw this log away, and the last edits with it.
            raise failure("store_damaged", path)
        if path.exists() and _has_backups(path):
            # A power cut may leave a file without a byte: no new beginning either.
            raise failure("store_damaged", path)
        return 0
    with closing(connect(path, "ro", wait)) as connection:
        if one(connection, "PRAGMA quick_check(1)") != "ok":
            raise failure("store_damaged", path)
        filled = one(connection, "SELECT count(*) FROM sqlite_master")
        if filled and one(connection, "PRAGMA application_id") != APPLICATION:
            raise failure("store_foreign", path)
        return int(str(one(connection, "PRAGMA user_version")))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Durable commits, and the schema of today."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # Else INSERT OR REPLACE deletes rows unseen by the journal's triggers.
    connection.execute("PRAGMA recursive_triggers = ON")
    version = one(connection, "PRAGMA user_version")
    if version == SCHEMA:
        return
    # Imported only here: sqlite_utils takes longer than everything else of a start.
    from cchc_desktop.store.schema import migrate

    if version:
        from cchc_desktop.store.backup import MIGRATION, Backups

        Backups(path.parent).make(MIGRATION)
    with writing(connection):
        migrate(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def one(connection: sqlite3.Connection, query: str) -> object:
    """The first column of the first row."""
    return connection.execute(query).fetchone()[0]
