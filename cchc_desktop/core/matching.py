"""Which row of a file's list is which of ours, so that none comes in twice.

Rows have no names of their own: one is the same if its cells are, if it bears the same
key, or if it stands between the same rows and most of its cells are. Decides nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from cchc_desktop.core import criteria
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Register
from cchc_desktop.core.register import text_of


def name_of(register: Register, row: Row) -> tuple[str, ...]:
    """What tells a register's row from others: its key with the columns before and right after it.

    A document is its type, number and symbol; a group of staff its name.
    """
    codes = [column.code for column in register.columns]
    at = codes.index(register.key)
    return tuple(text_of(row, code) for code in (codes[: at + 2] if at else [register.key]))


def matched(
    register: Register, ours: Mapping[int, Row], theirs: Sequence[Row], by_place: bool
) -> dict[int, int]:
    """The keys of our rows by the places of the file's rows that are the same; each of ours once.

    `by_place` also takes a row with other words for its neighbours' sake: only where the
    file was made from our list.
    """
    found = _equal(ours, theirs)
    taken = set(found.values())
    known: dict[tuple[str, ...], list[int]] = {}
    for key, name in zip(ours, _names(register, ours.values()), strict=True):
        if key not in taken and name:
            known.setdefault(name, []).append(key)
    for place, name in enumerate(_names(register, theirs)):
        if place not in found and (alike := known.get(name)):
            found[place] = alike.pop(0)
    return found | (_between(ours, theirs, found) if by_place else {})


def _names(register: Register, rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """What each row is known by, () for one that cannot be; a row of a list with levels by those above it."""
    if register.level:
        return [*criteria.names(register, rows)]
    return [name_of(register, row) if text_of(row, register.key) else () for row in rows]


def _equal(ours: Mapping[int, Row], theirs: Sequence[Row]) -> dict[int, int]:
    """Rows whose every cell is the same, the first with the first."""
    cells: dict[frozenset[tuple[str, str | bool]], list[int]] = {}
    for key, row in ours.items():
        cells.setdefault(frozenset(row.items()), []).append(key)
    found = {}
    for place, row in enumerate(theirs):
        if same := cells.get(frozenset(row.items())):
            found[place] = same.pop(0)
    return found


def _between(ours: Mapping[int, Row], theirs: Sequence[Row], known: Mapping[int, int]) -> dict[int, int]:
    """Rows left over at one place of both lists, more than half of whose cells are the same."""
    keys = list(ours)
    places = {key: place for place, key in known.items()}
    mine = [("known", key) if key in places else ("ours", key) for key in keys]
    its = [("known", known[place]) if place in known else ("theirs", place) for place in range(len(theirs))]
    found = {}
    for tag, begin, end, first, last in SequenceMatcher(None, mine, its, autojunk=False).get_opcodes():
        for at, place in zip(range(begin, end), range(first, last), strict=False):
            free = tag == "replace" and keys[at] not in places and place not in known
            if free and _is_alike(ours[keys[at]], theirs[place]):
                found[place] = keys[at]
    return found


def _is_alike(one: Row, two: Row) -> bool:
    return 2 * len(one.items() & two.items()) > max(len(one), len(two))
