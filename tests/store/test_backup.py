"""A backup counts once it was opened and found to hold what the database held."""

import json
import os
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store import backup as module
from cchc_desktop.store.backup import ENDING, MIGRATION, RECORD, START, WISH, Backup, Backups, sweep
from cchc_desktop.store.connection import FILE, SCHEMA
from cchc_desktop.store.database import Store
from tests.store import sample
from tests.store.test_schema import restored


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a period in it."""
    sample.filled(tmp_path)[0].close()
    return tmp_path


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_everything_and_is_checked(folder: Path) -> None:
    backup = Backups(folder).make(START)

    assert backup.checked
    assert backup.record is not None
    assert backup.record.rows["item"] == len(sample.EVERY_KIND)
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("SELECT count(*) FROM change").fetchone() == (len(sample.EVERY_KIND),)
    assert names(backup.path.parent) == [backup.path.name, backup.path.name + RECORD]


def test_what_is_only_in_the_log_is_backed_up_too(folder: Path) -> None:
    with closing(Store.open(folder)) as store:
        store.save(1, {"b1_1": figure(77)}, "typed")
        backup = Backups(folder).make(WISH)

    with closing(sqlite3.connect(backup.path)) as copy:
        content = copy.execute("SELECT content FROM item WHERE address = 'b1_1'").fetchone()
    assert content == ('{"value":"77"}',)


def test_the_newest_stands_first(folder: Path) -> None:
    moments = iter([sample.MORNING, sample.MORNING + timedelta(hours=1)])
    backups = Backups(folder, clock=lambda: next(moments))
    first, second = backups.make(START), backups.make(WISH)

    assert [backup.path for backup in backups.found()] == [second.path, first.path]
    assert [backup.reason for backup in backups.found()] == [WISH, START]


def test_saving_goes_on_while_a_backup_is_made(folder: Path) -> None:
    with closing(Store.open(folder)) as store:
        store.save(1, {f"van_ban.{n}": {"so": "9" * 900} for n in range(4000)}, "pasted")
        made = []
        thread = threading.Thread(target=lambda: made.append(Backups(folder).make(WISH)))
        thread.start()
        slowest, count = 0.0, 0
        while thread.is_alive():
            begun = time.perf_counter()
            store.save(1, {"b1_1": figure(count)}, "typed")
            slowest = max(slowest, time.perf_counter() - begun)
            count += 1
        thread.join()

    assert made[0].checked
    assert count
    # The writer waits for its own disk and never for the backup (which takes many times as long).
    assert slowest < 1


@pytest.mark.parametrize("damage", ["truncate", "flip", "empty", "remove"])
def test_a_spoilt_backup_is_found(folder: Path, damage: str) -> None:
    backups = Backups(folder)
    backup = backups.make(START)
    raw = backup.path.read_bytes()
    spoilt = {"truncate": raw[:-5000], "flip": raw[:9000] + bytes([raw[9000] ^ 1]) + raw[9001:], "empty": b""}
    if damage == "remove":
        backup.path.unlink()
    else:
        backup.path.write_bytes(spoilt[damage])

    assert not backups.check(backup).checked
    assert backups.newest_good() is None


def test_a_backup_without_its_record_is_checked_by_opening_it(folder: Path) -> None:
    backups = Backups(folder, clock=sample.morning)
    made = backups.make(START)
    made.path.with_name(made.path.name + RECORD).unlink()
    (found,) = backups.found()
    assert not found.checked
    assert found.at == sample.MORNING

    assert backups.check(found).checked
    assert backups.found()[0].checked


def test_the_newest_good_one_is_found_behind_spoilt_ones(folder: Path) -> None:
    moments = iter(sample.MORNING + timedelta(hours=number) for number in range(3))
    backups = Backups(folder, clock=lambda: next(moments))
    good, *bad = (backups.make(START) for _ in range(3))
    for each in bad:
        each.path.write_bytes(each.path.read_bytes()[:8192])

    newest = backups.newest_good()

    assert newest is not None
    assert newest.path == good.path


def test_a_second_folder_gets_a_checked_copy(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    second = tmp_path_factory.mktemp("usb")
    backups = Backups(folder, second)

    backup = backups.make(START)

    assert names(second) == names(folder / "backups")
    assert backups.is_mirrored(backup)
    assert len(backups.found()) == 1


def test_a_second_folder_that_is_gone_does_not_stop_the_first(folder: Path) -> None:
    backups = Backups(folder, folder / "not plugged in")

    backup = backups.make(START)

    assert backup.checked
    assert not backups.is_mirrored(backup)


def test_old_ones_are_thinned_out_and_the_newest_good_one_never(folder: Path) -> None:
    now = [sample.MORNING]
    backups = Backups(folder, clock=lambda: now[0])
    for _ in range(6):
        backups.make(START)
        now[0] += timedelta(minutes=30)

    now[0] += timedelta(days=400)
    backups.thin(now[0])

    (left,) = backups.found()
    assert left.at == sample.MORNING + timedelta(minutes=150)


def test_a_clock_set_back_loses_no_backup(folder: Path) -> None:
    moments = iter([datetime(2030, 1, 1, tzinfo=UTC), sample.MORNING, sample.MORNING])
    backups = Backups(folder, clock=lambda: next(moments))

    for _ in range(3):
        backups.make(START)

    assert len(backups.found()) == 3


def test_a_migration_is_preceded_by_a_backup_of_the_old_schema(tmp_path: Path) -> None:
    Store.open(restored(tmp_path, 1)).close()

    (backup,) = Backups(tmp_path).found()

    assert backup.reason == MIGRATION
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == 1 < SCHEMA


def test_a_folder_without_data_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable) as refused:
        Backups(tmp_path).make(WISH)

    assert refused.value.code == "backup_nothing"
    assert names(tmp_path) == []


def test_a_full_disk_leaves_nothing_half_made(folder: Path) -> None:
    resource = pytest.importorskip("resource")
    backups = Backups(folder)
    backups.make(START)
    before = names(backups.folder)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(StoreUnusable) as refused:
            backups.make(WISH)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert refused.value.code in {"backup_refused", "backup_full"}
    assert names(backups.folder) == before


def test_a_copy_that_differs_is_thrown_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_copy", lambda database, target: (sqlite_copy(database, target), "x"))

    with pytest.raises(StoreUnusable) as refused:
        Backups(folder).make(WISH)

    assert refused.value.code == "backup_differs"
    assert names(folder / "backups") == []


def sqlite_copy(database: Path, target: Path) -> dict[str, int]:
    target.write_bytes(database.read_bytes())
    return {}


def test_what_a_cut_off_backup_left_is_swept_away(folder: Path) -> None:
    backup = Backups(folder).make(START)
    (backup.path.parent / f"a{ENDING}.part").write_bytes(b"x")
    (backup.path.parent / f"a{ENDING}.part-journal").write_bytes(b"x")

    sweep(folder)

    assert names(backup.path.parent) == [backup.path.name, backup.path.name + RECORD]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="another system")
def test_a_backup_opens_where_nothing_can_be_written(folder: Path) -> None:
    backups = Backups(folder)
    backup = backups.make(START)
    backup.path.chmod(0o400)
    backup.path.parent.chmod(0o500)
    try:
        assert backups.check(backup).checked
    finally:
        backup.path.parent.chmod(0o700)
    assert not (folder / "backups" / f"{FILE}-wal").exists()


def test_a_backup_on_a_disk_that_cannot_be_written_is_good(folder: Path, tmp_path: Path) -> None:
    backup = Backups(folder).make(WISH)
    (tmp_path / "cd").mkdir()
    alone = tmp_path / "cd" / backup.path.name
    alone.write_bytes(backup.path.read_bytes())
    # Nothing can be written where a folder stands.
    (tmp_path / "cd" / f"{backup.path.name}{RECORD}").mkdir()

    assert Backups(folder).check(Backup(alone, None)).checked


def test_a_backup_is_compared_with_its_record_by_whatever_way_it_is_named(folder: Path) -> None:
    backup = Backups(folder).make(WISH)
    with closing(sqlite3.connect(backup.path)) as copy, copy:
        copy.execute("UPDATE item SET content = '{\"value\":\"999\"}' WHERE address = 'b1_1'")

    assert not Backups(folder).check(Backup(backup.path, None)).checked
    assert not Backups(folder).check(Backup(backup.path, None)).checked


@pytest.mark.parametrize("at", ['"2023-01-01T00:00:00"', '"yesterday"', "null", "{"])
def test_a_record_that_is_none_is_as_good_as_no_record(folder: Path, at: str) -> None:
    backup = Backups(folder).make(WISH)
    record = backup.path.with_name(backup.path.name + RECORD)
    raw = json.loads(record.read_text())
    record.write_text(json.dumps(raw | {"at": "?"}).replace('"?"', at))

    Backups(folder).make(WISH)

    assert [each.checked for each in Backups(folder).found() if each.path == backup.path] == [False]


def test_a_link_to_nowhere_among_the_backups_is_no_backup(folder: Path) -> None:
    backup = Backups(folder).make(WISH)
    (backup.path.parent / f"lost{ENDING}").symlink_to("nowhere")

    assert [each.path for each in Backups(folder).found()] == [backup.path]
