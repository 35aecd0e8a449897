"""What the paper says of itself: number, date, period, window, unit, signer, recipients.

Read from the words around the narrative, by their fixed forms, never from a file's name.
Of two dates that differ, the one that the window and the year allow is taken and the
other told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from cchc_desktop.core.found import Confidence, Doubt, FoundText, Spot, Unread
from cchc_desktop.core.prose.dates import days, ranges
from cchc_desktop.core.prose.periods import named
from cchc_desktop.core.prose.reading import Reading, folded
from cchc_desktop.core.report import Unit
from cchc_desktop.exchange.reading.outline import joined
from cchc_desktop.exchange.reading.pieces import COLUMN_GAP, Line

HEAD = 60
"""Lines in which the number, the date and the title stand."""
_NUMBER = re.compile(r"\bso\s*[:.]\s*(\d{0,5}[a-z]?)\s*/\s*")
_SYMBOL = re.compile(r"[A-Z\u0110]+(?:-[A-Z\u0110]+)+")
_PLACE = re.compile(r"(?:^|[\t*]|(?<=[a-z]) )\s*([^,\t\d:/]{2,40}),\s*ngay\s+\d")
_KIND = re.compile(r"\s*bao cao\s*\.?")
_BASES = re.compile(r"\s*[-+]?\s*(?:can cu|thuc hien|theo)\b")
_WITH = re.compile(r"kem theo bao cao so\s*(\d{1,5}[a-z]?)\s*/\s*\S+\s+ngay\s+")
_SENT_TO = re.compile(r"\s*noi nhan\s*[:.]?\s*")
_AUTHORITY = re.compile(r"\s*(?:tm|tuq|t\.?\s?m)\s*\.\s*\S")
_BY = re.compile(r"\s*(?:kt|tl|q)\s*\.\s*\S")
_OFFICE = re.compile(r"\s*(?:pho )?(?:chu tich|chanh van phong|giam doc)\b")
_NAME = re.compile(r"(?:[^\W\d_][\w.]*\s+){1,5}[^\W\d_]\w*")
_CLOSING = re.compile(r"\s*tren day la\b")
_APPENDIX = re.compile(r"\s*phu luc\b(?!.*\bkem theo bao cao nay\b)")
_UPPER = r"[A-Z\u00c0-\u00dd\u0102\u0110\u0128\u0168\u01a0\u01af\u1ea0-\u1ef8]"
_PROPER = rf"({_UPPER}\w*(?:[ \n]+{_UPPER}\w*){{0,4}})"


class Parts:
    """A paper's lines cut where the head, the narrative, the signature and the appendix begin."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        folds = [folded(line.text) for line in lines]
        first = next((at for at, text in enumerate(folds) if _is_first(text)), None)
        body = 0 if first is None else first
        ends = [at for at, text in enumerate(folds) if at > body and _SENT_TO.match(text)]
        appendix = [
            at for at, text in enumerate(folds) if at > body and _APPENDIX.fullmatch(text[:40].strip() or "-")
        ]
        self.sent_to = ends[0] if ends else len(lines)
        self.appendix = next((at for at in appendix if at > min(self.sent_to, at)), len(lines))
        if self.appendix < self.sent_to and not ends:
            self.sent_to = self.appendix
        closing = [at for at in range(body, min(self.sent_to, len(lines))) if _CLOSING.match(folds[at])]
        self.closing = closing[-1] if closing else min(self.sent_to, self.appendix)
        self.begin = min(HEAD, len(lines)) if first is None else first
        self.has_body = first is not None

    @property
    def head(self) -> list[Line]:
        """Before the first section, columns put one after the other."""
        return list(_unfolded(self.lines[: self.begin]))

    @property
    def body(self) -> list[Line]:
        """The sections."""
        return self.lines[self.begin : self.closing] if self.has_body else []

    @property
    def tail(self) -> list[Line]:
        """Recipients and signature."""
        return list(_unfolded(self.lines[self.sent_to : self.appendix]))

    @property
    def end(self) -> list[Line]:
        """The closing sentence."""
        return self.lines[self.closing : self.sent_to]


def _is_first(text: str) -> bool:
    return bool(re.match(r"\s*i\s*[.)\-:]\s*[a-z]", text))


def _unfolded(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines of two columns as the left column's, then the right's."""
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        one, gap, two = line.text.partition(COLUMN_GAP)
        if one.strip():
            left.append(Line(one.strip(), line.spot, line.whole))
        if gap and two.strip():
            right.append(Line(two.replace(COLUMN_GAP, " ").strip(), line.spot, line.whole))
    return iter([*left, *right])


class Particulars:
    """What was found of a paper's own particulars, by the address each has in a report."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.unread: list[Unread] = []
        self._found: dict[str, FoundText] = {}
        self._head = parts.head
        self.kind, self.year = "", 0
        self._read_number()
        self._read_title()
        self._read_window()
        self._read_date()
        self._read_tail()

    @property
    def texts(self) -> tuple[FoundText, ...]:
        """Everything found, in the order it was looked for."""
        return tuple(self._found.values())

    def text(self, address: str) -> str:
        """A particular, "" if it was not found."""
        return self._found[address].text if address in self._found else ""

    def _put(self, address: str, text: str, line: Line | None, doubt: Doubt = Doubt.NONE) -> None:
        if text.strip() and address not in self._found:
            spot = Spot(page=line.spot.page, line=line.spot.line, words=line.text[:120]) if line else Spot()
            confidence = Confidence.SURE if doubt is Doubt.NONE else Confidence.LIKELY
            self._found[address] = FoundText(address, text.strip(), spot, confidence, doubt)

    def _read_number(self) -> None:
        for line in self._head:
            match = _NUMBER.search(folded(line.text))
            symbol = _SYMBOL.match(line.text, match.end()) if match else None
            if match and symbol and symbol[0].startswith("BC"):
                self._put("document.number", match[1].upper(), line)
                self._put("document.symbol", symbol[0], line)
                return

    def _read_title(self) -> None:
        """The words under BÁO CÁO; the period stands there, or in the closing sentence."""
        start = next((at for at, line in enumerate(self._head) if _KIND.fullmatch(folded(line.text))), None)
        lines = self._head[start + 1 :] if start is not None else self._head
        title: list[Line] = []
        for line in lines:
            text = folded(line.text).strip()
            if text.startswith(("(", "kinh gui")) or _BASES.match(text) or len(title) >= 4:
                break
            title.append(line)
        words = " ".join(" ".join(line.text for line in title).split()).strip(" *")
        if start is not None and words:
            self._put("document.title", words, title[0])
        for text in (words, joined(self._head), joined(self.parts.end)):
            if not self.kind or not self.year:
                self._read_period(Reading(text).dateless)
        self._read_bases(lines[len(title) :])

    def _read_period(self, text: str) -> None:
        for period in named(text):
            if not self.kind and period.kind:
                self.kind = period.kind
            if self.kind and not self.year and period.year:
                self.year = period.year
        alone = next((each.year for each in named(text) if each.year), 0)
        if not self.kind and alone and re.search(r"\bnam\s+20\d\d", text):
            self.kind, self.year = "year", alone or 0

    def _read_bases(self, lines: list[Line]) -> None:
        text = joined([line for line in lines if not folded(line.text).strip().startswith(("(", "kinh gui"))])
        bases = [each for each in text.split("\n") if _BASES.match(folded(each))]
        self._put("document.bases", "\n".join(bases), lines[0] if lines else None)

    def _read_window(self) -> None:
        """The dates in the title's brackets, else those that the narrative names most often."""
        text = joined(self._head)
        found = ranges(folded(text), days(folded(text)))
        line = next((each for each in self._head if "so lieu" in folded(each.text)), None)
        if not found:
            body = Reading("\n".join(each.text for each in self.parts.body))
            every = [
                (each.first, each.last) for each in body.ranges if self._is_possible(each.first, each.last)
            ]
            most = Counter(every).most_common(1)
            if most:
                self._put_window(*most[0][0], None, Doubt.PERIOD)
            return
        self._put_window(found[0].first, found[0].last, line)

    def _is_possible(self, first: date, last: date) -> bool:
        return first < last and (not self.year or last.year == self.year) and (last - first).days <= 380

    def _put_window(self, first: date, last: date, line: Line | None, doubt: Doubt = Doubt.NONE) -> None:
        self._put("period.from", first.isoformat(), line, doubt)
        self._put("period.to", last.isoformat(), line, doubt)
        self.year = self.year or last.year

    def _read_date(self) -> None:
        """Place and date of the head, and the date of the appendix' line where that differs."""
        candidates = list(self._dates())
        end = self.text("period.to")
        possible = [each for each in candidates if each[0].isoformat() >= (end or f"{self.year or 1}")]
        if not candidates:
            return
        day, line = (possible or candidates)[0]
        others = [(each, where) for each, where in candidates if each != day]
        self._put("document.date", day.isoformat(), line, Doubt.SEVERAL if others else Doubt.NONE)
        for _, where in others[:1]:
            spot = Spot(page=where.spot.page, line=where.spot.line, words=where.text[:120])
            self.unread.append(Unread(where.text[:120], spot, Doubt.DATE))

    def _dates(self) -> Iterator[tuple[date, Line]]:
        for line in self._head[:HEAD]:
            text = folded(line.text)
            place = _PLACE.search(text)
            day = next((each.day for each in days(text) if each.day), None) if place else None
            if place and day:
                words = line.text[place.start(1) : place.end(1)]
                self._put("document.place", _place(words), line)
                yield day, line
                break
        for line in self.parts.lines[self.parts.appendix :]:
            text = folded(line.text)
            match = _WITH.search(re.sub(r"\s+", " ", text))
            if match and (
                not self.text("document.number") or match[1].upper() == self.text("document.number")
            ):
                yield from ((each.day, line) for each in days(text)[:1] if each.day)

    def _read_tail(self) -> None:
        lines = self.parts.tail
        self._read_recipients(lines)
        at = next((at for at, line in enumerate(lines) if _AUTHORITY.match(folded(line.text))), None)
        at = (
            at
            if at is not None
            else next((n for n, line in enumerate(lines) if _BY.match(folded(line.text))), None)
        )
        if at is None:
            return
        self._put("document.signer.authority", lines[at].text, lines[at])
        titles = []
        for line in lines[at + 1 : at + 12]:
            text = folded(line.text)
            if _OFFICE.match(text) or _BY.match(text):
                titles.append(line)
            elif titles and _NAME.fullmatch(line.text.strip()) and line.text.strip()[:1].isupper():
                self._put("document.signer.name", " ".join(line.text.split()), line)
                break
        if titles:
            self._put("document.signer.title", "\n".join(line.text.strip() for line in titles), titles[0])

    def _read_recipients(self, lines: list[Line]) -> None:
        found = []
        for line in lines:
            text = line.text.strip()
            if _AUTHORITY.match(folded(text)) or _BY.match(folded(text)):
                break
            if text[:1] in "-+\u2013\u2022" and (name := text.lstrip("-+\u2013\u2022 ").rstrip(" ;.")):
                found.append(name)
        self._put("document.recipients", "\n".join(found), lines[0] if lines else None)


def _place(words: str) -> str:
    """A place's name out of the words before the date: what begins with capitals, at their end."""
    kept: list[str] = []
    for word in reversed(words.strip(" *").split()):
        if not word[:1].isupper() or (word.isupper() and len(word) > 1 and "-" in word):
            break
        kept.append(word)
    return " ".join(reversed(kept))


def unit_of(text: str, types: Iterable[str], superiors: Iterable[str]) -> Unit:
    """The unit that the text speaks of most, and what is above it; blank names where none is named."""
    kind, name = _most_named(text, types)
    above, above_name = _most_named(
        text, superiors, after=r"(?:UBND|\u1ee6y ban nh\u00e2n d\u00e2n|U\u1ef7 ban nh\u00e2n d\u00e2n)\s+"
    )
    tinh = ("t\u1ec9nh",)
    province, province_name = _most_named(text, tinh)
    return Unit(
        kind,
        name,
        f"{above} {above_name}".strip(),
        f"{province} {province_name}".strip(),
    )


def _most_named(text: str, types: Iterable[str], after: str = "") -> tuple[str, str]:
    counts: Counter[tuple[str, str]] = Counter()
    for kind in types:
        for found in re.finditer(rf"\b{after}{re.escape(kind)}\s+{_PROPER}", text):
            name = " ".join(found[1].split())
            words = [word for word in name.split() if not (word.isupper() and len(word) > 2)]
            if words and len(words) == len(name.split()):
                counts[kind, name] += 1
    return counts.most_common(1)[0][0] if counts else ("", "")
