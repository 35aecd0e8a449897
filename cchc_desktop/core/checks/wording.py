"""How a finding names a place and writes a figure. The words are the edition's."""

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.core.content import Explanation, part
from cchc_desktop.core.edition import SHARES
from cchc_desktop.core.register import text_of
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
    """What the codes of a finding hold now, exactly: text to compare, not to read.

    A register's row is told by its key; its columns say nothing here, for their codes
    are also those of the totals, which move with every other row.
    """
    in_row = bool(codes) and "[" in codes[0]
    return tuple("" if in_row and "[" not in code else _print(report, code) for code in codes)


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
    return text_of(rows[found], report.index.registers[register].key) if found < len(rows) else ""


def explained(report: "Report", check: str, codes: tuple[str, ...], figures: tuple[str, ...]) -> str:
    """The clerk's explanation of a finding, "" if none holds for these figures.

    Of several the one that says most about what it explains.
    """
    fitting = [each for each in report.explanations() if explains(each, check, codes, figures)]
    best = max(fitting, key=lambda each: (bool(each.figures), len(each.codes), each.text), default=None)
    return best.text if best else ""


def outdated(report: "Report", check: str, codes: tuple[str, ...]) -> str:
    """What the clerk wrote of a finding when its figures were others, "" if nothing."""
    of_it = (
        each
        for each in report.explanations()
        if each.check.partition(".")[0] == check.partition(".")[0]
        and each.codes
        and _unplaced(each.codes) <= _unplaced(codes)
    )
    best = max(of_it, key=lambda each: (len(each.codes), each.text), default=None)
    return best.text if best else ""


def explains(explanation: Explanation, check: str, codes: tuple[str, ...], figures: tuple[str, ...]) -> bool:
    """True if it speaks of this check, of these codes, and still of these figures.

    One without figures names codes only and holds as long as they are found. Where
    figures tell a register's row, rows above it may come and go.
    """
    if explanation.check.partition(".")[0] != check.partition(".")[0] or not explanation.codes:
        return False
    if not explanation.figures:
        return set(explanation.codes) <= set(codes)
    return explanation.figures == figures and _unplaced(explanation.codes) <= _unplaced(codes)


def holds(report: "Report", explanation: Explanation) -> bool:
    """True while what it was written for is still as it was."""
    return (
        not explanation.figures
        or explanation.figures == fingerprint(report, explanation.codes)
        or any(explains(explanation, found.check, found.codes, found.figures) for found in report.findings)
    )


def _unplaced(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.partition("[")[0] for code in codes)
