"""What goes on from an earlier period into this one (chuyển kỳ): an offer, line by line.

Which things go on is the edition's (`core.carry_rules`). Never offers to put anything
where something stands already, and never changes a report: accepting is the caller's
one edit.
"""

import re
from collections.abc import Collection, Iterator

import msgspec

from cchc_desktop.core.carry_rows import Rows
from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.compare import is_alike, year_ago
from cchc_desktop.core.content import LISTS, OUTLINE, Item, part, rest
from cchc_desktop.core.edition import Edition, Figure
from cchc_desktop.core.period import Preset
from cchc_desktop.core.prose.keyed import Keys, rekeyed
from cchc_desktop.core.prose.live import Piece, source_of
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.prose.spoken import titled
from cchc_desktop.core.prose.tokens import Live, token_of
from cchc_desktop.core.prose.tokens import Rows as RowsToken
from cchc_desktop.core.renaming import added, counterpart
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import Entry, State

DOCUMENT = "document"
YEAR = "year"
GOING_ON = frozenset({State.NIL, State.NA})
"""States that hold in the next period too; what is not known yet is asked anew."""


class Line(msgspec.Struct, frozen=True):
    """One thing that can go on: what is put at an address, why, and by which `Carry`."""

    address: str
    item: Item
    why: str
    carry: str


def latest(report: Report) -> Report | None:
    """The period that ended last before this one: what stood at its end stands now."""
    return next(reversed(report.history), None)


def proposal(report: Report, earlier: Report, names: Collection[str] | None = None) -> tuple[Line, ...]:
    """What can go on from an earlier report of the unit, by the edition's groups in their order.

    With `names` only those groups: a text then cites no row that does not come along.
    """
    wanted = [carry for carry in report.edition.carries if names is None or carry.name in names]
    offer = _Offer(report, earlier, wanted)
    lines: dict[str, Line] = {}
    for carry in wanted:
        source = year_ago(report) if carry.year_ago else earlier
        if source is None or not _holds(carry, report, source):
            continue
        why = fill(carry.why, {"period": titled(source)})
        for address, item in offer.items(carry, source):
            lines.setdefault(address, Line(address, item, why, carry.name))
    return tuple(lines.values())


def particulars(edition: Edition, earlier: Report, preset: Preset, year: int) -> dict[str, str]:
    """The particulars that a report of `preset` and `year` takes over, by address.

    Where they are renewed, the words of the old period become those of the new one, and
    a line that still speaks of the year gone by, as of that year's plan, is left out.
    """
    found: dict[str, str] = {}
    for carry in edition.carries:
        if carry.same_edition and edition.id != earlier.edition.id:
            continue
        for address in (f"{DOCUMENT}.{name}" for name in carry.particulars):
            text = earlier.text(address)
            found[address] = _renewed(text, address, earlier, preset, year) if carry.renewed else text
    return {address: text for address, text in found.items() if text.strip()}


def _renewed(text: str, address: str, earlier: Report, preset: Preset, year: int) -> str:
    gone, old = earlier.identity.year, titled(earlier)
    lines = text.splitlines() if address.removeprefix(f"{DOCUMENT}.") in LISTS else [text]
    whole = next((each.title for each in earlier.edition.presets if each.kind == YEAR), "")
    stale = fill(whole, {"year": gone}) if whole and gone != year else ""
    if stale:
        # The old period's own words are renewed; those of a year's report are also its plan's.
        lines = [line for line in lines if stale not in (line if old == stale else line.replace(old, ""))]
    return "\n".join(line.replace(old, fill(preset.title, {"year": year})) for line in lines)


def _holds(carry: Carry, report: Report, source: Report) -> bool:
    if carry.same_year and source.identity.year != report.identity.year:
        return False
    return not carry.same_edition or source.edition.id == report.edition.id


class _Offer:
    """The items of one offer; rows come first, since texts cite them by their keys."""

    def __init__(self, report: Report, earlier: Report, carries: Collection[Carry]) -> None:
        self._report, self._earlier = report, earlier
        patterns = [carry.sections for carry in carries if carry.sections]
        self._slots = [slot for slot in _slots(report, earlier) if _matches(patterns, slot)]
        self._rows = Rows(report, earlier, self._slots)
        for carry in carries:
            source = year_ago(report) if carry.year_ago else earlier
            if carry.register in report.index.registers and source and _holds(carry, report, source):
                self._rows.take(carry, source)

    def items(self, carry: Carry, source: Report) -> Iterator[tuple[str, Item]]:
        """What one group offers, by address."""
        yield from self._figures(carry, source)
        yield from self._particulars(carry)
        if carry.sections:
            yield from self._sections(carry)
        yield from self._rows.of(carry).items()

    def _figures(self, carry: Carry, source: Report) -> Iterator[tuple[str, Item]]:
        index = self._report.index
        for code, figure in index.figures.items():
            chosen = figure.kind in carry.kinds or code in carry.codes
            # A group of states alone speaks of every cell.
            anywhere = bool(carry.states) and not (carry.kinds or carry.codes)
            if not (chosen or anywhere) or code in index.formulas:
                continue
            entry = _entry(source, figure, counterpart(index, source.index, code) or ())
            if entry is not None and _goes_on(carry, entry) and self._report.value(code).is_blank:
                mine = self._report.entry(code) or Entry()
                yield code, Entry(entry.value, entry.state, note=mine.note)

    def _particulars(self, carry: Carry) -> Iterator[tuple[str, Item]]:
        if not carry.particulars:
            return
        report = self._report
        taken = particulars(report.edition, self._earlier, report.preset, report.identity.year)
        for address in (f"{DOCUMENT}.{name}" for name in carry.particulars):
            if address in taken and not report.text(address):
                yield address, taken[address]

    def _sections(self, carry: Carry) -> Iterator[tuple[str, Item]]:
        own = self._earlier.text(OUTLINE)
        if own and not self._report.text(OUTLINE) and self._earlier.edition.id == self._report.edition.id:
            yield OUTLINE, own
        for slot in self._slots:
            if _matches([carry.sections], slot):
                yield f"{NARRATIVE}.{slot}", source_of(self._pieces(slot))

    def _pieces(self, slot: str) -> Iterator[Piece]:
        """A section for this report: tokens go on where they still name something."""
        section = self._earlier.section(slot)
        for node, piece in zip(section.nodes, section.pieces, strict=True):
            source = _source(node, self._rows.keys, self._report) if isinstance(node, Live) else ""
            yield msgspec.structs.replace(piece, source=source)


def _entry(source: Report, figure: Figure, codes: tuple[str, ...]) -> Entry | None:
    """What stood under the codes that are `figure` now; of several their sum."""
    if not codes or not all(is_alike(figure, source.index.figures[code], codes) for code in codes):
        return None
    if len(codes) == 1:
        return source.entry(codes[0])
    number = added([source.figure(code) for code in codes])
    return None if number is None else Entry(value=number)


def _goes_on(carry: Carry, entry: Entry) -> bool:
    if entry.state is not None:
        return entry.state in (carry.states or GOING_ON)
    return entry.value is not None and not carry.states


def _slots(report: Report, earlier: Report) -> list[str]:
    """The sections that have a text there, a place here, and nothing in it yet."""
    own = report.text(OUTLINE) or earlier.text(OUTLINE)
    same = earlier.edition.id == report.edition.id
    known = {heading.slot for heading in (earlier if own and same else report).outline}
    slots = [rest(address) for address in earlier.content if part(address) == NARRATIVE]
    return sorted(slot for slot in slots if slot in known and not report.text(f"{NARRATIVE}.{slot}"))


def _matches(patterns: Collection[str], slot: str) -> bool:
    return any(re.fullmatch(pattern, slot) for pattern in patterns)


def _source(node: Live, keys: Keys, report: Report) -> str:
    """A token as this report writes it; "" where it names nothing here, so that it becomes words."""
    token = node.token
    if isinstance(token, RowsToken) and token.key:
        known = token.key.isdecimal() and (token.register, int(token.key)) in keys
        return rekeyed(node.source, keys) if known else ""
    return node.source if token_of(node.source[1:-1], report.index) else ""
