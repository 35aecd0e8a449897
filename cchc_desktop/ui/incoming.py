"""What a file would change in the report that is open. Decides nothing, writes nothing.

What the file leaves blank stays as it is unless the clerk asks for it to be emptied: a
colleague's workbook holds only her own rows.
"""

from collections.abc import Iterator

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.content import Changes, Explanation, Item, Row, part, rest
from cchc_desktop.core.edition import ColumnKind, Index
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, typed
from cchc_desktop.ui.naming import place_of

OWN = frozenset({"document", "period", "explanation"})
"""What belongs to one report only, and is not taken from another's."""


class Line(msgspec.Struct, frozen=True):
    """One change in words: where, what stands there, what would stand there."""

    place: str
    old: str
    new: str


def is_same(current: Report, incoming: Report) -> bool:
    """True when a file is of this very unit and period.

    A unit without a code is known by its names.
    """
    mine, other = current.identity, incoming.identity
    return (mine.unit.type, mine.unit.name, mine.edition, mine.kind, mine.year) == (
        other.unit.type,
        other.unit.name,
        other.edition,
        other.kind,
        other.year,
    ) and mine.unit.code in ("", other.unit.code)


def plan(current: Report, incoming: Report, erase: bool) -> Changes:
    """The edit that takes a file in; with `erase` also what the file leaves blank.

    A register of the file takes the place of ours whole: rows have no names to match by.
    """
    same = is_same(current, incoming)
    changes: dict[str, Item | None] = {}
    for address, item in incoming.content.items():
        kind = part(address)
        if _known(current.index, address) and (same or kind not in OWN):
            changes[address] = item
    if erase:
        for address in current.content:
            kind = part(address)
            if kind not in current.index.registers and (same or kind not in OWN):
                changes.setdefault(address, None)
    for register in current.index.registers:
        changes.update(_rows(current, incoming, register, erase))
    return {address: item for address, item in changes.items() if current.content.get(address) != item}


def lines(current: Report, changes: Changes) -> list[Line]:
    """The changes in words, in the form's order."""
    order = {code: number for number, code in enumerate(current.index.figures)}
    addresses = sorted(changes, key=lambda each: (order.get(each, len(order)), each))
    return [
        Line(
            _place(current, each),
            words_of(current, each, current.content.get(each)),
            words_of(current, each, changes[each]),
        )
        for each in addresses
    ]


def words_of(report: Report, address: str, item: Item | None) -> str:
    """An item as one line, texts.INTAKE_EMPTY for none."""
    if item is None:
        return texts.INTAKE_EMPTY
    if isinstance(item, Entry):
        return " ".join(each for each in (typed(item), f"({item.note})" if item.note else "") if each)
    if isinstance(item, Explanation):
        return item.text
    if isinstance(item, str):
        return " ".join(item.split())
    columns = report.index.registers[part(address)].columns
    cells = ((column, item[column.code]) for column in columns if item.get(column.code))
    return "; ".join(
        column.label if column.kind is ColumnKind.FLAG else str(cell).removeprefix(UNREADABLE)
        for column, cell in cells
    )


def _place(report: Report, address: str) -> str:
    kind = part(address)
    if kind in report.index.registers:
        return texts.REGISTER_ROW.format(title=report.index.registers[kind].title, row=rest(address))
    return place_of(report, address)


def _rows(current: Report, incoming: Report, register: str, erase: bool) -> Iterator[tuple[str, Row | None]]:
    """The rows of a register as the file has them, none while the file has no such rows."""
    ours = current.rows(register)
    theirs = list(incoming.rows(register).values()) if register in incoming.index.registers else []
    if list(ours.values()) == theirs or not (theirs or erase):
        return
    for key in ours:
        yield f"{register}.{key}", None
    for key, row in enumerate(theirs, 1):
        yield f"{register}.{key}", row


def _known(index: Index, address: str) -> bool:
    kind = part(address)
    if not kind:
        return address in index.figures
    return rest(address) in index.sections if kind == "narrative" else kind in OWN
