"""The session: saved first, remembered then, said once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Change, Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import Failure
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.shelf import REMEMBERED
from tests.ui.conftest import UNIT, begin, report_of, stored

FIVE, SIX = Entry(value=Decimal(5)), Entry(value=Decimal(6))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that does not wait long for another writer."""
    opened = Store.open(tmp_path, wait=0.05)
    yield opened
    opened.close()


def test_an_edit_is_on_the_disk_and_in_the_report(opened: Session, store: Store) -> None:
    assert opened.edit({"b1_1": FIVE})

    assert stored(opened, store)["b1_1"] == FIVE
    assert report_of(opened).figure("b1_1") == 5


def test_an_edit_is_said_once_with_its_change(opened: Session, qtbot: QtBot) -> None:
    heard: list[Change] = []
    opened.changed.connect(heard.append)

    opened.edit({"b1_1": FIVE, "b1_2_1": SIX})

    assert [change.edited for change in heard] == [{"b1_1", "b1_2_1"}]


def test_the_commit_is_named_by_its_place(opened: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.saved) as heard:
        opened.edit({"b3_3_3_1": FIVE})

    assert heard.args is not None
    assert heard.args[1] == "Biểu 3, dòng 3.3.1"


def test_a_pasted_block_is_named_by_its_first_place_and_the_count(opened: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.saved) as heard:
        opened.edit({"b3_3_3_2": SIX, "b3_3_3_1": FIVE, "van_ban.1": {"so": "1"}})

    assert heard.args is not None
    assert heard.args[1] == "Biểu 3, dòng 3.3.1 và 2 chỗ khác"


def test_an_edit_that_changes_nothing_writes_nothing(opened: Session, store: Store, qtbot: QtBot) -> None:
    opened.edit({"b1_1": FIVE})

    with qtbot.assertNotEmitted(opened.changed), qtbot.assertNotEmitted(opened.saved):
        assert opened.edit({"b1_1": FIVE, "b1_2_1": None, "document.number": ""})

    assert opened.period_id is not None
    assert len(store.journal(opened.period_id, "b1_1")) == 1


def test_undo_takes_a_whole_paste_back_at_once(opened: Session, store: Store) -> None:
    before = stored(opened, store)
    opened.edit({"b1_1": FIVE, "b1_2_1": SIX})

    assert opened.undo()

    assert stored(opened, store) == before
    assert dict(report_of(opened).content) == before
    assert not opened.can_undo


def test_redo_does_it_again(opened: Session, store: Store) -> None:
    opened.edit({"b1_1": FIVE})
    opened.edit({"b1_1": SIX})
    opened.undo()

    assert opened.redo()

    assert stored(opened, store)["b1_1"] == SIX
    assert not opened.can_redo


def test_a_new_edit_ends_what_could_be_redone(opened: Session) -> None:
    opened.edit({"b1_1": FIVE})
    opened.undo()

    opened.edit({"b1_1": SIX})

    assert not opened.can_redo


def test_undo_outlives_a_restart(opened: Session, store: Store, forms: Path) -> None:
    opened.edit({"b1_1": FIVE})
    opened.edit({"b1_1": SIX})
    opened.undo()
    again = Session(store, Catalogue([forms]))
    assert opened.period_id is not None
    again.open(opened.period_id)

    assert again.aim(redo=True) == {"b1_1": SIX}
    assert again.redo()
    assert again.undo()
    assert again.undo()

    assert "b1_1" not in report_of(again).content
    assert not again.can_undo


def test_undo_is_journalled_as_such(opened: Session, store: Store) -> None:
    opened.edit({"b1_1": FIVE})
    opened.undo()

    assert opened.period_id is not None
    assert [line.source for line in store.journal(opened.period_id, "b1_1")] == ["typed", "undo"]


def test_undo_and_redo_of_nothing_say_no(opened: Session) -> None:
    assert not opened.undo()
    assert not opened.redo()


def test_each_period_has_its_own_history(opened: Session) -> None:
    opened.edit({"b1_1": FIVE})
    first = opened.period_id
    begin(opened, "6m")

    assert not opened.can_undo

    assert first is not None
    opened.open(first)
    assert opened.can_undo


def test_a_refused_save_leaves_memory_and_history_untouched(
    opened: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.edit({"b1_1": FIVE})
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")

        with qtbot.waitSignal(opened.failed) as heard, qtbot.assertNotEmitted(opened.changed):
            assert not opened.edit({"b1_1": SIX})
        assert not opened.undo()

    assert heard.args is not None
    assert heard.args[0].code == "store_locked"
    assert report_of(opened).entry("b1_1") == FIVE
    assert opened.can_undo


def test_the_database_of_a_newer_program_is_only_looked_at(
    opened: Session, store: Store, tmp_path: Path, forms: Path
) -> None:
    opened.edit({"b1_1": FIVE})
    period = opened.period_id
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as newer:
        newer.execute("PRAGMA user_version = 99")
    session = Session(Store.open(tmp_path), Catalogue([forms]))
    heard: list[Failure] = []
    session.failed.connect(heard.append)

    assert period is not None
    assert session.open(period)
    assert session.read_only
    assert not session.edit({"b1_1": SIX})

    assert report_of(session).entry("b1_1") == FIVE
    assert [failure.code for failure in heard] == ["store_newer"]
    assert not session.can_undo


def test_earlier_periods_of_the_unit_stand_beside_the_report(opened: Session) -> None:
    opened.edit({"b1_1": FIVE})
    begin(opened, "6m")

    assert report_of(opened).earlier("b1_1") == 5


def test_later_periods_and_other_units_do_not(opened: Session) -> None:
    begin(opened, "6m")
    other = opened.create(Unit("xã", "Chi Lăng Bắc", code="2"), "cchc-2021", "year", 2022, {"b1_1": FIVE})
    assert other is not None
    first = opened.create(UNIT, "cchc-2021", "q1", 2023, {})

    assert first is not None
    opened.open(first)

    assert report_of(opened).history == ()


def test_only_the_latest_few_periods_are_remembered(opened: Session) -> None:
    for year in range(2019, 2023):
        for kind in ("q1", "6m", "9m", "year"):
            assert opened.create(UNIT, "cchc-2021", kind, year, {}) is not None
    assert opened.period_id is not None
    opened.open(opened.period_id)

    history = report_of(opened).history

    assert len(history) == REMEMBERED
    assert history[-1].identity.kind == "year"
    assert history[-1].identity.year == 2022


def test_an_old_period_whose_edition_is_gone_keeps_nothing_shut(opened: Session, store: Store) -> None:
    unit = opened.units()[0]
    store.add_period(unit.id, "tinh-cu", "q1", 2020, {})

    assert opened.period_id is not None
    assert opened.open(opened.period_id)


def test_a_period_is_begun_once(opened: Session) -> None:
    opened.edit({"b1_1": FIVE})

    assert opened.create(UNIT, "cchc-2021", "q1", 2023, {"b1_1": SIX}) == opened.period_id

    assert report_of(opened).entry("b1_1") == FIVE
    assert len(opened.units()) == 1


def test_periods_come_in_the_order_of_time(opened: Session) -> None:
    begin(opened, "year", 2022)
    begin(opened, "6m")

    assert [(each.kind, each.year) for each in opened.periods()] == [
        ("year", 2022),
        ("q1", 2023),
        ("6m", 2023),
    ]


def test_a_unit_described_anew_keeps_its_report(opened: Session) -> None:
    opened.edit({"b1_1": FIVE})

    assert opened.save_unit(Unit("phường", "Chi Lăng"))

    assert report_of(opened).identity.unit.title == "phường Chi Lăng"
    assert report_of(opened).entry("b1_1") == FIVE


def test_without_a_report_nothing_can_be_edited(session: Session) -> None:
    assert not session.edit({"b1_1": FIVE})
    assert session.periods() == []


def test_a_period_that_is_gone_is_a_failure_not_a_crash(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as heard:
        assert not session.open(12)

    assert heard.args is not None
    assert heard.args[0].code == "period_unknown"


def test_texts_are_composed_as_they_are_stored(opened: Session, store: Store) -> None:
    opened.edit({"narrative.I.1": "a\u0302\u0301"})

    assert report_of(opened).text("narrative.I.1") == stored(opened, store)["narrative.I.1"] == "\u1ea5"
