"""What stands in braces, read: tokens, makes, and everything that is only text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.prose.tokens import Figures, Live, Rows, Said, Words, parse, token_of, uses
from tests.core.toy import column, register, row, total, toy_edition

INDEX = toy_edition(
    ["b1_1", "b1_2", row("b1_3", "group")],
    registers=[register("papers", ["kind", column("own", "flag"), column("pages")], [total("listed")])],
)


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ("b1_1", Figures("", ("b1_1",), 0, ())),
        ("listed", Figures("", ("listed",), 0, ())),
        ("b1_1:02", Figures("", ("b1_1",), 2, ())),
        ("prev.b1_1", Figures("prev", ("b1_1",), 0, ())),
        ("growth.b1_1?tăng #|giảm #", Figures("growth", ("b1_1",), 0, ("tăng #", "giảm #"))),
        ("ratio.b1_1/b1_2", Figures("ratio", ("b1_1", "b1_2"), 0, ())),
        ("b1_1?có #||", Figures("", ("b1_1",), 0, ("có #", "", ""))),
        ("period.from", Said("period.from")),
        ("document.signer.name", Said("document.signer.name")),
        ("papers.3", Rows("papers", "3", False, (), ())),
        ("papers.3:short", Rows("papers", "3", True, (), ())),
        ("papers.x", Rows("papers", "x", False, (), ())),
        ("papers:own", Rows("papers", "", False, (("own", None),), ())),
        (
            "papers:kind=KH&own:short?có #|không",
            Rows("papers", "", True, (("kind", "KH"), ("own", None)), ("có #", "không")),
        ),
    ],
)
def test_a_token_is_read(body: str, token: object) -> None:
    assert token_of(body, INDEX) == token


@pytest.mark.parametrize(
    "body",
    [
        "b1_3",
        "b9_9",
        "x",
        "prev.x",
        "ratio.b1_1",
        "period.then",
        "papers",
        "papers.-1",
        "papers:size=1",
        "papers:",
    ],
)
def test_what_names_nothing_is_no_token(body: str) -> None:
    assert token_of(body, INDEX) is None


@pytest.mark.parametrize(
    "text", ["{{", "{x}", "{", "}", "{}", "{Số liệu}", "{*", "*}", "{**}", "{//}", "a {b", "{b1_1\n}"]
)
def test_other_braces_are_words(text: str) -> None:
    assert parse(text, INDEX) == (Words(text),)


@pytest.mark.parametrize("text", ["{b9_9_9}", "{prev.b9}", "{so_lieu?a|b}", "{van_ban.3}"])
def test_what_is_written_like_a_token_of_an_unknown_code_is_told_apart(text: str) -> None:
    (node,) = parse(text, INDEX)

    assert node == Live(text, None)


def test_makes_may_hold_tokens_and_one_another() -> None:
    assert parse("a{*b{/{b1_1}/}*}c", INDEX) == (
        Words("a"),
        Words("b", bold=True),
        Live("{b1_1}", Figures("", ("b1_1",), 0, ()), bold=True, italic=True),
        Words("c"),
    )


def test_a_make_that_crosses_another_is_words() -> None:
    assert parse("{*a{/b*}c/}", INDEX) == (Words("a{/b", bold=True), Words("c/}"))


def test_a_make_within_its_own_is_words() -> None:
    assert parse("{*a{*b*}c", INDEX) == (Words("a{*b", bold=True), Words("c"))


@given(st.text(alphabet="{}*/b1_?|:. a\n"))
def test_no_letter_is_lost_where_nothing_is_live(text: str) -> None:
    nodes = parse(text, INDEX)

    if not any(node.bold or node.italic for node in nodes):
        assert "".join(node.text if isinstance(node, Words) else node.source for node in nodes) == text


@pytest.mark.parametrize("part", ["{", "{*", "{a", "{*a{/b", "*}", "{b1_1", "{b9_9}", "{b1_1?" + "a" * 500])
def test_200_kilobytes_of_braces_are_read_at_once(part: str) -> None:
    text = part * (200_000 // len(part))
    began = time.perf_counter()

    parse(text, INDEX)

    # Twenty times what it takes: a square of the length would take minutes.
    assert time.perf_counter() - began < 4


def test_a_token_tells_what_it_hangs_on() -> None:
    def of(body: str) -> frozenset[str]:
        token = token_of(body, INDEX)
        assert token is not None
        return uses(token)

    assert of("diff.b1_1") == {"b1_1"}
    assert of("prev.b1_1") == frozenset()
    assert of("ratio.b1_1/b1_2") == {"b1_1", "b1_2"}
    assert of("papers:own") == {"papers"}
    assert of("period.next") == {"period"}
    assert of("document.number") == {"document.number", "period"}
    assert of("unit") == frozenset()
