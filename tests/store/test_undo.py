"""Undo comes out of the journal, so that a restart takes nothing away."""

import random
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.database import Store
from cchc_desktop.store.undo import Taken
from tests.store import sample


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


def typed(store: Store, period: int, *numbers: int) -> None:
    for number in numbers:
        store.save(period, {"b1_1": figure(number)}, "typed")


def test_a_step_back_and_forth(store: Store, period: int) -> None:
    typed(store, period, 1, 2)

    back = store.steps.undo(period)
    forth = store.steps.redo(period)

    assert back == Taken(sample.MORNING, {"b1_1": figure(1)})
    assert forth == Taken(sample.MORNING, {"b1_1": figure(2)})
    assert store.content(period) == {"b1_1": figure(2)}
    assert store.steps.depth(period) == (2, 0)


def test_what_was_emptied_comes_back_and_what_was_new_goes(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1), "b1_2": figure(2)}, "typed")
    store.save(period, {"b1_1": None, "van_ban.1": {"so": "1"}}, "pasted")

    taken = store.steps.undo(period)

    assert taken is not None
    assert taken.changes == {"b1_1": figure(1), "van_ban.1": None}
    assert store.content(period) == {"b1_1": figure(1), "b1_2": figure(2)}


def test_a_new_edit_ends_what_could_be_redone(store: Store, period: int) -> None:
    typed(store, period, 1, 2)
    store.steps.undo(period)

    typed(store, period, 3)

    assert store.steps.redo(period) is None
    assert store.steps.depth(period) == (2, 0)


def test_nothing_is_taken_back_beyond_the_beginning(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    with closing(store):
        assert store.steps.undo(period) is None
        assert store.content(period) == sample.EVERY_KIND


def test_two_hundred_steps_survive_a_restart(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path)) as store:
        period = store.add_period(store.add_unit(sample.COMMUNE), "cchc-2021", "q1", 2023, {})
        typed(store, period, *range(200))
        for _ in range(50):
            store.steps.undo(period)

    with closing(Store.open(tmp_path)) as store:
        assert store.steps.depth(period) == (150, 50)
        for _ in range(150):
            store.steps.undo(period)
        assert store.content(period) == {}
        for _ in range(200):
            store.steps.redo(period)
        assert store.content(period) == {"b1_1": figure(199)}


def test_the_journal_tells_what_an_undo_took_back(store: Store, period: int) -> None:
    typed(store, period, 1)
    store.steps.undo(period)
    store.steps.redo(period)

    first, second, third = store.journal(period)

    assert [line.source for line in (first, second, third)] == ["typed", "undo", "redo"]
    assert (first.undoes, second.undoes, third.undoes) == (None, first.edit, second.edit)


def test_periods_are_undone_each_by_itself(store: Store, period: int) -> None:
    other = store.add_period(1, "cchc-2021", "6m", 2023, {})
    typed(store, period, 1)
    typed(store, other, 2)

    store.steps.undo(period)

    assert store.content(other) == {"b1_1": figure(2)}


def test_a_closed_report_is_not_undone(store: Store, period: int) -> None:
    typed(store, period, 1)
    store.stages.close(period)

    with pytest.raises(StoreUnusable) as refused:
        store.steps.undo(period)

    assert refused.value.code == "report_closed"
    assert store.steps.depth(period) == (1, 0)


@pytest.mark.parametrize("seed", range(5))
def test_undo_does_what_a_list_of_states_would(store: Store, period: int, seed: int) -> None:
    dice = random.Random(seed)
    states: list[dict[str, Item]] = [{}]
    place = 0
    for number in range(200):
        move = dice.choice(("edit", "edit", "undo", "redo"))
        if move == "edit":
            address = dice.choice(("b1_1", "b1_2", "van_ban.1"))
            item: Item = {"so": str(number)} if address == "van_ban.1" else figure(number)
            store.save(period, {address: item}, "typed")
            del states[place + 1 :]
            states.append(store.content(period))
            place += 1
        elif move == "undo":
            assert (store.steps.undo(period) is None) == (place == 0)
            place = max(0, place - 1)
        else:
            assert (store.steps.redo(period) is None) == (place == len(states) - 1)
            place = min(len(states) - 1, place + 1)
        assert store.content(period) == states[place]
        assert store.steps.depth(period) == (place, len(states) - 1 - place)
