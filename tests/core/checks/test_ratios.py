"""R1-R5: printed percentages against the figures they are made of."""

import pytest

from cchc_desktop.core.edition import Level
from tests.core.checks.real import CATALOGUE, case, found, listed, mended_case, real_report, said
from tests.core.toy import Toy

RATIOS = [
    (code, formula.names[0], formula.names[1])
    for code, formula in CATALOGUE.get("cchc-2021").formulas.items()
    if formula.is_share
]


def test_a_wrong_percentage_says_what_it_should_be_and_what_to_do() -> None:
    (finding,) = found(case(), "R1")

    assert finding.message == "Biểu 7, dòng 6.7: ghi 0 nhưng 679/716 = 94,8 %."
    assert finding.advice == "Xóa ô để ứng dụng tự tính, hoặc giải trình."
    assert finding.codes[0] == "b7_6_7"
    assert finding.level is Level.ERROR
    assert finding.explainable


@pytest.mark.parametrize(("ratio", "part", "whole"), RATIOS)
def test_every_ratio_row_is_judged(ratio: str, part: str, whole: str) -> None:
    given: dict[str, Toy] = {part: 13, whole: 36}

    assert [each.codes for each in found(real_report({**given, ratio: 37}), "R1")] == [(ratio, part, whole)]
    assert said(real_report({**given, ratio: "36,1"}), "R1", "R2", "R3", "R4") == []


@pytest.mark.parametrize("typed", ["36", "36,1", "36,11", "36,111"])
def test_a_percentage_may_be_rounded_to_any_decimal(typed: str) -> None:
    assert said(real_report({"b1_2_2": 13, "b1_2_1": 36, "b1_2": typed}), "R1") == []


@pytest.mark.parametrize("typed", ["37", "36,2", "36,12", "36,0", "35", "36,10"])
def test_a_percentage_off_by_more_than_half_its_last_decimal_is_wrong(typed: str) -> None:
    assert said(real_report({"b1_2_2": 13, "b1_2_1": 36, "b1_2": typed}), "R1") != []


@pytest.mark.parametrize(
    ("part", "whole", "typed"),
    [(709, 709, "100"), (709, 709, "100,0"), (0, 17, "0"), (1, 8, "12,5"), (1, 8, "12"), (1, 8, "13")],
)
def test_round_percentages_and_halves_are_right(part: int, whole: int, typed: str) -> None:
    assert said(real_report({"b3_3_3_2": part, "b3_3_3_1": whole, "b3_3_3": typed}), "R1") == []


def test_disbursement_in_millions_with_decimals_is_rounded_alike() -> None:
    money: dict[str, Toy] = {"b6_1_1": "26.572,82", "b6_1_2": "2.822,033624"}

    assert said(real_report({**money, "b6_1": "10,62"}), "R1") == []
    assert said(real_report({**money, "b6_1": "10,26"}), "R1") == [
        "Biểu 6, dòng 1: ghi 10,26 nhưng 2.822,033624/26.572,82 = 10,6 %."
    ]


def test_a_computed_percentage_is_never_wrong() -> None:
    assert said(real_report({"b1_2_2": 13, "b1_2_1": 36}), "R1", "R2", "R3", "R4") == []


@pytest.mark.parametrize(
    ("part", "whole", "message"),
    [
        (0, 0, "Biểu 3, dòng 3.4: ghi 0 % nhưng không tính được tỷ lệ. Biểu 3, dòng 3.4.1 bằng 0."),
        (None, "-", "Biểu 3, dòng 3.4.1 bằng 0."),
        (0, None, "Biểu 3, dòng 3.4.1 chưa có số liệu."),
        (1, "?", "Biểu 3, dòng 3.4.1 chưa có số liệu."),
    ],
)
def test_a_percentage_of_nothing_is_to_be_explained(part: Toy, whole: Toy, message: str) -> None:
    (finding,) = found(
        real_report({"b3_3_4_2": part, "b3_3_4_1": whole, "b3_3_4": 0}), "R1", "R2", "R3", "R4"
    )

    assert finding.check == "R2"
    assert finding.level is Level.WARNING
    assert finding.message.endswith(message)


@pytest.mark.parametrize(
    ("part", "whole", "missing"),
    [
        (None, None, "(Biểu 2, dòng 2.2.2; Biểu 2, dòng 2.2.1)"),
        (None, 5, "(Biểu 2, dòng 2.2.2)"),
        ("?", "?", "(Biểu 2, dòng 2.2.2; Biểu 2, dòng 2.2.1)"),
    ],
)
def test_a_percentage_on_blanks_names_the_rows_that_are_missing(part: Toy, whole: Toy, missing: str) -> None:
    (finding,) = found(
        real_report({"b2_2_2_2": part, "b2_2_2_1": whole, "b2_2_2": 100}), "R1", "R2", "R3", "R4"
    )

    assert finding.check == "R4"
    assert missing in finding.message


@pytest.mark.parametrize("state", ["?", "x", "-"])
def test_a_percentage_withheld_though_it_can_be_computed_is_to_be_explained(state: str) -> None:
    (finding,) = found(real_report({"b1_2_2": 13, "b1_2_1": 36, "b1_2": state}), "R1", "R2", "R3", "R4")

    assert finding.check == "R3"
    assert finding.message.endswith("nhưng đã đủ số để tính: 13/36 = 36,1 %.")


@pytest.mark.parametrize("content", [{"b7_6_8_1": 0}, {"b7_6_8_1": "?"}, {"b7_6_8_1": 17, "b7_6_8_2": 0}, {}])
def test_nothing_happened_may_stand_for_no_percentage_and_for_none_at_all(content: dict[str, Toy]) -> None:
    assert said(real_report({**content, "b7_6_8": "-"}), "R1", "R2", "R3", "R4") == []


def test_the_other_reading_of_the_online_share_is_pointed_at() -> None:
    rows = listed("ho_so", {"linh_vuc": "Tổng số", "hs_tiep_nhan": "716", "hs_ky_truoc": "5"})
    given: dict[str, Toy] = {**rows, "b7_6_7_1": 716, "b7_6_7_2": 679}

    (finding,) = found(real_report({**given, "b7_6_7": "95,5"}), "R5")

    assert finding.level is Level.INFO
    assert "95,5 % là tỷ lệ trên số hồ sơ mới tiếp nhận" in finding.message
    assert finding.message.endswith("94,8 %.")
    assert said(real_report({**given, "b7_6_7": "94,8"}), "R5") == []
    assert said(real_report({**given, "b7_6_7": "90"}), "R5") == []
    assert said(real_report(given), "R5") == []


def test_the_real_case_without_its_overrides_has_no_wrong_percentage() -> None:
    assert said(mended_case(), "R1", "R2", "R3", "R4", "R5") == []
