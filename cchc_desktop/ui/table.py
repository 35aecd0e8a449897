"""A form on screen: one row an indicator, one table a form. Facts are a table of the same kind.

The model redraws the rows that a `Change` names and writes only by `session.edit`.
Never counts and never judges: values and findings are the report's.
"""

from collections.abc import Callable, Iterable
from enum import Enum

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.compare import before
from cchc_desktop.core.content import Item
from cchc_desktop.core.edition import Figure, Kind
from cchc_desktop.core.figures import Origin
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import fold
from cchc_desktop.core.value import Entry, canonical, parse, show, typed
from cchc_desktop.ui.beside_menu import BesideMenu
from cchc_desktop.ui.cell import INDENT, MARKS, Index
from cchc_desktop.ui.clipboard import Cells, Refusal
from cchc_desktop.ui.compared import Compared, beside_words
from cchc_desktop.ui.grid import Grid, GridModel
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.origin import origin_words
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.words import (
    findings_by_code,
    help_of,
    marks_of,
    options_of,
    shown,
    state_words,
)

Role = Qt.ItemDataRole


class Column(Enum):
    """What a column of the table shows."""

    NUMBER = "number"
    LABEL = "label"
    UNIT = "unit"
    NOW = "now"
    BEFORE = "before"
    CHANGE = "change"
    PERCENT = "percent"
    NOTE = "note"


WIDTHS = {
    Column.NUMBER: (8, 7),
    Column.UNIT: (15, 10),
    Column.NOW: (14, 11),
    Column.BEFORE: (11, 9),
    Column.CHANGE: (11, 10),
    Column.PERCENT: (8, 6),
    Column.NOTE: (19, 9),
}
"""The usual and the least widths in letters; labels have what is left, long figures what they need."""
BESIDE = {Column.NOW: 5, Column.BEFORE: 2, Column.CHANGE: 2, Column.PERCENT: 2}
"""The letters that the margins, and this period's mark, take beside a figure."""
LABEL, LEAST_LABEL = 44, 24
"""In letters, what a label wants, and needs: the others give way to it, the last first."""
YIELDING = (Column.PERCENT, Column.CHANGE)
"""The first to go where there is no room: the tool tip tells them too."""
COMPARED = frozenset({Column.BEFORE, Column.CHANGE, Column.PERCENT})
FIGURES = COMPARED | {Column.NOW}
EDITED = frozenset({Column.NOW, Column.NOTE})
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ALIGNMENT = {
    column: int((Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft) | MIDDLE)
    for column in Column
} | {Column.UNIT: int(Qt.AlignmentFlag.AlignHCenter | MIDDLE)}
"""Where each column's texts stand, as Qt's flags: worked out once, asked at every paint."""


class FormModel(GridModel):
    """The rows of one form, or the facts of one area, of the report that is open now."""

    def __init__(self, session: Session, report: Report, figures: tuple[Figure, ...]) -> None:
        super().__init__()
        self._session, self.comparing = session, session.comparing
        self._report = report
        self._figures = figures
        self._findings = findings_by_code(report)
        self._beside = Compared(report, session.comparing)
        self._columns = [column for column in Column if before(report) or column not in COMPARED]
        self._place = {figure.code: row for row, figure in enumerate(figures)}
        self._earlier: dict[Column, Callable[[str], str]] = {
            Column.BEFORE: self._beside.before,
            Column.CHANGE: self._beside.change,
            Column.PERCENT: self._beside.percent,
        }
        self._answers: dict[int, Callable[[Figure, Column, int], object]] = {
            Role.DisplayRole: self._text,
            Role.EditRole: self._typed,
            Role.ToolTipRole: self._help,
            Role.TextAlignmentRole: self._alignment,
            Role.FontRole: self._font,
            Role.AccessibleTextRole: self._spoken,
            MARKS: self._marks,
            INDENT: self._indent,
        }
        session.changed.connect(self._redraw)
        self.follow(session.carried)
        self.history_wanted.connect(session.history.ask)
        session.comparing.changed.connect(self._turn)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def answer(self, index: Index, role: int) -> object:
        answer = self._answers.get(role)
        if answer is None:
            return None
        return answer(self._figures[index.row()], self._columns[index.column()], index.row())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        column = self._columns[section]
        if role == Role.ToolTipRole and column in COMPARED:
            return self._beside.tip()
        if role == Role.DisplayRole and column is Column.BEFORE:
            return self._beside.head()
        return texts.TABLE_HEADS[column.value] if role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._takes(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not self._takes(index.row(), index.column()):
            return False
        return self._session.edit(self._changes({(index.row(), index.column()): str(value)}))

    def put(self, cells: Cells) -> int:
        changes = self._changes(cells)
        if not self._session.edit(changes):
            return 0
        return sum(self._report.value(code).origin is Origin.UNREADABLE for code in changes)

    def refusal(self, row: int, column: int) -> Refusal | None:
        figure, shows = self._figures[row], self._columns[column]
        if shows not in EDITED or self._session.read_only:
            return Refusal.FIXED
        if not figure.is_entered:
            return Refusal.GROUP
        computed = shows is Column.NOW and figure.code in self._report.index.formulas
        return Refusal.COMPUTED if computed else None

    def choices(self, index: Index) -> tuple[tuple[str, str], ...]:
        if not index.isValid() or self._columns[index.column()] is not Column.NOW:
            return ()
        options = self._figures[index.row()].options
        return tuple(
            (canonical(option.value), texts.CELL_CHOICE.format(value=show(option.value), label=option.label))
            for option in options
        )

    def address(self, row: int) -> str:
        return self._figures[row].code

    def is_compared(self, section: int) -> bool:
        """True for a column about the earlier period."""
        return self._columns[section] in COMPARED

    def column_of(self, column: Column) -> int:
        """Where a column stands; -1 if it is not shown."""
        return self._columns.index(column) if column in self._columns else -1

    def cell_of(self, code: str) -> QModelIndex:
        """The cell of this period's figure; invalid if the code is not of this table."""
        row = self._place.get(code)
        return QModelIndex() if row is None else self.index(row, self.column_of(Column.NOW))

    def _takes(self, row: int, column: int) -> bool:
        return (
            self._columns[column] in EDITED and self._figures[row].is_entered and not self._session.read_only
        )

    def _changes(self, cells: Cells) -> dict[str, Item | None]:
        """What typed texts make of the entries; a note and its figure go together."""
        changes: dict[str, Entry] = {}
        for (row, column), text in cells.items():
            figure = self._figures[row]
            before = changes.get(figure.code) or self._report.entry(figure.code) or Entry()
            if self._columns[column] is Column.NOTE:
                changes[figure.code] = msgspec.structs.replace(before, note=text.strip())
            else:
                changes[figure.code] = msgspec.structs.replace(read(figure, text), note=before.note)
        return dict(changes)

    def _redraw(self, change: Change) -> None:
        if self._session.report is not self._report:
            return
        found: tuple[Finding, ...] = (*change.findings.added, *change.findings.gone)
        codes = {*change.values, *change.edited, *(code for finding in found for code in finding.codes)}
        if found:
            self._findings = findings_by_code(self._report)
        self._beside.forget(codes)
        self.redraw(self._place[code] for code in self._place.keys() & codes)

    def _turn(self) -> None:
        """Another earlier period stands beside this one."""
        self._beside.turn()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.redraw(self._place.values())

    def _text(self, figure: Figure, column: Column, row: int) -> str:
        if column is Column.NUMBER:
            return figure.number or str(row + 1)
        if column is Column.LABEL:
            return figure.label
        if column is Column.UNIT:
            return "\n".join(options_of(figure)) or figure.unit
        if column is Column.NOTE:
            return self._report.value(figure.code).note
        if column is Column.NOW:
            return shown(self._report, figure.code)
        return self._earlier[column](figure.code)

    def _typed(self, figure: Figure, column: Column, row: int) -> str:
        """What an editor starts with: a computed cell with the figure it shows."""
        entry = self._report.entry(figure.code) or Entry()
        if column is Column.NOTE:
            return entry.note
        if column is not Column.NOW:
            return self._text(figure, column, row)
        return shown(self._report, figure.code) if entry.is_blank else typed(entry)

    def _help(self, figure: Figure, column: Column, row: int) -> str:
        more = [texts.CARRIED_HELP] if self.is_carried(row) else origin_words(self._session, figure.code)
        more += beside_words(self._report, figure.code) if figure.is_entered else []
        return help_of(self._report, figure.code, self._findings.get(figure.code, ()), more)

    def _alignment(self, figure: Figure, column: Column, row: int) -> int:
        return ALIGNMENT[column]

    def _font(self, figure: Figure, column: Column, row: int) -> QFont | None:
        computed = column is Column.NOW and self._report.value(figure.code).origin is Origin.COMPUTED
        if figure.is_entered and not computed:
            return None
        font = QFont()
        font.setBold(not figure.is_entered)
        font.setItalic(computed)
        return font

    def _spoken(self, figure: Figure, column: Column, row: int) -> str:
        head, said = texts.TABLE_HEADS[column.value], self._text(figure, column, row)
        state = state_words(self._report, figure.code) if column is Column.NOW and figure.is_entered else ""
        if column is Column.NOW and self.is_carried(row):
            state = f"{state} {texts.CARRIED}"
        where = place(self._report, figure.code)
        return texts.CELL_NAME.format(
            place=where, column=head, shown=said or texts.CELL_BLANK, state=state
        ).strip()

    def _marks(self, figure: Figure, column: Column, row: int) -> object:
        if column is not Column.NOW or not figure.is_entered:
            return ()
        marks = marks_of(self._report, figure.code, self._findings.get(figure.code, ()))
        return (Mark.CARRIED, *marks) if self.is_carried(row) else marks

    def _indent(self, figure: Figure, column: Column, row: int) -> int:
        return max(0, figure.level - 1) if column is Column.LABEL else 0


class FormTable(Grid):
    """The table of a form: labels wrap, and take what width is left."""

    def __init__(self, model: FormModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._form = model
        self._wrapped = [model.column_of(column) for column in (Column.LABEL, Column.UNIT, Column.NOTE)]
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_every_row)
        self._sought = False
        self._beside = BesideMenu(model.comparing, self)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(model.column_of(Column.LABEL), QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._fit_rows)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._offer_beside)
        model.dataChanged.connect(self._fit_changed)

    def reveal(self, code: str) -> bool:
        """Go to the cell of a figure; False if it is not of this form."""
        cell = self._form.cell_of(code)
        if cell.isValid():
            self._sought = self._fitting.isActive()
            self.go(cell)
        return cell.isValid()

    def sizeHintForRow(self, row: int) -> int:  # noqa: N802
        """The height of a row: of its texts that wrap."""
        heights = []
        for column in self._wrapped:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = QRect(0, 0, self.columnWidth(column) - 1, 0)
            heights.append(self.itemDelegate().sizeHint(option, self._form.index(row, column)).height())
        return max(heights)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def _fit_columns(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        widths = {
            column: (max(usual, self._needed(column)), max(least, self._needed(column)))
            for column, (usual, least) in WIDTHS.items()
            if self._form.column_of(column) >= 0
        }
        whole = self.viewport().width() // letter
        for column in (each for each in YIELDING if each in widths):
            is_narrow = whole < LEAST_LABEL + sum(least for _, least in widths.values())
            self.setColumnHidden(self._form.column_of(column), is_narrow)
            widths.update({column: (0, 0)} if is_narrow else {})
        room = whole - LABEL - sum(usual for usual, _ in widths.values())
        for column, (usual, least) in reversed(widths.items()):
            letters = max(least, usual + min(room, 0))
            room += usual - letters
            self.setColumnWidth(self._form.column_of(column), letters * letter)
        self._fit_rows()

    def _offer_beside(self, section: int) -> None:
        """The head of an earlier period offers another one."""
        if self._form.is_compared(section):
            header = self.horizontalHeader()
            below = header.mapToGlobal(QPoint(header.sectionViewportPosition(section), header.height()))
            self._beside.popup(below)

    def _needed(self, column: Column, rows: range | None = None) -> int:
        """How many letters the longest figure of a column takes, in some rows; a figure is never cut."""
        place = self._form.column_of(column)
        if place < 0 or column not in BESIDE:
            return 0
        rows = rows or range(self._form.rowCount())
        return max(len(self._form.index(row, place).data()) for row in rows) + BESIDE[column]

    def _fit_rows(self) -> None:
        self._fitting.start(0)

    def _fit_every_row(self) -> None:
        self._fit(range(self._form.rowCount()))
        if self._sought:
            # The rows above it had another height when it was gone to.
            self._sought = False
            self.updateGeometries()
            self.scrollTo(self.currentIndex())

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = range(first.row(), last.row() + 1)
        self._fit(rows)
        letter = self.fontMetrics().horizontalAdvance("0")
        for column in BESIDE:
            place = self._form.column_of(column)
            cut = self.columnWidth(place) < self._needed(column, rows) * letter
            if cut and not self.isColumnHidden(place):
                self._fit_columns()
                return

    def _fit(self, rows: Iterable[int]) -> None:
        for row in rows:
            height = self.sizeHintForRow(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)


def read(figure: Figure, text: str) -> Entry:
    """The entry meant by what was typed in a figure's cell; a choice may be named in words."""
    if figure.kind is Kind.CHOICE:
        for option in figure.options:
            if fold(option.label) == fold(text.strip()):
                return Entry(value=option.value)
    return parse(text)
