"""Finding words in the report's text and putting others in their place.

What a live token says is found but never replaced. Knows no widget and saves nothing.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.prose.live import Piece, source_of
from cchc_desktop.core.prose.reading import folded
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import nfc


class Hit(msgspec.Struct, frozen=True):
    """Where words were found: in which section, from where to where of what is read there.

    `live` is what touches a token, and cannot be replaced.
    """

    slot: str
    start: int
    end: int
    live: bool


def hits_in(report: Report, slots: Iterable[str], asked: str, fold: bool) -> list[Hit]:
    """Every place of `asked`, capitals aside; with `fold` also accents aside."""
    return [hit for slot in slots for hit in _hits(report, slot, nfc(asked), fold)] if asked else []


def replaced(report: Report, hits: Iterable[Hit], by: str) -> dict[str, str | None]:
    """The sources of the sections after the change, by their addresses."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for hit in hits:
        if not hit.live:
            spans.setdefault(hit.slot, []).append((hit.start, hit.end))
    return {
        f"narrative.{slot}": source_of(_replaced(report.pieces(slot), places, by)) or None
        for slot, places in spans.items()
    }


def _hits(report: Report, slot: str, asked: str, fold: bool) -> Iterator[Hit]:
    shown = report.shown(slot)
    if not shown:
        return
    wanted = re.compile(re.escape(folded(asked) if fold else asked), re.IGNORECASE)
    live = list(_live(report.pieces(slot)))
    for found in wanted.finditer(folded(shown) if fold else shown):
        start, end = found.span()
        yield Hit(slot, start, end, any(one < end and start < two for one, two in live))


def _live(pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in pieces:
        if piece.source:
            yield at, at + len(piece.text)
        at += len(piece.text)


def _replaced(pieces: tuple[Piece, ...], spans: list[tuple[int, int]], by: str) -> list[Piece]:
    """The pieces with `by` in place of each span, in the make of the first letter it replaces."""
    found: list[Piece] = []
    at = 0
    for start, end in spans:
        found += _cut(pieces, at, start)
        first = next(iter(_cut(pieces, start, end)), Piece(""))
        found += [Piece(by, first.bold, first.italic)] if by else []
        at = end
    return found + _cut(pieces, at, sum(len(piece.text) for piece in pieces), last=True)


def _cut(pieces: Iterable[Piece], start: int, end: int, last: bool = False) -> list[Piece]:
    """The pieces of the letters from `start` to `end`; tokens, also silent ones, are whole."""
    found, at = [], 0
    for piece in pieces:
        stop = at + len(piece.text)
        if piece.source:
            inside = start <= at and stop <= end and (at < end or last)
            found += [piece] if inside else []
        elif at < end and start < stop:
            words = piece.text[max(start - at, 0) : end - at]
            found.append(msgspec.structs.replace(piece, text=words))
        at = stop
    return found
