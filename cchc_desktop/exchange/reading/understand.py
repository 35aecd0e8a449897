"""Pieces of a file understood as one report: which edition, which figures, which words.

Nothing is dropped silently: what has no place in the edition is listed as unread.
"""

import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from functools import cached_property

import msgspec

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.edition import ColumnKind, Index
from cchc_desktop.core.found import Confidence, Doubt, Found, FoundFigure, FoundRow, FoundText, Spot, Unread
from cchc_desktop.core.matching import name_of
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.register import text_of
from cchc_desktop.core.report import Unit
from cchc_desktop.core.text import fold
from cchc_desktop.errors import EditionInvalid, FileUnusable
from cchc_desktop.exchange.reading import documents, flat, forms, outline, prose, registers, tables
from cchc_desktop.exchange.reading.labels import Labels, split_code
from cchc_desktop.exchange.reading.outline import Outline, Placed
from cchc_desktop.exchange.reading.particulars import Particulars, Parts, unit_of
from cchc_desktop.exchange.reading.pieces import (
    COLUMN_GAP,
    Grid,
    Line,
    Piece,
    Source,
    as_lines,
    bounded,
    row_words,
)

APPENDIX = "PL"
"""Stands for a slot where passages read the words behind the signature."""
MOST_UNREAD = 500
SAMPLE_LETTERS, SAMPLE_LINES = 200_000, 3_000
"""What is read to choose the edition."""
MOST_LAID_OUT = 400
"""Rows of a table that only lays words out; one of more is a list that no form knows."""
SURE, NAMED = 10, 0.85
"""Rows that are surely an edition's, or headings so like its own, that no other is tried."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
_BROKEN = 0.2
"""Of all paragraphs: more that begin with a small letter are no paragraphs."""
_ALWAYS = re.compile(
    r"cong hoa xa hoi|doc lap\s*-\s*tu do|(?:uy ban nhan dan|ubnd)\b.{0,40}$|bao cao$|phu luc$"
)


class Understanding:
    """The way from pieces to what was found, in one edition."""

    def __init__(self, source: Source, index: Index) -> None:
        self._source = source
        self._labels = Labels(index)
        self.index = index
        self._figures: list[FoundFigure] = []
        self._rows: list[FoundRow] = []
        self._unread: list[Unread] = []
        self._answers: list[FoundText] = []
        self._lines = _mended(self._sorted())
        self._parts = Parts(self._lines)
        self.particulars = Particulars(self._parts)
        self._headings = outline.headings(self._parts.body)
        self._placed: list[Placed] = Outline(self._labels).place(self._headings)

    @property
    def likeness(self) -> float:
        """How well the edition fits: its outline to the headings, its forms to the tables."""
        return self._named + 0.4 * self._is_valid + min(1.0, self._sure / 10)

    @property
    def fits(self) -> bool:
        """True if no other edition could fit better: of its time, and its headings or rows by name."""
        return self._is_valid and (self._sure >= SURE or (self._named >= NAMED and len(self._placed) >= SURE))

    @cached_property
    def _is_valid(self) -> bool:
        day = parse_date(self.particulars.text("period.to") or self.particulars.text("document.date"))
        told = day.isoformat() if day else f"{self.particulars.year}-06-30" if self.particulars.year else ""
        edition = self.index.edition
        return bool(told) and edition.valid_from <= told <= (edition.valid_to or "9999")

    @property
    def _named(self) -> float:
        return sum(each.likeness for each in self._placed) / max(1, len(self._placed))

    @property
    def _sure(self) -> int:
        return sum(each.confidence is not Confidence.UNCLEAR for each in self._figures)

    def found(self, file: str, digest: str) -> Generator[None, None, Found]:
        """All that was found; yields now and then, so that it can be given up."""
        texts = [*self.particulars.texts, *outline.sections(self._parts.body, self._placed)]
        words = " ".join(line.text for line in self._lines)
        types = self.index.edition.unit
        unit = unit_of(words, types.types, types.superior_types)
        kind, year = self._period()
        yield from self._tell(texts, unit, kind, year)
        self._unread += self.particulars.unread
        if self._source.cut:
            self._unread.append(Unread("", Spot(), Doubt.TOO_LONG))
        return Found(
            file,
            digest,
            self.index.edition.id,
            unit,
            kind,
            year,
            tuple(settled(self._figures, self.index)),
            tuple(merged(self._rows, self.index)),
            tuple(texts),
            tuple(self._unread[:MOST_UNREAD]),
            encoding=self._source.encoding,
        )

    def _period(self) -> tuple[str, int]:
        kinds = {preset.kind for preset in self.index.edition.presets}
        kind, year = self.particulars.kind, self.particulars.year
        return (kind if kind in kinds else ""), year

    def _tell(self, texts: list[FoundText], unit: Unit, kind: str, year: int) -> Iterator[None]:
        """What the sections and the appendix say in figures, and which documents they cite."""
        rest = [line for line in self._parts.lines[self._parts.appendix :] if line.text]
        appendix = FoundText(
            f"{prose.NARRATIVE}{APPENDIX}", _told_apart(rest), rest[0].spot if rest else Spot()
        )
        if not self._placed and self._parts.body:
            appendix = msgspec.structs.replace(appendix, text=outline.joined(self._parts.body))
        for each in prose.figures([*texts, appendix, *self._answers], self.index, kind, year):
            if each is None:
                yield
            else:
                self._keep(each)
        self._rows += prose.names(texts, self.index)
        yield
        self._rows += documents.rows(texts, self.index, unit, kind or "year", year or 2000)
        self._unread += [Unread(line.text, line.spot, Doubt.LINE) for line in rest if _is_telling(line)]

    def _keep(self, each: FoundFigure | FoundRow | Unread) -> None:
        if isinstance(each, FoundFigure):
            self._figures.append(each)
        elif isinstance(each, FoundRow):
            self._rows.append(each)
        else:
            self._unread.append(each)

    def _sorted(self) -> list[Line]:
        """Takes tables and forms in; the lines that are left are the paper's words."""
        lines: list[Line] = []
        waiting: list[tables.FormRow] = []
        form: list[Line] = []
        area, roles = 0, None
        for piece in self._source.pieces:
            if isinstance(piece, Line):
                title = tables.form_of(piece.text, self._labels)
                if title and (_names_form(piece.text) or area):
                    self._close(form, area)
                    area, roles, form = title, None, []
                elif area and not _is_far(form):
                    form.append(piece)
                else:
                    lines.append(piece)
                continue
            if tables.has_head(piece, self._labels) or (roles and self._goes_on(piece)):
                if tables.has_head(piece, self._labels):
                    lines += tables.words_before(piece, self._labels)
                waiting += tables.rows_of(piece, self._labels, area, roles)
                roles = tables.last_roles(piece, self._labels) or roles
                area = tables.last_title(piece, self._labels, area)
                form = []
            else:
                lines += self._other(piece, form if area else None)
        self._close(form, area)
        for each in forms.figures(waiting, self._labels):
            self._keep(each)
        return lines

    def _close(self, form: list[Line], area: int) -> None:
        if area and form:
            for each in flat.figures(form, area, self._labels):
                self._keep(each)

    def _goes_on(self, grid: Grid) -> bool:
        """True for a table that a page parted: its rows bear labels of the forms."""
        texts = [cell.text for row in grid.rows[:3] for cell in row if cell.text]
        return any(self._labels.exact(split_code(text)[1]) for text in texts)

    def _other(self, grid: Grid, form: list[Line] | None) -> Iterator[Line]:
        """A grid that is no form: a register's rows, or words that it only lays out."""
        found = list(registers.rows(grid, self._labels))
        if found:
            for each in found:
                self._keep(each)
                self._answers += self._answered(each)
            return
        if len(grid.rows) > MOST_LAID_OUT:
            self._unread.append(Unread(row_words(grid.rows[0]), grid.place(0), Doubt.SHEET))
            return
        lines = list(as_lines(grid))
        if form is not None and any(self._labels.exact(split_code(line.text)[1]) for line in lines):
            form += [
                Line(row_words(row).replace(" | ", " "), grid.place(at)) for at, row in enumerate(grid.rows)
            ]
        else:
            yield from lines

    def _answered(self, each: FoundRow | Unread) -> Iterator[FoundText]:
        """What a row of a review table answers in words: it may tell figures too."""
        if isinstance(each, FoundRow) and self.index.registers[each.register].level:
            for column in self.index.registers[each.register].columns:
                words = text_of(each.row, column.code)
                if words and column.answer and column.kind is ColumnKind.TEXT:
                    yield FoundText(f"{prose.NARRATIVE}{APPENDIX}", words, each.spot)


def _mended(lines: list[Line]) -> list[Line]:
    """The lines; where a converter made a paragraph of every printed line they are lines again."""
    whole = [line for line in lines if line.whole]
    broken = sum(line.text[:1].islower() for line in whole)
    if broken < _BROKEN * max(1, len(whole)):
        return lines
    return [msgspec.structs.replace(line, whole=False) for line in lines]


def _told_apart(lines: list[Line]) -> str:
    """Lines as one text, in which each row of a table is a sentence of its own."""
    text, was_row = "", False
    for line in lines:
        is_row = COLUMN_GAP in line.text or bool(_NUMBERED.match(line.text))
        text += f"{'.' if text and (is_row or was_row) else ''}\n{line.text}"
        was_row = is_row
    return text


def _names_form(text: str) -> bool:
    return fold(text).strip().startswith("bieu")


def _is_far(form: list[Line]) -> bool:
    return len(form) > 600


def _is_telling(line: Line) -> bool:
    """False for the words that every appendix has."""
    words = " ".join(fold(line.text).split())
    return len(words) > 3 and not _ALWAYS.match(words)


def settled(figures: Iterable[FoundFigure], index: Index) -> Iterator[FoundFigure]:
    """One figure for each code: the surest; those that disagree are unclear, all of them."""
    by_code: dict[str, list[FoundFigure]] = {}
    for each in figures:
        by_code.setdefault(each.code, []).append(each)
    for code in (code for code in index.figures if code in by_code):
        every = by_code[code]
        order = (Confidence.SURE, Confidence.LIKELY, Confidence.UNCLEAR)
        best = next(level for level in order if any(each.confidence is level for each in every))
        chosen = [each for each in every if each.confidence is best]
        said = {(each.entry.value, each.entry.state, each.entry.text) for each in chosen}
        if len(said) > 1:
            yield from (
                msgspec.structs.replace(each, confidence=Confidence.UNCLEAR, doubt=Doubt.SEVERAL)
                for each in chosen
            )
        else:
            yield chosen[0]


def merged(rows: Iterable[FoundRow], index: Index) -> Iterator[FoundRow]:
    """The rows, those of one name as one: a table's row before what a sentence says of it."""
    known: dict[tuple[str, ...], FoundRow] = {}
    for row in sorted(rows, key=lambda each: each.confidence is not Confidence.SURE):
        register = index.registers[row.register]
        # Two rows of a list with levels may say the same, each under its own.
        key = (register.id, *([str(len(known))] if register.level else name_of(register, row.row)))
        before = known.get(key)
        if before is None:
            known[key] = row
        else:
            known[key] = msgspec.structs.replace(before, row={**row.row, **before.row})
    yield from known.values()


def understood(
    source: Source, catalogue: Catalogue, edition: str, file: str, digest: str
) -> Generator[None, None, Found]:
    """What a file of another hand holds, in the edition asked for or else the one that fits best.

    Yields now and then, so that it can be given up.
    """
    if edition:
        return (yield from Understanding(source, catalogue.get(edition)).found(file, digest))
    sample = bounded(source, SAMPLE_LETTERS, SAMPLE_LINES)
    tried: list[Understanding] = []
    for index in _sound(catalogue, _year(sample)):
        yield
        tried.append(Understanding(sample, index))
        yield
        if tried[-1].fits:
            break
    if not tried:
        raise FileUnusable("edition_unknown", edition="", known="")
    best = max(tried, key=lambda each: each.likeness)
    if sample is not source:
        best = Understanding(source, best.index)
    return (yield from best.found(file, digest))


def _year(source: Source) -> int:
    """The year that a file speaks of most; 0 if it names none."""
    told = Counter(year for piece in source.pieces for year in _YEAR.findall(_words(piece)))
    return int(told.most_common(1)[0][0]) if told else 0


def _words(piece: Piece) -> str:
    return piece.text if isinstance(piece, Line) else " ".join(map(row_words, piece.rows))


def _sound(catalogue: Catalogue, year: int) -> Iterator[Index]:
    for name in catalogue.of_year(year):
        try:
            yield catalogue.get(name)
        except EditionInvalid:
            continue
