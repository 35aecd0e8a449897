"""What a file would change in the report that is open. Decides nothing, writes nothing.

What the file leaves blank stays as it is unless the clerk asks for it to be emptied: a
colleague's workbook holds only her own rows.
"""

from collections.abc import Callable

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import row_place
from cchc_desktop.core.content import OUTLINE, Changes, Explanation, Item, part, rest, row_key
from cchc_desktop.core.edition import ColumnKind, Index
from cchc_desktop.core.outline import headings
from cchc_desktop.core.prose.keyed import Keys, rekeyed
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, typed
from cchc_desktop.ui.matching import matched, new_keys
from cchc_desktop.ui.naming import place_of

EXPLANATION = "explanation"
OWN = frozenset({"document", "period", EXPLANATION, OUTLINE})
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

    A register of the file takes the place of ours whole, and the texts go on citing the
    rows they cited. A section that is in no outline then goes with its text. An
    explanation stays: whether it still holds is told by the figures.
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
            if kind not in {*current.index.registers, EXPLANATION} and (same or kind not in OWN):
                changes.setdefault(address, None)
    _keep_outline(changes, current, incoming)
    _take_rows(changes, current, incoming, erase)
    return {address: item for address, item in changes.items() if current.content.get(address) != item}


def lines(current: Report, changes: Changes) -> list[Line]:
    """The changes in words, in the form's order."""
    return [
        Line(
            _place(current, changes, each),
            words_of(current, each, current.content.get(each)),
            words_of(current, each, changes[each]),
        )
        for each in sorted(changes, key=_order(current))
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
        return _title_words(report, item) if address == OUTLINE else " ".join(item.split())
    columns = report.index.registers[part(address)].columns
    cells = ((column, item[column.code]) for column in columns if item.get(column.code))
    return "; ".join(
        column.label if column.kind is ColumnKind.FLAG else str(cell).removeprefix(UNREADABLE)
        for column, cell in cells
    )


def _title_words(report: Report, outline: str) -> str:
    """The titles of an outline with their numbers."""
    found = headings(outline, report.index.sections)
    return "; ".join(f"{heading.number}. {heading.title}" for heading in found)


def _order(report: Report) -> Callable[[str], tuple[int, str, int]]:
    """Sorts addresses: figures as in the form, then by kind, rows by their keys."""
    order = {code: number for number, code in enumerate(report.index.figures)}

    def placed(address: str) -> tuple[int, str, int]:
        is_row = part(address) in report.index.registers
        name, key = (part(address), row_key(address)) if is_row else (address, 0)
        return order.get(address, len(order)), name, key

    return placed


def _place(report: Report, changes: Changes, address: str) -> str:
    """Where a change is: a row by its number in the list, of a new one in the list as it will be."""
    kind = part(address)
    if kind not in report.index.registers:
        return place_of(report, address)
    keys, key = list(report.rows(kind)), row_key(address)
    if key not in keys:
        others = {row_key(each): item for each, item in changes.items() if part(each) == kind}
        keys = sorted(each for each in {*keys, *others} if others.get(each, True) is not None)
    return row_place(report, kind, keys.index(key))


def _keep_outline(changes: dict[str, Item | None], current: Report, incoming: Report) -> None:
    """Take no text for a section that has no heading, and leave none of a section that goes."""
    outline = incoming.outline if OUTLINE in changes else current.outline
    slots = {heading.slot for heading in outline}
    for address in list(changes):
        if part(address) == NARRATIVE and changes[address] is not None and rest(address) not in slots:
            del changes[address]
    slots |= current.index.sections.keys()
    for address in current.content:
        if part(address) == NARRATIVE and rest(address) not in slots:
            changes[address] = None


def _take_rows(changes: dict[str, Item | None], current: Report, incoming: Report, erase: bool) -> None:
    """The rows of each register as the file has them, none while the file has no such rows."""
    mine: dict[tuple[str, int], int] = {}
    its: dict[tuple[str, int], int] = {}
    for register in current.index.registers:
        ours = current.rows(register)
        theirs = incoming.rows(register) if register in incoming.index.registers else {}
        if theirs or erase:
            keys = new_keys(current, register, theirs)
            changes |= {f"{register}.{key}": None for key in ours}
            changes |= {f"{register}.{keys[key]}": row for key, row in theirs.items()}
            its |= {(register, key): new for key, new in keys.items()}
            mine |= {(register, key): keys[other] for other, key in matched(ours, theirs).items()}
    _cite(changes, current, mine, its)


def _cite(changes: dict[str, Item | None], current: Report, mine: Keys, its: Keys) -> None:
    """Let the texts of the file and those of ours that stay cite the rows by the keys they have then."""
    for address, text in changes.items():
        if part(address) == NARRATIVE and isinstance(text, str):
            changes[address] = rekeyed(text, its)
    for address, text in current.content.items():
        if part(address) == NARRATIVE and isinstance(text, str):
            changes.setdefault(address, rekeyed(text, mine))


def _known(index: Index, address: str) -> bool:
    """True for what this edition has a place for; which sections there are is the outline's."""
    kind = part(address)
    return kind == NARRATIVE or kind in OWN if kind else address in index.figures
