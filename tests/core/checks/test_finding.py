"""Findings: their order, what an update changes in them, and that nothing stale is kept."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as some

from cchc_desktop.core.checks.finding import Finding, compare
from cchc_desktop.core.content import Explanation
from cchc_desktop.core.edition import Level
from cchc_desktop.core.report import Report
from tests.core import toy
from tests.core.checks.real import (
    STANDING_ON_BLANKS,
    case,
    found,
    grave,
    listed,
    mended_case,
    paper,
    real_report,
    said,
)
from tests.core.toy import Toy, items, toy_edition, toy_report


def finding(check: str, level: Level = Level.ERROR, explanation: str = "") -> Finding:
    """A finding of its own."""
    return Finding(check, level, ("one",), check, "Sửa ô.", explanation=explanation)


def test_an_error_and_a_warning_are_open_until_they_are_explained() -> None:
    assert finding("R1").is_open
    assert finding("A8", Level.WARNING).is_open
    assert not finding("A8", Level.WARNING, "Đã đối chiếu").is_open
    assert not finding("D9", Level.INFO).is_open


def test_two_sets_of_findings_differ_by_what_came_and_what_went() -> None:
    stays, comes, goes = finding("A1"), finding("A2"), finding("A3")

    change = compare([stays, goes], [comes, stays])

    assert (change.added, change.gone) == ((comes,), (goes,))
    assert change.new == {"A2"}


def test_a_finding_whose_figures_moved_is_another_one() -> None:
    report = real_report({"b1_2_1": 5, "b1_2_2": 6})

    change = report.update(items({"b1_2_2": 7}))

    assert len(change.findings.added) == len(change.findings.gone) == 1
    assert report.update(items({"b1_1": 7})).findings.added == ()


def test_findings_stand_worst_first_and_then_as_the_edition_has_them() -> None:
    checks = [
        toy.check("not_whole", "A9", "info"),
        toy.check("negative", "A9", "warning", name="warned"),
        toy.check("negative", "A9", name="wrong"),
        toy.check("not_whole", "A8", name="last"),
    ]

    report = toy_report(toy_edition(checks=checks), {"two": "-1,5", "one": "-2"})

    assert [(each.level.value, each.check, each.codes[0]) for each in report.findings] == [
        ("error", "A9", "one"),
        ("error", "A9", "two"),
        ("error", "A8", "two"),
        ("warning", "A9", "one"),
        ("warning", "A9", "two"),
        ("info", "A9", "two"),
    ]


def test_the_real_case_has_one_error_and_six_figures_that_stand_on_blanks() -> None:
    report = case()

    errors = [each.codes[0] for each in found(report, level=Level.ERROR)]
    warnings = [each.codes[0] for each in found(report, level=Level.WARNING)]

    assert errors == ["b7_6_7"]
    assert sorted(warnings) == sorted(STANDING_ON_BLANKS)


def test_the_real_case_without_its_slips_is_right() -> None:
    assert grave(mended_case()) == []


DINH_CAO: dict[str, Toy] = {
    "period.from": "2022-12-15",
    "period.to": "2023-06-11",
    "document.date": "2023-06-15",
    **listed(
        "ho_so",
        {
            "linh_vuc": "Tổng số",
            "hs_tiep_nhan": "1395",
            "hs_truc_tuyen": "1386",
            "hs_truoc_va_dung_han": "1394",
            "hs_trong_han": "1",
            "hs_dang_giai_quyet": "1",
        },
    ),
    **listed(
        "nhan_su",
        {"nhom": "Cán bộ", "co_mat": "11"},
        {"nhom": "Công chức", "co_mat": "9"},
        {
            "nhom": "Cán bộ, công chức chung",
            "co_mat": "20",
            "dai_hoc": "18",
            "llct_trung_cap": "15",
            "llct_so_cap": "5",
        },
    ),
    "tthc_tham_quyen": 129,
    "b3_1_4_3": 129,
    "b3_3_3_2": 1394,
    "b7_6_7_1": 1395,
    "b7_6_7_2": 1386,
    "b4_2_2": 20,
    "pakn_tiep_nhan": 0,
    "b3_3_4_1": "-",
    "thu_cong_vu": 20,
    "thu_cong_vu_thuong_xuyen": 14,
}
"""Six months of a commune that knows early and on time only together."""
QUANG_AN: dict[str, Toy] = {
    "document.number": "385",
    "document.symbol": "BC-UBND",
    "document.date": "2020-09-16",
    **listed("ho_so", {"linh_vuc": "Tổng số", "hs_tiep_nhan": "2299", "hs_giai_quyet": "2299"}),
    **listed(
        "nhan_su",
        {"nhom": "Cán bộ", "co_mat": "10"},
        {"nhom": "Công chức", "co_mat": "11"},
        {"nhom": "Khác", "co_mat": "1"},
        {
            "nhom": "Cán bộ, công chức",
            "co_mat": "22",
            "dai_hoc": "17",
            "cao_dang": "2",
            "trung_cap": "3",
            "llct_cao_cap": "1",
            "llct_trung_cap": "17",
        },
    ),
    **listed(
        "van_ban",
        paper("452/KH-UBND", "2019-12-04", "cải cách hành chính năm 2020", chi_dao=True),
        paper("481/KH-UBND", "2019-12-19", "kiểm soát thủ tục hành chính năm 2020", chi_dao=True),
        paper("479/KH-UBND", "2019-12-19", "rà soát, đánh giá thủ tục hành chính năm 2020", chi_dao=True),
        paper("475/KH-UBND", "2019-12-18", "ứng dụng công nghệ thông tin năm 2020", chi_dao=True),
        paper("133/KH-UBND", "2019-12-27", "triển khai CCHC năm 2020", "UBND huyện Quảng Điền"),
        paper("02/2019/NQ-HĐND", "2019-12-30", "nhiệm vụ năm 2020", "Hội đồng nhân dân xã"),
        paper("01/2020/NQ-HĐND", "2020-07-06", "nhiệm vụ cuối năm 2020", "Hội đồng nhân dân xã"),
        paper("353/QĐ-UBND", "2020-08-18", "công bố hệ thống chất lượng"),
    ),
    "qppl_ban_hanh": 2,
    "tt_tin_bai": 1718,
    "tt_tin_bai_cchc": 218,
    "vb_den": 1317,
    "vb_ky_so": 167,
}
"""Nine months in the old programme, with little more than totals."""


def test_reports_with_figures_as_real_communes_give_them_are_right() -> None:
    assert grave(real_report(DINH_CAO, kind="6m")) == []
    assert grave(real_report(QUANG_AN, edition="cchc-2011", kind="9m", year=2020)) == []


TYPED = ("", "0", "5", "6", "36,1", "-", "?", "x", "nhiều")
FIGURES = (
    "b1_1",
    "b1_2",
    "b1_2_1",
    "b1_2_2",
    "b2_1_3",
    "b5_2",
    "b5_2_1",
    "b7_6_7",
    "b7_6_7_1",
    "b7_6_7_2",
    "vb_di",
)
PAPERS = (
    paper("13/KH-UBND", "2023-01-16", "A", chi_dao=True),
    paper("13/KH-UBND", "2023-01-17", "B"),
    paper("14/KH-UBND", "2022-12-31", "A"),
    paper("04/KH-UBND", "2023-01-20", "A", "UBND huyện"),
    paper("02/2023/QĐ-UBDN", "2023-03-20"),
)
DOSSIERS = (
    {"linh_vuc": "A", "hs_tiep_nhan": "9", "hs_truc_tuyen": "5", "hs_truc_tiep": "5", "hs_ky_truoc": "0"},
    {
        "linh_vuc": "Tổng số",
        "hs_tiep_nhan": "6",
        "hs_giai_quyet": "5",
        "hs_dang_giai_quyet": "0",
        "hs_qua_han": "1",
    },
    {"linh_vuc": "B", "hs_truc_tuyen": "'vài"},
)
EXPLANATIONS = (
    Explanation("A5", ("hs_tiep_nhan",), "một"),
    Explanation("A5", ("hs_tiep_nhan", "hs_giai_quyet"), "hai"),
    Explanation("R1", ("b7_6_7",), "ba"),
)


def changes() -> some.SearchStrategy[Mapping[str, Toy]]:
    """One edit: of figures, rows, particulars, the window or explanations."""
    keys = some.integers(1, 4)
    rows = some.none() | some.sampled_from(PAPERS)
    fields = some.none() | some.sampled_from(DOSSIERS)
    days = some.sampled_from(("", "2023-03-16", "2023-01-03", "2022-03-13", "31/02/2023"))
    return some.one_of(
        some.dictionaries(some.sampled_from(FIGURES), some.sampled_from(TYPED), max_size=3),
        some.builds(lambda key, row: {f"van_ban.{key}": row}, keys, rows),
        some.builds(lambda key, row: {f"ho_so.{key}": row}, keys, fields),
        some.builds(lambda end, day: {f"period.{end}": day}, some.sampled_from(("from", "to")), days),
        some.builds(
            lambda day, number: {"document.date": day, "document.number": number},
            days,
            some.sampled_from("79"),
        ),
        some.builds(lambda symbol: {"document.symbol": symbol}, some.sampled_from(("", "BC-UBND", "BC-UB"))),
        some.builds(
            lambda at, item: {f"explanation.{at}": item}, keys, some.none() | some.sampled_from(EXPLANATIONS)
        ),
    )


@given(some.lists(changes(), min_size=1, max_size=8))
@settings(max_examples=40)
def test_after_any_edits_the_findings_are_those_of_a_report_opened_anew(
    edits: list[Mapping[str, Toy]],
) -> None:
    earlier = real_report({"b1_2_2": 6, "vb_di": 5, **listed("ho_so", DOSSIERS[1])}, kind="year", year=2022)
    report = real_report(history=[earlier])

    for edit in edits:
        before = report.findings
        change = report.update(items(edit))
        anew = Report(report.index, report.identity, dict(reversed([*report.content.items()])), [earlier])

        assert report.findings == anew.findings
        assert set(change.findings.added) == set(report.findings) - set(before)
        assert set(change.findings.gone) == set(before) - set(report.findings)


def test_every_finding_says_where_what_and_what_to_do() -> None:
    report = real_report(dict.fromkeys(FIGURES, "nhiều"))
    report.update(
        items({**listed("van_ban", *PAPERS), **listed("ho_so", *DOSSIERS), "document.date": "2022-03-13"})
    )

    assert len(report.findings) > 20
    for each in report.findings:
        assert each.codes
        assert each.advice.endswith(".")
        assert "{" not in each.message + each.advice
        assert each.message[0] == each.message[0].upper()
    assert said(report, "A9") != []
