"""The little language of the forms, and everything of Python it keeps out."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.formula import Answer, FormulaError, parse


class Figures:
    """Where the formulas of these tests look: "x" is a cell that does not apply."""

    def __init__(
        self, figures: Mapping[str, int | str | None], before: Mapping[str, int] | None = None
    ) -> None:
        self._figures = figures
        self._before = before or {}

    def figure(self, code: str) -> Decimal | None:
        found = self._figures.get(code)
        return None if found is None or found == "x" else Decimal(found)

    def applies(self, code: str) -> bool:
        return self._figures.get(code) != "x"

    def earlier(self, code: str) -> Decimal | None:
        return Decimal(self._before[code]) if code in self._before else None


def value(text: str, **figures: int | str | None) -> Answer:
    """What a formula says of these figures."""
    return parse(text).evaluate(Figures(figures))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("7 - 2 - 1", 4),
        ("1 / 4", "0.25"),
        ("-3 + 5", 2),
        ("0.1 + 0.2", "0.3"),
        ("sum(1, 2, 3)", 6),
        ("min(3, 1, 2)", 1),
        ("max(3, 1, 2)", 3),
        ("abs(2 - 5)", 3),
        ("round(2.5)", 3),
        ("round(36.15, 1)", "36.2"),
        ("percent(1, 4)", 25),
    ],
)
def test_arithmetic_is_exact(text: str, answer: int | str) -> None:
    assert value(text) == Decimal(answer)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1 < 2", True),
        ("2 <= 1", False),
        ("2 > 1", True),
        ("1 >= 2", False),
        ("1 == 1.0", True),
        ("1 != 1", False),
        ("not 1 == 2", True),
        ("1 < 2 and 2 < 3", True),
        ("1 > 2 or 2 > 3", False),
    ],
)
def test_comparisons_answer_yes_or_no(text: str, answer: bool) -> None:
    assert value(text) is answer


@pytest.mark.parametrize(
    "text", ["a - b", "a * b", "a / b", "min(a, b)", "max(a, b)", "a < b", "percent(a, b)", "a + b"]
)
@pytest.mark.parametrize("known", ["a", "b"])
def test_what_needs_an_unknown_figure_is_unknown(text: str, known: str) -> None:
    assert value(text, **{known: 5}) is None


@pytest.mark.parametrize("text", ["-a", "not a", "abs(a)", "round(a)", "sum(a)", "a"])
def test_what_is_made_of_one_unknown_figure_is_unknown(text: str) -> None:
    assert value(text) is None


def test_zero_is_a_known_figure() -> None:
    assert value("a + b", a=0, b=0) == 0


@pytest.mark.parametrize("text", ["1 / 0", "percent(1, 0)", "percent(0, 0)", "a / b"])
def test_a_division_by_nothing_is_unknown(text: str) -> None:
    assert value(text, a=3, b=0) is None


@pytest.mark.parametrize("text", ["sum(a, b, c)", "a + b + c", "a + (b + c)", "(a + b) + c"])
class TestSums:
    def test_a_sum_of_known_parts_is_known(self, text: str) -> None:
        assert value(text, a=1, b=2, c=3) == 6

    def test_a_sum_with_a_blank_part_is_unknown(self, text: str) -> None:
        assert value(text, a=1, b=2) is None

    def test_a_sum_leaves_out_what_does_not_apply(self, text: str) -> None:
        assert value(text, a="x", b=2, c=3) == 5

    def test_a_sum_leaves_out_every_part_that_does_not_apply(self, text: str) -> None:
        assert value(text, a="x", b="x", c=3) == 3

    def test_a_sum_of_nothing_that_applies_is_no_zero(self, text: str) -> None:
        assert value(text, a="x", b="x", c="x") is None


def test_what_does_not_apply_is_no_part_of_a_difference() -> None:
    assert value("a - b", a=5, b="x") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes or a", True), ("no and a", False), ("yes and a", None), ("no or a", None), ("a or a", None)],
)
def test_an_unknown_part_matters_only_where_no_other_settles_it(text: str, answer: bool | None) -> None:
    named = text.replace("yes", "1 == 1").replace("no", "1 == 2")

    assert value(named) is answer


def test_prev_is_the_figure_of_the_period_before() -> None:
    assert parse("a - prev(a)").evaluate(Figures({"a": 8}, {"a": 5})) == 3


def test_prev_of_no_earlier_period_is_unknown() -> None:
    assert parse("a - prev(a)").evaluate(Figures({"a": 8})) is None


def test_the_codes_of_prev_are_kept_apart_from_those_of_this_period() -> None:
    formula = parse("prev(a) + b")

    assert (formula.names, formula.earlier) == (("b",), ("a",))


def test_the_codes_stand_in_the_order_written_and_once() -> None:
    assert parse("percent(part, whole) + part * other").names == ("part", "whole", "other")


@pytest.mark.parametrize("text", ["percent(a, b)", " percent(a , b)".strip()])
def test_percent_of_two_codes_is_a_share(text: str) -> None:
    assert parse(text).is_share


@pytest.mark.parametrize(
    "text",
    ["a / b", "percent(a + b, 100)", "percent(a, a)", "percent(a, 100)", "percent(prev(a), b)", "sum(a, b)"],
)
def test_anything_else_is_no_share(text: str) -> None:
    assert not parse(text).is_share


@pytest.mark.parametrize(
    ("text", "problem", "column"),
    [
        ("a +", "syntax", 4),
        ("", "syntax", 1),
        ("a + * b", "syntax", 5),
        ("a + foo(b)", "not_allowed", 5),
        ("a ** 2", "not_allowed", 1),
        ("a + 'x'", "not_allowed", 5),
        ("a + True", "not_allowed", 5),
        ("a + None", "not_allowed", 5),
        ("a + 1j", "not_allowed", 5),
        ("a + 1e999", "not_allowed", 5),
        ("+a", "not_allowed", 1),
        ("1 < a < 3", "not_allowed", 1),
        ("a in b", "not_allowed", 1),
        ("percent(a)", "arguments", 1),
        ("1 + percent(a, b, c)", "arguments", 5),
        ("sum()", "arguments", 1),
        ("sum(a, key=b)", "arguments", 1),
        ("abs(a, b)", "arguments", 1),
        ("prev(a + b)", "arguments", 1),
        ("prev(1)", "arguments", 1),
        ("round(a, b)", "arguments", 1),
        ("round(a, 1000000)", "arguments", 1),
        ("round(a, -1)", "arguments", 1),
    ],
)
def test_a_fault_names_its_kind_and_column(text: str, problem: str, column: int) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text)

    assert (raised.value.problem, raised.value.column) == (problem, column)


@pytest.mark.parametrize("text", ["a b", "sum(a", "a = 1", "a; b", "a\nb", "phần trăm"])
def test_what_is_no_expression_is_a_slip_of_syntax(text: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text)

    assert raised.value.problem == "syntax"


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "a.real",
        "a[0]",
        "[a]",
        "(a, b)",
        "{a}",
        "lambda: a",
        "a if b else c",
        "[x for x in a]",
        "f'{a}'",
        "sum(*a)",
        "(a := 1)",
        "a // b",
        "a % b",
        "a << b",
        "~a",
        "a is b",
        "await_(a)",
        "a().b",
        "...",
    ],
)
def test_nothing_else_of_python_can_be_reached(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


@pytest.mark.parametrize(
    "text", ["a\0b", "(" * 500 + "a" + ")" * 500, "+".join(["a"] * 9000), "-" * 9000 + "1", "9" * 5000]
)
def test_a_monstrous_formula_is_refused_and_nothing_breaks(text: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text)

    assert raised.value.problem == "syntax"


@given(st.text())
def test_any_text_is_a_formula_or_a_fault(text: str) -> None:
    try:
        parse(text)
    except FormulaError as error:
        assert error.column >= 0


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6))
def test_sum_and_plus_say_the_same(numbers: list[int]) -> None:
    figures = {f"a{place}": number for place, number in enumerate(numbers)}

    assert (
        value(f"sum({', '.join(figures)})", **figures)
        == value(" + ".join(figures), **figures)
        == sum(numbers)
    )
