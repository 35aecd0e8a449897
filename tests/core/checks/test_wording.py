"""How findings name places and figures, and which explanations hold."""

import pytest

from cchc_desktop.core.checks.wording import figure, fingerprint, holds, number_of, place, row_code, row_place
from cchc_desktop.core.content import Explanation, Item
from cchc_desktop.core.edition import Level
from tests.core.checks.real import case, found, listed, real_report
from tests.core.toy import Toy, items

GAP = {"linh_vuc": "Đất đai", "hs_tiep_nhan": "10", "hs_giai_quyet": "6", "hs_dang_giai_quyet": "1"}
OTHER = {"linh_vuc": "Hộ tịch", "hs_tiep_nhan": "4", "hs_giai_quyet": "4", "hs_dang_giai_quyet": "0"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("b7_6_7", "Biểu 7, dòng 6.7"),
        ("b1_1", "Biểu 1, dòng 1"),
        ("vb_di", "số liệu bổ sung “Số văn bản đi đã phát hành trên môi trường mạng”"),
        ("hs_tiep_nhan", "Bảng kê hồ sơ TTHC, cột “Số hồ sơ tiếp nhận”"),
        ("document.number", "Số báo cáo"),
        ("period.to", "Ngày chốt số liệu"),
        ("unknown", "unknown"),
    ],
)
def test_a_place_is_named_as_the_clerk_would_say_it(code: str, name: str) -> None:
    assert place(real_report(), code) == name


def test_a_row_is_counted_from_one_for_people_and_from_zero_for_programs() -> None:
    assert row_place(real_report(), "van_ban", 3) == "Bảng kê văn bản, dòng 4"
    assert row_code("van_ban", 3) == "van_ban[3]"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1500", "1.500"),
        ("36,10", "36,10"),
        ("-", "-"),
        ("?", "..."),
        ("x", "x"),
        ("nhiều", "nhiều"),
        ("", "..."),
    ],
)
def test_a_figure_is_shown_as_it_was_typed(typed: str, shown: str) -> None:
    assert figure(real_report({"b6_1_1": typed}), "b6_1_1") == shown


def test_a_computed_share_is_rounded_and_a_register_total_is_whole() -> None:
    report = case()

    assert figure(report, "b1_2") == "36,1"
    assert figure(report, "hs_tiep_nhan") == "716"
    report.update(items({"b1_2": "36,123"}))
    expected = report.value("b1_2").expected
    assert figure(report, "b1_2") == "36,123"
    assert expected is not None
    assert number_of(report, "b1_2", expected) == "36,1"


def explain(report_content: dict[str, Toy], check: str) -> tuple[dict[str, Item | None], dict[str, Toy]]:
    """The explanation that the screen keeps for the first finding of `check`."""
    finding = found(real_report(report_content), check)[0]
    told = Explanation(finding.check, finding.codes, "Đã đối chiếu", finding.figures)
    return {f"explanation.{check}.x": told}, report_content


def open_now(content: dict[str, Toy], explanation: dict[str, Item | None], check: str) -> list[bool]:
    """Whether each finding of `check` is open with this explanation."""
    report = real_report(content)
    report.update(explanation)
    return [finding.is_open for finding in found(report, check)]


def test_an_explanation_holds_while_the_figures_stay_and_no_longer() -> None:
    given: dict[str, Toy] = {"b1_2_1": 36, "b1_2_2": 13, "b1_2": 40}
    told, _ = explain(given, "R1")

    assert open_now(given, told, "R1") == [False]
    assert open_now({**given, "b1_1": 19}, told, "R1") == [False]
    assert open_now({**given, "b1_2": 41}, told, "R1") == [True]
    assert open_now({**given, "b1_2_2": 14}, told, "R1") == [True]
    assert open_now({**given, "b1_2_1": 37}, told, "R1") == [True]


def test_an_explanation_comes_back_when_its_figures_do() -> None:
    report = real_report({"b1_2_1": 36, "b1_2_2": 13, "b1_2": 40})
    finding = found(report, "R1")[0]
    report.update({"explanation.R1.b1_2": Explanation("R1", finding.codes, "Vì sao", finding.figures)})

    report.update(items({"b1_2": 41}))
    assert found(report, "R1")[0].explanation == ""
    report.update(items({"b1_2": 40}))
    assert found(report, "R1")[0].explanation == "Vì sao"


def test_an_explanation_of_a_row_holds_whatever_happens_to_other_rows() -> None:
    told, _ = explain(listed("ho_so", GAP), "A5")

    assert open_now(listed("ho_so", GAP, OTHER), told, "A5") == [False]
    assert open_now(listed("ho_so", OTHER, GAP), told, "A5") == [False]
    assert open_now(listed("ho_so", {**GAP, "hs_giai_quyet": "5"}), told, "A5") == [True]
    assert open_now(listed("ho_so", {**GAP, "linh_vuc": "Hộ tịch"}), told, "A5") == [True]


def test_an_explanation_of_a_total_row_reopens_when_the_rows_below_it_change() -> None:
    people = [{"nhom": "Cán bộ", "co_mat": "10"}, {"nhom": "Công chức", "co_mat": "11"}]
    together = {"nhom": "Cán bộ, công chức chung", "co_mat": "25"}
    told, _ = explain(listed("nhan_su", *people, together), "A10")

    assert open_now(listed("nhan_su", *people, together), told, "A10") == [False]
    assert open_now(listed("nhan_su", people[0], {**people[1], "co_mat": "12"}, together), told, "A10") == [
        True
    ]


def test_an_explanation_of_a_move_reopens_when_the_earlier_period_is_mended() -> None:
    def beside(before: int) -> list[bool]:
        report = real_report({"b3_1_4_3": 100}, kind="6m", history=[real_report({"b3_1_4_3": before})])
        report.update(told)
        return [finding.is_open for finding in found(report, "P4")]

    first = real_report({"b3_1_4_3": 100}, kind="6m", history=[real_report({"b3_1_4_3": 140})])
    finding = found(first, "P4")[0]
    told: dict[str, Item | None] = {
        "explanation.P4.b3_1_4_3": Explanation("P4", finding.codes, "Bãi bỏ", finding.figures)
    }

    assert beside(140) == [False]
    assert beside(150) == [True]


@pytest.mark.parametrize(
    ("check", "codes", "holds_here"),
    [
        ("A5", ("hs_tiep_nhan",), True),
        ("A5", ("ho_so[0]", "hs_tiep_nhan"), True),
        ("A5.ho_so", ("hs_tiep_nhan",), True),
        ("A5", ("ho_so[1]",), False),
        ("A5", ("hs_tiep_nhan", "hs_qua_han"), False),
        ("A5", (), False),
        ("A4", ("hs_tiep_nhan",), False),
    ],
)
def test_an_explanation_from_a_file_names_codes_only(
    check: str, codes: tuple[str, ...], holds_here: bool
) -> None:
    told: dict[str, Item | None] = {"explanation.A5.x": Explanation(check, codes, "Đã đối chiếu")}

    assert open_now(listed("ho_so", GAP), told, "A5") == [not holds_here]


def test_of_several_explanations_the_one_with_figures_counts() -> None:
    told, content = explain(listed("ho_so", GAP), "A5")
    general: dict[str, Item | None] = {"explanation.A5.y": Explanation("A5", ("hs_tiep_nhan",), "Zzz")}

    report = real_report(content)
    report.update({**general, **told})

    assert found(report, "A5")[0].explanation == "Đã đối chiếu"


def test_an_error_that_must_be_mended_cannot_be_explained_away() -> None:
    report = real_report({"b1_2_1": 5, "b1_2_2": 6})
    report.update({"explanation.A6.x": Explanation("A6", ("b1_2_2",), "Cứ để vậy")})

    (finding,) = found(report, "A6")

    assert finding.level is Level.ERROR
    assert finding.is_open


def test_an_explanation_that_explains_nothing_any_more_does_not_hold() -> None:
    given: dict[str, Toy] = {"b1_2_1": 36, "b1_2_2": 13, "b1_2": 40}
    told, _ = explain(given, "R1")
    explanation = told["explanation.R1.x"]

    assert isinstance(explanation, Explanation)
    assert holds(real_report({**given, **told}), explanation)
    assert not holds(real_report({**given, **told, "b1_2": 36}), explanation)
    assert holds(real_report(), Explanation("R1", ("b1_2",), "từ tệp"))


def test_a_fingerprint_tells_exactly_what_the_codes_hold() -> None:
    report = real_report(
        {"b6_1_1": "1.500,0", "b1_1": "-", "b1_6": "gì", **listed("ho_so", GAP), "document.number": "74"}
    )
    codes = ("b6_1_1", "b1_1", "b1_6", "b2_1_3", "hs_tiep_nhan", "document.number", "unknown")

    assert fingerprint(report, codes) == ("1500.0", "nil", "gì", "", "10", "74", "")
    assert fingerprint(report, ("ho_so[0]", "hs_tiep_nhan")) == ("Đất đai", "")
    assert fingerprint(report, ("ho_so[7]",)) == ("",)


def test_an_explanation_whose_figures_changed_is_shown_with_what_is_open_again() -> None:
    report = real_report({"b1_2_1": 36, "b1_2_2": 13, "b1_2": 40})
    finding = found(report, "R1")[0]
    report.update({"explanation.R1.b1_2": Explanation("R1", finding.codes, "Vì sao", finding.figures)})

    held = found(report, "R1")[0]
    report.update(items({"b1_2": 41}))
    again = found(report, "R1")[0]

    assert (held.outdated, held.is_open) == ("", False)
    assert (again.outdated, again.is_open) == ("Vì sao", True)
