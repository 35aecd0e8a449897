from decimal import Decimal

import pytest

from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.wording import figure_words, lines, numbered, title, unit_words, words
from tests.exchange.printed import blank, sample, state


@pytest.mark.parametrize(
    ("number", "shown"), [("7", "07"), ("07", "07"), ("74", "74"), ("03A", "03A"), ("", "")]
)
def test_a_number_below_ten_has_a_leading_zero(number: str, shown: str) -> None:
    assert numbered(number) == shown


@pytest.mark.parametrize(
    ("day", "printed"),
    [("2023-01-09", ("09", "01")), ("2023-02-28", ("28", "02")), ("2023-03-03", ("03", "3"))],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day: str, printed: tuple[str, str]) -> None:
    told = words(blank(changes={"document.date": day}))

    assert (told["day"], told["month"], told["year"]) == (*printed, 2023)


def test_a_blank_date_leaves_room_in_the_year_of_the_period() -> None:
    told = words(blank())

    assert (told["day"], told["month"], told["year"], told["date"]) == ("  ", "  ", 2023, "  /  /2023")


def test_a_year_report_dated_in_january_is_of_the_new_year() -> None:
    assert words(blank(changes={"document.date": "2024-01-05"}))["year"] == 2024


def test_the_title_is_the_editions_until_another_is_given() -> None:
    assert title(blank()) == "Tình hình thực hiện công tác cải cách hành chính quý I năm 2023"
    assert title(blank(changes={"document.title": "Kết quả CCHC"})) == "Kết quả CCHC"


@pytest.mark.parametrize(
    ("code", "entry", "printed"),
    [
        ("b1_1", Entry(value=Decimal("07")), "7"),
        ("b6_1_1", Entry(value=Decimal("27869168372")), "27.869.168.372"),
        ("b1_2", Entry(value=Decimal("36.15")), "36,2"),
        ("b1_1", state("nil"), "-"),
        ("b1_1", state("pending"), "..."),
        ("b1_1", state("na"), "x"),
        ("b1_1", Entry(text="1.23"), "1.23"),
        ("b1_1", Entry(), ""),
    ],
)
def test_a_figure_is_printed_as_officials_write_it(code: str, entry: Entry, printed: str) -> None:
    report = blank(changes={code: entry})

    assert figure_words(report, report.index.figures[code]) == printed


def test_a_computed_share_is_printed_with_one_decimal() -> None:
    report = sample()

    assert figure_words(report, report.index.figures["b1_2"]) == "36,1"


def test_a_code_list_stands_in_place_of_the_unit() -> None:
    figures = blank().index.figures

    assert unit_words(figures["b1_5"]) == "Có = 1\nKhông = 0"
    assert unit_words(figures["b1_1"]) == "Văn bản"


def test_empty_lines_are_left_out() -> None:
    assert lines(" một \n\n  \nhai") == ["một", "hai"]
