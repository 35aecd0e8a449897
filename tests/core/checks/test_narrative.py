"""What all rules of the narrative share."""

from cchc_desktop.core.checks.narrative import LONGEST_QUOTE, written
from tests.core.toy import check, toy_edition, toy_report


def test_sections_come_in_the_outlines_order_and_only_if_written() -> None:
    report = toy_report(
        None, {"narrative.Z": "Ngoài đề cương.", "narrative.I": "Một.", "narrative.Y": "  \n"}
    )

    assert [section.slot for section in written(report)] == ["I", "Z"]
    assert written(report)[0].title == "I Mục một"


def test_a_check_may_read_some_sections_only() -> None:
    report = toy_report(None, {"narrative.I": "Một.", "narrative.Z": "Hai."})

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
