"""T1-T5 in the narrative: hints of what the eye misses."""

import pytest

from tests.core.checks.real import found, real_report


def hints(check: str, text: str) -> list[str]:
    """The words that a hint of the real edition marks."""
    report = real_report({"narrative.I.1": text})
    spans = [finding.span for finding in found(report, check) if finding.section == "I.1" and finding.span]
    stored = report.text("narrative.I.1")
    return [stored[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("đạt kết quả nǎm nay", ["nǎm"]),
        ("Ðã làm", ["Ðã"]),
        ("thiết bi ̣ tốt", ["̣"]),
        ("xã Аn Bình", ["Аn"]),
        ("ti\u200bn bài", ["ti\u200bn"]),
        ("Đã làm năm nay, ơn, ưu, ấm", []),
        ("Tuye\u0302\u0301n", []),
    ],
)
def test_letters_that_only_look_right_are_pointed_at(text: str, words: list[str]) -> None:
    assert hints("T1", text) == words


def test_a_decimal_dot_among_commas_is_pointed_at() -> None:
    assert hints("T2", "Đạt 97.23% và 36,1%.") == ["97.23"]
    assert hints("T2", "Đạt 97.23% và 96.83%.") == []
    assert hints("T2", "Mục 1.2, ISO 9001:2015, 1.500 hồ sơ, 36,1%.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ngày 9/3/2023", ["9/3/2023"]),
        ("ngày 23/2/2023", ["23/2/2023"]),
        ("ngày 09/3/2023, 24/03/2023, 15/12/2022", []),
        ("ngày 9 tháng 3 năm 2023", []),
    ],
)
def test_a_day_without_its_zero_is_pointed_at(text: str, words: list[str]) -> None:
    assert hints("T3", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("chất lượng của của xã", ["của của"]),
        ("thực hiện thực hiện tốt", ["thực hiện thực hiện"]),
        ("Các các thủ tục", ["Các các"]),
        ("luôn luôn, ngày ngày tốt", []),
        ("phân công công chức", []),
        ("một cửa, một cửa liên thông; một cửa một cửa liên thông", []),
        ("của xã, của thôn; các, các", []),
    ],
)
def test_a_word_said_twice_is_pointed_at(text: str, words: list[str]) -> None:
    assert hints("T4", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a) Một\na) Hai\nb) Ba", ["a) "]),
        ("a) Một\nb) Hai\nd) Ba", ["d) "]),
        ("1. Một\n3. Hai", ["3. "]),
        ("a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu", []),
        ("d) Một\ne) Hai", []),
        ("1. Một\na) Hai\nb) Ba\n2. Bốn\na) Năm", []),
        ("c) Một\na) Hai", []),
    ],
)
def test_numbers_that_repeat_or_skip_are_pointed_at(text: str, words: list[str]) -> None:
    assert hints("T5", text) == words
