"""What was entered, by address."""

from cchc_desktop.core.entered import Entered
from cchc_desktop.core.value import Entry
from tests.core.toy import register, rows, toy_edition, toy_report


def test_nothing_entered_is_nothing() -> None:
    entered = Entered(["papers"])

    assert (entered.content, entered.entry("one"), entered.text("narrative.I")) == ({}, None, "")
    assert (entered.rows("papers"), entered.explanations()) == ({}, ())


def test_each_kind_of_item_is_found_by_its_address() -> None:
    index = toy_edition(registers=[register("papers", ["name"])])
    report = toy_report(index, {"one": 3, "narrative.I": "Có {one} việc.", **rows("papers", {"name": "a"})})

    assert report.entry("one") == Entry(value=report.figure("one"))
    assert (report.text("narrative.I"), report.text("one")) == ("Có {one} việc.", "")
    assert report.rows("papers") == {1: {"name": "a"}}
