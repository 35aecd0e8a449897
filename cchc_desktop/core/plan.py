"""What taking a file in would do to a report, row by row, before anything is done.

Pure and undecided: `plan` compares, the clerk accepts rows, and `changes` makes one edit
of them. What is unclear, unknown or not this report's never is among the safe ones. A
report stays in its edition; codes of another are taken over by the edition's own table.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum

import msgspec

from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.content import OUTLINE, Item, Row, composed, part, rest
from cchc_desktop.core.edition import Index, Kind, Register
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.found import (
    NOWHERE,
    Confidence,
    Doubt,
    Found,
    FoundFigure,
    FoundRow,
    Spot,
)
from cchc_desktop.core.matching import matched
from cchc_desktop.core.outline import headings
from cchc_desktop.core.prose.keyed import fresh_keys, rekeyed
from cchc_desktop.core.prose.numbers import agrees
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.register import added, is_total, own_files, read_cell, text_of
from cchc_desktop.core.report import Identity, Report
from cchc_desktop.core.value import Entry

EXPLANATION = "explanation"
OWN = frozenset({"document", "period", OUTLINE, EXPLANATION})
"""What belongs to one report only, and is not taken from another's."""


class Verdict(Enum):
    """What an incoming thing is beside what stands in the report.

    EMPTIED is what a file of ours leaves blank: it goes only on the clerk's word.
    """

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    RENAMED = "renamed"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    STAYS = "does_not_carry"
    EMPTIED = "emptied"


IDLE = frozenset({Verdict.SAME, Verdict.UNKNOWN, Verdict.STAYS})
"""What changes nothing, accepted or not."""


class Other(Enum):
    """In what a file differs from the report it would go into."""

    UNIT = "unit"
    PERIOD = "period"
    EDITION = "edition"


class PlanRow(msgspec.Struct, frozen=True):
    """One thing that a file brings: where it would go, what stands there, what would.

    `label` names the place in the edition's words. `parts` are what an added figure was
    added from. A row of a register that is not there yet has the address it would get.
    """

    address: str
    label: str
    now: Item | None
    incoming: Item | None
    verdict: Verdict
    spot: Spot = NOWHERE
    confidence: Confidence = Confidence.SURE
    doubt: Doubt = Doubt.NONE
    parts: tuple[tuple[str, Entry], ...] = ()

    @property
    def is_safe(self) -> bool:
        """True for what fills a blank place and was read without doubt."""
        return self.verdict in (Verdict.NEW, Verdict.RENAMED) and self.confidence is not Confidence.UNCLEAR


class Sum(msgspec.Struct, frozen=True):
    """A printed total that its parts do not add up to: its code, or a register's row and column."""

    code: str
    printed: Decimal
    added: Decimal


class Plan(msgspec.Struct, frozen=True):
    """All rows in the edition's order, the totals that do not add up, and whose file it is.

    `is_own` is a whole report that the app wrote: then the order of its lists counts.
    """

    rows: tuple[PlanRow, ...]
    sums: tuple[Sum, ...]
    others: frozenset[Other]
    is_own: bool = False

    @property
    def safe(self) -> tuple[PlanRow, ...]:
        """The rows that may be accepted together."""
        return tuple(row for row in self.rows if row.is_safe)


def plan(report: Report | None, found: Found, index: Index) -> Plan:
    """What `found` would bring into `report`, or into a new report of its own unit and period.

    FileUnusable if there is no report and the edition does not know the file's period.
    """
    others = differences(report, found)
    into = report or Report(index, Identity(found.unit, index.edition.id, found.kind, found.year))
    keys: dict[tuple[str, int], int] = {}
    listed = list(_registers(into, found, keys))
    rows = [*_figures(into, found), *_texts(into, found, others, keys, _usual(report)), *listed]
    rows += [*_explanations(into, found, others), *_emptied(into, found, others, rows)]
    after = Report(index, into.identity, {**into.content, **_items(rows)})
    rows = [_computed(row, after) for row in rows]
    is_own = found.report is not None
    return Plan(tuple(_ordered(rows, index)), tuple(_sums(after)), others, is_own)


def changes(planned: Plan, accepted: Iterable[PlanRow]) -> dict[str, Item | None]:
    """The one edit that the accepted rows of a plan make; what is the same changes nothing."""
    known = {id(row) for row in planned.rows}
    return changes_of(row for row in accepted if id(row) in known and row.verdict not in IDLE)


def changes_of(rows: Iterable[PlanRow]) -> dict[str, Item | None]:
    """Each row's incoming item under its address; of two for one address the last."""
    return {row.address: row.incoming for row in rows if row.address}


def _items(rows: Iterable[PlanRow]) -> dict[str, Item]:
    """What the safe rows bring."""
    safe = changes_of(row for row in rows if row.is_safe)
    return {address: item for address, item in safe.items() if item is not None}


def differences(report: Report | None, found: Found) -> frozenset[Other]:
    """In what the file is of another unit, period or edition; what it does not say is no other."""
    if report is None:
        return frozenset()
    mine = report.identity
    told = set()
    same_code = not found.unit.code or not mine.unit.code or found.unit.code == mine.unit.code
    if found.unit.name and (
        (found.unit.type, found.unit.name) != (mine.unit.type, mine.unit.name) or not same_code
    ):
        told.add(Other.UNIT)
    if found.kind and (found.kind, found.year) != (mine.kind, mine.year):
        told.add(Other.PERIOD)
    if found.edition and found.edition != mine.edition:
        told.add(Other.EDITION)
    return frozenset(told)


def _figures(report: Report, found: Found) -> Iterator[PlanRow]:
    for figure, verdict in translated(found, report.index):
        now = report.entry(figure.code)
        item = _noted(now, composed(figure.entry))
        known = figure.code in report.index.figures and report.index.figures[figure.code].is_entered
        told = verdict or (_verdict(figure.confidence, now, item) if known else Verdict.UNKNOWN)
        if told is Verdict.RENAMED and figure.confidence is Confidence.UNCLEAR:
            told = Verdict.UNCLEAR
        label = place(report, figure.code)
        yield PlanRow(
            figure.code, label, now, item, told, figure.spot, figure.confidence, figure.doubt, figure.parts
        )


def _verdict(confidence: Confidence, now: Item | None, item: Item | None) -> Verdict:
    if now is not None and now == item:
        return Verdict.SAME
    if confidence is Confidence.UNCLEAR:
        return Verdict.UNCLEAR
    if now is None:
        return Verdict.NEW
    if isinstance(now, Entry) and isinstance(item, Entry) and (now.is_blank or _is_alike(now, item)):
        return Verdict.CONFLICT if now.note and now.note != item.note else Verdict.NEW
    return Verdict.CONFLICT


def _is_alike(one: Entry, two: Entry) -> bool:
    """True if they differ in no more than the note."""
    return (one.value, one.state, one.text) == (two.value, two.state, two.text)


def _noted(now: Entry | None, item: Item | None) -> Item | None:
    """What comes in with the note of ours where it brings none: a blank remark takes none away."""
    if now is None or not now.note or not isinstance(item, Entry) or item.note:
        return item
    return msgspec.structs.replace(item, note=now.note)


def translated(found: Found, index: Index) -> Iterator[tuple[FoundFigure, Verdict | None]]:
    """The figures under this edition's codes; a verdict where its table says so."""
    # What keeps its code is named only to be compared over the years.
    tables = [
        each for each in index.edition.renamed if each.edition == found.edition and each.old != each.new
    ]
    moved = {code for each in tables for code in each.old}
    for figure in found.figures:
        if figure.code not in moved:
            yield figure, None
    by_code = {figure.code: figure for figure in found.figures}
    for each in tables:
        given = [by_code[code] for code in each.old if code in by_code]
        if given and not each.new:
            yield from ((figure, Verdict.STAYS) for figure in given)
        elif given:
            whole = len(given) == len(each.old) and len(each.new) == 1
            figure = given[0] if len(given) == 1 else _added(given)
            for code in each.new:
                doubt = Doubt.NONE if whole else Doubt.PARTS
                confidence = figure.confidence if whole else Confidence.UNCLEAR
                renamed = msgspec.structs.replace(
                    figure, code=code, confidence=confidence, doubt=figure.doubt if whole else doubt
                )
                yield renamed, Verdict.RENAMED


def _added(figures: list[FoundFigure]) -> FoundFigure:
    """Figures of several codes as their sum; unclear where one of them is no number."""
    numbers = [figure.entry.value for figure in figures]
    parts = tuple((figure.code, figure.entry) for figure in figures)
    known = [number for number in numbers if number is not None]
    unclear = len(known) < len(numbers) or any(figure.confidence is Confidence.UNCLEAR for figure in figures)
    return FoundFigure(
        figures[0].code,
        Entry(value=sum(known, Decimal(0))),
        figures[0].spot,
        Confidence.UNCLEAR if unclear else Confidence.LIKELY,
        Doubt.PARTS if unclear else Doubt.NONE,
        parts,
    )


def _texts(
    report: Report,
    found: Found,
    others: frozenset[Other],
    keys: dict[tuple[str, int], int],
    usual: dict[str, str],
) -> Iterator[PlanRow]:
    slots = {heading.slot for heading in report.outline} | _own_slots(report, found, others)
    for text in found.texts:
        kind, now = part(text.address), report.text(text.address) or usual.get(text.address)
        words = rekeyed(text.text, keys) if kind == NARRATIVE else text.text
        if kind in OWN and others & {Other.UNIT, Other.PERIOD}:
            verdict = Verdict.STAYS
        elif kind == NARRATIVE and rest(text.address) not in slots:
            verdict = Verdict.UNKNOWN
        else:
            verdict = _verdict(text.confidence, now, composed(words))
        title = label_of(report, text.address)
        yield PlanRow(text.address, title, now, words, verdict, text.spot, text.confidence, text.doubt)


def _usual(report: Report | None) -> dict[str, str]:
    """The window's dates as they stand in a report, entered or not."""
    window = (report.period.start, report.period.end) if report else ()
    names = ("period.from", "period.to")
    return {name: day.isoformat() for name, day in zip(names, window, strict=False) if day}


def _own_slots(report: Report, found: Found, others: frozenset[Other]) -> set[str]:
    """The sections that a file's own outline brings with it."""
    outline = (
        "" if others & {Other.UNIT, Other.PERIOD} or found.report is None else found.report.text(OUTLINE)
    )
    return {heading.slot for heading in headings(outline, report.index.sections)} if outline else set()


def _explanations(report: Report, found: Found, others: frozenset[Other]) -> Iterator[PlanRow]:
    """The clerk's words on findings, in a file of ours."""
    for address, item in found.report.content.items() if found.report else ():
        if part(address) == EXPLANATION:
            now = report.content.get(address)
            stays = bool(others & {Other.UNIT, Other.PERIOD})
            verdict = Verdict.STAYS if stays else _verdict(Confidence.SURE, now, item)
            yield PlanRow(address, EXPLANATION, now, item, verdict)


def _emptied(
    report: Report, found: Found, others: frozenset[Other], rows: Iterable[PlanRow]
) -> Iterator[PlanRow]:
    """What stands in the report and is blank in a file of ours, of the same edition."""
    if found.report is None or Other.EDITION in others:
        return
    brought = {row.address for row in rows}
    for address, now in report.content.items():
        kept = part(address) in OWN and others & {Other.UNIT, Other.PERIOD}
        if address not in brought and not kept:
            yield PlanRow(address, label_of(report, address), now, None, Verdict.EMPTIED)


def label_of(report: Report, address: str) -> str:
    """The name of a place of the report, as the edition has it."""
    kind = part(address)
    if kind in report.index.registers:
        register = report.index.registers[kind]
        row = report.content.get(address)
        return f"{register.title}: {text_of(row, register.key) if isinstance(row, dict) else ''}"
    section = report.index.sections.get(rest(address)) if kind == NARRATIVE else None
    return f"{section.slot} {section.title}" if section else place(report, address)


def _registers(report: Report, found: Found, keys: dict[tuple[str, int], int]) -> Iterator[PlanRow]:
    """The rows of the lists; `keys` is told by which key each will be known here."""
    for name in dict.fromkeys(each.register for each in found.rows):
        given = [each for each in found.rows if each.register == name]
        register = report.index.registers.get(name)
        if register is None:
            for each in given:
                yield PlanRow(
                    "", name, None, each.row, Verdict.UNKNOWN, each.spot, each.confidence, each.doubt
                )
            continue
        ours, free = report.rows(name), fresh_keys(report, name)
        same = matched(register, ours, [each.row for each in given], found.report is not None)
        for at, each in enumerate(given):
            key = same[at] if at in same else next(free)
            keys[name, each.key] = key
            yield _row(report, register, each, key)


def _row(report: Report, register: Register, each: FoundRow, key: int) -> PlanRow:
    now = report.rows(register.id).get(key)
    known = {code: cell for code, cell in each.row.items() if code in register.by_code}
    known |= own_files(register, now or {}, known)
    incoming = {**(now or {}), **known}
    if each.confidence is Confidence.UNCLEAR:
        verdict = Verdict.UNCLEAR
    elif now is None:
        verdict = Verdict.NEW
    elif incoming == now:
        verdict = Verdict.SAME
    else:
        filled = all(not now.get(code) or now[code] == cell for code, cell in known.items())
        verdict = Verdict.NEW if filled else Verdict.CONFLICT
    label = f"{register.title}: {text_of(each.row, register.key)}"
    return PlanRow(
        f"{register.id}.{key}", label, now, incoming, verdict, each.spot, each.confidence, each.doubt
    )


def _computed(row: PlanRow, after: Report) -> PlanRow:
    """A row that a formula gives is the same when the formula gives what the file says."""
    if not isinstance(row.incoming, Entry) or row.address not in after.index.formulas or row.now is not None:
        return row
    expected, number = after.value(row.address).expected, row.incoming.value
    if not row.is_safe or expected is None or number is None or not agrees(number, expected):
        return row
    return msgspec.structs.replace(row, verdict=Verdict.SAME)


def _sums(after: Report) -> Iterator[Sum]:
    """Totals of the forms and of the registers that their parts do not add up to."""
    for code, figure in after.index.figures.items():
        value = after.value(code)
        given = value.origin is Origin.OVERRIDDEN and value.number is not None and value.expected is not None
        if figure.kind is Kind.TOTAL and given and value.number != value.expected:
            yield Sum(code, value.number or Decimal(0), value.expected or Decimal(0))
    for register in after.edition.registers:
        rows = list(after.rows(register.id).values())
        for total in (row for row in rows if is_total(register, row)):
            yield from _row_sums(after, register, total, rows)


def _row_sums(after: Report, register: Register, total: Row, rows: list[Row]) -> Iterator[Sum]:
    formulas = after.index.column_formulas[register.id]
    for column in register.columns:
        printed = read_cell(text_of(total, column.code)).value if column.kind.value == "count" else None
        given = [row for row in rows if not is_total(register, row) and text_of(row, column.code)]
        if printed is None or len(given) < 2:
            continue
        found = added(column.code, register, given, formulas)
        if found is not None and found != printed:
            yield Sum(f"{register.id}.{column.code}", printed, found)


def _ordered(rows: Iterable[PlanRow], index: Index) -> list[PlanRow]:
    """Figures in the edition's order, then the rest as it was found."""
    order = {code: number for number, code in enumerate(index.figures)}
    return sorted(rows, key=lambda row: order.get(row.address, len(order)))
