"""P1-P6: this period against the unit's earlier ones, where the two can be compared."""

from collections.abc import Mapping

import pytest

from cchc_desktop.core.edition import Level
from cchc_desktop.core.report import Report
from tests.core import toy
from tests.core.checks.real import case, found, grave, listed, real_report, said
from tests.core.toy import Toy, toy_edition, toy_report

IN_HAND = listed("ho_so", {"linh_vuc": "Tổng số", "hs_dang_giai_quyet": "7"})
CARRIED = listed("ho_so", {"linh_vuc": "Tổng số", "hs_ky_truoc": "7"})
CARRIED_LESS = listed("ho_so", {"linh_vuc": "Tổng số", "hs_ky_truoc": "6"})
CARRIED_MORE = listed("ho_so", {"linh_vuc": "Tổng số", "hs_ky_truoc": "9"})


def after(
    before: Mapping[str, Toy],
    now: Mapping[str, Toy],
    *,
    kinds: tuple[str, str] = ("q1", "6m"),
    years: tuple[int, int] = (2023, 2023),
    editions: tuple[str, str] = ("cchc-2021", "cchc-2021"),
) -> Report:
    """A report with one earlier period."""
    earlier = real_report(before, edition=editions[0], kind=kinds[0], year=years[0])
    return real_report(now, edition=editions[1], kind=kinds[1], year=years[1], history=[earlier])


def test_a_cumulative_row_does_not_fall_within_the_year() -> None:
    report = after({"b1_2_2": 13, "b5_3": 1}, {"b1_2_2": 12, "b5_3": 1})

    (finding,) = found(report, "P1")

    assert finding.message == "Biểu 1, dòng 2.2: số lũy kế 12 nhỏ hơn 13 của Quý I/2023."
    assert finding.level is Level.ERROR
    assert not finding.explainable


@pytest.mark.parametrize(
    ("now", "kinds", "years"),
    [
        ({"b1_2_2": 13}, ("q1", "6m"), (2023, 2023)),
        ({"b1_2_2": 20}, ("q1", "6m"), (2023, 2023)),
        ({"b1_2_2": "?"}, ("q1", "6m"), (2023, 2023)),
        ({}, ("q1", "6m"), (2023, 2023)),
        ({"b1_2_2": 2}, ("year", "q1"), (2022, 2023)),
        ({"b1_2_2": 2}, ("6m", "q1"), (2023, 2023)),
    ],
)
def test_a_cumulative_row_may_rise_start_anew_or_be_unknown(
    now: dict[str, Toy], kinds: tuple[str, str], years: tuple[int, int]
) -> None:
    assert said(after({"b1_2_2": 13}, now, kinds=kinds, years=years), "P1") == []


def test_a_period_that_left_a_row_blank_hides_no_earlier_one() -> None:
    first, second = real_report({"b1_2_2": 13}), real_report({}, kind="6m")

    report = real_report({"b1_2_2": 12}, kind="9m", history=[first, second])

    assert said(report, "P1") == ["Biểu 1, dòng 2.2: số lũy kế 12 nhỏ hơn 13 của Quý I/2023."]


def test_what_was_carried_over_is_what_the_period_before_still_had() -> None:
    report = after(IN_HAND, CARRIED_LESS, kinds=("year", "q1"), years=(2022, 2023))

    (finding,) = found(report, "P2")

    assert finding.level is Level.ERROR
    assert finding.codes == ("hs_ky_truoc",)
    assert finding.message.endswith("ghi 6 nhưng Năm 2022 còn đang giải quyết 7 hồ sơ.")


@pytest.mark.parametrize(
    ("now", "kinds", "years"),
    [
        (CARRIED, ("year", "q1"), (2022, 2023)),
        (CARRIED, ("q1", "q2"), (2023, 2023)),
        (CARRIED_LESS, ("q1", "6m"), (2023, 2023)),
        ({**CARRIED_LESS, "period.from": "2022-12-16"}, ("year", "q1"), (2022, 2023)),
        (listed("ho_so", {"linh_vuc": "Tổng số"}), ("year", "q1"), (2022, 2023)),
    ],
)
def test_windows_that_do_not_touch_or_figures_that_agree_are_left_alone(
    now: dict[str, Toy], kinds: tuple[str, str], years: tuple[int, int]
) -> None:
    assert said(after(IN_HAND, now, kinds=kinds, years=years), "P2") == []


def test_of_several_periods_that_touch_one_is_enough() -> None:
    year = real_report(IN_HAND, kind="year", year=2022)
    nine = listed("ho_so", {"linh_vuc": "Tổng số", "hs_dang_giai_quyet": "9"})
    quarter = real_report(nine, kind="q4", year=2022)

    assert said(real_report(CARRIED, history=[year, quarter]), "P2") == []
    assert said(real_report(CARRIED_MORE, history=[year, quarter]), "P2") == []
    assert len(said(real_report(CARRIED_LESS, history=[year, quarter]), "P2")) == 1


def test_the_tasks_of_the_years_plan_stay_the_same() -> None:
    (finding,) = found(after({"b1_2_1": 36}, {"b1_2_1": 37}), "P3")

    assert finding.message == "Biểu 1, dòng 2.1: ghi 37 nhưng Quý I/2023 ghi 36."
    assert finding.level is Level.ERROR
    assert said(after({"b1_2_1": 36}, {"b1_2_1": 36}), "P3") == []
    assert said(after({"b1_2_1": 36}, {"b1_2_1": "?"}), "P3") == []
    assert said(after({"b1_2_1": 36}, {"b1_2_1": 40}, kinds=("year", "q1"), years=(2022, 2023)), "P3") == []


@pytest.mark.parametrize(
    ("before", "now", "message"),
    [
        (140, 100, "Biểu 3, dòng 1.4.3: 100, trong khi Quý I/2023 là 140. Giảm 29 %."),
        (140, 169, "Biểu 3, dòng 1.4.3: 169, trong khi Quý I/2023 là 140. Tăng 21 %."),
        (140, 168, ""),
        (140, 112, ""),
        (2, 4, ""),
        (0, 140, ""),
        (140, "?", ""),
        (140, "x", ""),
        ("?", 140, ""),
    ],
)
def test_a_stock_that_moves_by_more_than_a_fifth_may_be_explained(
    before: Toy, now: Toy, message: str
) -> None:
    findings = found(after({"b3_1_4_3": before}, {"b3_1_4_3": now}), "P4")

    assert [finding.message for finding in findings] == ([message] if message else [])
    assert all(finding.level is Level.WARNING for finding in findings)


@pytest.mark.parametrize(
    ("kinds", "years", "compared"),
    [
        (("6m", "6m"), (2022, 2023), True),
        (("q2", "q3"), (2023, 2023), True),
        (("q1", "q2"), (2023, 2023), True),
        (("month-04", "month-05"), (2023, 2023), True),
        (("q1", "6m"), (2023, 2023), False),
        (("year", "q1"), (2022, 2023), False),
        (("q1", "q3"), (2023, 2023), False),
    ],
)
def test_flows_of_periods_of_one_length_are_compared(
    kinds: tuple[str, str], years: tuple[int, int], compared: bool
) -> None:
    report = after({"b3_3_3_1": 709}, {"b3_3_3_1": 1064}, kinds=kinds, years=years)

    assert bool(said(report, "P5")) is compared


@pytest.mark.parametrize(
    ("before", "now", "wrong"),
    [(100, 151, True), (100, 150, False), (100, 49, True), (100, "-", True), (10, 19, False), (0, 90, False)],
)
def test_a_flow_that_moves_by_more_than_half_may_be_explained(before: Toy, now: Toy, wrong: bool) -> None:
    report = after({"vb_den": before}, {"vb_den": now}, years=(2022, 2023), kinds=("6m", "6m"))

    findings = found(report, "P5")

    assert bool(findings) is wrong
    assert all(finding.level is Level.WARNING for finding in findings)


def test_a_flow_that_is_the_last_periods_may_be_left_over() -> None:
    report = after({"vb_den": 278, "b1_1": 9, "b1_2_1": 36}, {"vb_den": 278, "b1_1": 9, "b1_2_1": 36})

    (finding,) = found(report, "P5")

    assert finding.message.endswith("278, giống hệt Quý I/2023.")


def test_plans_and_what_is_there_at_the_moment_are_no_flows() -> None:
    before: dict[str, Toy] = {
        "gn_ke_hoach": "9.000.000.000",
        "b6_1_1": "9.000",
        "dang_dao_tao": 20,
        "b1_4_4": 20,
    }
    less: dict[str, Toy] = {"gn_ke_hoach": "3.000.000.000", "b6_1_1": "3.000", "dang_dao_tao": 2, "b1_4_4": 2}

    assert said(after(before, before), "P5") == []
    assert said(after(before, less), "P6") == []
    assert said(after(before, less, kinds=("6m", "6m"), years=(2022, 2023)), "P5") == []


def test_nine_months_are_not_less_than_six() -> None:
    first, second = real_report({"b3_3_3_1": 709}), real_report({"b3_3_3_1": 1500}, kind="6m")

    report = real_report({"b3_3_3_1": 1499}, kind="9m", history=[first, second])
    (finding,) = found(report, "P6")

    assert (
        finding.message == "Biểu 3, dòng 3.3.1: 1.499, ít hơn 1.500 của 6 tháng/2023 dù kỳ này gồm cả kỳ đó."
    )
    assert finding.level is Level.ERROR


def test_the_greatest_of_the_periods_within_is_what_a_flow_is_compared_with() -> None:
    six, third = real_report({"b3_3_3_1": 1500}, kind="6m"), real_report({"b3_3_3_1": 400}, kind="q3")

    assert len(said(real_report({"b3_3_3_1": 1400}, kind="9m", history=[six, third]), "P6")) == 1
    assert said(real_report({"b3_3_3_1": 1900}, kind="9m", history=[six, third]), "P6") == []


@pytest.mark.parametrize(
    ("now", "kinds", "wrong"),
    [
        ({}, ("q1", "6m"), True),
        ({"period.from": "2022-12-10"}, ("q1", "6m"), True),
        ({"period.from": "2023-01-01"}, ("q1", "6m"), True),
        ({"period.from": "2023-03-15"}, ("q1", "6m"), False),
        ({}, ("q1", "q2"), False),
        ({}, ("q2", "9m"), True),
        ({}, ("month-02", "q1"), True),
        ({}, ("6m", "q1"), False),
        ({"period.from": "2023-12-10", "period.to": "2022-12-10"}, ("q1", "6m"), False),
    ],
)
def test_a_flow_is_compared_with_a_period_that_it_contains(
    now: dict[str, Toy], kinds: tuple[str, str], wrong: bool
) -> None:
    report = after({"b3_3_3_1": 709}, {**now, "b3_3_3_1": 700}, kinds=kinds)

    assert bool(said(report, "P6")) is wrong


def test_a_flow_of_this_year_may_be_less_than_the_whole_last_year() -> None:
    assert (
        said(after({"b3_3_3_1": 2400}, {"b3_3_3_1": 709}, kinds=("year", "q1"), years=(2022, 2023)), "P6")
        == []
    )


def test_a_unit_made_anew_in_2025_may_explain_what_fell() -> None:
    before: dict[str, Toy] = {"b1_2_1": 36, "b1_2_2": 20, "b3_3_3_1": 709}
    now: dict[str, Toy] = {"b1_2_1": 30, "b1_2_2": 5, "b3_3_3_1": 500}

    report = after(before, now, kinds=("6m", "9m"), years=(2025, 2025), editions=("cchc-2021", "cchc-2025"))
    findings = found(report, "P1", "P3", "P6")

    assert [(finding.check, finding.level) for finding in findings] == [
        ("P1", Level.ERROR),
        ("P6", Level.ERROR),
        ("P3", Level.WARNING),
    ]
    assert all(finding.explainable for finding in findings)
    assert all("sắp xếp đơn vị hành chính" in finding.advice for finding in findings)


def test_a_unit_made_anew_that_counts_from_july_is_not_compared() -> None:
    now: dict[str, Toy] = {"b3_3_3_1": 500, "period.from": "2025-07-01"}

    report = after(
        {"b3_3_3_1": 709}, now, kinds=("6m", "9m"), years=(2025, 2025), editions=("cchc-2021", "cchc-2025")
    )

    assert said(report, "P6") == []


def test_editions_of_different_programmes_are_not_compared() -> None:
    report = after(
        {"kh_nhiem_vu": 36, "tthc_tham_quyen": 100, "vb_den": 900},
        {"kh_nhiem_vu": 30, "tthc_tham_quyen": 200, "vb_den": 500},
        editions=("cchc-2011", "cchc-2021"),
    )

    assert said(report, "P1", "P2", "P3", "P4", "P5", "P6") == []


@pytest.mark.parametrize(
    ("mine", "theirs", "compared"),
    [
        (("a", ""), ("a", ""), True),
        (("a", "base"), ("base", ""), True),
        (("base", ""), ("a", "base"), True),
        (("a", "base"), ("b", "base"), True),
        (("a", ""), ("b", ""), False),
    ],
)
def test_editions_made_from_one_are_compared(
    mine: tuple[str, str], theirs: tuple[str, str], compared: bool
) -> None:
    rule = toy.check("stock_moves", "P4", "warning", limit=20)
    rows = [toy.row("people", "stock")]
    before = toy_report(toy_edition(rows, id=theirs[0], base=theirs[1]), {"people": 10})
    index = toy_edition(rows, checks=[rule], id=mine[0], base=mine[1])

    report = toy_report(index, {"people": 20}, kind="6m", history=[before])

    assert bool(report.findings) is compared


def test_dossiers_of_the_old_programme_are_flows_too() -> None:
    many, few = (
        listed("ho_so", {"linh_vuc": "Tổng số", "hs_tiep_nhan": number}) for number in ("2299", "1500")
    )

    report = after(many, few, editions=("cchc-2011", "cchc-2011"), years=(2020, 2020))

    assert len(said(report, "P6")) == 1
    assert said(after(few, many, editions=("cchc-2011", "cchc-2011"), years=(2020, 2020)), "P6") == []


def test_a_second_quarter_beside_the_real_first_one_says_nothing() -> None:
    report = real_report(
        {
            "b1_1": 25,
            "b1_2_1": 36,
            "b1_2_2": 20,
            "b3_3_3_1": 1600,
            "b3_3_3_2": 1598,
            "b7_6_4_1": 66,
            "vb_den": 520,
        },
        kind="6m",
        history=[case()],
    )

    assert grave(report) == []
