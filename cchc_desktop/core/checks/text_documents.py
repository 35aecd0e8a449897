"""G1, G3, G4, D8 in the narrative: documents cited there, among themselves and against
the list of documents.

Whose a document is, is often left unsaid: nothing is found between two that may be of
two offices.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.cited import OTHER, OWN, Paper, papers, subject_words
from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.narrative import WHERE, written
from cchc_desktop.core.edition import Check
from cchc_desktop.core.period import show_date
from cchc_desktop.core.prose.claims import claims

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

FEW_WORDS = 3
"""Telling words that a subject needs before it is compared."""
SAME, DIFFERENT = 0.6, 0.34
"""Of the shorter subject's words, how many the other shares if they are one, or two."""
ALIKE = 0.8
"""Of all words of two subjects, how many they share if one plan carries out the other."""


def cited_twice(report: "Report", check: Check) -> Iterator[Found]:
    """One number, type and year, but two dates or two subjects.

    Rows that tokens name are compared where the list is.
    """
    known: dict[tuple[int, str, str], list[Paper]] = {}
    compare = Comparison(report, check)
    for paper in papers(report, check):
        before = known.setdefault((paper.number, paper.suffix, paper.symbol), [])
        other = next((each for each in before if compare.contradict(each, paper)), None)
        if other and paper.section and paper.citation and not paper.drawn:
            yield _pair(paper, other)
        if other or not any(compare.repeats(each, paper) for each in before):
            before.append(paper)


def symbol_misspelt(report: "Report", check: Check) -> Iterator[Found]:
    """A cited document's symbol names another type, or an office that it cannot be of.

    `heads` are the types with their words, `groups` those whose symbol names no type;
    `patterns` are symbol, agency (of the unit) and offices (to recognise a slip).
    """
    letters = {kind for group in check.groups for kind in group}
    offices = check.patterns["offices"].split("|")
    seen: set[tuple[int, str]] = set()
    for paper in papers(report, check):
        shape = re.fullmatch(check.patterns["symbol"], paper.symbol)
        if not shape or not paper.section or not paper.citation or (paper.number, paper.symbol) in seen:
            continue
        variant = _slip(paper, shape["type"], shape["agency"], check, letters, offices)
        if variant:
            seen.add((paper.number, paper.symbol))
            fields = {"symbol": paper.symbol, "type": paper.kind}
            yield paper.section.marks(paper.citation.start, paper.citation.symbol_end, (), variant, **fields)


def plan_incomplete(report: "Report", check: Check) -> Iterator[Found]:
    """An own plan (the types in `groups`) is cited without symbol or date, and nowhere in full."""
    types = {kind for group in check.groups for kind in group}
    known = papers(report, check)
    full = {paper.number for paper in known if paper.symbol and paper.day and paper.kind in types}
    for paper in known:
        if paper.kind not in types or not paper.section or not paper.citation or paper.number in full:
            continue
        if paper.whose == OWN and not (paper.symbol and paper.day):
            variant = "day" if paper.symbol else "symbol"
            yield paper.section.marks(paper.citation.start, paper.citation.end, (), variant)


def plan_unnumbered(report: "Report", check: Check) -> Iterator[Found]:
    """A plan that the unit issued (`phrases`) is named without a number, and cited nowhere."""
    compare = Comparison(report, check)
    for section in written(report, check):
        reading = section.reading
        for claim in claims(reading, check):
            _, end = reading.sentence(claim.start)
            if any(claim.end <= paper.start < end for paper in reading.citations):
                continue
            told = compare.words(reading.text[claim.start : claim.end])
            if len(_lettered(told)) >= FEW_WORDS and not compare.names(told):
                yield section.marks(claim.start, claim.end)


def plan_before_superior(report: "Report", check: Check) -> Iterator[Found]:
    """An own plan (the types in `groups`) is dated before the superior's of the same subject."""
    types = {kind for group in check.groups for kind in group}
    plans = [paper for paper in papers(report, check) if paper.kind in types and paper.day]
    superiors = [paper for paper in plans if paper.whose == OTHER]
    compare, seen = Comparison(report, check), set[tuple[int, int]]()
    for own in (paper for paper in plans if paper.whose == OWN):
        for superior in superiors:
            key = (own.number, superior.number)
            if key in seen or not own.day or not superior.day or own.day >= superior.day:
                continue
            if compare.carries_out(own, superior) and (own.section or superior.section):
                seen.add(key)
                yield _pair(own, superior)


def _slip(paper: Paper, kind: str, agency: str, check: Check, letters: set[str], offices: list[str]) -> str:
    """Why a symbol is wrong: the variant of the finding, "" if it is not."""
    if paper.kind in letters:
        return ""
    if paper.kind and kind in check.heads and kind != paper.kind:
        return "type"
    office = re.split(r"[-.]", agency)[0]
    if office not in offices and any(sorted(office) == sorted(each) for each in offices):
        return "misspelt"
    return "agency" if paper.whose == OWN and not re.match(check.patterns["agency"], agency) else ""


class Comparison:
    """Whether two documents are one, by what is said of them; subjects are read once."""

    def __init__(self, report: "Report", check: Check) -> None:
        self._report = report
        self._check = check
        self._words: dict[str, frozenset[str]] = {}

    def words(self, subject: str) -> frozenset[str]:
        """The telling words of a subject."""
        if subject not in self._words:
            self._words[subject] = subject_words(subject, self._check, self._report)
        return self._words[subject]

    def names(self, told: frozenset[str]) -> bool:
        """True if any document of the report has these words for its subject."""
        known = papers(self._report, self._check)
        return any(_shared(told, self.words(paper.subject)) >= SAME for paper in known)

    def contradict(self, one: Paper, two: Paper) -> bool:
        """True if two that bear one number cannot be one document, and must be."""
        if {one.whose, two.whose} == {OWN, OTHER} or (one.kind and two.kind and one.kind != two.kind):
            return False
        dates = bool(one.day and two.day and one.day != two.day)
        own = one.whose == two.whose == OWN
        if one.year and two.year and one.year != two.year:
            return own and _anniversary(one, two) and self._are_alike(one, two)
        if own:
            return dates or self._are_two(one, two)
        if dates:
            return self._are_alike(one, two)
        return bool(one.day and two.day) and self._are_two(one, two)

    def repeats(self, one: Paper, two: Paper) -> bool:
        """True if the second adds nothing to compare with."""
        return one.day == two.day and one.whose == two.whose and not self._are_two(one, two)

    def carries_out(self, own: Paper, superior: Paper) -> bool:
        """True if both are about one thing, of one year."""
        one, two = self.words(own.subject), self.words(superior.subject)
        years = [{word for word in words if word.isdigit()} for words in (one, two)]
        if min(len(one), len(two)) < FEW_WORDS or years[0] != years[1]:
            return False
        return len(one & two) / len(one | two) >= ALIKE

    def _are_alike(self, one: Paper, two: Paper) -> bool:
        words = self.words(one.subject), self.words(two.subject)
        return _comparable(*words) and _shared(*words) >= SAME

    def _are_two(self, one: Paper, two: Paper) -> bool:
        words = self.words(one.subject), self.words(two.subject)
        return _comparable(*words) and _shared(*words) < DIFFERENT


def _comparable(one: frozenset[str], two: frozenset[str]) -> bool:
    return min(len(_lettered(one)), len(_lettered(two))) >= FEW_WORDS


def _shared(one: frozenset[str], two: frozenset[str]) -> float:
    """Of the shorter subject's words, numbers aside, the share that the longer has too."""
    one, two = _lettered(one), _lettered(two)
    return len(one & two) / (min(len(one), len(two)) or 1)


def _lettered(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word.isdigit())


def _anniversary(one: Paper, two: Paper) -> bool:
    return bool(one.day and two.day and (one.day.day, one.day.month) == (two.day.day, two.day.month))


def _pair(paper: Paper, other: Paper) -> Found:
    """The finding that one document does not go with another, in whichever is in the text."""
    marked, unmarked = (paper, other) if paper.section else (other, paper)
    section, citation = marked.section, marked.citation
    assert section is not None and citation is not None
    fields = {
        "document": paper.title,
        "other": other.title,
        "day": show_date(paper.day) if paper.day else "",
        "other_day": show_date(other.day) if other.day else "",
        "subject": paper.subject,
        "other_subject": other.subject,
        "place": unmarked.where,
    }
    variant = "subject" if paper.day == other.day or not (paper.day and other.day) else "day"
    codes = (unmarked.code,) if unmarked.code else ()
    return section.marks(citation.start, citation.end, codes, variant, **fields)


_PAIR = WHERE | {"document", "other", "day", "other_day", "subject", "other_subject", "place"}
_LIST = frozenset({"register", "codes", "heads", "patterns"})
RULES = {
    "text_cited_twice": Rule(
        cited_twice, _PAIR, _LIST, frozenset({"day", "subject"}), of_text=True, of_types=True
    ),
    "text_symbol_misspelt": Rule(
        symbol_misspelt,
        WHERE | {"symbol", "type"},
        _LIST | {"groups"},
        frozenset({"type", "misspelt", "agency"}),
        of_text=True,
        of_types=True,
    ),
    "text_plan_incomplete": Rule(
        plan_incomplete,
        WHERE,
        _LIST | {"groups"},
        frozenset({"day", "symbol"}),
        of_text=True,
        of_types=True,
    ),
    "text_plan_unnumbered": Rule(plan_unnumbered, WHERE, _LIST | {"phrases"}, of_text=True, of_types=True),
    "text_plan_before_superior": Rule(
        plan_before_superior,
        _PAIR,
        _LIST | {"groups"},
        frozenset({"day", "subject"}),
        of_text=True,
        of_types=True,
    ),
}
