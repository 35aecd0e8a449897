"""Rows of a list with levels (bảng chấm điểm) out of somebody's table.

How deep a row stands is told by its number: 1, 1.1, 1.1.1. A row without a number is a
group if it is named like one, else what belongs to the row above: a step of its scale,
or the rest of words that a page parted.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Register
from cchc_desktop.core.found import FoundRow
from cchc_desktop.core.register import text_of
from cchc_desktop.core.text import fold

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?")
_RULE = re.compile(r"[\s\-_|]*")


def leveled(register: Register, rows: Iterable[FoundRow]) -> Iterator[FoundRow]:
    """The rows with their levels; what goes on in another row is put together."""
    waiting: FoundRow | None = None
    for each in rows:
        row = _named(register, each.row)
        if all(isinstance(cell, str) and _RULE.fullmatch(cell) for cell in row.values()):
            continue
        number, words = text_of(row, register.key), text_of(row, register.naming)
        if waiting is not None and not number and not words:
            waiting = msgspec.structs.replace(waiting, row=_joined(waiting.row, row))
            continue
        if waiting is not None:
            yield waiting
        waiting = msgspec.structs.replace(each, row={register.level: _level(register, number, words), **row})
    if waiting is not None:
        yield waiting


def _named(register: Register, row: Row) -> Row:
    """A row whose words stand in the number's column, where its cells were merged, set right."""
    number = text_of(row, register.key).strip()
    if not number or _NUMBER.fullmatch(number) or text_of(row, register.naming):
        return row
    rest = {code: cell for code, cell in row.items() if code != register.key}
    return {**rest, register.naming: number}


def _level(register: Register, number: str, words: str) -> str:
    """The level's name: the first is a group's, the last a scale's, those between are numbered."""
    group, *numbered, scale = register.by_code[register.level].options
    if number:
        depth = number.rstrip(".").count(".")
        return numbered[min(depth, len(numbered) - 1)]
    return group if fold(words).startswith(fold(group)) else scale


def _joined(before: Row, after: Row) -> Row:
    """A row with the rest of its words under them."""
    joined = dict(before)
    for code, cell in after.items():
        above = joined.get(code)
        joined[code] = f"{above}\n{cell}" if isinstance(above, str) and above else cell
    return joined
