"""A1-A5, A7, A10: the sums inside a register's rows, and of its given total row."""

import pytest

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Level
from tests.core.checks.real import case, found, listed, real_report, said

SOUND: Row = {
    "linh_vuc": "Tổng số",
    "hs_tiep_nhan": "716",
    "hs_truc_tuyen": "679",
    "hs_truc_tiep": "32",
    "hs_ky_truoc": "5",
    "hs_giai_quyet": "709",
    "hs_truoc_han": "700",
    "hs_dung_han": "6",
    "hs_qua_han": "3",
    "hs_dang_giai_quyet": "7",
    "hs_trong_han": "5",
    "hs_dang_qua_han": "2",
}
"""One row of Biểu II.06a, everything in it right."""

BROKEN = [
    (
        {"hs_ky_truoc": "", "hs_tiep_nhan": "700", "hs_giai_quyet": "", "hs_truoc_han": ""},
        "A1",
        "711 (679 + 32)",
    ),
    ({"hs_tiep_nhan": "717", "hs_dang_giai_quyet": "8", "hs_trong_han": "6"}, "A2", "= 679 + 32 + 5 = 716"),
    ({"hs_truoc_han": "701"}, "A3", "cột “Tổng số đã giải quyết” ghi 709 nhưng"),
    ({"hs_truoc_va_dung_han": "705", "hs_giai_quyet": ""}, "A3", "“Trước hạn và đúng hạn” ghi 705"),
    ({"hs_truoc_han": "800", "hs_dung_han": ""}, "A3", "riêng các cột thành phần đã là 803 (800 + 3)"),
    ({"hs_trong_han": "6"}, "A4", "đang giải quyết 7 nhưng trong hạn + quá hạn = 6 + 2 = 8"),
    ({"hs_trong_han": "", "hs_dang_qua_han": "8"}, "A4", "đang giải quyết 7 nhưng riêng phần đã biết là 8"),
    ({"hs_tiep_nhan": "-", "hs_giai_quyet": "", "hs_truoc_han": ""}, "A2", "tổng số nhận 0 nhưng"),
]


def dossiers(*rows: Row) -> list[str]:
    """The ids and messages of A1-A5 and A7 about these rows."""
    report = real_report(listed("ho_so", *rows))
    return [f"{each.check} {each.message}" for each in found(report, "A1", "A2", "A3", "A4", "A5", "A7")]


def staff(*rows: Row) -> list[str]:
    """The messages of A10 about these rows."""
    return said(real_report(listed("nhan_su", *rows)), "A10")


@pytest.mark.parametrize(("slip", "check", "words"), BROKEN)
def test_a_sum_that_does_not_hold_is_one_error(slip: Row, check: str, words: str) -> None:
    report = real_report(listed("ho_so", {**SOUND, **slip}))

    finding = next(each for each in found(report, "A1", "A2", "A3", "A4"))

    assert [each.check for each in found(report, "A1", "A2", "A3", "A4")] == [check]
    assert finding.message.startswith("Bảng kê hồ sơ TTHC, dòng 1: ")
    assert words in finding.message
    assert finding.level is Level.ERROR
    assert not finding.explainable
    assert finding.codes[0] == "ho_so[0]"


@pytest.mark.parametrize(
    "row",
    [
        SOUND,
        {"linh_vuc": "Tổng số"},
        {"linh_vuc": "Tổng số", "hs_tiep_nhan": "2299"},
        {"linh_vuc": "Tổng số", "hs_tiep_nhan": "2299", "hs_giai_quyet": "2299"},
        {**SOUND, "hs_tiep_nhan": "", "hs_giai_quyet": "", "hs_dang_giai_quyet": ""},
        {**SOUND, "hs_ky_truoc": "", "hs_truoc_han": ""},
        {**SOUND, "hs_tiep_nhan": "?", "hs_giai_quyet": "?"},
        {**SOUND, "hs_truoc_va_dung_han": "x"},
        {
            "linh_vuc": "Tổng số",
            "hs_tiep_nhan": "1395",
            "hs_truc_tuyen": "1386",
            "hs_truoc_va_dung_han": "1394",
            "hs_trong_han": "1",
        },
        {**SOUND, "hs_ky_truoc": "x", "hs_tiep_nhan": "711", "hs_giai_quyet": "704", "hs_truoc_han": "695"},
        {
            "linh_vuc": "Đất đai",
            "hs_tiep_nhan": "-",
            "hs_truc_tuyen": "0",
            "hs_truc_tiep": "-",
            "hs_ky_truoc": "0",
        },
    ],
)
def test_a_row_that_holds_or_is_partly_unknown_is_left_alone(row: Row) -> None:
    assert dossiers(row) == []


def test_a_gap_that_is_a_late_figure_is_named_after_its_column() -> None:
    (late,) = dossiers({**SOUND, "hs_giai_quyet": "706", "hs_truoc_va_dung_han": "x"})
    (overdue,) = dossiers({**SOUND, "hs_dang_giai_quyet": "5", "hs_trong_han": "", "hs_qua_han": ""})

    assert late == (
        "A5 Bảng kê hồ sơ TTHC, dòng 1: tiếp nhận 716 nhưng đã giải quyết + đang giải quyết"
        " = 706 + 7 = 713, lệch 3. Số lệch đúng bằng cột “Quá hạn” (3):"
        " có thể số này bị bỏ sót hoặc tính hai lần."
    )
    assert overdue.endswith(
        "lệch 2. Số lệch đúng bằng cột “Đang quá hạn” (2): có thể số này bị bỏ sót hoặc tính hai lần."
    )


def test_a_gap_of_another_size_names_no_column_and_may_be_explained() -> None:
    row: Row = {
        "linh_vuc": "A",
        "hs_tiep_nhan": "10",
        "hs_giai_quyet": "5",
        "hs_dang_giai_quyet": "1",
        "hs_qua_han": "3",
    }

    (finding,) = found(real_report(listed("ho_so", row)), "A5")

    assert finding.message.endswith("= 5 + 1 = 6, lệch 4.")
    assert finding.level is Level.ERROR
    assert finding.explainable


def test_more_solved_than_received_is_wrong_before_the_rest_is_known() -> None:
    (message,) = dossiers({"linh_vuc": "A", "hs_tiep_nhan": "10", "hs_giai_quyet": "15"})

    assert "= 15 + ... = 15, lệch 5." in message
    assert dossiers({"linh_vuc": "A", "hs_tiep_nhan": "15", "hs_giai_quyet": "10"}) == []


def test_a_total_row_is_the_sum_of_the_fields() -> None:
    land: Row = {"linh_vuc": "Đất đai", "hs_truc_tuyen": "4", "hs_truc_tiep": "-"}
    civil: Row = {"linh_vuc": "Hộ tịch", "hs_truc_tuyen": "6", "hs_truc_tiep": "2"}

    assert dossiers(land, civil, {"linh_vuc": "Tổng số", "hs_truc_tuyen": "10", "hs_truc_tiep": "2"}) == []
    assert dossiers(land, civil, {"linh_vuc": "Tổng số", "hs_truc_tuyen": "10"}) == []
    assert dossiers(land, {"linh_vuc": "Khác"}, {"linh_vuc": "Tổng số", "hs_truc_tuyen": "10"}) == []
    assert dossiers(land, civil, {"linh_vuc": "Tổng số", "hs_truc_tuyen": "11"}) == [
        "A7 Bảng kê hồ sơ TTHC, dòng 3, cột “Trực tuyến”: dòng tổng ghi 11 nhưng cộng các dòng được 10."
    ]


def test_a_total_row_below_the_fields_known_so_far_is_already_wrong() -> None:
    rows: list[Row] = [
        {"linh_vuc": "A", "hs_qua_han": "4"},
        {"linh_vuc": "B"},
        {"linh_vuc": "Tổng số", "hs_qua_han": "3"},
    ]

    assert len(dossiers(*rows)) == 1


def test_the_computed_cells_of_a_total_row_are_not_judged_twice() -> None:
    field: Row = {"linh_vuc": "A", "hs_truc_tuyen": "4", "hs_truc_tiep": "1", "hs_ky_truoc": "0"}

    (message,) = dossiers(field, {**field, "linh_vuc": "Tổng số", "hs_truc_tuyen": "5"})

    assert "cột “Trực tuyến”" in message


def test_real_dossiers_are_right() -> None:
    assert said(case(), "A1", "A2", "A3", "A4", "A5", "A7", "A10") == []


PEOPLE: list[Row] = [{"nhom": "Cán bộ", "co_mat": "10"}, {"nhom": "Công chức", "co_mat": "11"}]
TOGETHER = "Cán bộ, công chức chung"


@pytest.mark.parametrize(
    "more",
    [
        [{"nhom": TOGETHER, "co_mat": "21"}],
        [{"nhom": TOGETHER, "co_mat": "22"}, {"nhom": "Khác", "co_mat": "1"}],
        [{"nhom": TOGETHER, "co_mat": "21"}, {"nhom": "Khác", "co_mat": "1"}],
        [{"nhom": "Cán bộ, công chức", "co_mat": "22"}, {"nhom": "Đội viên đề án 500", "co_mat": "1"}],
        [{"nhom": TOGETHER, "co_mat": "21"}, {"nhom": "Người hoạt động không chuyên trách", "co_mat": "8"}],
        [{"nhom": TOGETHER}],
        [{"nhom": TOGETHER, "co_mat": "22"}, {"nhom": "Khác"}],
    ],
)
def test_staff_counted_together_is_officials_and_civil_servants_perhaps_with_others(more: list[Row]) -> None:
    assert staff(*PEOPLE, *more) == []


def test_staff_that_is_no_sum_of_its_groups_may_be_explained() -> None:
    others: Row = {"nhom": "Người hoạt động không chuyên trách", "co_mat": "8"}
    report = real_report(listed("nhan_su", *PEOPLE, others, {"nhom": TOGETHER, "co_mat": "29"}))

    (finding,) = found(report, "A10")

    assert finding.message == (
        "Bảng kê nhân sự, dòng 4, cột “Có mặt”: ghi 29 nhưng cộng cán bộ và công chức được 21."
    )
    assert finding.level is Level.WARNING


def test_one_group_listed_beside_the_whole_says_nothing_of_the_other() -> None:
    assert staff(PEOPLE[0], {"nhom": TOGETHER, "co_mat": "21"}) == []
    assert staff(PEOPLE[0], {"nhom": TOGETHER, "co_mat": "9"}) != []


SCHOOL: Row = {
    "tren_dai_hoc": "1",
    "dai_hoc": "19",
    "cao_dang": "0",
    "trung_cap": "-",
    "chua_qua_dao_tao": "x",
}
POLITICS: Row = {"llct_cao_cap": "0", "llct_trung_cap": "15", "llct_so_cap": "5"}


def test_schooling_and_politics_that_add_to_those_present_are_right() -> None:
    assert (
        staff({"nhom": TOGETHER, "duoc_giao": "20", "co_mat": "20", **SCHOOL, **POLITICS, "dang_vien": "20"})
        == []
    )


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        ({"dai_hoc": "18"}, "trình độ chuyên môn cộng lại là 19 (1 + 18 + 0 + 0) nhưng có mặt 20 người"),
        ({"dai_hoc": "21", "cao_dang": ""}, "cộng lại là 22"),
        ({"llct_so_cap": "4"}, "lý luận chính trị cộng lại là 19 (0 + 15 + 4)"),
        ({"duoc_giao": "19"}, "cột “Có mặt” ghi 20, lớn hơn 19 ở cột “Được giao”"),
        ({"dang_vien": "21"}, "cột “Đảng viên” ghi 21, lớn hơn 20"),
    ],
)
def test_staff_that_does_not_add_up_may_be_explained(slip: Row, words: str) -> None:
    row: Row = {
        "nhom": TOGETHER,
        "duoc_giao": "20",
        "co_mat": "20",
        **SCHOOL,
        **POLITICS,
        "dang_vien": "20",
        **slip,
    }

    (finding,) = found(real_report(listed("nhan_su", row)), "A10")

    assert words in finding.message
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    "row",
    [
        {"co_mat": "20", "dai_hoc": "18"},
        {"co_mat": "22", "llct_cao_cap": "1", "llct_trung_cap": "17"},
        {"co_mat": "20", "llct_trung_cap": "15", "llct_so_cap": "5"},
        {"duoc_giao": "20", "co_mat": "19"},
        {"dai_hoc": "18", "cao_dang": "2"},
        {"co_mat": "?", **SCHOOL},
    ],
)
def test_a_split_that_is_partly_unknown_is_left_alone(row: Row) -> None:
    assert staff({"nhom": TOGETHER, **row}) == []


def test_more_present_than_assigned_in_the_form_may_be_explained() -> None:
    (finding,) = found(real_report({"b4_2_1": 20, "b4_2_2": 21}), "A10")

    assert finding.level is Level.WARNING
    assert said(real_report({"b4_2_1": 20, "b4_2_2": 20}), "A10") == []
