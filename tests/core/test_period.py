"""Periods and their windows; dates as people type and print them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.period import Moment, Period, Preset, Window, parse_date, show_date, show_month


@pytest.mark.parametrize(
    "text", ["31/3/2023", "31-3-2023", "31.3.2023", "31/03/2023", " 31/3/2023 ", "2023-03-31"]
)
def test_a_date_is_read_in_every_way_it_is_written(text: str) -> None:
    assert parse_date(text) == date(2023, 3, 31)


@pytest.mark.parametrize(
    "text",
    ["31/02/2023", "29/2/2023", "29/2/2100", "31/4/2023", "0/1/2023", "1/13/2023", "1/1/0000", "2023-02-29"],
)
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["", "hôm qua", "31/3", "31/3/23", "3/2023", "31/3/2023 8:00", "20230331", "1/2/20233"]
)
def test_what_is_not_a_whole_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["29/2/2024", "29/2/2000"])
def test_the_leap_day_is_a_date_in_a_leap_year(text: str) -> None:
    assert parse_date(text) is not None


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_printed_date_is_read_back(day: date) -> None:
    assert parse_date(show_date(day)) == day


@given(st.dates())
def test_a_kept_date_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2023, 1, 5), "05/01/2023"),
        (date(2023, 2, 28), "28/02/2023"),
        (date(2023, 3, 9), "09/3/2023"),
        (date(2023, 10, 1), "01/10/2023"),
        (date(2023, 12, 31), "31/12/2023"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day: date, shown: str) -> None:
    assert show_date(day) == shown


def test_only_months_one_and_two_are_padded() -> None:
    months = [show_month(date(2023, month, 1)) for month in range(1, 13)]

    assert months == ["01", "02", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]


def test_a_preset_may_begin_in_the_year_before() -> None:
    preset = Preset("q1", "", "", Moment(12, 15, -1), Moment(3, 14))

    assert preset.window(2023) == Window(date(2022, 12, 15), date(2023, 3, 14))


@given(st.dates(), st.dates(), st.dates())
def test_a_window_holds_both_its_ends_and_what_lies_between(one: date, two: date, day: date) -> None:
    start, end = sorted([one, two])

    assert (day in Window(start, end)) == (start <= day <= end)


def test_the_day_after_the_window_is_outside() -> None:
    window = Window(date(2022, 12, 15), date(2023, 3, 14))

    assert window.end + timedelta(days=1) not in window


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, date(2023, 3, 14)),
        (date(2022, 12, 15), None),
        (None, None),
        (date(2023, 3, 14), date(2022, 12, 15)),
    ],
)
def test_a_period_with_an_unknown_or_reversed_date_has_no_window(
    start: date | None, end: date | None
) -> None:
    assert Period("q1", 2023, start, end).window is None


def test_a_window_of_one_day_is_a_window() -> None:
    day = date(2023, 3, 14)

    assert Period("q1", 2023, day, day).window == Window(day, day)
