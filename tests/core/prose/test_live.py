"""What tokens say in each state, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.edition import Kind
from cchc_desktop.core.prose.live import Piece, source_of
from cchc_desktop.core.report import Report
from tests.core.toy import Toy, column, register, row, rows, total, toy_edition, toy_report

INDEX = toy_edition(
    [
        "part",
        "whole",
        row("share", "ratio", "percent(part, whole)"),
        row("way", "choice", options=(0, 1)),
        row("given", "percent"),
    ],
    registers=[
        register("papers", ["kind", column("own", "flag"), column("pages")], [total("pages", "pages")])
    ],
)
BEFORE = toy_report(INDEX, {"part": 4, "whole": 10}, year=2022)


def words_of(report: Report, source: str) -> str:
    return "".join(piece.text for piece in report.rendered(source))


def said(source: str, **content: Toy) -> str:
    return words_of(toy_report(INDEX, content, history=[BEFORE]), source)


def has_hole(source: str, **content: Toy) -> bool:
    return any(piece.hole for piece in toy_report(INDEX, content, history=[BEFORE]).rendered(source))


def test_a_figure_is_printed_by_its_kind() -> None:
    content: dict[str, Toy] = {"part": 1500, "whole": 1543, "way": 1, "given": "97,25"}

    assert said("{part} {share} {way} {given}", **content) == "1.500 97,2 chọn 1 97,3"


def test_a_low_count_gets_its_0_and_0_itself_none() -> None:
    assert said("{part:02} {whole:02}", part=5, whole=0) == "05 0"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("-", "-"), ("?", "..."), ("x", "x"), ("", "\u2026\u2026"), ("1.23", "\u2026\u2026")],
)
def test_each_state_says_its_words(typed: str, words: str) -> None:
    assert said("{part}", part=typed) == words


def test_only_what_nobody_knows_is_a_hole() -> None:
    assert [has_hole("{part}", part=typed) for typed in ("0", "-", "?", "x", "", "1.23")] == [False] * 4 + [
        True
    ] * 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [("7", "có 07"), ("0", "không có"), ("-", "không có"), ("?", "chưa rõ"), ("", "có \u2026\u2026")],
)
def test_each_state_has_its_variant(typed: str, words: str) -> None:
    assert said("{part:02?có #|không có|chưa rõ}", part=typed) == words


def test_a_variant_that_does_not_hold_the_value_is_not_said_of_the_unknown() -> None:
    assert said("{part?đã xong|chưa}") == "\u2026\u2026"


@pytest.mark.parametrize(
    ("part", "words"),
    [(6, "tăng 2, 50%"), (3, "giảm 1, 25%"), (4, "bằng, bằng%"), ("", "chưa so được, chưa so được%")],
)
def test_a_change_has_its_variants(part: Toy, words: str) -> None:
    variants = "|bằng|chưa so được"

    assert (
        said("{diff.part?tăng #|giảm #" + variants + "}, {growth.part?#|#" + variants + "}%", part=part)
        == words
    )


def test_the_period_beside_gives_its_own_figure() -> None:
    assert said("{prev.part}", part=9) == "4"


def test_without_a_period_beside_it_is_a_hole() -> None:
    (piece,) = toy_report(INDEX, {"part": 9}).rendered("{prev.part}")

    assert piece == Piece("\u2026\u2026", source="{prev.part}", hole=True)


def test_a_ratio_of_nothing_is_a_hole_and_never_0() -> None:
    assert has_hole("{ratio.part/whole}", part=0, whole=0)
    assert said("{ratio.part/whole}", part=1, whole=8) == "12,5"


def test_the_period_the_unit_and_the_document_are_named() -> None:
    content: dict[str, Toy] = {"document.number": "7", "document.date": "2023-03-16"}

    assert said("{period}; {period.to}; {period.year}", **content) == "quý I 2023; 14/3/2023; 2023"
    assert said("{unit}, {unit.superior}") == "xã An Bình, huyện Vĩnh Hòa"
    assert said("{document.number} {document.date} {document.symbol}", **content) == "07 16/3/2023 BC-UBND"


def test_a_blank_particular_is_a_hole() -> None:
    assert has_hole("{document.number}")


def test_a_row_is_named_and_one_that_is_gone_leaves_a_hole() -> None:
    report = toy_report(INDEX, {**rows("papers", {"kind": "KH 1"}, {"kind": "KH 2", "own": True})})

    assert words_of(report, "{papers.1}; {papers:own}") == "KH 1; KH 2"

    report.update({"papers.1": None})

    assert words_of(report, "{papers.1} {papers.x}") == "\u2026\u2026 \u2026\u2026"


def test_rows_are_chosen_by_what_their_columns_say() -> None:
    given = rows(
        "papers", {"kind": "a"}, {"kind": "b", "own": True}, {"kind": "a", "own": True, "pages": "3"}
    )
    report = toy_report(INDEX, given)

    assert words_of(report, "{papers:kind=a}|{papers:kind=a&own}|{papers:pages=3}") == "a; a|a|a"
    assert words_of(report, "{papers:kind=z?gồm #|không có|chưa rõ}") == "không có"
    assert said("{papers:kind=z?gồm #|không có|chưa rõ}") == "chưa rõ"


def test_a_choice_goes_on_a_sentence() -> None:
    assert INDEX.figures["way"].kind is Kind.CHOICE
    assert said("{way}", way=0) == "chọn 0"


PIECES = st.sampled_from(
    ["{part}", "{part?#|không}", "{b9_9}", "{", "}", "{*", "*}", "{/", "/}", "chữ", "\n- ", "{{"]
)
SOURCES = st.lists(PIECES, max_size=30).map("".join)


@given(SOURCES)
def test_the_way_back_gives_what_is_read_the_same(source: str) -> None:
    report = toy_report(INDEX, {"part": 5})
    pieces = report.rendered(source)

    assert made(report.rendered(source_of(pieces))) == made(pieces)


@given(st.text())
def test_text_without_tokens_is_printed_and_kept_as_typed(text: str) -> None:
    report = toy_report(INDEX)
    pieces = report.rendered(text)

    if not any(piece.bold or piece.italic or piece.source for piece in pieces):
        assert "".join(piece.text for piece in pieces) == source_of(pieces) == text


@pytest.mark.parametrize(
    "source",
    [
        "{*a {/b {part}/}*} c",
        "{/a{*b*}c/}",
        "- {part?#|không}\n+ {*x*}",
        "{b9_9} {x} {{",
        "{*a*}{/b/}",
        "{*{/x/}*}",
    ],
)
def test_the_way_back_gives_the_source(source: str) -> None:
    assert source_of(toy_report(INDEX, {"part": 5}).rendered(source)) == source


def test_pieces_of_an_editor_become_marks() -> None:
    typed = [Piece("a", bold=True), Piece("b", bold=True, italic=True), Piece("", bold=True), Piece("c")]

    assert source_of(typed) == "{*a{/b/}*}c"


def made(pieces: tuple[Piece, ...]) -> list[tuple[str, bool, bool, str]]:
    """Each letter with its make and token: how the pieces are cut says nothing."""
    return [(letter, each.bold, each.italic, each.source) for each in pieces for letter in each.text]
