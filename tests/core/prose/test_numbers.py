"""Percentages with the figures they are made of."""

from decimal import Decimal

import pytest

from cchc_desktop.core.prose.numbers import agrees, counted, shared
from cchc_desktop.core.prose.reading import read


@pytest.mark.parametrize(
    ("text", "part", "whole", "share"),
    [
        ("hoàn thành 13/36 = 36,1% nhiệm vụ", 13, 36, "36.1"),
        ("13/36 nhiệm vụ, đạt 36,1%", 13, 36, "36.1"),
        ("18/20 cán bộ, công chức có trình độ đại học (chiếm tỷ lệ 90%)", 18, 20, "90"),
        ("668/687=97.23%", 668, 687, "97.23"),
        ("1.394/1.395 hồ sơ (đạt\n99,9 %)", 1394, 1395, "99.9"),
        ("đạt 25% (12/48 tin)", 12, 48, "25"),
        ("709 hồ sơ trên tổng số 716 hồ sơ, đạt 99%", 709, 716, "99"),
        ("350/389 hồ sơ có phí, lệ phí, đạt 90%", 350, 389, "90"),
        ("13/36 nhiệm vụ tính đến ngày 14/3/2023, đạt 36,1%", 13, 36, "36.1"),
        ("12 tin, bài về cải cách hành chính trên tổng số 48 tin, bài (25%)", 12, 48, "25"),
        ("78/100 người từ 14 tuổi trở lên, đạt 78%", 78, 100, "78"),
        ("Tổng số 20 người, trong đó 18 người đại học (đạt 85%)", 18, 20, "85"),
    ],
)
def test_a_share_is_read_with_its_parts(text: str, part: int, whole: int, share: str) -> None:
    (found,) = read(text).shares

    assert (found.part, found.whole, found.share) == (Decimal(part), Decimal(whole), Decimal(share))


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành 13/36 nhiệm vụ và giải ngân đạt 45%",
        "13/36 nhiệm vụ, giải ngân vốn đầu tư công đạt 45%",
        "đạt 90% (so với 10/20 của năm trước)",
        "13/36 nhiệm vụ, giải ngân vốn đầu tư công của xã, đạt 45%",
        "ngày 14/9 đạt 95%",
        "tháng 4/2023 đạt 95%",
        "19/20 người đại học, 1/20 người thạc sĩ (95% và 5%)",
        "18/20 người, bằng 120% so với cùng kỳ",
        "18/20 người đại học; tỷ lệ nữ đạt 30%",
        "đạt 114,07% dự toán giao đầu năm",
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert read(text).shares == ()


@pytest.mark.parametrize(
    ("printed", "exact", "right"),
    [("36.1", "36.111", True), ("36.2", "36.111", False), ("96.83", "96.8254", True), ("33", "33.4", True)],
)
def test_a_share_is_right_within_half_a_unit_of_its_last_decimal(
    printed: str, exact: str, right: bool
) -> None:
    assert agrees(Decimal(printed), Decimal(exact)) is right


def test_figures_are_read_as_officials_write_them() -> None:
    assert (counted("1.394"), counted("05"), shared("97.23"), shared("36,1")) == (
        Decimal(1394),
        Decimal(5),
        Decimal("97.23"),
        Decimal("36.1"),
    )
