"""Which figure of an edition a row of somebody's table is: by its code and its label.

Labels are compared without accents, signs and brackets, abbreviations written out. A
label that is only similar is a suggestion: such a match is unclear, always. Never
looks at where a row stands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec
from rapidfuzz.fuzz import ratio

from cchc_desktop.core.edition import Figure, Index
from cchc_desktop.core.found import Confidence, Doubt
from cchc_desktop.core.text import fold

ROLES = ("number", "label", "unit", "value", "note")
"""What a column of a form's table may be."""
MOST_KNOWN = 20_000
LEAST, CLEARER = 86.0, 4.0
"""How similar a label must be to be suggested, and how much more than the next."""
WITH_CODE = 62.0
"""How similar it must be where the code is the row's own."""
_TOKEN = re.compile(r"[^\W_]+|%")
_BRACKETS = re.compile(r"\([^()]*\)?")
_CODE = re.compile(r"\s*\(?(\d{1,2}(?:\s*\.\s*\d{1,2}){0,4})\s*[.):]?\s*")


class Match(msgspec.Struct, frozen=True):
    """The figure that a row is, and how surely."""

    figure: Figure
    confidence: Confidence = Confidence.SURE
    doubt: Doubt = Doubt.NONE


def code_of(text: str) -> str:
    """The printed number of a row without dots at its end: 3.3.2; "" if `text` is none."""
    found = _CODE.fullmatch(text)
    return re.sub(r"\s+", "", found[1]) if found else ""


def split_code(text: str) -> tuple[str, str]:
    """A code at the start of a label, and the label."""
    found = _CODE.match(text)
    if found and text[found.end() : found.end() + 1].isalpha() and found.end() > found.end(1):
        return re.sub(r"\s+", "", found[1]), text[found.end() :]
    return "", text


class Labels:
    """The rows and facts of an edition, to be found by their labels."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._long = {
            fold(short): tuple(fold(words).split())
            for short, words in index.edition.foreign.abbreviations.items()
        }
        self._known: dict[str, tuple[str, ...]] = {}
        self._by_area: dict[int, list[Figure]] = {}
        for code, figure in index.figures.items():
            self._by_area.setdefault(index.area_of[code].number, []).append(figure)
        self._exact: dict[tuple[str, ...], list[Figure]] = {}
        for figure in index.figures.values():
            for words in self._wordings(figure):
                self._exact.setdefault(words, []).append(figure)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a label as they are compared."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            known = self._known[text] = tuple(self._written_out(text))
        return known

    @cached_property
    def heads(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The roles of a table's columns, each with the words of a head."""
        foreign = self.index.edition.foreign
        return tuple((role, self.words(words)) for role in ROLES for words in getattr(foreign, role))

    @cached_property
    def titles(self) -> dict[tuple[str, ...], int]:
        """The titles of the forms, as they are compared, and their areas."""
        return {self.words(area.title): area.number for area in self.index.edition.areas if area.rows}

    def exact(self, label: str) -> list[Figure]:
        """The figures whose label says the same."""
        full, bare = self.words(label), self.words(_BRACKETS.sub(" ", label))
        return self._exact.get(full) or self._exact.get(bare, [])

    def match(self, code: str, label: str, area: int = 0) -> Match | None:
        """The figure that a row is, None if it is none of the edition's.

        `code` is as `code_of` gives it, or a code of the edition; `area` 0 is any.
        """
        if code in self.index.figures:
            return Match(self.index.figures[code])
        alike = [each for each in self.exact(label) if area in (0, self._area(each))]
        coded = [each for each in alike if code and code_of(each.number) == code]
        if len(coded or alike) == 1:
            found = (coded or alike)[0]
            renamed = bool(code) and not coded and bool(found.number)
            return Match(
                found,
                Confidence.LIKELY if renamed else Confidence.SURE,
                Doubt.CODE if renamed else Doubt.NONE,
            )
        if alike:
            return Match(alike[0], Confidence.UNCLEAR, Doubt.SEVERAL)
        return self._similar(code, label, area)

    def _similar(self, code: str, label: str, area: int) -> Match | None:
        """A suggestion: the row of that code if its label is like it, else the most similar."""
        words = " ".join(self.words(label))
        if len(words) < 6:
            return None
        candidates = self._by_area.get(area, []) if area else [*self.index.figures.values()]
        scored = sorted(((self._score(words, each), each) for each in candidates), key=lambda pair: -pair[0])
        for score, figure in scored:
            if code and code_of(figure.number) == code and score >= WITH_CODE:
                return Match(figure, Confidence.UNCLEAR, Doubt.LABEL)
        if not scored or scored[0][0] < LEAST:
            return None
        if len(scored) > 1 and scored[1][0] > scored[0][0] - CLEARER:
            return None
        return Match(scored[0][1], Confidence.UNCLEAR, Doubt.LABEL)

    def _score(self, words: str, figure: Figure) -> float:
        return max(ratio(words, " ".join(each)) for each in self._wordings(figure))

    def _wordings(self, figure: Figure) -> Iterable[tuple[str, ...]]:
        return self._worded[figure.code]

    @cached_property
    def _worded(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        return {code: tuple(self._say(figure)) for code, figure in self.index.figures.items()}

    def _say(self, figure: Figure) -> Iterator[tuple[str, ...]]:
        """Each way in which a figure's label may be written."""
        seen = set()
        for label in filter(None, (figure.label, figure.misprint)):
            for text in (label, _BRACKETS.sub(" ", label)):
                words = self.words(text)
                if words and words not in seen:
                    seen.add(words)
                    yield words

    def _area(self, figure: Figure) -> int:
        return self.index.area_of[figure.code].number

    def _written_out(self, text: str) -> Iterator[str]:
        for word in _TOKEN.findall(fold(text)):
            yield from self._long.get(word, (word,))
