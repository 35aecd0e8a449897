"""What is asked before a report is sent: which files, which way, behind a password, and what differs.

Only asks; `SendDialog` does it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.difference import Amended
from cchc_desktop.core.period import show_date
from cchc_desktop.delivery import Choice, Parcel
from cchc_desktop.exchange.formats import FORMATS
from cchc_desktop.exchange.sealed import SHORTEST
from cchc_desktop.ui.destinations import Destinations
from cchc_desktop.ui.naming import labelled_place
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.words import plain_tip

PER_ROW = 3
LEAST = 150
"""The height of the list of differences, in logical pixels."""


class SendChoice(QWidget):
    """The first page of sending. `changed` when another answer is given.

    `problem` says what is missing; it stands outside, so that it is always seen.
    Of a package that is sent again as it is, behind a password, there is nothing to choose.
    """

    changed = Signal()

    def __init__(self, parcel: Parcel, destinations: Destinations, again: Choice, sealed: bool) -> None:
        super().__init__()
        self._parcel, self._again = parcel, again
        self.destinations = destinations
        self.formats = {name: QCheckBox(texts.SEND_FORMATS[name]) for name in FORMATS}
        self.password = Password()
        self.problem = named(QLabel(), "problem")
        self.problem.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        if parcel.number and parcel.before is not None:
            column.addLayout(self._differences(parcel, show_date(parcel.before)), 1)
        if not sealed:
            column.addWidget(self._what())
        column.addWidget(_group(texts.SEND_WHERE, destinations))
        if again.again is None:
            column.addWidget(self.password)
        if not parcel.amended:
            column.addStretch(1)
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._tell)
        destinations.changed.connect(self._tell)
        self.password.changed.connect(self._tell)
        self._tell()

    def choice(self) -> Choice:
        """What was asked for."""
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        place = partial(labelled_place, self._parcel.report)
        return Choice(formats, self.password.words(), place, self._again.again)

    def is_complete(self) -> bool:
        """True once it can be sent."""
        chosen = any(box.isChecked() for box in self.formats.values()) or self.password.is_wanted
        return chosen and self.destinations.is_complete() and not self.password.fault()

    def _tell(self) -> None:
        for box in self.formats.values():
            box.setEnabled(not self.password.is_wanted)
        said = self.destinations.fault() or self.password.fault()
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.changed.emit()

    def _what(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(MEDIUM)
        for place, box in enumerate(self.formats.values()):
            grid.addWidget(box, place // PER_ROW, place % PER_ROW)
        return _group(texts.SEND_WHAT, inside)

    def _differences(self, parcel: Parcel, day: str) -> QVBoxLayout:
        """What this sending says that the one before did not."""
        column = QVBoxLayout()
        words = texts.SEND_DIFFERS if parcel.amended else texts.SEND_SAME
        label = QLabel(words.format(day=day, count=len(parcel.amended)))
        label.setWordWrap(True)
        column.addWidget(label)
        if parcel.amended:
            column.addWidget(differences(parcel), 1)
        return column


class Password(QWidget):
    """Whether a password is wished, and which, typed twice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wish = QCheckBox(texts.SEND_PASSWORD)
        self.one, self.two = QLineEdit(), QLineEdit()
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(LARGE, 0, 0, 0)
        row = QHBoxLayout()
        for line, words in ((self.one, texts.SEND_PASSWORD_ONE), (self.two, texts.SEND_PASSWORD_TWO)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(words)
            label = QLabel(words)
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line, 1)
            line.textChanged.connect(self.changed)
        hint = named(QLabel(texts.SEND_PASSWORD_HINT), "hint")
        hint.setWordWrap(True)
        inside.addLayout(row)
        inside.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wish)
        column.addWidget(self._inside)
        self.wish.toggled.connect(self._show)
        self._inside.hide()

    @property
    def is_wanted(self) -> bool:
        """True while a password is wished."""
        return self.wish.isChecked()

    def words(self) -> str:
        """The password, "" for none."""
        return self.one.text() if self.is_wanted else ""

    def fault(self) -> str:
        """What keeps it from being used, "" if nothing."""
        if self.is_wanted and len(self.one.text()) < SHORTEST:
            return texts.SEND_PASSWORD_SHORT.format(shortest=SHORTEST)
        differs = self.is_wanted and self.one.text() != self.two.text()
        return texts.SEND_PASSWORD_DIFFERS if differs else ""

    def _show(self, wanted: bool) -> None:
        self._inside.setVisible(wanted)
        if wanted:
            self.one.setFocus()
        self.changed.emit()


def differences(parcel: Parcel) -> QTableWidget:
    """The lines of a supplement: where, before, now, why."""
    table = QTableWidget(len(parcel.amended), len(texts.SEND_HEADS))
    table.setHorizontalHeaderLabels(texts.SEND_HEADS)
    table.setAccessibleName(texts.SEND_SUPPLEMENT_TITLE.format(number=parcel.number))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(LEAST)
    table.verticalHeader().hide()
    table.setWordWrap(True)
    for row, line in enumerate(parcel.amended):
        for column, words in enumerate(row_of(parcel, line)):
            item = QTableWidgetItem(words)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            item.setToolTip(plain_tip(words))
            table.setItem(row, column, item)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def row_of(parcel: Parcel, line: Amended) -> Sequence[str]:
    """A line as the clerk reads it."""
    why = texts.SUPPLEMENT_COMPUTED if line.computed else line.reason
    blank = texts.SUPPLEMENT_BLANK
    return labelled_place(parcel.report, line.address), line.old or blank, line.new or blank, why


def _group(title: str, inside: QWidget) -> QGroupBox:
    group = QGroupBox(title)
    column = QVBoxLayout(group)
    column.setContentsMargins(LARGE, MEDIUM, MEDIUM, MEDIUM)
    column.addWidget(inside)
    return group
