"""What a cell says in words: its figure, how it is counted, what it is checked against.

The words of the form are the edition's and the sentences are `texts`'; here they are
only put together. Knows no widget.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import cast

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.checks.wording import figure, number_of, place
from cchc_desktop.core.content import part, rest
from cchc_desktop.core.edition import Check, Figure
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.formula import Formula, parse
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import SHOWN, show
from cchc_desktop.ui.marks import Mark, mark_of
from cchc_desktop.ui.naming import heading_of

TIED = "\N{NO-BREAK SPACE}"
BY_CODE = "findings by code"
WORST_FIRST = (Mark.ERROR, Mark.WARNING, Mark.EXPLAINED, Mark.INFO)
ORIGINS = {
    Origin.COMPUTED: (Mark.COMPUTED,),
    Origin.OVERRIDDEN: (Mark.OVERRIDDEN,),
    Origin.UNREADABLE: (Mark.UNREADABLE,),
}


def shown(report: Report, code: str) -> str:
    """The cell of `code` as the screen shows it, "" while it is blank."""
    value = report.value(code)
    if value.text or value.state is not None:
        return value.text or SHOWN[value.state]  # type: ignore[index]
    return "" if value.number is None else number_of(report, code, value.number)


def findings_by_code(report: Report) -> dict[str, list[Finding]]:
    """The findings that speak of each code, worst first: counted once, though every table asks."""
    findings = report.findings
    if BY_CODE not in report.memo:
        found: dict[str, list[Finding]] = {}
        for finding in findings:
            for code in finding.codes:
                found.setdefault(code, []).append(finding)
        report.memo[BY_CODE] = found
    return cast(dict[str, list[Finding]], report.memo[BY_CODE])


def marks_of(report: Report, code: str, findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """How the cell came by its figure, then the worst finding that jumps to it."""
    return (*ORIGINS.get(report.value(code).origin, ()), *worst(findings, code))


def worst(findings: Iterable[Finding], code: str) -> tuple[Mark, ...]:
    """The gravest mark of the findings that begin with `code`, none if there is none."""
    marks = {mark_of(finding) for finding in findings if finding.codes[:1] == (code,)}
    return next(((mark,) for mark in WORST_FIRST if mark in marks), ())


def state_words(report: Report, code: str) -> str:
    """What the cell is: not entered, entered, computed, overridden, unreadable."""
    value = report.value(code)
    if value.state is not None:
        return texts.CELL_STATES[value.state.value]
    if value.origin is Origin.OVERRIDDEN:
        expected = texts.CELL_UNKNOWN if value.expected is None else number_of(report, code, value.expected)
        return texts.CELL_OVERRIDDEN.format(expected=expected)
    if value.origin is Origin.BLANK and code in report.index.formulas:
        if not value.missing:
            return texts.CELL_NO_SHARE
        return texts.CELL_NOT_COMPUTED.format(
            parts=", ".join(row_name(report, each, code) for each in value.missing)
        )
    if value.origin is Origin.COMPUTED and code in report.index.fed:
        register, _ = report.index.totals[report.index.fed[code].code]
        return texts.CELL_DRAWN.format(register=register.title)
    return texts.CELL_ORIGINS[value.origin.value]


def options_of(row: Figure) -> list[str]:
    """The code list of a choice row, an answer each: Có = 1."""
    return [f"{option.label} = {show(option.value)}" for option in row.options]


def tied(sentence: str) -> str:
    """The sentence with each "%" on the line of its figure."""
    return sentence.replace(" %", f"{TIED}%")


def row_name(report: Report, code: str, beside: str) -> str:
    """How a row of the same form is called from the row `beside` it: dòng 2.1."""
    areas, rows = report.index.area_of, report.index.rows
    if code in rows and beside in rows and areas[code] is areas[beside] and rows[code].number:
        return texts.FORMULA_ROW.format(number=rows[code].number.rstrip("."))
    return place(report, code)


def formula_words(formula: Formula, name: Callable[[str], str]) -> str:
    """A formula as the clerk would write it, each code by its `name`."""
    if formula.is_share:
        return texts.FORMULA_SHARE.format(part=name(formula.names[0]), whole=name(formula.names[1]))
    text = re.sub(r"\bsum\(([^()]*)\)", lambda found: found[1].replace(",", " +"), formula.text)
    text = text.replace("*", texts.FORMULA_TIMES).replace("/", texts.FORMULA_DIVIDED)
    return re.sub(r"[a-z]\w*", lambda found: name(found[0]) if found[0] in formula.names else found[0], text)


def how_counted(report: Report, code: str) -> str:
    """The formula of a computed row in words, then with the figures of this moment."""
    formula = report.index.formulas.get(code)
    if formula is None:
        return ""
    steps = [
        formula_words(formula, lambda name: row_name(report, name, code)),
        formula_words(formula, lambda name: figure(report, name)),
    ]
    expected = report.value(code).expected
    if expected is not None and number_of(report, code, expected) != steps[-1]:
        steps.append(number_of(report, code, expected))
    return texts.CELL_COUNTED.format(formula=" = ".join(steps))


def checked_against(report: Report, code: str) -> list[str]:
    """The comparisons that judge a cell, a sentence each."""
    said: dict[str, None] = {}
    for check in report.edition.checks:
        for words, others in _comparisons(check, code):
            said[words.format(other=", ".join(row_name(report, other, code) for other in others))] = None
    if report.index.figures[code].cumulative:
        said[texts.CHECK_CUMULATIVE] = None
    return list(said)


def help_of(report: Report, code: str, findings: Iterable[Finding], more: Iterable[str] = ()) -> str:
    """All there is to say of a cell, as rich text: what it is, how it is counted, checks, findings.

    `more` are paragraphs of rich text for the end.
    """
    row = report.index.figures[code]
    paragraphs = [_strong(place(report, code)), escape(row.label)]
    paragraphs += [escape(text) for text in (_answers(row), row.help, how_counted(report, code)) if text]
    if row.is_entered:
        paragraphs.append(escape(state_words(report, code)))
    paragraphs += [escape(text) for text in checked_against(report, code)]
    paragraphs += [finding_words(finding) for finding in findings]
    return rich([*paragraphs, *more])


def finding_words(finding: Finding) -> str:
    """A finding as rich text: its level, what was found, what to do, the explanation."""
    words = f"{escape(finding.message)} {escape(finding.advice)}"
    if finding.explanation:
        words += " " + escape(texts.FINDING_EXPLAINED.format(text=finding.explanation))
    return f"{_strong(texts.FINDING_LEVELS[finding.level.value])} {words}"


def rich(paragraphs: Iterable[str]) -> str:
    """Paragraphs of rich text as a tool tip shows them."""
    return "<qt>" + "".join(f"<p style='margin:2px 0'>{text}</p>" for text in paragraphs) + "</qt>"


def plain_tip(words: str) -> str:
    """Words of any origin as a tool tip: never taken for rich text, which could fetch a picture."""
    return rich(escape(line) for line in words.splitlines()) if words else ""


def target_of(finding: Finding) -> str:
    """Where a finding is gone to: its section of the text, else its first cell; "" if nowhere."""
    if finding.section:
        return f"narrative.{finding.section}"
    return next(iter(finding.codes), "")


def areas_of(report: Report, finding: Finding) -> frozenset[int]:
    """The areas whose pages a finding speaks of; 0 for the report's own particulars."""
    areas = {area for code in finding.codes for area in _areas(report, code)}
    heading = heading_of(report, finding.section or "")
    return frozenset(areas | {heading.area} if heading else areas or {0})


def _areas(report: Report, code: str) -> tuple[int, ...]:
    index = report.index
    if code in index.area_of:
        return (index.area_of[code].number,)
    register = index.totals[code][0] if code in index.totals else index.registers.get(code.partition("[")[0])
    if register is not None:
        return register.areas
    heading = heading_of(report, rest(code)) if part(code) == "narrative" else None
    return (heading.area,) if heading else ()


def _comparisons(check: Check, code: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The sentence, and the other figures, of each comparison that `check` makes with `code`."""
    for whole, *parts in check.groups if check.rule == "part_above_whole" else ():
        if code in parts:
            yield (texts.CHECK_NOT_ABOVE if len(parts) == 1 else texts.CHECK_NOT_ABOVE_TOGETHER), (whole,)
        elif code == whole:
            yield texts.CHECK_NOT_BELOW, tuple(parts)
    for source, row in check.pairs if check.rule == "disagrees" else ():
        names = parse(source).names
        if code == row or code in names:
            yield texts.CHECK_AGREES, names if code == row else (row,)


def _answers(row: Figure) -> str:
    return texts.CELL_OPTIONS.format(options="; ".join(options_of(row))) if row.options else ""


def _strong(text: str) -> str:
    return f"<b>{escape(text)}</b>"
