"""A narrative's lines put into the slots of an edition's outline.

A heading is known by its number and its words together; its words decide which slot it
is, for units re-title, drop and add sections. Where only the number speaks, the section
is taken and said to be likely. A heading of no slot stays in the text above it.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.found import Confidence, Doubt, FoundText, Spot
from cchc_desktop.core.prose.reading import Reading
from cchc_desktop.core.text import fold
from cchc_desktop.exchange.reading.labels import Labels
from cchc_desktop.exchange.reading.pieces import Line

ROMAN, DIGIT, LETTER = 1, 2, 3
"""The levels of headings: I., 1., a)."""
LIKE = 0.45
_ROMAN = re.compile(r"([IVX]{1,4})\s*[.)\-:/]\s*(?=[^\W\d_])")
_DIGIT = re.compile(r"(\d{1,2})\s*[.)]\s*(?=[^\W\d_])")
_LETTER = re.compile(r"([a-h\u0111])\s?[.),/]\s*(?=[^\W\d_])")
_VALUES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_LETTERS = "abcdefgh"
_PAGE = re.compile(r"(?:trang\s*)?[-\u2013]?\s*\d{1,3}\s*[-\u2013]?(?:\s*/\s*\d{1,3})?")
_LONGEST = 230
_INLINE = 150


class Heading(msgspec.Struct, frozen=True):
    """A numbered line that may be a heading: its level and number, its words, where its text begins."""

    at: int
    level: int
    number: int
    label: str
    body: int
    rest: str = ""


class Placed(msgspec.Struct, frozen=True):
    """A heading and the slot it opens."""

    heading: Heading
    slot: str
    likeness: float


def headings(lines: list[Line]) -> list[Heading]:
    """Every line that may be a heading, in order."""
    found, at = [], 0
    while at < len(lines):
        heading = _heading(lines, at)
        if heading:
            found.append(heading)
        at += 1
    return found


def _heading(lines: list[Line], at: int) -> Heading | None:
    text = lines[at].text.strip()
    for level, pattern in ((ROMAN, _ROMAN), (DIGIT, _DIGIT), (LETTER, _LETTER)):
        match = pattern.match(text)
        number = _number(level, match[1]) if match else 0
        if match and number:
            label, body, rest = _label(lines, at, text[match.end() :])
            return Heading(at, level, number, label, body, rest) if label else None
    return None


def _number(level: int, written: str) -> int:
    if level == ROMAN:
        return _VALUES.get(written, 0)
    if level == DIGIT:
        return int(written)
    return 4 if written not in _LETTERS else _LETTERS.find(written) + 1


def _label(lines: list[Line], at: int, text: str) -> tuple[str, int, str]:
    """A heading's words over broken lines, the line its text begins at, and what follows a colon."""
    if not text[:1].isupper():
        return "", at, ""
    body = at + 1
    while (
        ":" not in text
        and body < len(lines)
        and not lines[body - 1].whole
        and _goes_on(text, lines[body].text)
    ):
        text = f"{text} {lines[body].text.strip()}"
        body += 1
    head, colon, rest = text.partition(":")
    if colon and len(head) <= _INLINE:
        return head.strip(), body, rest.strip()
    return ("", at, "") if len(text) > _LONGEST else (text.strip(), body, "")


def _goes_on(text: str, following: str) -> bool:
    """True if a heading's line is broken, and `following` its second half."""
    following = following.strip()
    if len(text) > _LONGEST or not following or _ROMAN.match(following) or _DIGIT.match(following):
        return False
    if text.isupper():
        return following.isupper() and following[:1] not in "-+"
    return (following[:1].islower() and not _LETTER.match(following)) or text.rstrip()[-1:] in ",-"


class Outline:
    """The slots of an edition, to be found by headings."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self.sections = labels.index.edition.outline
        self._idle = frozenset(
            word for each in labels.index.edition.foreign.idle for word in labels.words(each)
        )
        self._words = {section.slot: self._telling(section.title) for section in self.sections}

    def place(self, found: list[Heading]) -> list[Placed]:
        """The headings that open a slot, in order."""
        placed: list[Placed] = []
        top = self._assigned(_ascending([each for each in found if each.level == ROMAN]), "")
        for opened, (start, end) in _spans(top, found):
            placed.append(opened)
            inner = [each for each in found if start < each.at < end]
            placed += self._below(opened.slot, inner, DIGIT)
        return placed

    def _below(self, slot: str, found: list[Heading], level: int) -> list[Placed]:
        if not self._children(slot):
            return []
        placed: list[Placed] = []
        own = self._assigned(_ascending([each for each in found if each.level == level]), slot)
        for opened, (start, end) in _spans(own, found):
            placed.append(opened)
            if level == DIGIT:
                placed += self._below(opened.slot, [each for each in found if start < each.at < end], LETTER)
        return placed

    def _children(self, slot: str) -> list[str]:
        return [each.slot for each in self.sections if each.slot.rpartition(".")[0] == slot]

    def _assigned(self, found: list[Heading], parent: str) -> list[Placed]:
        """Headings and the slots below `parent`: first by their words, then by their numbers."""
        slots = self._children(parent)
        pairs = sorted(
            (
                (
                    self._likeness(heading.label, slot) + (0.1 if number == heading.number else 0),
                    -at,
                    number,
                    slot,
                    heading,
                )
                for at, heading in enumerate(found)
                for number, slot in enumerate(slots, 1)
            ),
            key=lambda pair: pair[:3],
            reverse=True,
        )
        taken: dict[int, Placed] = {}
        for likeness, _, _, slot, heading in pairs:
            free = heading.at not in taken and slot not in {each.slot for each in taken.values()}
            if likeness >= LIKE and free and _in_order(taken.values(), heading, slot, slots):
                taken[heading.at] = Placed(heading, slot, min(1.0, likeness))
        for heading in found:
            slot = slots[heading.number - 1] if heading.number <= len(slots) else ""
            free = heading.at not in taken and slot not in {each.slot for each in taken.values()}
            if slot and free and _is_short(heading) and _in_order(taken.values(), heading, slot, slots):
                taken[heading.at] = Placed(heading, slot, 0.0)
        return [taken[at] for at in sorted(taken)]

    def _likeness(self, label: str, slot: str) -> float:
        """How far a heading says what a slot's title says, 0-1."""
        title, words = self._words[slot], self._telling(label)
        if not title or not words:
            return 0.0
        shared = len(title & words)
        return 0.7 * shared / len(title) + 0.3 * 2 * shared / (len(title) + len(words))

    def _telling(self, text: str) -> frozenset[str]:
        words = self._labels.words(text)
        return frozenset(
            word for word in words if word not in self._idle and not word.isdigit()
        ) or frozenset(words)


def _is_short(heading: Heading) -> bool:
    return bool(heading.label) and len(heading.label) <= 160 and not heading.label.endswith((".", ";"))


def _ascending(found: list[Heading]) -> list[Heading]:
    """Headings whose numbers grow one by one or so: what begins again is a list in the text."""
    kept: list[Heading] = []
    for heading in found:
        last = kept[-1].number if kept else 0
        # A doubled letter is a slip of the pen that real reports have.
        if last < heading.number <= last + 3:
            kept.append(heading)
    return kept


def _spans(placed: list[Placed], found: list[Heading]) -> Iterator[tuple[Placed, tuple[int, int]]]:
    last = found[-1].at + 1 if found else 0
    ends = [*(each.heading.at for each in placed[1:]), last]
    yield from ((each, (each.heading.at, end)) for each, end in zip(placed, ends, strict=False))


def _in_order(taken: Iterable[Placed], heading: Heading, slot: str, slots: list[str]) -> bool:
    """True if the slot comes after those of the headings before, and before those after."""
    place = slots.index(slot)
    return all((each.heading.at < heading.at) == (slots.index(each.slot) < place) for each in taken)


def sections(lines: list[Line], placed: list[Placed]) -> Iterator[FoundText]:
    """The text of each slot, its broken lines joined, under its address."""
    ends = [*(each.heading.at for each in placed[1:]), len(lines)]
    for each, end in zip(placed, ends, strict=False):
        body = [Line(each.heading.rest, whole=lines[each.heading.at].whole)] if each.heading.rest else []
        body += [line for line in lines[each.heading.body : end] if not _PAGE.fullmatch(fold(line.text))]
        text = joined(body)
        confidence = Confidence.SURE if each.likeness >= LIKE else Confidence.LIKELY
        doubt = Doubt.NONE if confidence is Confidence.SURE else Doubt.HEADING
        first = lines[each.heading.at]
        spot = Spot(page=first.spot.page, line=first.spot.line, section=each.slot, words=first.text[:120])
        if text:
            yield FoundText(f"narrative.{each.slot}", text, spot, confidence, doubt)


def joined(lines: list[Line]) -> str:
    """Paragraphs from printed lines; paragraphs of a Word file stay as they are."""
    pieces: list[str] = []
    run: list[str] = []
    for line in lines:
        if line.whole:
            pieces += [*_paragraphs(run), line.text.strip()]
            run = []
        else:
            run.append(line.text.strip())
    return "\n".join(filter(None, [*pieces, *_paragraphs(run)]))


def _paragraphs(lines: list[str]) -> list[str]:
    if not lines:
        return []
    reading = Reading("\n".join(lines))
    return [" ".join(reading.text[start:end].split()) for start, end in reading.paragraphs]
