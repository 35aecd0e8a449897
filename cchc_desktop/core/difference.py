"""How two states of one report differ, cell by cell and sentence by sentence.

Pure. What was edited and what is only computed from it are told apart: the reader of
a supplement must see both.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

import msgspec

from cchc_desktop.core.content import Item, lies_in, part, rest, written
from cchc_desktop.core.edition import SHARES
from cchc_desktop.core.prose.reading import Reading
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import SHOWN, Entry, show


class Difference(msgspec.Struct, frozen=True):
    """An address that holds something else; None is blank."""

    address: str
    old: Item | None
    new: Item | None


class Amended(msgspec.Struct, frozen=True):
    """A line of a supplement: texts as a person reads them, "" for blank.

    Of the narrative a line is a sentence. `reason` is why the report was reopened; "" for
    what is `computed`: it follows from the others.
    """

    address: str
    old: str
    new: str
    reason: str = ""
    computed: bool = False


def differences(old: Mapping[str, Item], new: Mapping[str, Item]) -> tuple[Difference, ...]:
    """What must be set to get from `old` to `new`, by address."""
    moved = sorted(address for address in old.keys() | new.keys() if old.get(address) != new.get(address))
    return tuple(Difference(address, old.get(address), new.get(address)) for address in moved)


def of_form(report: Report, area: int) -> frozenset[str]:
    """Every place of one area's tab: its figures, registers, sections."""
    index = report.index
    figures = {code for code, found in index.area_of.items() if found.number == area}
    registers = {each.id for each in index.edition.registers if area in each.areas}
    sections = {f"narrative.{each.slot}" for each in index.edition.outline if each.area == area}
    return frozenset(figures | registers | sections)


def within(found: tuple[Difference, ...], places: frozenset[str] | None) -> tuple[Difference, ...]:
    """Those that stand in `places`; all of them if that is None."""
    return tuple(each for each in found if places is None or lies_in(each.address, places))


def supplement(before: Report, after: Report, reasons: Mapping[str, str]) -> tuple[Amended, ...]:
    """What a second sending says that the first did not, in the form's order.

    `reasons` are by address. Explanations are left out: they are the clerk's own.
    """
    found = differences(before.content, after.content)
    addresses = {each.address for each in found}
    edited = [each for each in found if part(each.address) not in {"explanation", NARRATIVE}]
    lines = [
        Amended(
            each.address,
            _said(before, each.address, each.old),
            _said(after, each.address, each.new),
            reasons.get(each.address, ""),
        )
        for each in edited
    ]
    lines += [
        Amended(code, _shown(before, code), _shown(after, code), computed=True)
        for code in (*after.index.figures, *after.index.totals)
        if code not in addresses and _shown(before, code) != _shown(after, code)
    ]
    lines += _sentences(before, after, addresses, reasons)
    order = {code: place for place, code in enumerate(after.index.figures)}
    slots = enumerate((f"{NARRATIVE}.{each.slot}" for each in after.outline), len(order))
    order |= {address: place for place, address in slots}
    return tuple(sorted(lines, key=lambda line: (order.get(line.address, len(order)), line.address)))


def _sentences(
    before: Report, after: Report, edited: set[str], reasons: Mapping[str, str]
) -> Iterator[Amended]:
    """The sentences that read otherwise: rewritten, or with a live figure that moved."""
    known = dict.fromkeys((*before.content, *after.content))
    for address in (each for each in known if part(each) == NARRATIVE):
        old, new = before.shown(rest(address)), after.shown(rest(address))
        if old == new:
            continue
        typed = address in edited
        for one, two in _pairs(_cut(old), _cut(new)):
            yield Amended(address, one, two, reasons.get(address, "") if typed else "", not typed)


def _cut(text: str) -> list[str]:
    """The sentences of a text, those without a letter left out."""
    found = (text[start:end].strip() for start, end in Reading(text).sentences)
    return [each for each in found if each]


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """What stands in the place of what; "" for a sentence that came or went."""
    for _, start, end, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        left, right = old[start:end], new[first:last]
        if left == right:
            continue
        if len(left) == len(right):
            yield from zip(left, right, strict=True)
        else:
            yield " ".join(left), " ".join(right)


def _said(report: Report, address: str, item: Item | None) -> str:
    """A figure as it shows, with its note; anything else as written."""
    if not isinstance(item, Entry):
        return _shown(report, address) or written(item)
    return f"{_shown(report, address)} ({item.note})" if item.note else _shown(report, address)


def _shown(report: Report, code: str) -> str:
    value = report.values.get(code)
    if value is not None and value.state is not None:
        return SHOWN[value.state]
    number = report.totals.get(code) if value is None else value.number
    if number is not None:
        row = report.index.figures.get(code)
        return show(number, report.edition.decimals if row and row.kind in SHARES else None)
    return value.text if value else ""
