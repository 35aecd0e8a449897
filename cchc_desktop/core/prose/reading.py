"""A section's text made ready for reading, letter for letter.

Every form of the text here is as long as the text itself, so that a position found
in one is a position in the text. Nothing is corrected; what breaks a line stays where
it was written.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from cchc_desktop.core.prose import citations, dates
from cchc_desktop.core.prose.citations import Citation
from cchc_desktop.core.prose.dates import DateRange, Day
from cchc_desktop.core.prose.numbers import Share, shares

if TYPE_CHECKING:
    from cchc_desktop.core.edition import Check
    from cchc_desktop.core.prose.claims import Claim

HIDDEN = "_"
"""Stands for each letter of a date or a cited document: never a figure's digit."""
KEPT = 64
"""Sections kept read: those of a report and of the one before it."""

_ENDS = ".;:!?"
_GOES_ON = ",-/"
_MARKER = re.compile(
    r"(?:[-+*\u2022\u2013\u2014]|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|[a-z\u0111]\s?[.),]|[IVX]+\s*[.)])"
)
_ITEM = re.compile(r"\s*[-+*\u2022\u2013\u2014]")
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile("[%/_]")
_FAR = float("inf")
_BREAK = re.compile(r"\n\s*")
_STOP = re.compile(r"[;!?.\u2026](?=\s)")
_TOKEN = re.compile(r"\{[^{}\n]*\}+|https?://\S+|<[^<>\n]*>")
# Numbers that are no figures: what was a level, a standard, a year, a project's number.
_NAMES = re.compile(
    r"\b(?:muc(?: do)?\s+[2-4](?:\s*(?:,|va|-|/)\s*(?:muc(?: do)?\s*)?[2-4])*"
    r"|iso\s*\d+\s*:\s*\d+"
    r"|(?:giai doan|nhiem ky)\s+\d{4}\s*[-\u2013]\s*\d{4}"
    r"|nam\s+(?:hoc\s+)?(?:19|20)\d\d|\d{1,3}\s+tuoi|\d{1,2}\s+thang(?=\s+(?:dau|cuoi|nam)\b)"
    r"|(?:quy|thang)\s+(?:\d{1,2}|[ivx]{1,3})(?:\s*/\s*|\s+(?:nam\s+)?)(?:19|20)\d\d"
    r"|(?:de an|bieu(?: mau)?|phu luc|muc|dieu|khoan|lan thu|lan)\s+(?:so\s+)?\d{1,3}(?![\d.,]*\d)"
    r"|\d{1,2}\s*/\s*20\d\d|ngay\s+\d{1,2}\s*/\s*\d{1,2})\b"
)
_LISTS = re.compile(
    r",(?:(?=\s+(?:cong chuc|vien chuc|nguoi lao dong|kien nghi|to chuc|doanh nghiep|minh bach)\b)"
    r"|(?<=\btin,)(?=\s+bai\b))"
)


class Reading:
    """One section's text: its forms, its sentences, and what it names.

    `folded` is lower case without accents; `masked` is that with dates, documents,
    years and tokens hidden, so that the numbers left are figures.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.claims: dict[int, tuple[Check, tuple[Claim, ...]]] = {}
        """What was claimed in the phrases of each check, by the check's id."""
        self.meant: dict[tuple[int, int, int, str, int], bool] = {}
        """Whether a claim was of the period and the whole unit: by check, place, kind and year."""
        self.judged: dict[Hashable, tuple[Check, object]] = {}
        """What a check found in the text, by whatever it was judged beside."""
        self.folded = folded(text)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every date written out."""
        return dates.days(self.folded)

    @cached_property
    def ranges(self) -> tuple[DateRange, ...]:
        """Every "từ ngày ... đến ngày ..." whose both dates are known."""
        return dates.ranges(self.folded, self.days)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every document named by its number."""
        return citations.citations(self.text, self.folded, self.days, self.paragraphs)

    @cached_property
    def dateless(self) -> str:
        """The folded text with dates, documents and tokens hidden."""
        spans = [(day.start, day.end) for day in self.days]
        spans += [(each.start, each.symbol_end) for each in self.citations]
        spans += [found.span() for found in _TOKEN.finditer(self.folded)]
        return _LISTS.sub(" ", _hidden(self.folded, spans))

    @cached_property
    def masked(self) -> str:
        """The same with everything hidden whose digits are no figures."""
        pieces, at = [], 0
        for start, end in self.sentences:
            if _DIGIT.search(self.dateless, start, end):
                pieces += [self.dateless[at:start], _NAMES.sub(_without_digits, self.dateless[start:end])]
                at = end
        return "".join([*pieces, self.dateless[at:]])

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where each paragraph starts and ends; lines broken by a page are one."""
        cuts = [0, *(cut for cut in self._breaks()), len(self.text)]
        return tuple(pair for pair in pairwise(cuts) if pair[0] < pair[1])

    @cached_property
    def counting(self) -> tuple[tuple[int, int], ...]:
        """The sentences that hold a figure."""
        return tuple(span for span in self.sentences if _DIGIT.search(self.masked, *span))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """Every percentage with its part and whole beside it."""
        return shares(self.masked, self.counting)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence starts and ends, also those that a semicolon ends."""
        stops = {stop.end() for stop in _STOP.finditer(self.dateless)}
        cuts = sorted(stops.union(start for start, _ in self.paragraphs) | {0, len(self.text)})
        return tuple(pairwise(cuts))

    def holding(self, needs: Iterable[frozenset[str]]) -> list[tuple[int, int]]:
        """The sentences that hold one of each set of words, words in a row and signs."""
        held = self.keys[""]
        for keys in needs:
            known = 0
            for key in keys:
                known |= self.keys.get(key, 0)
            held &= known
            if not held:
                return []
        return list(self._of(held))

    def _of(self, held: int) -> Iterator[tuple[int, int]]:
        """The sentences of the bits that are set, the first being the lowest."""
        while held:
            first = held & -held
            yield self.sentences[first.bit_length() - 1]
            held ^= first

    @cached_property
    def keys(self) -> dict[str, int]:
        """Every word, two words in a row and sign, with the sentences that hold it: one bit each.

        What needs no word is in every text, under "".
        """
        keys = defaultdict(int, {"": (1 << len(self.sentences)) - 1})
        for number, (start, end) in enumerate(self.sentences):
            words = _WORD.findall(self.masked, start, end)
            signs = _SIGNS.findall(self.masked, start, end)
            figure = ("#",) if (start, end) in self._counting else ()
            bit = 1 << number
            for key in chain(words, map(" ".join, pairwise(words)), signs, figure):
                keys[key] |= bit
        return keys

    @cached_property
    def _counting(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.counting)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds the position `at`."""
        return _holding(self.sentences, at)

    def paragraph(self, at: int) -> tuple[int, int]:
        """The paragraph that holds the position `at`."""
        return _holding(self.paragraphs, at)

    def opening(self, at: int) -> tuple[int, int]:
        """The paragraph ending in ":" that opened the list which holds `at`; empty if none."""
        number = bisect_right(self.paragraphs, (at, _FAR)) - 1
        while number >= 0:
            start, end = self.paragraphs[number]
            if start <= at < end and not _ITEM.match(self.text, start):
                break
            if not start <= at < end and self.text[start:end].rstrip().endswith(":"):
                return start, end
            if not _ITEM.match(self.text, start):
                break
            number -= 1
        return 0, 0

    def quote(self, start: int, end: int) -> str:
        """The words from `start` to `end` on one line."""
        return " ".join(self.text[start:end].split())

    def _breaks(self) -> list[int]:
        """The positions at which a new paragraph begins."""
        breaks, line = [], 0
        for found in _BREAK.finditer(self.text):
            at = found.end()
            before = self.text[line : found.start()].rstrip(" \t")
            if at < len(self.text) and _is_break(before, self.text, at):
                breaks.append(at)
            line = at
        return breaks


@lru_cache(KEPT)
def read(text: str) -> Reading:
    """The reading of a section's text; the same text is read once."""
    return Reading(text)


def _hidden(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with the letters of each span hidden; spans may overlap."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [text[at : max(start, at)], HIDDEN * (end - max(start, at))]
            at = end
    return "".join([*pieces, text[at:]])


def _without_digits(found: re.Match[str]) -> str:
    return _DIGIT.sub(HIDDEN, found[0])


class _Folding(dict[int, int]):
    """Each letter's code to that of its bare small one, worked out when first met."""

    def __missing__(self, code: int) -> int:
        bare = unicodedata.normalize("NFD", chr(code).lower())[:1] or chr(code)
        self[code] = ord("d" if bare == "\N{LATIN SMALL LETTER D WITH STROKE}" else bare)
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Lower case without accents, đ as d: as long as `text`, so that positions hold."""
    return text.translate(_FOLDING)


def _is_break(before: str, text: str, at: int) -> bool:
    """True if a line break after `before` ends a paragraph, and not only a printed line."""
    if before[-1:] in _ENDS or _MARKER.match(text, at):
        return True
    return len(before) < 60 and text[at].isupper() and before[-1:] not in _GOES_ON


def _holding(spans: tuple[tuple[int, int], ...], at: int) -> tuple[int, int]:
    found = bisect_right(spans, (at, _FAR)) - 1
    return spans[max(found, 0)] if spans else (0, 0)
