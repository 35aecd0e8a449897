"""The documents that a narrative cites, as rows of the list of documents.

Each once, however often it is named. What another office issued, and what nobody says
who did, is told apart from the unit's own.
"""

import re
from collections.abc import Iterable, Iterator

from cchc_desktop.core.checks.cited import OTHER, Paper, papers
from cchc_desktop.core.checks.narrative import Written
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Check, Index
from cchc_desktop.core.found import Confidence, Doubt, FoundRow, FoundText, Spot
from cchc_desktop.core.prose.citations import Citation
from cchc_desktop.core.prose.reading import Reading
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.text import fold

COMMITTEE, COUNCIL = "UBND", "H\u0110ND"
_AGENCY = re.compile(r"[-/](?:UBND|UBDN|H\u0110ND|BC\u0110)$")
_LEADING = re.compile(r"^(?:v\u1ec1 vi\u1ec7c|v\u1ec1|v/v)\s+", re.IGNORECASE)
_LETTERS = re.compile("[a-z]")
_LONGEST = 300
_NEAR = 250


def rows(texts: Iterable[FoundText], index: Index, unit: Unit, kind: str, year: int) -> Iterator[FoundRow]:
    """The documents in the order they are first named."""
    check = _check(index)
    if check is None:
        return
    sections = {text.address: text for text in texts if text.address.startswith("narrative.")}
    content = {address: text.text for address, text in sections.items()}
    report = Report(index, Identity(unit, index.edition.id, kind, year), content)
    known: dict[tuple[object, ...], Paper] = {}
    for paper in papers(report, check):
        if paper.section is not None and paper.citation is not None:
            known.setdefault(_key(paper, known), paper)
    for paper in known.values():
        if paper.section and paper.citation:
            yield _row(paper, paper.section, paper.citation, check, index, unit, sections)


def _check(index: Index) -> Check | None:
    """The edition's check that knows the types of documents and whose they are."""
    fitting = (
        each for each in index.edition.checks if each.register and each.heads and "superior" in each.patterns
    )
    return next((each for each in fitting if len(each.codes) == 5), None)


def _key(paper: Paper, known: dict[tuple[object, ...], Paper]) -> tuple[object, ...]:
    """What tells a document from others: type, number and day; a missing one matches any."""
    kind = paper.kind or _type_in(paper.symbol)
    for key, other in known.items():
        alike = (other.number, other.suffix) == (paper.number, paper.suffix)
        same_kind = not kind or not key[0] or kind == key[0]
        same_day = not paper.day or not other.day or paper.day == other.day
        if alike and same_kind and same_day:
            return key
    return kind, paper.number, paper.suffix, paper.day


def _type_in(symbol: str) -> str:
    return re.split(r"[-/]", re.sub(r"^\d{4}/", "", symbol))[0] if re.search(r"[-/]", symbol) else ""


def _is_own(paper: Paper, unit: Unit) -> bool:
    """True unless someone else issued it; unsaid, its symbol must be that of a commune's office,
    and its subject not that of the office above.
    """
    if paper.whose:
        return paper.whose != OTHER
    citation = paper.citation
    above = [fold(name) for name in (unit.superior, unit.province) if name]
    if (
        citation is None
        or _LETTERS.search(citation.issuer)
        or any(name in citation.subject for name in above)
    ):
        return False
    return bool(_AGENCY.search(paper.symbol))


def _row(
    paper: Paper,
    section: Written,
    citation: Citation,
    check: Check,
    index: Index,
    unit: Unit,
    sections: dict[str, FoundText],
) -> FoundRow:
    register = index.registers[check.register]
    kind, number, symbol, day, subject = check.codes
    area = index.sections[section.slot].area if section.slot in index.sections else 0
    own = _is_own(paper, unit)
    row: Row = {
        kind: paper.kind or _type_in(paper.symbol),
        number: f"{paper.number:02}{paper.suffix}",
        symbol: paper.symbol,
        day: paper.day.isoformat() if paper.day else "",
        subject: _LEADING.sub("", paper.subject)[:_LONGEST].strip(" ,.;"),
        register.issuer: _issuer(paper, citation, section.reading, unit, own),
    }
    others = [column for column in register.columns if column.code not in row]
    for column in others:
        if str(area) in column.options:
            row[column.code] = str(area)
        elif column.kind.value == "flag" and own:
            row[column.code] = bool(re.fullmatch(index.edition.foreign.directive or "-", section.slot))
    text = sections[f"narrative.{section.slot}"]
    words = section.reading.quote(max(0, citation.start - 40), citation.end + 60)
    spot = Spot(page=text.spot.page, line=text.spot.line, section=section.slot, words=words)
    clean: Row = {code: cell for code, cell in row.items() if cell}
    if own:
        return FoundRow(register.id, clean, spot, Confidence.LIKELY)
    return FoundRow(register.id, clean, spot, Confidence.UNCLEAR, Doubt.OTHERS)


def _issuer(paper: Paper, citation: Citation, reading: Reading, unit: Unit, own: bool) -> str:
    """Who issued it, as the list names it: the unit's own office by its type alone."""
    if own:
        council = citation.issuer.startswith(("hdnd", "hoi dong")) or "NQ-H" in paper.symbol
        return f"{COUNCIL if council else COMMITTEE} {unit.type}".strip()
    words = r"\s+".join(map(re.escape, citation.issuer.split()))
    start = max(0, citation.start - _NEAR)
    found = re.search(words, reading.folded[start : citation.end + _NEAR]) if words else None
    return reading.quote(start + found.start(), start + found.end()) if found else ""
