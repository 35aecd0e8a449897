"""The words of an edition: what a live token says without any."""

from cchc_desktop.core.wording import Live


def test_without_words_of_its_own_a_token_shows_the_marks_of_the_forms() -> None:
    live = Live()

    assert (live.nil, live.pending, live.na, live.joint) == ("-", "...", "x", "; ")
