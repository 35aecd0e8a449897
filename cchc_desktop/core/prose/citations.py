"""Documents named in a text: type, number, symbol, date, issuer, subject.

Also broken over lines, dated before they are named ("Ngày 16/01/2023, UBND xã ban hành
Kế hoạch số 13/KH-UBND"), or named without a symbol. Never decides whose a document is:
`issuer` is only what the text says of it.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

import msgspec

from cchc_desktop.core.prose.dates import Day, last_day, next_day

_D = "\N{LATIN CAPITAL LETTER D WITH STROKE}"
_WORD = rf"[A-Z{_D}][A-Za-z{_D}{_D.lower()}]{{0,8}}"
_AGENCY = rf"[A-Z{_D}]{{2,9}}[a-z{_D.lower()}]{{0,2}}"
_SYMBOL = rf"{_WORD}(?:(?:\s*[-\u2013/]\s*|\.){_AGENCY}){{0,3}}"
_NUMBERED = re.compile(rf"(\d\d{{0,4}})([A-Za-z]?)(?:\s*/\s*((?:19|20)\d\d))?(\s*/\s*|-)({_SYMBOL})(?!\w)")
# "Kế hoạch số 23 ngày 27/02/2023": a number, but no symbol.
_BARE = re.compile(r"so\s*[:.]?\s*(\d{1,5})([a-z]?)(?=\s+(?:cua\s+[^;.()]{3,50}?\s+)?ngay\s+\d)")
_WORDS = re.compile(r"\w+")
_COLON = re.compile(r"\s*(?:so)?\s*[:.]?\s*")
_DATED = re.compile(r"\s*,?\s*\(?(?:ky\s+|ban hanh\s+)?ngay\s*$")
_ISSUED = re.compile(r"\s*,?\s*cua\s+((?:[^\s;:,.()]+\s+){0,11}[^\s;:,.()]+)")
_DATED_BEFORE = re.compile(
    r"\s*,?\s*((?:[^\s;:.]+\s+){0,10}?)(?:da\s+)?(?:ban hanh|xay dung|ra|ky|co)\s*(?:\w+\s+){0,1}$"
)
_ISSUING = re.compile(r"(?: da| kip thoi)*(?: ban hanh| xay dung(?: va ban hanh)?| ra)(?: cac)?$")
_CLAUSE = re.compile(r"[;:.,(]| vao ")
_CUT = re.compile(
    r"\s+(?:ve|v/v|ban hanh|thuc hien|trien khai|phe duyet|kien toan|phat trien|quy dinh|huong dan|cong tac"
    r"|ngay|dong thoi|theo do)\b.*",
    re.DOTALL,
)
# Two searches leap from sign to sign and from word to word; one would stop at every letter.
_STOP = re.compile(r"[;:.,](?:(?<=[;:])|(?<=\.)(?=\s|$)|(?<=,)(?=\s*(?:ubnd xa|uy ban|dong thoi)\b))")
_AFTERWARDS = re.compile(r"(?:nham(?<=\bnham)|theo do(?<=\btheo do)|trong do(?<=\btrong do))\b")
_MIDDLE = re.compile(r"[\w/.,-]")
_LISTED = re.compile(r"\s*(?:,|va|;)\s*(?:va\s*)?")
_LONGEST_SUBJECT = 400
_NEAR = 60


class Citation(msgspec.Struct, frozen=True):
    """A document as the text names it; what it does not say is blank or None.

    From `start` to `symbol_end` stand type, number and symbol, to `end` also the date.
    `kind` are the two words before the number, folded ("ke hoach"), as are `issuer` and
    `subject`; `about` is where the subject stands.
    """

    start: int
    symbol_end: int
    end: int
    kind: str
    number: int
    suffix: str
    symbol: str
    day: date | None
    issuer: str
    subject: str
    about: tuple[int, int]

    @property
    def year(self) -> int | None:
        """The year that the number belongs to, as far as the text says."""
        found = re.match(r"((?:19|20)\d\d)/", self.symbol)
        return int(found[1]) if found else self.day.year if self.day else None

    @property
    def title(self) -> str:
        """Number and symbol as people write them: 13/KH-UBND."""
        return f"{self.number:02}{self.suffix}" + (f"/{self.symbol}" if self.symbol else "")


class Place(msgspec.Struct, frozen=True):
    """Where a document's number was found."""

    start: int
    end: int
    kind: str
    number: int
    suffix: str
    symbol: str


def citations(
    text: str, folded: str, days: tuple[Day, ...], paragraphs: tuple[tuple[int, int], ...]
) -> tuple[Citation, ...]:
    """Every document of a text, in order."""
    places = sorted([*_numbered(text, folded), *_bare(folded)], key=lambda place: place.start)
    ends = iter(paragraphs)
    start, stop = next(ends, (0, len(text)))
    found = []
    for place, following in zip_longest(places, places[1:]):
        while stop <= place.start:
            start, stop = next(ends, (stop, len(text)))
        limit = min(stop, following.start) if following else stop
        found.append(_citation(folded, days, place, start, limit))
    return tuple(_with_shared_dates(folded, found))


def _with_shared_dates(folded: str, found: list[Citation]) -> Iterator[Citation]:
    """In "số 58/KH-UBND, 59/KH-UBND ngày 24/02/2023" the date is that of both."""
    for one, two in zip_longest(found, found[1:]):
        joined = two and one.day is None and _LISTED.fullmatch(folded, one.symbol_end, two.start)
        yield msgspec.structs.replace(one, day=two.day) if joined else one


def _numbered(text: str, folded: str) -> Iterator[Place]:
    for found in _NUMBERED.finditer(text):
        number, suffix, year, mark, symbol = found.groups()
        bare = re.sub(r"\s+", "", symbol)
        if _MIDDLE.match(text[found.start() - 1 : found.start()]):
            continue
        if not _is_symbol(bare, mark, folded, found.start()):
            continue
        start, words = _type_before(folded, found.start())
        written = f"{year}/{bare}" if year else bare
        yield Place(start, found.end(), words, int(number), suffix.upper(), written)


def _is_symbol(symbol: str, mark: str, folded: str, start: int) -> bool:
    """`CB` in "3/CB" is none: a symbol has two parts, or "số" stands before the number."""
    parts = re.split(r"[-/.\u2013]", symbol)
    capitals = sum(letter.isupper() for letter in symbol)
    named = re.search(r"\bso\s*[:.]?\s*$", folded[max(0, start - 8) : start])
    if len(parts) == 1:
        return bool(named) and "/" in mark and capitals >= 2
    return capitals >= 3 or bool(named)


def _bare(folded: str) -> Iterator[Place]:
    for found in _BARE.finditer(folded):
        start, words = _type_before(folded, found.start())
        if words and folded[found.start() - 1].isspace():
            yield Place(start, found.end(), words, int(found[1]), found[2].upper(), "")


def _type_before(folded: str, at: int) -> tuple[int, str]:
    """The two words before a number, "số" left out, and where they start; "" if there are none."""
    words = list(_WORDS.finditer(folded, max(0, at - 40), at))[-3:]
    if words and words[-1][0] == "so":
        words.pop()
    if len(words) < 2 or not _COLON.fullmatch(folded, words[-1].end(), at):
        return at, ""
    one, two = words[-2:]
    if not folded[one.end() : two.start()].isspace():
        return at, ""
    return one.start(), f"{one[0]} {two[0]}"


def _citation(folded: str, days: tuple[Day, ...], place: Place, start: int, limit: int) -> Citation:
    """What stands around a number: its date, before or after, who issued it, and about what."""
    at = place.end
    issuer, after_issuer = _issuer_after(folded, at, limit)
    day = next_day(days, at)
    dated = day is not None and day.end <= limit and _is_joined(folded, at, day.start)
    if day and dated:
        at = day.end
        if not issuer:
            issuer, after_issuer = _issuer_after(folded, at, limit)
    at = max(at, after_issuer)
    before = None if dated else _dated_before(folded, days, place.start, start)
    meant = day if dated else before
    if not issuer:
        issuer = _issuer_before(folded, place.start, start)
    stop = _subject_end(folded, at, limit)
    return Citation(
        place.start,
        place.end,
        day.end if day and dated else place.end,
        place.kind,
        place.number,
        place.suffix,
        place.symbol,
        meant.day if meant else None,
        issuer,
        " ".join(folded[at:stop].replace(",", " ").split()),
        (at, stop),
    )


def _is_joined(folded: str, at: int, start: int) -> bool:
    """True if only "ngày", perhaps after the issuer, stands between a number and a date."""
    between = folded[at:start]
    if len(between) > _NEAR + 40 or not _DATED.search(between):
        return False
    words = re.sub(r"[,(]?\s*(?:ky\s+)?ngay\s*$", "", between).strip(" ,(\n")
    return not words or (words.startswith("cua ") and not re.search(r"\b(?:ve|v/v)\b|[;.]", words))


def _issuer_after(folded: str, at: int, limit: int) -> tuple[str, int]:
    found = _ISSUED.match(folded, at, limit)
    if not found:
        return "", at
    words = _CUT.sub("", found[1])
    return " ".join(words.split()), found.start(1) + len(words)


def _dated_before(folded: str, days: tuple[Day, ...], at: int, start: int) -> Day | None:
    """The date of "Ngày 16/01/2023, UBND xã ban hành ..." before the document's type."""
    day = last_day(days, at)
    if day is None or day.start < start or at - day.end > _NEAR + 40:
        return None
    if not re.search(r"\bngay\s*$", folded[max(start, day.start - 8) : day.start]):
        return None
    return day if _DATED_BEFORE.fullmatch(folded, day.end, at) else None


def _issuer_before(folded: str, at: int, start: int) -> str:
    """Who issued it, by "UBND xã đã ban hành" before its type."""
    tail = " ".join(folded[max(start, at - 2 * _NEAR) : at].split())
    verb = _ISSUING.search(f" {tail}")
    if not verb:
        return ""
    clause = _CLAUSE.split(f" {tail}"[: verb.start()])[-1]
    return " ".join(clause.split()[-10:])


def _subject_end(folded: str, at: int, limit: int) -> int:
    """Where the words end that tell what a document is about: at a stop, or the next document."""
    limit = min(limit, at + _LONGEST_SUBJECT)
    for end in (_STOP, _AFTERWARDS):
        stop = end.search(folded, at, limit)
        limit = stop.start() if stop else limit
    return limit
