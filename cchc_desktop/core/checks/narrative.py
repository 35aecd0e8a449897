"""What the rules of the narrative share: its sections, and how a finding marks its words.

A section is judged as it is printed, live tokens as words, and is read once for each
text it had (`core.prose`). One that the unit's outline leaves out is not judged.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from cchc_desktop.core.checks.finding import Found
from cchc_desktop.core.prose.reading import Reading, read
from cchc_desktop.core.prose.sections import NARRATIVE

if TYPE_CHECKING:
    from cchc_desktop.core.edition import Check
    from cchc_desktop.core.outline import Heading
    from cchc_desktop.core.report import Report

T = TypeVar("T")
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


def each_section(
    report: "Report", check: "Check", judge: Callable[..., Iterator[Found]], *beside: Hashable
) -> Iterator[Found]:
    """What `judge` finds in each section, given the section, the check and what stands `beside` it.

    A section that was judged before beside the same is not judged again.
    """
    for section in written(report, check):
        yield from remembered(section, check, judge, *beside)


def remembered(
    section: Written, check: "Check", judge: Callable[..., Iterator[T]], *beside: Hashable
) -> tuple[T, ...]:
    """What `judge` finds in one section, worked out once for its text."""
    judged = section.reading.judged
    key = (id(check), section.slot, section.title, *beside)
    if key not in judged:
        # The check is kept too, so that no other can take its id.
        judged[key] = (check, tuple(judge(section, check, *beside)))
    return cast(tuple[T, ...], judged[key][1])


def _written(report: "Report") -> Iterator[Written]:
    for heading in report.outline:
        text = report.shown(heading.slot)
        if text.strip():
            yield Written(heading.slot, titled(heading), read(text))


def titled(heading: "Heading") -> str:
    """A section as a message names it: II.2.c Cơ chế một cửa."""
    return f"{heading.number} {heading.title}"


@lru_cache(4096)
def _is_read(sections: str, slot: str) -> bool:
    return re.fullmatch(sections, slot) is not None
