"""Accepting a plan: the clerk's choice as one edit, and what stands where afterwards."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Explanation, Item, Row, row_key
from cchc_desktop.core.edition import Index
from cchc_desktop.core.found import Found, FoundFigure
from cchc_desktop.core.merging import merged
from cchc_desktop.core.plan import PlanRow, Verdict, plan
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.taking import headless, taken
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.reading.door import own
from tests.core.toy import UNIT, toy_edition, toy_report

FIVE, SIX = Entry(value=Decimal(5)), Entry(value=Decimal(6))


@pytest.fixture
def toy() -> Index:
    return toy_edition(["one", "two", "three"])


@pytest.fixture
def blank(forms: Path) -> Report:
    return Report(
        Catalogue([forms]).get("cchc-2021"), Identity(Unit("xã", "An Bình"), "cchc-2021", "q1", 2023)
    )


def rows_of(mine: Report, theirs: Report) -> dict[str, PlanRow]:
    planned = plan(mine, own(theirs, "về.json", "f00"), mine.index)
    return {row.address: row for row in planned.rows}


def edit(
    mine: Report, theirs: Report, erase: bool = False, leave: frozenset[str] = frozenset()
) -> dict[str, Item | None]:
    """The edit of a clerk who takes everything, and what is blank in the file only with `erase`."""
    planned = plan(mine, own(theirs, "về.json", "f00"), mine.index)
    chosen = [
        row
        for row in planned.rows
        if (erase or row.verdict is not Verdict.EMPTIED) and row.address not in leave
    ]
    return taken(mine, planned, chosen)


def take(mine: Report, theirs: Report) -> Report:
    mine.update(edit(mine, theirs))
    return mine


def like(report: Report, **content: Item) -> Report:
    """The same report with other content, `_` standing for a dot."""
    return Report(
        report.index, report.identity, {key.replace("_", "."): item for key, item in content.items()}
    )


def plans(*numbers: int) -> list[Row]:
    return [
        {"loai": "KH", "so": str(each), "ngay": "2023-01-16", "trich_yeu": f"việc {each}"} for each in numbers
    ]


def listed(first: int, rows: Iterable[Row]) -> dict[str, Item]:
    return {f"van_ban.{key}": row for key, row in enumerate(rows, first)}


def test_only_what_differs_is_changed(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5, "two": 5}), toy_report(toy, {"one": 5, "two": 6})

    assert edit(mine, theirs) == {"two": SIX}


def test_what_the_file_leaves_blank_stays_until_it_is_asked_for(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5}), toy_report(toy, {"two": 6})

    assert edit(mine, theirs) == {"two": SIX}
    assert edit(mine, theirs, erase=True) == {"one": None, "two": SIX}
    assert not rows_of(mine, theirs)["one"].is_safe


def test_everything_accepted_gives_the_files_report(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5, "two": "-"}), toy_report(toy, {"two": 6, "three": "?"})

    mine.update(edit(mine, theirs, erase=True))

    assert dict(mine.content) == dict(theirs.content)
    assert edit(mine, theirs, erase=True) == {}


def test_a_note_alone_is_taken_and_none_is_lost(toy: Index) -> None:
    mine = Report(
        toy, toy_report(toy, {}).identity, {"one": Entry(value=Decimal(5), note="ước"), "two": FIVE}
    )
    theirs = like(mine, one=SIX, two=Entry(value=Decimal(5), note="đã rà soát"))

    verdicts = {address: row.verdict for address, row in rows_of(mine, theirs).items()}
    mine.update(edit(mine, theirs))

    assert verdicts == {"one": Verdict.CONFLICT, "two": Verdict.NEW}
    assert mine.entry("one") == Entry(value=Decimal(6), note="ước")
    assert mine.entry("two") == Entry(value=Decimal(5), note="đã rà soát")


def test_what_is_anothers_own_is_not_taken(toy: Index) -> None:
    mine = toy_report(toy, {"document.number": "74"})
    other = Report(
        toy,
        Identity(Unit("xã", "Khác"), mine.edition.id, mine.identity.kind, mine.identity.year),
        {
            "one": FIVE,
            "document.number": "12",
            "period.from": "2023-01-01",
            "outline": "I\tKhác",
            "explanation.A6.one": Explanation("A6", ("one",), "vì vậy"),
        },
    )

    assert edit(mine, other, erase=True) == {"one": FIVE}
    assert rows_of(mine, other)["outline"].verdict is Verdict.STAYS


def test_explanations_come_with_a_file_of_this_report(toy: Index) -> None:
    words = Explanation("A6", ("one",), "vì vậy")
    mine = toy_report(toy, {})
    theirs = Report(toy, mine.identity, {"explanation.A6.one": words})

    assert edit(mine, theirs) == {"explanation.A6.one": words}


def test_a_text_cites_the_same_documents_after_the_file_is_taken(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1, 2, 3)))
    mine.update({"narrative.I.1": "Theo {van_ban.3}.", "narrative.I.2": "Cả {van_ban.1}."})
    # As a JSON is read: rows from 0, and here one more at the beginning.
    file = Report(blank.index, blank.identity, listed(0, plans(9, 1, 2, 3)))
    file.update({"narrative.I.1": "Theo {van_ban.0:short} và {van_ban.3}."})

    take(mine, file)

    assert [row["so"] for row in mine.rows("van_ban").values()] == ["9", "1", "2", "3"]
    assert mine.shown("I.1") == file.shown("I.1")
    assert "9" in mine.shown("I.1")
    assert "việc 1" in mine.shown("I.2")
    assert edit(mine, file) == {}


def test_a_text_cites_nothing_in_place_of_a_row_that_was_not_taken(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1)))
    file = Report(blank.index, blank.identity, listed(0, plans(9, 8, 1)))
    file.update({"narrative.I.1": "Theo {van_ban.0}."})
    nine = next(
        key
        for key, row in rows_of(mine, file).items()
        if isinstance(row.incoming, dict) and row.incoming["so"] == "9"
    )

    mine.update(edit(mine, file, leave=frozenset({nine})))

    assert [row["so"] for row in mine.rows("van_ban").values()] == ["8", "1"]
    assert "việc" not in mine.shown("I.1")


def test_rows_that_only_come_after_ours_leave_the_keys_alone(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1, 2)))
    edited, added = {**plans(2)[0], "trich_yeu": "việc khác"}, plans(5)
    file = Report(blank.index, blank.identity, listed(0, [*plans(1), edited, *added]))

    assert edit(mine, file) == {"van_ban.2": edited, "van_ban.3": added[0]}


def test_rows_of_ours_that_the_file_has_not_stay(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1, 2, 3)))
    file = Report(blank.index, blank.identity, listed(0, plans(2, 7)))

    take(mine, file)

    assert [row["so"] for row in mine.rows("van_ban").values()] == ["1", "2", "3", "7"]


def test_rows_that_differ_in_a_word_are_one_row(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1, 2, 3)))
    file = Report(blank.index, blank.identity, listed(0, [*plans(1), {**plans(2)[0], "so": "22"}, *plans(3)]))

    told = rows_of(mine, file)

    assert {row_key(key): row.verdict for key, row in told.items()} == {
        1: Verdict.SAME,
        2: Verdict.CONFLICT,
        3: Verdict.SAME,
    }


def test_two_rows_of_one_name_are_two_rows(blank: Report) -> None:
    two = [{**plans(13)[0], "co_quan": issuer} for issuer in ("UBND huyện", "UBND tỉnh")]
    mine = Report(blank.index, blank.identity, listed(1, two))
    file = Report(blank.index, blank.identity, listed(0, reversed(two)))

    assert edit(mine, file) == {}


def test_the_outline_comes_with_the_file_and_takes_the_text_of_what_it_drops(blank: Report) -> None:
    mine = like(blank, outline="I\t\nI.1\t\nI.x1\tCũ", narrative_I_x1="Của mục cũ.", narrative_I_1="Giữ.")
    file = like(blank, outline="I\t\nI.1\t\nI.x2\tMới", narrative_I_x2="Của mục mới.")

    take(mine, file)

    assert [heading.slot for heading in mine.outline] == ["I", "I.1", "I.x2"]
    assert mine.shown("I.x2") == "Của mục mới."
    assert "narrative.I.x1" not in mine.content
    assert mine.shown("I.1") == "Giữ."


def test_text_under_a_heading_that_was_not_taken_stays_out(blank: Report) -> None:
    mine = like(blank, outline="I\t\nI.1\t")
    file = like(blank, outline="I\t\nI.x2\tMới", narrative_I_x2="Của mục mới.")

    assert edit(mine, file, leave=frozenset({"outline"})) == {}


def test_the_sections_that_stay_behind_for_want_of_a_heading_are_told(blank: Report) -> None:
    mine = like(blank, outline="I\t\nI.1\t")
    file = like(blank, outline="I\t\nI.1\t\nI.x2\tMới", narrative_I_x2="Của mục mới.", narrative_I_1="Có.")
    planned = plan(mine, own(file, "về.json", "f00"), mine.index)
    without = [row for row in planned.rows if row.address != "outline"]

    assert [row.address for row in headless(mine, planned, without)] == ["narrative.I.x2"]
    assert headless(mine, planned, planned.rows) == ()


def test_text_of_a_section_that_our_outline_leaves_out_is_not_taken(blank: Report) -> None:
    mine = like(blank, outline="I\t\nI.1\t")
    file = like(blank, narrative_I_2="Không có chỗ.", narrative_I_1="Có chỗ.")

    assert edit(mine, file) == {"narrative.I.1": "Có chỗ."}


def test_the_parts_of_a_sum_are_kept_in_its_note(toy: Index) -> None:
    files = [
        Found(
            f"{name}.xlsx",
            name,
            "toy",
            Unit("xã", name),
            "q1",
            2023,
            (FoundFigure("one", Entry(value=Decimal(number))),),
        )
        for name, number in (("Bắc", 12), ("Nam", 8))
    ]
    mine = toy_report(toy, {"two": 1})
    planned = plan(mine, merged(files, toy, UNIT), toy)

    with_parts = taken(mine, planned, planned.safe, keep_parts=True)

    assert with_parts == {"one": Entry(value=Decimal(20), note="= 12 (Bắc) + 8 (Nam)")}
    assert taken(mine, planned, planned.safe) == {"one": Entry(value=Decimal(20))}
