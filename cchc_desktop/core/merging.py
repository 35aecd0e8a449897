"""Several communes' reports of one period as one: the commune that they were merged into.

Counts and stocks are added up, shares are left to be computed anew, and what cannot be
added (a code list, a percentage given by hand, a text) is for the clerk to decide. The
parts are kept beside every sum.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

import msgspec

from cchc_desktop.core.content import Row, part, rest
from cchc_desktop.core.edition import ColumnKind, Index, Kind, Register
from cchc_desktop.core.found import Confidence, Doubt, Found, FoundFigure, FoundRow, FoundText, Unread
from cchc_desktop.core.matching import name_of
from cchc_desktop.core.plan import Verdict, translated
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.register import read_cell, text_of, write_cell
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry, State, typed

ADDED = frozenset({Kind.COUNT, Kind.STOCK, Kind.MONEY, Kind.MONEY_VND, Kind.TOTAL})


def merged(founds: Sequence[Found], index: Index, unit: Unit) -> Found:
    """One file's worth of the predecessors' files, for `unit`.

    The period is theirs if it is one, else blank. Their particulars stay behind; a figure
    that this edition has no place for is listed as not understood.
    """
    whole = [(found, list(translated(found, index))) for found in founds]
    founds = [
        msgspec.structs.replace(
            found, figures=tuple(each for each, verdict in figures if _has_home(each, verdict, index))
        )
        for found, figures in whole
    ]
    homeless = [
        _homeless(found, each)
        for found, figures in whole
        for each, verdict in figures
        if not _has_home(each, verdict, index)
    ]
    periods = {(found.kind, found.year) for found in founds}
    kind, year = periods.pop() if len(periods) == 1 else ("", 0)
    return Found(
        ", ".join(found.file for found in founds),
        "+".join(found.digest for found in founds),
        index.edition.id,
        unit,
        kind,
        year,
        tuple(_figures(founds, index)),
        tuple(_rows(founds, index)),
        tuple(_texts(founds)),
        (*homeless, *chain.from_iterable(found.unread for found in founds)),
        tuple(chain.from_iterable(found.problems for found in founds)),
    )


def _has_home(figure: FoundFigure, verdict: Verdict | None, index: Index) -> bool:
    """False for a code that is unknown here, or that means something else by now."""
    return figure.code in index.figures and verdict is not Verdict.STAYS


def _figures(founds: Sequence[Found], index: Index) -> Iterator[FoundFigure]:
    named = list(zip(_names(founds), founds, strict=True))
    for code, figure in index.figures.items():
        given = [(name, each) for name, found in named for each in found.figures if each.code == code]
        if not given or (figure.kind is Kind.RATIO and code in index.formulas):
            continue
        parts = tuple((file, each.entry) for file, each in given)
        if figure.kind in ADDED:
            yield _sum(code, parts, [each for _, each in given], len(founds))
        else:
            yield _alike(code, parts, [each for _, each in given], len(founds))


def _names(founds: Sequence[Found]) -> list[str]:
    """What each file's part is called: its commune's name, the file's where that tells nothing apart."""
    names = [found.unit.name for found in founds]
    return names if all(names) and len(set(names)) == len(names) else [found.file for found in founds]


def _homeless(found: Found, figure: FoundFigure) -> Unread:
    spot = msgspec.structs.replace(figure.spot, words=figure.spot.words or found.file)
    return Unread(f"{found.file}: {figure.code} = {typed(figure.entry)}", spot, Doubt.ROW)


def _sum(
    code: str, parts: tuple[tuple[str, Entry], ...], given: list[FoundFigure], files: int
) -> FoundFigure:
    """The sum; unclear while a commune's part is missing, doubtful or no number."""
    numbers = [_counted(entry) for _, entry in parts]
    known = [number for number in numbers if number is not None]
    entry = Entry(value=sum(known, Decimal(0))) if known else parts[0][1]
    if len({file for file, _ in parts}) < files or len(known) < len(numbers):
        return FoundFigure(code, entry, given[0].spot, Confidence.UNCLEAR, Doubt.MISSING, parts)
    if len(parts) > files or any(each.confidence is Confidence.UNCLEAR for each in given):
        return FoundFigure(code, entry, given[0].spot, Confidence.UNCLEAR, Doubt.SEVERAL, parts)
    return FoundFigure(code, entry, given[0].spot, Confidence.LIKELY, Doubt.NONE, parts)


def _alike(
    code: str, parts: tuple[tuple[str, Entry], ...], given: list[FoundFigure], files: int
) -> FoundFigure:
    """What cannot be added: taken where all say the same, else for the clerk to decide."""
    same = len({(entry.value, entry.state, entry.text) for _, entry in parts}) == 1
    if same and len(parts) == files and given[0].confidence is not Confidence.UNCLEAR:
        return FoundFigure(code, parts[0][1], given[0].spot, Confidence.LIKELY, Doubt.NONE, parts)
    return FoundFigure(code, parts[0][1], given[0].spot, Confidence.UNCLEAR, Doubt.PARTS, parts)


def _counted(entry: Entry) -> Decimal | None:
    return Decimal(0) if entry.state is State.NIL else entry.value


def _rows(founds: Iterable[Found], index: Index) -> Iterator[FoundRow]:
    """Rows of one name added up where they count; documents of several communes stay apart.

    So do the rows of a list with levels, which say the same under each criterion: the clerk chooses.
    """
    known: dict[tuple[object, ...], FoundRow] = {}
    single = 0
    for found in founds:
        for each in found.rows:
            register = index.registers.get(each.register)
            key: tuple[object, ...] = (each.register, single)
            single += 1
            apart = msgspec.structs.replace(each, key=-1)
            if register is not None and register.level:
                apart = msgspec.structs.replace(apart, confidence=Confidence.UNCLEAR, doubt=Doubt.PARTS)
            elif register is not None and not register.issuer:
                key = (each.register, *name_of(register, each.row))
            before = known.get(key)
            known[key] = _row_sum(before, apart, register) if before and register else apart
    yield from known.values()


def _row_sum(one: FoundRow, two: FoundRow, register: Register) -> FoundRow:
    row: Row = dict(one.row)
    doubtful = Confidence.UNCLEAR in (one.confidence, two.confidence)
    for column in register.columns:
        if column.kind is not ColumnKind.COUNT:
            continue
        cells = [read_cell(text_of(each.row, column.code)) for each in (one, two)]
        numbers = [_counted(cell) for cell in cells]
        if numbers[0] is not None and numbers[1] is not None:
            row[column.code] = write_cell(Entry(value=numbers[0] + numbers[1]))
        elif any(not cell.is_blank for cell in cells):
            doubtful = True
    confidence = Confidence.UNCLEAR if doubtful else Confidence.LIKELY
    return msgspec.structs.replace(
        one, row=row, confidence=confidence, doubt=Doubt.MISSING if doubtful else Doubt.NONE
    )


def _texts(founds: Iterable[Found]) -> Iterator[FoundText]:
    """Sections of several communes: shown, never taken by themselves; their figures as they read."""
    for found in founds:
        for text in found.texts:
            if part(text.address) == NARRATIVE:
                words = found.report.shown(rest(text.address)) if found.report else text.text
                yield msgspec.structs.replace(
                    text, text=words, confidence=Confidence.UNCLEAR, doubt=Doubt.PARTS
                )
