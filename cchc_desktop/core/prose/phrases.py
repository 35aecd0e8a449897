"""The little language in which an edition says how a claim is worded.

    tiếp nhận [được] # hồ sơ          words, an optional word, a figure
    (trước|đúng) hạn : #              a choice; `:` is "là", "có", ":", "=" or nothing
    hoàn thành #/# nhiệm vụ           a fraction: two figures
    trực tuyến : # [đạt] %            `%` is the figure of a percentage
    trình độ ... # người              `...` is up to fourteen words that are no figures
    năm _                             `_` is what is hidden: a year, a date, a document
    (đã|được) # hồ sơ $               `$` is a stop: a comma, a bracket, the sentence's end
    ~các lĩnh vực                     words not right behind the word after `~`

Words are compared without accents and capitals, over line breaks. A phrase never
reaches over the end of a sentence.
"""

import re
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from cchc_desktop.core.prose.numbers import SHARE, WHOLE_NUMBER
from cchc_desktop.core.text import fold

_UNITS = r"(?!\s*(?:ngay|gio|phut|lan|nam|thang|tuan|diem|buoi|m2|km)\b)"
_WORDS = "den nay|hien nay|hien|cu the|da|la|co|gom|duoc|dat|bang|so luong|tong so|ty le"
_STOPS = (
    r"trong do|tang|giam|dat(?=\s+(?:ty le|\d))|va da|va giai|trong khi|nhung|hien"
    r"|tren (?:tat ca )?cac linh vuc|tren dia ban"
)
_TOKEN = re.compile(r"\.\.\.|~\w+|[#%:()\[\]|/_$]|[^\W_]+|\S")
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


SIGNS = frozenset("#%/_")
"""Signs of a phrase without which no sentence can be meant; `#` is any figure."""
MOST = 3
"""Of what a phrase needs, how much is looked for: the rarest tells nearly all."""
Ends: TypeAlias = "frozenset[str] | None"


class PhraseError(Exception):
    """A phrase that the language does not know."""


@lru_cache(2048)
def compiled(words: str) -> re.Pattern[str]:
    """The pattern of a phrase over folded text; PhraseError if it has none."""
    tokens = _TOKEN.findall(fold(words))
    first = _first(tokens)
    pieces = [
        _first_word(token) if at in first else _piece(token, tokens[at - 1 : at], tokens[at + 1 : at + 2])
        for at, token in enumerate(tokens)
    ]
    try:
        return re.compile("".join(pieces))
    except re.error as error:
        raise PhraseError(f"{words} ({error})") from None


@lru_cache(2048)
def needed(words: str) -> tuple[frozenset[str], ...]:
    """What a sentence must hold before the phrase is tried: of each set, one.

    Words, two words in a row, and signs, those that are rarest first.
    """
    tokens = deque(_TOKEN.findall(fold(words)))
    return tuple(sorted(_either(tokens, None)[0], key=_length, reverse=True)[:MOST])


@lru_cache(2048)
def figures_in(words: str) -> str:
    """The kinds of figures the phrase holds, in order: its `#` and `%`."""
    return "".join(re.findall("[#%]", words))


def says(phrases: Iterable[str], text: str, start: int, end: int) -> bool:
    """True if any of the phrases stands between `start` and `end` of a folded text."""
    part = text[start:end]
    return any(_telling(words) in part and compiled(words).search(part) for words in phrases)


@lru_cache(2048)
def _telling(words: str) -> str:
    """A word that stands in every text that says the phrase; "" if there is no such word."""
    sure = [key.split()[-1] for keys in needed(words) if len(keys) == 1 for key in keys - SIGNS]
    return max(sure, key=len, default="")


def _either(tokens: deque[str], ends: Ends) -> tuple[list[frozenset[str]], Ends]:
    """What each of several wordings needs, up to the bracket that closes them, and how they end.

    `ends` are the words of which one stands right before, None if that cannot be told.
    """
    ways = [_in_a_row(tokens, ends)]
    while tokens and tokens.popleft() == "|":
        ways.append(_in_a_row(tokens, ends))
    after = None if any(end is None for _, end in ways) else _joined(end for _, end in ways if end)
    if len(ways) == 1:
        return ways[0][0], after
    if not all(needs for needs, _ in ways):
        return [], after
    return [_joined(max(needs, key=_length) for needs, _ in ways)], after


def _in_a_row(tokens: deque[str], ends: Ends) -> tuple[list[frozenset[str]], Ends]:
    """What words and signs in a row need, up to a bar or a closing bracket, and how they end."""
    needs: list[frozenset[str]] = []
    while tokens and tokens[0] not in "|)]":
        token = tokens.popleft()
        if token == "[":
            _, inner = _either(tokens, ends)
            ends = ends | inner if ends and inner else None
        elif token == "(":
            inside, ends = _either(tokens, ends)
            needs += inside
        elif token.isascii() and token.isalpha():
            if needs and needs[-1] == ends:
                needs.pop()  # The pair needs it, too.
            needs.append(frozenset(f"{end} {token}" for end in ends) if ends else frozenset({token}))
            ends = frozenset({token})
        else:
            needs += [frozenset({token})] if token in SIGNS else []
            ends = None
    return needs, ends


def _joined(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _length(keys: frozenset[str]) -> int:
    """The longer the shortest of the words, the fewer sentences hold one of them."""
    return min(map(len, keys))


def _first(tokens: list[str]) -> frozenset[int]:
    """The places of the words with which a phrase begins, none if it may begin otherwise."""
    if tokens[:1] != ["("]:
        return frozenset({0}) if tokens and tokens[0][0].isalpha() else frozenset()
    places, depth = [], 0
    for at, token in enumerate(tokens):
        if depth == 1 and tokens[at - 1] in "(|":
            places.append(at)
        depth += (token in "([") - (token in ")]")
        if not depth:
            break
    return frozenset(places) if all(tokens[at][0].isalpha() for at in places) else frozenset()


def _first_word(word: str) -> str:
    """A word's pattern that begins with its letters: so a search leaps from one to the next."""
    return rf"{re.escape(word)}(?<=\b{re.escape(word)})\b{_SPACE}"


def _piece(token: str, before: list[str], after: list[str]) -> str:
    """A token's pattern. Words end at their letters, so what parts them may be nothing."""
    if token == "#":
        return _figure(part=after == ["/"], whole=before == ["/"])
    if token == "/" and before == ["#"]:
        return ""
    if token in _MEANS:
        return _MEANS[token]
    if token[0] == "~":
        return rf"(?<!\b{re.escape(token[1:])}\s)"
    if token[0].isalnum():
        return rf"\b{re.escape(token)}\b{_SPACE}"
    return rf"{re.escape(token)}\s*"


def _figure(*, part: bool, whole: bool) -> str:
    """A count alone, or one of the two of a fraction."""
    if part:
        return rf"(?<![\w.,/])({WHOLE_NUMBER})\s*/\s*"
    if whole:
        return rf"({WHOLE_NUMBER})(?![\w/])(?![.,]\d)(?!\s*%)\s*"
    # The digit comes first: so a search leaps to it.
    alone = r"\d(?<![\w.,/]\d)(?:\d?\d?(?:\.\d{3})+|\d*)"
    return rf"({alone})(?!\w)(?![.,]\d)(?!\s*/\s*\d)(?!\s*%){_UNITS}{_SPACE}"
