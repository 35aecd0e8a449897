"""What live tokens say: a section's source made into the words that are read.

Every word that is neither typed nor a figure is the edition's. A figure that nobody
knows leaves a hole, which is printed as dots, never as 0. `source_of` is the way back.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from cchc_desktop.core.citing import cited
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import SHARES, Kind
from cchc_desktop.core.figures import Value
from cchc_desktop.core.prose.spoken import said
from cchc_desktop.core.prose.tokens import (
    BOLD,
    DIFF,
    GONE,
    GROWTH,
    ITALIC,
    PREV,
    RATIO,
    Figures,
    Node,
    Rows,
    Said,
    Token,
    Words,
)
from cchc_desktop.core.register import text_of
from cchc_desktop.core.value import State, percent, show
from cchc_desktop.core.wording import Live

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

VALUE = "#"
"""Stands for the value in a variant."""
_NO_VARIANT = 99


class Piece(msgspec.Struct, frozen=True):
    """Words as they are read, of one make; `source` is the token they came from, "" for typed words.

    A `hole` stands for what is not known.
    """

    text: str
    bold: bool = False
    italic: bool = False
    source: str = ""
    hole: bool = False


class Answer(msgspec.Struct, frozen=True):
    """What a token says: which of its variants, the value in words, whether that is a hole."""

    variant: int
    words: str
    hole: bool = False


def render(node: Node, report: "Report") -> Piece:
    """One node of a parsed source as `report` makes it."""
    if isinstance(node, Words):
        return Piece(node.text, node.bold, node.italic)
    if node.token is None:
        return Piece(node.source, node.bold, node.italic)
    words, hole = spoken(node.token, report)
    return Piece(words, node.bold, node.italic, node.source, hole)


def spoken(token: Token, report: "Report") -> tuple[str, bool]:
    """What a token says, and whether it is, or holds, a hole."""
    blank = report.edition.live.blank
    if isinstance(token, Said):
        words = " ".join(said(token.name, report).split())
        return words or blank, not words
    answer = _figure_answer(token, report) if isinstance(token, Figures) else _rows_answer(token, report)
    variants = token.variants
    if not answer.hole:
        named = variants[answer.variant] if answer.variant < len(variants) else VALUE
        return named.replace(VALUE, answer.words), False
    # A sentence that does not hold the value would say what nobody knows.
    open_words = variants[0] if variants and VALUE in variants[0] else VALUE
    return open_words.replace(VALUE, blank), True


def _figure_answer(token: Figures, report: "Report") -> Answer:
    if token.how in (DIFF, GROWTH):
        return _change(token, report)
    if token.how == RATIO:
        return _ratio(token.codes, report)
    beside = report.previous if token.how == PREV else report
    if beside is None or not _has(beside, token.codes[0]):
        return Answer(0, "", hole=True)
    return _figure(token.codes[0], token.width, beside)


def _has(report: "Report", code: str) -> bool:
    return code in report.values or code in report.totals


def _figure(code: str, width: int, report: "Report") -> Answer:
    live, value = report.edition.live, report.value(code)
    if value.state is not None:
        return _state(value.state, live)
    number = report.totals.get(code) if code in report.totals else _number(value)
    if number is None:
        return Answer(0, "", hole=True)
    return Answer(int(not number), _padded(printed(code, number, report), number, width))


def _padded(words: str, number: Decimal, width: int) -> str:
    """`words` with the 0 that papers put before a count below 10; 0 itself bears none."""
    return words.zfill(width) if number else words


def _number(value: Value) -> Decimal | None:
    return None if value.text else value.number


def _state(state: State, live: Live) -> Answer:
    """không phát sinh is said as 0 is; what does not apply says so and nothing else."""
    if state is State.NIL:
        return Answer(1, live.nil)
    return Answer(2, live.pending) if state is State.PENDING else Answer(_NO_VARIANT, live.na)


def printed(code: str, number: Decimal, report: "Report") -> str:
    """A figure in a sentence: shares rounded as the edition says, a choice by its name."""
    figure = report.index.figures.get(code)
    if figure is None:
        return show(number)
    if figure.kind is Kind.CHOICE:
        names = [option.label for option in figure.options if option.value == number]
        return names[0][:1].lower() + names[0][1:] if names else show(number)
    return show(number, report.edition.decimals if figure.kind in SHARES else None)


def _change(token: Figures, report: "Report") -> Answer:
    """The difference, or the growth in %, without its sign: more, less, the same, or not known."""
    code = token.codes[0]
    now, before = report.figure(code), report.earlier(code)
    if now is None or before is None or (token.how == GROWTH and not before):
        # Only a variant for the unknown may speak of it.
        return Answer(3, "", hole=len(token.variants) < 4)
    variant = 2 if now == before else int(now < before)
    size = abs(now - before)
    if token.how == GROWTH:
        return Answer(variant, show(100 * size / abs(before), report.edition.decimals))
    return Answer(variant, _padded(printed(code, size, report), size, token.width))


def _ratio(codes: tuple[str, ...], report: "Report") -> Answer:
    if any(report.value(code).state is State.PENDING for code in codes):
        return Answer(2, report.edition.live.pending)
    share = percent(report.figure(codes[0]), report.figure(codes[1]))
    if share is None:
        return Answer(0, "", hole=True)
    return Answer(int(not share), show(share, report.edition.decimals))


def _rows_answer(token: Rows, report: "Report") -> Answer:
    register, rows = report.index.registers[token.register], report.rows(token.register)
    if token.key:
        row = None if token.key == GONE else rows.get(int(token.key))
        chosen = [] if row is None else [row]
    else:
        chosen = [row for row in rows.values() if _meets(row, token.where)]
        if rows and not chosen and len(token.variants) > 1:
            return Answer(1, "")
    named = filter(None, (cited(register, row, token.short) for row in chosen))
    words = report.edition.live.joint.join(named)
    if not words and not token.key and len(token.variants) > 2:
        return Answer(2, report.edition.live.pending)
    return Answer(0, words, hole=not words)


def _meets(row: Row, where: Iterable[tuple[str, str | None]]) -> bool:
    return all(
        row.get(column) is True if wanted is None else text_of(row, column).strip() == wanted.strip()
        for column, wanted in where
    )


def source_of(pieces: Iterable[Piece]) -> str:
    """The source that is read as `pieces`: tokens as they were written, makes as marks."""
    known = [piece for piece in pieces if piece.text or piece.source]
    parts: list[str] = []
    opened: list[str] = []
    for at, piece in enumerate(known):
        makes = _makes(piece)
        while not set(opened) <= makes:
            parts.append(f"{opened.pop()}}}")
        # The one that lasts longer goes around the other.
        for _, make in sorted((-_lasts(known, at, make), make) for make in makes.difference(opened)):
            opened.append(make)
            parts.append(f"{{{make}")
        parts.append(piece.source or piece.text)
    return "".join([*parts, *(f"{make}}}" for make in reversed(opened))])


def _makes(piece: Piece) -> set[str]:
    return {make for make, is_made in ((BOLD, piece.bold), (ITALIC, piece.italic)) if is_made}


def _lasts(pieces: list[Piece], at: int, make: str) -> int:
    """How many pieces from `at` on are of a make."""
    end = at
    while end < len(pieces) and make in _makes(pieces[end]):
        end += 1
    return end
