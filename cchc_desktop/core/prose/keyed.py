"""The keys of register rows, and the tokens that cite a row by its key.

A key is never given to another row while a text may still mean the first one: what a
sentence cites is the document it was written about, or nothing.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from cchc_desktop.core.content import part
from cchc_desktop.core.entered import Entered

Keys = Mapping[tuple[str, int], int]
"""The new key of a row by its register and its old key."""

_KEYED = re.compile(r"(?<=\{)([a-z][a-z0-9_]*)\.(\d{1,9})(?=(?::short)?(?:\?[^{}\n]*)?\})")


def fresh_keys(report: Entered, register: str) -> Iterator[int]:
    """Keys for rows after the last one, growing: none that a row has had or a text cites."""
    taken = {
        int(found[2])
        for address, item in report.content.items()
        if isinstance(item, str) and part(address) == "narrative"
        for found in _KEYED.finditer(item)
        if found[1] == register
    }
    return (key for key in count(report.last_key(register) + 1) if key not in taken)


def rekeyed(text: str, keys: Keys) -> str:
    """`text` with the rows that its tokens cite named by their new keys; others as they are."""

    def named(found: re.Match[str]) -> str:
        key = keys.get((found[1], int(found[2])))
        return found[0] if key is None else f"{found[1]}.{key}"

    return _KEYED.sub(named, text)
