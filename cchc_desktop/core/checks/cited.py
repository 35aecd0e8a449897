"""The documents that a report names: cited in the narrative, or rows of the list.

Says of each whose it is, as far as the text or the list tells.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import msgspec

from cchc_desktop.core.checks.narrative import Written, remembered, written
from cchc_desktop.core.checks.numbering import documents
from cchc_desktop.core.edition import Check
from cchc_desktop.core.prose.citations import Citation
from cchc_desktop.core.text import fold

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

OWN, OTHER, UNSAID = "own", "other", ""
_REACH = 1_200
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Paper(msgspec.Struct, frozen=True):
    """A document as one place names it: a sentence of the text, or a row of the list.

    `kind` is the code of its type, "" if the text gives none; `code` is the row's, "" for
    the text. `drawn` is true for what a live token names: the row itself.
    """

    kind: str
    number: int
    suffix: str
    symbol: str
    day: date | None
    whose: str
    subject: str
    where: str
    code: str = ""
    section: Written | None = None
    citation: Citation | None = None
    drawn: bool = False

    @property
    def year(self) -> int | None:
        """The year its number belongs to, as far as it is known."""
        if self.citation:
            return self.citation.year
        return self.day.year if self.day else None

    @property
    def title(self) -> str:
        """Number and symbol as people write them: 13/KH-UBND."""
        return f"{self.number:02}{self.suffix}" + (f"/{self.symbol}" if self.symbol else "")


def papers(report: "Report", check: Check) -> list[Paper]:
    """The rows of the check's register, then what the text cites, in order.

    `codes` are the register's columns (type, number, symbol, date, subject), `heads` the
    types with their words, `unless` words that tell no subject from another; `patterns` are
    superior and opening (whose a document is), and abbreviations with their words.
    """
    # Several checks read the same list with the same words.
    key = f"papers: {check.register} {check.codes} {check.heads} {check.patterns['superior']}"
    if key not in report.memo:
        report.memo[key] = [*_rows(report, check), *_cited(report, check)]
    return cast(list[Paper], report.memo[key])


def subject_words(subject: str, check: Check, report: "Report") -> frozenset[str]:
    """The words of a subject that tell it from others: abbreviations written out, the
    unit's names left out, and what follows the year.
    """
    unit = report.unit
    names = (unit.type, unit.name, unit.superior, unit.province)
    return _telling(subject, tuple(check.patterns.items()), (*check.unless, *names))


@lru_cache(4096)
def _telling(subject: str, patterns: tuple[tuple[str, str], ...], idle: tuple[str, ...]) -> frozenset[str]:
    # Accents count until idle words are gone: trong is idle, trọng is not.
    year = _YEAR.search(subject)
    words = _WORD.findall(subject[: year.end() if year else None].lower())
    written_out = dict(patterns)
    told = " ".join(written_out.get(fold(word), word) for word in words if word not in _idle(idle)).split()
    return frozenset(fold(word) for word in told if word not in _idle(idle))


@lru_cache(64)
def _idle(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.lower().split())


def _rows(report: "Report", check: Check) -> Iterator[Paper]:
    if not written(report):
        return
    for row in documents(report, check):
        if row.number is not None:
            whose = OWN if row.own else OTHER
            yield Paper(
                row.type,
                row.number,
                row.suffix,
                row.symbol,
                row.day,
                whose,
                row.subject,
                row.where,
                row.code,
            )


def _cited(report: "Report", check: Check) -> Iterator[Paper]:
    unit, register = report.unit, report.index.registers[check.register]
    above = tuple(fold(name) for name in (unit.superior, unit.province) if name)
    rows: dict[tuple[int, str, str, date | None], list[str]] = {}
    for row in _rows(report, check):
        rows.setdefault(_name(row), []).append(row.subject)
    for section in written(report, check):
        drawn = report.section(section.slot).rows
        for paper in remembered(section, check, _papers_of, above, register.own):
            at = paper.citation.start if paper.citation else 0
            is_row = any(start <= at < end for start, end in drawn)
            yield _of_row(paper, rows.get(_name(paper), [])) if is_row else paper


def _of_row(paper: Paper, subjects: list[str]) -> Paper:
    """A document that a token names: about what its row says, not what the sentence goes on with."""
    told = fold(paper.subject)
    subject = next((each for each in subjects if fold(each) in told), next(iter(subjects), ""))
    return msgspec.structs.replace(paper, subject=subject, drawn=True)


def _name(paper: Paper) -> tuple[int, str, str, date | None]:
    return paper.number, paper.suffix, paper.symbol, paper.day


def _papers_of(section: Written, check: Check, above: tuple[str, ...], own: str) -> Iterator[Paper]:
    kinds = {fold(words): kind for kind, each in check.heads.items() for words in each}
    for citation in section.reading.citations:
        yield Paper(
            kinds.get(citation.kind, ""),
            citation.number,
            citation.suffix,
            citation.symbol,
            citation.day,
            _whose(section, citation, check, above, own),
            section.reading.quote(*citation.about),
            section.title,
            section=section,
            citation=citation,
        )


def _whose(section: Written, citation: Citation, check: Check, above: tuple[str, ...], own: str) -> str:
    """Whose a cited document is: by its issuer, else by the words that open the list."""
    if citation.issuer:
        if re.search(check.patterns["superior"], citation.issuer):
            return OTHER
        if re.search(own, citation.issuer):
            return OWN
    if any(name in citation.subject for name in above):
        return UNSAID
    reading = section.reading
    start, _ = reading.paragraph(citation.start)
    before = reading.folded[max(start, citation.start - _REACH) : citation.start]
    opening = reading.folded[slice(*reading.opening(citation.start))]
    opened = any(re.search(check.patterns["opening"], words) for words in (before, opening))
    return OWN if opened else UNSAID
