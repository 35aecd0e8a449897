"""Every fault in what a check says of the narrative."""

import pytest

from cchc_desktop.core.edition import Check, Level
from cchc_desktop.core.passages import Phrase
from cchc_desktop.core.prose.faults import phrase_faults

KNOWN = frozenset({"one", "two"})


def kinds(phrase: Phrase, heads: dict[str, tuple[str, ...]] | None = None, sections: str = "") -> list[str]:
    """The kinds of the faults of a check with this phrase."""
    check = Check(
        "toy",
        "X1",
        "text_claim_differs",
        Level.ERROR,
        "",
        "",
        phrases=(phrase,),
        heads=heads or {},
        sections=sections,
    )
    return [problem for _, _, problem in phrase_faults(check, KNOWN, of_figures=True)]


def test_a_sound_phrase_has_no_fault() -> None:
    sound = Phrase(("có #/# hồ sơ",), ("one ; two | one - two", ""), other="percent(one, two)", under="head")

    assert kinds(sound, {"head": ("hồ sơ",)}) == []


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        (Phrase(("có [# hồ sơ",), ("one",)), "phrase"),
        (Phrase(("có # hồ sơ",), ("three",)), "code_unknown"),
        (Phrase(("có # hồ sơ",), ("one +",)), "formula_syntax"),
        (Phrase(("có # hồ sơ",), ("one", "two")), "codes_count"),
        (Phrase(("không có",), (), wrong="three > 0"), "code_unknown"),
        (Phrase(("có # hồ sơ",), ("one",), under="head"), "head_unknown"),
    ],
)
def test_a_fault_is_named(phrase: Phrase, kind: str) -> None:
    assert kinds(phrase) == [kind]


def test_sections_that_are_no_pattern_are_a_fault() -> None:
    assert kinds(Phrase(("có # hồ sơ",), ("one",)), sections="(I") == ["pattern"]
