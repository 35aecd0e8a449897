"""Figures in a text: numbers as officials write them, and shares with their parts.

Reads masked text, in which dates, documents and years are hidden. A share whose parts
are not beside it is no claim of this module.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

WHOLE_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
"""A count as officials write it: 1.394, 05, 2299."""
_ALONE = r"(?<![\w.,/])"
SHARE = rf"{_ALONE}\d{{1,4}}(?:[.,]\d{{1,4}})?(?=\s*%)"
"""The figure of a percentage."""

_COUNT = WHOLE_NUMBER
_PERCENT = re.compile(rf"{_ALONE}(\d{{1,4}}(?:[.,]\d{{1,4}})?)\s*%")
_FRACTION = re.compile(
    rf"{_ALONE}(?P<part>{_COUNT})(?:\s*/\s*|\s+(?:[^\W\d_]+\s+){{0,10}}?(?:tren|trong)\s+tong\s+(?:so\s+)?(?:la\s+)?)"
    rf"(?P<whole>{_COUNT})(?![\w/])(?![.,]\d)(?!\s*%)"
)
_PLAIN = re.compile(rf"{_ALONE}{_COUNT}(?!\w)(?![.,]\d)(?!\s*/\s*\d)(?!\s*%)")
_REACH = 130
"""How far a share may stand from the figures it is made of, in letters."""

_RATE = r"(?:t[yi] le|t[yi] trong)"
_LINK = (
    r"(?:(?:dat|chiem|bang|tuong duong|tuong ung|ung)(?: voi| duoc)?)?\s*"
    rf"{_RATE}?\s*(?:la|dat|bang)?(?: khoang)?\s*"
)
_WORD = r"(?:[^\W\d_]+|_+)"
"""A word, or a date and its like, which are hidden."""
_EQUALS = re.compile(r"\s*[:=]?\s*=\s*|\s*")
_IN_BRACKET = re.compile(rf"(?P<words>[^();]*)\(\s*{_LINK}[:=]?\s*")
_LINKED = re.compile(
    rf"(?P<words>(?:\s+{_WORD}){{0,16}}?(?:,(?:\s+{_WORD}){{1,4}}?(?=\s*,))?)\s*,?\s*"
    rf"(?:=\s*|\b(?=dat|chiem|bang|tuong|t[yi] le){_LINK}[:=]?\s*)"
)
_BEFORE_FRACTION = re.compile(
    rf"\s*\(\s*(?:(?:voi|gom|tuong (?:duong|ung)(?: voi)?|dat)\s+)?(?={_COUNT}\s*/)"
)
_OTHER_MATTER = re.compile(r"\b(?:va|con|rieng|trong do|(?<!cat )giam|tang|dong thoi|uoc)\b|\d")
_SAME_MATTER = re.compile(r"\bva\s+(?:dung|tra|xu ly|giai quyet|phan anh|kien nghi|to chuc|doanh nghiep)\b")
_COMPARED = re.compile(
    r"\s*%\s*(?:(?:so )?voi\s+(?:cung|nam|quy|thang|ky)\b|cung ky\b|va\s+\d|,\s*\d[\d.,]*\s*%|/)"
)


class Share(msgspec.Struct, frozen=True):
    """A printed percentage beside the two figures it is made of."""

    start: int
    end: int
    part: Decimal
    whole: Decimal
    share: Decimal

    @property
    def is_right(self) -> bool:
        """True within half a unit of the last decimal printed."""
        return agrees(self.share, 100 * self.part / self.whole)


def shares(masked: str, sentences: tuple[tuple[int, int], ...]) -> tuple[Share, ...]:
    """Every percentage whose part and whole stand beside it, in order of place."""
    found = []
    for start, end in sentences:
        if "%" in masked[start:end]:
            for percent in _PERCENT.finditer(masked, start, end):
                share = (
                    None if _COMPARED.match(masked, percent.end(1)) else _share(masked, start, end, percent)
                )
                if share:
                    found.append(share)
    return tuple(found)


def counted(written: str) -> Decimal:
    """The figure written as `1.394` or `05`."""
    return Decimal(written.replace(".", ""))


def shared(written: str) -> Decimal:
    """The percentage written as 97,23 or, wrongly, 97.23, with its decimals kept."""
    return Decimal(written.replace(",", "."))


def agrees(printed: Decimal, exact: Decimal) -> bool:
    """True if `exact` is within half a unit of the last decimal of `printed`."""
    exponent = printed.as_tuple().exponent
    return abs(exact - printed) <= Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


def _share(masked: str, start: int, end: int, percent: re.Match[str]) -> Share | None:
    share = shared(percent[1])
    for fraction in (
        _fraction_before(masked, start, percent.start()),
        _fraction_after(masked, end, percent.end()),
    ):
        if fraction and _is_fraction(fraction):
            part, whole = counted(fraction["part"]), counted(fraction["whole"])
            at = (min(fraction.start(), percent.start()), max(fraction.end(), percent.end()))
            return Share(*at, part, whole, share)
    return _of_total(masked, start, percent)


def _fraction_before(masked: str, start: int, at: int) -> re.Match[str] | None:
    """The fraction that the percentage at `at` ends: `13/36 nhiệm vụ (đạt 36,1%)`."""
    found = list(_FRACTION.finditer(masked, max(start, at - _REACH), at))
    return found[-1] if found and _leads_to(masked, found[-1].end(), at) else None


def _leads_to(masked: str, start: int, at: int) -> bool:
    """True if the words from a figure to a percentage tell of nothing else."""
    for pattern in (_EQUALS, _IN_BRACKET, _LINKED):
        found = pattern.fullmatch(masked, start, at)
        if found:
            words = found.groupdict().get("words") or ""
            return not _OTHER_MATTER.search(_SAME_MATTER.sub(" ", words))
    return False


def _fraction_after(masked: str, end: int, at: int) -> re.Match[str] | None:
    """The fraction in brackets behind a percentage: `36,1% (13/36 nhiệm vụ)`."""
    bracket = _BEFORE_FRACTION.match(masked, at, end)
    return _FRACTION.match(masked, bracket.end(), end) if bracket else None


def _is_fraction(fraction: re.Match[str]) -> bool:
    """False for a month and its year, and for parts of nothing."""
    part, whole = counted(fraction["part"]), counted(fraction["whole"])
    return whole > 0 and not (part <= 12 and 1900 <= whole <= 2100)


def _of_total(masked: str, start: int, percent: re.Match[str]) -> Share | None:
    """`Tổng số 20 người, trong đó 18 người (đạt 90%)`: the whole is named before "trong đó".

    Any figure of the sentence may be the whole; the percentage is called wrong only
    if there is but one before.
    """
    split = masked.rfind("trong do", start, percent.start())
    if split < 0:
        return None
    parts = list(_PLAIN.finditer(masked, split, percent.start()))
    if not parts or not _leads_to(masked, parts[-1].end(), percent.start()):
        return None
    part, share = counted(parts[-1][0]), shared(percent[1])
    before = [counted(found[0]) for found in _PLAIN.finditer(masked, start, split)]
    others = [counted(found[0]) for found in parts[:-1]]
    for whole in _wholes([*before, *others], part):
        if agrees(share, 100 * part / whole):
            return Share(parts[-1].start(), percent.end(), part, whole, share)
    if len(before) != 1 or others or before[0] < part or not before[0] or share == 100:
        return None
    return Share(parts[-1].start(), percent.end(), part, before[0], share)


def _wholes(figures: list[Decimal], part: Decimal) -> Iterator[Decimal]:
    return (figure for figure in figures if figure and figure >= part)
