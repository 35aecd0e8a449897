"""Figures as officials write them; zero, blank and the three states."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.value import (
    LONGEST,
    MARKS,
    SHOWN,
    TYPED,
    Entry,
    Problem,
    State,
    canonical,
    is_writable,
    parse,
    percent,
    problem,
    rounded,
    show,
    typed,
)

FIGURES = st.decimals(
    min_value=Decimal("-999999999999"), max_value=Decimal("999999999999"), places=4, allow_nan=False
) | st.integers(0, 10**LONGEST - 1).map(Decimal)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("07", "7"),
        ("2299", "2299"),
        ("1.500", "1500"),
        ("27.869.168.372", "27869168372"),
        ("36,1", "36.1"),
        ("1.234,56", "1234.56"),
        ("94,8%", "94.8"),
        ("94,8 %", "94.8"),
        (" 12 ", "12"),
        ("+5", "5"),
        ("-5", "-5"),
        ("9" * LONGEST, "9" * LONGEST),
    ],
)
def test_a_figure_is_read_as_officials_write_it(text: str, value: str) -> None:
    assert parse(text) == Entry(value=Decimal(value))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1.23", Problem.DECIMAL_DOT),
        ("97.23%", Problem.DECIMAL_DOT),
        ("0.5", Problem.DECIMAL_DOT),
        ("0.500", Problem.DECIMAL_DOT),
        ("00.125", Problem.DECIMAL_DOT),
        ("1.50.000", Problem.GROUPING),
        ("1,500,000", Problem.GROUPING),
        ("1 500", Problem.GROUPING),
        ("1500.000,5,5", Problem.GROUPING),
        (",5", Problem.GROUPING),
        ("5,", Problem.GROUPING),
        ("mười", Problem.LETTERS),
        ("12a", Problem.LETTERS),
        ("1e5", Problem.LETTERS),
        ("NaN", Problem.LETTERS),
        ("Infinity", Problem.LETTERS),
        ("1_000", Problem.LETTERS),
        ("--", Problem.LETTERS),
        ("%", Problem.LETTERS),
        ("=1+1", Problem.LETTERS),
        ("9" * (LONGEST + 1), Problem.TOO_LONG),
        ("9" * 40, Problem.TOO_LONG),
    ],
)
def test_what_is_no_figure_is_kept_as_typed_and_told_why(text: str, why: Problem) -> None:
    assert (parse(text), problem(text)) == (Entry(text=text), why)


def test_digits_of_another_script_are_no_figure() -> None:
    assert parse("٣٤").text == "٣٤"


@pytest.mark.parametrize(("mark", "state"), MARKS.items())
def test_a_mark_is_a_state_and_no_number(mark: str, state: State) -> None:
    assert parse(mark) == Entry(state=state)


def test_zero_blank_and_the_three_states_are_five_different_answers() -> None:
    answers = [parse(text) for text in ("0", "", "-", "?", "x")]

    assert len({(entry.value, entry.state, entry.is_blank) for entry in answers}) == 5


@pytest.mark.parametrize("state", State)
def test_every_state_has_one_way_to_be_typed_and_is_read_back(state: State) -> None:
    assert MARKS[TYPED[state]] is MARKS[SHOWN[state]] is state


@pytest.mark.parametrize("text", ["", "   ", "\t", "\u00a0"])
def test_nothing_typed_is_blank(text: str) -> None:
    assert parse(text).is_blank


def test_zero_is_not_blank() -> None:
    assert not parse("0").is_blank


def test_a_note_alone_does_not_fill_a_cell() -> None:
    assert Entry(note="chờ huyện").is_blank


def test_text_typed_in_pieces_is_composed() -> None:
    assert parse("mu\u031bo\u031b\u0300i").text == "mười"


@pytest.mark.parametrize("text", ["-0", "-0,00", "+0"])
def test_there_is_no_zero_below_zero(text: str) -> None:
    value = parse(text).value

    assert value is not None
    assert not value.is_signed()


@given(FIGURES)
def test_what_is_shown_can_be_typed_again(number: Decimal) -> None:
    assert parse(show(number)).value == number


@given(FIGURES)
def test_what_an_editor_starts_with_gives_the_same_entry(number: Decimal) -> None:
    assert parse(typed(Entry(value=number))) == Entry(value=number)


@given(st.sampled_from(State))
def test_an_editor_starts_with_the_mark_of_a_state(state: State) -> None:
    assert parse(typed(Entry(state=state))) == Entry(state=state)


@given(st.text())
def test_whatever_is_typed_can_be_typed_again(text: str) -> None:
    assert parse(typed(parse(text))) == parse(text)


@given(st.text())
def test_an_entry_holds_at_most_one_answer(text: str) -> None:
    entry = parse(text)

    assert sum([entry.value is not None, entry.state is not None, bool(entry.text)]) == (not entry.is_blank)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_the_canonical_text_is_exact_and_has_no_exponent(number: Decimal) -> None:
    text = canonical(number)

    assert Decimal(text) == number
    assert not set(text) & set("Ee,")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("1500", "1.500"),
        ("36.1", "36,1"),
        ("-0", "0"),
        ("1E+3", "1.000"),
        ("27869168372", "27.869.168.372"),
        ("94.832402", "94,832402"),
    ],
)
def test_a_figure_is_shown_with_a_dot_for_thousands_and_a_comma_for_decimals(number: str, shown: str) -> None:
    assert show(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("94.85", "94,9"),
        ("94.849", "94,8"),
        ("0.05", "0,1"),
        ("-0.05", "-0,1"),
        ("-0.04", "0"),
        ("100", "100"),
        ("99.96", "100"),
        ("1234.5", "1.234,5"),
    ],
)
def test_a_share_is_rounded_half_up_and_drops_a_bare_zero(number: str, shown: str) -> None:
    assert show(Decimal(number), 1) == shown


def test_a_figure_of_forty_digits_can_still_be_shown() -> None:
    assert show(Decimal("9" * 40), 1) == ".".join(["9", *["999"] * 13])


def test_rounding_to_whole_goes_up_at_the_half() -> None:
    assert rounded(Decimal("2.5"), 0) == 3


@pytest.mark.parametrize("number", ["0", "-5", "36.1", "9" * LONGEST])
def test_what_can_be_typed_is_writable(number: str) -> None:
    assert is_writable(Decimal(number))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1E+999999", "1E-999999", "9" * 40])
def test_what_nobody_could_type_is_not_writable(number: str) -> None:
    assert not is_writable(Decimal(number))


@pytest.mark.parametrize(("part", "whole"), [(None, 1), (1, None), (None, None), (1, 0), (0, 0), (None, 0)])
def test_a_share_of_nothing_or_of_the_unknown_is_unknown(part: int | None, whole: int | None) -> None:
    known = [None if number is None else Decimal(number) for number in (part, whole)]

    assert percent(*known) is None


def test_no_part_of_something_is_zero_percent() -> None:
    assert percent(Decimal(0), Decimal(716)) == 0


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_a_hundred_times_the_part_by_the_whole(part: int, whole: int) -> None:
    share = percent(Decimal(part), Decimal(whole))

    assert share is not None
    assert abs(share * whole - 100 * part) < Decimal("0.000001")
