"""What a file would change: told before it is done, and never more than that."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Explanation, Item, Row
from cchc_desktop.core.edition import Index
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry, State
from cchc_desktop.ui.incoming import is_same, lines, plan, words_of
from tests.core.toy import toy_edition, toy_report

FIVE, SIX = Entry(value=Decimal(5)), Entry(value=Decimal(6))


@pytest.fixture
def toy() -> Index:
    return toy_edition(["one", "two", "three"])


def test_only_what_differs_is_changed(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5, "two": 5}), toy_report(toy, {"one": 5, "two": 6})

    assert plan(mine, theirs, erase=False) == {"two": SIX}


def test_what_the_file_leaves_blank_stays(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5}), toy_report(toy, {"two": 6})

    assert plan(mine, theirs, erase=False) == {"two": SIX}


def test_what_the_file_leaves_blank_goes_when_it_is_asked_for(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5}), toy_report(toy, {"two": 6})

    assert plan(mine, theirs, erase=True) == {"one": None, "two": SIX}


def test_the_plan_carried_out_gives_the_files_figures(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"one": 5, "two": "-"}), toy_report(toy, {"two": 6, "three": "?"})

    mine.update(plan(mine, theirs, erase=True))

    assert dict(mine.content) == dict(theirs.content)
    assert plan(mine, theirs, erase=True) == {}


def test_another_units_particulars_are_not_taken(toy: Index) -> None:
    mine = toy_report(toy, {"document.number": "74"})
    other = Report(
        toy,
        Identity(Unit("xã", "Khác"), mine.edition.id, mine.identity.kind, mine.identity.year),
        {
            "one": FIVE,
            "document.number": "12",
            "period.from": "2023-01-01",
            "explanation.A6.one": Explanation("A6", ("one",), "vì vậy"),
        },
    )

    assert not is_same(mine, other)
    assert plan(mine, other, erase=True) == {"one": FIVE}


def test_a_unit_is_the_same_by_its_names_while_it_has_no_code(toy: Index) -> None:
    mine = toy_report(toy, {})
    unit, identity = mine.identity.unit, mine.identity
    named = Unit(unit.type, unit.name, code="11245")
    other = Report(toy, Identity(named, identity.edition, identity.kind, identity.year))

    assert is_same(mine, other) == (not unit.code)
    assert is_same(other, other)


def test_codes_of_another_edition_are_left_out(toy: Index) -> None:
    wider = toy_edition(["one", "two", "three", "four"])

    assert plan(toy_report(toy, {}), toy_report(wider, {"one": 5, "four": 6}), erase=False) == {"one": FIVE}


def test_a_change_is_told_in_words_in_the_forms_order(toy: Index) -> None:
    mine, theirs = toy_report(toy, {"two": 5}), toy_report(toy, {"two": 6, "one": "1,5"})

    told = lines(mine, plan(mine, theirs, erase=False))

    assert [(line.old, line.new) for line in told] == [("(trống)", "1,5"), ("5", "6")]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (None, "(trống)"),
        (Entry(value=Decimal("36.1"), note="ước"), "36,1 (ước)"),
        (Entry(state=State.NA), "x"),
        (Entry(text="1.23"), "1.23"),
        ("dòng một\ndòng hai", "dòng một dòng hai"),
        (Explanation("A6", ("one",), "vì vậy"), "vì vậy"),
    ],
)
def test_every_kind_of_item_has_words(toy: Index, item: object, words: str) -> None:
    assert words_of(toy_report(toy, {}), "one", item) == words  # type: ignore[arg-type]


@pytest.fixture
def blank(forms: Path) -> Report:
    return Report(
        Catalogue([forms]).get("cchc-2021"), Identity(Unit("xã", "An Bình"), "cchc-2021", "q1", 2023)
    )


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


def taken(mine: Report, theirs: Report) -> Report:
    mine.update(plan(mine, theirs, erase=False))
    return mine


def test_a_text_cites_the_same_documents_after_the_file_is_read(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1, 2, 3)))
    mine.update({"narrative.I.1": "Theo {van_ban.3}.", "narrative.I.2": "Cả {van_ban.1}."})
    # As a JSON is read: rows from 0, and here one more at the beginning.
    file = Report(blank.index, blank.identity, listed(0, plans(9, 1, 2, 3)))
    file.update({"narrative.I.1": "Theo {van_ban.0:short} và {van_ban.3}."})

    taken(mine, file)

    assert [row["so"] for row in mine.rows("van_ban").values()] == ["9", "1", "2", "3"]
    assert mine.shown("I.1") == file.shown("I.1")
    assert "9" in mine.shown("I.1")
    assert "việc 1" in mine.shown("I.2")
    assert plan(mine, file, erase=False) == {}


def test_rows_that_only_come_after_ours_leave_the_keys_alone(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, listed(1, plans(1, 2)))
    edited, added = {**plans(2)[0], "trich_yeu": "việc khác"}, plans(5)
    file = Report(blank.index, blank.identity, listed(0, [*plans(1), edited, *added]))

    assert plan(mine, file, erase=False) == {"van_ban.2": edited, "van_ban.3": added[0]}


def test_a_row_is_told_by_its_place_in_the_list(blank: Report) -> None:
    mine = Report(blank.index, blank.identity, {"van_ban.4": plans(1)[0], "van_ban.11": plans(2)[0]})
    file = Report(blank.index, blank.identity, listed(0, [{**plans(1)[0], "trich_yeu": "x"}, *plans(2, 5)]))

    told = lines(mine, plan(mine, file, erase=False))

    assert [line.place.rpartition(" ")[2] for line in told] == ["1", "3"]


def test_the_outline_comes_with_the_file_and_takes_the_text_of_what_it_drops(blank: Report) -> None:
    mine = like(blank, outline="I\t\nI.1\t\nI.x1\tCũ", narrative_I_x1="Của mục cũ.", narrative_I_1="Giữ.")
    file = like(blank, outline="I\t\nI.1\t\nI.x2\tMới", narrative_I_x2="Của mục mới.")

    changes = plan(mine, file, erase=False)
    told = {line.place: line.new for line in lines(mine, changes)}
    mine.update(changes)

    assert [heading.slot for heading in mine.outline] == ["I", "I.1", "I.x2"]
    assert mine.shown("I.x2") == "Của mục mới."
    assert "narrative.I.x1" not in mine.content
    assert mine.shown("I.1") == "Giữ."
    assert told["Đề cương của đơn vị"].endswith("I.2. Mới")


def test_text_of_a_section_that_our_outline_leaves_out_is_not_taken(blank: Report) -> None:
    mine = like(blank, outline="I\t\nI.1\t")
    file = like(blank, narrative_I_2="Không có chỗ.", narrative_I_1="Có chỗ.")

    assert plan(mine, file, erase=False) == {"narrative.I.1": "Có chỗ."}


def test_an_explanation_outlives_a_file_that_has_none(toy: Index) -> None:
    why = Explanation("A6", ("one",), "Vì sao", ("5",))
    mine = toy_report(toy, {"one": 5, "explanation.A6.one": why})

    assert plan(mine, toy_report(toy, {"one": 6}), erase=True) == {"one": SIX}
