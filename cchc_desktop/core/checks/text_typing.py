"""T1-T5 in the narrative: letters, decimal signs, dates, doubled words, numbering.

Only hints, and only what the eye misses: taste is none of its business.
"""

import re
from collections.abc import Iterator
from itertools import compress, islice, pairwise
from operator import and_, eq
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.narrative import WHERE, Written, each_section, written
from cchc_desktop.core.edition import Check
from cchc_desktop.core.prose.dates import Day
from cchc_desktop.core.prose.headings import DIGIT, LETTER, Heading, headings
from cchc_desktop.core.text import nfc

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

# A mark that no letter could take, or a letter that shows nothing.
_STRAY = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_DECIMAL_DOT = re.compile(r"\d\d{0,2}\.\d{1,2}(?=\s*%)")
_DECIMAL_COMMA = re.compile(r"\d\d{0,2},\d{1,3}(?=\s*%)")
_WORD = re.compile(r"[^\W\d_]+")
_POINTS = ".,;:!?)"
_ONLY_SPACE = re.compile(r"\s+")
FAR = {DIGIT: 3, LETTER: 6}
"""How far, in ranks, numbers may skip and still be of one row."""
MOST = 20
"""Doubled words marked in one section: more are no slip of the hand."""
_MANY = 3
"""Hints of one kind for one section; the rest are of the same hand."""


def letters_odd(report: "Report", check: Check) -> Iterator[Found]:
    """Letters that only look Vietnamese (pattern `lookalike`), marks standing alone, text not NFC."""
    return each_section(report, check, _odd_letters)


def _odd_letters(section: Written, check: Check) -> Iterator[Found]:
    text = section.reading.text
    if text.isascii():
        return
    odd = [(match, "lookalike") for match in re.finditer(check.patterns["lookalike"], text)]
    odd += [(match, "stray") for match in _STRAY.finditer(text)]
    for match, variant in odd[:_MANY]:
        start, end = _word_around(text, match.start())
        shown = nfc(text[start:end])
        yield section.marks(start, end, (), variant, letter=f"U+{ord(match[0]):04X}", word=shown)


def decimals_mixed(report: "Report", check: Check) -> Iterator[Found]:
    """Percentages with a decimal dot, while others of the same text have a comma."""
    dots = list(each_section(report, check, _decimal_dots))
    if dots and any(_DECIMAL_COMMA.search(section.reading.dateless) for section in written(report, check)):
        yield from dots


def _decimal_dots(section: Written, check: Check) -> Iterator[Found]:
    for match in _DECIMAL_DOT.finditer(section.reading.dateless):
        yield section.marks(*match.span(), expected=match[0].replace(".", ","))


def date_style(report: "Report", check: Check) -> Iterator[Found]:
    """A date whose day below 10, or month 1 or 2, has no 0 before it."""
    return each_section(report, check, _bare_days)


def _bare_days(section: Written, check: Check) -> Iterator[Found]:
    bare = [day for day in section.reading.days if _is_bare(day)]
    for day in bare[:_MANY]:
        yield section.marks(day.start, day.end, expected=_padded(day))


def words_doubled(report: "Report", check: Check) -> Iterator[Found]:
    """A word that never doubles (pattern `single`) twice running, or two words repeated.

    `doubles` are pairs of words that may be repeated.
    """
    return each_section(report, check, _doubled_words)


def _doubled_words(section: Written, check: Check) -> Iterator[Found]:
    text = section.reading.text
    small = text.lower()
    # A letter or two of other languages grow when made small: then places would be lost.
    small = small if len(small) == len(text) else text
    # Nearly no text says anything twice running, and that is soon told.
    if any(_is_slip(words, check) for words in _said_twice(small)):
        for start, end, words in islice(_repeats(small), MOST):
            if _is_slip(words, check):
                yield section.marks(start, end)


def _is_slip(words: str, check: Check) -> bool:
    if " " in words:
        return not re.fullmatch(check.patterns["doubles"], words)
    return bool(re.fullmatch(check.patterns["single"], words))


def _said_twice(text: str) -> set[str]:
    """The words, and pairs of words, that may stand twice running."""
    raw = text.split()
    words = [word.rstrip(_POINTS) for word in raw]
    pairs = map(and_, map(eq, raw, words[2:]), map(eq, raw[1:], words[3:]))
    said = compress(raw, map(eq, raw, words[1:]))
    return {*said, *map(" ".join, compress(pairwise(raw), pairs))}


def _repeats(text: str) -> Iterator[tuple[int, int, str]]:
    """Words and pairs of words said twice with nothing but space between, and where."""
    words = list(_WORD.finditer(text))
    for at, (one, two) in enumerate(pairwise(words)):
        after = words[at + 2 : at + 4]
        if one[0] == two[0]:
            if _is_space(text, one, two):
                yield one.start(), two.end(), one[0]
        elif [one[0], two[0]] == [match[0] for match in after] and _is_space(text, one, two, *after):
            yield one.start(), after[1].end(), f"{one[0]} {two[0]}"


def numbering_broken(report: "Report", check: Check) -> Iterator[Found]:
    """Headings or points whose numbers repeat or skip one: a, a, b; 1, 3."""
    return each_section(report, check, _broken_numbers)


def _broken_numbers(section: Written, check: Check) -> Iterator[Found]:
    for before, after in pairwise_by_style(headings(section.reading)):
        variant = _break(before, after)
        if variant:
            yield section.marks(after.start, after.end, (), variant, before=before.label)


def _break(before: Heading, after: Heading) -> str:
    """How the numbering breaks: the variant of the finding, "" if it does not."""
    if after.rank == before.rank:
        return "repeats"
    skipped = before.rank < after.rank <= before.rank + FAR[after.style]
    return "skips" if skipped and after.rank not in before.follows else ""


def pairwise_by_style(found: list[Heading]) -> Iterator[tuple[Heading, Heading]]:
    """Each heading with the one before of its style, if no higher one stands between."""
    last: dict[str, Heading] = {}
    for heading in found:
        if heading.style in last:
            yield last[heading.style], heading
        for style in [style for style in last if style > heading.style]:
            del last[style]
        last[heading.style] = heading


def _word_around(text: str, at: int) -> tuple[int, int]:
    start, end = at, at + 1
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _is_bare(day: Day) -> bool:
    number, month, _ = day.written
    if not day.mark or day.day is None:
        return False
    return len(number) == 1 or (len(month) == 1 and int(month) < 3)


def _padded(day: Day) -> str:
    number, month, year = day.written
    month = month.zfill(2) if int(month) < 3 else month
    return f"{number.zfill(2)}/{month}/{year}"


def _is_space(text: str, *words: re.Match[str]) -> bool:
    """True if nothing but space parts the words."""
    return all(_ONLY_SPACE.fullmatch(text, one.end(), two.start()) for one, two in pairwise(words))


RULES = {
    "text_letters_odd": Rule(
        letters_odd,
        WHERE | {"letter", "word"},
        frozenset({"patterns"}),
        frozenset({"lookalike", "stray"}),
        of_text=True,
        patterns=frozenset({"lookalike"}),
    ),
    "text_decimals_mixed": Rule(decimals_mixed, WHERE | {"expected"}, of_text=True),
    "text_date_style": Rule(date_style, WHERE | {"expected"}, of_text=True),
    "text_words_doubled": Rule(
        words_doubled,
        WHERE,
        frozenset({"patterns"}),
        of_text=True,
        patterns=frozenset({"single", "doubles"}),
    ),
    "text_numbering_broken": Rule(
        numbering_broken, WHERE | {"before"}, variants=frozenset({"repeats", "skips"}), of_text=True
    ),
}
