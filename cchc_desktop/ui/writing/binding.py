"""Which known figure a typed number may be, and which cited documents the list does not have.

Precision before everything: a number that may be two figures, a date, a document's
number or a year is nobody's. Knows no widget and changes nothing.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from cchc_desktop.core.checks.cited import Paper, papers
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import SHARES, Check, Register
from cchc_desktop.core.prose.reading import Reading
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.core.value import State, parse_number
from cchc_desktop.ui.writing.telling import label_of

BEFORE, AFTER = 90, 50
"""How far from a number the words of its label may stand, in letters."""
NEAR, LEAST = 2, 0.4
"""So many words of a label, and such a share of them, stand near the number it is of."""
HIDDEN = "_"
"""Stands for each letter of a token: no figure is looked for there."""
_NUMBER = re.compile(r"(?<![\w.,/_-])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w/_]|[.,]\d)")
_WORD = re.compile(r"[a-z]{2,}")
_IDLE = frozenset(
    ("cac", "cho", "co", "cua", "do", "duoc", "la", "so", "tai", "theo", "tong", "tren", "trong", "va", "ve")
)
_CITING = frozenset({"superior", "opening"})


class Binding(msgspec.Struct, frozen=True):
    """A number typed in a paragraph and the figure it says; `key` tells the place from others."""

    start: int
    end: int
    number: str
    code: str
    key: str


def binding_in(report: Report, paragraph: str, passed: Iterable[str]) -> Binding | None:
    """The last number of a paragraph that is surely a figure; those `passed` over are left alone."""
    masked = Reading(paragraph).masked
    known: dict[tuple[Decimal, bool], list[str]] | None = None
    for found in reversed(list(_NUMBER.finditer(masked))):
        number = parse_number(found[0])
        key = f"{masked[max(0, found.start() - 24) : found.start()].strip()} {found[0]}"
        if number is None or key in passed:
            continue
        known = _figures(report) if known is None else known
        share = masked[found.end() :].lstrip().startswith("%")
        around = masked[max(0, found.start() - BEFORE) : found.start()] + masked[found.end() :][:AFTER]
        digits = len(found[0].lstrip("0"))
        code = _surest(report, known.get((number, share), []), around, digits)
        if code:
            return Binding(found.start(), found.end(), paragraph[found.start() : found.end()], code, key)
    return None


def unlisted(report: Report, slot: str) -> tuple[Check, list[Paper]] | None:
    """The documents that a section cites and the list does not have, with the check that read them."""
    check = next((each for each in report.edition.checks if _is_citing(report, each)), None)
    if check is None:
        return None
    known = papers(report, check)
    listed = [paper for paper in known if paper.citation is None]
    missing: list[Paper] = []
    for paper in known:
        here = paper.section is not None and paper.section.slot == slot and paper.symbol and paper.day
        if here and not any(_is_same(paper, other) for other in (*listed, *missing)):
            missing.append(paper)
    return (check, missing) if missing else None


def row_of(paper: Paper, check: Check, register: Register) -> Row:
    """The row that a cited document makes in the register of `check`."""
    kind, number, symbol, day, subject = check.codes
    options = register.by_code[kind].options
    row: Row = {
        kind: paper.kind if paper.kind in options else "",
        number: f"{paper.number:02}{paper.suffix}",
        symbol: paper.symbol,
        day: paper.day.isoformat() if paper.day else "",
        subject: _subject(paper),
    }
    return {column: cell for column, cell in row.items() if cell}


def _is_citing(report: Report, check: Check) -> bool:
    register = report.index.registers.get(check.register)
    return bool(register and register.issuer and check.heads and check.patterns.keys() >= _CITING)


def _is_same(one: Paper, other: Paper) -> bool:
    """True if both may be one document: what only one of them says does not part them."""
    if (one.number, one.suffix) != (other.number, other.suffix):
        return False
    pairs = ((one.kind, other.kind), (fold(one.symbol), fold(other.symbol)), (one.year, other.year))
    return all(mine == its or not mine or not its for mine, its in pairs)


def _subject(paper: Paper) -> str:
    """What a cited document is about, as the list has it: without "về", with a capital."""
    assert paper.section is not None and paper.citation is not None
    words = paper.section.reading.quote(*paper.citation.about).strip(" ,;:.()")
    if fold(words).startswith(("ve ", "v/v ")):
        words = words.partition(" ")[2]
    return words[:1].upper() + words[1:]


def _figures(report: Report) -> dict[tuple[Decimal, bool], list[str]]:
    """The codes that hold each number, shares apart; 0 is everybody's and so nobody's."""
    known: dict[tuple[Decimal, bool], list[str]] = {}
    for code in (*report.index.figures, *report.index.totals):
        figure = report.index.figures.get(code)
        number = report.figure(code)
        if number and report.value(code).state is not State.NIL:
            known.setdefault((number, bool(figure and figure.kind in SHARES)), []).append(code)
    return known


def _surest(report: Report, codes: list[str], around: str, digits: int) -> str:
    """The figure a number is of, "" if that is not sure."""
    fed = {_feeds(report, code) for code in codes}
    codes = [code for code in codes if _feeds(report, code) not in codes] if fed - {""} else codes
    words = frozenset(_WORD.findall(around))
    near = sorted(((_nearness(report, code, words), code) for code in codes), reverse=True)
    if not near:
        return ""
    (best, said), code = near[0]
    if len(near) > 1 and near[1][0] == (best, said):
        return ""
    is_rare = digits > 2 and len(near) == 1
    return code if is_rare or (said >= NEAR and best >= LEAST) or (digits > 1 and said) else ""


def _feeds(report: Report, code: str) -> str:
    """The row of a form that a fact or a total gives its figure to."""
    figure = report.index.figures.get(code)
    return figure.feeds if figure else report.index.totals[code][1].feeds


def _nearness(report: Report, code: str, words: frozenset[str]) -> tuple[float, int]:
    """Which share of a label's words stands near, and how many."""
    label = frozenset(_WORD.findall(fold(label_of(report, code)))) - _IDLE
    said = len(label & words)
    return said / max(len(label), 1), said
