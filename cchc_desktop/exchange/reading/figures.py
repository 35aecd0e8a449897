"""What a cell of somebody's table says in figures, and what is doubtful about it.

A file is read more kindly than the keyboard: 97.23% is read with a decimal dot, and is
told. A date, an error, a formula never computed are no figures.
"""

import re
from datetime import date, time
from decimal import Decimal
from typing import TypeAlias

from cchc_desktop.core.edition import SHARES, WHOLE, Figure, Kind
from cchc_desktop.core.found import Confidence, Doubt
from cchc_desktop.core.text import fold
from cchc_desktop.core.value import Entry, canonical
from cchc_desktop.exchange.reading.pieces import Cell
from cchc_desktop.exchange.workbook.taken import entry_of, has_decimal_dot

Taken: TypeAlias = tuple[Entry, Confidence, Doubt]

_NUMBER = re.compile(r"(?<![\w.,/])[+-]?\d[\d.,]*\d%?(?![\w/])|(?<![\w.,/])\d%?(?![\w./])")
_LONGEST_NOTE = 80


def figure_of(cell: Cell, figure: Figure) -> Taken | None:
    """The entry that a cell holds for a figure; None for an empty cell."""
    if cell.broken:
        return Entry(text=cell.broken), Confidence.UNCLEAR, Doubt.BROKEN
    if isinstance(cell.value, date | time):
        return Entry(text=cell.text), Confidence.UNCLEAR, Doubt.DATE
    if isinstance(cell.value, int | float | Decimal) and not isinstance(cell.value, bool):
        entry = entry_of(cell.value, cell.percent and figure.kind in SHARES)
        return fitting(entry, figure)
    return words_taken(cell.text, figure)


def words_taken(text: str, figure: Figure) -> Taken | None:
    """The entry that some words say for a figure; None for no words."""
    words = " ".join(text.split())
    if not words:
        return None
    entry = entry_of(words)
    if not entry.text:
        taken = fitting(entry, figure)
        if has_decimal_dot(words) and taken[2] is Doubt.NONE:
            return entry, Confidence.LIKELY, Doubt.DECIMAL_DOT
        return taken
    option = _option(words, figure)
    if option is not None:
        return Entry(value=option), Confidence.SURE, Doubt.NONE
    return _among_words(words, figure)


def fitting(entry: Entry, figure: Figure) -> Taken:
    """The entry, unclear if no such figure can stand in the row."""
    number = entry.value
    if number is None:
        return (
            entry,
            Confidence.SURE if entry.state else Confidence.UNCLEAR,
            Doubt.NO_FIGURE if entry.text else Doubt.NONE,
        )
    odd = figure.kind in WHOLE and number != number.to_integral_value()
    if figure.kind is Kind.CHOICE and number not in [option.value for option in figure.options]:
        odd = True
    return (entry, Confidence.UNCLEAR, Doubt.NUMBERS) if odd else (entry, Confidence.SURE, Doubt.NONE)


def without_options(text: str, figure: Figure) -> str:
    """The words of a unit's cell without the code list: "Có = 1; Không = 0"."""
    for option in figure.options:
        words = r"\s+".join(map(re.escape, fold(option.label).split()))
        pattern = re.compile(rf"\b{words}\s*=\s*{re.escape(canonical(option.value))}(?!\d)\s*[;,.]?")
        folded = fold(text)
        found = pattern.search(folded)
        if found and len(folded) == len(text):
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return text


def _option(words: str, figure: Figure) -> Decimal | None:
    """The value of the code list's entry that is written out."""
    folded = fold(words).strip(" .;")
    return next((option.value for option in figure.options if fold(option.label) == folded), None)


def _among_words(words: str, figure: Figure) -> Taken:
    """A single number among words: sure with the row's own unit, else unclear."""
    numbers = _NUMBER.findall(words)
    if len(numbers) != 1 or len(words) > _LONGEST_NOTE:
        return Entry(text=words), Confidence.UNCLEAR, Doubt.NUMBERS if numbers else Doubt.NO_FIGURE
    entry = entry_of(numbers[0])
    rest = fold(words.replace(numbers[0], " ", 1)).strip(" .;:()")
    if entry.text or rest not in {fold(figure.unit), fold(figure.unit).split(",")[0]}:
        return entry, Confidence.UNCLEAR, Doubt.NUMBERS
    return fitting(entry, figure)
