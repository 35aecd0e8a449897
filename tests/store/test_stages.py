"""Closed is closed: nothing is saved until somebody says why it is opened again."""

from decimal import Decimal

import pytest

from cchc_desktop.core.closing import Stage
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.database import Store
from cchc_desktop.store.stages import Sending
from tests.store import sample


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


def send(store: Store, period: int) -> Sending:
    return store.stages.sent(period, "E:/11245_2023-Q1", "a.cchc", "00", 7)


def code_of(store: Store, period: int, action: str) -> str:
    with pytest.raises(StoreUnusable) as refused:
        match action:
            case "save":
                store.save(period, {"b1_1": figure(9)}, "typed")
            case "close":
                store.stages.close(period)
            case "send":
                send(store, period)
            case "reopen":
                store.stages.reopen(period, "sửa")
    return refused.value.code


def test_a_report_goes_from_entering_to_sent(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "typed")
    seen = [store.stages.stage(period)]
    store.stages.check(period)
    seen.append(store.stages.stage(period))
    store.stages.close(period)
    seen.append(store.stages.stage(period))
    send(store, period)
    seen.append(store.stages.stage(period))

    assert seen == [Stage.ENTERING, Stage.CHECKED, Stage.CLOSED, Stage.SENT]


def test_an_edit_after_a_check_begins_anew(store: Store, period: int) -> None:
    store.stages.check(period)

    store.save(period, {"b1_1": figure(1)}, "typed")

    assert store.stages.stage(period) is Stage.ENTERING


def test_a_closed_report_refuses_every_change(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "typed")
    store.stages.close(period)

    assert code_of(store, period, "save") == "report_closed"
    assert code_of(store, period, "close") == "report_closed"
    assert store.content(period) == {"b1_1": figure(1)}


def test_what_changes_nothing_is_no_change_of_a_closed_report(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "typed")
    store.stages.close(period)

    store.save(period, {"b1_1": figure(1)}, "typed")

    assert len(store.journal(period)) == 1


def test_an_open_report_is_neither_sent_nor_reopened(store: Store, period: int) -> None:
    assert code_of(store, period, "send") == "report_not_closed"
    assert code_of(store, period, "reopen") == "report_not_closed"
    assert store.stages.passages(period) == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_reopening_needs_a_reason(store: Store, period: int, reason: str) -> None:
    store.stages.close(period)

    with pytest.raises(StoreUnusable) as refused:
        store.stages.reopen(period, reason)

    assert refused.value.code == "reason_missing"
    assert store.stages.stage(period) is Stage.CLOSED


def test_the_second_sending_is_a_supplement_with_its_reasons(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1), "b1_2": figure(2)}, "typed")
    store.stages.close(period)
    first = send(store, period)
    store.stages.reopen(period, "Đếm thiếu văn bản")
    store.save(period, {"b1_1": figure(5)}, "typed")
    store.stages.close(period)
    store.stages.reopen(period, "Sửa số hồ sơ")
    store.save(period, {"b1_1": figure(6), "b1_3": figure(3)}, "typed")
    store.stages.close(period)

    since = store.stages.since_sent(period)
    second = send(store, period)

    assert since is not None
    assert since.content == {"b1_1": figure(1), "b1_2": figure(2)}
    assert since.reasons == {"b1_1": "Đếm thiếu văn bản; Sửa số hồ sơ", "b1_3": "Sửa số hồ sơ"}
    assert (first.number, since.number, second.number) == (0, 1, 1)
    assert store.stages.stage(period) is Stage.RESENT
    assert [each.step for each in store.stages.passages(period)].count("reopened") == 2


def test_the_same_report_sent_twice_is_no_supplement(store: Store, period: int) -> None:
    store.stages.close(period)
    send(store, period)

    again = send(store, period)

    assert again.number == 0
    assert store.stages.since_sent(period) is None
    assert store.stages.stage(period) is Stage.SENT


def test_a_carried_value_waits_for_a_word(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1), "b1_2": figure(2), "b1_3": figure(3)}, "carried")
    store.save(period, {"b1_3": figure(4)}, "typed")

    store.stages.confirm(period, {"b1_1", "b1_3", "khác"})

    assert store.stages.unconfirmed(period) == {"b1_2"}


def test_undoing_what_hid_a_carried_value_shows_it_unconfirmed_again(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "carried")
    store.save(period, {"b1_1": figure(2)}, "typed")
    assert store.stages.unconfirmed(period) == frozenset()

    store.steps.undo(period)
    assert store.stages.unconfirmed(period) == {"b1_1"}

    store.steps.undo(period)
    assert store.stages.unconfirmed(period) == frozenset()

    store.steps.redo(period)
    assert store.stages.unconfirmed(period) == {"b1_1"}


def test_a_confirmed_value_stays_confirmed_through_undo_and_redo(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "carried")
    store.stages.confirm(period, {"b1_1"})

    store.steps.undo(period)
    store.steps.redo(period)

    assert store.stages.unconfirmed(period) == frozenset()


def test_steps_only_grow(store: Store, period: int) -> None:
    store.stages.close(period)

    with pytest.raises(Exception, match="the journal only grows"):
        store._connection.execute("DELETE FROM passage")


def test_a_passage_tells_who_and_when(store: Store, period: int) -> None:
    store.stages.close(period)

    (passage,) = store.stages.passages(period)

    assert (passage.step, passage.at) == ("closed", sample.MORNING)


def test_an_older_package_sent_again_is_no_supplement_and_changes_no_stage(store: Store, period: int) -> None:
    store.save(period, {"b1_1": figure(1)}, "typed")
    store.stages.close(period)
    first = send(store, period)
    store.stages.reopen(period, "sửa")
    store.save(period, {"b1_1": figure(2)}, "typed")
    store.stages.close(period)
    second = send(store, period)

    store.stages.sent_again(first, "F:/lan-nua")

    last = store.stages.sendings(period)[-1]
    assert (last.edit, last.number, last.file, last.sha256) == (first.edit, 0, first.file, first.sha256)
    assert last.target == "F:/lan-nua"
    assert store.stages.stage(period) is Stage.RESENT
    store.stages.reopen(period, "sửa nữa")
    store.save(period, {"b1_1": figure(3)}, "typed")
    since = store.stages.since_sent(period)
    assert since is not None
    assert since.content == {"b1_1": figure(2)}, "what differs is told against what was sent last"
    assert since.number == second.number + 1


def test_a_package_can_be_sent_again_while_the_report_is_open(store: Store, period: int) -> None:
    store.stages.close(period)
    first = send(store, period)
    store.stages.reopen(period, "sửa")

    store.stages.sent_again(first, "F:/lan-nua")

    assert store.stages.stage(period) is Stage.ENTERING
    assert len(store.stages.sendings(period)) == 2
