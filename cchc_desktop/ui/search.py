"""Finding a place of the report by code, by printed number or by words without accents.

Knows no widget and nothing of what was entered but the unit's own outline: all other
words are the edition's.
"""

import re
from collections.abc import Iterator

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.edition import Index
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.ui.writing.sections import all_leaves

MOST = 60
"""More hits than anyone reads."""

_NUMBER = re.compile(r"(?:(?:bieu(?: mau)?|b)? *(?P<area>\d),? +)?(?:dong )?(?P<number>[\divx.]*\d)\.?")
"""3.3.1 alone, or after its form: B3 3.3.1; biểu 3, dòng 3.3.1."""


class Place(msgspec.Struct, frozen=True):
    """Somewhere to go: its code, its printed number, its words, and the form it is in.

    `folded` is what words are looked for in; `area` is the number of its form, "" if it
    has none.
    """

    code: str
    number: str
    words: str
    where: str
    folded: str
    area: str = ""


def places_in(report: Report) -> tuple[Place, ...]:
    """Every place of a report, in the order of its tabs."""
    index = report.index
    return (*_particulars(index), *_figures(index), *_registers(index), *_sections(report))


def search(places: tuple[Place, ...], asked: str) -> list[Place]:
    """The places meant by what was typed, the surest first; nothing typed finds nothing."""
    asked = fold(asked).strip()
    if not asked:
        return []
    ranked = [
        (rank, number) for number, place in enumerate(places) if (rank := _rank(place, asked)) is not None
    ]
    return [places[number] for _, number in sorted(ranked)[:MOST]]


def _rank(place: Place, asked: str) -> int | None:
    """0 for the very code, then number, their beginnings, and words; None for no match."""
    typed = _NUMBER.fullmatch(asked)
    number = typed["number"] if typed and typed["area"] in (None, place.area) else asked
    if place.code == asked:
        return 0
    if place.number and place.number.lower() == number:
        return 1
    if place.code.startswith(asked):
        return 2
    if place.number and place.number.lower().startswith(number + "."):
        return 3
    if all(word in place.folded for word in asked.split()):
        return 4 if asked in place.folded else 5
    return None


def _place(code: str, number: str, words: str, where: str, area: str = "") -> Place:
    return Place(code, number, words, where, fold(f"{number} {words} {where}"), area)


def _particulars(index: Index) -> Iterator[Place]:
    for code, words in index.edition.words.document.items():
        yield _place(code, "", words, texts.TAB_PARTICULARS)


def _figures(index: Index) -> Iterator[Place]:
    for code, figure in index.figures.items():
        area = index.area_of[code]
        where = texts.FOUND_IN_FORM if code in index.rows else texts.FOUND_IN_FACTS
        where = where.format(area=area.number, name=area.name)
        yield _place(code, figure.number.rstrip("."), figure.label, where, str(area.number))


def _registers(index: Index) -> Iterator[Place]:
    for register in index.registers.values():
        for column in register.columns:
            yield _place(column.code, "", column.label, register.title)


def _sections(report: Report) -> Iterator[Place]:
    """Each heading of the unit's outline; one above others leads to the first of them."""
    written = [heading.slot for heading in all_leaves(report)]
    for heading in report.outline:
        inside = (slot for slot in written if slot == heading.slot or slot.startswith(f"{heading.slot}."))
        slot = next(inside, heading.slot)
        yield _place(f"narrative.{slot}", heading.number, heading.title, texts.FOUND_IN_NARRATIVE)
