"""T6 in the narrative: live tokens that nobody can fill, and those of codes nobody knows.

Names what is missing, so that a click goes where it is entered.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.narrative import titled
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.prose.tokens import DIFF, GROWTH, PREV, Figures, Said, Token
from cchc_desktop.core.text import fill

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

_BESIDE = frozenset({PREV, DIFF, GROWTH})


def token_unfilled(report: "Report", check: Check) -> Iterator[Found]:
    """A token whose figure, row or particular is not known: dots stand in the text."""
    for heading in report.outline:
        for start, end, token in report.section(heading.slot).holes:
            codes, sources = _missing(report, token)
            fields = {"section": titled(heading), "source": sources}
            yield Found((f"{NARRATIVE}.{heading.slot}", *codes), fields, "", heading.slot, (start, end))


def token_unknown(report: "Report", check: Check) -> Iterator[Found]:
    """What is written like a token but names nothing of the edition."""
    for heading in report.outline:
        for start, end, source in report.section(heading.slot).strangers:
            fields = {"section": titled(heading), "found": source}
            yield Found((f"{NARRATIVE}.{heading.slot}",), fields, "", heading.slot, (start, end))


def _missing(report: "Report", token: Token) -> tuple[tuple[str, ...], str]:
    """The codes to enter, and what they are in words."""
    names = report.edition.live.names
    if isinstance(token, Said):
        particulars = report.edition.words.document
        label = names.get(token.name) or particulars.get(token.name, token.name)
        return (token.name,) if token.name in particulars else (), label
    if not isinstance(token, Figures):
        title = report.index.registers[token.register].title
        return (), fill(names.get("row", ""), {"label": title}) if token.key else title
    here = () if token.how == PREV else tuple(code for code in token.codes if report.figure(code) is None)
    labels = [place(report, code) for code in here]
    if token.how in _BESIDE and report.earlier(token.codes[0]) is None:
        labels.append(fill(names.get(PREV, ""), {"label": place(report, token.codes[0])}))
    # A share of 0 is not known either, though both figures are.
    return here or token.codes, ", ".join(labels or [place(report, code) for code in token.codes])


RULES = {
    "text_token_unfilled": Rule(token_unfilled, frozenset({"section", "source"})),
    "text_token_unknown": Rule(token_unknown, frozenset({"section", "found"}), of_text=True),
}
