"""Backups made by themselves, on a thread that nobody waits for.

Begun once the window is there; makes one at the start and one every half hour in which
something changed. Tells the outcome by a call on its own thread.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import CHANGE, START, Backup, Backups, sweep
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.lock import Lock

EVERY = 30 * 60.0
"""Seconds between two looks whether anything changed."""
BEAT = 30.0
"""Seconds between two signs of life in the lock."""


class Keeper:
    """Makes backups of one data folder until it is stopped.

    `made` is told each backup, `failed` each refusal, both on the keeper's thread.
    """

    def __init__(
        self,
        folder: Path,
        backups: Backups,
        made: Callable[[Backup], None],
        failed: Callable[[StoreUnusable], None],
        lock: Lock | None = None,
    ) -> None:
        self._folder, self._backups, self._lock = folder, backups, lock
        self._made, self._failed = made, failed
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="backups", daemon=True)

    def start(self, every: float = EVERY) -> None:
        """Begin with a backup; after it one every `every` seconds of change."""
        self._every = every
        self._thread.start()

    def stop(self, patience: float = 10.0) -> None:
        """End after what is under way, waiting `patience` seconds at most."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def _keep(self) -> None:
        sweep(self._folder)
        seen = self._version()
        self._make(START)
        waited = 0.0
        while not self._stopping.wait(min(BEAT, self._every)):
            waited += min(BEAT, self._every)
            if self._lock is not None:
                self._lock.beat(datetime.now(UTC))
            if waited >= self._every and (now := self._version()) != seen:
                seen, waited = now, 0.0
                self._make(CHANGE)

    def _make(self, reason: str) -> None:
        try:
            self._made(self._backups.make(reason))
        except StoreUnusable as failure:
            self._failed(failure)

    def _version(self) -> object:
        """What differs once anything was saved: how the files of the database look from outside."""
        seen: list[tuple[int, int]] = []
        for name in (FILE, f"{FILE}-wal"):
            with suppress(OSError):
                stat = (self._folder / name).stat()
                seen.append((stat.st_mtime_ns, stat.st_size))
        return seen
