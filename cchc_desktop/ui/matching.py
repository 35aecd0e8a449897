"""Which row of a file's list is which of ours, so that a text goes on citing the same document.

Rows have no names: one is the same if its cells are, or if it stands between the same
rows and most of its cells are. Decides nothing else and writes nothing.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from cchc_desktop.core.content import Row
from cchc_desktop.core.prose.keyed import fresh_keys
from cchc_desktop.core.report import Report


def matched(ours: Mapping[int, Row], theirs: Mapping[int, Row]) -> dict[int, int]:
    """The keys of the file's rows that are rows of ours, with the keys they have there; in order."""
    mine, its = list(ours), list(theirs)
    one = [frozenset(row.items()) for row in ours.values()]
    two = [frozenset(row.items()) for row in theirs.values()]
    found: dict[int, int] = {}
    for tag, begin, end, first, last in SequenceMatcher(None, one, two).get_opcodes():
        for place, other in zip(range(begin, end), range(first, last), strict=False):
            if tag == "equal" or 2 * len(one[place] & two[other]) > max(len(one[place]), len(two[other])):
                found[its[other]] = mine[place]
    return found


def new_keys(current: Report, register: str, theirs: Mapping[int, Row]) -> dict[int, int]:
    """The keys that the file's rows get here, in its order: their own while that can be, else fresh ones.

    Keys order rows: after a new row in the middle all others are given new keys.
    """
    known = matched(current.rows(register), theirs)
    fresh = fresh_keys(current, register)
    return dict(_in_order(theirs, known, fresh))


def _in_order(
    theirs: Mapping[int, Row], known: Mapping[int, int], fresh: Iterator[int]
) -> Iterator[tuple[int, int]]:
    last = -1
    for key in theirs:
        mine = known.get(key, -1)
        # A fresh key is above every key of ours: after one of them no row keeps its own.
        last = mine if mine > last else next(fresh)
        yield key, last
