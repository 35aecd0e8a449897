"""Rows that go on: which, under which keys, and when they are there already."""

from cchc_desktop.core.carry_rows import Rows
from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Index
from cchc_desktop.core.report import Report
from tests.core.toy import column, register, rows, toy_edition, toy_report

LISTS = register("lists", ["name", column("held"), column("begun"), column("day", "date")])
ALL = Carry("all", "Tất cả", "vì", register="lists")


def edition() -> Index:
    return toy_edition(registers=[LISTS])


def taken(carry: Carry, report: Report, earlier: Report) -> tuple[dict[str, object], dict[int, int]]:
    """The rows of a group, and the keys they got."""
    found = Rows(report, earlier, ())
    found.take(carry, earlier)
    return dict(found.of(carry)), {old: new for (_, old), new in found.keys.items()}


def test_rows_keep_their_keys_while_nobody_has_had_them() -> None:
    index = edition()
    earlier = toy_report(index, rows("lists", {"name": "một"}, {"name": "hai"}, {"name": "ba"}))
    report = toy_report(index, {"lists.1": {"name": "khác"}}, kind="6m", history=[earlier])

    found, keys = taken(ALL, report, earlier)

    assert found == {"lists.4": {"name": "một"}, "lists.2": {"name": "hai"}, "lists.3": {"name": "ba"}}
    assert keys == {1: 4, 2: 2, 3: 3}


def test_a_row_never_takes_a_key_that_a_text_means_another_by() -> None:
    index = edition()
    earlier = toy_report(index, rows("lists", {"name": "một"}))
    report = toy_report(index, {"narrative.I": "Theo {lists.1}."}, kind="6m", history=[earlier])

    assert taken(ALL, report, earlier) == ({"lists.2": {"name": "một"}}, {1: 2})


def test_a_row_is_known_by_its_name_whatever_its_accents() -> None:
    index = edition()
    earlier = toy_report(index, rows("lists", {"name": "Hội nghị", "held": "5"}))
    report = toy_report(index, {"lists.8": {"name": "hoi nghi"}}, kind="6m", history=[earlier])

    assert taken(ALL, report, earlier) == ({}, {1: 8})


def test_only_rows_of_the_new_window_go_on_by_their_day() -> None:
    index = edition()
    given: list[Row] = [
        {"name": "trước", "day": "2022-12-01"},
        {"name": "trong", "day": "2023-01-05"},
        {"name": "không rõ"},
    ]
    earlier = toy_report(index, rows("lists", *given))
    report = toy_report(index, kind="6m", history=[earlier])

    found, _ = taken(Carry("new", "Mới", "vì", register="lists", dated="day"), report, earlier)

    assert list(found) == ["lists.2"]


def test_what_is_not_known_at_the_end_does_not_begin_anything() -> None:
    index = edition()
    earlier = toy_report(index, rows("lists", {"name": "một"}, {"name": "hai", "held": "-"}), kind="q2")
    report = toy_report(index, kind="q3", history=[earlier])
    fill = Carry("fill", "Chuyển", "vì", register="lists", columns=("name", "begun"), fill={"begun": "held"})

    found, _ = taken(fill, report, earlier)

    assert found == {"lists.2": {"name": "hai", "begun": "0"}}, "nil is nothing; blank is not known"
