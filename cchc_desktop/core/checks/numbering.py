"""G1-G3, D8: numbers, symbols and order of the documents in a register."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import msgspec

from cchc_desktop.core.checks.dates import is_own
from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import place, row_code, row_place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.register import day_of, text_of
from cchc_desktop.core.text import fold

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report

EVIDENCE = 8
"""Documents needed before one number out of order tells that types share a sequence."""


class Document(msgspec.Struct, frozen=True):
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

    @property
    def agency(self) -> str:
        """Who numbers it: the agency in the symbol for own ones, else the issuer."""
        return self.symbol.partition("-")[2] if self.own else fold(self.issuer)

    @property
    def title(self) -> str:
        """Number and symbol as people write them: 13/KH-UBND."""
        return f"{self.number:02}{self.suffix}/{self.symbol}" if self.number is not None else self.symbol


def numbered_twice(report: "Report", check: Check) -> Iterator[Found]:
    """One number, type and year, but two dates or two subjects."""
    for one, two in _namesakes(report, check):
        if not _same(one, two):
            yield _pair(one, two)


def listed_twice(report: "Report", check: Check) -> Iterator[Found]:
    """The very same document stands in the list twice."""
    for one, two in _namesakes(report, check):
        if _same(one, two):
            yield _pair(one, two)


def out_of_order(report: "Report", check: Check) -> Iterator[Found]:
    """Within a sequence a greater number bears an earlier date.

    Each type is a sequence. Types of one of `groups` are taken for one only where the
    list shows it: no number used twice and all but one in order.
    """
    sequences: dict[tuple[str, str, int], list[Document]] = defaultdict(list)
    for paper in (*documents(report, check), *_itself(report)):
        if paper.own and paper.number is not None and paper.day:
            sequences[paper.type, paper.agency, paper.day.year].append(paper)
    for papers in sequences.values():
        yield from (_pair(one, two) for one, two in _inversions(papers))
    for group in check.groups:
        for papers in _shared(sequences, group):
            wrong = [pair for pair in _inversions(papers) if pair[0].type != pair[1].type]
            if len(papers) >= EVIDENCE and len(wrong) == 1:
                yield _pair(*wrong[0])


def symbol_misshapen(report: "Report", check: Check) -> Iterator[Found]:
    """An own document's symbol is not [year/]TYPE-AGENCY, or not of its type or unit.

    `patterns` are symbol, letter (for `groups`, whose symbol has no type) and agency.
    """
    letters = {kind for group in check.groups for kind in group}
    for paper in (*documents(report, check), *_itself(report)):
        if not paper.own or not paper.symbol:
            continue
        variant = _symbol_fault(paper, check, letters)
        if variant:
            fields = {"row": paper.where, "found": paper.symbol, "type": paper.type}
            yield Found((paper.code,), fields, variant)


def plan_before_superior(report: "Report", check: Check) -> Iterator[Found]:
    """An own plan (of the types in `groups`) is dated before the superior's plan it
    carries out: the one it names, or one of the same subject.
    """
    types = {kind for group in check.groups for kind in group}
    plans = [paper for paper in documents(report, check) if paper.type in types and paper.day]
    superiors = [plan for plan in plans if not plan.own]
    for own in (plan for plan in plans if plan.own):
        for superior in superiors:
            if own.day and superior.day and own.day < superior.day and _carries_out(own, superior):
                yield _pair(own, superior)


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
    symbol = report.text("document.symbol").strip()
    if symbol:
        number, suffix = _split_number(report.text("document.number"))
        where, day = place(report, "document.symbol"), parse_date(report.text("document.date"))
        kind = symbol.partition("-")[0]
        yield Document("document.symbol", where, kind, number, suffix, symbol, day, "", True, "")


def _split_number(text: str) -> tuple[int | None, str]:
    found = re.match(r"\s*(\d{1,9})\s*(.*)", text)
    return (int(found[1]), found[2].strip().upper()) if found else (None, "")


def _namesakes(report: "Report", check: Check) -> Iterator[tuple[Document, Document]]:
    groups: dict[tuple[object, ...], list[Document]] = defaultdict(list)
    for paper in documents(report, check):
        if paper.number is not None and paper.day:
            groups[paper.type, paper.number, paper.suffix, paper.own, paper.agency, paper.day.year].append(
                paper
            )
    for papers in groups.values():
        yield from pairwise(papers)


def _same(one: Document, two: Document) -> bool:
    subjects = {" ".join(fold(paper.subject).split()) for paper in (one, two)} - {""}
    return one.day == two.day and len(subjects) < 2


def _inversions(papers: Iterable[Document]) -> list[tuple[Document, Document]]:
    ordered = sorted(papers, key=lambda paper: (paper.number or 0, paper.suffix))
    return [
        (one, two)
        for one, two in pairwise(ordered)
        if one.day and two.day and two.day < one.day and (one.number, one.suffix) != (two.number, two.suffix)
    ]


def _shared(
    sequences: dict[tuple[str, str, int], list[Document]], group: tuple[str, ...]
) -> Iterator[list[Document]]:
    merged: dict[tuple[str, int], list[Document]] = defaultdict(list)
    for (kind, agency, year), papers in sequences.items():
        if kind in group:
            merged[agency, year] += papers
    for papers in merged.values():
        if len({(paper.number, paper.suffix) for paper in papers}) == len(papers):
            yield papers


def _symbol_fault(paper: Document, check: Check, letters: set[str]) -> str:
    pattern = check.patterns["letter" if paper.type in letters else "symbol"]
    found = re.match(pattern, paper.symbol)
    if not found:
        return "form"
    parts = found.groupdict()
    if paper.type and parts.get("type", paper.type) != paper.type:
        return "type"
    return "" if re.match(check.patterns["agency"], parts["agency"]) else "agency"


def _carries_out(own: Document, superior: Document) -> bool:
    named = re.compile(rf"(?<!\d)0*{superior.number}\s*/\s*{re.escape(superior.symbol)}")
    if superior.number is not None and named.search(own.subject):
        return True
    return bool(own.subject) and fold(own.subject) == fold(superior.subject)


def _pair(one: Document, two: Document) -> Found:
    fields = {
        "row": one.where,
        "other_row": two.where,
        "found": one.title,
        "other": two.title,
        "day": show_date(one.day) if one.day else "",
        "other_day": show_date(two.day) if two.day else "",
        "subject": one.subject,
        "other_subject": two.subject,
    }
    return Found((two.code, one.code), fields)


_FIELDS = frozenset({"row", "other_row", "found", "other", "day", "other_day", "subject", "other_subject"})
_DOCUMENTS = frozenset({"register", "codes"})
RULES = {
    "numbered_twice": Rule(numbered_twice, _FIELDS, _DOCUMENTS, of_lists=True),
    "listed_twice": Rule(listed_twice, _FIELDS, _DOCUMENTS, of_lists=True),
    "out_of_order": Rule(out_of_order, _FIELDS, _DOCUMENTS, of_lists=True),
    "symbol_misshapen": Rule(
        symbol_misshapen,
        frozenset({"row", "found", "type"}),
        _DOCUMENTS | {"patterns"},
        frozenset({"form", "type", "agency"}),
        of_lists=True,
    ),
    "plan_before_superior": Rule(plan_before_superior, _FIELDS, _DOCUMENTS | {"groups"}, of_lists=True),
}
