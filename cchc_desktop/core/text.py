"""Vietnamese text made comparable. Never changes what the user sees but its form."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_HALF_PAIRS = re.compile("[\ud800-\udfff]")

_DIGITS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
_RAISED = {ord(str(digit)): unicodedata.lookup(f"SUPERSCRIPT {name}") for digit, name in enumerate(_DIGITS)}


def nfc(text: str) -> str:
    """The composed form; the Windows keyboard types combining marks.

    Half of a surrogate pair, which no file can hold, becomes the replacement mark.
    """
    return _HALF_PAIRS.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text))


@lru_cache(4096)
def fold(text: str) -> str:
    """Lower case without accents, đ as d: what a search compares."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("\N{LATIN SMALL LETTER D WITH STROKE}", "d")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def fill(template: str, words: Mapping[str, object]) -> str:
    """`template` with its {names} replaced; an unknown name stays as written."""
    return re.sub(r"\{(\w+)\}", lambda found: str(words.get(found[1], found[0])), template)


def names_in(template: str) -> frozenset[str]:
    """The {names} that `fill` would replace."""
    return frozenset(re.findall(r"\{(\w+)\}", template))


def raised(text: str) -> str:
    """Digits set above the line, as such: the mark of a footnote is no digit of the figure before it."""
    return text.translate(_RAISED)
