"""The sections of a report's text as they are read, made anew only where something moved.

A section knows what its tokens use, so that a figure that is typed touches the sections
that speak of it and no other.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from cchc_desktop.core.content import OUTLINE, part, rest
from cchc_desktop.core.outline import Heading, headings
from cchc_desktop.core.prose.live import Piece, render
from cchc_desktop.core.prose.tokens import Live, Node, Rows, Token, parse, uses

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

NARRATIVE = "narrative"


class Section(msgspec.Struct, frozen=True, dict=True):
    """The text of one slot: what was typed, parsed, and the pieces that are read."""

    source: str
    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]

    @cached_property
    def shown(self) -> str:
        """What is printed, judged and searched."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def uses(self) -> frozenset[str]:
        """What the tokens speak of: codes, registers, particulars."""
        return frozenset(name for node in self.nodes for name in _uses(node))

    @cached_property
    def holes(self) -> tuple[tuple[int, int, Token], ...]:
        """The tokens that say what nobody knows, and where their words stand."""
        placed = self._placed()
        return tuple(
            (start, end, node.token) for start, end, node, piece in placed if node.token and piece.hole
        )

    @cached_property
    def rows(self) -> tuple[tuple[int, int], ...]:
        """Where the words of register rows stand."""
        placed = self._placed()
        return tuple((start, end) for start, end, node, _ in placed if isinstance(node.token, Rows))

    @cached_property
    def strangers(self) -> tuple[tuple[int, int, str], ...]:
        """What looks like a token but names nothing known, and where it stands."""
        return tuple((start, end, node.source) for start, end, node, _ in self._placed() if not node.token)

    def moved(self, names: frozenset[str], report: "Report") -> "Section":
        """The section after `names` moved: only tokens that use one are made anew."""
        pairs = zip(self.nodes, self.pieces, strict=True)
        pieces = tuple(render(node, report) if _uses(node) & names else piece for node, piece in pairs)
        return Section(self.source, self.nodes, pieces)

    def _placed(self) -> Iterator[tuple[int, int, Live, Piece]]:
        at = 0
        for node, piece in zip(self.nodes, self.pieces, strict=True):
            if isinstance(node, Live):
                yield at, at + len(piece.text), node, piece
            at += len(piece.text)


class Narrative:
    """The outline of one report and its sections, each made when first asked for."""

    def __init__(self, report: "Report") -> None:
        self._report = report
        self._sections: dict[str, Section] = {}
        self._outline: tuple[Heading, ...] | None = None

    @property
    def outline(self) -> tuple[Heading, ...]:
        """The headings in order: the unit's own, else the edition's."""
        if self._outline is None:
            self._outline = headings(self._report.text(OUTLINE), self._report.index.sections)
        return self._outline

    def section(self, slot: str) -> Section:
        """The section of a slot, which may hold nothing."""
        if slot not in self._sections:
            self._sections[slot] = self._made(self._report.text(f"{NARRATIVE}.{slot}"))
        return self._sections[slot]

    def rendered(self, source: str) -> tuple[Piece, ...]:
        """Any source as this report would read it."""
        return self._made(source).pieces

    def shown(self) -> dict[str, str]:
        """The words of every slot that has any."""
        slots = [rest(address) for address in self._report.content if part(address) == NARRATIVE]
        return {slot: self.section(slot).shown for slot in slots}

    def refresh(self, moved: frozenset[str]) -> None:
        """Make anew, when next asked for, what `moved` can have changed: codes, addresses and their parts."""
        if OUTLINE in moved:
            self._outline = None
        for slot, section in list(self._sections.items()):
            if f"{NARRATIVE}.{slot}" in moved:
                del self._sections[slot]
            elif section.uses & moved:
                self._sections[slot] = section.moved(moved, self._report)

    def _made(self, source: str) -> Section:
        nodes = parse(source, self._report.index)
        return Section(source, nodes, tuple(render(node, self._report) for node in nodes))


def _uses(node: Node) -> frozenset[str]:
    return uses(node.token) if isinstance(node, Live) and node.token else frozenset()
