"""How two states of one report differ, cell by cell, and what follows from it.

Pure. What was edited and what is only computed from it are told apart: the reader of
a supplement must see both.
"""

from collections.abc import Mapping

import msgspec

from cchc_desktop.core.content import Item, lies_in, part, written
from cchc_desktop.core.edition import SHARES
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import SHOWN, Entry, show


class Difference(msgspec.Struct, frozen=True):
    """An address that holds something else; None is blank."""

    address: str
    old: Item | None
    new: Item | None


class Amended(msgspec.Struct, frozen=True):
    """A line of a supplement: texts as a person reads them, "" for blank.

    `reason` is why the report was reopened; "" for what is `computed`: it follows
    from the others.
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
    edited = [each for each in found if part(each.address) != "explanation"]
    addresses = {each.address for each in edited}
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
    order = {code: place for place, code in enumerate(after.index.figures)}
    return tuple(sorted(lines, key=lambda line: (order.get(line.address, len(order)), line.address)))


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
