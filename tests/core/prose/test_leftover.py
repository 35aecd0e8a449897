"""What a carried text still says of its old period."""

from cchc_desktop.core.prose.leftover import old_words
from tests.core.checks.real import real_report


def marked(text: str, **content: int) -> list[str]:
    report = real_report({"narrative.I.1": text, **content})
    shown = report.shown("I.1")
    return [shown[start:end] for start, end in old_words(report, "I.1")]


def test_typed_figures_dates_and_periods_are_marked() -> None:
    text = "Trong quý I năm 2023, đến ngày 09/3/2023 đã giải quyết 652 hồ sơ, đạt 98,8%."

    assert marked(text) == ["quý I năm 2023", "09/3/2023", "652", "98,8%"]


def test_what_a_token_says_follows_by_itself() -> None:
    assert marked("Có {b1_1} văn bản trong {period}, thêm 3 bài.", b1_1=19) == ["3"]


def test_the_number_of_a_document_stays_what_it_is() -> None:
    assert marked("Thực hiện Kế hoạch số 323/KH-UBND ngày 23/12/2022, đã họp 2 lần.") == ["2"]
