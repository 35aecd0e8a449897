"""D1, D5, D7, D10 in the narrative."""

import pytest

from tests.core.toy import check, toy_edition, toy_report

WINDOW = {"period.from": "2022-12-15", "period.to": "2023-03-14", "document.date": "2023-03-17"}


def judged(rule: str, text: str, *, unless: tuple[str, ...] = (), date: str = "2023-03-17") -> list[str]:
    """What `rule` says of a text in a report of quý I/2023."""
    index = toy_edition(checks=[check(rule, unless=unless)])
    content = {**WINDOW, "document.date": date, "narrative.I": text}
    return [finding.message for finding in toy_report(index, dict(content)).findings]


def test_a_range_that_ends_before_it_begins_is_found() -> None:
    (message,) = judged("text_range_reversed", "Tổng số từ 10/12/2022 đến 9/3/2022 là 716.")

    assert "from=10/12/2022" in message
    assert "to=09/3/2022" in message


def test_a_range_in_order_is_right() -> None:
    assert judged("text_range_reversed", "Từ ngày 15/12/2022 đến ngày 14/3/2023.") == []


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 10/12/2022 đến ngày 09/3/2023",
        "từ ngày 15/12/2021 đến ngày 14/3/2022",
        "từ ngày 01/01/2022 đến ngày 14/3/2023",
    ],
)
def test_a_range_near_the_window_but_not_it_is_another_window(text: str) -> None:
    assert len(judged("text_window_differs", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 15/12/2022 đến ngày 14/3/2023",
        "từ ngày 01/02/2023 đến ngày 28/02/2023",
        "từ ngày 15/3/2023 đến ngày 14/6/2023",
        "từ ngày 15/12/2022 đến ngày 14/3/2022",
        "cùng kỳ (từ ngày 15/12/2021 đến ngày 14/3/2022)",
    ],
)
def test_the_window_itself_and_ranges_of_other_things_are_left_alone(text: str) -> None:
    assert judged("text_window_differs", text, unless=("cùng kỳ",)) == []


def test_a_document_cannot_be_younger_than_the_report_that_cites_it() -> None:
    (message,) = judged("text_cited_after_report", "Kế hoạch số 51/KH-UBND ngày 20/3/2023 về đào tạo.")

    assert "document=51/KH-UBND" in message
    assert judged("text_cited_after_report", "Kế hoạch số 51/KH-UBND ngày 17/3/2023 về đào tạo.") == []


def test_nothing_is_measured_by_a_report_date_that_cannot_be_right() -> None:
    text = "Kế hoạch số 51/KH-UBND ngày 20/02/2023 về đào tạo."

    assert judged("text_cited_after_report", text, date="2022-03-13") == []


@pytest.mark.parametrize("text", ["Trong quý I năm 2022, xã đã tiếp dân.", "Kết quả quý I/2021 của xã."])
def test_this_periods_words_with_an_earlier_year_are_left_over(text: str) -> None:
    assert len(judged("text_year_left_over", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Trong quý I năm 2023, xã đã tiếp dân.",
        "So với quý I năm 2022 số việc nhiều hơn.",
        "Quý I năm 2023 nhiều hơn quý I năm 2022.",
        "Quý IV năm 2022 xã đạt loại khá.",
        "Kế hoạch năm 2022 đã xong.",
        "Quý I năm 2015 xã được công nhận.",
    ],
)
def test_other_periods_and_comparisons_are_not_left_over(text: str) -> None:
    assert judged("text_year_left_over", text, unless=("so với",)) == []
