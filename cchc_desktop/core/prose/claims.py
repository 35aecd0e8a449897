"""What a text claims of an edition's figures, in the edition's own phrases.

A claim is cached with the text it was read from: an edit of a figure reads nothing
again. Whether a claim speaks of the report's own period and of the whole unit is
asked only when it disagrees.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

import msgspec

from cchc_desktop.core.edition import Check
from cchc_desktop.core.passages import Phrase
from cchc_desktop.core.prose.numbers import counted, shared
from cchc_desktop.core.prose.periods import is_own, named
from cchc_desktop.core.prose.phrases import compiled, figures_in, needed, says
from cchc_desktop.core.prose.reading import Reading

_HEAD_REACH = 600
_AFTER = 45
# Figures in a bracket are the parts, or those of another period, and narrow nothing.
_ASIDE = re.compile(r"\([^()]*\d")


class Claim(msgspec.Struct, frozen=True):
    """One phrase found in a text, with the figures it gives."""

    start: int
    end: int
    phrase: Phrase
    figures: tuple[Decimal, ...]


def claims(reading: Reading, check: Check) -> tuple[Claim, ...]:
    """What the text says in the phrases of `check`, in order of place.

    Of two phrases that claim one figure, the one the edition names first holds.
    """
    known = reading.claims.get(id(check))
    if known is None:
        # The check is kept too, so that no other can take its id.
        known = reading.claims[id(check)] = (check, tuple(_claims(reading, check)))
    return known[1]


def speaks_of(reading: Reading, claim: Claim, check: Check, kind: str, year: int) -> bool:
    """True if the claim is of the whole unit and of the period of this kind and year."""
    key = (id(check), claim.start, claim.end, kind, year)
    if key not in reading.meant:
        reading.meant[key] = _speaks_of_all(reading, claim, check.unless) and _speaks_of_now(
            reading, claim, kind, year
        )
    return reading.meant[key]


def _speaks_of_all(reading: Reading, claim: Claim, unless: tuple[str, ...]) -> bool:
    """False if the sentence narrows the claim: a field, a plan, another unit ..."""
    start, _ = reading.sentence(claim.start)
    return not says(unless, reading.masked, start, _after(reading, claim))


def _speaks_of_now(reading: Reading, claim: Claim, kind: str, year: int) -> bool:
    """False if the words before the claim, or right after it, name another period."""
    start, _ = reading.sentence(claim.start)
    before = list(named(reading.dateless, start, claim.end))
    after = list(named(reading.dateless, claim.end, _after(reading, claim)))
    opening = [] if before else list(named(reading.dateless, *reading.opening(claim.start)))
    return all(is_own(each, kind, year) for each in (*before[-1:], *after, *opening[-1:]))


def _after(reading: Reading, claim: Claim) -> int:
    """Where the words right behind a claim end: at the next comma, a bracket of figures, or soon."""
    _, end = reading.sentence(max(claim.start, claim.end - 1))
    stop = min(end, claim.end + _AFTER)
    cuts = [at for mark in ",;:" if (at := reading.masked.find(mark, claim.end, stop)) >= 0]
    aside = _ASIDE.search(reading.masked, claim.end, end)
    return min([*cuts, aside.start()] if aside else cuts, default=stop)


def found(reading: Reading, words: str) -> Iterator[re.Match[str]]:
    """Every place where the text is worded so; no phrase reaches over a sentence's end."""
    # Few phrases stand in any one text: the others are never compiled.
    for start, end in reading.holding(needed(words)):
        yield from compiled(words).finditer(reading.masked, start, end)


def _claims(reading: Reading, check: Check) -> Iterator[Claim]:
    heads: list[tuple[int, str]] | None = None
    taken: set[int] = set()
    kept = []
    for phrase, words in _possible(reading, check):
        for match in found(reading, words):
            at = {match.start(group) for group in range(1, match.re.groups + 1)} or {match.start()}
            if phrase.under and heads is None:
                heads = _heads(reading, check)
            if taken.isdisjoint(at) and _is_meant(reading, phrase, heads or [], max(at)):
                taken |= at
                kept.append((_claim(phrase, words, match), max(at)))
    kept.sort(key=lambda each: each[0].start)
    for (claim, figure), following in zip_longest(kept, kept[1:]):
        # In "709 hồ sơ (trước hạn 640)" the words behind the first figure are those of the second.
        if not following or not figure < following[0].start < claim.end:
            yield claim


def _possible(reading: Reading, check: Check) -> list[tuple[Phrase, str]]:
    """The wordings of which the text holds the rarest word, in the edition's order.

    Most texts hold few of them: the others are not even looked at.
    """
    first = check.first_words
    places = {place for key in first if key in reading.keys for place in first[key]}
    return [check.wordings[place] for place in sorted(places)]


def _claim(phrase: Phrase, words: str, match: re.Match[str]) -> Claim:
    kinds = zip(figures_in(words), match.groups(), strict=True)
    figures = tuple(counted(text) if kind == "#" else shared(text) for kind, text in kinds)
    return Claim(match.start(), match.start() + len(match[0].rstrip(" (:=\n\t")), phrase, figures)


def _heads(reading: Reading, check: Check) -> list[tuple[int, str]]:
    """Where the check's heads stand: the words under which a phrase means one thing."""
    return sorted(
        (match.start(), name)
        for name, words in check.heads.items()
        for match in found(reading, f"({'|'.join(words)})")
    )


def _is_meant(reading: Reading, phrase: Phrase, heads: list[tuple[int, str]], at: int) -> bool:
    if phrase.unless and says(phrase.unless, reading.masked, *reading.paragraph(at)):
        return False
    return _is_under(phrase.under, heads, at)


def _is_under(name: str, heads: list[tuple[int, str]], at: int) -> bool:
    """True if the head named last before `at` is `name`, or the phrase needs none."""
    if not name:
        return True
    last = bisect_left(heads, (at, "")) - 1
    return last >= 0 and heads[last][1] == name and at - heads[last][0] <= _HEAD_REACH
