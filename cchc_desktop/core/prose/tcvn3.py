"""Text of the old fonts (TCVN3, .VnTime), whose letters are other letters' bytes.

Pasted without its font it reads as "B¸o c¸o": recognised here, and turned into
Unicode. Never changes text that has a Vietnamese letter in it already.
"""

_FIRST = 0xA0
_NONE = "?"
_LETTERS = (
    "?\u0102\xc2\xca\xd4\u01a0\u01af\u0110\u0103\xe2\xea\xf4\u01a1\u01b0\u0111?"
    "?????\xe0\u1ea3\xe3\xe1\u1ea1?\u1eb1\u1eb3\u1eb5\u1eaf?"
    "??????\u1eb7\u1ea7\u1ea9\u1eab\u1ea5\u1ead\xe8?\u1ebb\u1ebd"
    "\xe9\u1eb9\u1ec1\u1ec3\u1ec5\u1ebf\u1ec7\xec\u1ec9???\u0129\xed\u1ecb\xf2"
    "?\u1ecf\xf5\xf3\u1ecd\u1ed3\u1ed5\u1ed7\u1ed1\u1ed9\u1edd\u1edf\u1ee1\u1edb\u1ee3\xf9"
    "?\u1ee7\u0169\xfa\u1ee5\u1eeb\u1eed\u1eef\u1ee9\u1ef1\u1ef3\u1ef7\u1ef9\xfd\u1ef5?"
)
"""The letters that the bytes from 0xA0 on stand for."""
_TABLE = {_FIRST + place: letter for place, letter in enumerate("".join(_LETTERS)) if letter != _NONE}
_OURS = frozenset(letter for letter in _TABLE.values() if ord(letter) > 0xFF)
"""Letters that no text of the old fonts has."""
_TELLTALE = frozenset(chr(byte) for byte in _TABLE if not chr(byte).isalpha()) | frozenset(
    "\xb5\xaa\xde\xd0\xc6"
)
"""Signs in the middle of words, and letters of other languages."""
LEAST, SHARE = 3, 0.08
"""How many of the signs there must be, and how many of the letters."""


def is_tcvn3(text: str) -> bool:
    """True for text of the old fonts: many of its signs, and no letter of ours."""
    if any(letter in _OURS for letter in text):
        return False
    letters = sum(letter.isalpha() or letter in _TELLTALE for letter in text)
    signs = sum(
        letter in _TELLTALE and (before.isalpha() or after.isalpha())
        for before, letter, after in zip(f" {text}", text, f"{text[1:]} ", strict=False)
    )
    return signs >= LEAST and signs >= SHARE * letters


def to_unicode(text: str) -> str:
    """The same words in Unicode; letters the old fonts do not have stay."""
    return text.translate(_TABLE)
