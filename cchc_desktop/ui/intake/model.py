"""The rows of a plan as a table: ticked or not, shown by their verdicts.

Never changes the report: it only remembers what was ticked.
"""

from collections.abc import Collection, Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon

from cchc_desktop import texts
from cchc_desktop.core.found import NOWHERE
from cchc_desktop.core.plan import Plan, PlanRow, Verdict
from cchc_desktop.core.report import Report
from cchc_desktop.exchange.reading.telling import where
from cchc_desktop.ui.cell import Index
from cchc_desktop.ui.intake.rows import cut, detail_of, is_choice, kind_of, label_of, parts_of, value_of
from cchc_desktop.ui.intake.signs import colour_of, sign_of
from cchc_desktop.ui.style import ICON

Role = Qt.ItemDataRole


class Column(IntEnum):
    """What a column of the plan shows."""

    KIND = 0
    LABEL = 1
    NOW = 2
    INCOMING = 3
    SPOT = 4
    VERDICT = 5
    CONFIDENCE = 6


class PlanModel(QAbstractTableModel):
    """`ticked` are the rows to take, by their places in the plan; `counted` says that they changed."""

    counted = Signal()

    def __init__(self, report: Report, planned: Plan, parent: QObject) -> None:
        super().__init__(parent)
        self._report, self._rows = report, planned.rows
        self._shown: list[int] = []
        self._words: dict[tuple[int, int], str] = {}
        self._signs: dict[Verdict, QIcon] = {}
        self.ticked: set[int] = set()
        self.tick_safe()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        place, column = self._shown[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._text(place, column)
        if role == Role.ToolTipRole:
            return detail_of(self._report, self._rows[place])
        if column == Column.KIND and role == Role.CheckStateRole and is_choice(self._rows[place]):
            return Qt.CheckState.Checked if place in self.ticked else Qt.CheckState.Unchecked
        return self._look(self._rows[place], role) if column == Column.VERDICT else None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole:
            return None
        return texts.PLAN_HEADS[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.KIND and is_choice(self.row_at(index.row())):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def row_at(self, place: int) -> PlanRow:
        """The plan's row that is shown at a place."""
        return self._rows[self._shown[place]]

    def show_only(self, verdicts: Collection[Verdict]) -> None:
        """Show the rows of these verdicts; what is ticked stays ticked."""
        self.beginResetModel()
        self._shown = [place for place, row in enumerate(self._rows) if row.verdict in verdicts]
        self.endResetModel()

    def is_ticked(self, place: int) -> bool:
        """True if the row shown at a place is to be taken."""
        return self._shown[place] in self.ticked

    def tick(self, places: Iterable[int], on: bool) -> None:
        """Tick rows that are shown, or no longer; those that nothing can be done with stay as they are."""
        chosen = {self._shown[place] for place in places if is_choice(self.row_at(place))}
        self._tick_only(self.ticked | chosen if on else self.ticked - chosen)

    def tick_safe(self) -> None:
        """Tick just the rows that were read without doubt and overwrite nothing."""
        self._tick_only({place for place, row in enumerate(self._rows) if row.is_safe})

    def tick_none(self) -> None:
        """Take nothing."""
        self._tick_only(set())

    def chosen(self) -> list[PlanRow]:
        """The rows that are ticked, in the plan's order."""
        return [self._rows[place] for place in sorted(self.ticked)]

    def _tick_only(self, places: set[int]) -> None:
        self.ticked = places
        if self._shown:
            self.dataChanged.emit(
                self.index(0, Column.KIND),
                self.index(len(self._shown) - 1, Column.KIND),
                [Role.CheckStateRole],
            )
        self.counted.emit()

    def _text(self, place: int, column: int) -> str:
        """A cell's words, put together when it is first seen."""
        if (place, column) not in self._words:
            self._words[place, column] = cut(self._worded(self._rows[place], Column(column)))
        return self._words[place, column]

    def _worded(self, row: PlanRow, column: Column) -> str:
        if column in (Column.KIND, Column.LABEL):
            return (kind_of if column is Column.KIND else label_of)(self._report, row)
        if column is Column.VERDICT:
            return texts.VERDICTS[row.verdict.value]
        if column is Column.CONFIDENCE:
            return texts.CONFIDENCES[row.confidence.value]
        if column is Column.SPOT:
            return parts_of(self._report, row) or ("" if row.spot == NOWHERE else where(row.spot))
        return value_of(self._report, row, row.now if column is Column.NOW else row.incoming)

    def _look(self, row: PlanRow, role: int) -> QIcon | QColor | None:
        """The sign and the colour of a verdict."""
        if role == Role.ForegroundRole:
            return colour_of(row.verdict, QGuiApplication.palette())
        if role != Role.DecorationRole:
            return None
        if row.verdict not in self._signs:
            ratio = QGuiApplication.primaryScreen().devicePixelRatio()
            self._signs[row.verdict] = sign_of(row.verdict, QGuiApplication.palette(), ICON, ratio)
        return self._signs[row.verdict]
