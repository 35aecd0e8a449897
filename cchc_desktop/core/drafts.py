"""What is proposed for a section: the edition's drafts that hold for a report.

A proposal is source, live tokens and all, so that it goes on telling the truth when the
figures change. Never overwrites: what becomes of it is the clerk's.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.core.edition import Draft
from cchc_desktop.core.formula import parse

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def proposal(report: "Report", slot: str) -> str:
    """The source proposed for a slot, one draft a paragraph, "" if none holds.

    A formula that cannot be told, for a figure is blank, does not hold.
    """
    paragraphs: list[str] = []
    for draft in _fitting(report, slot):
        if draft.follows and paragraphs:
            paragraphs[-1] = f"{paragraphs[-1]} {draft.text}"
        else:
            paragraphs.append(draft.text)
    return "\n".join(paragraphs)


def _fitting(report: "Report", slot: str) -> Iterator[Draft]:
    settled: set[str] = set()
    for draft in report.edition.drafts:
        if draft.slot == slot and draft.group not in settled and _holds(draft, report):
            settled |= {draft.group} - {""}
            yield draft


def _holds(draft: Draft, report: "Report") -> bool:
    return not draft.when or bool(parse(draft.when).evaluate(report))
