"""T6-T8 in the narrative: empty sections, other units, words out of date."""

import pytest

from tests.core.checks.real import found, real_report
from tests.core.toy import Toy


def marked(check: str, text: str, *, edition: str = "cchc-2021", **content: Toy) -> list[str]:
    """The words that a check marks in a report of xã An Bình, huyện Vĩnh Hòa, tỉnh Hưng Phú."""
    entered: dict[str, Toy] = {"narrative.I.1": text, **content}
    report = real_report(entered, edition=edition, year=2026 if edition == "cchc-2025" else 2023)
    return [
        text[slice(*finding.span)]
        for finding in found(report, check)
        if finding.span and finding.section == "I.1"
    ]


def test_a_report_without_narrative_has_no_empty_section() -> None:
    assert found(real_report(), "T6") == []


def test_the_sections_left_empty_are_named_once_something_is_written() -> None:
    empty = {finding.section for finding in found(real_report({"narrative.II.2": "Đã viết chung."}), "T6")}

    assert {"I.1", "III.1", "IV"} <= empty
    assert not {"II.2", "II.2.a", "II.2.c", "II"} & empty


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("UBND phường đã chỉ đạo.", ["UBND phường"]),
        ("Tình hình trên địa bàn thị trấn ổn định.", ["trên địa bàn thị trấn"]),
        ("Đảng ủy phường An Bình lãnh đạo.", ["Đảng ủy phường An Bình"]),
        ("Phối hợp với UBND phường Hải Tân.", []),
        ("TTHC tại UBND các xã, phường, thị trấn.", []),
        ("UBND xã, phường, thị trấn thực hiện.", []),
        ("UBND phường Hải Tân và UBND xã.", []),
    ],
)
def test_another_type_of_unit_is_found_unless_another_unit_is_meant(text: str, words: list[str]) -> None:
    assert marked("T7", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tuyên truyền trên địa bàn xã Tân Lập.", ["trên địa bàn xã Tân Lập"]),
        ("Tuyên truyền trên địa bàn\nxã An Bình năm 2023.", []),
        ("Trên địa bàn xã. Trong kỳ đã làm.", []),
        ("UBND xã Tân Lập phối hợp.", []),
        ("Chỉ đạo của UBND huyện Thanh Hà.", ["UBND huyện Thanh Hà"]),
        ("Chỉ đạo của UBND huyện Vĩnh Hòa, UBND tỉnh Hưng Phú.", []),
        ("Theo chỉ đạo của UBND tỉnh\nHiện nay đã xong.", []),
    ],
)
def test_another_units_name_is_found(text: str, words: list[str]) -> None:
    assert marked("T7", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cung cấp dịch vụ công trực tuyến mức độ 3.", ["trực tuyến mức độ 3"]),
        ("Báo cáo gửi UBND huyện.", ["UBND huyện"]),
        ("Từ ngày 01/7/2025 không còn cấp huyện.", []),
        ("Kế hoạch số 04/KH-UBND ngày 06/01/2025 của UBND huyện Vĩnh Hòa.", []),
        ("Cung cấp dịch vụ công trực tuyến toàn trình.", []),
    ],
)
def test_words_of_three_tiers_are_out_of_date_in_two(text: str, words: list[str]) -> None:
    assert marked("T8", text, edition="cchc-2025") == words


def test_a_window_that_began_before_may_still_speak_of_the_district() -> None:
    earlier: dict[str, Toy] = {"period.from": "2024-12-15", "period.to": "2025-09-14"}

    assert marked("T8", "Báo cáo gửi UBND huyện.", edition="cchc-2025", **earlier) == []


def test_the_edition_of_three_tiers_has_no_obsolete_words() -> None:
    assert marked("T8", "Dịch vụ công trực tuyến mức độ 3; UBND huyện.") == []
