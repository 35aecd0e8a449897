"""Findings: what a check says about a report, and how two sets of them differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from cchc_desktop.core.edition import Check, Level

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


class Found(msgspec.Struct, frozen=True):
    """What a rule found: the codes it speaks of and the words for the message.

    Found in the narrative, it names the section, and where in its text.
    """

    codes: tuple[str, ...]
    fields: Mapping[str, object]
    variant: str = ""
    section: str | None = None
    span: tuple[int, int] | None = None


class Finding(msgspec.Struct, frozen=True):
    """One thing to mend, to explain or to look at.

    `codes` begin with the cell to jump to. `figures` are what was found there, so that
    an explanation can tell whether it still speaks of the same. `explanation` is the
    clerk's own, "" if there is none that holds or none is allowed; `outdated` is one that
    no longer holds because the figures changed. `section` is a slot of
    the narrative, and `span` where in its text the words stand, the end not included.
    """

    check: str
    level: Level
    codes: tuple[str, ...]
    message: str
    advice: str
    section: str | None = None
    figures: tuple[str, ...] = ()
    explanation: str = ""
    explainable: bool = False
    span: tuple[int, int] | None = None
    outdated: str = ""

    @property
    def is_open(self) -> bool:
        """True while it stands in the way of closing the report."""
        return self.level is not Level.INFO and not self.explanation


class FindingsChange(msgspec.Struct, frozen=True):
    """The findings that an update brought and those it settled."""

    added: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()

    @property
    def new(self) -> frozenset[str]:
        """The ids of the checks that found something new."""
        return frozenset(finding.check for finding in self.added)


class Rule(msgspec.Struct, frozen=True):
    """A rule in code: what it does, the words it fills in, the parameters it needs.

    `of_lists` says that it reads nothing but its check's register, the document and
    the window, so that it need not run again when a figure changes. `takes` is the
    number of codes it wants, 0 if any; `patterns` are those it looks up; `of_types` says
    that its groups hold words of the list (types of documents, keys of rows) and no codes;
    `of_text` that it reads the narrative too, but no figures; `of_figures` that each
    figure of its phrases has a code.
    """

    find: "Callable[[Report, Check], Iterator[Found]]"
    fields: frozenset[str]
    needs: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    of_lists: bool = False
    takes: int = 0
    patterns: frozenset[str] = frozenset()
    of_types: bool = False
    of_text: bool = False
    of_figures: bool = False


def compare(before: Iterable[Finding], after: Iterable[Finding]) -> FindingsChange:
    """Which findings are new and which are gone."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return FindingsChange(
        tuple(finding for finding in new if finding not in old),
        tuple(finding for finding in old if finding not in new),
    )
