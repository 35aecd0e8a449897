"""The checks of a report. Rules are code; which codes they judge, how gravely and in
what words is the edition's (`checks.toml`).

A check never blocks saving and never says anything about figures it does not know.
"""

from typing import TYPE_CHECKING, TypeAlias

from cchc_desktop.core.checks import (
    arithmetic,
    crossing,
    dates,
    dossiers,
    numbering,
    periods,
    ratios,
    shape,
    text_dates,
    text_documents,
    text_figures,
    text_live,
    text_typing,
    text_wording,
)
from cchc_desktop.core.checks.finding import Finding, Found, Rule
from cchc_desktop.core.checks.wording import explained, fingerprint, outdated
from cchc_desktop.core.content import OUTLINE, part
from cchc_desktop.core.edition import Check, Level
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.text import fill

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

RULES: dict[str, Rule] = {
    **shape.RULES,
    **arithmetic.RULES,
    **dossiers.RULES,
    **ratios.RULES,
    **crossing.RULES,
    **dates.RULES,
    **numbering.RULES,
    **periods.RULES,
    **text_dates.RULES,
    **text_documents.RULES,
    **text_figures.RULES,
    **text_live.RULES,
    **text_wording.RULES,
    **text_typing.RULES,
}
_ALWAYS = ("document", "period", "explanation", OUTLINE)
_PLACES = frozenset(
    {
        "row",
        "rows",
        "other_row",
        "part_row",
        "whole_row",
        "column",
        "whole_column",
        "source",
        "cause",
        "period",
    }
)
"""Words of a message that name a place; all others are what was found there."""

_WORST_FIRST = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


Judged: TypeAlias = dict[str, tuple[Finding, ...]]


def run(report: "Report", touched: frozenset[str], before: Judged) -> Judged:
    """The findings of each check by its name.

    `touched` are the parts of the report that changed since `before` was judged; what
    cannot have changed is taken from there.
    """
    judged = {}
    for check in report.edition.checks:
        rule = RULES[check.rule]
        # A check of no list must not take the figures, whose part has no name, for its list.
        reads = {check.register or NARRATIVE, *_ALWAYS, *((NARRATIVE,) if rule.of_text else ())}
        if (rule.of_lists or rule.of_text) and check.name in before and not touched & reads:
            judged[check.name] = before[check.name]
        else:
            judged[check.name] = tuple(_finding(report, check, found) for found in rule.find(report, check))
    return judged


def in_order(judged: Judged) -> tuple[Finding, ...]:
    """All findings, worst first, each level in the edition's order."""
    found = dict.fromkeys(finding for findings in judged.values() for finding in findings)
    return tuple(sorted(found, key=lambda finding: _WORST_FIRST[finding.level]))


def _finding(report: "Report", check: Check, found: Found) -> Finding:
    message = fill(check.message, found.fields)
    if found.variant in check.variants:
        message += " " + fill(check.variants[found.variant], found.fields)
    message = message[:1].upper() + message[1:]
    # Of a section only the words found are explained, not all that stands around them.
    codes = tuple(code for code in found.codes if part(code) != NARRATIVE)
    figures = (*fingerprint(report, codes), *_measured(found))
    explainable = check.explainable or check.level is Level.WARNING
    explanation = explained(report, check.id, found.codes, figures) if explainable else ""
    open_again = explainable and not explanation
    return Finding(
        check=check.id,
        level=check.level,
        codes=found.codes,
        message=message,
        advice=fill(check.advice, found.fields),
        figures=figures,
        explanation=explanation,
        explainable=explainable,
        section=found.section,
        span=found.span,
        outdated=outdated(report, check.id, found.codes) if open_again else "",
    )


def _measured(found: Found) -> tuple[str, ...]:
    """What the message says was found: an explanation speaks of that, and of no other."""
    return tuple(str(word) for name, word in sorted(found.fields.items()) if name not in _PLACES)
