"""The registers of an area (bảng kê): a table each, with what its rows add up to.

Below each table stand its totals, which row of a form each one feeds, and whether the
two agree. Never writes but through the table's model.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyleOptionHeader,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.edition import ColumnKind, Register, Total
from cchc_desktop.core.register import added
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.value import show
from cchc_desktop.ui.grid import Grid
from cchc_desktop.ui.register_model import RegisterModel
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import letters, named
from cchc_desktop.ui.wrapping import Wrapping

PADDING = 6
LOW, MOST = 24, 16_777_215
"""Lines of a page that is too low for all its words; the height in pixels that is no limit."""
TOTALS = 30
"""Letters that the totals want beside the buttons."""


class GroupedHeader(QHeaderView):
    """A head of two levels: neighbours of one group bear its name above their own."""

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = register.columns
        self._grouped = any(column.group for column in register.columns)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        flags = Qt.TextFlag.TextWordWrap.value
        heights = [
            self.fontMetrics()
            .boundingRect(0, 0, self.sectionSize(place) - PADDING, 1000, flags, column.label)
            .height()
            for place, column in enumerate(self._columns)
        ]
        return QSize(super().sizeHint().width(), max(heights) + 2 * PADDING + self._upper())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        column, upper = self._columns[logicalIndex], self._upper() if self._columns[logicalIndex].group else 0
        painter.save()
        self._paint_box(painter, rect.adjusted(0, upper, 0, 0), column.label)
        if upper:
            box = self._group_box(logicalIndex, rect, upper)
            self._paint_box(painter, box, column.group, seen=box & self.viewport().rect())
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, label: str, seen: QRect | None = None) -> None:
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        option.rect = box
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText((seen or box).adjusted(PADDING // 2, 2, -PADDING // 2, -2), flags, label)

    def _group_box(self, section: int, rect: QRect, height: int) -> QRect:
        """The box above all neighbours of the section's group."""
        group = self._columns[section].group
        first = last = section
        while first > 0 and self._columns[first - 1].group == group:
            first -= 1
        while last + 1 < len(self._columns) and self._columns[last + 1].group == group:
            last += 1
        left = rect.left() - sum(self.sectionSize(each) for each in range(first, section))
        return QRect(left, rect.top(), sum(self.sectionSize(each) for each in range(first, last + 1)), height)

    def _upper(self) -> int:
        return self.fontMetrics().height() + PADDING if self._grouped else 0


class RegisterTable(Grid):
    """The table of one register; Ctrl+Delete removes the rows that are selected."""

    def __init__(self, model: RegisterModel, name: str, paragraphs: bool = False) -> None:
        super().__init__(model, name, paragraphs=paragraphs)
        self.rows = model
        self.setWordWrap(False)
        self.setHorizontalHeader(GroupedHeader(model.register, self))
        # The name of a group stands in the middle of what is seen of it.
        self.horizontalScrollBar().valueChanged.connect(self.horizontalHeader().viewport().update)
        letter = self.fontMetrics().horizontalAdvance("0")
        for number, column in enumerate(model.register.columns):
            self.setColumnWidth(number, (column.width + 2) * letter)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)

    def delete_rows(self) -> None:
        """Remove the rows that are selected, in one edit."""
        self.commit()
        self.rows.delete({at.row() for at in self._selected()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.delete_rows()
        else:
            super().keyPressEvent(event)


class RegisterPanel(QWidget):
    """One register with its words, its table, what can be done with rows, and its totals.

    `table` shows its rows; `add_buttons` puts more of what can be done beside the table.
    """

    told = Signal(str)

    def __init__(self, session: Session, report: Report, table: RegisterTable) -> None:
        super().__init__()
        self._session = session
        self._report = report
        self._model = table.rows
        self.register = table.rows.register
        self.table = table
        self._delete = QPushButton(texts.REGISTER_DELETE)
        self._delete.setToolTip(texts.REGISTER_DELETE_HELP)
        self._delete.setEnabled(not session.read_only)
        self._delete.clicked.connect(self.table.delete_rows)
        self._help, self._totals = named(QLabel(self.register.help), "hint"), QLabel()
        self._totals.setTextFormat(Qt.TextFormat.PlainText)
        self._totals.setWordWrap(True)
        self._totals.setAccessibleName(texts.REGISTER_TOTALS)
        self._totals.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons, self._below = Wrapping(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.table.told.connect(self.told)
        session.changed.connect(self._show_totals)
        session.staging.locked.connect(self._delete.setDisabled)
        self._show_totals()

    def reveal(self, code: str) -> bool:
        """Go to a row (`van_ban[3]`), a column or a total; False if it is not of this register."""
        name, _, position = code.partition("[")
        total = next((total for total in self.register.totals if total.code == code), None)
        if name == self.register.id and position:
            self.table.go(self._model.cell_of(int(position.rstrip("]")), ()))
        elif total is not None or code in self.register.by_code:
            self.table.go(self._model.cell_of(0, (total.column, code) if total else (code,)))
        elif name == self.register.id:
            self.table.go(self._model.cell_of(0, ()))
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons leave no room for them the totals stand above; on a low screen rows go first."""
        super().resizeEvent(event)
        line = self.fontMetrics().lineSpacing()
        is_low = event.size().height() < LOW * line
        self._help.setHidden(is_low)
        self._totals.setMaximumHeight(2 * line if is_low else MOST)
        beside = self._buttons.sizeHint().width() + letters(self, TOTALS) <= event.size().width()
        directions = QBoxLayout.Direction
        self._below.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put more of what can be done with rows before their deletion."""
        for button in buttons:
            self._buttons.addWidget(button)
        # The last, however many there are.
        self._buttons.removeWidget(self._delete)
        self._buttons.addWidget(self._delete)

    def _lay_out(self) -> None:
        self._help.setWordWrap(True)
        self._buttons.addWidget(self._delete)
        self._below.addWidget(self._totals, 1)
        self._below.addLayout(self._buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._help)
        box.addWidget(self.table, 1)
        box.addLayout(self._below)

    def _show_totals(self, change: Change | None = None) -> None:
        if self._session.report is self._report:
            words = "\n".join(totals_words(self._report, self.register))
            self._totals.setText(words)
            self._totals.setToolTip(words)


class RegistersPage(QWidget):
    """The registers of an area, one at a time."""

    told = Signal(str)

    def __init__(self, session: Session, report: Report, registers: tuple[Register, ...]) -> None:
        super().__init__()
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(texts.REGISTER_TABS)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setVisible(len(registers) > 1)
        self._stack = QStackedWidget()
        self._panels = [panel_of(session, report, register) for register in registers]
        for panel in self._panels:
            self._tabs.addTab(panel.register.title)
            self._stack.addWidget(panel)
            panel.told.connect(self.told)
        self._tabs.currentChanged.connect(self._show)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self._tabs)
        box.addWidget(self._stack, 1)

    def commit(self) -> None:
        """Leave the cell that is being edited, keeping what was typed."""
        for panel in self._panels:
            panel.table.commit()

    def reveal(self, code: str) -> bool:
        """Show the register of `code` and go to its row or column."""
        for number, panel in enumerate(self._panels):
            if panel.reveal(code):
                self._tabs.setCurrentIndex(number)
                panel.reveal(code)
                return True
        return False

    def _show(self, place: int) -> None:
        self.commit()
        self._stack.setCurrentIndex(place)


def panel_of(session: Session, report: Report, register: Register) -> RegisterPanel:
    """The panel of a register that stands in its area's tab."""
    table = RegisterTable(RegisterModel(session, report, register), register.title)
    return RegisterPanel(session, report, table)


def totals_words(report: Report, register: Register) -> list[str]:
    """What a register adds up to: first what feeds a form and whether it agrees, then the rest."""
    if not report.rows(register.id):
        return [texts.REGISTER_EMPTY]
    feeding = [_fed(report, total) for total in register.totals if total.feeds]
    counted = {total.column for total in register.totals}
    others = [(total.label, report.totals[total.code]) for total in register.totals if not total.feeds]
    rows, formulas = report.rows(register.id).values(), report.index.column_formulas[register.id]
    for column in register.columns:
        if column.kind is ColumnKind.COUNT and column.code not in counted:
            others.append((column.label, added(column.code, register, rows, formulas)))
    known = [
        texts.REGISTER_SUM.format(label=label, total=show(sum_)) for label, sum_ in others if sum_ is not None
    ]
    return [*feeding, texts.REGISTER_SUMS.format(sums="; ".join(known))] if known else feeding


def _fed(report: Report, total: Total) -> str:
    given, found = report.totals[total.code], report.figure(total.feeds)
    words = texts.REGISTER_AGREES if given == found else texts.REGISTER_DIFFERS
    if given is None:
        words = texts.REGISTER_UNKNOWN
    elif found is None:
        words = texts.REGISTER_NOT_TAKEN
    return words.format(
        label=total.label,
        total="" if given is None else show(given),
        row=place(report, total.feeds),
        found="" if found is None else show(found),
    )
