"""The appendices: the edition's forms with their figures and the registers with rows,
then each list with a tab of its own (bảng chấm điểm) as an appendix of its own.

A table is never parted from its title and never leaves out a row of its form. Wide
registers stand on landscape pages. Which registers are printed is the report's choice.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TypeAlias

from cchc_desktop.core.content import Row as Entered
from cchc_desktop.core.edition import Column, ColumnKind, Figure, Kind, Register
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.register import (
    UNREADABLE,
    RowFigures,
    chosen_registers,
    file_name,
    is_bold,
    is_head,
    is_total,
    read_cell,
    text_of,
)
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import show
from cchc_desktop.exchange.blocks import Align, Block, Cell, Role, Row, Section, Table, plain, text
from cchc_desktop.exchange.wording import figure_words, state_words, unit_words, words

FORM_WIDTHS = (13.0, 73.0, 31.0, 28.0, 20.0)
"""Money in triệu đồng may be told to the đồng: 27.869,168372 must stand on one line."""
FACT_WIDTHS = (13.0, 73.0, 26.0, 32.0, 21.0)
"""Facts are counted in đồng too: 12.400.000.000 must stand on one line."""
COUNTER_SHARES = {False: 0.075, True: 0.05}
"""How much of an upright and of a landscape page the rows' numbers take."""
WIDEST_UPRIGHT = 80
"""Letters across a portrait page, all columns together: with more, a date does not fit its column."""
REGISTER_SIZE = 11.0
Part: TypeAlias = tuple[bool, tuple[Block, ...]]
"""Whether it needs a landscape page, and what it is."""
GAP = "\N{NO-BREAK SPACE}"
"""The words of a line that only takes room."""
COUNTED = frozenset({ColumnKind.COUNT, ColumnKind.DATE, ColumnKind.FLAG, ColumnKind.CHOICE})


def sections(report: Report) -> Iterator[Section]:
    """The appendices on their pages, each counted by itself; none at all without a table.

    One appendix has no number, several have Roman ones.
    """
    printed = printed_registers(report)
    tables = tuple(_parts(report, tuple(register for register in printed if not register.tab)))
    named = [(report.edition.paper.appendix_title, tables)] if tables else []
    named += [
        (register.appendix or register.title, ((True, (text(Role.GAP, GAP), _register(report, register))),))
        for register in printed
        if register.tab
    ]
    for number, (name, parts) in enumerate(named, 1):
        mark = f" {_roman(number)}" if len(named) > 1 else ""
        yield from _appendix(tuple(_heads(report, mark, name)), parts)


def printed_registers(report: Report) -> tuple[Register, ...]:
    """The registers with rows that the report chose to print, else those its edition prints."""
    chosen = chosen_registers(report.edition, report.text("document.appendix"))
    return tuple(
        register
        for register in report.edition.registers
        if register.id in chosen and report.rows(register.id)
    )


def _roman(number: int) -> str:
    """I, II, III ...: an edition has fewer than forty appendices."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10]


def _appendix(heads: tuple[Block, ...], parts: tuple[Part, ...]) -> Iterator[Section]:
    """One appendix, its pages turned where a table wants it."""
    first = True
    for landscape, tables in groupby(parts, key=lambda part: part[0]):
        blocks = tuple(block for _, part in tables for block in part)
        yield Section((*heads, *blocks) if first else blocks, landscape, restart=first)
        first = False


def _heads(report: Report, mark: str, name: str) -> Iterator[Block]:
    paper = report.edition.paper
    yield text(Role.APPENDIX, paper.appendix + mark)
    yield text(Role.APPENDIX_NAME, fill(name, words(report)).upper())
    yield text(Role.APPENDIX_LINE, reference_line(report))


def reference_line(report: Report) -> str:
    """Which report the appendix belongs to."""
    return fill(report.edition.paper.appendix_line, words(report))


def _parts(report: Report, registers: tuple[Register, ...]) -> Iterator[Part]:
    """Each table with its title, and whether it needs a landscape page."""
    first = True
    for area in report.edition.areas:
        figures = area.rows or _filled(report, area.facts)
        if figures:
            form = f"{fill(report.edition.paper.form_title, {'number': area.number})}\n" if area.rows else ""
            heading = text(Role.FORM, form + area.title, fresh=bool(area.rows) and not first)
            yield False, (heading, _form(report, figures, FORM_WIDTHS if area.rows else FACT_WIDTHS))
            first = False
    # Those of upright pages first: a turned page among them would leave most of two empty.
    for register in sorted(registers, key=_is_wide):
        heading = text(Role.FORM, register.title)
        yield _is_wide(register), (heading, _register(report, register))


def _filled(report: Report, facts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The facts that say something: what an edition without forms has to show."""
    return tuple(fact for fact in facts if fact.is_entered and not report.value(fact.code).is_blank)


def _form(report: Report, figures: tuple[Figure, ...], widths: tuple[float, ...]) -> Table:
    rows = (_form_row(report, figure, place) for place, figure in enumerate(figures, 1))
    return Table(widths, form_head(report), tuple(rows))


def form_head(report: Report) -> tuple[Row, ...]:
    """Two rows: the result's head spans the unit and the figure."""
    paper = report.edition.paper
    number, label, unit, figure, note = (_head(head) for head in paper.heads)
    figure = _head(figure.text.replace("/", "/\n"))
    tall = _head(number.text, down=2), _head(label.text, down=2, note=paper.indicator_note)
    return (*tall, _head(paper.result_head, across=2), _head(note.text, down=2)), (unit, figure)


def _head(words: str, down: int = 1, across: int = 1, note: str = "") -> Cell:
    return Cell(plain(words), Align.CENTER, True, down, across, plain(note))


def _form_row(report: Report, figure: Figure, place: int) -> Row:
    bold = figure.level == 1 or figure.kind is Kind.GROUP
    number = figure.number or f"{place}."
    return (
        Cell(number, Align.CENTER, bold, keep=figure.kind is Kind.GROUP),
        Cell(plain(figure.label), bold=bold),
        Cell(plain(unit_words(figure)), Align.CENTER),
        Cell(plain(figure_words(report, figure)), Align.CENTER),
        Cell(plain(report.value(figure.code).note)),
    )


def _is_wide(register: Register) -> bool:
    return _letters(register) > WIDEST_UPRIGHT


def _letters(register: Register) -> int:
    return sum(column.width for column in register.on_paper)


def _register(report: Report, register: Register) -> Table:
    """A list with levels has its own numbers; any other is counted."""
    counter = () if register.level else (COUNTER_SHARES[_is_wide(register)] * _letters(register),)
    widths = (*counter, *(float(column.width) for column in register.on_paper))
    head = register_head(report, register.on_paper, counted=bool(counter))
    return Table(widths, head, tuple(_register_rows(report, register)), REGISTER_SIZE)


def register_head(report: Report, columns: tuple[Column, ...], *, counted: bool = True) -> tuple[Row, ...]:
    """One row, or two where neighbours share a group's head."""
    tall = 2 if any(column.group for column in columns) else 1
    upper, lower = [_head(report.edition.paper.heads[0], down=tall)] if counted else [], []
    for group, members in groupby(columns, key=lambda column: column.group):
        labels = [column.label for column in members]
        if group:
            upper.append(_head(group, across=len(labels)))
            lower += [_head(label) for label in labels]
        else:
            upper += [_head(label, down=tall) for label in labels]
    return (tuple(upper), tuple(lower)) if lower else (tuple(upper),)


def _register_rows(report: Report, register: Register) -> Iterator[Row]:
    """The rows as entered, counted but for those that are totals of the others."""
    count = 0
    for row in report.rows(register.id).values():
        total = is_total(register, row)
        count += not total
        figures = RowFigures(row, report.index.column_formulas[register.id])
        cells = (_register_cell(report, register, column, row, figures) for column in register.on_paper)
        counter = () if register.level else (Cell("" if total else str(count), Align.CENTER),)
        yield (*counter, *cells)


def _register_cell(
    report: Report, register: Register, column: Column, row: Entered, figures: RowFigures
) -> Cell:
    """A head is held to the row below it."""
    is_number = bool(register.level) and column.code == register.key
    align = Align.CENTER if is_number or column.kind in COUNTED else Align.LEFT
    words_ = plain(_cell_words(report, column, row, figures))
    return Cell(words_, align, is_bold(register, row, column), keep=is_head(register, row))


def _cell_words(report: Report, column: Column, row: Entered, figures: RowFigures) -> str:
    if column.kind is ColumnKind.FLAG:
        return "x" if row.get(column.code) is True else ""
    typed = text_of(row, column.code)
    if column.kind is ColumnKind.COUNT:
        return _count_words(report, column, typed, figures)
    if column.kind is ColumnKind.FILE:
        return file_name(typed)
    if column.kind is ColumnKind.DATE:
        day = parse_date(typed)
        return show_date(day) if day else typed.removeprefix(UNREADABLE)
    return typed


def _count_words(report: Report, column: Column, typed: str, figures: RowFigures) -> str:
    """The count that was given, else the one its column computes."""
    entry = read_cell(typed)
    if entry.state is not None:
        return state_words(report, entry.state)
    if entry.text:
        return entry.text
    number = figures.computed(column.code) if entry.value is None else entry.value
    return "" if number is None else show(number)
