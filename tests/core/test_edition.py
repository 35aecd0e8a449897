"""An edition's figures by code, and the order in which its formulas are computed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.edition import Edition, Index, Kind
from cchc_desktop.core.formula import in_order, parse
from tests.core.toy import register, row, total, toy_edition


@pytest.fixture
def index() -> Index:
    return toy_edition(
        [
            "part",
            "whole",
            row("head", "group"),
            row("share", "ratio", "percent(part, sum_)"),
            row("sum_", "total", "whole"),
        ],
        facts=["extra"],
        registers=[register("list", ["name"], [total("listed")])],
    )


def test_rows_and_facts_are_found_by_code(index: Index) -> None:
    assert set(index.figures) == {"part", "whole", "head", "share", "sum_", "extra"}


def test_a_fact_is_no_row(index: Index) -> None:
    assert "extra" not in index.rows


def test_a_figure_knows_its_area(index: Index) -> None:
    assert index.area_of["extra"].number == 1


def test_a_total_knows_its_register(index: Index) -> None:
    assert index.totals["listed"][0].id == "list"


def test_a_formula_comes_after_those_it_needs(index: Index) -> None:
    assert index.order == ("sum_", "share")


def test_a_group_head_takes_no_answer(index: Index) -> None:
    assert index.answerable == ("part", "whole", "share", "sum_")


def test_an_edition_cannot_be_changed(index: Index) -> None:
    with pytest.raises(AttributeError):
        index.edition.title = "khác"  # type: ignore[misc]


def test_an_edition_is_the_same_after_writing_and_reading(index: Index) -> None:
    written = msgspec.json.encode(index.edition)

    assert msgspec.json.decode(written, type=Edition) == index.edition


@pytest.mark.parametrize("kind", Kind)
def test_only_group_heads_hold_nothing(kind: Kind) -> None:
    figure = msgspec.structs.replace(row("one"), kind=kind)

    assert figure.is_entered is (kind is not Kind.GROUP)


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_does_not_hang_on_how_they_were_written(codes: list[str]) -> None:
    chain = {"a": parse("b + c"), "b": parse("c"), "c": parse("d"), "d": parse("entered")}

    assert list(in_order({code: chain[code] for code in codes})) == ["d", "c", "b", "a"]


def test_formulas_that_need_each_other_are_named_in_their_circle() -> None:
    circle = {"x": parse("a"), "a": parse("b"), "b": parse("c"), "c": parse("a")}

    with pytest.raises(ValueError) as raised:
        in_order(circle)

    assert raised.value.args == ("a", "b", "c", "a")


def test_a_formula_of_itself_is_a_circle() -> None:
    with pytest.raises(ValueError):
        in_order({"a": parse("a + 1")})


def test_a_formula_may_use_its_own_figure_of_the_period_before() -> None:
    assert list(in_order({"a": parse("prev(a) + b"), "b": parse("prev(a)")})) == ["b", "a"]
