"""The plan before the change: every row a file brings, to be ticked, then taken in one edit.

What is safe is ticked at the beginning, what would overwrite or is unclear never. The
dialog changes nothing: `changes` is what was agreed to.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.content import OUTLINE, Item, part, rest
from cchc_desktop.core.found import Found
from cchc_desktop.core.plan import Plan, Sum, Verdict
from cchc_desktop.core.report import Report
from cchc_desktop.core.taking import headless, taken
from cchc_desktop.core.value import show
from cchc_desktop.ui.intake.leftover import LeftoverList
from cchc_desktop.ui.intake.model import PlanModel
from cchc_desktop.ui.intake.rows import detail_of
from cchc_desktop.ui.intake.signs import sign_of
from cchc_desktop.ui.intake.table import PlanTable
from cchc_desktop.ui.naming import place_of
from cchc_desktop.ui.style import ICON, LARGE, MEDIUM, letters, named
from cchc_desktop.ui.wrapping import Wrapping

SIZE = (190, 50)
"""In letters and lines, where the window has the room."""
LOW = 34
"""Lines of a dialog that has no room for what can be done without."""
HIDDEN = frozenset({Verdict.SAME, Verdict.EMPTIED})
"""What need not be looked at: shown when it is asked for."""
SUMS = 3
"""Totals that do not add up, shown before the rest is counted."""
NAMED = 3
"""Sections that stay behind, named before the rest is only counted."""
DETAIL = 6
"""Lines of the pane that shows the whole of the current row."""


class PlanDialog(QDialog):
    """The plan of one file, or of several made one. `changes` is the edit agreed to."""

    def __init__(
        self,
        report: Report,
        found: Found,
        planned: Plan,
        head: Sequence[str],
        parent: QWidget,
        *,
        is_merged: bool = False,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.PLAN_TITLE.format(file=found.file))
        self._report, self._planned = report, planned
        self.changes: dict[str, Item | None] = {}
        self.model = PlanModel(report, planned, self)
        self.table = PlanTable(self.model)
        sums = [(texts.PLAN_PROBLEM, words, "") for words in sum_words(report, planned.sums)]
        self.leftover = LeftoverList(found, folder or Path.home(), sums)
        self.filters = {verdict: self._filter(verdict) for verdict in self._verdicts()}
        self.about, self.detail = named(QLabel(texts.PLAN_ABOUT), "hint"), QTextBrowser()
        self.nothing = named(QLabel(texts.PLAN_NOTHING_SHOWN), "hint")
        self.keep_parts = QCheckBox(texts.PLAN_KEEP_PARTS)
        self.keep_parts.setChecked(is_merged)
        if not is_merged:
            self.keep_parts.hide()
        self.safe, self.shown, self.none = QPushButton(), QPushButton(), QPushButton(texts.PLAN_TICK_NONE)
        self.go, self.skip = named(QPushButton(), "primary"), QPushButton(texts.PLAN_SKIP)
        self.tabs = QTabWidget()
        self.behind = named(QLabel(), "problem")
        self._lay_out(head)
        self._join()
        wide, high = letters(self, SIZE[0]), self.fontMetrics().height() * SIZE[1]
        self.resize(min(wide, parent.width() - 2 * LARGE), min(high, parent.height() - 2 * LARGE))
        self._show()
        self._count()
        self.table.setFocus()

    def take_safe(self) -> None:
        """Take just what was read without doubt and overwrites nothing."""
        self.model.tick_safe()
        self.take()

    def take(self) -> None:
        """Agree to the rows that are ticked."""
        self.changes = taken(self._report, self._planned, self.model.chosen(), self.keep_parts.isChecked())
        self.accept()

    def _verdicts(self) -> dict[Verdict, int]:
        """The verdicts that there are, in the order of grief, with their rows."""
        counts = Counter(row.verdict for row in self._planned.rows)
        return {verdict: counts[verdict] for verdict in Verdict if counts[verdict]}

    def _filter(self, verdict: Verdict) -> QToolButton:
        count = self._verdicts()[verdict]
        button = named(QToolButton(), "filter")
        button.setText(texts.PLAN_FILTER.format(words=texts.VERDICTS[verdict.value], count=count))
        button.setAccessibleName(button.text())
        button.setToolTip(texts.PLAN_FILTER_HELP.format(help=texts.VERDICTS_HELP[verdict.value]))
        button.setCheckable(True)
        button.setChecked(verdict not in HIDDEN)
        button.setIcon(sign_of(verdict, self.palette(), ICON, self.devicePixelRatioF()))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(self._show)
        return button

    def _lay_out(self, head: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(MEDIUM)
        for label in (*map(QLabel, head), self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        if self._planned.sums:
            column.addWidget(_band(sum_words(self._report, self._planned.sums)))
        self.tabs.addTab(self._rows_tab(), texts.PLAN_ROWS.format(count=len(self._planned.rows)))
        self.tabs.addTab(self.leftover, texts.PLAN_UNREAD.format(count=len(self.leftover.lines)))
        column.addWidget(self.tabs, 1)
        self.behind.setWordWrap(True)
        column.addWidget(self.behind)
        row = QHBoxLayout()
        row.addWidget(self.keep_parts)
        row.addStretch(1)
        for button in (self.skip, self.safe, self.go):
            row.addWidget(button)
        column.addLayout(row)

    def _rows_tab(self) -> QWidget:
        filters = Wrapping()
        for button in (*self.filters.values(), self.shown, self.none):
            filters.addWidget(button)
        self.detail.setAccessibleName(texts.PLAN_DETAIL)
        self.detail.setTabChangesFocus(True)
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        column.addLayout(filters)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        return tab

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = self.fontMetrics().lineSpacing()
        is_low = event.size().height() < LOW * line
        self.detail.setFixedHeight((2 if is_low else DETAIL) * line + MEDIUM)
        self.about.setHidden(is_low)

    def _join(self) -> None:
        self.shown.setText(texts.PLAN_TICK_SHOWN)
        self.safe.setText(texts.PLAN_SAFE.format(count=len(self._planned.safe)))
        self.safe.setEnabled(bool(self._planned.safe))
        for button in (self.shown, self.none, self.safe, self.skip):
            button.setAutoDefault(False)
        self.go.setDefault(True)
        self.table.moved.connect(self._tell)
        self.model.counted.connect(self._count)
        self.shown.clicked.connect(self._tick_shown)
        self.none.clicked.connect(self.model.tick_none)
        self.safe.clicked.connect(self.take_safe)
        self.go.clicked.connect(self.take)
        self.skip.clicked.connect(self.reject)

    def _show(self) -> None:
        """Show the rows that the filters let through."""
        self.model.show_only({verdict for verdict, button in self.filters.items() if button.isChecked()})
        self.nothing.setHidden(self.model.rowCount() > 0)

    def _tick_shown(self) -> None:
        self.model.tick(range(self.model.rowCount()), on=True)

    def _count(self) -> None:
        left = headless(self._report, self._planned, self.model.chosen())
        outline, names = place_of(self._report, OUTLINE), "; ".join(row.label for row in left[:NAMED])
        self.behind.setText(texts.PLAN_HEADLESS.format(count=len(left), names=names, outline=outline))
        self.behind.setVisible(bool(left))
        count = len(self.model.ticked) - len(left)
        self.go.setText(texts.PLAN_GO.format(count=count))
        self.go.setEnabled(bool(count))

    def _tell(self, place: int) -> None:
        """Show the whole of the current row."""
        self.detail.setHtml(detail_of(self._report, self.model.row_at(place)) if place >= 0 else "")


def sum_words(report: Report, sums: Sequence[Sum]) -> list[str]:
    """Each printed total beside what its parts add up to."""
    return [
        texts.PLAN_SUM.format(
            place=_place(report, each.code), printed=show(each.printed), added=show(each.added)
        )
        for each in sums
    ]


def _place(report: Report, code: str) -> str:
    register = report.index.registers.get(part(code))
    if register is None:
        return place_of(report, code)
    return f"{register.title}, {register.by_code[rest(code)].label}"


def _band(sums: list[str]) -> QLabel:
    """The totals that do not add up, the first of them in view and all in the tool tip."""
    more = [texts.PLAN_SUMS_MORE.format(count=len(sums) - SUMS)] if len(sums) > SUMS else []
    label = named(
        QLabel(f"{texts.PLAN_SUMS.format(count=len(sums))} {'; '.join([*sums[:SUMS], *more])}."), "said"
    )
    label.setWordWrap(True)
    label.setToolTip("\n".join(sums))
    return label
