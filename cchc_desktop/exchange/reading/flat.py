"""Figures of a form whose table was lost: a PDF's or a scan's words, broken into lines.

The edition's own rows are looked for: a row's number at the start of a line, then the
words of its label, over any breaks. What is left of a row once its label, its unit and
its code list are taken away is its value. Never takes a figure from beyond the next row.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.edition import Figure
from cchc_desktop.core.found import Confidence, Doubt, FoundFigure, Spot, Unread
from cchc_desktop.core.text import fold
from cchc_desktop.exchange.reading.figures import Taken, without_options, words_taken
from cchc_desktop.exchange.reading.forms import weighed
from cchc_desktop.exchange.reading.labels import Labels, Match, code_of
from cchc_desktop.exchange.reading.pieces import Line

_HEAD_REACH = 50
_AHEAD = 3
_BEGINNING = 4
_COVERED = 0.7
_LONGEST_NOTE = 60
_LONGEST_ROW = 120
"""Tokens: what comes after so many is of no row."""


class Token(msgspec.Struct, frozen=True):
    """A word as printed, the words it is compared by, and whether it begins a line."""

    text: str
    words: tuple[str, ...]
    begins: bool
    spot: Spot


def figures(lines: Iterable[Line], area: int, labels: Labels) -> Iterator[FoundFigure | Unread]:
    """The figures of one form's lines, from its title to the next."""
    tokens = _without_heads([token for line in lines for token in _tokens(line, labels)], labels)
    rows = {code_of(row.number): row for row in _rows(area, labels)}
    starts = [at for at, token in enumerate(tokens) if _starts(tokens, at, rows, labels)]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=False):
        row = rows[code_of(tokens[start].text)]
        yield from _figure(row, tokens[start : min(end, start + _LONGEST_ROW)], labels)


def _rows(area: int, labels: Labels) -> tuple[Figure, ...]:
    return next((each.rows for each in labels.index.edition.areas if each.number == area), ())


def _tokens(line: Line, labels: Labels) -> Iterator[Token]:
    for at, text in enumerate(line.text.split()):
        yield Token(text, labels.words(text), at == 0, line.spot)


def _without_heads(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens without the table's head, which comes again on every page."""
    foreign = labels.index.edition.foreign
    begins = {labels.words(words) for words in (*foreign.number, labels.index.edition.paper.result_head)}
    ends = {labels.words(words) for words in foreign.note}
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _head_end(tokens, at, begins, ends)
        if end:
            at = end
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _head_end(tokens: list[Token], at: int, begins: set[tuple[str, ...]], ends: set[tuple[str, ...]]) -> int:
    """Where the head that begins at `at` ends, 0 if none begins there."""
    if not any(_said(tokens, at, words) for words in begins):
        return 0
    for end in range(at + 1, min(at + _HEAD_REACH, len(tokens))):
        for words in ends:
            if _said(tokens, end, words):
                return end + len(words)
    return 0


def _said(tokens: list[Token], at: int, words: tuple[str, ...]) -> bool:
    """True if from `at` on the tokens say these words."""
    return bool(words) and sum((token.words for token in tokens[at : at + len(words)]), ()) == words


def _starts(tokens: list[Token], at: int, rows: dict[str, Figure], labels: Labels) -> bool:
    """True if a row's number stands at `at`, at the start of a line, and its label after it."""
    token = tokens[at]
    row = rows.get(code_of(token.text)) if token.begins else None
    if row is None:
        return False
    following = [word for each in tokens[at + 1 : at + 1 + 2 * _BEGINNING] for word in each.words]
    for label in filter(None, (row.label, row.misprint)):
        begun = labels.words(label)[:_BEGINNING]
        if sum(one == two for one, two in zip(begun, following, strict=False)) >= min(3, len(begun)):
            return True
    return False


def _figure(row: Figure, tokens: list[Token], labels: Labels) -> Iterator[FoundFigure | Unread]:
    rest, covered = min(
        (_beside(labels.words(label), tokens[1:]) for label in filter(None, (row.label, row.misprint))),
        key=lambda pair: (-pair[1], len(pair[0])),
    )
    words = " ".join(token.text for token in tokens)
    spot = msgspec.structs.replace(tokens[0].spot, words=words[:160])
    left = _without_unit(" ".join(token.text for token in rest), row)
    if not row.is_entered:
        if any(letter.isdigit() for letter in left):
            yield Unread(words[:160], spot, Doubt.NO_VALUE)
        return
    taken = _taken(left, row)
    if taken is None:
        return
    sure = covered >= _COVERED
    yield weighed(Match(row) if sure else Match(row, Confidence.UNCLEAR, Doubt.LABEL), taken, spot)


def _beside(label: tuple[str, ...], tokens: list[Token]) -> tuple[list[Token], float]:
    """The tokens that are not of the label, and how much of the label was there."""
    at, there = 0, 0
    rest = []
    for token in tokens:
        reach = 1 if token.text[:1].isdigit() else _AHEAD
        step = next(
            (
                k
                for k in range(reach)
                if token.words and label[at + k : at + k + len(token.words)] == token.words
            ),
            None,
        )
        if step is not None:
            at += step + len(token.words)
            there += len(token.words)
        elif token.words or at >= len(label):
            rest.append(token)
    return rest, there / max(1, len(label))


def _without_unit(text: str, row: Figure) -> str:
    """What is left without the code list and the unit, which may be printed twice."""
    text = " ".join(without_options(text, row).split())
    unit = fold(" ".join(row.unit.split()))
    for _ in range(2):
        folded = fold(text)
        found = re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", folded) if unit else None
        if found and len(folded) == len(text) and not text[found.start() - 1 : found.start()].isdigit():
            text = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return text


def _taken(text: str, row: Figure) -> Taken | None:
    """The value in the words that are left; words behind it are its note."""
    text = text.strip(" .;:") if not any(letter.isdigit() for letter in text) else text.strip()
    if not any(letter.isdigit() for letter in text) and text not in {"-", "x", "X", "?"}:
        return None
    first, _, note = text.partition(" ")
    taken = words_taken(first, row)
    if taken is None or not note or taken[1] is Confidence.UNCLEAR:
        return words_taken(text, row) if note else taken
    if any(letter.isdigit() for letter in note) or len(note) > _LONGEST_NOTE:
        return taken[0], Confidence.UNCLEAR, Doubt.NUMBERS
    return msgspec.structs.replace(taken[0], note=note), taken[1], taken[2]
