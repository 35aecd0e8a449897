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
from cchc_desktop.core.content import Item, Row, composed, part, rest
from cchc_desktop.core.criteria import names
from cchc_desktop.core.edition import ColumnKind, Index, Kind, Register
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.found import (
    NOWHERE,
    Confidence,
    Doubt,
    Found,
    FoundFigure,
    FoundRow,
    FoundText,
    Spot,
)
from cchc_desktop.core.prose.numbers import agrees
from cchc_desktop.core.register import added, file_name, is_total, read_cell, text_of
from cchc_desktop.core.report import Identity, Report
from cchc_desktop.core.value import Entry

OWN = frozenset({"document", "period"})
"""What belongs to one report only, and is not taken from another's."""


class Verdict(Enum):
    """What an incoming thing is beside what stands in the report."""

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    RENAMED = "renamed"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    STAYS = "does_not_carry"


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
    """All rows in the edition's order, the totals that do not add up, and whose file it is."""

    rows: tuple[PlanRow, ...]
    sums: tuple[Sum, ...]
    others: frozenset[Other]

    @property
    def safe(self) -> tuple[PlanRow, ...]:
        """The rows that may be accepted together."""
        return tuple(row for row in self.rows if row.is_safe)


def plan(report: Report | None, found: Found, index: Index) -> Plan:
    """What `found` would bring into `report`, or into a new report of its own unit and period.

    FileUnusable if there is no report and the edition does not know the file's period.
    """
    others = _others(report, found)
    into = report or Report(index, Identity(found.unit, index.edition.id, found.kind, found.year))
    rows = [*_figures(into, found), *_texts(into, found, others), *_registers(into, found)]
    after = Report(index, into.identity, {**into.content, **_items(rows)})
    rows = [_computed(row, after) for row in rows]
    return Plan(tuple(_ordered(rows, index)), tuple(_sums(after)), others)


def changes(planned: Plan, accepted: Iterable[PlanRow]) -> dict[str, Item | None]:
    """The one edit that the accepted rows of a plan make; what is the same changes nothing."""
    chosen = [row for row in accepted if row in planned.rows]
    return changes_of(
        row for row in chosen if row.verdict not in (Verdict.SAME, Verdict.UNKNOWN, Verdict.STAYS)
    )


def changes_of(rows: Iterable[PlanRow]) -> dict[str, Item | None]:
    """Each row's incoming item under its address; of two for one address the last."""
    return {row.address: row.incoming for row in rows if row.address}


def _items(rows: Iterable[PlanRow]) -> dict[str, Item]:
    """What the safe rows bring."""
    safe = changes_of(row for row in rows if row.is_safe)
    return {address: item for address, item in safe.items() if item is not None}


def _others(report: Report | None, found: Found) -> frozenset[Other]:
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
    for figure, verdict in _translated(found, report.index):
        item = composed(figure.entry)
        now = report.entry(figure.code)
        known = figure.code in report.index.figures and report.index.figures[figure.code].is_entered
        told = verdict or (_verdict(figure.confidence, now, item) if known else Verdict.UNKNOWN)
        if told is Verdict.RENAMED and figure.confidence is Confidence.UNCLEAR:
            told = Verdict.UNCLEAR
        label = place(report, figure.code)
        yield PlanRow(
            figure.code, label, now, item, told, figure.spot, figure.confidence, figure.doubt, figure.parts
        )


def _verdict(confidence: Confidence, now: Item | None, item: Item | None) -> Verdict:
    if confidence is Confidence.UNCLEAR:
        return Verdict.UNCLEAR
    if now is None:
        return Verdict.NEW
    return Verdict.SAME if _said(now) == _said(item) else Verdict.CONFLICT


def _said(item: Item | None) -> object:
    """An item without its note: a remark is no other figure."""
    return (item.value, item.state, item.text) if isinstance(item, Entry) else item


def _translated(found: Found, index: Index) -> Iterator[tuple[FoundFigure, Verdict | None]]:
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


def _texts(report: Report, found: Found, others: frozenset[Other]) -> Iterator[PlanRow]:
    for text in found.texts:
        kind, now = part(text.address), report.text(text.address) or None
        if kind in OWN and others & {Other.UNIT, Other.PERIOD}:
            verdict = Verdict.STAYS
        elif kind == "narrative" and rest(text.address) not in report.index.sections:
            verdict = Verdict.UNKNOWN
        else:
            verdict = _verdict(text.confidence, now, composed(text.text))
        yield PlanRow(
            text.address,
            _title(report, text),
            now,
            text.text,
            verdict,
            text.spot,
            text.confidence,
            text.doubt,
        )


def _title(report: Report, text: FoundText) -> str:
    """The name of a particular or a section, as the edition has it."""
    section = report.index.sections.get(rest(text.address))
    return f"{section.slot} {section.title}" if section else place(report, text.address)


def _registers(report: Report, found: Found) -> Iterator[PlanRow]:
    for name in dict.fromkeys(each.register for each in found.rows):
        theirs = [each for each in found.rows if each.register == name]
        register = report.index.registers.get(name)
        if register is None:
            yield from (
                PlanRow("", name, None, each.row, Verdict.UNKNOWN, each.spot, each.confidence, each.doubt)
                for each in theirs
            )
            continue
        free = max(report.rows(name), default=-1)
        for each, key in zip(theirs, _alike(report, register, theirs), strict=True):
            free += key is None
            yield _row(report, register, each, free if key is None else key)


def _row(report: Report, register: Register, each: FoundRow, key: int) -> PlanRow:
    now = report.rows(register.id).get(key)
    known = {code: cell for code, cell in each.row.items() if code in register.by_code}
    known |= {code: _own_file(now, code, cell) for code, cell in known.items() if _is_file(register, code)}
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


def _is_file(register: Register, code: str) -> bool:
    return register.by_code[code].kind is ColumnKind.FILE


def _own_file(now: Row | None, code: str, cell: str | bool) -> str:
    """A kept file by its bare name: a path of another's leads nowhere here, or where it must not."""
    name, mine = file_name(str(cell)), text_of(now or {}, code)
    return mine if file_name(mine) == name else name


def _alike(report: Report, register: Register, theirs: list[FoundRow]) -> list[int | None]:
    """For each row the key of the report's row that bears the same name, None for a new one."""
    rows = report.rows(register.id)
    if register.level:
        known: dict[object, int] = dict(zip(names(register, rows.values()), rows, strict=True))
        return [known.get(name) for name in names(register, (each.row for each in theirs))]
    known = {name_of(register, rows[key]): key for key in reversed(list(rows))}
    return [known.get(name_of(register, each.row)) for each in theirs]


def name_of(register: Register, row: Row) -> tuple[str, ...]:
    """What tells a register's row from others: its key with the columns before and right after it.

    A document is its type, number and symbol; a group of staff its name.
    """
    codes = [column.code for column in register.columns]
    at = codes.index(register.key)
    return tuple(text_of(row, code) for code in (codes[: at + 2] if at else [register.key]))


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
