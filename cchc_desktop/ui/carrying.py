"""What can be taken over from an earlier period: groups to tick, with every line to be seen first.

Accepting is one edit, and one undo. Nothing that was entered is ever overwritten.
"""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.carry import Line, proposal
from cchc_desktop.core.checks.wording import number_of
from cchc_desktop.core.citing import cited
from cchc_desktop.core.content import part
from cchc_desktop.core.journal import CARRIED
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import SHOWN, Entry
from cchc_desktop.ui.compared import name_of
from cchc_desktop.ui.dialogs import closing_row
from cchc_desktop.ui.naming import place_of, short_place, words_of
from cchc_desktop.ui.rows import Roomy
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, MEDIUM, letters, named

SIZE = (150, 34)
"""In letters and lines."""
SHARES = (15, 36, 22, 27)
"""Of the columns in the width, in per cent."""
LONGEST = 300
"""Letters that are shown of a text."""
STATE, NAME = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.UserRole


class CarryDialog(QDialog):
    """The offer of one earlier period, the latest first."""

    def __init__(self, session: Session, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.CARRY_TITLE)
        self._session, self._report = session, report
        self.periods = QComboBox()
        for earlier in reversed(report.history):
            self.periods.addItem(name_of(earlier))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(texts.CARRY_LIST)
        self.tree.setHeaderLabels(texts.CARRY_HEADS)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegate(Roomy(self.tree))
        self.tree.setIndentation(LARGE)
        self._count = QLabel()
        about = named(QLabel(texts.CARRY_ABOUT), "hint")
        about.setWordWrap(True)
        form = QFormLayout()
        form.addRow(texts.CARRY_FROM, self.periods)
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addLayout(form)
        column.addWidget(about)
        column.addWidget(self.tree, 1)
        self.accept_button, row = closing_row(self, texts.CARRY_GO)
        row.insertWidget(0, self._count)
        column.addLayout(row)
        self._size_up(parent)
        self.periods.currentIndexChanged.connect(self._fill)
        self.tree.itemChanged.connect(self._tell)
        self.accept_button.clicked.connect(self._take)
        self._fill()
        self.tree.setFocus()

    def is_empty(self) -> bool:
        """True if there is nothing to take over."""
        return self.tree.topLevelItemCount() == 0

    def _size_up(self, parent: QWidget) -> None:
        wide, high = letters(self, SIZE[0]), self.fontMetrics().height() * SIZE[1]
        self.resize(min(wide, parent.width()), min(high, parent.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.tree.viewport().width()
        for place, share in enumerate(SHARES):
            self.tree.setColumnWidth(place, room * share // 100)

    def _earlier(self) -> Report | None:
        place = self.periods.currentIndex()
        return self._report.history[-1 - place] if place >= 0 else None

    def _fill(self) -> None:
        """Show what the chosen period offers, every group ticked."""
        earlier = self._earlier()
        lines = proposal(self._report, earlier) if earlier else ()
        groups: dict[str, list[QTreeWidgetItem]] = {}
        for line in lines:
            groups.setdefault(line.carry, []).append(_item(self._report, earlier or self._report, line))
        self.tree.clear()
        for carry in self._report.edition.carries:
            if carry.name in groups:
                self._add(carry.name, carry.title, groups[carry.name])
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self._tell()

    def _add(self, name: str, title: str, items: list[QTreeWidgetItem]) -> None:
        group = QTreeWidgetItem([texts.CARRY_GROUP.format(title=title, count=len(items))])
        group.setData(0, NAME, name)
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        group.setCheckState(0, Qt.CheckState.Checked)
        group.addChildren(items)
        self.tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)

    def _ticked(self) -> list[QTreeWidgetItem]:
        groups = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        return [group for group in groups if group and group.checkState(0) is Qt.CheckState.Checked]

    def _tell(self) -> None:
        """Say how much will be taken."""
        count = sum(group.childCount() for group in self._ticked())
        self._count.setText(texts.CARRY_NOTHING if self.is_empty() else texts.CARRY_COUNT.format(count=count))
        self.accept_button.setEnabled(count > 0)

    def _take(self) -> None:
        earlier = self._earlier()
        names = {group.data(0, NAME) for group in self._ticked()}
        lines = proposal(self._report, earlier, names) if earlier else ()
        if self._session.edit({line.address: line.item for line in lines}, CARRIED):
            self.accept()


def _item(report: Report, earlier: Report, line: Line) -> QTreeWidgetItem:
    """A line as the list shows it: its place, what it is about, what is put there, why."""
    value = value_of(report, line)
    item = QTreeWidgetItem([short_place(report, line.address), label_of(earlier, line), value, line.why])
    for column in range(item.columnCount()):
        item.setToolTip(column, item.text(column))
    return item


def label_of(report: Report, line: Line) -> str:
    """What a line is about."""
    kind = part(line.address)
    if not kind:
        return report.index.figures[line.address].label
    if kind in report.index.registers and isinstance(line.item, dict):
        register = report.index.registers[kind]
        return cited(register, line.item, short=True) or register.title
    return place_of(report, line.address)


def value_of(report: Report, line: Line) -> str:
    """What is put there, in words."""
    kind = part(line.address)
    if kind == NARRATIVE and isinstance(line.item, str):
        pieces = report.rendered(line.item[:LONGEST])
        return " ".join("".join(piece.text for piece in pieces).split())
    if isinstance(line.item, Entry):
        number, state = line.item.value, line.item.state
        return SHOWN[state] if state else number_of(report, line.address, number or Decimal(0))
    if isinstance(line.item, dict):
        key = report.index.registers[kind].key
        return words_of(report, line.address, {code: cell for code, cell in line.item.items() if code != key})
    return words_of(report, line.address, line.item)
