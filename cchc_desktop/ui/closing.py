"""Closing a report: what stands in the way, each with its place, or what will happen.

A report is closed only over a backup that was made and opened. Never closes over an
obstacle, and never hides one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import delivery, texts
from cchc_desktop.core.closing import Obstacle, Reason, obstacles
from cchc_desktop.core.report import Report
from cchc_desktop.errors import Failure
from cchc_desktop.ui.fitted import FittedDialog
from cchc_desktop.ui.moments import kilobytes
from cchc_desktop.ui.naming import code_of, place_of
from cchc_desktop.ui.packing import packing
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.words import target_of
from cchc_desktop.ui.working import StopsFirst, Working

CODE = Qt.ItemDataRole.UserRole
WIDE = 95
"""Letters in a line of the dialog."""
LINES = 20
WRAP, HIGHEST = Qt.TextFlag.TextWordWrap.value, 10_000


class ClosingDialog(StopsFirst, FittedDialog):
    """Lists the obstacles, or closes the report. `chosen` carries the code of a place to go to.

    `send_wanted` is sent when the report is closed and is to leave at once.
    """

    chosen = Signal(str)
    send_wanted = Signal()

    def __init__(self, session: Session, report: Report, parent: QWidget) -> None:
        super().__init__(parent, WIDE)
        self.setWindowTitle(texts.CLOSING_TITLE)
        self._session, self._report = session, report
        self._backups = session.keeping.backups
        found = obstacles(report, session.carried.places)
        self.listing = Obstacles(report, found)
        self.working, self.stack = Working(), QStackedWidget()
        self.working.finished.connect(self._go_on)
        self.working.failed.connect(self._fail)
        self.working.ended.connect(self._end)
        self.problem = named(_line(""), "problem")
        self.problem.hide()
        self.go = named(QPushButton(texts.CLOSING_GO if found else texts.CLOSING_DO), "primary")
        self.stay = QPushButton(texts.CLOSING_NOT_YET)
        self.ending = Closed()
        for page in (self._obstacles(found) if found else self._ready(), self.working, self.ending):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.addWidget(self.stack)
        self.go.setDefault(True)
        self.go.clicked.connect(self.listing.choose if found else self._begin)
        self.stay.clicked.connect(self.reject)
        self.listing.chosen.connect(self._leave_for)
        self.ending.close_button.clicked.connect(self.accept)
        self.ending.send_button.clicked.connect(self._send)

    def _obstacles(self, found: Sequence[Obstacle]) -> QWidget:
        return self._page(_line(texts.CLOSING_OBSTACLES.format(count=len(found))), self.listing)

    def _ready(self) -> QWidget:
        points = "".join(f"<li style='margin:4px 0'>{words}</li>" for words in texts.CLOSING_WILL)
        return self._page(_line(texts.CLOSING_READY), _line(f"<ul style='margin-left:-16px'>{points}</ul>"))

    def _page(self, *widgets: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for widget in (*widgets, self.problem):
            column.addWidget(widget, int(widget is self.listing))
        if self.listing not in widgets:
            column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        column.addLayout(row)
        return page

    def _leave_for(self, code: str) -> None:
        self.accept()
        self.chosen.emit(code)

    def _begin(self) -> None:
        """The backup first; what follows comes when it is there."""
        self.problem.hide()
        self.stack.setCurrentWidget(self.working)
        self.working.begin(texts.CLOSING_BACKUP, delivery.back_up(self._backups))

    def _go_on(self, outcome: object) -> None:
        """After the backup close the report and make its package; after that say so."""
        if isinstance(outcome, Path):
            size = kilobytes(outcome.stat().st_size)
            words = texts.CLOSING_DONE.format(file=outcome.name, size=size)
            self.ending.say("\n\n".join([words, *_left_behind(self._report)]))
        elif self.working.was_stopped:
            # The backup was quicker than the stop: it stays, and nothing else is done.
            self._complain(texts.CLOSING_STOPPED)
        elif self._close():
            self._pack()

    def _pack(self) -> None:
        try:
            steps = packing(self._session, self._report)
        except Failure as failure:
            self._fail(failure)
            self._end()
            return
        self.stack.setCurrentWidget(self.working)
        self.working.begin(texts.CLOSING_PACK, steps)

    def _close(self) -> bool:
        session = self._session
        try:
            delivery.need_ready(session.store, session.period_id or 0, self._report)
            session.store.stages.close(session.period_id or 0)
        except Failure as failure:
            self._complain(texts.sentence(failure))
            return False
        self.ending.say(texts.CLOSING_UNPACKED)
        session.staging.refresh()
        return True

    def _fail(self, failure: Failure) -> None:
        if self._session.staging.is_frozen:
            self.ending.say(texts.CLOSING_NO_PACKAGE.format(sentence=texts.sentence(failure)))
        else:
            self._complain(texts.CLOSING_NO_BACKUP.format(sentence=texts.sentence(failure)))

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _end(self) -> None:
        """The work is over, however it went: show how things stand."""
        closed = self._session.staging.is_frozen
        self.stack.setCurrentIndex(2 if closed else 0)
        if closed:
            self.ending.send_button.setFocus()

    def _send(self) -> None:
        self.accept()
        self.send_wanted.emit()


class Obstacles(QTreeWidget):
    """What stands in the way, by kind. `chosen` carries the code of the place of one."""

    chosen = Signal(str)

    def __init__(self, report: Report, found: Sequence[Obstacle]) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(Wrapping(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.CLOSING_TITLE)
        kinds: dict[Reason, list[Obstacle]] = defaultdict(list)
        for each in found:
            kinds[each.reason].append(each)
        for reason, group in kinds.items():
            words = texts.CLOSING_GROUP.format(kind=texts.OBSTACLES[reason.value], count=len(group))
            above = QTreeWidgetItem(self, [words])
            font = above.font(0)
            font.setBold(True)
            above.setFont(0, font)
            for each in group:
                line = QTreeWidgetItem(above, [words_of(report, each)])
                line.setData(0, CODE, code_at(report, each))
        self.expandAll()
        self.setCurrentIndex(self.model().index(0, 0, self.model().index(0, 0)))
        self.itemActivated.connect(self.choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing())

    def choose(self) -> None:
        """Go to the place of the current line."""
        item = self.currentItem()
        code = item.data(0, CODE) if item is not None else None
        if code:
            self.chosen.emit(code)


class Wrapping(QStyledItemDelegate):
    """Gives each line of a tree the height of its words, which Qt's own does not wrap there."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        tree = option.widget
        assert isinstance(tree, QTreeWidget)
        depth = 2 if index.parent().isValid() else 1
        width = tree.viewport().width() - depth * tree.indentation() - LARGE
        words = str(index.data())
        wrapped = option.fontMetrics.boundingRect(0, 0, width, HIGHEST, WRAP, words)
        return QSize(width, wrapped.height() + MEDIUM)


class Closed(QWidget):
    """It is done: what was made, and what can follow."""

    def __init__(self) -> None:
        super().__init__()
        self.words = _line("")
        self.send_button, self.close_button = (
            named(QPushButton(texts.CLOSING_SEND), "primary"),
            QPushButton(texts.BUTTON_CLOSE),
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(row)

    def say(self, words: str) -> None:
        """What became of it."""
        self.words.setText(words)


def code_at(report: Report, obstacle: Obstacle) -> str:
    """What the pages call its place."""
    return target_of(obstacle.finding) if obstacle.finding else code_of(report, obstacle.address)


def words_of(report: Report, obstacle: Obstacle) -> str:
    """What is to be done where."""
    if obstacle.finding is not None:
        return f"{obstacle.finding.message} {obstacle.finding.advice}"
    return f"{place_of(report, obstacle.address)}. {texts.CLOSING_CARRIED}"


def _left_behind(report: Report) -> Iterator[str]:
    """Which evidence the package could not take along; nothing if it has all."""
    from cchc_desktop.exchange import evidence

    left = evidence.left_behind(report)
    if left:
        names = ", ".join(path.name for path in left)
        yield texts.CLOSING_LEFT_BEHIND.format(count=len(left), files=names)


def _line(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label
