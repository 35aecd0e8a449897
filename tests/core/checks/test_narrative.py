"""What all rules of the narrative share."""

from cchc_desktop.core.checks.narrative import LONGEST_QUOTE, written
from tests.core.toy import check, toy_edition, toy_report


def test_sections_come_in_the_outlines_order_and_only_if_written() -> None:
    outline = {"outline": "Y\tMục Y\nZ\tMục Z\nI\t"}
    report = toy_report(
        None,
        {
            "narrative.Z": "Hai.",
            "narrative.I": "Một.",
            "narrative.Y": "  \n",
            "narrative.X": "Bỏ.",
            **outline,
        },
    )

    assert [section.slot for section in written(report)] == ["Z", "I"]
    assert [section.title for section in written(report)] == ["II Mục Z", "III Mục một"]


def test_a_section_is_judged_as_it_is_printed() -> None:
    report = toy_report(None, {"narrative.I": "Có {one} việc, {*{two}*} xong.", "one": 3, "two": 2})

    assert written(report)[0].reading.text == "Có 3 việc, 2 xong."


def test_a_check_may_read_some_sections_only() -> None:
    report = toy_report(None, {"narrative.I": "Một.", "narrative.Z": "Hai.", "outline": "I\t\nZ\t"})

    assert [section.slot for section in written(report, check("text_share_differs", sections="I"))] == ["I"]


def test_what_is_marked_says_where_and_quotes_on_one_line() -> None:
    report = toy_report(None, {"narrative.I": "Đã\nxong " + "việc " * 60})
    (section,) = written(report)

    short, long = section.marks(0, 7), section.marks(0, 300, ("one",))

    assert (short.section, short.span, short.codes) == ("I", (0, 7), ("narrative.I",))
    assert short.fields["found"] == "Đã xong"
    assert len(str(long.fields["found"])) <= LONGEST_QUOTE
    assert long.codes == ("narrative.I", "one")


def test_a_text_rule_is_not_asked_again_when_a_figure_changes() -> None:
    report = toy_report(toy_edition(checks=[check("text_share_differs")]), {"narrative.I": "Đạt 50% (1/4)."})
    (before,) = report.findings

    report.update({"one": None})

    assert report.findings == (before,)
    assert report.findings[0] is before
