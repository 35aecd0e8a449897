"""A6-A8: parts and wholes within one form."""

import pytest

from cchc_desktop.core.edition import Level
from tests.core import toy
from tests.core.checks.real import case, found, listed, mended_case, real_report, said
from tests.core.toy import Toy, toy_edition, toy_report

WHOLES = [
    ("b1_2_1", "b1_2_2"),
    ("b1_3_3_1", "b1_3_3_2"),
    ("b1_4_1", "b1_4_2"),
    ("b1_4_1", "b1_4_3"),
    ("b1_4_1", "b1_4_4"),
    ("b2_2_1", "b2_2_2_1"),
    ("b2_2_2_1", "b2_2_2_2"),
    ("b2_3_1", "b2_3_2_1"),
    ("b2_3_2_1", "b2_3_2_2"),
    ("b3_3_3_1", "b3_3_3_2"),
    ("b3_3_4_1", "b3_3_4_2"),
    ("b7_6_4_1", "b7_6_4_2"),
    ("b7_6_4_2", "b7_6_4_3"),
    ("b7_6_5_1", "b7_6_5_2"),
    ("b7_6_5_2", "b7_6_5_3"),
    ("b7_6_6_1", "b7_6_6_2"),
    ("b7_6_7_1", "b7_6_7_2"),
    ("b7_6_8_1", "b7_6_8_2"),
]
TOTAL = ["total", "one", "two", "three"]


def totalled(
    content: dict[str, Toy], formula: str = "sum(one, two, three)", kind: str = "total"
) -> list[str]:
    """What A7 and A8 say of a total of three, by rule and variant."""
    checks = [
        toy.check(rule, "A8", name=rule, message=f"[{rule}] {{row}}{extra}")
        for rule, extra in [
            ("total_differs", ": {found}, {expected}, {parts}"),
            ("total_on_blanks", ": {parts}"),
            ("total_left_open", ": {count}, {parts}"),
            ("total_withheld", ": {found}, {expected}"),
        ]
    ]
    rows = [toy.row("total", kind, formula), *(toy.row(code, "count") for code in TOTAL[1:])]
    return said(toy_report(toy_edition(rows, checks=checks), content))


@pytest.mark.parametrize(("whole", "part"), WHOLES)
def test_a_part_is_not_larger_than_its_whole(whole: str, part: str) -> None:
    (finding,) = found(real_report({whole: 5, part: 6}), "A6")

    assert finding.codes == (part, whole)
    assert finding.level is Level.ERROR
    assert "ghi 6, lớn hơn 5 ở" in finding.message


@pytest.mark.parametrize(("whole", "part"), WHOLES)
@pytest.mark.parametrize(
    "given", [(5, 5), (5, 0), (5, "-"), (0, 0), (5, None), (None, 6), ("?", 6), ("x", 6)]
)
def test_a_part_that_fits_or_has_no_known_whole_is_left_alone(
    whole: str, part: str, given: tuple[Toy, Toy]
) -> None:
    assert said(real_report({whole: given[0], part: given[1]}), "A6") == []


def test_a_part_of_a_whole_where_nothing_happened_is_too_large() -> None:
    assert said(real_report({"b1_2_1": "-", "b1_2_2": 1}), "A6") != []


def test_several_parts_that_are_too_many_together_are_named_with_their_sum() -> None:
    (finding,) = found(real_report({"b1_4_1": 10, "b1_4_2": 8, "b1_4_3": "3"}), "A6")

    assert finding.message == (
        "Biểu 1, dòng 4.2, Biểu 1, dòng 4.3: ghi 8 + 3, lớn hơn 10 ở Biểu 1, dòng 4.1. Cộng lại là 11."
    )
    assert finding.codes == ("b1_4_2", "b1_4_3", "b1_4_1")


@pytest.mark.parametrize(
    ("whole", "part"),
    [("kh_nhiem_vu", "kh_hoan_thanh"), ("tt_tin_bai", "tt_tin_bai_cchc"), ("so_hoa_tp_tong", "so_hoa_tp")],
)
def test_a_fact_larger_than_its_whole_may_be_explained(whole: str, part: str) -> None:
    (finding,) = found(real_report({whole: 687, part: 688}), "A6")

    assert finding.level is Level.WARNING
    assert said(real_report({whole: 687, part: 687}), "A6") == []


def test_more_dossiers_by_post_than_came_in_person_and_by_post_are_found() -> None:
    rows = listed("ho_so", {"linh_vuc": "Tổng số", "hs_truc_tiep": "32"})

    assert said(real_report({**rows, "bcci": 33}), "A6") != []
    assert said(real_report({**rows, "bcci": 32}), "A6") == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"total": 6, "one": 1, "two": 2, "three": 3}, []),
        ({"one": 1, "two": 2, "three": 3}, []),
        ({}, []),
        (
            {"total": 7, "one": 1, "two": 2, "three": 3},
            ["[total_differs] Biểu 1, dòng total: 7, 6, 1 + 2 + 3"],
        ),
        (
            {"total": "-", "one": 1, "two": 2, "three": 3},
            ["[total_differs] Biểu 1, dòng total: -, 6, 1 + 2 + 3"],
        ),
        ({"total": "-", "one": 0, "two": "-", "three": 0}, []),
        ({"total": 3, "one": 1, "two": 2, "three": "-"}, []),
        ({"total": 3, "one": 1, "two": 2, "three": "x"}, []),
        ({"total": 2, "one": 1, "two": 2, "three": "x"}, ["[total_differs] Biểu 1, dòng total: 2, 3, 1 + 2"]),
    ],
)
def test_a_total_typed_over_is_compared_with_its_known_parts(
    content: dict[str, Toy], expected: list[str]
) -> None:
    assert totalled(content) == expected


def test_a_total_smaller_than_the_parts_known_so_far_is_already_wrong() -> None:
    smaller = totalled({"total": 2, "one": 1, "two": 2})

    assert smaller == ["[total_differs] Biểu 1, dòng total: 2, 3, 1 + 2 + ... short"]
    assert totalled({"total": 3, "one": 1, "two": 2}) == []
    assert totalled({"total": 9, "one": 1, "two": 2}) == []


def test_a_formula_that_does_more_than_add_says_nothing_while_a_part_is_missing() -> None:
    assert totalled({"total": 2, "one": 5, "two": 2}, "one - two - three") == []
    assert totalled({"total": 2, "one": 5, "two": 2, "three": 0}, "one - two - three") != []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"total": 0}, ["[total_on_blanks] Biểu 1, dòng total: one, two, three"]),
        ({"total": 5, "one": "?"}, ["[total_on_blanks] Biểu 1, dòng total: one, two, three"]),
        ({"total": 5, "one": "x"}, ["[total_on_blanks] Biểu 1, dòng total: two, three"]),
        ({"total": 0, "one": "x", "two": "x", "three": "x"}, []),
        ({"total": "-"}, []),
        ({"total": "?"}, []),
        ({"total": "x"}, []),
    ],
)
def test_a_total_that_stands_on_nothing_is_found(content: dict[str, Toy], expected: list[str]) -> None:
    assert totalled(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"one": 1}, ["[total_left_open] Biểu 1, dòng total: 2, two, three"]),
        ({"one": 0, "two": "-"}, ["[total_left_open] Biểu 1, dòng total: 1, three"]),
        ({"one": 1, "two": 2, "three": "?"}, ["[total_left_open] Biểu 1, dòng total: 1, three"]),
        ({"one": 1, "two": 2, "three": "x"}, []),
        ({"one": "x", "two": "x"}, []),
        ({"one": 1, "two": 2, "total": "x"}, []),
    ],
)
def test_a_total_left_open_names_the_parts_it_waits_for(content: dict[str, Toy], expected: list[str]) -> None:
    assert totalled(content) == expected


@pytest.mark.parametrize("state", ["?", "x"])
def test_a_total_withheld_though_its_parts_give_it_is_found(state: str) -> None:
    shown = {"?": "...", "x": "x"}[state]
    content: dict[str, Toy] = {"one": 1, "two": 2, "three": 3, "total": state}

    assert totalled(content) == [f"[total_withheld] Biểu 1, dòng total: {shown}, 6"]


@pytest.mark.parametrize(
    ("typed", "wrong"), [("94,8", False), ("94,83", False), ("95", False), ("94,7", True)]
)
def test_a_percentage_taken_from_one_row_may_be_rounded(typed: str, wrong: bool) -> None:
    assert bool(said(real_report({"b7_5_1_3": "94,83", "b7_5_1": typed}), "A7")) is wrong


def test_a_total_may_be_made_of_facts_and_register_totals_too() -> None:
    dossiers = toy.register("hoso", ["lv", toy.column("n")], [toy.total("dossiers", "n")])
    rule = toy.check("total_left_open", "A8", message="{parts}")
    rows = [toy.row("all", "total", "fact + dossiers")]
    index = toy_edition(rows, ["fact"], [dossiers], [rule])

    assert said(toy_report(index, {"fact": 1})) == ["Hoso, cột dossiers"]


def test_the_five_forms_that_stand_on_blanks_in_the_real_case_are_warnings() -> None:
    findings = found(case(), "A8")

    assert [finding.codes[0] for finding in findings] == ["b3_1_4", "b5_2", "b5_4"]
    assert all(finding.level is Level.WARNING for finding in findings)
    assert findings[0].message == (
        "Biểu 3, dòng 1.4: ghi 140 nhưng mọi dòng thành phần (1.4.3) đều chưa có số liệu."
    )
    assert said(mended_case(), "A6", "A7", "A8") == []


def test_nested_totals_of_units_add_up() -> None:
    units: dict[str, Toy] = {
        "b6_2_2": 1,
        "b6_2_3": 0,
        "b6_2_4_1": 1,
        "b6_2_4_2": 2,
        "b6_2_4_3": 0,
        "b6_2_5": 3,
    }

    right, wrong = real_report({**units, "b6_2_1": 7}), real_report({**units, "b6_2_1": 9, "b6_2_4": 4})

    assert said(right, "A7", "A8") == []
    assert [finding.codes[0] for finding in found(wrong, "A7")] == ["b6_2_1", "b6_2_4"]
