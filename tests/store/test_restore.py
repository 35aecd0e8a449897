"""Going back takes what was asked for, and leaves every other byte."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import RESTORE, WISH, Backup, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.store.restore import find, kept, preview, restore_all, restore_part
from tests.store import sample
from tests.store.test_schema import restored


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """The backups of a data folder of two communes."""
    store, _ = sample.filled(tmp_path)
    with closing(store):
        other = store.add_unit(Unit("phường", "Chi Lăng Bắc"))
        store.add_period(other, "cchc-2021", "q1", 2023, {"b1_1": figure(1)})
    return Backups(tmp_path)


def everything(store: Store) -> dict[int, dict[str, Item]]:
    return {
        period.id: store.content(period.id) for unit in store.units() for period in store.periods(unit.id)
    }


def edited(folder: Path) -> None:
    with closing(Store.open(folder)) as store:
        store.save(1, {"b1_1": figure(9), "van_ban.1": None, "van_ban.7": {"so": "7"}, "b1_5": None}, "typed")
        store.save(2, {"b1_1": figure(8)}, "typed")
        store.add_period(1, "cchc-2021", "6m", 2023, {"b1_1": figure(6)})


def test_the_preview_names_every_difference(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    edited(tmp_path)

    with closing(Store.open(tmp_path)) as store:
        first, second, third = preview(store, backup)

    assert [each.address for each in first.differences] == ["b1_1", "b1_5", "van_ban.1", "van_ban.7"]
    assert (first.differences[0].old, first.differences[0].new) == (figure(9), sample.EVERY_KIND["b1_1"])
    assert second.kept is not None
    assert second.kept.unit.type == "phường"
    assert (third.kept, len(third.differences)) == (None, 1)


@pytest.mark.parametrize(
    ("places", "changed"),
    [
        (None, {"b1_1", "b1_5", "van_ban.1", "van_ban.7"}),
        (frozenset({"b1_1"}), {"b1_1"}),
        (frozenset({"van_ban"}), {"van_ban.1", "van_ban.7"}),
        (frozenset({"narrative.I"}), set()),
    ],
)
def test_a_part_comes_back_and_the_rest_stays(
    tmp_path: Path, backups: Backups, places: frozenset[str] | None, changed: set[str]
) -> None:
    backup = backups.make(WISH)
    edited(tmp_path)
    with closing(Store.open(tmp_path)) as store:
        before = everything(store)

        found = restore_part(store, backups, backup, kept(backup)[0], places)

        after = everything(store)
    assert {each.address for each in found} == changed
    expected = {address: sample.EVERY_KIND.get(address) for address in changed}
    assert {address: after[1].get(address) for address in changed} == expected
    assert without(after[1], changed) == without(before[1], changed)
    assert {key: after[key] for key in (2, 3)} == {key: before[key] for key in (2, 3)}


def without(content: dict[str, Item], places: set[str]) -> dict[str, Item]:
    return {address: item for address, item in content.items() if address not in places}


def test_a_part_that_was_restored_is_journaled_backed_up_and_undone(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    edited(tmp_path)
    with closing(Store.open(tmp_path)) as store:
        restore_part(store, backups, backup, kept(backup)[0], frozenset({"b1_1"}))

        line = store.journal(1, "b1_1")[-1]
        store.steps.undo(1)
        assert store.content(1)["b1_1"] == figure(9)

    assert (line.source, line.file) == ("restored", backup.path.name)
    assert backups.found()[0].reason == RESTORE


def test_a_closed_report_is_not_restored_in_part(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    edited(tmp_path)
    with closing(Store.open(tmp_path)) as store:
        store.stages.close(1)

        with pytest.raises(StoreUnusable) as refused:
            restore_part(store, backups, backup, kept(backup)[0])

        assert refused.value.code == "report_closed"
        assert store.content(1)["b1_1"] == figure(9)


def test_a_period_that_is_gone_is_begun_again(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    other = tmp_path / "other"
    with closing(Store.open(other)) as store:
        restore_part(store, Backups(other), backup, kept(backup)[0])

        assert everything(store) == {1: sample.EVERY_KIND}
        assert store.units()[0].unit == sample.COMMUNE


def test_a_commune_is_known_again_by_its_code(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    with closing(Store.open(tmp_path)) as store:
        store.save_unit(1, Unit("xã", "Tên mới", "", "", sample.COMMUNE.code))

        assert [find(store, each) for each in kept(backup)] == [1, 2]


def test_everything_comes_back_and_what_was_is_backed_up(tmp_path: Path, backups: Backups) -> None:
    with closing(Store.open(tmp_path)) as store:
        before = everything(store)
    backup = backups.make(WISH)
    edited(tmp_path)
    with closing(Store.open(tmp_path)) as store:
        lost = everything(store)

    saved = restore_all(tmp_path, backups, backup)

    with closing(Store.open(tmp_path)) as store:
        assert everything(store) == before
        assert not store.read_only
    restore_all(tmp_path, backups, saved)
    with closing(Store.open(tmp_path)) as store:
        assert everything(store) == lost
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_backup_that_is_restored_is_not_thinned_out_meanwhile(tmp_path: Path, backups: Backups) -> None:
    now = [sample.MORNING]
    backups = Backups(tmp_path, clock=lambda: now[0])
    old = backups.make(WISH)
    now[0] += timedelta(hours=1)
    backups.make(WISH)
    edited(tmp_path)
    now[0] += timedelta(days=30)

    restore_all(tmp_path, backups, old)

    with closing(Store.open(tmp_path)) as store:
        assert store.content(1) == sample.EVERY_KIND
    assert old.path in [backup.path for backup in backups.found()]


def test_a_spoilt_backup_replaces_nothing(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    backup.path.write_bytes(backup.path.read_bytes()[:-4096])
    edited(tmp_path)
    with closing(Store.open(tmp_path)) as store:
        before = everything(store)

    with pytest.raises(StoreUnusable) as refused:
        restore_all(tmp_path, backups, backup)

    assert refused.value.code == "backup_damaged"
    with closing(Store.open(tmp_path)) as store:
        assert everything(store) == before


def test_while_a_window_writes_nothing_is_replaced(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)

    with closing(Store.open(tmp_path)), pytest.raises(StoreUnusable) as refused:
        restore_all(tmp_path, backups, backup)

    assert refused.value.code == "store_held"


def test_a_backup_of_the_first_schema_is_restored_and_brought_to_this_one(tmp_path: Path) -> None:
    Store.open(restored(tmp_path, 1)).close()
    backups = Backups(tmp_path)
    (old,) = backups.found()
    edit = {"b1_2": figure(1)}
    with closing(Store.open(tmp_path)) as store:
        store.save(1, edit, "typed")

    restore_all(tmp_path, backups, Backup(old.path, old.record))

    with closing(Store.open(tmp_path)) as store:
        assert "b1_2" not in store.content(1)
        store.save(1, edit, "typed")
        assert store.steps.depth(1) == (2, 0)


@pytest.mark.parametrize(
    "change",
    ["DROP TABLE item", "UPDATE item SET content = '{'", "UPDATE item SET content = CAST(x'ff' AS TEXT)"],
)
def test_a_backup_that_opens_and_makes_no_sense_is_damaged(
    tmp_path: Path, backups: Backups, change: str
) -> None:
    backup = backups.make(WISH)
    with closing(sqlite3.connect(backup.path, isolation_level=None)) as database:
        database.execute(change)

    with pytest.raises(StoreUnusable) as refused:
        kept(backup)

    assert refused.value.code == "backup_damaged"


def test_everything_is_not_waited_for_while_another_program_writes(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnusable, match="store_locked"):
            restore_all(tmp_path, backups, backup)


def test_a_folder_that_is_none_any_more_is_told(tmp_path: Path, backups: Backups) -> None:
    backup = backups.make(WISH)
    (tmp_path / "a").touch()

    with pytest.raises(StoreUnusable, match="store_folder"):
        restore_all(tmp_path / "a", backups, backup)
