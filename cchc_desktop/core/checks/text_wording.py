"""T6-T8 in the narrative: sections left empty, another unit's name, words out of date.

Names are compared as names: a neighbour who is named in full may be meant.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.narrative import WHERE, Written, each_section, titled, written
from cchc_desktop.core.edition import Check
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.prose.claims import found
from cchc_desktop.core.prose.phrases import says
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.text import fold

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

_WORD = re.compile(r"\s*([^\W\d_]+)")
_LISTED = re.compile(r"\s*(?:,|va|hoac|-|/)\s*(?:xa|phuong|thi tran|dac khu|quan|thi xa|tinh|thanh pho)\b")
_MANY = re.compile(r"\b(?:cac|moi|tung|nhung)\s+\w*\s*$")
_NEAR = 40


def section_empty(report: "Report", check: Check) -> Iterator[Found]:
    """A section without text, though the report has text elsewhere.

    A section whose parts, or whose whole, is written is not empty.
    """
    filled = {section.slot for section in written(report)}
    if not filled:
        return
    slots = [heading.slot for heading in report.outline]
    for heading in report.outline:
        slot = heading.slot
        parts = [other for other in slots if other.startswith(f"{slot}.")]
        if parts or any(slot == other or slot.startswith(f"{other}.") for other in filled):
            continue
        yield Found((f"{NARRATIVE}.{slot}",), {"section": titled(heading)}, section=slot, span=(0, 0))


def unit_type_differs(report: "Report", check: Check) -> Iterator[Found]:
    """The text gives the unit's own office, or its area, the type of another unit.

    `phrases` are what stands before a type. A type in a list ("xã, phường") or with
    another unit's name is left alone.
    """
    unit = report.unit
    return each_section(report, check, _other_types, unit.type, unit.name) if fold(unit.type) else iter(())


def _other_types(section: Written, check: Check, kind: str, own: str) -> Iterator[Found]:
    types = [each for each in check.patterns["types"].split("|") if each != fold(kind)]
    for match in _typed(section, check, types):
        name, end = _name_after(section, match)
        if name and fold(name) != fold(own):
            continue
        if not _is_listed(section, match):
            yield section.marks(match.start(), end, expected=kind)


def unit_name_differs(report: "Report", check: Check) -> Iterator[Found]:
    """The text says of another unit of the same type what only this one can report.

    `phrases` are what stands before the type.
    """
    unit = report.unit
    if not fold(unit.name) or not unit.type:
        return iter(())
    return each_section(report, check, _misnamed, unit.type, unit.name, unit.title)


def superior_differs(report: "Report", check: Check) -> Iterator[Found]:
    """The unit above bears another name than the report's own superior or province."""
    for superior in (report.unit.superior, report.unit.province):
        kind, _, own = superior.partition(" ")
        if kind and own:
            yield from each_section(report, check, _misnamed, kind, own, superior)


def words_obsolete(report: "Report", check: Check) -> Iterator[Found]:
    """Words that are out of date (`phrases`), whatever the window."""
    return each_section(report, check, _obsolete)


def words_abolished(report: "Report", check: Check) -> Iterator[Found]:
    """Words for what ended when the edition began: said of windows wholly after that."""
    start, began = report.period.start, parse_date(report.edition.valid_from)
    return each_section(report, check, _obsolete) if start and began and start >= began else iter(())


def _obsolete(section: Written, check: Check) -> Iterator[Found]:
    for _, words in check.wordings:
        for match in found(section.reading, words):
            if not says(check.unless, section.reading.masked, *section.reading.sentence(match.start())):
                yield section.marks(match.start(), match.start() + len(match[0].rstrip()))


def _typed(section: Written, check: Check, types: list[str]) -> Iterator[re.Match[str]]:
    """Each place where one of the phrases, and then one of the types, stands."""
    reading = section.reading
    openings = "|".join(words for _, words in check.wordings)
    for match in found(reading, f"({openings}) ({'|'.join(types)})"):
        start, end = reading.sentence(match.start())
        if not says(check.unless, reading.masked, start, min(end, match.end() + _NEAR)):
            yield match


def _misnamed(section: Written, check: Check, kind: str, own: str, title: str) -> Iterator[Found]:
    """Places where a unit of this type bears another name than its own."""
    for match in _typed(section, check, [fold(kind)]):
        name, end = _name_after(section, match)
        if _is_another(name, fold(own)) and not _is_listed(section, match):
            yield section.marks(match.start(), end, expected=title)


def _name_after(section: Written, match: re.Match[str]) -> tuple[str, int]:
    """The name behind a type within its sentence, and where the words end."""
    reading = section.reading
    at = match.start() + len(match[0].rstrip(" (\n\t"))
    name, end = _name(reading.text, at, reading.sentence(match.start())[1])
    return name, end if name else at


def _name(text: str, at: int, end: int) -> tuple[str, int]:
    """The proper name at `at`, words with a capital letter, and its end; "" if there is none."""
    words, stop = [], at
    while word := _WORD.match(text, stop, end):
        if not word[1][0].isupper() or (len(word[1]) > 1 and word[1].isupper()):
            break
        words.append(word[1])
        stop = word.end()
    return " ".join(words), stop


def _is_another(name: str, own: str) -> bool:
    """True for a name of two words or more that is not the folded `own`, nor begins so.

    A single word with a capital is as likely how the next sentence begins.
    """
    bare = fold(name)
    return " " in name and not bare.startswith(own) and not own.startswith(bare)


def _is_listed(section: Written, match: re.Match[str]) -> bool:
    """True in "các xã, phường, thị trấn": no one unit is meant."""
    text, start, end = section.reading.folded, match.start(), match.end()
    return bool(_LISTED.match(text, end) or _MANY.search(text, max(0, start - 12), start))


_TYPES = frozenset({"phrases"})
RULES = {
    "text_section_empty": Rule(section_empty, frozenset({"section"}), of_text=True),
    "text_unit_type_differs": Rule(
        unit_type_differs,
        WHERE | {"expected"},
        _TYPES | {"patterns"},
        of_text=True,
        patterns=frozenset({"types"}),
    ),
    "text_unit_name_differs": Rule(unit_name_differs, WHERE | {"expected"}, _TYPES, of_text=True),
    "text_superior_differs": Rule(superior_differs, WHERE | {"expected"}, _TYPES, of_text=True),
    "text_words_obsolete": Rule(words_obsolete, WHERE, _TYPES, of_text=True),
    "text_words_abolished": Rule(words_abolished, WHERE, _TYPES, of_text=True),
}
