"""What the rules of the narrative share: its sections, and how a finding marks its words.

A section is read once for each text it had (`core.prose`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import msgspec

from cchc_desktop.core.checks.finding import Found
from cchc_desktop.core.content import part, rest
from cchc_desktop.core.prose.reading import Reading, read

if TYPE_CHECKING:
    from cchc_desktop.core.edition import Check
    from cchc_desktop.core.report import Report

NARRATIVE = "narrative"
LONGEST_QUOTE = 140
WHERE = frozenset({"section", "found"})
"""The words every rule of the narrative fills in: where, and what is written there."""


class Written(msgspec.Struct, frozen=True):
    """A section that holds text, read."""

    slot: str
    title: str
    reading: Reading

    def marks(
        self,
        start: int,
        end: int,
        codes: tuple[str, ...] = (),
        variant: str = "",
        **fields: object,
    ) -> Found:
        """What was found in the words from `start` to `end`, with what they say."""
        quote = self.reading.quote(start, end)
        if len(quote) > LONGEST_QUOTE:
            quote = quote[: LONGEST_QUOTE - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        words = {"section": self.title, "found": quote, **fields}
        return Found((f"{NARRATIVE}.{self.slot}", *codes), words, variant, self.slot, (start, end))


def written(report: "Report", check: "Check | None" = None) -> list[Written]:
    """The sections that hold text, in the outline's order; those `check` reads, if given."""
    if NARRATIVE not in report.memo:
        report.memo[NARRATIVE] = list(_written(report))
    sections = cast(list[Written], report.memo[NARRATIVE])
    if check is None or not check.sections:
        return sections
    return [section for section in sections if _is_read(check.sections, section.slot)]


def _written(report: "Report") -> Iterator[Written]:
    outline = report.index.sections
    texts = {rest(address): report.text(address) for address in report.content if part(address) == NARRATIVE}
    for slot in (*outline, *(slot for slot in texts if slot not in outline)):
        if texts.get(slot, "").strip():
            title = f"{slot} {outline[slot].title}" if slot in outline else slot
            yield Written(slot, title, read(texts[slot]))


@lru_cache(4096)
def _is_read(sections: str, slot: str) -> bool:
    return re.fullmatch(sections, slot) is not None
