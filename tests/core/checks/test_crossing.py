"""X1-X8, X11: a form against facts, registers and the report's own number."""

import pytest

from cchc_desktop.core.edition import Level
from tests.core.checks.real import case, found, grave, listed, mended_case, paper, real_report, said
from tests.core.toy import Toy

DOSSIERS = {
    "linh_vuc": "Tổng số",
    "hs_tiep_nhan": "716",
    "hs_truc_tuyen": "679",
    "hs_giai_quyet": "709",
    "hs_truoc_va_dung_han": "709",
}
PAIRS: list[tuple[str, dict[str, Toy], str, int]] = [
    ("X1", listed("ho_so", dict(DOSSIERS)), "b3_3_3_1", 709),
    ("X1", listed("ho_so", dict(DOSSIERS)), "b3_3_3_2", 709),
    ("X1", listed("ho_so", dict(DOSSIERS)), "b7_6_7_1", 716),
    ("X1", listed("ho_so", dict(DOSSIERS)), "b7_6_7_2", 679),
    ("X2", {"tthc_tham_quyen": 140}, "b3_1_4_3", 140),
    ("X2", {"tthc_tham_quyen": 140}, "b3_1_4", 140),
    ("X3", {"kh_nhiem_vu": 36}, "b1_2_1", 36),
    ("X3", {"kh_hoan_thanh": 13}, "b1_2_2", 13),
    ("X3", listed("nhiem_vu", {"nhiem_vu": "A", "trang_thai": "Hoàn thành"}, {"nhiem_vu": "B"}), "b1_2_1", 2),
    ("X3", listed("nhiem_vu", {"nhiem_vu": "A", "trang_thai": "Hoàn thành"}, {"nhiem_vu": "B"}), "b1_2_2", 1),
    ("X3", {"gn_ke_hoach": "1.500.000.000"}, "b6_1_1", 1500),
    ("X3", {"gn_thuc_hien": "0"}, "b6_1_2", 0),
    ("X4", listed("van_ban", paper("9/KH-UBND", "2023-01-09", chi_dao=True)), "b1_1", 1),
    ("X5", {"qppl_ban_hanh": 2}, "b2_1_3", 2),
    ("X5", listed("van_ban", paper("02/2023/NQ-HĐND", "2023-01-09", issuer="HĐND xã")), "b2_1_3", 1),
    ("X6", listed("nhan_su", {"nhom": "Cán bộ", "duoc_giao": "10", "co_mat": "9"}), "b4_2_1", 10),
    ("X6", listed("nhan_su", {"nhom": "Cán bộ", "duoc_giao": "10", "co_mat": "9"}), "b4_2_2", 9),
    ("X7", {"ky_luat": 0}, "b5_4", 0),
    ("X8", {"pakn_tiep_nhan": 3}, "b3_3_4_1", 3),
    ("X8", {"pakn_giai_quyet": 3}, "b3_3_4_2", 3),
]


@pytest.mark.parametrize(("check", "content", "row", "given"), PAIRS)
def test_two_places_that_disagree_are_an_error(
    check: str, content: dict[str, Toy], row: str, given: int
) -> None:
    report = real_report({**content, row: given + 1})

    findings = found(report, check, level=Level.ERROR)

    assert [finding.codes[0] for finding in findings] == [row]
    assert not findings[0].explainable
    assert f"ghi {given + 1:,} nhưng".replace(",", ".") in findings[0].message


@pytest.mark.parametrize(("check", "content", "row", "given"), PAIRS)
def test_two_places_that_agree_are_right(check: str, content: dict[str, Toy], row: str, given: int) -> None:
    findings = found(real_report({**content, row: given}), check)

    assert [finding for finding in findings if finding.level is not Level.INFO or row in finding.codes] == []


@pytest.mark.parametrize(("check", "content", "row", "given"), PAIRS)
def test_a_row_whose_source_is_unknown_is_left_alone(
    check: str, content: dict[str, Toy], row: str, given: int
) -> None:
    assert said(real_report({row: given}), check) == []


def test_a_contradiction_names_both_places_and_what_to_do() -> None:
    report = real_report({**listed("ho_so", dict(DOSSIERS)), "b7_6_7_1": 761})

    (finding,) = found(report, "X1", level=Level.ERROR)

    assert finding.message == (
        "Biểu 7, dòng 6.7.1: ghi 761 nhưng Bảng kê hồ sơ TTHC, cột “Số hồ sơ tiếp nhận” là 716."
    )
    assert finding.advice == "Hai nơi nói về cùng một số hồ sơ: sửa cho khớp."
    assert finding.codes == ("b7_6_7_1", "hs_tiep_nhan")


@pytest.mark.parametrize("typed", ["27.869,168372", "27.869,17", "27.869,2", "27.869"])
def test_money_of_the_form_is_in_millions_and_may_be_rounded(typed: str) -> None:
    assert said(real_report({"gn_ke_hoach": "27.869.168.372", "b6_1_1": typed}), "X3") == []


@pytest.mark.parametrize("typed", ["27.869.168.372", "27.870", "27.869,1"])
def test_money_in_another_unit_or_rounded_wrongly_is_found(typed: str) -> None:
    (finding,) = found(real_report({"gn_ke_hoach": "27.869.168.372", "b6_1_1": typed}), "X3")

    assert finding.message.endswith("cho 27.869,2.")


def test_one_slip_in_a_part_is_not_found_again_in_its_total() -> None:
    (finding,) = found(real_report({"tthc_tham_quyen": 140, "b3_1_4_3": 139}), "X2")

    assert finding.codes[0] == "b3_1_4_3"


def test_nobody_disciplined_agrees_with_nothing_happened() -> None:
    parts: dict[str, Toy] = {"b5_4_3": "-", "b5_4_4": 0, "b5_4_5": "x"}

    assert said(real_report({"ky_luat": "-", **parts}), "X7") == []
    assert said(real_report({"ky_luat": 1, **parts}), "X7") != []


def test_only_directives_of_the_window_are_counted() -> None:
    rows = listed(
        "van_ban",
        paper("9/KH-UBND", "2023-01-09", chi_dao=True),
        paper("300/KH-UBND", "2022-11-30", chi_dao=True),
        paper("11/TB-UBND", "2023-01-10"),
    )

    assert said(real_report({**rows, "b1_1": 1}), "X4") == []
    assert said(real_report({**rows, "b1_1": 3}), "X4") == [
        "Biểu 1, dòng 1: ghi 3 nhưng bảng kê có 1 văn bản chỉ đạo CCHC trong thời gian chốt số liệu."
    ]


def test_laws_of_a_superior_are_not_the_communes() -> None:
    rows = listed("van_ban", paper("34/2023/QĐ-UBND", "2023-01-09", issuer="UBND tỉnh Thừa Thiên Huế"))

    assert said(real_report({**rows, "b2_1_3": 0}), "X5") == []


@pytest.mark.parametrize(("row", "check"), [("b1_1", "X4"), ("b2_1_3", "X5")])
def test_a_list_that_was_kept_for_something_else_only_asks_for_an_explanation(row: str, check: str) -> None:
    rows = listed("van_ban", paper("11/TB-UBND", "2023-01-10"))

    (finding,) = found(real_report({**rows, row: 2}), check)

    assert finding.level is Level.WARNING
    assert said(real_report({**rows, row: 0}), check) == []
    assert said(real_report(rows), check) == []


def test_staff_that_counts_another_group_says_so_in_a_row_of_its_own() -> None:
    groups = [
        {"nhom": "Cán bộ", "co_mat": "10"},
        {"nhom": "Công chức", "co_mat": "11"},
        {"nhom": "Khác", "co_mat": "1"},
    ]
    together = {"nhom": "Cán bộ, công chức chung", "co_mat": "22"}

    assert said(real_report({**listed("nhan_su", *groups), "b4_2_2": 21}), "X6", "A10") == []
    assert said(real_report({**listed("nhan_su", *groups, together), "b4_2_2": 22}), "X6", "A10") == []


@pytest.mark.parametrize(
    ("check", "content", "row"),
    [
        ("X2", {"tthc_tham_quyen": 140}, "b3_1_4_3"),
        ("X3", {"kh_nhiem_vu": 36}, "b1_2_1"),
        ("X5", {"qppl_ban_hanh": 0}, "b2_1_3"),
        ("X8", {"pakn_tiep_nhan": "-"}, "b3_3_4_1"),
    ],
)
def test_a_known_figure_is_offered_for_a_blank_row(check: str, content: dict[str, Toy], row: str) -> None:
    (finding,) = found(real_report(content), check)

    assert finding.level is Level.INFO
    assert finding.codes[0] == row
    assert finding.advice.startswith("Nhập ")
    assert said(real_report({**content, row: "x"}), check) == []


@pytest.mark.parametrize(
    ("sent", "number", "more", "wrong"),
    [
        (98, "74", {}, False),
        (74, "74", {}, False),
        (73, "74", {}, True),
        (2, "03A", {}, True),
        (73, "", {}, False),
        (73, "không số", {}, False),
        ("?", "74", {}, False),
        (73, "74", {"period.from": "2023-01-01"}, True),
        (73, "74", {"period.from": "2023-01-02"}, False),
        (73, "74", {"period.from": "2023-03-20"}, False),
        (73, "74", {"document.date": "2024-01-05"}, False),
    ],
)
def test_documents_sent_are_not_fewer_than_the_reports_own_number(
    sent: Toy, number: str, more: dict[str, Toy], wrong: bool
) -> None:
    report = real_report({"vb_di": sent, "document.number": number, "document.date": "2023-03-20", **more})

    findings = found(report, "X11")

    assert bool(findings) is wrong
    assert all(finding.level is Level.WARNING for finding in findings)


def test_a_quarter_in_the_middle_of_the_year_counts_fewer_than_its_number() -> None:
    assert said(real_report({"vb_di": 60, "document.number": "250"}, kind="q2"), "X11") == []


def test_the_real_347_documents_against_number_385_ask_for_an_explanation() -> None:
    content: dict[str, Toy] = {
        "vb_di": 347,
        "vb_ky_so": 167,
        "document.number": "385",
        "document.date": "2020-09-14",
    }

    report = real_report(content, edition="cchc-2011", kind="9m", year=2020)

    assert said(report, "X11") == [
        "Số liệu bổ sung “Số văn bản đi đã phát hành trên môi trường mạng”: ghi 347 văn bản đi,"
        " ít hơn số của chính báo cáo này (385)."
    ]


def test_signed_documents_are_not_more_than_sent_and_their_share_agrees() -> None:
    sent: dict[str, Toy] = {"vb_di": 347, "vb_ky_so": 167}

    assert said(real_report({**sent, "b7_5_2_3": "48,1"}), "X11") == []
    assert len(said(real_report({**sent, "b7_5_2_3": "100"}), "X11")) == 1
    assert len(said(real_report({"vb_di": 347, "vb_ky_so": 348}), "X11")) == 1


def test_the_real_case_agrees_with_itself() -> None:
    checks = ("X1", "X3", "X4", "X5", "X6", "X7", "X8", "X11")

    assert said(case(), *checks) == []
    assert said(mended_case(), "X2", *checks) == []
    assert grave(mended_case()) == []
