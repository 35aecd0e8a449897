"""What a cell shows: entered, computed, overridden, or unknown and why."""

from decimal import Decimal

import pytest

from cchc_desktop.core.edition import Condition, Index
from cchc_desktop.core.figures import Origin, Value
from cchc_desktop.core.value import Entry, State
from tests.core.toy import Toy, column, register, row, rows, total, toy_edition, toy_report

INDEX = toy_edition(
    [
        "one",
        "two",
        row("both", "total", "sum(one, two)"),
        row("share", "ratio", "percent(one, both)"),
        row("growth", "total", "one - prev(one)"),
    ],
    registers=[register("list", ["name"], [total("listed")])],
)


def value(code: str, content: dict[str, Toy], index: Index = INDEX) -> Value:
    """What the cell of `code` shows."""
    return toy_report(index, content).value(code)


def test_an_empty_cell_is_blank() -> None:
    assert value("one", {}) == Value()


def test_a_cell_shows_what_was_entered() -> None:
    assert value("one", {"one": 5}) == Value(Origin.ENTERED, Decimal(5))


def test_a_typed_slip_is_shown_and_counts_as_unknown() -> None:
    shown = value("one", {"one": "1.23"})

    assert (shown.origin, shown.text, shown.counted) == (Origin.UNREADABLE, "1.23", None)


def test_a_note_alone_leaves_the_cell_blank() -> None:
    shown = value("one", {"one": Entry(note="chờ")})

    assert (shown.origin, shown.note) == (Origin.BLANK, "chờ")


@pytest.mark.parametrize(
    ("state", "counted"), [(State.NIL, Decimal(0)), (State.PENDING, None), (State.NA, None)]
)
def test_only_nothing_happened_counts_as_zero(state: State, counted: Decimal | None) -> None:
    assert value("one", {"one": Entry(state=state)}).counted == counted


@pytest.mark.parametrize("typed", ["-", "?", "x"])
def test_a_state_is_not_a_number_and_not_blank(typed: str) -> None:
    shown = value("one", {"one": typed})

    assert (shown.number, shown.is_blank) == (None, False)


def test_a_formula_is_computed() -> None:
    assert value("both", {"one": 5, "two": 3}) == Value(Origin.COMPUTED, Decimal(8), expected=Decimal(8))


def test_a_formula_may_use_another() -> None:
    assert value("share", {"one": 1, "two": 3}).number == 25


@pytest.mark.parametrize("typed", ["", "?", "sai"])
def test_a_total_with_an_unknown_part_names_it(typed: str) -> None:
    shown = value("both", {"one": 5, "two": typed})

    assert (shown.origin, shown.number, shown.missing) == (Origin.BLANK, None, ("two",))


def test_a_total_of_nothing_known_names_all_its_parts() -> None:
    assert value("both", {}).missing == ("one", "two")


def test_a_part_where_nothing_happened_is_not_missing() -> None:
    assert value("both", {"one": 5, "two": "-"}) == Value(Origin.COMPUTED, Decimal(5), expected=Decimal(5))


def test_a_part_that_does_not_apply_is_left_out_and_not_missing() -> None:
    assert value("both", {"one": 5, "two": "x"}) == Value(Origin.COMPUTED, Decimal(5), expected=Decimal(5))


def test_a_total_of_parts_that_do_not_apply_is_blank_and_no_zero() -> None:
    assert value("both", {"one": "x", "two": "x"}) == Value()


@pytest.mark.parametrize(("one", "two"), [("0", "0"), ("-", "-"), ("0", "-")])
def test_a_share_of_zero_has_no_value(one: str, two: str) -> None:
    assert value("share", {"one": one, "two": two}).number is None


def test_typing_over_a_formula_is_an_override_that_knows_the_formula() -> None:
    shown = value("both", {"one": 5, "two": 3, "both": 9})

    assert (shown.origin, shown.number, shown.expected) == (Origin.OVERRIDDEN, Decimal(9), Decimal(8))


def test_an_override_of_the_same_figure_is_still_an_override() -> None:
    assert value("both", {"one": 5, "two": 3, "both": 8}).origin is Origin.OVERRIDDEN


def test_an_override_with_zero_is_no_blank() -> None:
    assert value("both", {"one": 5, "two": 3, "both": 0}).number == 0


def test_an_override_with_a_state_has_no_number_but_knows_the_formula() -> None:
    shown = value("both", {"one": 5, "two": 3, "both": "?"})

    assert (shown.origin, shown.number, shown.state, shown.expected) == (
        Origin.OVERRIDDEN,
        None,
        State.PENDING,
        Decimal(8),
    )


def test_a_slip_over_a_formula_is_shown_and_knows_the_formula() -> None:
    shown = value("both", {"one": 5, "two": 3, "both": "tám"})

    assert (shown.origin, shown.text, shown.expected) == (Origin.UNREADABLE, "tám", Decimal(8))


def test_other_formulas_use_the_override() -> None:
    assert value("share", {"one": 1, "two": 3, "both": 10}).number == 10


def test_a_note_on_a_computed_cell_does_not_override_it() -> None:
    shown = value("both", {"one": 5, "two": 3, "both": Entry(note="xem lại")})

    assert (shown.origin, shown.number, shown.note) == (Origin.COMPUTED, Decimal(8), "xem lại")


def test_a_formula_may_use_a_registers_total() -> None:
    index = toy_edition(
        [row("sum_", "total", "listed + 1")], registers=[register("list", ["name"], [total("listed")])]
    )

    assert toy_report(index, rows("list", {"name": "a"}, {"name": "b"})).figure("sum_") == 3


def test_a_formula_may_use_its_own_figure_of_the_period_before() -> None:
    index = toy_edition([row("sofar", "total", "one + prev(sofar)"), "one"])
    before = toy_report(index, {"sofar": 10})

    assert toy_report(index, {"one": 5}, kind="6m", history=[before]).figure("sofar") == 15


def test_without_an_earlier_period_what_needs_it_is_unknown_but_no_part_is_missing() -> None:
    assert value("growth", {"one": 5}) == Value()


FED = toy_edition(
    ["count", "sum_"],
    registers=[
        register(
            "list",
            ["name", column("many", "count"), column("ours", "flag")],
            [
                total("listed", "", Condition("ours", ticked=True), feeds="count"),
                total("added", "many", feeds="sum_"),
            ],
        )
    ],
)
LIST: dict[str, Toy] = {
    "list.1": {"name": "A", "many": "2", "ours": True},
    "list.2": {"name": "B", "many": "3"},
}


def test_a_blank_cell_shows_what_its_register_gives() -> None:
    shown = value("sum_", LIST, FED)

    assert (shown.origin, shown.number) == (Origin.COMPUTED, Decimal(5))


def test_a_changed_row_changes_the_cell() -> None:
    report = toy_report(FED, LIST)

    change = report.update({"list.2": {"name": "B", "many": "4", "ours": True}})

    assert [report.figure(code) for code in ("count", "sum_")] == [Decimal(2), Decimal(6)]
    assert {"count", "sum_"} <= change.values


@pytest.mark.parametrize("typed", ["4", "-", "?", "x", "1.23"])
def test_what_was_typed_stands_before_what_the_register_gives(typed: str) -> None:
    assert value("sum_", {**LIST, "sum_": typed}, FED).origin in (Origin.ENTERED, Origin.UNREADABLE)


@pytest.mark.parametrize("rows_", [{}, {"list.1": {"name": "A"}}])
def test_a_list_that_names_none_leaves_the_cell_blank(rows_: dict[str, Toy]) -> None:
    assert value("count", rows_, FED).is_blank


def test_a_note_stays_beside_what_the_register_gives() -> None:
    shown = value("sum_", {**LIST, "sum_": Entry(note="chờ")}, FED)

    assert (shown.number, shown.note) == (Decimal(5), "chờ")
