"""The findings of the report in one list, worst first, in whole sentences.

A click or Enter goes to the cell; what may stand is explained here; a figure that is
known elsewhere is taken over here. Never judges: the sentences are the edition's.
"""

from collections import Counter

import msgspec
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.content import Changes
from cchc_desktop.core.edition import SHARES
from cchc_desktop.core.formula import parse
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.value import Entry, rounded
from cchc_desktop.ui.cell import GAP, Index, side_of
from cchc_desktop.ui.explain import ExplainDialog, address_of
from cchc_desktop.ui.marks import Mark, icon_of, mark_of, paint_mark
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import named
from cchc_desktop.ui.words import areas_of, target_of, tied

FINDING = Qt.ItemDataRole.UserRole + 1
ORDER = (Mark.ERROR, Mark.WARNING, Mark.INFO, Mark.EXPLAINED)
WRAP = Qt.TextFlag.TextWordWrap.value
REMEMBERED = 2_000
"""Heights of sentences that are remembered."""


class FindingsModel(QAbstractListModel):
    """The findings that are shown, worst first and the explained ones last."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Finding] = []

    def show_only(self, findings: list[Finding]) -> None:
        """Show these instead."""
        if findings != self._shown:
            self.beginResetModel()
            self._shown = findings
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._shown[index.row()]
        if role == FINDING:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{texts.FINDING_LEVELS[finding.level.value]} {finding.message} {remark(finding)}"
        return None

    def index_of(self, finding: Finding | None) -> QModelIndex:
        """Where this finding stands now, also when its words have changed; else invalid."""
        for row, shown in enumerate(self._shown):
            if finding and (shown.check, shown.codes) == (finding.check, finding.codes):
                return self.index(row)
        return QModelIndex()


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding: its mark, what was found, and under it what to do or its explanation."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[int, int, str], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = index.data(FINDING)
        drawn = QStyleOptionViewItem(option)
        style = drawn.widget.style()
        style.drawPrimitive(style.PrimitiveElement.PE_PanelItemViewItem, drawn, painter, drawn.widget)
        palette, metrics = drawn.palette, drawn.fontMetrics
        side = side_of(metrics)
        box = inner_box(drawn.rect, side)
        painter.save()
        sign = QRect(box.left() - side - GAP, box.top(), side, side)
        selected = bool(drawn.state & style.StateFlag.State_Selected)
        paint_mark(painter, sign.toRectF(), mark_of(finding), palette, on_accent=selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        message, below = tied(finding.message), tied(remark(finding))
        painter.drawText(box, WRAP, message)
        height = self._height(metrics, box.width(), message)
        painter.setPen(palette.color(role if selected else QPalette.ColorRole.PlaceholderText))
        painter.drawText(box.adjusted(0, height + 2, 0, 0), WRAP, below)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        finding, view = index.data(FINDING), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 300
        metrics = option.fontMetrics
        room = inner_box(QRect(0, 0, width, 0), side_of(metrics)).width()
        words = tied(finding.message), tied(remark(finding))
        return QSize(width, sum(self._height(metrics, room, text) for text in words) + 2 + 2 * GAP + 4)

    def _height(self, metrics: QFontMetrics, room: int, text: str) -> int:
        """The height of wrapped text; counting it again at each layout would take too long."""
        key = metrics.height(), room, text
        if key not in self._heights:
            if len(self._heights) > REMEMBERED:
                self._heights.clear()
            self._heights[key] = metrics.boundingRect(0, 0, room, 10_000, WRAP, text).height()
        return self._heights[key]


class FindingsPanel(QWidget):
    """The list with its filters and what can be done about a finding.

    `chosen` carries the code of the cell to go to; `pointed` the section and the words in it
    that a finding of the text marks, once that place is shown.
    """

    chosen = Signal(str)
    pointed = Signal(str, int, int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._area: int | None = None
        self._dialog: ExplainDialog | None = None
        self._model = FindingsModel()
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(FindingDelegate(self._list))
        self._list.setAccessibleName(texts.FINDINGS)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        # Only a list that wraps is laid out anew when its width changes.
        self._list.setWordWrap(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(self._offer)
        self._filters = {mark: self._filter(mark) for mark in ORDER}
        self._here = QCheckBox(texts.FINDINGS_HERE)
        self._here.toggled.connect(self._show)
        self._nothing = QLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._explain = QPushButton(texts.FINDING_EXPLAIN)
        self._explain.clicked.connect(self.explain)
        self._take = QPushButton(texts.FINDING_TAKE)
        self._take.setToolTip(texts.FINDING_TAKE_HELP)
        self._take.clicked.connect(self.take_over)
        self._stack = QStackedWidget()
        self._lay_out()
        session.changed.connect(self._follow)
        session.opened.connect(self._show)
        session.staging.locked.connect(self._offer)
        self._show()

    def look_at(self, area: int | None) -> None:
        """The page that is shown: an area's number, 0 for the particulars, None for all."""
        self._area = area
        self._here.setEnabled(area is not None)
        self._show()

    def explain(self) -> None:
        """Ask for the explanation of the current finding."""
        finding = self._current()
        if finding is not None and finding.explainable:
            self._dialog = ExplainDialog(finding, self)
            self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._dialog.accepted.connect(self._keep)
            self._dialog.open()

    def take_over(self) -> None:
        """Write the figure that the current finding found elsewhere."""
        report, finding = self._session.report, self._current()
        changes = taken_over(report, finding) if report and finding else None
        if changes:
            self._session.edit(changes)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            for mark, button in self._filters.items():
                self._draw(button, mark)

    def _filter(self, mark: Mark) -> QToolButton:
        button = named(QToolButton(), "filter")
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolTip(texts.FINDINGS_FILTER_HELP)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._draw(button, mark)
        button.toggled.connect(self._show)
        return button

    def _draw(self, button: QToolButton, mark: Mark) -> None:
        side = side_of(self.fontMetrics())
        button.setIconSize(QSize(side, side))
        button.setIcon(icon_of(mark, self.palette(), side, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        filters = QGridLayout()
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(4)
        for place, button in enumerate(self._filters.values()):
            filters.addWidget(button, place // 2, place % 2)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        buttons = QHBoxLayout()
        buttons.addWidget(self._explain)
        buttons.addWidget(self._take)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addLayout(filters)
        box.addWidget(self._here)
        box.addWidget(self._stack, 1)
        box.addLayout(buttons)

    def _follow(self, change: Change) -> None:
        if change.findings.added or change.findings.gone:
            self._show()

    def _show(self) -> None:
        """Show the findings that the filters let through, and keep the current one."""
        report, current = self._session.report, self._current()
        found = sorted(report.findings if report else (), key=lambda each: ORDER.index(mark_of(each)))
        counts = Counter(mark_of(finding) for finding in found)
        for mark, button in self._filters.items():
            words = texts.FINDING_COUNTS[mark.value].format(count=counts[mark])
            button.setText(words)
            button.setAccessibleName(words)
        self._model.show_only([finding for finding in found if self._lets_through(report, finding)])
        again = self._model.index_of(current)
        if again.isValid():
            self._list.setCurrentIndex(again)
        self._nothing.setText(texts.FINDINGS_FILTERED if found else texts.FINDINGS_NONE)
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._offer()

    def _lets_through(self, report: Report | None, finding: Finding) -> bool:
        here = self._here.isChecked() and self._area is not None and report is not None
        if here and self._area not in areas_of(report, finding):  # type: ignore[arg-type]
            return False
        return self._filters[mark_of(finding)].isChecked()

    def _current(self) -> Finding | None:
        found = self._list.currentIndex().data(FINDING)
        return found if isinstance(found, Finding) else None

    def _offer(self) -> None:
        """The buttons that suit the current finding."""
        report, finding = self._session.report, self._current()
        usable = report is not None and finding is not None and not self._session.read_only
        self._explain.setEnabled(usable and bool(finding and finding.explainable))
        self._take.setEnabled(usable and bool(report and finding and taken_over(report, finding)))

    def _choose(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        self.chosen.emit(target_of(finding))
        if finding.section and finding.span:
            self.pointed.emit(finding.section, *finding.span)

    def _keep(self) -> None:
        report, dialog = self._session.report, self._dialog
        if report is not None and dialog is not None:
            self._session.edit({address_of(report, dialog.finding): dialog.explanation()})


def remark(finding: Finding) -> str:
    """What stands under the sentence: what to do, or why it may stand."""
    if finding.explanation:
        return texts.FINDING_EXPLAINED.format(text=finding.explanation)
    if finding.outdated:
        return f"{finding.advice} {texts.FINDING_OUTDATED.format(text=finding.outdated)}"
    return finding.advice


def taken_over(report: Report, finding: Finding) -> Changes | None:
    """The edit that gives a blank row the figure known elsewhere; None for any other finding."""
    for check in report.edition.checks:
        if check.rule != "not_taken_over" or check.id != finding.check:
            continue
        for source, row in check.pairs:
            number = parse(source).evaluate(report)
            if (
                (row, *parse(source).names) == finding.codes
                and number is not None
                and not isinstance(number, bool)
            ):
                if report.index.figures[row].kind in SHARES:
                    number = rounded(number, report.edition.decimals)
                before = report.entry(row) or Entry()
                return {row: msgspec.structs.replace(before, value=number)}
    return None


def inner_box(rect: QRect, side: int) -> QRect:
    """Where the words of a finding stand: right of its mark."""
    return rect.adjusted(GAP + side + GAP + 2, GAP + 1, -GAP, -GAP)
