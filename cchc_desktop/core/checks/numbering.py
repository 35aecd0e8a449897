"""G1-G3, D8: numbers, symbols and order of the documents in a register."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

import msgspec

from cchc_desktop.core.checks.dates import is_own
from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import UNKNOWN, place, row_code, row_place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.register import day_of, text_of
from cchc_desktop.core.text import fold

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

NUMBER, SYMBOL = "document.number", "document.symbol"
EVIDENCE = 8
CHANGES = 3
"""Documents needed, and changes from one type to the other among them, before one number
out of order tells that types share a sequence."""

Book: TypeAlias = tuple[str, bool, int]
"""Where a document is numbered: `Document.series` and the year."""


class Document(msgspec.Struct, frozen=True, dict=True):
    """One row of a list of documents. `number` is 3 and `suffix` "A" for "03A"."""

    code: str
    where: str
    type: str
    number: int | None
    suffix: str
    symbol: str
    day: date | None
    subject: str
    own: bool
    issuer: str

    @cached_property
    def series(self) -> tuple[str, bool]:
        """The book that numbers it: of the agency in the symbol for own ones, else of the
        issuer. Symbols that begin with the year (QPPL) have a book of their own.
        """
        _, slash, rest = self.symbol.rpartition("/")
        kind, _, agency = rest.partition("-")
        if not self.own:
            return fold(self.issuer), bool(slash)
        return fold(agency if kind == self.type else kind), bool(slash)

    @property
    def title(self) -> str:
        """Number and symbol as people write them: 13/KH-UBND."""
        return f"{self.number:02}{self.suffix}/{self.symbol}" if self.number is not None else self.symbol


def numbered_twice(report: "Report", check: Check) -> Iterator[Found]:
    """One number, type and year, but two dates or two subjects. The report counts too."""
    for one, two in _namesakes((*documents(report, check), *_itself(report))):
        if not _same(one, two):
            yield _pair(one, two)


def listed_twice(report: "Report", check: Check) -> Iterator[Found]:
    """The very same document stands in the list twice."""
    for one, two in _namesakes(documents(report, check)):
        if _same(one, two):
            yield _pair(one, two)


def out_of_order(report: "Report", check: Check) -> Iterator[Found]:
    """Within a sequence a greater number bears an earlier date.

    Each type is a sequence. Types of one of `groups` are taken for one only where the
    list shows it: no number used twice, the types mixed, and all but one in order.
    """
    sequences: dict[tuple[str, Book], list[Document]] = defaultdict(list)
    for paper in (*documents(report, check), *_itself(report)):
        if paper.own and paper.number is not None and paper.day:
            sequences[paper.type, (*paper.series, paper.day.year)].append(paper)
    for papers in sequences.values():
        yield from (_pair(one, two) for one, two in _inversions(papers))
    for group in check.groups:
        for papers in _shared(sequences, group):
            wrong = [pair for pair in _inversions(papers) if pair[0].type != pair[1].type]
            if len(wrong) == 1 and _is_one_book(papers, wrong[0]):
                yield _pair(*wrong[0])


def symbol_misshapen(report: "Report", check: Check) -> Iterator[Found]:
    """An own document's symbol is not [year/]TYPE-AGENCY, or not of its type or unit.

    `patterns` are symbol, letter (for `groups`, whose symbol has no type) and agency.
    """
    letters = {kind for group in check.groups for kind in group}
    known: dict[tuple[str, str], str] = {}
    for paper in (*documents(report, check), *_itself(report)):
        if not paper.own or not paper.symbol:
            continue
        kind = paper.type, paper.symbol
        if kind not in known:
            known[kind] = _symbol_fault(paper, check, letters)
        if variant := known[kind]:
            itself = paper.code == NUMBER
            where = place(report, SYMBOL) if itself else paper.where
            fields = {"row": where, "found": paper.symbol, "type": paper.type}
            yield Found((SYMBOL if itself else paper.code,), fields, variant)


def plan_before_superior(report: "Report", check: Check) -> Iterator[Found]:
    """An own plan (of the types in `groups`) is dated before the superior's plan it
    carries out: the one it names, or one of the same subject. Of several that it may
    mean, one that is earlier is enough.
    """
    types = {kind for group in check.groups for kind in group}
    plans = [paper for paper in documents(report, check) if paper.type in types and paper.day]
    superiors = [plan for plan in plans if not plan.own]
    for own in (plan for plan in plans if plan.own):
        meant = [plan for plan in superiors if _names(own, plan)]
        meant = meant or [plan for plan in superiors if _same_subject(own, plan)]
        first = min(meant, key=lambda plan: plan.day or date.max, default=None)
        if first and first.day and own.day and own.day < first.day:
            yield _pair(own, first)


def documents(report: "Report", check: Check) -> list[Document]:
    """The rows of the check's register; `codes` are its columns for type, number,
    symbol, date and subject.
    """
    key = f"{check.register}: {check.codes}"
    if key not in report.memo:
        report.memo[key] = list(_documents(report, check))
    return cast(list[Document], report.memo[key])


def _documents(report: "Report", check: Check) -> Iterator[Document]:
    register = report.index.registers[check.register]
    kind, number, symbol, day, subject = check.codes
    for position, row in enumerate(report.rows(check.register).values()):
        yield Document(
            row_code(check.register, position),
            row_place(report, check.register, position),
            text_of(row, kind).strip(),
            *_split_number(text_of(row, number)),
            text_of(row, symbol).strip(),
            day_of(row, day),
            text_of(row, subject).strip(),
            is_own(register, row),
            text_of(row, register.issuer),
        )


def _itself(report: "Report") -> Iterator[Document]:
    """The report as a document among the others, once it has a symbol."""
    symbol = report.text(SYMBOL).strip()
    if symbol:
        number, suffix = _split_number(report.text(NUMBER))
        where, day = place(report, NUMBER), parse_date(report.text("document.date"))
        kind = symbol.partition("-")[0]
        yield Document(NUMBER, where, kind, number, suffix, symbol, day, "", True, "")


def _split_number(text: str) -> tuple[int | None, str]:
    found = re.match(r"\s*(\d{1,9})\s*(.*)", text)
    return (int(found[1]), found[2].strip().upper()) if found else (None, "")


def _namesakes(papers: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    groups: dict[tuple[object, ...], list[Document]] = defaultdict(list)
    for paper in papers:
        if paper.number is not None and paper.day:
            key = (paper.type, paper.number, paper.suffix, paper.own, *paper.series, paper.day.year)
            groups[key].append(paper)
    for namesakes in groups.values():
        yield from pairwise(namesakes)


def _same(one: Document, two: Document) -> bool:
    return one.day == two.day and (not one.subject or not two.subject or _same_subject(one, two))


def _same_subject(one: Document, two: Document) -> bool:
    words = [re.findall(r"\w+", fold(paper.subject)) for paper in (one, two)]
    return words[0] == words[1] and bool(words[0])


def _by_number(papers: Iterable[Document]) -> list[Document]:
    return sorted(papers, key=lambda paper: (paper.number or 0, paper.suffix))


def _inversions(papers: Iterable[Document]) -> list[tuple[Document, Document]]:
    return [
        (one, two)
        for one, two in pairwise(_by_number(papers))
        if one.day and two.day and two.day < one.day and (one.number, one.suffix) != (two.number, two.suffix)
    ]


def _shared(
    sequences: dict[tuple[str, Book], list[Document]], group: tuple[str, ...]
) -> Iterator[list[Document]]:
    merged: dict[Book, list[Document]] = defaultdict(list)
    for (kind, book), papers in sequences.items():
        if kind in group:
            merged[book] += papers
    for papers in merged.values():
        if len({(paper.number, paper.suffix) for paper in papers}) == len(papers):
            yield papers


def _is_one_book(papers: list[Document], wrong: tuple[Document, Document]) -> bool:
    """True if without one of the `wrong` two the types still alternate, all in order."""
    for outlier in wrong:
        rest = _by_number(paper for paper in papers if paper is not outlier)
        changes = sum(one.type != two.type for one, two in pairwise(rest))
        if len(papers) >= EVIDENCE and changes >= CHANGES and not _inversions(rest):
            return True
    return False


def _symbol_fault(paper: Document, check: Check, letters: set[str]) -> str:
    pattern = check.patterns["letter" if paper.type in letters else "symbol"]
    found = re.match(pattern, paper.symbol)
    if not found:
        return "form"
    parts = found.groupdict()
    if paper.type and parts.get("type", paper.type) != paper.type:
        return "type"
    return "" if re.match(check.patterns["agency"], parts["agency"]) else "agency"


def _names(own: Document, superior: Document) -> bool:
    """True if the own plan's subject names the superior's by its number and symbol."""
    named = rf"(?<!\d)0*{superior.number}{re.escape(superior.suffix)}\s*/\s*{re.escape(superior.symbol)}"
    return superior.number is not None and re.search(named, own.subject) is not None


def _pair(one: Document, two: Document) -> Found:
    fields = {
        "row": one.where,
        "other_row": two.where,
        "found": one.title,
        "other": two.title,
        "day": show_date(one.day) if one.day else "",
        "other_day": show_date(two.day) if two.day else "",
        "subject": one.subject or UNKNOWN,
        "other_subject": two.subject or UNKNOWN,
    }
    return Found((two.code, one.code), fields)


_FIELDS = frozenset({"row", "other_row", "found", "other", "day", "other_day", "subject", "other_subject"})
_DOCUMENTS = frozenset({"register", "codes"})
RULES = {
    "numbered_twice": Rule(numbered_twice, _FIELDS, _DOCUMENTS, of_lists=True, takes=5),
    "listed_twice": Rule(listed_twice, _FIELDS, _DOCUMENTS, of_lists=True, takes=5),
    "out_of_order": Rule(out_of_order, _FIELDS, _DOCUMENTS, of_lists=True, takes=5, of_types=True),
    "symbol_misshapen": Rule(
        symbol_misshapen,
        frozenset({"row", "found", "type"}),
        _DOCUMENTS,
        frozenset({"form", "type", "agency"}),
        of_lists=True,
        takes=5,
        patterns=frozenset({"symbol", "letter", "agency"}),
        of_types=True,
    ),
    "plan_before_superior": Rule(
        plan_before_superior, _FIELDS, _DOCUMENTS | {"groups"}, of_lists=True, takes=5, of_types=True
    ),
}
