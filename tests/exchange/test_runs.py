"""Pieces as the lines of paper."""

from cchc_desktop.core.prose.live import Piece
from cchc_desktop.exchange.blocks import Run
from cchc_desktop.exchange.runs import made_lines


def test_lines_keep_the_make_of_their_words() -> None:
    pieces = [Piece("- Một "), Piece("hai\nba", bold=True), Piece(" bốn", source="{one}")]

    assert list(made_lines(pieces)) == [
        (Run("- Một "), Run("hai", bold=True)),
        (Run("ba", bold=True), Run(" bốn")),
    ]


def test_neighbours_of_one_make_are_one_run() -> None:
    pieces = [Piece("Có "), Piece("3", source="{one}"), Piece(" việc")]

    assert list(made_lines(pieces)) == [(Run("Có 3 việc"),)]


def test_room_at_the_ends_and_empty_lines_are_left_out() -> None:
    pieces = [Piece("  a"), Piece(" ", italic=True), Piece("\n \t\n"), Piece("\r\nb\u2028c ")]

    assert list(made_lines(pieces)) == [(Run("a"),), (Run("b"),), (Run("c"),)]


def test_nothing_gives_no_line() -> None:
    assert list(made_lines([Piece(""), Piece("\n")])) == []
