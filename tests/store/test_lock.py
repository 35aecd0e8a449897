"""One writer, and a dead one is none."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store import lock
from cchc_desktop.store.database import Store
from cchc_desktop.store.lock import FILE, Holder, Lock, take
from tests.store import sample

HOLD = """
import sys, time
from pathlib import Path
from cchc_desktop.store.database import Store
store = Store.open(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_the_second_window_is_read_only_and_told_who_writes(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    with closing(store), closing(Store.open(tmp_path)) as second:
        assert second.read_only
        assert second.notice is not None
        assert second.notice.code == "store_held"
        assert set(second.notice.fields) == {"user", "host", "since"}
        assert second.content(period) == sample.EVERY_KIND
        with pytest.raises(StoreUnusable):
            second.save(period, {"b1_1": Entry(value=Decimal(9))}, "typed")


def test_after_the_first_window_the_next_one_writes(tmp_path: Path) -> None:
    sample.filled(tmp_path)[0].close()

    with closing(Store.open(tmp_path)) as next_one:
        assert not next_one.read_only
        assert next_one.lock is not None
        assert next_one.lock.cleared is None


def test_a_killed_holder_is_cleared_and_named(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        assert isinstance(take(tmp_path), Holder)
        child.kill()
    with closing(Store.open(tmp_path)) as store:
        assert store.lock is not None
        assert store.lock.cleared is not None
        assert store.lock.cleared.process == child.pid


def test_a_beat_is_seen_by_others(tmp_path: Path) -> None:
    held = take(tmp_path, sample.MORNING)
    assert isinstance(held, Lock)

    held.beat(sample.MORNING + timedelta(minutes=1))

    other = take(tmp_path)
    assert isinstance(other, Holder)
    assert (other.since, other.beat - other.since) == (sample.MORNING, timedelta(minutes=1))
    held.release()
    held.release()


def holder(host: str, process: int, beat: datetime) -> Holder:
    return Holder("thuky", host, process, beat, beat)


NOW = datetime(2023, 3, 13, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "lives"),
    [
        (holder("may-khac", 1, NOW), True),
        (holder("may-khac", 1, NOW - timedelta(hours=1)), False),
        (holder("may-khac", 1, NOW + timedelta(days=1)), True),
        (holder("may-nay", 2**22 - 3, NOW), False),
        (holder("may-nay", 1, NOW - timedelta(days=1)), True),
    ],
)
def test_where_the_disk_knows_no_locks_the_last_beat_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: Holder, lives: bool
) -> None:
    monkeypatch.setattr(lock, "_lock", lambda handle: None)
    monkeypatch.setattr(lock, "_host", lambda: "may-nay")
    (tmp_path / FILE).write_bytes(msgspec.json.encode(known))

    found = take(tmp_path, NOW)

    assert isinstance(found, Holder) is lives
    if isinstance(found, Lock):
        assert found.cleared == known
        found.release()


@pytest.mark.parametrize("words", [b"", b"{", b"\xff" * 9000, b'{"user": 1}'])
def test_a_spoilt_lock_file_stops_nobody(tmp_path: Path, words: bytes) -> None:
    (tmp_path / FILE).write_bytes(words)

    found = take(tmp_path)

    assert isinstance(found, Lock)
    found.release()
    assert (tmp_path / FILE).stat().st_size == 0
