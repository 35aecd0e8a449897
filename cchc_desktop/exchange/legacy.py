"""Text in the encodings before Unicode (TCVN3, VNI, VISCII) made Unicode, composed.

The font that a run is set in is the best evidence; without fonts the letters must give
it. Text that is already Unicode is never touched. The tables are viparse's; what its
authors leave out, the capitals of fonts like .VnTimeH, is done here. Slow to import
what it needs: that happens only once a text looks old.
"""

import re
from collections.abc import Iterable
from itertools import islice

from cchc_desktop.core.text import nfc

TCVN3, VNI = "tcvn3", "vni"
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CAPITALS = re.compile(r"H(?:[-, ]?(?:bold|italic|bolditalic|regular|normal))*$", re.IGNORECASE)
_OLD_MARKS = re.compile(
    "[\u00a1-\u00bf\u00c6\u00d0\u00d7\u00d8\u00de\u00df\u00e4-\u00e6\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb-\u00ff]"
)
_MODERN = re.compile(
    "[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]"
)
_UPPER, _LOWER = re.compile("[A-Z]"), re.compile("[a-z]")
_FEW = 4
_SHORTEST = 12
"""Letters that must be there before letters alone are evidence."""
_MOST_LINES, _SAMPLE = 5_000, 20_000


def encoding_of_font(font: str) -> str:
    """The encoding that a font's name stands for, "" if it is a Unicode font."""
    name = _SUBSET.sub("", font).upper()
    if name.startswith(".VN"):
        return TCVN3
    return VNI if name.startswith("VNI") else ""


def from_font(text: str, font: str) -> str:
    """`text` as its font shows it: letters of an old font made Unicode, capitals of a .VnTimeH too."""
    encoding = encoding_of_font(font)
    if not encoding or _MODERN.search(text):
        return nfc(text)
    converted = convert(text, encoding)
    is_capital = encoding == TCVN3 and _CAPITALS.search(_SUBSET.sub("", font))
    return converted.upper() if is_capital else converted


def convert(text: str, encoding: str) -> str:
    """`text` of that encoding as Unicode."""
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert as converted

    return nfc(converted(text, CHARMAPS[encoding]))


def mended(text: str, encoding: str) -> str:
    """The lines of `text` that are in the old encoding as Unicode; others stay as they are.

    Without its font TCVN3 has no capitals with accents: a line or a word in capitals
    gets them back.
    """
    return "\n".join(_mended(line, encoding) for line in text.split("\n"))


def _mended(line: str, encoding: str) -> str:
    if not _is_old(line):
        return nfc(line)
    found = convert(line, encoding)
    if encoding != TCVN3:
        return found
    upper, lower = len(_UPPER.findall(line)), len(_LOWER.findall(line))
    if upper >= _FEW and lower * 4 <= upper:
        return found.upper()
    words = zip(line.split(" "), found.split(" "), strict=False)
    return " ".join(new.upper() if _is_capital(old) else new for old, new in words)


def _is_capital(word: str) -> bool:
    return len(_UPPER.findall(word)) > 1 and not _LOWER.search(word)


def _is_old(line: str) -> bool:
    """True if a line has letters that stand for others, and none of Unicode's own."""
    return bool(_OLD_MARKS.search(line)) and not _MODERN.search(line)


def detect(lines: Iterable[str]) -> str:
    """The old encoding of the lines that look old, "" if there is none or it is unsure."""
    old = [line for line in islice(lines, _MOST_LINES) if _is_old(line)]
    text = "\n".join(old)[:_SAMPLE]
    if sum(letter.isalpha() for letter in text) < _SHORTEST:
        return ""
    from viparse import detect_text_encoding

    return detect_text_encoding(text) or ""
