"""A9: each figure by itself."""

import pytest

from cchc_desktop.core.edition import Level
from tests.core import toy
from tests.core.checks.real import found, listed, real_report, said
from tests.core.toy import Toy, toy_edition, toy_report

UNREADABLE = [
    ({"b1_1": "12 văn bản"}, "Biểu 1, dòng 1: “12 văn bản” không đọc được. Ô này chỉ nhận con số."),
    ({"b1_1": "1.23"}, "phần thập phân viết sau dấu phẩy"),
    ({"b1_1": "1.50.0"}, "Dấu chấm, dấu phẩy đặt chưa đúng chỗ"),
    ({"b1_1": "9" * 40}, "Số dài quá 18 chữ số."),
    ({"b7_6_7": "97.23%"}, "Biểu 7, dòng 6.7: “97.23%” không đọc được."),
    ({"kh_nhiem_vu": "chưa rõ"}, "Số liệu bổ sung “Số nhiệm vụ đề ra trong Kế hoạch CCHC năm”"),
    (
        listed("ho_so", {"linh_vuc": "Đất đai", "hs_truc_tuyen": "'nhiều"}),
        "Bảng kê hồ sơ TTHC, dòng 1, Trực tuyến: “nhiều”",
    ),
    (listed("ho_so", {"linh_vuc": "Đất đai", "hs_truc_tuyen": "nhiều"}), "“nhiều” không đọc được"),
    (listed("ho_so", {"linh_vuc": "Đất đai", "hs_qua_han": "9" * 19}), "Số dài quá 18 chữ số."),
    (listed("van_ban", {"so": "1", "ngay": "'31/02/2023"}), "“31/02/2023” không đọc được. Ngày không có"),
    (listed("van_ban", {"so": "1", "ngay": "31/02/2023"}), "viết như 31/3/2023"),
]

WRONG = [
    ({"b1_1": "1,5"}, "Biểu 1, dòng 1: ghi 1,5 nhưng đây là số đếm, phải là số nguyên."),
    ({"b3_1_4": "140,5"}, "Biểu 3, dòng 1.4: ghi 140,5 nhưng đây là số đếm"),
    (listed("ho_so", {"hs_truc_tuyen": "1.5"}), "dòng 1, Trực tuyến: ghi 1,5"),
    ({"b1_1": "-3"}, "Biểu 1, dòng 1: ghi -3, số liệu không thể âm."),
    ({"b6_1_1": "-0,5"}, "Biểu 6, dòng 1.1: ghi -0,5"),
    (listed("nhan_su", {"nhom": "Cán bộ", "co_mat": "-1"}), "dòng 1, Có mặt: ghi -1"),
    ({"b7_3": "300"}, "Biểu 7, dòng 3: ghi 300 % nhưng tỷ lệ chỉ từ 0 đến 100."),
    ({"b7_3": "100,1"}, "ghi 100,1 %"),
    ({"b1_2": "300"}, "Biểu 1, dòng 2: ghi 300 %"),
    ({"b1_5": "2"}, "chỉ nhận một trong các mã: Có = 1; Không = 0."),
    ({"b7_2": "0,5"}, "Biểu 7, dòng 2: ghi 0,5"),
    ({"b1_5": "-1"}, "Biểu 1, dòng 5: ghi -1"),
]

RIGHT: list[dict[str, Toy]] = [
    {"b1_1": "0", "b1_5": "0", "b7_3": "0", "b6_1_1": "0"},
    {"b1_1": "1.500", "b3_1_4": "1.500", "b6_1_1": "27.869,17", "gn_ke_hoach": "27.869.168.372"},
    {"b7_3": "100", "b4_2_5": "0,05", "b1_2": "36,11"},
    {"b1_1": "-", "b1_5": "x", "b7_3": "?", "b3_1_4": "..."},
    {"b1_5": "1", "b1_5_2": "2", "b7_2": "2"},
    listed("ho_so", {"linh_vuc": "Tổng số", "hs_truc_tuyen": "-", "hs_truc_tiep": "?", "hs_ky_truoc": "x"}),
    listed("van_ban", {"so": "03A", "ngay": "2023-01-05", "trich_yeu": "'trích yếu"}),
]


@pytest.mark.parametrize(("content", "message"), UNREADABLE)
def test_what_is_no_figure_or_day_is_found_where_it_was_typed(content: dict[str, Toy], message: str) -> None:
    (finding,) = found(real_report(content), "A9")

    assert message in finding.message
    assert finding.level is Level.ERROR


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_figure_out_of_its_bounds_is_one_error(content: dict[str, Toy], message: str) -> None:
    (finding,) = found(real_report(content), "A9")

    assert message in finding.message
    assert finding.level is Level.ERROR
    assert not finding.explainable
    assert finding.advice


@pytest.mark.parametrize("content", RIGHT)
def test_figures_within_their_bounds_are_left_alone(content: dict[str, Toy]) -> None:
    assert said(real_report(content), "A9") == []


def test_disbursement_above_the_plan_may_be_explained() -> None:
    report = real_report({"b6_1_1": "1.500", "b6_1_2": "1.711,05"})

    (finding,) = found(report, "A9")

    assert finding.message == "Biểu 6, dòng 1: giải ngân đạt 114,1 %, vượt kế hoạch được giao."
    assert finding.level is Level.WARNING
    assert finding.explainable


def test_disbursement_of_exactly_the_plan_is_right() -> None:
    assert said(real_report({"b6_1_1": "1.500", "b6_1_2": "1.500"}), "A9") == []


def test_an_unreadable_cell_of_a_register_names_its_row_and_column() -> None:
    report = real_report(listed("ho_so", {"linh_vuc": "A"}, {"linh_vuc": "B", "hs_qua_han": "'vài"}))

    (finding,) = found(report, "A9")

    assert finding.codes == ("ho_so[1]", "hs_qua_han")


@pytest.mark.parametrize(
    ("shares", "wrong"), [((60, 40), False), (("60,5", "39,6"), True), ((100, "?"), False)]
)
def test_shares_of_one_whole_do_not_add_to_more_than_100(shares: tuple[Toy, Toy], wrong: bool) -> None:
    groups = (("men", "women"),)
    rule = toy.check("shares_above_whole", "A9", groups=groups, message="{rows}: {found}")
    index = toy_edition([toy.row("men", "percent"), toy.row("women", "percent")], checks=[rule])

    report = toy_report(index, {"men": shares[0], "women": shares[1]})

    assert said(report) == (["Biểu 1, dòng men, Biểu 1, dòng women: 100,1"] if wrong else [])
