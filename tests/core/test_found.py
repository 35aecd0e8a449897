"""What was found is empty only if it holds nothing of a report."""

from cchc_desktop.core.found import Found, FoundFigure, Unread
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry

NOTHING = Found("a.txt", "", "e", Unit("", ""))


def test_lines_that_were_not_understood_are_nothing_of_a_report() -> None:
    unread = Found("a.txt", "", "e", Unit("", ""), unread=(Unread("x"),))

    assert NOTHING.is_empty
    assert unread.is_empty


def test_one_figure_is_something() -> None:
    found = Found("a.txt", "", "e", Unit("", ""), figures=(FoundFigure("a", Entry()),))

    assert not found.is_empty
