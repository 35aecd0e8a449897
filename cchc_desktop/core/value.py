"""Figures as Vietnamese officials write them, and the four things that are not one.

Zero, blank, `nil` (không phát sinh), `pending` (chưa có số liệu) and `na` (không
áp dụng) are five different answers (domain.md 4) and are never merged. Nothing
here reads the locale; nothing refuses to keep what was typed.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum

import msgspec

from cchc_desktop.core.text import nfc

LONGEST = 18
"""Digits of the longest figure: the state budget in đồng has sixteen."""


class State(Enum):
    """Why a cell that was filled in holds no number."""

    NIL = "nil"
    PENDING = "pending"
    NA = "na"


class Problem(Enum):
    """Why a typed text is not a figure."""

    LETTERS = "letters"
    DECIMAL_DOT = "decimal_dot"
    GROUPING = "grouping"
    TOO_LONG = "too_long"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was entered in one cell.

    At most one of `value`, `state` and `text` is set; all empty is blank with,
    perhaps, a note. `text` is what was typed when it is no figure: it is kept,
    shown and reported, and counts as unknown.
    """

    value: Decimal | None = None
    state: State | None = None
    text: str = ""
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing entered; a note alone does not fill a cell."""
        return self.value is None and self.state is None and not self.text


MARKS = {
    "-": State.NIL,
    "\N{EN DASH}": State.NIL,
    "\N{EM DASH}": State.NIL,
    "?": State.PENDING,
    "...": State.PENDING,
    "\N{HORIZONTAL ELLIPSIS}": State.PENDING,
    "x": State.NA,
    "X": State.NA,
}
SHOWN = {State.NIL: "-", State.PENDING: "...", State.NA: "x"}
TYPED = {State.NIL: "-", State.PENDING: "?", State.NA: "x"}

# 0.500 is no five hundred: nobody groups the thousands of nothing.
_GROUPED = re.compile(r"[+-]?(?!0+\.)\d{1,3}(\.\d{3})+(,\d+)?")
_ROUNDING = Context(prec=200, rounding=ROUND_HALF_UP)
_PLAIN = re.compile(r"[+-]?\d+(,\d+)?")
_DOTTED = re.compile(r"[+-]?\d+\.\d+")


def parse(text: str) -> Entry:
    """The entry meant by a typed `text`; blank gives a blank entry.

    A dot groups thousands and a comma marks decimals: `1.500` is 1500, `36,1`
    is 36.1, `07` is 7. A trailing % is dropped. Anything else is kept as `text`.
    """
    text = nfc(text).strip()
    if not text:
        return Entry()
    if text in MARKS:
        return Entry(state=MARKS[text])
    number = parse_number(text)
    return Entry(text=text) if number is None else Entry(value=number)


def parse_number(text: str) -> Decimal | None:
    """The figure written as `text` in Vietnamese, or None if it is none."""
    text = text.strip().removesuffix("%").rstrip()
    if not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
        return None
    if sum(letter.isdigit() for letter in text) > LONGEST or not text.isascii():
        return None
    # + 0: there is no zero below zero on paper.
    return Decimal(text.replace(".", "").replace(",", ".")) + 0


def is_writable(number: Decimal) -> bool:
    """True if `number` is one that could have been typed: finite, and not too long."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and number.adjusted() < LONGEST and exponent > -LONGEST


def problem(text: str) -> Problem:
    """Why `parse` could not read `text` as a figure."""
    bare = text.strip().removesuffix("%").rstrip()
    if sum(letter.isdigit() for letter in bare) > LONGEST:
        return Problem.TOO_LONG
    if _DOTTED.fullmatch(bare):
        return Problem.DECIMAL_DOT
    if re.fullmatch(r"[+-]?[\d., ]+", bare):
        return Problem.GROUPING
    return Problem.LETTERS


def canonical(number: Decimal) -> str:
    """The exact text of `number` for files: decimal dot, no exponent, no grouping."""
    return format(number, "f")


def rounded(number: Decimal, decimals: int) -> Decimal:
    """`number` half up to `decimals`, as people round (domain.md 4)."""
    return _ROUNDING.plus(number.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING))


def show(number: Decimal, decimals: int | None = None) -> str:
    """`number` as a Vietnamese official writes it; 36.1 is `36,1`, 1500 is `1.500`.

    With `decimals` it is rounded half up and a bare `,0` is dropped; without, every
    digit is shown.
    """
    if decimals is not None:
        number = rounded(number, decimals)
        if number == number.to_integral_value():
            number = number.to_integral_value()
    return f"{_ROUNDING.plus(number):,f}".translate(str.maketrans(",.", ".,"))


def typed(entry: Entry) -> str:
    """What the user would type to get `entry`: the text an editor starts with."""
    if entry.state is not None:
        return TYPED[entry.state]
    if entry.value is None:
        return entry.text
    return canonical(entry.value).replace(".", ",")


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Share of `part` in `whole`, 0-100, unrounded.

    None if either is blank or `whole` is 0: a share of nothing is unknown, not 0.
    """
    if part is None or not whole:
        return None
    return 100 * part / whole
