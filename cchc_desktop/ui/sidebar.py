"""The tabs at the left: each area with how much is filled in and what was found in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.ui.marks import Mark, paint_mark
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM, SMALL
from cchc_desktop.ui.tabs import Progress, Tab, tabs_of

PROGRESS = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole


class Sidebar(QListWidget):
    """One line a tab. `chosen` carries the key of the tab that was gone to."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(texts.SIDEBAR)
        self.setItemDelegate(TabDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._session = session
        self._tabs: tuple[Tab, ...] = ()
        self.currentRowChanged.connect(self._tell)
        session.opened.connect(self.refresh)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the tabs and the progress of now."""
        report = self._session.report
        if report is None:
            return
        tabs = tabs_of(report.edition)
        if tabs != self._tabs:
            self._list(tabs, report)
        progress = self._session.progress()
        for number, tab in enumerate(tabs):
            item = self.item(number)
            # A tab that stands as it stood is not painted again.
            if item.data(PROGRESS) != progress[tab.key]:
                item.setData(PROGRESS, progress[tab.key])
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(tab, progress[tab.key]))

    def go(self, key: str) -> None:
        """Choose the tab of `key`, the first one if there is none."""
        keys = [tab.key for tab in self._tabs]
        self.setCurrentRow(keys.index(key) if key in keys else 0)

    def step(self, steps: int) -> None:
        """Go on to the next tab, or back; after the last comes the first."""
        self.setCurrentRow((self.currentRow() + steps) % self.count())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(label_of(tab)) for tab in self._tabs), default=0)
        return QSize(max(widest + 4 * MEDIUM, metrics.averageCharWidth() * 23), 400)

    def _list(self, tabs: tuple[Tab, ...], report: Report) -> None:
        key = self._tabs[self.currentRow()].key if self._tabs else ""
        self._tabs = tabs
        self.clear()
        titles = {area.number: area.title for area in report.edition.areas}
        for tab in tabs:
            item = QListWidgetItem(label_of(tab), self)
            item.setData(KEY, tab.key)
            item.setToolTip(titles.get(tab.area, tab.title))
        if key:
            self.go(key)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._tabs[row].key)


class TabDelegate(QStyledItemDelegate):
    """Paints a tab: its name, and under it its progress and its findings by shape and number."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        words, drawn.text = drawn.text, ""
        style = drawn.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        box: QRect = drawn.rect.adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        selected = bool(drawn.state & QStyle.StateFlag.State_Selected)
        progress: Progress = index.data(PROGRESS) or Progress()
        palette: QPalette = drawn.palette
        painter.save()
        painter.setPen(palette.color(_ink(selected)))
        lines = 2 if progress != Progress() else 1
        name = box.adjusted(0, 0, 0, -box.height() // 2) if lines == 2 else box
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, words)
        if lines == 2:
            self._paint_progress(painter, box, progress, palette, selected)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics: QFontMetrics = option.fontMetrics
        return QSize(metrics.averageCharWidth() * 22, 2 * metrics.height() + 3 * SMALL)

    def _paint_progress(
        self, painter: QPainter, box: QRect, progress: Progress, palette: QPalette, selected: bool
    ) -> None:
        line = box.adjusted(0, box.height() // 2, 0, 0)
        if not selected:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        if progress.of:
            said = texts.ENTERED_OF.format(entered=progress.entered, of=progress.of)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, said)
        right = float(line.right())
        for count, mark in _signs(progress):
            said = str(count) if count else ""
            wide = painter.fontMetrics().horizontalAdvance(said)
            painter.drawText(
                QRectF(right - wide, line.top(), wide + 1, line.height()), Qt.AlignmentFlag.AlignVCenter, said
            )
            side = painter.fontMetrics().height() - 2
            right -= wide + SMALL + side
            top = line.top() + (line.height() - side) / 2
            paint_mark(painter, QRectF(right, top, side, side), mark, palette, on_accent=selected)
            right -= MEDIUM


def label_of(tab: Tab) -> str:
    """The words of a tab: an area's with its number."""
    return f"{tab.area}  {tab.title}" if tab.area else tab.title


def spoken(tab: Tab, progress: Progress) -> str:
    """A tab as a screen reader says it."""
    said = [label_of(tab)]
    if progress.of:
        said.append(texts.ENTERED_OF_SPOKEN.format(entered=progress.entered, of=progress.of))
    if progress.errors:
        said.append(texts.SAID_ERRORS.format(count=progress.errors))
    if progress.warnings:
        said.append(texts.SAID_WARNINGS.format(count=progress.warnings))
    return ", ".join(said)


def _signs(progress: Progress) -> list[tuple[int, Mark]]:
    """Counts and their marks from the right; no count for a finished tab."""
    if progress.is_done:
        return [(0, Mark.EXPLAINED)]
    found = [(progress.warnings, Mark.WARNING), (progress.errors, Mark.ERROR)]
    return [(count, mark) for count, mark in found if count]


def _ink(selected: bool) -> QPalette.ColorRole:
    return QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
