"""The outline and the text of a report in its JSON.

A token of a register's row names the row by its place in the JSON's list,
{van_ban[3]}, for keys are nobody's but the program's. One of a row that is no more is
written {van_ban[x]}, so that no other row ever takes its place. Texts of sections that
the unit's outline leaves out are kept.
"""

import re
from collections.abc import Iterable, Mapping

from cchc_desktop.core.content import OUTLINE, Item
from cchc_desktop.core.edition import Index
from cchc_desktop.core.outline import SLOT, kept, listed
from cchc_desktop.core.prose.tokens import GONE
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange.strict_json import Object, bad, join, keys, kind, part

_KEYED = re.compile(rf"\{{([a-z][a-z0-9_]*)\.(\d{{1,9}}|{GONE})((?::short)?(?:\?[^{{}}\n]*)?\}})")
_PLACED = re.compile(rf"\{{([a-z][a-z0-9_]*)\[(\d{{1,9}}|{GONE})\]((?::short)?(?:\?[^{{}}\n]*)?\}})")


def written(report: Report) -> Object:
    """The outline, if the unit has its own, and the sections that hold text."""
    own = listed(report.text(OUTLINE))
    titles = [{"slot": slot, "title": title} for slot, title in own.items()]
    places = {
        register: {key: place for place, key in enumerate(report.rows(register))}
        for register in report.index.registers
    }
    slots = dict.fromkeys((*(heading.slot for heading in report.outline), *report.index.sections))
    texts = {slot: _placed(text, places) for slot in slots if (text := report.text(f"narrative.{slot}"))}
    return ({OUTLINE: titles} if titles else {}) | {"narrative": texts}


def _placed(text: str, places: Mapping[str, Mapping[int, int]]) -> str:
    """`text` with the rows of its tokens named by their places."""

    def named(found: re.Match[str]) -> str:
        register, key, rest = found.groups()
        if register not in places:
            return found[0]
        place = None if key == GONE else places[register].get(int(key))
        return f"{{{register}[{GONE if place is None else place}]{rest}"

    return _KEYED.sub(named, text)


def read(found: Object, index: Index, content: Mapping[str, Item]) -> dict[str, Item]:
    """The outline and the sections of a JSON; `content` are the rows it came with.

    FileUnusable if a slot is neither the edition's nor in the outline.
    """
    own = _outline(part(found, OUTLINE, list, ""))
    texts = part(found, "narrative", dict, "")
    keys(texts, (*index.sections, *own), "narrative")
    sections: dict[str, Item] = {OUTLINE: kept(own.items())} if own else {}
    for slot in texts:
        text = _keyed(part(texts, slot, str, "narrative"), index.registers, content)
        sections[f"narrative.{slot}"] = text
    return sections


def _outline(found: Iterable[object]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for number, each in enumerate(found):
        place = f"{OUTLINE}[{number}]"
        heading = kind(each, dict, place)
        keys(heading, ("slot", "title"), place)
        slot, title = part(heading, "slot", str, place), part(heading, "title", str, place)
        if not SLOT.fullmatch(slot):
            raise bad(join(place, "slot"), slot)
        if not title.isprintable():
            raise bad(join(place, "title"), title)
        if slot in titles:
            raise FileUnusable("json_doubled", place=join(place, "slot"))
        titles[slot] = title
    return titles


def _keyed(text: str, registers: Iterable[str], content: Mapping[str, Item]) -> str:
    """`text` with the rows of its tokens named by the keys they have now."""
    known = frozenset(registers)

    def named(found: re.Match[str]) -> str:
        register, place, rest = found.groups()
        if register not in known:
            return found[0]
        key = place if f"{register}.{place}" in content else GONE
        return f"{{{register}.{key}{rest}"

    return _PLACED.sub(named, text)
