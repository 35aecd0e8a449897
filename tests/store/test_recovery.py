"""A damaged file is kept as it is; the newest good backup and what the file still gives replace it."""

import errno
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop import disk
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import WISH, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.store.recovery import LOST, begin_anew, examine, recover
from tests.store import sample

PAGE = 4096


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a backup, and twenty edits and a new commune after it."""
    store, period = sample.filled(tmp_path)
    with closing(store):
        store.save(
            period, {f"van_ban.{n}": {"so": "1", "trich_yeu": "a" * 300} for n in range(100, 400)}, "pasted"
        )
        Backups(tmp_path).make(WISH)
        for number in range(20):
            store.save(period, {"b1_2": figure(number)}, "typed")
        other = store.add_period(store.add_unit(Unit("xã", "Mới")), "cchc-2021", "q1", 2023, {})
        store.save(other, {"b1_1": figure(5)}, "typed")
    return tmp_path


def root(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / FILE)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(database.execute(query, (table,)).fetchone()[0])


def overwrite(folder: Path, page: int, content: bytes = b"\xff" * PAGE) -> bytes:
    with (folder / FILE).open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(content)
    return (folder / FILE).read_bytes()


@pytest.mark.parametrize("table", ["item", "period", "head"])
def test_what_was_entered_since_the_backup_comes_back(folder: Path, table: str) -> None:
    damaged = overwrite(folder, 1 if table == "head" else root(folder, table))
    with pytest.raises(StoreUnusable) as refused:
        Store.open(folder)
    assert refused.value.code == "store_damaged"

    damage = examine(folder, Backups(folder))
    aside = recover(damage)

    assert [each.new for each in damage.missing if each.address == "b1_2"] == [figure(n) for n in range(20)]
    assert (aside / FILE).read_bytes() == damaged
    with closing(Store.open(folder)) as store:
        content = store.content(1)
        line = store.journal(1, "b1_2")[-1]
        units = [each.unit.name for each in store.units()]
    assert content["b1_2"] == figure(19)
    assert content["narrative.II.2.c"] == sample.EVERY_KIND["narrative.II.2.c"]
    assert line.source == "recovered"
    # A commune that was added since is lost with the table of periods only.
    assert units == ["Chi Lăng Bắc", "Mới"][: 1 if table == "period" else 2]


def test_a_disk_that_fills_meanwhile_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = overwrite(folder, root(folder, "item"))
    damage = examine(folder, Backups(folder))
    copied = disk.copy

    def full(source: Path, target: Path) -> None:
        if target == folder / FILE:
            raise OSError(errno.ENOSPC, "full")
        copied(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "copy", full)
        with pytest.raises(StoreUnusable) as refused:
            recover(damage)

    assert refused.value.code == "store_full"
    assert (folder / FILE).read_bytes() == before
    again = examine(folder, Backups(folder))
    assert again.missing == damage.missing
    recover(again)
    with closing(Store.open(folder)) as store:
        assert store.content(1)["b1_2"] == figure(19)


def test_edits_that_cannot_be_read_are_counted_as_lost(folder: Path) -> None:
    overwrite(folder, root(folder, "change"))

    damage = examine(folder, Backups(folder))

    assert damage.missing == ()
    assert damage.lost == 22


def test_looking_changes_nothing(folder: Path) -> None:
    before = overwrite(folder, root(folder, "item"))

    examine(folder, Backups(folder))

    assert (folder / FILE).read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["backups", FILE, "cchc.lock"]


def test_without_a_backup_nothing_is_touched(tmp_path: Path) -> None:
    sample.filled(tmp_path)[0].close()
    before = overwrite(tmp_path, 2)

    with pytest.raises(StoreUnusable) as refused:
        recover(examine(tmp_path, Backups(tmp_path)))

    assert refused.value.code == "recovery_impossible"
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"\x00" * 50_000])
def test_a_file_of_nothing_gives_the_backup(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)

    recover(examine(folder, Backups(folder)))

    with closing(Store.open(folder)) as store:
        assert store.content(1)["b1_1"] == sample.EVERY_KIND["b1_1"]


def test_a_database_cut_short_gives_what_is_left(folder: Path) -> None:
    raw = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(raw[: -3 * PAGE])

    damage = examine(folder, Backups(folder))
    recover(damage)

    with closing(Store.open(folder)) as store:
        assert store.content(1)["narrative.II.2.c"] == sample.EVERY_KIND["narrative.II.2.c"]


@pytest.mark.parametrize("table", ["item", "change", "head"])
def test_without_a_backup_a_new_file_gets_what_can_be_read(tmp_path: Path, table: str) -> None:
    store, period = sample.filled(tmp_path)
    with closing(store):
        for number in range(20):
            store.save(period, {"b1_2": figure(number)}, "typed")
    damaged = overwrite(tmp_path, 1 if table == "head" else root(tmp_path, table))

    damage = examine(tmp_path, Backups(tmp_path))
    aside = begin_anew(damage)

    assert (aside / FILE).read_bytes() == damaged
    with closing(Store.open(tmp_path)) as store:
        assert [each.unit for each in store.units()] == [sample.COMMUNE]
        assert store.content(1) == sample.EVERY_KIND | {"b1_2": figure(19)}


def test_without_anything_to_read_a_new_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 9_000)

    begin_anew(examine(tmp_path, Backups(tmp_path)))

    with closing(Store.open(tmp_path)) as store:
        assert store.units() == []


def test_an_empty_file_beside_backups_is_a_lost_database(folder: Path) -> None:
    (folder / FILE).write_bytes(b"")
    for log in folder.glob(f"{FILE}-*"):
        log.unlink()

    with pytest.raises(StoreUnusable) as refused:
        Store.open(folder)

    assert refused.value.code in LOST


def test_beginning_anew_beside_broken_backups_can_be_opened_again(folder: Path) -> None:
    for backup in Backups(folder).found():
        backup.path.write_bytes(b"x")
    (folder / FILE).write_bytes(b"")

    begin_anew(examine(folder, Backups(folder)))

    with closing(Store.open(folder)) as store:
        assert store.units() == []
