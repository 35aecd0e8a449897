"""Dates and ranges in a text, whatever breaks the line."""

from datetime import date

import pytest

from cchc_desktop.core.prose.reading import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 15/12/2022", date(2022, 12, 15)),
        ("ngày 9/3/2022,", date(2022, 3, 9)),
        ("ngày 15-3-2023", date(2023, 3, 15)),
        ("ngày 15.3.2023.", date(2023, 3, 15)),
        ("ngày 27 tháng 12\nnăm 2019 của", date(2019, 12, 27)),
        ("(15 / 12 / 2022)", date(2022, 12, 15)),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, day: date) -> None:
    (found,) = read(text).days

    assert found.day == day
    assert text[found.start : found.end].startswith(str(int(found.written[0])))


@pytest.mark.parametrize(
    "text", ["ngày 15/12", "tháng 12/2022", "1.115.3.2023", "số 15/12/2022/QĐ", "ISO 9001:2015"]
)
def test_what_has_no_day_month_and_year_is_no_date(text: str) -> None:
    assert read(text).days == ()


def test_a_day_that_no_calendar_has_is_kept_without_meaning() -> None:
    (found,) = read("ngày 31/02/2023").days

    assert found.day is None


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 15/12/2022 đến ngày 14/3/2023",
        "từ 15/12/2022 đến hết ngày 14/3/2023",
        "15/12/2022-14/03/2023",
        "15/12/2022 – 14/3/2023",
        "từ ngày 15 tháng 12 năm 2022 đến\nngày 14 tháng 3 năm 2023",
    ],
)
def test_two_dates_joined_are_a_range(text: str) -> None:
    (found,) = read(f"Số liệu {text}.").ranges

    assert (found.first, found.last) == (date(2022, 12, 15), date(2023, 3, 14))


@pytest.mark.parametrize("text", ["ngày 15/12/2022 và ngày 14/3/2023", "ngày 15/12/2022; ngày 14/3/2023"])
def test_two_dates_beside_each_other_are_no_range(text: str) -> None:
    assert read(text).ranges == ()


def test_a_range_begins_with_its_words() -> None:
    text = "Tổng số hồ sơ từ ngày 10/12/2022 đến 9/3/2022 là 716."

    (found,) = read(text).ranges

    assert text[found.start : found.end] == "từ ngày 10/12/2022 đến 9/3/2022"
