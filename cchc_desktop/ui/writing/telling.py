"""What a live token is, in words: its figure, where that stands, of which period, and its state."""

from collections.abc import Iterator
from html import escape

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place, row_code, row_place
from cchc_desktop.core.prose.tokens import PREV, RATIO, Figures, Rows, Said, Token, token_of
from cchc_desktop.core.report import Report
from cchc_desktop.ui.words import state_words

HOWS = texts.TOKEN_HOWS


def token_in(report: Report, source: str) -> Token | None:
    """The token that a source with its braces is."""
    return token_of(source[1:-1], report.index)


def told(report: Report, source: str) -> list[str]:
    """Paragraphs of rich text about a token."""
    token = token_in(report, source)
    return [escape(line) for line in _lines(report, token) if line]


def target_of(report: Report, source: str) -> str:
    """Where what a token says is entered; "" if it is entered nowhere."""
    token = token_in(report, source)
    if isinstance(token, Figures):
        return token.codes[0]
    if isinstance(token, Rows):
        keys = list(report.rows(token.register))
        known = token.key.isdecimal() and int(token.key) in keys
        return row_code(token.register, keys.index(int(token.key))) if known else token.register
    if isinstance(token, Said) and token.name.startswith("period"):
        return "period.from" if token.name in ("period", "period.from") else "period.to"
    return token.name if isinstance(token, Said) and token.name.startswith("document.") else ""


def label_of(report: Report, code: str) -> str:
    """The words of a figure, a fact or a register's total."""
    figure = report.index.figures.get(code)
    return figure.label if figure else report.index.totals[code][1].label


def name_of(report: Report, name: str) -> str:
    """The words for a token of the period, the unit or the document."""
    names = report.edition.live.names
    return names.get(name) or report.edition.words.document.get(name, name)


def _lines(report: Report, token: Token | None) -> Iterator[str]:
    if isinstance(token, Figures):
        for code in token.codes:
            yield texts.TOKEN_FIGURE.format(place=place(report, code), label=label_of(report, code))
        yield HOWS[token.how]
        if token.how in ("", RATIO):
            yield from (state_words(report, code) for code in token.codes if code in report.index.figures)
        elif report.previous is None:
            yield texts.TOKEN_NO_PERIOD
        elif token.how == PREV:
            yield name_of(report, "period.prev")
    elif isinstance(token, Rows):
        yield from _row_lines(report, token)
    elif isinstance(token, Said):
        words = name_of(report, token.name)
        yield words[:1].upper() + words[1:]
    yield texts.TOKEN_HELP


def _row_lines(report: Report, token: Rows) -> Iterator[str]:
    keys = list(report.rows(token.register))
    if token.key.isdecimal() and int(token.key) in keys:
        yield row_place(report, token.register, keys.index(int(token.key)))
    elif token.key:
        yield texts.TOKEN_ROW_GONE
    else:
        yield texts.TOKEN_ROWS.format(title=report.index.registers[token.register].title)
