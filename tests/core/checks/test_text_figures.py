"""R1, R5, X1-X10 in the narrative: what is written against what was entered."""

from decimal import Decimal

import pytest

from cchc_desktop.core.edition import Level
from cchc_desktop.core.passages import Phrase
from cchc_desktop.core.report import Report
from tests.core.checks.real import found, real_report
from tests.core.toy import Toy, check, items, row, toy_edition, toy_report

SECTION = "narrative.I"


def judged(
    rule: str, content: dict[str, Toy], *phrases: Phrase, codes: tuple[str, ...] = (), sections: str = ""
) -> list[str]:
    """What `rule` says of a toy report, one message a finding."""
    index = toy_edition(
        ["one", "two", row("share", "ratio", "percent(one, two)")],
        checks=[check(rule, phrases=phrases, codes=codes, sections=sections)],
    )
    return [finding.message for finding in toy_report(index, content).findings]


def test_a_percentage_that_its_parts_do_not_give_is_found_with_its_place() -> None:
    index = toy_edition(checks=[check("text_share_differs", "R1")])
    text = "Đến nay hoàn thành 13/36 nhiệm vụ, đạt 46,1%."

    (finding,) = toy_report(index, {SECTION: text}).findings

    assert (finding.check, finding.section, finding.codes) == ("R1", "I", (SECTION,))
    assert finding.span is not None
    assert text[slice(*finding.span)] == "13/36 nhiệm vụ, đạt 46,1%"
    assert "Expected=36,1" in finding.message


def test_a_percentage_that_its_parts_give_is_right() -> None:
    assert judged("text_share_differs", {SECTION: "Đạt 36,1% (13/36)."}) == []


PHRASE = Phrase(("có # việc",), ("one ; two",))


@pytest.mark.parametrize(("entered", "count"), [({"one": 5}, 0), ({"two": 5}, 0), ({"one": 7}, 1), ({}, 0)])
def test_a_figure_is_compared_with_any_source_that_is_known(entered: dict[str, Toy], count: int) -> None:
    assert len(judged("text_claim_differs", {SECTION: "Xã có 5 việc.", **entered}, PHRASE)) == count


@pytest.mark.parametrize(
    ("entered", "count"), [({"one": 7, "two": 5}, 0), ({"one": 7, "two": 8}, 1), ({"one": 7}, 0)]
)
def test_a_figure_with_two_meanings_is_wrong_only_if_neither_can_be_meant(
    entered: dict[str, Toy], count: int
) -> None:
    either = Phrase(("có # việc",), ("one | two",))

    assert len(judged("text_claim_differs", {SECTION: "Xã có 5 việc.", **entered}, either)) == count


def test_a_fraction_of_which_nothing_is_right_is_of_something_else() -> None:
    fraction = Phrase(("xong #/# việc",), ("one", "two"))
    entered: dict[str, Toy] = {"one": 5, "two": 9}

    assert judged("text_claim_differs", {SECTION: "Xong 3/4 việc.", **entered}, fraction) == []
    assert len(judged("text_claim_differs", {SECTION: "Xong 4/9 việc.", **entered}, fraction)) == 1


@pytest.mark.parametrize(("number", "count"), [("2.822.033.624", 0), ("2.823.000.000", 1)])
def test_a_figure_may_miss_by_what_its_form_rounds_away(number: str, count: int) -> None:
    spent = Phrase(("đã chi # đồng",), ("one * 1000000",), within=Decimal(500_000))

    found = judged("text_claim_differs", {SECTION: f"Đã chi {number} đồng.", "one": 2822}, spent)

    assert len(found) == count


def test_a_denial_that_the_figures_contradict_is_found_with_both() -> None:
    denial = Phrase(("không có việc",), wrong="one > 0")

    (message,) = judged("text_claim_untrue", {SECTION: "Không có việc nào.", "one": 2}, denial)

    assert "given=2" in message
    assert judged("text_claim_untrue", {SECTION: "Không có việc nào.", "one": 0}, denial) == []


@pytest.mark.parametrize(("typed", "count"), [(None, 1), ("0", 1), ("-", 1), ("3", 0), ("x", 0), ("?", 0)])
def test_what_is_told_but_not_entered_asks_for_its_figure(typed: str | None, count: int) -> None:
    told = Phrase(("đã làm việc",), ("one",))

    assert len(judged("text_claim_unentered", {SECTION: "Đã làm việc tốt.", "one": typed}, told)) == count


def test_a_figure_that_no_section_tells_of_is_found_once_its_section_is_written() -> None:
    words = Phrase(("kỷ luật",))
    entered: dict[str, Toy] = {"one": 2}

    assert judged("text_left_unsaid", entered, words, codes=("one",), sections="I") == []
    assert (
        len(judged("text_left_unsaid", {SECTION: "Nề nếp.", **entered}, words, codes=("one",), sections="I"))
        == 1
    )
    assert (
        judged("text_left_unsaid", {SECTION: "Kỷ luật.", **entered}, words, codes=("one",), sections="I")
        == []
    )


def test_a_percentage_of_the_other_whole_is_pointed_at() -> None:
    share = Phrase(("đạt %",), ("share",), other="percent(one, 20)")
    entered: dict[str, Toy] = {SECTION: "Đạt 50%.", "one": 10, "two": 40}

    assert len(judged("text_share_of_other_whole", entered, share)) == 1
    assert judged("text_claim_differs", entered, share) == []


def test_an_edit_of_a_figure_changes_what_is_said_of_the_text() -> None:
    report = toy_report(
        toy_edition(checks=[check("text_claim_differs", phrases=(PHRASE,))]), {SECTION: "Có 5 việc."}
    )

    change = report.update(items({"one": 6}))

    assert len(change.findings.added) == 1
    assert len(report.update(items({"one": 5})).findings.gone) == 1


def test_an_explanation_holds_while_the_words_it_explains_stay() -> None:
    report = real_report({SECTION: "Đạt 46,1% (13/36). Câu khác."})
    (finding,) = found(report, "R1")

    assert finding.explainable
    assert finding.figures == tuple(figure for figure in finding.figures if "Câu khác" not in figure)


def test_goals_for_the_next_period_are_not_judged() -> None:
    text = "Xã tiếp nhận 999 hồ sơ, không để xảy ra hồ sơ quá hạn."
    entered: dict[str, Toy] = {
        "ho_so.1": {"linh_vuc": "Tổng số", "hs_tiep_nhan": "716", "hs_ky_truoc": "5", "hs_qua_han": "2"}
    }

    assert figures_judged(real_report({**entered, "narrative.IV": text})) == set()
    assert figures_judged(real_report({**entered, "narrative.III.1": text})) == {"X1", "X10"}


def figures_judged(report: Report) -> set[str]:
    """The checks that found a mistake in the text's figures or words."""
    return {finding.check for finding in found(report, level=Level.ERROR) if finding.section}
