"""How the screen names a place of the report, and what stands there on one line.

The words for figures are the edition's (`core.checks.wording`); only what an edition
has no words for is added. Knows no widget.
"""

from collections.abc import Collection

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place, row_code, row_place
from cchc_desktop.core.content import OUTLINE, Explanation, Item, part, rest
from cchc_desktop.core.edition import ColumnKind
from cchc_desktop.core.outline import Heading, headings
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, typed


def place_of(report: Report, address: str) -> str:
    """Where an address or a code stands, as the clerk would say it."""
    kind, name = part(address), rest(address)
    if kind == "narrative":
        heading = heading_of(report, name)
        return f"{heading.number}. {heading.title}" if heading else name
    if kind == OUTLINE:
        return texts.OUTLINE_TITLE
    if kind == "explanation":
        return texts.EXPLANATION_PLACE
    if kind in report.index.registers:
        keys = list(report.rows(kind))
        title = report.index.registers[kind].title
        return row_place(report, kind, keys.index(int(name))) if int(name) in keys else title
    register, _, position = address.partition("[")
    if position and register in report.index.registers:
        return row_place(report, register, int(position.rstrip("]")))
    return place(report, address)


def labelled_place(report: Report, address: str) -> str:
    """Where an address stands, and what its row counts: for who has not the form before them."""
    words, row = place_of(report, address), report.index.rows.get(address)
    return texts.PLACE_LABELLED.format(place=words, label=row.label) if row else words


def heading_of(report: Report, slot: str) -> Heading | None:
    """The heading of a section in the unit's own outline, None for one that it leaves out."""
    return next((heading for heading in report.outline if heading.slot == slot), None)


def code_of(report: Report, address: str) -> str:
    """What the pages call an address: a row by its place, the outline by its first section."""
    kind, name = part(address), rest(address)
    if kind == OUTLINE:
        return next((f"narrative.{each.slot}" for each in report.outline), "")
    if kind not in report.index.registers:
        return address
    keys = list(report.rows(kind))
    return row_code(kind, keys.index(int(name))) if int(name) in keys else kind


def first_of_all(report: Report, addresses: Collection[str]) -> str:
    """The first of some addresses in the form's order."""
    order = {code: number for number, code in enumerate(report.index.figures)}
    return min(addresses, key=lambda address: (order.get(address, len(order)), address))


def places_of(report: Report, addresses: Collection[str]) -> str:
    """The first of several addresses, in the form's order, and how many more there are."""
    if not addresses:
        return ""
    words = place_of(report, first_of_all(report, addresses))
    more = len(addresses) - 1
    return texts.PLACE_AND_MORE.format(place=words, count=more) if more else words


def words_of(report: Report, address: str, item: Item | None) -> str:
    """An item as one line, texts.PLAN_EMPTY for none."""
    if item is None:
        return texts.PLAN_EMPTY
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


def short_place(report: Report, address: str) -> str:
    """The part of the report that an address belongs to, for a narrow column: Biểu 3, 1.2."""
    kind, index = part(address), report.index
    if address in index.rows:
        number = index.rows[address].number.rstrip(".")
        return texts.PLAN_PLACE.format(area=index.area_of[address].number, number=number).rstrip(", ")
    if kind in index.registers:
        return index.registers[kind].title
    return texts.PLAN_KINDS.get(kind or "fact", kind)
