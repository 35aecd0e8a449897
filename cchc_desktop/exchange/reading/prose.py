"""Figures out of a narrative's sentences, in the edition's own passages.

Only what speaks of the report's period and of the whole unit; a figure that two
sentences give differently is unclear. A denial ("không nhận được phản ánh") is a zero.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Check, Index, Level
from cchc_desktop.core.found import Confidence, Doubt, FoundFigure, FoundRow, FoundText, Spot, Unread
from cchc_desktop.core.passages import Passage
from cchc_desktop.core.prose.claims import Claim, claims, speaks_of
from cchc_desktop.core.prose.reading import Reading, read
from cchc_desktop.core.register import write_cell
from cchc_desktop.core.value import Entry

NARRATIVE = "narrative."
_ZERO = Decimal(0)
_AROUND = 70


def check_of(passage: Passage) -> Check:
    """The passage as `core.prose.claims` takes it."""
    words = passage.phrases, passage.heads, passage.unless
    return Check(passage.name, "", "", Level.INFO, "", "", phrases=words[0], heads=words[1], unless=words[2])


class Told:
    """One figure that a sentence tells: for which code, or which cell of a register's row."""

    def __init__(self, passage: Passage, row: str, code: str, number: Decimal, spot: Spot) -> None:
        self.register, self.row = passage.register, row
        self.code, self.number, self.spot = code, number, spot


def figures(
    texts: Iterable[FoundText], index: Index, kind: str, year: int
) -> Iterator[FoundFigure | FoundRow | Unread | None]:
    """What the sections tell: figures, and rows of registers with the cells that are told.

    None after each section: reading one takes its time.
    """
    checks = [(passage, check_of(passage)) for passage in index.edition.passages]
    told: list[Told] = []
    for text in texts:
        if text.address.startswith(NARRATIVE):
            told += _told(text, checks, kind, year)
            yield None
    for each in told:
        if not each.register:
            entry = Entry(value=each.number)
            yield FoundFigure(each.code, entry, each.spot, Confidence.LIKELY)
    rows: dict[tuple[str, str], list[Told]] = {}
    for each in told:
        if each.register:
            rows.setdefault((each.register, each.row), []).append(each)
    for (register, name), cells in rows.items():
        yield from _row(index, register, name, cells)


def _row(index: Index, register: str, name: str, cells: list[Told]) -> Iterator[FoundRow | Unread]:
    key = index.registers[register].key
    row: Row = {key: name}
    for code in dict.fromkeys(each.code for each in cells):
        said = [each for each in cells if each.code == code]
        if len({each.number for each in said}) == 1:
            row[code] = write_cell(Entry(value=said[0].number))
        else:
            for each in said:
                yield Unread(each.spot.words, each.spot, Doubt.SEVERAL)
    if len(row) > 1:
        yield FoundRow(register, row, cells[0].spot, Confidence.LIKELY)


def _told(text: FoundText, checks: list[tuple[Passage, Check]], kind: str, year: int) -> Iterator[Told]:
    slot, reading = text.address.removeprefix(NARRATIVE), read(text.text)
    for passage, check in checks:
        if passage.sections and not re.fullmatch(passage.sections, slot):
            continue
        for claim in claims(reading, check):
            if _is_meant(reading, claim, passage, check, kind, year):
                yield from _claimed(passage, claim, reading, _spot(reading, claim, text.spot))


def _is_meant(reading: Reading, claim: Claim, passage: Passage, check: Check, kind: str, year: int) -> bool:
    """True if a claim is of the report's period, or of the year before where that is asked."""
    if not passage.earlier:
        return speaks_of(reading, claim, check, kind, year)
    return str(year - 1) in reading.dateless[claim.start : claim.end]


def _claimed(passage: Passage, claim: Claim, reading: Reading, spot: Spot) -> Iterator[Told]:
    row = _named(passage, reading, claim.start) if passage.named else passage.row
    if passage.named and not row:
        return
    numbers = (_ZERO,) * len(claim.phrase.codes) if passage.zero else claim.figures
    for codes, number in zip(claim.phrase.codes, numbers, strict=False):
        for code in filter(None, (each.strip() for each in codes.split(";"))):
            yield Told(passage, row, code, number, spot)


def _named(passage: Passage, reading: Reading, at: int) -> str:
    """The name that the last paragraph before `at` with a name gives; "" if there is none."""
    for start, end in reversed([span for span in reading.paragraphs if span[0] <= at]):
        found = re.match(passage.named, reading.folded[start:end])
        if found:
            return reading.quote(start + found.start(1), start + found.end(1))
    return ""


def names(texts: Iterable[FoundText], index: Index) -> Iterator[FoundRow]:
    """The rows that the sections only name: software in use."""
    for text in texts:
        slot = text.address.removeprefix(NARRATIVE)
        for passage in index.edition.passages:
            if not passage.named or not text.address.startswith(NARRATIVE):
                continue
            if passage.sections and not re.fullmatch(passage.sections, slot):
                continue
            yield from _rows_named(passage, text, index)


def _rows_named(passage: Passage, text: FoundText, index: Index) -> Iterator[FoundRow]:
    reading, key = read(text.text), index.registers[passage.register].key
    for start, end in reading.paragraphs:
        found = re.match(passage.named, reading.folded[start:end])
        if found:
            name = reading.quote(start + found.start(1), start + found.end(1))
            spot = Spot(
                page=text.spot.page,
                line=text.spot.line,
                section=text.spot.section,
                words=reading.quote(start, end)[:120],
            )
            yield FoundRow(passage.register, {key: name}, spot, Confidence.LIKELY)


def _spot(reading: Reading, claim: Claim, where: Spot) -> Spot:
    """The place of a claim, with the words of its sentence around it."""
    start, end = reading.sentence(claim.start)
    words = reading.quote(max(start, claim.start - _AROUND), min(end, claim.end + _AROUND))
    return Spot(page=where.page, line=where.line, section=where.section, words=words)
