"""The one edit that the accepted rows of a plan make: row keys, citations and outline included.

A sentence goes on citing the document it was written about, or nothing. What was not
accepted stays as it is, and no text is left without a heading.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cchc_desktop.core.content import OUTLINE, Item, Row, part, rest, row_key
from cchc_desktop.core.outline import headings
from cchc_desktop.core.plan import Plan, PlanRow, Verdict, changes
from cchc_desktop.core.prose.keyed import rekeyed
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import SHOWN, Entry, show

Moved = dict[tuple[str, int], int]


def taken(
    report: Report, planned: Plan, accepted: Iterable[PlanRow], keep_parts: bool = False
) -> dict[str, Item | None]:
    """What changes in `report`; the rows of a list stand in the file's order where it has ours in it.

    With `keep_parts` a figure's note says what it was added up from.
    """
    chosen = list(accepted)
    edit = changes(planned, chosen)
    if keep_parts:
        edit |= {row.address: _with_parts(row) for row in chosen if row.address in edit and row.parts}
    moved: Moved = {}
    for register in report.index.registers if planned.is_own else ():
        _arrange(report, planned, register, edit, moved)
    if moved:
        _cite(report, edit, moved)
    _keep_headings(report, edit)
    return {address: item for address, item in edit.items() if report.content.get(address) != item}


def headless(report: Report, planned: Plan, accepted: Iterable[PlanRow]) -> tuple[PlanRow, ...]:
    """The accepted sections that stay behind: they have no heading unless the file's outline is taken too."""
    chosen = list(accepted)
    edit = changes(planned, chosen)
    slots = _slots(report, edit)
    return tuple(row for row in chosen if row.address in edit and _is_headless(report, row.address, slots))


def parts_words(row: PlanRow) -> str:
    """What a figure was added up from: = 12 (Chi Lăng Bắc) + 8 (Chi Lăng Nam)."""
    return "= " + " + ".join(f"{_shown(entry)} ({name})" for name, entry in row.parts)


def _with_parts(row: PlanRow) -> Item | None:
    """The figure with its parts after what its note says already."""
    if not isinstance(row.incoming, Entry):
        return row.incoming
    words = parts_words(row)
    note = row.incoming.note
    return msgspec.structs.replace(row.incoming, note=note if words in note else f"{note} {words}".strip())


def _shown(entry: Entry) -> str:
    if entry.value is not None:
        return show(entry.value)
    return entry.text if entry.state is None else SHOWN[entry.state]


def _arrange(
    report: Report, planned: Plan, register: str, edit: dict[str, Item | None], moved: Moved
) -> None:
    """Put the new rows of a register where the file has them; `moved` tells which keys changed."""
    ours = {key: row for key, row in report.rows(register).items() if edit.get(f"{register}.{key}", row)}
    theirs = [
        row_key(row.address)
        for row in planned.rows
        if part(row.address) == register and row.verdict is not Verdict.EMPTIED
    ]
    order = list(_in_order(ours, theirs, register, edit))
    keys = _rising(order, max([report.last_key(register), *theirs], default=0))
    rows = {key: edit.get(f"{register}.{key}", ours.get(key)) for key in order}
    for old in (key for key in order if keys[key] != key):
        moved[register, old] = keys[old]
        edit[f"{register}.{old}"] = None
    edit.update({f"{register}.{keys[old]}": rows[old] for old in order if keys[old] != old})


def _in_order(
    ours: Mapping[int, Row], theirs: list[int], register: str, edit: Mapping[str, Item | None]
) -> Iterator[int]:
    """The keys in the order of the list as it will be: a new row before the next of ours in the file."""
    before: dict[int | None, list[int]] = {}
    anchor: int | None = None
    for key in reversed(theirs):
        if key in ours:
            anchor = key
        elif edit.get(f"{register}.{key}") is not None:
            before.setdefault(anchor, []).insert(0, key)
    for key in ours:
        yield from (*before.get(key, ()), key)
    yield from before.get(None, ())


def _rising(order: list[int], highest: int) -> dict[int, int]:
    """The key that each row has then: its own while keys rise, else one above all that were."""
    keys, last = {}, -1
    for key in order:
        if key <= last:
            highest += 1
        last = keys[key] = key if key > last else highest
    return keys


def _cite(report: Report, edit: dict[str, Item | None], moved: Moved) -> None:
    """Let every text, of the file and of ours, cite the rows by the keys they have then."""
    sections = {address for address in (*report.content, *edit) if part(address) == NARRATIVE}
    for address in sections:
        text = edit.get(address, report.content.get(address))
        if isinstance(text, str):
            edit[address] = rekeyed(text, moved)


def _keep_headings(report: Report, edit: dict[str, Item | None]) -> None:
    """Take no text for a section that has no heading, and leave none of a section that goes."""
    slots = _slots(report, edit)
    for address in [each for each in edit if _is_headless(report, each, slots)]:
        del edit[address]
    if OUTLINE not in edit:
        return
    slots |= report.index.sections.keys()
    for address in report.content:
        if part(address) == NARRATIVE and rest(address) not in slots:
            edit[address] = None


def _slots(report: Report, edit: Mapping[str, Item | None]) -> set[str]:
    """The sections that have a heading after the edit."""
    outline = edit[OUTLINE] if OUTLINE in edit else report.text(OUTLINE)
    return {heading.slot for heading in headings(str(outline or ""), report.index.sections)}


def _is_headless(report: Report, address: str, slots: set[str]) -> bool:
    """True for a new section without a heading; what stands in the report already has its own."""
    return part(address) == NARRATIVE and address not in report.content and rest(address) not in slots
