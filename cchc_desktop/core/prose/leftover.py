"""What a text that was carried over still says of the old period: figures, dates, names of periods.

Only typed words: what a token says follows the new period by itself. A document's own
number and date stay what they are.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from cchc_desktop.core.prose.periods import named
from cchc_desktop.core.prose.reading import read
from cchc_desktop.core.text import fold

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

Span: TypeAlias = tuple[int, int]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:\s?%)?")


def old_words(report: "Report", slot: str) -> list[Span]:
    """Where the shown text of a section names figures, dates and periods that were typed, in order."""
    shown = report.shown(slot)
    reading = read(shown)
    kept = [(paper.start, paper.end) for paper in reading.citations]
    at = 0
    for piece in report.pieces(slot):
        kept += [(at, at + len(piece.text))] if piece.source else []
        at += len(piece.text)
    spans = [(day.start, day.end) for day in reading.days]
    folded = fold(shown)
    # Letters of another length would shift every place.
    spans += [(each.start, each.end) for each in named(folded)] if len(folded) == len(shown) else []
    spans += [found.span() for found in _NUMBER.finditer(reading.masked)]
    return _apart(span for span in spans if not any(one < span[1] and span[0] < two for one, two in kept))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order; one that lies in, or runs into, another is part of it."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
