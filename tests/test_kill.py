"""Power goes, the clerk's work stays: the window is killed, and what it called saved is there."""

import os
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.content import Item, encode
from cchc_desktop.core.value import Entry
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from tests.torture import kills
from tests.torture.desk import PERIOD, Desk
from tests.torture.driver import READY, Said
from tests.torture.tally import Tally

ROUNDS = int(os.environ.get("CCHC_KILLS", "2"))
"""Kills in one run; `CCHC_KILLS=50 make test` is the long form."""
SIX: Item = Entry(value=Decimal(6))


def test_what_was_said_to_be_saved_outlives_a_kill(tmp_path: Path) -> None:
    tally = kills.torture(tmp_path, ROUNDS)

    assert tally.faults == []
    assert tally.counts["cells acknowledged"] > 0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.lay()
    return desk


def typed(desk: Desk) -> list[Said]:
    """Six is saved, and what the window says then."""
    store = Store.open(desk.data)
    store.save(PERIOD, {"b1_1": SIX}, "typed")
    last = store.entries.last_edit(PERIOD)
    store.close()
    return [Said(READY), Said("typed", last, {"b1_1": encode(SIX)})]


def faults(desk: Desk, said: list[Said]) -> str:
    """What is found when the window was killed after it said this."""
    tally = Tally("kill -9")
    kills.look(desk, {}, said, tally)
    return "; ".join(tally.faults)


def test_what_is_there_as_it_was_said_is_no_fault(desk: Desk) -> None:
    assert faults(desk, typed(desk)) == ""


def test_a_lost_cell_is_found(desk: Desk) -> None:
    said = typed(desk)
    with closing(sqlite3.connect(desk.data / FILE, isolation_level=None)) as connection:
        connection.execute("DELETE FROM item")

    found = faults(desk, said)

    assert "not as acknowledged: ['b1_1']" in found
    assert "the journal does not lead to what is there" in found


def test_a_cell_that_says_something_else_is_found(desk: Desk) -> None:
    said = typed(desk)

    assert "not as acknowledged" in faults(desk, [*said[:-1], Said("typed", said[-1].edit, {"b1_1": None})])


def test_half_a_file_under_a_final_name_is_found(desk: Desk) -> None:
    (desk.exports / "a.pdf").write_bytes(b"%PDF-1.4")

    assert "half a file: a.pdf" in faults(desk, [])


def test_what_was_cut_off_beside_its_target_is_no_fault(desk: Desk) -> None:
    (desk.exports / ".a.01234567.pdf").write_bytes(b"%PDF-1.4")

    assert faults(desk, []) == ""


def test_a_mistake_of_the_window_is_a_fault(desk: Desk) -> None:
    assert "ValueError" in faults(desk, [Said(READY), Said("mistake", fault="ValueError")])
