"""The live tokens in a section's source: what stands in braces, read.

    {b1_2_1} {b1_2_1:02} {prev.b1_2_1} {diff.b1_2_1} {growth.b1_2_1} {ratio.b1_2_1/b1_2_2}
    {period} {period.from} {unit.superior} {document.number}
    {van_ban.3} {van_ban.3:short} {van_ban:linh_vuc=1&chi_dao}
    {b1_2_1?some|none|pending} {diff.b1_2_1?more|less|same|unknown}
    {*bold*} {/italic/}

Whatever is not quite one of these is ordinary text: nothing is refused and nothing
changed. Reads only; what a token says is `core.prose.live`'s.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol, TypeAlias

import msgspec

from cchc_desktop.core.edition import Figure, Register, Total

BOLD, ITALIC = "*", "/"
LONGEST = 4_000
"""Letters of the longest token: a sentence for each state."""
GONE = "x"
"""Stands for the key of a row that is no more."""
PERIOD = frozenset({"period", *(f"period.{end}" for end in ("from", "to", "year", "next", "prev"))})
UNIT = frozenset(
    {"unit", *(f"unit.{part}" for part in ("type", "name", "superior", "province", "receiving"))}
)
DOCUMENT = frozenset(
    f"document.{name}"
    for name in ("number", "symbol", "place", "date", "title", "signer.title", "signer.name")
)
WORDS = PERIOD | UNIT | DOCUMENT
PREV, DIFF, GROWTH, RATIO = "prev", "diff", "growth", "ratio"

_SIGN = re.compile(rf"\{{[*/]|[*/]\}}|\{{[^{{}}\n]{{1,{LONGEST}}}\}}")
_FIGURE = re.compile(r"(?:(prev|diff|growth)\.)?([a-z][a-z0-9_]*)(?::0(\d))?")
_RATIO = re.compile(r"ratio\.([a-z][a-z0-9_]*)/([a-z][a-z0-9_]*)")
_ROW = re.compile(rf"([a-z][a-z0-9_]*)\.(\d{{1,9}}|{GONE})(:short)?")
_ROWS = re.compile(r"([a-z][a-z0-9_]*):([^:?]+)(:short)?")
_TOKEN_LIKE = re.compile(r"(?:(?:prev|diff|growth|ratio)\.[a-z]\w*|[a-z][a-z0-9]*_\w+)(?:[./:?][^{}]*)?")


class Known(Protocol):
    """What a token can name: an edition's index, or as much of it as there is."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Rows and facts by code."""

    @property
    def totals(self) -> Mapping[str, tuple[Register, Total]]:
        """The totals of registers by code."""

    @property
    def registers(self) -> Mapping[str, Register]:
        """The registers by id."""


class Words(msgspec.Struct, frozen=True):
    """Typed words of one make."""

    text: str
    bold: bool = False
    italic: bool = False


class Figures(msgspec.Struct, frozen=True):
    """A token of a figure, or what is made of figures: `how` is "" for the figure itself."""

    how: str
    codes: tuple[str, ...]
    width: int
    variants: tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """A token of the period, the unit or the document."""

    name: str


class Rows(msgspec.Struct, frozen=True):
    """A token of register rows: of the `key` ("" for none), else all that meet `where`.

    A condition is a column and what stands there, None for a flag that is set.
    """

    register: str
    key: str
    short: bool
    where: tuple[tuple[str, str | None], ...]
    variants: tuple[str, ...]


Token: TypeAlias = Figures | Said | Rows


class Live(msgspec.Struct, frozen=True):
    """A token in its place, as it was written; None for one of a code nobody knows."""

    source: str
    token: Token | None
    bold: bool = False
    italic: bool = False


Node: TypeAlias = Words | Live


def parse(source: str, index: Known) -> tuple[Node, ...]:
    """The words and tokens of a source, in order; neighbours of one make are one."""
    signs = _signs(source, index)
    nodes: list[Node] = []
    typed: list[str] = []
    makes = {BOLD: False, ITALIC: False}

    def close() -> None:
        if typed:
            nodes.append(Words("".join(typed), makes[BOLD], makes[ITALIC]))
            typed.clear()

    for sign in signs:
        if isinstance(sign, str):
            typed.append(sign)
            continue
        close()
        if isinstance(sign, Live):
            nodes.append(msgspec.structs.replace(sign, bold=makes[BOLD], italic=makes[ITALIC]))
        else:
            makes[sign.make] = sign.opens
    close()
    return tuple(nodes)


class _Turn(msgspec.Struct, frozen=True):
    """Where a make begins or ends."""

    make: str
    opens: bool


_Sign: TypeAlias = str | Live | _Turn


def _signs(source: str, index: Known) -> list[_Sign]:
    """The source cut into words, tokens, and the turns of a make that both begins and ends."""
    signs: list[_Sign] = []
    opened: dict[str, int] = {}
    at = 0
    for found in _SIGN.finditer(source):
        if found.start() > at:
            signs.append(source[at : found.start()])
        at = found.end()
        written = found[0]
        if written[0] != "{":
            _close(signs, opened, written)
        elif len(written) == 2:
            if written[1] not in opened:
                opened[written[1]] = len(signs)
            signs.append(written)
        else:
            signs.append(_live(written, index) or written)
    if at < len(source):
        signs.append(source[at:])
    return signs


def _close(signs: list[_Sign], opened: dict[str, int], written: str) -> None:
    """End a make, if it was begun and holds something; what was begun within it stays words."""
    make = written[0]
    begun = opened.pop(make, None)
    if begun is None or begun == len(signs) - 1:
        signs.append(written)
        return
    for inner in [each for each, place in opened.items() if place > begun]:
        del opened[inner]
    signs[begun] = _Turn(make, opens=True)
    signs.append(_Turn(make, opens=False))


def _live(written: str, index: Known) -> Live | None:
    body = written[1:-1]
    token = token_of(body, index)
    if token is not None or _TOKEN_LIKE.fullmatch(body):
        return Live(written, token)
    return None


def token_of(body: str, index: Known) -> Token | None:
    """The token written as `body` between braces, None if it is none."""
    head, asked, rest = body.partition("?")
    variants = tuple(rest.split("|")) if asked else ()
    if head in WORDS:
        return None if asked else Said(head)
    return _figures(head, variants, index) or _rows(head, variants, index)


def _figures(head: str, variants: tuple[str, ...], index: Known) -> Figures | None:
    if ratio := _RATIO.fullmatch(head):
        codes = (ratio[1], ratio[2])
        return Figures(RATIO, codes, 0, variants) if all(_is_figure(code, index) for code in codes) else None
    found = _FIGURE.fullmatch(head)
    if found is None or not _is_figure(found[2], index):
        return None
    return Figures(found[1] or "", (found[2],), int(found[3] or 0), variants)


def _is_figure(code: str, index: Known) -> bool:
    figure = index.figures.get(code)
    return figure.is_entered if figure else code in index.totals


def _rows(head: str, variants: tuple[str, ...], index: Known) -> Rows | None:
    if (row := _ROW.fullmatch(head)) and row[1] in index.registers:
        return Rows(row[1], row[2], bool(row[3]), (), variants)
    found = _ROWS.fullmatch(head)
    if found is None or found[1] not in index.registers:
        return None
    where = tuple(_conditions(found[2]))
    columns = index.registers[found[1]].by_code
    known = all(column in columns for column, _ in where)
    return Rows(found[1], "", bool(found[3]), where, variants) if known else None


def _conditions(text: str) -> Iterator[tuple[str, str | None]]:
    for each in text.split("&"):
        column, given, wanted = each.partition("=")
        yield column, wanted if given else None


def uses(token: Token) -> frozenset[str]:
    """What must change before the token can say something else: codes, registers, particulars."""
    if isinstance(token, Figures):
        return frozenset(() if token.how == PREV else token.codes)
    if isinstance(token, Rows):
        return frozenset({token.register})
    if token.name in PERIOD:
        return frozenset({"period"})
    return frozenset({token.name, "period"} if token.name in DOCUMENT else ())
