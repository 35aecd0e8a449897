"""T6: tokens that cannot be filled, and tokens of nothing."""

from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.report import Report
from tests.core.toy import Toy, check, items, register, rows, toy_edition, toy_report

INDEX = toy_edition(
    ["one", "two"],
    registers=[register("papers", ["name"])],
    checks=[
        check("text_token_unfilled", "T6.cho_trong", "warning", message="{section}: {source}"),
        check("text_token_unknown", "T6.ma_la", "warning", message="{section}: {found}"),
    ],
)


def judged(text: str, **content: Toy) -> Report:
    return toy_report(INDEX, {"narrative.I": text, **content})


def only(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def test_a_hole_marks_its_dots_and_names_the_cell() -> None:
    finding = only(judged("Có {two} và {one:02} việc.", two=7))

    assert (finding.check, finding.section, finding.span) == ("T6.cho_trong", "I", (8, 10))
    assert finding.codes == ("narrative.I", "one")
    assert finding.message == "I Mục một: Biểu 1, dòng one"


def test_a_hole_names_every_figure_that_is_missing() -> None:
    assert only(judged("{ratio.one/two}")).codes == ("narrative.I", "one", "two")
    assert only(judged("{ratio.one/two}", one=3)).codes == ("narrative.I", "two")


def test_a_share_of_nothing_names_both_figures() -> None:
    assert only(judged("{ratio.one/two}", one=0, two=0)).codes == ("narrative.I", "one", "two")


def test_a_blank_particular_and_a_row_that_is_gone_are_named() -> None:
    assert only(judged("{document.number}")).codes == ("narrative.I", "document.number")
    assert only(judged("{papers.3}")).codes == ("narrative.I",)


def test_a_figure_that_comes_settles_the_hole() -> None:
    report = judged("Có {one} việc.")
    assert report.findings

    change = report.update(items({"one": 4}))

    assert ([finding.check for finding in change.findings.gone], report.findings) == (["T6.cho_trong"], ())


def test_a_row_that_goes_leaves_a_hole() -> None:
    report = judged("Theo {papers.1}.", **rows("papers", {"name": "Kế hoạch"}))
    assert report.findings == ()

    change = report.update({"papers.1": None})

    assert change.findings.new == {"T6.cho_trong"}
    assert change.texts == {"I"}


def test_what_is_only_written_like_a_token_is_found() -> None:
    finding = only(judged("Có {b9_9_9} việc."))

    assert (finding.check, finding.span) == ("T6.ma_la", (3, 11))


def test_a_sound_text_and_ordinary_braces_are_left_alone() -> None:
    assert judged("Có {one} việc {x} {{ {diff.one?a|b|c|d}.", one=0).findings == ()


def test_a_section_that_is_left_out_is_not_judged() -> None:
    assert judged("Có {one} việc.", outline="II\tMục hai").findings == ()
