"""The checks of a report. Rules are code; which codes they judge, how gravely and in
what words is the edition's (`checks.toml`).

A check never blocks saving and never says anything about figures it does not know.
"""

from typing import TYPE_CHECKING

from cchc_desktop.core.checks import arithmetic, crossing, dates, dossiers, numbering, periods, ratios, shape
from cchc_desktop.core.checks.finding import Finding, Found, Rule
from cchc_desktop.core.checks.wording import explained, fingerprint
from cchc_desktop.core.edition import Check, Level
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
}
_WORST_FIRST = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


def run(report: "Report") -> tuple[Finding, ...]:
    """Every finding about `report`, worst first, each level in the edition's order."""
    found = [
        _finding(report, check, each)
        for check in report.edition.checks
        for each in RULES[check.rule].find(report, check)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: _WORST_FIRST[finding.level]))


def _finding(report: "Report", check: Check, found: Found) -> Finding:
    message = fill(check.message, found.fields)
    if found.variant in check.variants:
        message += " " + fill(check.variants[found.variant], found.fields)
    figures = fingerprint(report, found.codes)
    return Finding(
        check=check.id,
        level=check.level,
        codes=found.codes,
        message=message,
        advice=fill(check.advice, found.fields),
        figures=figures,
        explanation=explained(report, check.id, found.codes, figures),
        explainable=check.explainable or check.level is Level.WARNING,
    )
