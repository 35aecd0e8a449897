"""Text in the encodings before Unicode (TCVN3, VNI, VISCII, VPS) made Unicode, composed.

The font that a run is set in is the best evidence; without fonts the letters must give
it. Text that is already Unicode is never touched. The tables are viparse's; what its
authors leave out, the capitals of fonts like .VnTimeH, is done here. Slow to import
what it needs: that happens only once a text looks old.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from cchc_desktop.core.text import nfc

TCVN3, VNI, VISCII, VPS = "tcvn3", "vni", "viscii", "vps"
_BY_FONT = {".VN": TCVN3, "VNI": VNI, "VPS": VPS, "VISCII": VISCII}
"""By how the names of its fonts begin. VPS is told by its fonts only: letters alone are no evidence."""
_C1 = {
    byte: ord(letter)
    for byte in range(0x80, 0xA0)
    if (letter := bytes([byte]).decode("cp1252", "replace")) != "\N{REPLACEMENT CHARACTER}"
}
_WINDOWS = {letter: byte for byte, letter in _C1.items()}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CAPITALS = re.compile(r"H(?:[-, ]?(?:bold|italic|bolditalic|regular|normal))*$", re.IGNORECASE)
_OLD_MARKS = re.compile(
    "[\u00a1-\u00bf\u00c6\u00d0\u00d7\u00d8\u00de\u00df\u00e4-\u00e6\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb-\u00ff]"
)
_MODERN = re.compile(
    "[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]"
)
_MARKED = re.compile("[\u0080-\u00ff]")
_UPPER, _LOWER = re.compile("[A-Z]"), re.compile("[a-z]")
_FEW = 4
_SHORTEST = 12
"""Letters that must be there before letters alone are evidence."""
_MOST_LINES, _SAMPLE = 5_000, 20_000


def encoding_of_font(font: str) -> str:
    """The encoding that a font's name stands for, "" if it is a Unicode font."""
    name = _SUBSET.sub("", font).upper()
    return next((encoding for begins, encoding in _BY_FONT.items() if name.startswith(begins)), "")


def of_bytes(raw: bytes) -> str:
    """Bytes of a Windows program before Unicode as letters: each byte is one, and none is lost."""
    return raw.decode("latin-1").translate(_C1)


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

    # These two use places where Windows shows dashes and quotes.
    bare = text.translate(_WINDOWS) if encoding in (VISCII, VPS) else text
    return nfc(converted(bare, CHARMAPS[encoding]))


def mender(lines: Iterable[str]) -> tuple[str, Callable[[str], str]]:
    """The old encoding of a file's lines, "" if there is none, and what makes its texts Unicode.

    Where a file has lines of both kinds, only those change that can be nothing else.
    """
    known = list(islice(lines, _MOST_LINES))
    encoding = detect(known)
    if not encoding:
        return "", nfc
    whole = not any(_MODERN.search(line) for line in known)
    return encoding, partial(mended, encoding=encoding, whole=whole)


def mended(text: str, encoding: str, whole: bool = False) -> str:
    """The lines of `text` that are in the old encoding as Unicode; others stay as they are.

    With `whole` every line is, that has a letter with a mark. Without its font TCVN3 has
    no capitals with accents: a line or a word in capitals gets them back.
    """
    return "\n".join(_mended(line, encoding, whole) for line in text.split("\n"))


def _mended(line: str, encoding: str, whole: bool) -> str:
    if not _is_old(line) and not (whole and _MARKED.search(line)):
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
