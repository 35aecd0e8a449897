"""Sections as they are read, and what an edit makes anew."""

from cchc_desktop.core.report import Report
from tests.core.toy import items, register, row, rows, toy_edition, toy_report

INDEX = toy_edition(
    ["part", "whole", "idle", row("share", "ratio", "percent(part, whole)")],
    registers=[register("papers", ["name"])],
)
TEXTS = {
    "narrative.I": "Đạt {share}%.",
    "narrative.II": "Có {idle} việc, {papers:name=a?#|không|chưa}.",
    "narrative.III": "Không số liệu.",
    "outline": "I\tMột\nII\tHai\nIII\tBa",
}


def written() -> Report:
    report = toy_report(INDEX, {"part": 1, "whole": 4, **TEXTS})
    report.findings  # noqa: B018 - judged once, as on screen
    return report


def test_a_figure_moves_the_words_of_the_sections_that_use_it() -> None:
    report = written()

    change = report.update(items({"part": 2}))

    assert change.texts == {"I"}
    assert report.shown("I") == "Đạt 50%."


def test_other_sections_stay_the_very_same() -> None:
    report = written()
    before = report.section("II"), report.section("III")

    report.update(items({"part": 2}))

    assert report.section("II") is before[0]
    assert report.section("III") is before[1]


def test_a_figure_that_nobody_uses_moves_no_words() -> None:
    report = toy_report(INDEX, {"narrative.I": "Có {part} việc."})

    assert report.update(items({"whole": 2})).texts == frozenset()


def test_a_row_moves_the_sections_that_name_its_register() -> None:
    report = written()

    change = report.update(rows("papers", {"name": "a"}))

    assert change.texts == {"II"}
    assert report.shown("II") == "Có \u2026\u2026 việc, a."


def test_the_window_and_the_document_move_the_words_that_name_them() -> None:
    report = toy_report(INDEX, {"narrative.I": "Đến {period.to}, số {document.number}."})

    assert report.update({"period.to": "2023-03-31", "document.number": "9"}).texts == {"I"}
    assert report.shown("I") == "Đến 31/3/2023, số 09."


def test_typing_moves_the_section_typed_in_and_emptying_too() -> None:
    report = written()

    assert report.update({"narrative.III": "Khác."}).texts == {"III"}
    assert report.update({"narrative.III": None}).texts == {"III"}
    assert report.update({"narrative.III": None}).texts == frozenset()


def test_a_source_that_reads_the_same_moves_nothing() -> None:
    report = written()

    assert report.update({"narrative.I": "Đạt {ratio.part/whole}%."}).texts == frozenset()


def test_the_outline_is_the_units_own_as_soon_as_it_has_one() -> None:
    report = toy_report(INDEX)
    assert [heading.slot for heading in report.outline] == ["I"]

    report.update({"outline": "II\tHai"})
    assert [heading.title for heading in report.outline] == ["Hai"]

    report.update({"outline": None})
    assert [heading.slot for heading in report.outline] == ["I"]
