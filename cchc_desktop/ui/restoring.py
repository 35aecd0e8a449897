"""What going back to a backup would change, seen before it is done: everything, or a part.

A part is one edit of the report, undone with Ctrl+Z; of everything this only tells that it
is wanted. The present state is backed up before either.
"""

from collections.abc import Generator
from typing import cast

import msgspec
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.difference import Difference, within
from cchc_desktop.core.journal import RESTORED, FromFile
from cchc_desktop.errors import Failure
from cchc_desktop.store.backup import RESTORE, Backup, Backups
from cchc_desktop.store.restore import Changed, Kept, begin, compared
from cchc_desktop.ui.dialogs import closing_row, tell
from cchc_desktop.ui.listed import reason
from cchc_desktop.ui.moments import moment
from cchc_desktop.ui.restoring_model import ChangesModel, Naming
from cchc_desktop.ui.rows import RowsTable, size_up
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM, named
from cchc_desktop.ui.working import WorkDialog

SIZE = (140, 36)
"""In letters and lines."""
WIDTHS = (30, 0, 34, 34)
"""Of the columns, in letters; 0 takes what is left."""
ALL, PERIOD, FORM, SECTION, CELL = texts.RESTORE_EXTENTS
IN_PARTS = frozenset({FORM, SECTION})


class Part(msgspec.Struct, frozen=True):
    """What would be set: these differences of one period, all of them for everything."""

    changed: Changed
    differences: tuple[Difference, ...]


class RestoreDialog(QDialog):
    """`goes_back_whole` once everything is to be restored; `said` what was done to a part."""

    def __init__(self, session: Session, backup: Backup, periods: list[Kept], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.RESTORE_TITLE)
        self._session, self._backup = session, backup
        self.goes_back_whole, self.said = False, ""
        self._changes = compared(session.store, periods)
        self._naming = Naming(session)
        self.extent, self.period, self.place = (_choice(name) for name in _FIELDS)
        self.model = ChangesModel(self._naming, self)
        self.table = RowsTable(self.model, texts.RESTORE_LIST, WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.count, self.warning, self.safe = QLabel(), QLabel(), QLabel()
        self._lay_out(parent)
        for key, words in texts.RESTORE_EXTENTS.items():
            self.extent.addItem(words, key)
        for each in self._parts():
            self.period.addItem(self._naming.period(each), each)
        self.extent.currentIndexChanged.connect(self._offer_places)
        self.period.currentIndexChanged.connect(self._offer_places)
        self.place.currentIndexChanged.connect(self.show_changes)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.go.clicked.connect(self._restore)
        session.failed.connect(self._say_failure)
        self._begin_with_open()
        self._offer_places()

    def _begin_with_open(self) -> None:
        """What is asked for most: the period that is open, if it differs."""
        places = [place for place, each in enumerate(self._parts()) if self._is_open(each)]
        if places:
            self.extent.setCurrentIndex(self.extent.findData(PERIOD))
            self.period.setCurrentIndex(places[0])

    def _is_open(self, changed: Changed) -> bool:
        return changed.period_id is not None and changed.period_id == self._session.period_id

    def _parts(self) -> list[Changed]:
        """The periods that can be restored by themselves: those that the backup knows."""
        return [each for each in self._changes if each.kept is not None]

    def _lay_out(self, parent: QWidget) -> None:
        words = {"at": moment(self._backup.at), "reason": reason(self._backup.reason)}
        self._form = QFormLayout()
        for name, field in zip(_FIELDS, (self.extent, self.period, self.place), strict=True):
            self._form.addRow(name, field)
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addWidget(named(QLabel(texts.RESTORE_FROM.format(**words)), "heading"))
        column.addLayout(self._form)
        column.addWidget(self.table, 1)
        for label in (self.count, self.warning, self.safe):
            label.setWordWrap(True)
            column.addWidget(label)
        self.warning.setObjectName("problem")
        self.safe.setObjectName("hint")
        self.go, row = closing_row(self, texts.RESTORE_GO)
        column.addLayout(row)
        size_up(self, parent, SIZE)

    def _offer_places(self) -> None:
        """Fill the list of parts for the extent and period that are chosen."""
        extent = self.extent.currentData()
        self._form.setRowVisible(self.period, extent != ALL)
        self._form.setRowVisible(self.place, extent in IN_PARTS)
        changed = self.period.currentData()
        self.place.clear()
        if extent in IN_PARTS and changed is not None:
            offered = self._naming.forms(changed) if extent == FORM else self._naming.sections(changed)
            for words, places in offered:
                count = len(within(changed.differences, places))
                if count:
                    self.place.addItem(texts.RESTORE_OPTION.format(words=words, count=count), places)
        self.show_changes()

    def show_changes(self) -> None:
        """Show what the choice would change."""
        shown = [Part(each, self._chosen(each)) for each in self._wanted()]
        self.model.show_lines([(part.changed, each) for part in shown for each in part.differences])
        self.table.setColumnHidden(0, self.extent.currentData() != ALL)
        if self.extent.currentData() == CELL:
            self.table.selectRow(0)
        else:
            self.table.clearSelection()
        self._tell()

    def _wanted(self) -> list[Changed]:
        if self.extent.currentData() == ALL:
            return self._changes
        changed = self.period.currentData()
        return [changed] if changed is not None else []

    def _chosen(self, changed: Changed) -> tuple[Difference, ...]:
        if self.extent.currentData() not in IN_PARTS:
            return changed.differences
        places = self.place.currentData()
        return within(changed.differences, places) if places else ()

    def _set(self) -> tuple[Difference, ...]:
        """What would be set now, with the lines selected where only those are wanted."""
        if self.extent.currentData() != CELL:
            return tuple(each for _, each in self.model.lines)
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.lines[row][1] for row in rows)

    def _tell(self) -> None:
        extent, count = self.extent.currentData(), len(self._set())
        none = texts.RESTORE_NONE_CHOSEN if extent == CELL and self.model.lines else texts.RESTORE_SAME
        self.count.setText(texts.RESTORE_COUNT.format(count=count) if count else none)
        self.safe.setText(texts.RESTORE_SAFE if extent == ALL else texts.RESTORE_SAFE_PART)
        warning = self._gone() if extent == ALL else self._closed()
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        begins = any(each.period_id is None for each in self._wanted())
        differs = bool(self._changes) if extent == ALL else bool(count) or (extent == PERIOD and begins)
        self.go.setEnabled(differs and (extent == ALL or not warning))

    def _gone(self) -> str:
        """What everything would take away."""
        gone = [self._naming.period(each) for each in self._changes if each.kept is None]
        return texts.RESTORE_GONE.format(count=len(gone), periods="; ".join(gone)) if gone else ""

    def _closed(self) -> str:
        changed = self.period.currentData()
        if changed is None or changed.period_id is None:
            return ""
        stage = self._session.store.stages.stage(changed.period_id)
        return texts.RESTORE_CLOSED if stage.is_frozen else ""

    def _restore(self) -> None:
        if self.extent.currentData() == ALL:
            self.goes_back_whole = True
            self.accept()
            return
        words = texts.RESTORE_BACKING_UP
        dialog = WorkDialog(words, _backing_up(self._session.keeping.backups, self._backup), self)
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog.failure, Failure):
            tell(self, texts.RESTORE_FAILED.format(sentence=texts.sentence(dialog.failure)))
        elif dialog.outcome is not None and self._put_back():
            self.accept()

    def _say_failure(self, failure: Failure) -> None:
        tell(self, texts.sentence(failure))

    def _put_back(self) -> bool:
        """Set the chosen part, in the period it belongs to: that is opened first."""
        changed, found = cast(Changed, self.period.currentData()), self._set()
        assert changed.kept is not None
        try:
            period = changed.period_id
            if period is None:
                period = begin(self._session.store, changed.kept)
        except Failure as failure:
            tell(self, texts.sentence(failure))
            return False
        is_new = changed.period_id is None
        if (is_new or period != self._session.period_id) and not self._session.open(period):
            return False
        sha256 = self._backup.record.sha256 if self._backup.record else ""
        source = FromFile(self._backup.path.name, sha256, RESTORED)
        if not self._session.edit({each.address: each.new for each in found}, source):
            return False
        self.said = texts.RESTORE_DONE_PART.format(count=len(found), at=moment(self._backup.at))
        return True


_FIELDS = (texts.RESTORE_EXTENT, texts.RESTORE_PERIOD, texts.RESTORE_PLACE)


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box


def _backing_up(backups: Backups, spare: Backup) -> Generator[tuple[int, int], None, Backup]:
    yield 0, 0
    return backups.make(RESTORE, spare=spare)
