"""How a finding names a place and writes a figure. The words are the edition's."""

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.core.content import encode, part
from cchc_desktop.core.edition import SHARES
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import SHOWN, canonical, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

UNKNOWN = "..."


def place(report: "Report", code: str) -> str:
    """Where `code` stands, as the clerk would say it: Biểu 7, dòng 6.7."""
    words, index = report.edition.words, report.index
    if code in index.rows:
        row = index.rows[code]
        area = index.area_of[code].number
        return fill(words.row, {"label": row.label, "area": area, "number": row.number.rstrip(".")})
    if code in index.facts:
        return fill(words.fact, {"label": index.facts[code].label})
    if code in index.totals:
        register, total = index.totals[code]
        return fill(words.total, {"label": total.label, "title": register.title})
    return words.document.get(code, code)


def row_place(report: "Report", register: str, position: int) -> str:
    """Where the row stands that is `position`-th (from 0) in a register."""
    title = report.index.registers[register].title
    return _row_words(report.edition.words.register_row, title, position + 1)


@lru_cache(4096)
def _row_words(template: str, title: str, row: int) -> str:
    return fill(template, {"title": title, "row": row})


def row_code(register: str, position: int) -> str:
    """The code of a register's row: its index in the JSON's list, from 0."""
    return f"{register}[{position}]"


def figure(report: "Report", code: str) -> str:
    """The figure of `code` as it is shown; `...` while it is unknown."""
    value = report.value(code)
    if value.state is not None:
        return SHOWN[value.state]
    if value.text:
        return value.text
    number = report.figure(code)
    return UNKNOWN if number is None else number_of(report, code, number)


def number_of(report: "Report", code: str, number: Decimal) -> str:
    """`number` with the decimals of the figure `code`: shares are rounded, entered ones not."""
    known = report.index.figures.get(code)
    computed = report.value(code).expected == number
    rounding = known is not None and known.kind in SHARES and computed
    return show(number, report.edition.decimals if rounding else None)


def fingerprint(report: "Report", codes: tuple[str, ...]) -> tuple[str, ...]:
    """What the codes of a finding hold now, exactly: text to compare, not to read."""
    return tuple(_print(report, code) for code in codes)


def _print(report: "Report", code: str) -> str:
    if code in report.values or code in report.totals:
        value, number = report.value(code), report.figure(code)
        if value.state is not None:
            return value.state.value
        return value.text if number is None else canonical(number)
    if part(code):
        return report.text(code)
    register, _, position = code.partition("[")
    if not position or register not in report.index.registers:
        return ""
    rows = list(report.rows(register).values())
    found = int(position.rstrip("]"))
    return encode(rows[found]) if found < len(rows) else ""


def explained(report: "Report", check: str, codes: tuple[str, ...], figures: tuple[str, ...]) -> str:
    """The clerk's explanation of a finding, "" if none holds for these figures.

    One from a file names codes only; it holds for the figures it came with.
    """
    for explanation in report.explanations():
        if explanation.check != check or not set(explanation.codes) <= set(codes):
            continue
        if not explanation.figures or explanation.figures == figures:
            return explanation.text
    return ""
