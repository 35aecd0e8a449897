"""The little language in which an edition says how a claim is worded.

    tiếp nhận [được] # hồ sơ          words, an optional word, a figure
    (trước|đúng) hạn : #              a choice; `:` is "là", "có", ":", "=" or nothing
    hoàn thành #/# nhiệm vụ           a fraction: two figures
    trực tuyến : # [đạt] %            `%` is the figure of a percentage
    trình độ ... # người              `...` is up to fourteen words that are no figures
    năm _                             `_` is what is hidden: a year, a date, a document
    (đã|được) # hồ sơ $               `$` is a stop: a comma, a bracket, the sentence's end

Words are compared without accents and capitals, over line breaks. A phrase never
reaches over the end of a sentence.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from cchc_desktop.core.prose.numbers import SHARE, WHOLE_NUMBER
from cchc_desktop.core.text import fold

_UNITS = r"(?!\s*(?:ngay|gio|phut|lan|nam|thang|tuan|diem|buoi|m2|km)\b)"
_WORDS = "den nay|hien nay|hien|cu the|da|la|co|gom|duoc|dat|bang|so luong|tong so"
_STOPS = r"trong do|tang|giam|dat(?=\s+(?:ty le|\d))|va da|va giai|trong khi|nhung|hien"
_TOKEN = re.compile(r"\.\.\.|[#%:()\[\]|/_$]|[^\W_]+|\S")
_SPACE = r"[\s(]*"
_MEANS = {
    "...": r"(?:(?:\b[^\W\d_]++|_++)[\s,(]*+){0,14}?",
    "%": rf"[=(]?\s*({SHARE})\s*%\s*",
    ":": rf"(?:(?:[:=()]|\b(?:{_WORDS})\b)\s*)*",
    "_": rf"_++{_SPACE}",
    "$": rf"(?=\s*(?:[,;.:()=+]|\Z|(?:{_STOPS})\b))",
    "(": "(?:",
    "[": "(?:",
    ")": ")",
    "]": ")?",
    "|": "|",
}


class PhraseError(Exception):
    """A phrase that the language does not know."""


@lru_cache(2048)
def compiled(words: str) -> re.Pattern[str]:
    """The pattern of a phrase over folded text; PhraseError if it has none."""
    tokens = _TOKEN.findall(fold(words))
    pieces = [_piece(token, tokens[at - 1 : at], tokens[at + 1 : at + 2]) for at, token in enumerate(tokens)]
    try:
        return re.compile("".join(pieces))
    except re.error as error:
        raise PhraseError(f"{words} ({error})") from None


@lru_cache(2048)
def needed(words: str) -> frozenset[str]:
    """The words that the phrase cannot do without: to look for before it is tried."""
    bare = fold(words)
    while (less := re.sub(r"\[[^\[\]()]*\]|\([^\[\]()]*\)", " ", bare)) != bare:
        bare = less
    return frozenset(re.findall(r"[^\W\d_]+", bare))


@lru_cache(2048)
def figures_in(words: str) -> str:
    """The kinds of figures the phrase holds, in order: its `#` and `%`."""
    return "".join(re.findall("[#%]", words))


def says(phrases: Iterable[str], text: str, start: int, end: int) -> bool:
    """True if any of the phrases stands between `start` and `end` of a folded text."""
    part = text[start:end]
    return any(_is_in(words, part) for words in phrases)


def _is_in(words: str, text: str) -> bool:
    return all(word in text for word in needed(words)) and compiled(words).search(text) is not None


def _piece(token: str, before: list[str], after: list[str]) -> str:
    """A token's pattern. Words end at their letters, so what parts them may be nothing."""
    if token == "#":
        return _figure(part=after == ["/"], whole=before == ["/"])
    if token == "/" and before == ["#"]:
        return ""
    if token in _MEANS:
        return _MEANS[token]
    if token[0].isalnum():
        return rf"\b{re.escape(token)}\b{_SPACE}"
    return rf"{re.escape(token)}\s*"


def _figure(*, part: bool, whole: bool) -> str:
    """A count alone, or one of the two of a fraction."""
    if part:
        return rf"(?<![\w.,/])({WHOLE_NUMBER})\s*/\s*"
    if whole:
        return rf"({WHOLE_NUMBER})(?![\w/])(?![.,]\d)(?!\s*%)\s*"
    return rf"(?<![\w.,/])({WHOLE_NUMBER})(?!\w)(?![.,]\d)(?!\s*/\s*\d)(?!\s*%){_UNITS}{_SPACE}"
