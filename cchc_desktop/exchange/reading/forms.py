"""Figures out of rows that somebody's tables gave: which row is which, and what it says.

A form is known by its title, and where that fails by the labels of its rows. A row that
is none of the edition's is listed, not dropped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from cchc_desktop.core.edition import Figure
from cchc_desktop.core.found import Confidence, Doubt, FoundFigure, Spot, Unread
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.reading.figures import Taken, figure_of, without_options, words_taken
from cchc_desktop.exchange.reading.labels import Labels, Match, code_of
from cchc_desktop.exchange.reading.pieces import Cell
from cchc_desktop.exchange.reading.tables import FormRow, joined


def figures(rows: Iterable[FormRow], labels: Labels) -> Iterator[FoundFigure | Unread]:
    """The figures of rows in the order of the file, and the rows that were not understood."""
    for _, block in groupby(joined(rows, labels), key=lambda row: (row.area, row.spot.sheet)):
        together = list(block)
        area = together[0].area or _voted(together, labels)
        for row in together:
            yield from _figure(row, area, labels)


def _voted(rows: list[FormRow], labels: Labels) -> int:
    """The area whose labels most of the rows bear, 0 if none does."""
    votes = Counter(
        labels.index.area_of[figure.code].number
        for row in rows
        for figure in labels.exact(row.label)
        if figure.number and code_of(figure.number) == code_of(row.number)
    )
    return votes.most_common(1)[0][0] if votes else 0


def _figure(row: FormRow, area: int, labels: Labels) -> Iterator[FoundFigure | Unread]:
    code = row.number if row.number in labels.index.figures else code_of(row.number)
    match = labels.match(code, row.label, area) or labels.match(code, row.label)
    if match is None:
        yield Unread(row.spot.words or row.label, row.spot, Doubt.ROW)
        return
    given = [cell for cell in row.cells if not cell.is_empty]
    if not match.figure.is_entered:
        if given:
            yield Unread(row.spot.words, row.spot, Doubt.NO_VALUE)
        return
    taken = _taken(given, row.unit, match.figure)
    if taken is not None:
        yield weighed(match, taken, row.spot, row.note)


def weighed(match: Match, taken: Taken, spot: Spot, note: str = "") -> FoundFigure:
    """A figure found, no surer than its row was known and its value read."""
    entry, confidence, doubt = taken
    if note.strip():
        entry = msgspec.structs.replace(entry, note=" ".join(note.split()))
    if match.confidence is Confidence.UNCLEAR or confidence is Confidence.SURE:
        confidence, doubt = match.confidence, match.doubt if match.doubt is not Doubt.NONE else doubt
    return FoundFigure(match.figure.code, entry, spot, confidence, doubt)


def _taken(cells: list[Cell], unit: str, figure: Figure) -> Taken | None:
    if not cells:
        return _in_unit(unit, figure)
    every = [taken for cell in cells if (taken := figure_of(cell, figure))]
    if not every:
        return None
    if len({_said(taken[0]) for taken in every}) > 1:
        return every[0][0], Confidence.UNCLEAR, Doubt.SEVERAL
    return every[0]


def _said(entry: Entry) -> object:
    return entry.value, entry.state, entry.text


def _in_unit(unit: str, figure: Figure) -> Taken | None:
    """A value that stands in the unit's cell, behind the unit or the code list."""
    rest = " ".join(without_options(unit, figure).split())
    words = " ".join(figure.unit.split())
    if words and rest.casefold().startswith(words.casefold()):
        rest = rest[len(words) :].strip(" :=")
    if not any(letter.isdigit() for letter in rest):
        return None
    taken = words_taken(rest, figure)
    return (taken[0], Confidence.UNCLEAR, Doubt.NUMBERS) if taken else None
