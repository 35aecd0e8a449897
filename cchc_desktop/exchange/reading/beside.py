"""A Word file or a PDF of ours: what its pages say beside the report that it carries.

A figure or a note that no longer shows what was printed wins, as in a workbook, and so
do the words of a section in a Word file; each is told. Any other words that differ are
told and not read, for they have no place of their own. What is on the pages is never
passed over in silence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypeAlias

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.content import Item
from cchc_desktop.core.edition import Figure
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import nfc
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import appendix, layout, runs
from cchc_desktop.exchange.blocks import Block, Columns, Table, plain
from cchc_desktop.exchange.reading import Reading
from cchc_desktop.exchange.reading.pieces import Grid, Line, Piece, Row, Source
from cchc_desktop.exchange.wording import figure_words, unit_words
from cchc_desktop.exchange.workbook.taken import entry_of, has_decimal_dot

SHORTEST_CELL = 40
"""Letters of a cell that a page never parts."""
_NUMBER, _LABEL, _UNIT, _VALUE, _NOTE = range(5)
_SHOWN = 80
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*\n")
Seen: TypeAlias = Callable[[str], str]
"""Words as they are compared: what a format cannot keep is left out of both."""


class Unit(msgspec.Struct, frozen=True):
    """A line of the paper, and the section whose words it is, if any."""

    words: str
    slot: str = ""


def word(path: Path, carried: Report) -> Reading:
    """What a Word file says that carries this report."""
    from cchc_desktop.exchange.reading.word import load

    beside = _Beside(carried, _spaced)
    beside.take_forms(_source(load(path)))
    beside.take_words()
    return beside.reading()


def pdf(path: Path, carried: Report) -> Reading:
    """What a PDF says that carries this report."""
    from cchc_desktop.exchange.reading.pages import load, written

    beside = _Beside(carried, _drawn)
    beside.take_forms(_source(load(path, old=False)))
    beside.tell_missing(written(path))
    return beside.reading()


def _source(steps: Iterable[object]) -> Source:
    return next(each for each in steps if isinstance(each, Source))


def _spaced(words: str) -> str:
    return " ".join(nfc(words).replace("\xad", "").split())


def _drawn(words: str) -> str:
    """The letters and digits that a page shows: where it breaks a line it shows no space."""
    from cchc_desktop.exchange.fonts import drawable

    return "".join(letter for letter in drawable(nfc(words)) if letter.isalnum())


class _Beside:
    """The way through the pages; `seen` makes words comparable."""

    def __init__(self, carried: Report, seen: Seen) -> None:
        self._carried, self._seen = carried, seen
        self._content: dict[str, Item] = dict(carried.content)
        self._problems: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks = [block for section in layout.document(carried).sections for block in section.blocks]

    def reading(self) -> Reading:
        """The report with what was taken, and what was told."""
        if self._content == self._carried.content:
            return Reading(self._carried, tuple(self._problems))
        return Reading(
            Report(self._carried.index, self._carried.identity, self._content), tuple(self._problems)
        )

    def take_forms(self, source: Source) -> None:
        """Read the rows of the forms; what is left are the paper's words."""
        waiting: dict[tuple[str, ...], list[Figure]] = {}
        for figure, number in _printed(self._carried):
            waiting.setdefault(self._key(number, figure.label, unit_words(figure)), []).append(figure)
        heads = {self._seen(cell.text) for row in appendix.form_head(self._carried) for cell in row}
        for piece in source.pieces:
            if isinstance(piece, Line):
                self._pieces.append(piece)
                continue
            known = [waiting.get(self._key(*(cell.text for cell in row[:_VALUE])), []) for row in piece.rows]
            if not any(known):
                self._pieces.append(piece)
                continue
            for row, figures in zip(piece.rows, known, strict=True):
                if figures and len(row) > _NOTE:
                    self._take_row(row, figures.pop(0))
                elif not {self._seen(cell.text) for cell in row} & heads:
                    self._tell_unknown(row)
        gone = [figure for figures in waiting.values() for figure in figures]
        self._problems += [
            texts.READ_FIGURE_GONE.format(place=place(self._carried, figure.code)) for figure in gone
        ]

    def _key(self, *words: str) -> tuple[str, ...]:
        return tuple(map(self._seen, words))

    def _tell_unknown(self, row: Row) -> None:
        words = " | ".join(filter(None, (_spaced(cell.text) for cell in row)))
        if words:
            self._problems.append(texts.READ_WORDS_ADDED.format(found=_short(words)))

    def _take_row(self, row: Row, figure: Figure) -> None:
        old = self._carried.entry(figure.code) or Entry()
        printed, found = figure_words(self._carried, figure), row[_VALUE].text
        entry, where = old, place(self._carried, figure.code)
        if figure.is_entered and self._differs(printed, found):
            entry = msgspec.structs.replace(entry_of(_spaced(found)), note=old.note)
            blank = texts.READ_BLANK
            told = {"found": _spaced(found) or blank, "old": _spaced(printed) or blank}
            self._problems.append(texts.READ_CHANGED.format(place=where, **told))
            odd = texts.READ_DECIMAL_DOT if has_decimal_dot(found) else texts.READ_NO_FIGURE
            if has_decimal_dot(found) or entry.text:
                self._problems.append(odd.format(place=where, found=_spaced(found)))
        if self._differs(self._carried.value(figure.code).note, row[_NOTE].text):
            entry = msgspec.structs.replace(entry, note=_spaced(row[_NOTE].text))
            self._problems.append(texts.READ_NOTE.format(place=where))
        if entry != old:
            self._content[figure.code] = entry

    def _differs(self, printed: str, found: str) -> bool:
        return self._seen(plain(printed)) != self._seen(found)

    def take_words(self) -> None:
        """Compare the lines of the paper; a section that differs is taken."""
        old, new = list(self._units()), [words for words in self._found() if words]
        opcodes = SequenceMatcher(None, [unit.words for unit in old], new, autojunk=False).get_opcodes()
        changed: dict[str, None] = {}
        lines: dict[str, list[str]] = {}
        for kind, start, end, first, last in opcodes:
            if kind == "equal" or _bare(unit.words for unit in old[start:end]) == _bare(new[first:last]):
                for unit in old[start:end]:
                    lines.setdefault(unit.slot, []).append(unit.words)
                continue
            slots = list(dict.fromkeys(unit.slot for unit in old[start:end])) or [self._open(old, start)]
            if slots == [""] or "" in slots:
                self._tell_words([unit.words for unit in old[start:end]], new[first:last])
                continue
            changed.update(dict.fromkeys(slots))
            lines.setdefault(slots[0], []).extend(new[first:last])
        for slot in changed:
            self._take_section(slot, lines.get(slot, []))

    def _open(self, old: list[Unit], at: int) -> str:
        """The section to which words belong that were put in before the unit at a place."""
        return old[at - 1].slot if at else ""

    def _tell_words(self, old: list[str], new: list[str]) -> None:
        was, found = _short(" ".join(old)), _short(" ".join(new))
        sentence = texts.READ_WORDS_CHANGED if was and found else texts.READ_WORDS_ADDED
        sentence = sentence if found else texts.READ_WORDS_GONE
        self._problems.append(sentence.format(found=found, old=was))

    def _take_section(self, slot: str, lines: list[str]) -> None:
        """The section's new words; lines that stayed keep their live figures."""
        sources = {
            _spaced("".join(run.text for run in made)): source
            for source in self._carried.text(f"{NARRATIVE}.{slot}").split("\n")
            for made in runs.made_lines(self._carried.rendered(source))
        }
        self._content[f"{NARRATIVE}.{slot}"] = "\n".join(sources.get(line, line) for line in lines)
        self._problems.append(texts.READ_SECTION_CHANGED.format(section=self._heading(slot)))

    def _heading(self, slot: str) -> str:
        return next(
            (f"{each.number} {each.title}" for each in self._carried.outline if each.slot == slot), slot
        )

    def tell_missing(self, pages: Iterable[str]) -> None:
        """Tell which words of the report are no longer on the pages."""
        shown = "".join(
            self._seen(page[found.end() :] if (found := _PAGE_NUMBER.match(page)) else page) for page in pages
        )
        grids = [piece for piece in self._pieces if isinstance(piece, Grid)]
        cells = Counter(self._seen(cell.text) for grid in grids for row in grid.rows for cell in row)
        wanted = Counter[str]()
        for block in self._blocks:
            if isinstance(block, Table) and not self._is_form(block):
                wanted.update(each for row in block.rows for cell in row if (each := self._seen(cell.text)))
        gone = [words for words in wanted - cells if len(words) < SHORTEST_CELL]
        slots = dict.fromkeys(
            unit.slot for unit in self._units(tables=False) if self._seen(unit.words) not in shown
        )
        for slot in slots:
            if slot:
                self._problems.append(texts.READ_SECTION_OTHER.format(section=self._heading(slot)))
        if "" in slots or gone:
            self._problems.append(texts.READ_PAGES_OTHER)

    def _is_form(self, table: Table) -> bool:
        return table.head == appendix.form_head(self._carried)

    def _units(self, tables: bool = True) -> Iterator[Unit]:
        """The lines of the paper as they were printed, but those of the forms."""
        waiting = [
            Unit(_spaced("".join(run.text for run in made)), heading.slot)
            for heading in self._carried.outline
            for made in runs.made_lines(self._carried.pieces(heading.slot))
        ]
        for block in self._blocks:
            if isinstance(block, Table) and (self._is_form(block) or not tables):
                continue
            for words in _lines(block):
                if waiting and waiting[0].words == words:
                    yield waiting.pop(0)
                else:
                    yield Unit(words)

    def _found(self) -> Iterator[str]:
        for piece in self._pieces:
            if isinstance(piece, Line):
                yield _spaced(piece.text)
            else:
                yield from (
                    _spaced(line) for row in piece.rows for cell in row for line in cell.text.split("\n")
                )


def _printed(report: Report) -> Iterator[tuple[Figure, str]]:
    """The figures of the paper's forms, with the numbers of their rows."""
    for area in report.edition.areas:
        facts = (fact for fact in area.facts if fact.is_entered and not report.value(fact.code).is_blank)
        for number, figure in enumerate(area.rows or facts, 1):
            yield figure, figure.number or f"{number}."


def _lines(block: Block) -> Iterator[str]:
    """The lines of a block that hold something."""
    if isinstance(block, Table):
        given = [f"{cell.text}\n{cell.note}" for _, _, cell in block.places()]
        given += [cell.text for row in block.rows for cell in row]
    elif isinstance(block, Columns):
        given = [text.words for text in (*block.left, *block.right)]
    else:
        given = [block.words]
    yield from (words for each in given for line in each.split("\n") if (words := _spaced(line)))


def _bare(words: Iterable[str]) -> str:
    return "".join("".join(words).split())


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 3] + "..."
