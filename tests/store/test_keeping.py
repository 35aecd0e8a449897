"""Backups make themselves, and say what became of them."""

import queue
import time
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import CHANGE, START, Backup, Backups
from cchc_desktop.store.keeping import Keeper
from tests.store import sample


def test_one_at_the_start_and_one_after_a_change(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    made: queue.Queue[Backup] = queue.Queue()
    failed: list[StoreUnusable] = []
    with closing(store):
        keeper = Keeper(tmp_path, Backups(tmp_path), made.put, failed.append, store.lock)
        keeper.start(every=0.05)
        first = made.get(timeout=10)
        time.sleep(0.3)
        assert made.empty()

        store.save(period, {"b1_1": Entry(value=Decimal(5))}, "typed")
        second = made.get(timeout=10)
        keeper.stop()

    assert (first.reason, second.reason) == (START, CHANGE)
    assert failed == []


def test_a_refusal_is_told_and_ends_nothing(tmp_path: Path) -> None:
    store, _ = sample.filled(tmp_path)
    (tmp_path / "backups").write_text("in the way")
    failed: queue.Queue[StoreUnusable] = queue.Queue()
    with closing(store):
        keeper = Keeper(tmp_path, Backups(tmp_path), lambda backup: None, failed.put)
        keeper.start(every=0.05)

        assert failed.get(timeout=10).code == "backup_refused"
        keeper.stop()


def test_a_keeper_that_never_began_can_be_stopped(tmp_path: Path) -> None:
    Keeper(tmp_path, Backups(tmp_path), lambda backup: None, lambda failure: None).stop()
