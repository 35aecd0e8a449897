"""What a file would change: told before it is done, and never more than that."""

from decimal import Decimal

import pytest

from cchc_desktop.core.content import Explanation
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
