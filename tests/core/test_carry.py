"""What is offered from an earlier period, and that nothing entered is ever in its way."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core.carry import Line, latest, particulars, proposal
from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.content import Item, Row
from cchc_desktop.core.edition import Index, Kind
from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, State
from tests.core.checks.real import CATALOGUE, case, real_report
from tests.core.toy import Toy, items, row, rows, toy_edition, toy_report

PLAN: Row = {
    "loai": "KH",
    "so": "323",
    "ky_hieu": "KH-UBND",
    "ngay": "2022-12-23",
    "trich_yeu": "CCHC năm 2023",
}
LETTER: Row = {"loai": "CV", "so": "7", "ky_hieu": "UBND", "ngay": "2022-11-01", "trich_yeu": "họp"}
TYPED = [
    "b1_2_1",
    "b3_2_1",
    "b3_2_2",
    "b4_2_1",
    "b1_3_2",
    "b3_3_3_1",
    "kh_nhiem_vu",
    "narrative.I.1",
    "van_ban.1",
]


def following(content: Mapping[str, Toy] | None = None, *earlier: Report, kind: str = "6m") -> Report:
    """The report that follows the earlier ones."""
    return real_report(content, kind=kind, history=earlier)


def offered(report: Report, earlier: Report, *names: str) -> dict[str, Item]:
    return {line.address: line.item for line in proposal(report, earlier, names or None)}


def test_stocks_and_the_plan_go_on_within_the_year_but_flows_do_not() -> None:
    quarter = real_report({"b3_2_1": 4, "b1_2_1": 36, "b3_3_3_1": 652, "b1_3_2": "x", "b3_2_2": "?"})

    found = offered(following({}, quarter), quarter)

    assert found == items({"b3_2_1": 4, "b1_2_1": 36, "b1_3_2": "x"})


def test_a_stock_goes_on_under_its_new_code_and_of_two_their_sum() -> None:
    carries = (Carry("stock", "Số có", "vì", kinds=(Kind.STOCK,)),)
    old = toy_edition([row(code, "stock") for code in ("a", "b", "c", "d")], id="old")
    moved = [Renamed("old", ("a",), ("one",)), Renamed("old", ("b", "c"), ("two",))]
    made = toy_edition([row(code, "stock") for code in ("one", "two", "d")], renamed=moved)
    index = Index(msgspec.structs.replace(made.edition, carries=carries))
    last = toy_report(old, {"a": 5, "b": 1, "c": 2, "d": 9})

    assert offered(toy_report(index, kind="6m", history=[last]), last) == items({"one": 5, "two": 3})


def test_the_plan_of_another_year_does_not_go_on() -> None:
    last = real_report({"b3_2_1": 4, "b1_2_1": 36}, kind="year", year=2022)

    assert offered(real_report(history=[last]), last) == items({"b3_2_1": 4})


def test_what_is_entered_stays_and_a_note_stays_with_its_cell() -> None:
    quarter = real_report({"b3_2_1": 4, "b3_2_2": 5})
    half = following({"b3_2_1": 9, "b3_2_2": Entry(note="chờ rà soát")}, quarter)

    assert offered(half, quarter) == {"b3_2_2": Entry(value=Decimal(5), note="chờ rà soát")}


def test_a_line_says_why_and_of_which_period() -> None:
    quarter = real_report({"b3_2_1": 4})

    (line,) = proposal(following({}, quarter), quarter)

    assert line == Line("b3_2_1", Entry(value=Decimal(4)), "Số có đến cuối quý I năm 2023.", "stock")


def test_dossiers_in_hand_are_carried_over_where_the_windows_touch() -> None:
    field: Row = {"linh_vuc": "Đất đai", "hs_ky_truoc": "3", "hs_trong_han": "5", "hs_dang_qua_han": "1"}
    year = real_report(rows("ho_so", field), kind="year", year=2022)
    quarter = real_report(rows("ho_so", field))

    assert offered(real_report(history=[year]), year) == {
        "ho_so.1": {"linh_vuc": "Đất đai", "hs_ky_truoc": "6"}
    }
    # Six months begin where the first quarter began, and with what it began with.
    assert offered(following({}, quarter), quarter) == {
        "ho_so.1": {"linh_vuc": "Đất đai", "hs_ky_truoc": "3"}
    }


def test_a_quarter_ago_is_not_a_year_ago() -> None:
    field: Row = {"linh_vuc": "Đất đai", "hs_trong_han": "5", "hs_dang_qua_han": "1"}
    old = real_report(rows("ho_so", field), year=2022)

    assert not offered(real_report(history=[old]), old), (
        "what was in hand in March 2022 says nothing of December"
    )


def test_a_field_that_is_there_gets_what_it_begins_with_and_keeps_the_rest() -> None:
    theirs: Row = {"linh_vuc": "Đất đai", "hs_trong_han": "5", "hs_dang_qua_han": "0"}
    year = real_report(rows("ho_so", theirs), kind="year", year=2022)
    mine: Row = {"linh_vuc": "đất đai", "hs_truc_tuyen": "40"}

    assert offered(real_report(rows("ho_so", mine), history=[year]), year) == {
        "ho_so.1": {**mine, "hs_ky_truoc": "5"}
    }
    assert not offered(real_report(rows("ho_so", mine | {"hs_ky_truoc": "7"}), history=[year]), year)


def test_publicity_of_the_same_period_last_year_stands_for_comparison() -> None:
    old = real_report(rows("tuyen_truyen", {"kenh": "Đài truyền thanh", "so_luong": "20"}), year=2022)
    year = real_report({}, kind="year", year=2022)
    now = real_report(history=[old, year])

    assert latest(now) is year
    assert offered(now, year) == {"tuyen_truyen.1": {"kenh": "Đài truyền thanh", "cung_ky": "20"}}


def test_criteria_go_on_without_their_answers_into_an_empty_table_only() -> None:
    asked: Row = {"cap": "Tiêu chí", "tt": "1.1", "tieu_chi": "Kế hoạch", "ghi_chu": "Đã ban hành"}
    quarter = real_report(rows("par", asked))

    assert offered(following({}, quarter), quarter) == {
        "par.1": {"cap": "Tiêu chí", "tt": "1.1", "tieu_chi": "Kế hoạch"}
    }
    assert not offered(following(rows("par", {"tt": "9"}), quarter), quarter)


def test_a_text_goes_on_with_its_live_figures_and_the_documents_it_cites() -> None:
    quarter = real_report(
        {
            **rows("van_ban", LETTER, PLAN),
            "narrative.I.1": "Thực hiện {van_ban.2}, đã hoàn thành {b1_2_2} nhiệm vụ đến {period.to}.",
            "b1_2_2": 13,
        }
    )

    found = offered(following({}, quarter), quarter, "narrative", "documents_cited")

    assert found == {"narrative.I.1": quarter.text("narrative.I.1"), "van_ban.2": PLAN}


def test_a_document_named_in_words_goes_on_too() -> None:
    quarter = real_report(
        {
            **rows("van_ban", LETTER, PLAN),
            "document.bases": "Thực hiện Kế hoạch số 323/KH-UBND ngày 23/12/2022,",
        }
    )

    assert offered(following({}, quarter), quarter, "documents_cited") == {"van_ban.2": PLAN}


def test_documents_of_the_first_quarter_still_count_in_six_months() -> None:
    quarter = real_report(rows("van_ban", LETTER, PLAN))

    assert offered(following({}, quarter), quarter) == {"van_ban.2": PLAN}


def test_tokens_follow_a_document_to_its_new_key() -> None:
    quarter = real_report({**rows("van_ban", LETTER, PLAN), "narrative.I.1": "Theo {van_ban.2:short}."})
    taken = following({"van_ban.2": {"loai": "TB", "so": "9", "ky_hieu": "TB-UBND"}}, quarter)
    known = following({"van_ban.7": PLAN}, quarter)

    assert offered(taken, quarter)["narrative.I.1"] == "Theo {van_ban.3:short}."
    assert offered(taken, quarter)["van_ban.3"] == PLAN
    assert offered(known, quarter) == {"narrative.I.1": "Theo {van_ban.7:short}."}


def test_a_text_without_its_documents_keeps_their_words() -> None:
    quarter = real_report({**rows("van_ban", PLAN), "narrative.I.1": "Theo {*{van_ban.1:short}*}."})

    found = offered(following({}, quarter), quarter, "narrative")

    assert found == {"narrative.I.1": "Theo {*Kế hoạch số 323/KH-UBND ngày 23/12/2022*}."}


def test_the_units_own_outline_goes_on_with_its_sections() -> None:
    outline = "I\tChỉ đạo\nI.x1\tMục riêng"
    quarter = real_report({"outline": outline, "narrative.I.x1": "Như cũ."})

    found = offered(following({}, quarter), quarter)

    assert found == {"outline": outline, "narrative.I.x1": "Như cũ."}
    other = real_report(edition="cchc-2025", kind="6m", year=2025, history=[quarter])
    assert not offered(other, quarter), "another edition has its own outline"


def test_the_next_report_takes_the_particulars_but_not_number_and_date() -> None:
    last = {
        "document.number": "74",
        "document.date": "2023-03-13",
        "document.symbol": "BC-UBND",
        "document.signer.name": "Đoàn Minh Đức",
        "document.recipients": "Phòng Nội vụ huyện\nLưu: VT",
    }
    quarter = real_report(last)

    found = offered(following({"document.signer.name": "Lê An"}, quarter), quarter)

    assert found.keys() == {"document.symbol", "document.recipients"}


def test_under_another_edition_the_offices_are_its_own() -> None:
    last = {"document.recipients": "Phòng Nội vụ huyện", "document.signer.name": "Đoàn Minh Đức"}
    old, new = real_report(last, kind="year", year=2024), CATALOGUE.get("cchc-2025").edition

    assert particulars(new, old, new.presets[0], 2026) == {"document.signer.name": "Đoàn Minh Đức"}


@pytest.mark.parametrize(
    ("year", "title", "bases"),
    [
        (2023, "Công tác CCHC 6 tháng đầu năm 2023", ["76/NQ-CP", "Kế hoạch CCHC năm 2023"]),
        (2024, "Công tác CCHC 6 tháng đầu năm 2024", ["76/NQ-CP"]),
    ],
)
def test_the_subject_and_the_bases_are_renewed(year: int, title: str, bases: list[str]) -> None:
    quarter = real_report(
        {
            "document.title": "Công tác CCHC quý I năm 2023",
            "document.bases": "Căn cứ Nghị quyết 76/NQ-CP ngày 15/7/2021,\nThực hiện Kế hoạch CCHC năm 2023,",
        }
    )
    edition = quarter.edition
    half = next(preset for preset in edition.presets if preset.kind == "6m")

    found = particulars(edition, quarter, half, year)

    assert found["document.title"] == title
    lines = found["document.bases"].splitlines()
    assert len(lines) == len(bases)
    assert all(words in line for words, line in zip(bases, lines, strict=True))


def test_the_plan_of_a_year_is_not_renamed_after_the_year_report() -> None:
    last = {"document.bases": "Thực hiện Kế hoạch CCHC năm 2022,\nCăn cứ Nghị quyết 76/NQ-CP,"}
    year = real_report(last, kind="year", year=2022)

    found = particulars(year.edition, year, year.edition.presets[0], 2023)

    assert found == {"document.bases": "Căn cứ Nghị quyết 76/NQ-CP,"}


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(TYPED)))
def test_nothing_entered_is_overwritten_and_nothing_is_offered_twice(typed: set[str]) -> None:
    earlier = case()
    own: dict[str, Item] = {
        address: Entry(state=State.PENDING) if "." not in address else "Viết mới."
        for address in typed
        if not address.startswith("van_ban")
    }
    own |= {address: {"loai": "TB", "so": "999"} for address in typed if address.startswith("van_ban")}
    report = following(dict(own), earlier)

    lines = proposal(report, earlier)
    report.update({line.address: line.item for line in lines})

    assert not {line.address for line in lines} & own.keys()
    assert {address: report.content[address] for address in own} == own
    assert not proposal(report, earlier)
