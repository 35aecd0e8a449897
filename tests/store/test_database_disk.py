"""What the disk, another window and a sudden end can do to a save."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from tests.store import sample

SEVEN = Entry(value=Decimal(7))
EIGHT = Entry(value=Decimal(8))


def test_a_full_disk_loses_only_the_edit_that_did_not_fit(store: Store, period: int) -> None:
    store.save(period, {"b1_1": SEVEN}, "typed")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(StoreUnusable) as refused:
        store.save(period, {"b1_1": EIGHT, "narrative.I.1": "a" * 100_000}, "typed")

    assert refused.value.code == "store_full"
    assert store.content(period) == {"b1_1": SEVEN}
    assert len(store.journal(period)) == 1
    store.save(period, {"b1_1": EIGHT}, "typed")
    assert store.content(period) == {"b1_1": EIGHT}


def test_a_disk_that_fails_in_the_middle_loses_only_that_edit(store: Store, period: int) -> None:
    resource = pytest.importorskip("resource")
    store.save(period, {"b1_1": SEVEN}, "typed")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    try:
        with pytest.raises(StoreUnusable) as refused:
            store.save(period, {"b1_1": EIGHT, "narrative.I.1": "a" * 1_000_000}, "typed")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert refused.value.code in {"store_disk", "store_full"}
    assert store.content(period) == {"b1_1": SEVEN}
    store.save(period, {"b1_1": EIGHT}, "typed")
    assert store.content(period) == {"b1_1": EIGHT}


def test_a_disk_that_turned_read_only_is_said(store: Store, period: int) -> None:
    store._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(StoreUnusable) as refused:
        store.save(period, {"b1_1": SEVEN}, "typed")

    assert refused.value.code == "store_read_only"
    assert store.content(period) == {}


def test_while_another_writes_reading_goes_on_and_saving_says_so_in_time(
    tmp_path: Path, store: Store, period: int
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.content(period) == {}
        begun = time.monotonic()

        with pytest.raises(StoreUnusable) as refused:
            store.save(period, {"b1_1": SEVEN}, "typed")

    assert refused.value.code == "store_locked"
    assert time.monotonic() - begun < 4
    store.save(period, {"b1_1": SEVEN}, "typed")
    assert store.content(period) == {"b1_1": SEVEN}


def test_a_short_writer_is_waited_for(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.1, other.execute, ["ROLLBACK"])
        release.start()

        store.save(period, {"b1_1": EIGHT}, "typed")

        release.join()
    assert store.content(period)["b1_1"] == EIGHT
    store.close()


TYPIST = """
import sys
from decimal import Decimal
from pathlib import Path
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
store = Store.open(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    row = {"number": str(number)}
    store.save(1, {"b1_1": Entry(value=Decimal(number)), f"van_ban.{number % 40}": row}, "typed")
    print(number, flush=True)
"""


def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with closing(Store.open(tmp_path)) as store:
        store.add_period(store.add_unit(sample.COMMUNE), "cchc-2021", "q1", 2023, {})
    kept = 0
    for turn in range(10):
        acknowledged = killed_after(tmp_path, kept, lines=1 + 17 * turn, pause=0.0007 * turn)

        with closing(Store.open(tmp_path)) as store:
            content, journal = store.content(1), store.journal(1, "b1_1")
            whole = store._connection.execute("PRAGMA integrity_check").fetchall()

        figure = content["b1_1"]
        assert isinstance(figure, Entry)
        assert figure.value is not None
        kept = int(figure.value)
        assert whole == [("ok",)]
        assert kept >= acknowledged
        assert content[f"van_ban.{kept % 40}"] == {"number": str(kept)}
        assert [line.new for line in journal] == [Entry(value=Decimal(n)) for n in range(1, kept + 1)]


def killed_after(folder: Path, start: int, lines: int, pause: float) -> int:
    """The last number a typing child acknowledged before it was killed."""
    command = [sys.executable, "-c", TYPIST, str(folder), str(start)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        for _ in range(lines):
            child.stdout.readline()
        time.sleep(pause)
        child.kill()
        rest = child.stdout.read()
    return int(rest.splitlines()[-1]) if rest.endswith("\n") else start + lines
