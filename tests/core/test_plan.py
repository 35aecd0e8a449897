"""A file's things beside a report's: what is new, what differs, what is not taken."""

from decimal import Decimal

import msgspec

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Index
from cchc_desktop.core.found import Confidence, Doubt, Found, FoundFigure, FoundRow, FoundText
from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.plan import Other, Plan, Verdict, changes, plan
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import Entry
from tests.core.toy import UNIT, column, register, row, rows, toy_edition, toy_report

LIST = register("bang", ["ten", column("so")], total_rows=["Tổng số"])


def figure(code: str, value: int | str, confidence: Confidence = Confidence.SURE) -> FoundFigure:
    return FoundFigure(code, Entry(value=Decimal(value)), confidence=confidence)


def found(
    *figures: FoundFigure,
    rows: tuple[FoundRow, ...] = (),
    texts: tuple[FoundText, ...] = (),
    edition: str = "toy",
    unit: Unit = UNIT,
    kind: str = "q1",
) -> Found:
    return Found("a.xlsx", "f00", edition, unit, kind, 2023, figures, rows, texts)


def verdicts(planned: Plan) -> dict[str, Verdict]:
    return {each.address: each.verdict for each in planned.rows}


def planned(index: Index, file: Found, content: dict[str, int] | None = None) -> Plan:
    report: Report | None = None if content is None else toy_report(index, content)
    return plan(report, file, index)


def test_a_figure_is_new_the_same_or_in_conflict() -> None:
    index = toy_edition(["one", "two", "three"])

    made = planned(
        index, found(figure("one", 1), figure("two", 2), figure("three", 3)), {"two": 2, "three": 9}
    )

    assert verdicts(made) == {"one": Verdict.NEW, "two": Verdict.SAME, "three": Verdict.CONFLICT}
    assert [each.address for each in made.safe] == ["one"]


def test_what_is_unclear_or_unknown_is_never_safe() -> None:
    index = toy_edition(["one"])

    made = planned(index, found(figure("one", 1, Confidence.UNCLEAR), figure("gone", 2)), {})

    assert verdicts(made) == {"one": Verdict.UNCLEAR, "gone": Verdict.UNKNOWN}
    assert made.safe == ()


def test_an_accepted_conflict_is_a_change_and_an_unknown_row_never() -> None:
    index = toy_edition(["one"])
    made = planned(index, found(figure("one", 1), figure("gone", 2)), {"one": 9})

    assert changes(made, made.rows) == {"one": Entry(value=Decimal(1))}
    assert changes(made, made.safe) == {}


def test_what_a_formula_gives_is_the_same_though_rounded() -> None:
    index = toy_edition(["part", "whole", row("share", "ratio", "percent(part, whole)")])
    parts = (figure("part", 13), figure("whole", 36))

    right = planned(index, found(*parts, figure("share", "36.1")))
    wrong = planned(index, found(*parts, figure("share", "94.8")))

    assert verdicts(right)["share"] is Verdict.SAME
    assert verdicts(wrong)["share"] is Verdict.NEW


def test_a_total_that_does_not_add_up_is_told() -> None:
    index = toy_edition(["one", "two", row("all", "total", "sum(one, two)")])

    made = planned(index, found(figure("one", 1), figure("two", 2), figure("all", 4)))

    assert [(each.code, each.printed, each.added) for each in made.sums] == [("all", Decimal(4), Decimal(3))]


def test_a_total_row_of_a_register_is_added_up() -> None:
    index = toy_edition(registers=[LIST])
    given = [("A", "1"), ("B", "2"), ("Tổng số", "4")]
    file = found(rows=tuple(FoundRow("bang", {"ten": name, "so": number}) for name, number in given))

    (told,) = planned(index, file).sums

    assert (told.code, told.printed, told.added) == ("bang.so", Decimal(4), Decimal(3))


def test_rows_are_matched_by_their_names() -> None:
    index = toy_edition(registers=[LIST])
    report = toy_report(index, rows("bang", {"ten": "A", "so": "1"}, {"ten": "B"}))
    file = found(
        rows=(
            FoundRow("bang", {"ten": "A", "so": "2"}),
            FoundRow("bang", {"ten": "B", "so": "3"}),
            FoundRow("bang", {"ten": "C", "so": "4"}),
        )
    )

    made = plan(report, file, index)

    assert verdicts(made) == {"bang.1": Verdict.CONFLICT, "bang.2": Verdict.NEW, "bang.3": Verdict.NEW}
    assert changes(made, made.safe)["bang.2"] == {"ten": "B", "so": "3"}


def test_another_periods_particulars_stay_with_it() -> None:
    index = toy_edition()
    file = found(figure("one", 1), texts=(FoundText("document.number", "7"),), kind="q2")

    made = planned(index, file, {})

    assert verdicts(made) == {"one": Verdict.NEW, "document.number": Verdict.STAYS}
    assert made.others == {Other.PERIOD}


def test_another_unit_is_told() -> None:
    made = planned(toy_edition(), found(figure("one", 1), unit=Unit("xã", "Khác")), {})

    assert made.others == {Other.UNIT}


def test_a_section_that_the_edition_lacks_is_unknown() -> None:
    texts = (FoundText("narrative.I", "Một."), FoundText("narrative.IX", "Chín."))

    made = planned(toy_edition(), found(texts=texts))

    assert verdicts(made) == {"narrative.I": Verdict.NEW, "narrative.IX": Verdict.UNKNOWN}


def test_codes_of_another_edition_go_by_the_editions_table() -> None:
    table = (
        Renamed("old", ("a",), ("one",)),
        Renamed("old", ("b", "c"), ("two",)),
        Renamed("old", ("d",), ("three", "four")),
        Renamed("old", ("e",)),
    )
    index = toy_edition(["one", "two", "three", "four"])
    index = Index(msgspec.structs.replace(index.edition, renamed=table))
    file = found(*(figure(code, 5) for code in "abcde"), edition="old")

    made = planned(index, file, {})

    assert verdicts(made) == {
        "one": Verdict.RENAMED,
        "two": Verdict.RENAMED,
        "three": Verdict.UNCLEAR,
        "four": Verdict.UNCLEAR,
        "e": Verdict.STAYS,
    }
    two = next(each for each in made.rows if each.address == "two")
    assert two.incoming == Entry(value=Decimal(10))
    assert [name for name, _ in two.parts] == ["b", "c"]


def test_a_missing_part_makes_a_merged_code_unclear() -> None:
    index = toy_edition(["one"])
    edition = msgspec.structs.replace(index.edition, renamed=(Renamed("old", ("a", "b"), ("one",)),))

    (only,) = planned(Index(edition), found(figure("a", 5), edition="old"), {}).rows

    assert (only.verdict, only.doubt) == (Verdict.UNCLEAR, Doubt.PARTS)


def test_a_row_of_a_list_with_levels_is_known_by_what_it_stands_under() -> None:
    flat = register("par", ["cap", "tt", "tieu_chi"], key="tt")
    index = toy_edition(["one"], registers=[msgspec.structs.replace(flat, level="cap")])
    mine = rows("par", {"tt": "1.1"}, {"tieu_chi": "đúng hạn"}, {"tt": "1.2"}, {"tieu_chi": "đúng hạn"})
    theirs: list[Row] = [{"tt": "1.2"}, {"tieu_chi": "đúng hạn", "cap": "Thang điểm"}]
    file = found(rows=tuple(FoundRow("par", each) for each in theirs))

    made = plan(toy_report(index, mine), file, index)

    assert [each.address for each in made.rows] == ["par.3", "par.4"]


def test_a_path_of_another_machine_is_kept_as_a_name_only() -> None:
    files = register("par", ["tt", column("tep", kind="file")], key="tt")
    index = toy_edition(["one"], registers=[files])
    mine = rows("par", {"tt": "1", "tep": "/nhà/kế hoạch.pdf"}, {"tt": "2"})
    theirs: list[Row] = [{"tt": each, "tep": "C:\\Lan\\kế hoạch.pdf"} for each in ("1", "2")]
    file = found(rows=tuple(FoundRow("par", each) for each in theirs))

    made = plan(toy_report(index, mine), file, index)

    assert [each.verdict for each in made.rows] == [Verdict.SAME, Verdict.NEW]
    assert made.rows[1].incoming == {"tt": "2", "tep": "kế hoạch.pdf"}
