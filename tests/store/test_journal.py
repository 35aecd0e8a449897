"""The journal can give back any moment of a period, and tells where each edit came from."""

import time
from decimal import Decimal
from pathlib import Path

from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import FromFile
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from tests.store import sample


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


def test_any_moment_of_a_period_can_be_had_again(store: Store, period: int) -> None:
    moments: list[tuple[int, dict[str, Item]]] = []
    edits: tuple[dict[str, Item | None], ...] = (
        {"b1_1": figure(1), "narrative.I.1": "một"},
        {"b1_1": None, "b1_2": figure(2)},
        {"b1_1": figure(3), "narrative.I.1": "hai"},
        {"b1_2": None},
    )
    for changes in edits:
        store.save(period, changes, "typed")
        moments.append((store.entries.last_edit(period), store.content(period)))

    assert [store.entries.content_at(period, edit) for edit, _ in moments] == [
        content for _, content in moments
    ]
    assert store.entries.content_at(period, 0) == {}


def test_an_edit_out_of_a_file_tells_its_name_and_hash(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, FromFile("mẫu nhập.xlsx", "ab" * 32))

    (line,) = store.journal(period)

    assert (line.source, line.file, line.sha256) == ("file", "mẫu nhập.xlsx", "ab" * 32)


def test_a_file_of_the_first_schema_is_told_alike(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "file:a.xlsx")

    (line,) = store.journal(period)

    assert (line.source, line.file) == ("file", "a.xlsx")


def test_history_is_of_a_cell_a_register_or_a_source(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1), "van_ban.1": {"so": "1"}}, "typed")
    store.save(period, {"b1_1": figure(2), "van_ban.12": {"so": "2"}}, "pasted")

    assert [line.new for line in store.journal(period, "b1_1")] == [figure(1), figure(2)]
    assert [line.address for line in store.journal(period, "van_ban")] == ["van_ban.1", "van_ban.12"]
    assert {line.source for line in store.entries.lines(period, sources={"pasted"})} == {"pasted"}
    assert len(store.entries.lines(period, {"b1_1"}, {"pasted"})) == 1
    assert [line.address for line in store.entries.lines(period, newest=2)] == ["b1_1", "van_ban.12"]


def test_one_save_takes_less_than_a_key_press(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    times = []
    for number in range(300):
        begun = time.perf_counter()
        store.save(period, {"b1_1": figure(number + 10)}, "typed")
        times.append(time.perf_counter() - begun)
    store.close()

    # A tenth of what a key press takes; bench measures closer.
    assert sorted(times)[150] < 0.01
