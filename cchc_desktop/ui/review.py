"""The page of a review table (bảng chấm điểm): criteria taken, rows put in order, evidence.

Never writes but through the table's model.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core import criteria
from cchc_desktop.core.content import Row, part
from cchc_desktop.core.edition import ColumnKind
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.exporting import open_path
from cchc_desktop.ui.folders import choose_file
from cchc_desktop.ui.fresh import Fresh
from cchc_desktop.ui.registers import RegisterPanel, RegisterTable
from cchc_desktop.ui.review_model import ReviewModel
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import named

NARROWEST = 6
"""Letters of a column, however little room there is."""
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewTable(RegisterTable):
    """Its words wrap; Alt+Shift and an arrow moves the rows that are selected, as in Word."""

    def __init__(self, model: ReviewModel, name: str) -> None:
        super().__init__(model, name, paragraphs=True)
        self._review = model
        self.setWordWrap(True)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_every_row)
        self.horizontalHeader().sectionResized.connect(self._fit_rows)
        model.dataChanged.connect(self._fit_changed)
        model.rowsInserted.connect(self._fit_rows)
        model.rowsRemoved.connect(self._fit_rows)

    def insert_row(self) -> None:
        """Add a row under the current one and go there."""
        self.commit()
        row = self._review.insert_below(self.currentIndex().row())
        self.go(self._review.cell_of(row, ()))

    def take(self, wanted: Iterable[Row]) -> int:
        """Add the criteria that are not there yet; how many."""
        return self._review.take(wanted)

    def move_up(self) -> None:
        """Move the rows that are selected up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the rows that are selected down."""
        self._move(1)

    def choose_evidence(self) -> None:
        """Ask for the file that proves the current row's answer."""
        self.commit()
        row = self.currentIndex().row()
        kept = self._review.file_of(row)
        path = choose_file(self, kept.parent if kept else Path.home(), texts.EVIDENCE_FILES)
        if path is not None and self._review.keep_file(row, path):
            self.go(self._review.evidence_of(row))

    def open_evidence(self) -> None:
        """Open the file of the current row, or say that it is not there."""
        kept = self._review.file_of(self.currentIndex().row())
        if kept is None:
            self.told.emit(texts.EVIDENCE_NONE)
        elif not kept.is_file():
            self.told.emit(texts.EVIDENCE_MISSING.format(path=kept))
        else:
            open_path(kept)

    def offer_list(self) -> None:
        at = self.currentIndex()
        columns = self._review.register.columns
        if at.isValid() and columns[at.column()].kind is ColumnKind.FILE and self._review.fillable(at):
            self.choose_evidence()
        else:
            super().offer_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        step = MOVES.get(Qt.Key(event.key())) if event.modifiers() & both == both else None
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(step)

    def sizeHintForRow(self, row: int) -> int:  # noqa: N802
        """The height of a row: of its words, which wrap."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        heights = []
        for column in range(self._review.columnCount()):
            option.rect = QRect(0, 0, self.columnWidth(column) - 1, 0)
            heights.append(self.itemDelegate().sizeHint(option, self._review.index(row, column)).height())
        return max(heights)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._review.look_again()

    def _move(self, step: int) -> None:
        """Move the rows, and the selection with them."""
        self.commit()
        chosen = self._selected()
        if not chosen or not self._review.move({at.row() for at in chosen}, step):
            return
        at = self.currentIndex()
        self.go(at.siblingAtRow(at.row() + step))

    def _fit_columns(self) -> None:
        """Share the room among the columns by what the edition wants for each."""
        least = NARROWEST * self.fontMetrics().horizontalAdvance("0")
        shares = dict(enumerate(column.width for column in self._review.register.columns))
        room, wanted = self.viewport().width(), sum(shares.values())
        # The narrow ones first: what they need more than their share is taken from the others.
        for place, width in sorted(shares.items(), key=lambda share: share[1]):
            given = max(least, room * width // wanted)
            self.setColumnWidth(place, given)
            room, wanted = room - given, wanted - width
        self._fit_rows()

    def _fit_rows(self) -> None:
        self._fitting.start()

    def _fit_every_row(self) -> None:
        self._fit(range(self._review.rowCount()))

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit(range(first.row(), last.row() + 1))

    def _fit(self, rows: Iterable[int]) -> None:
        for row in rows:
            height = self.sizeHintForRow(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)


class ReviewPage(QWidget):
    """A review table, for the report that is open."""

    def __init__(self, session: Session, register: str) -> None:
        super().__init__()
        self._session = session
        self._register = register
        self._table: ReviewTable | None = None
        self._panel: RegisterPanel | None = None
        self._title = named(QLabel(), "title")
        self._own = QPushButton(texts.CRITERIA_OF_EDITION)
        self._own.clicked.connect(self.take_own)
        self._earlier = QPushButton(texts.CRITERIA_OF_EARLIER)
        self._earlier.clicked.connect(self.take_earlier)
        for button, help_ in (
            (self._own, texts.CRITERIA_OF_EDITION_HELP),
            (self._earlier, texts.CRITERIA_OF_EARLIER_HELP),
        ):
            button.setToolTip(help_)
        self._said = named(QLabel(), "said")
        self._said.setWordWrap(True)
        self._said.setAccessibleName(texts.PAGE_SAID)
        buttons = QHBoxLayout()
        buttons.addWidget(self._own)
        buttons.addWidget(self._earlier)
        buttons.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 8, 8, 8)
        self._box.setSpacing(8)
        self._box.addWidget(self._title)
        self._box.addLayout(buttons)
        self._box.addWidget(ConfirmBar(session, "registers", self._holds))
        self._box.addWidget(self._said)
        self.fresh = Fresh(session, self, self._build)
        session.staging.locked.connect(self.fresh.forget)
        session.changed.connect(self._hush)
        self.fresh.refresh()

    def commit(self) -> None:
        """Leave the cell that is being edited, keeping what was typed."""
        if self._table is not None:
            self._table.commit()

    def reveal(self, code: str) -> bool:
        """Go to a row or a column of the table."""
        return self._panel is not None and self._panel.reveal(code)

    def take_own(self) -> None:
        """Add the edition's criteria that are not there yet."""
        report = self._session.report
        if report is not None:
            self._take(criteria.of_edition(report))

    def take_earlier(self) -> None:
        """Add the criteria of the period before, none of its answers."""
        report = self._session.report
        if report is not None:
            self._take(criteria.of_earlier(report, report.index.registers[self._register]))

    def _take(self, wanted: list[Row]) -> None:
        self.commit()
        if self._table is None:
            return
        if not wanted:
            self._say(texts.CRITERIA_NONE)
            return
        added = self._table.take(wanted)
        self._say(texts.CRITERIA_TAKEN.format(count=added) if added else texts.CRITERIA_COMPLETE)

    def _build(self) -> None:
        """Show the table of the report that is open now."""
        report = self._session.report
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = self._table = None
        self._hush()
        if report is None or self._register not in report.index.registers:
            return
        register = report.index.registers[self._register]
        self._title.setText(register.title)
        self._table = ReviewTable(ReviewModel(self._session, report, register), register.title)
        self._panel = RegisterPanel(self._session, report, self._table)
        self._panel.add_buttons(*self._row_buttons(self._table))
        self._panel.told.connect(self._say)
        self._box.insertWidget(3, self._panel, 1)
        for button in (self._own, self._earlier):
            button.setEnabled(not self._session.read_only)

    def _holds(self, kind: str, address: str) -> bool:
        return part(address) == self._register

    def _row_buttons(self, table: ReviewTable) -> list[QPushButton]:
        """What can be done with the rows that are selected."""
        buttons = []
        for words, help_, action, writes in (
            (texts.ROW_INSERT, texts.ROW_INSERT_HELP, table.insert_row, True),
            (texts.ROW_UP, texts.ROW_UP_HELP, table.move_up, True),
            (texts.ROW_DOWN, texts.ROW_DOWN_HELP, table.move_down, True),
            (texts.EVIDENCE_CHOOSE, texts.EVIDENCE_CHOOSE_HELP, table.choose_evidence, True),
            (texts.EVIDENCE_OPEN, texts.EVIDENCE_OPEN_HELP, table.open_evidence, False),
        ):
            button = QPushButton(words)
            button.setToolTip(help_)
            button.setEnabled(not (writes and self._session.read_only))
            button.clicked.connect(action)
            buttons.append(button)
        return buttons

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _hush(self) -> None:
        """A new edit: what was said of the last one is over."""
        self._say("")
