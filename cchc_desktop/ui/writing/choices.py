"""What can be put into the text alive: figures, totals, rows of lists, words of the period.

Each is a place to be found by code, number or words without accents; a token is made of
one and of how it is to be shown. Knows no widget.
"""

from collections.abc import Iterator

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.citing import cited
from cchc_desktop.core.edition import Column, ColumnKind, Register
from cchc_desktop.core.prose.tokens import RATIO, WORDS, Figures, Rows, Said, token_of
from cchc_desktop.core.register import text_of
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.ui.search import Place, places_in
from cchc_desktop.ui.writing.telling import name_of

FIGURE, ROWS, SAID = "figure", "rows", "said"
PLAIN, TWO, VARIANTS = "plain", "two", "variants"
FULL, SHORT = "full", "short"
MOST_VALUES = 40
"""Different values of a column, beyond which no list by value is offered."""
_UNFIT = str.maketrans(dict.fromkeys("{}|\n"))


class Choice(msgspec.Struct):
    """A token as it is chosen: of what (`code`, for a ratio also its `whole`), and how it is shown."""

    code: str = ""
    how: str = ""
    whole: str = ""
    form: str = PLAIN
    variants: tuple[str, ...] = ()

    def token(self, report: Report) -> str:
        """The token, "" while something is missing."""
        kind = kind_of(report, self.code)
        if kind != FIGURE:
            short = ":short" if kind == ROWS and self.form == SHORT else ""
            return f"{{{self.code}{short}}}" if kind else ""
        if self.how == RATIO:
            head = f"{RATIO}.{self.code}/{self.whole}" if self.whole else ""
        else:
            head = f"{self.how}.{self.code}" if self.how else self.code
            head += ":02" if self.form == TWO else ""
        tail = "|".join(words.translate(_UNFIT) for words in self.variants)
        return f"{{{head}{f'?{tail}' if self.form == VARIANTS else ''}}}" if head else ""


def choice_of(report: Report, source: str) -> Choice:
    """How a token was chosen; an empty choice if it is none."""
    token = token_of(source[1:-1], report.index)
    if isinstance(token, Figures):
        form = VARIANTS if token.variants else TWO if token.width else PLAIN
        return Choice(token.codes[0], token.how, (*token.codes, "")[1], form, token.variants)
    if isinstance(token, Rows):
        body = source[1:-1].removesuffix(":short")
        return Choice(body, form=SHORT if token.short else FULL)
    return Choice(token.name) if isinstance(token, Said) else Choice()


def kind_of(report: Report, code: str) -> str:
    """What a code names: a figure, rows of a list, or words; "" for nothing that can be shown."""
    token = token_of(code, report.index)
    if token is None:
        return ""
    return {Figures: FIGURE, Rows: ROWS, Said: SAID}[type(token)]


def choices_in(report: Report) -> tuple[Place, ...]:
    """Everything that can be put in, in the order of the tabs; what is found first is a figure."""
    index = report.index
    entered = {code for code, figure in index.figures.items() if figure.is_entered}
    figures = [place for place in places_in(report) if place.code in entered]
    return (*figures, *_totals(report), *_rows(report), *_lists(report), *_words(report))


def _place(code: str, words: str, where: str) -> Place:
    return Place(code, "", words, where, fold(f"{words} {where}"))


def _totals(report: Report) -> Iterator[Place]:
    for code, (register, total) in report.index.totals.items():
        where = texts.INSERT_TOTAL_WHERE.format(title=register.title)
        yield _place(code, total.label, where)


def _rows(report: Report) -> Iterator[Place]:
    for register in report.index.registers.values():
        for key, row in report.rows(register.id).items():
            if words := cited(register, row):
                yield _place(f"{register.id}.{key}", words, register.title)


def _lists(report: Report) -> Iterator[Place]:
    """All rows that have one value in a column of choices, or a flag set."""
    for register in report.index.registers.values():
        for column in register.columns:
            if column.kind is ColumnKind.FLAG:
                words = texts.INSERT_ALL_TICKED.format(title=register.title, column=_lower(column.label))
                yield _place(f"{register.id}:{column.code}", words, texts.INSERT_ROWS_WHERE)
            elif column.kind is ColumnKind.CHOICE:
                yield from _lists_by(report, register, column)


def _lists_by(report: Report, register: Register, column: Column) -> Iterator[Place]:
    found = dict.fromkeys(text_of(row, column.code).strip() for row in report.rows(register.id).values())
    values = [value for value in found if value and not set(value) & set("{}|?:&=")]
    for value in values[:MOST_VALUES]:
        shown = column.names.get(value, value)
        words = texts.INSERT_ALL_OF.format(title=register.title, column=_lower(column.label), value=shown)
        yield _place(f"{register.id}:{column.code}={value}", words, texts.INSERT_ROWS_WHERE)


def _words(report: Report) -> Iterator[Place]:
    for name in sorted(WORDS):
        words = name_of(report, name)
        yield _place(name, words[:1].upper() + words[1:], texts.INSERT_WORDS_WHERE)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
