"""A database that cannot be opened: what is left of it, and what will be done about it.

Shown before there is a window to work in. Nothing is touched until the clerk agrees, and
the damaged file is never changed.
"""

from collections.abc import Generator
from typing import cast

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import written
from cchc_desktop.core.report import Identity, Report
from cchc_desktop.errors import EditionInvalid, Failure, FileUnusable, StoreUnusable
from cchc_desktop.store.backup import Backups
from cchc_desktop.store.recovery import ASIDE, Damage, Missing, begin_anew, examine, recover
from cchc_desktop.store.restore import Kept, kept
from cchc_desktop.ui.dialogs import tell
from cchc_desktop.ui.listed import reason, shown
from cchc_desktop.ui.moments import moment
from cchc_desktop.ui.naming import place_of
from cchc_desktop.ui.proposal import short_title
from cchc_desktop.ui.rows import RowsModel, RowsTable, size_up
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.working import WorkDialog

SIZE, SMALL_SIZE = (110, 30), (110, 12)
"""In letters and lines: with a list of what is missing, and without."""
WIDTHS = (21, 30, 0, 34)
"""Of the columns, in letters; 0 takes what is left."""


class Found(msgspec.Struct, frozen=True):
    """What is left of a database, and the periods of the backup that takes its place."""

    damage: Damage
    periods: tuple[Kept, ...]


def mend(failure: StoreUnusable, backups: Backups, catalogue: Catalogue, parent: QWidget) -> str:
    """Look, ask, and put a sound database in the place; what was done, "" if the clerk would not."""
    folder = backups.folder.parent
    looking = WorkDialog(texts.MEND_EXAMINING, _examining(backups), parent)
    looking.exec()
    looking.deleteLater()
    if isinstance(looking.failure, Failure):
        tell(parent, texts.sentence(looking.failure))
    if looking.outcome is None:
        return ""
    found = cast(Found, looking.outcome)
    dialog = MendDialog(failure, found, catalogue, parent)
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    if not agreed:
        return ""
    working = WorkDialog(texts.MEND_WORKING, _mending(found.damage), parent)
    working.exec()
    working.deleteLater()
    if isinstance(working.failure, Failure):
        tell(parent, texts.sentence(working.failure))
        return ""
    gone = failure.code == "store_gone"
    words = texts.MEND_DONE_GONE if gone else texts.MEND_DONE
    return words.format(folder=working.outcome or folder / ASIDE)


class MendDialog(QDialog):
    """Says what is damaged, what takes its place and what is missing since."""

    def __init__(self, failure: StoreUnusable, found: Found, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.MEND_TITLES[failure.code])
        damage = found.damage
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(named(QLabel(texts.MEND_TITLES[failure.code]), "title"))
        self.sentences = list(_sentences(failure, damage))
        for sentence in self.sentences:
            label = QLabel(sentence)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.model = MissingModel(found, catalogue, self)
        if damage.missing:
            column.addWidget(RowsTable(self.model, texts.MEND_LIST, WIDTHS), 1)
        else:
            column.addStretch(1)
        self.go = named(QPushButton(_deed(damage)), "primary")
        self.quit = QPushButton(texts.MEND_QUIT)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.quit)
        row.addWidget(self.go)
        column.addLayout(row)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.quit.clicked.connect(self.reject)
        size_up(self, parent, SIZE if damage.missing else SMALL_SIZE)


class MissingModel(RowsModel):
    """What was entered since and could be read: when, in which period, where, what."""

    def __init__(self, found: Found, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(texts.MEND_HEADS, parent)
        self._missing = found.damage.missing[::-1]
        self._catalogue = catalogue
        self._periods = {each.number: each for each in found.periods}
        for begun in found.damage.begun:
            known = Kept(begun.unit, begun.edition, begun.kind, begun.year, {}, begun.period_id)
            self._periods.setdefault(begun.period_id, known)
        self._reports: dict[int, Report | None] = {}

    def count(self) -> int:
        return len(self._missing)

    def words(self, row: int, column: int) -> str:
        return (_when, self._period, self._place, self._value)[column](self._missing[row])

    def _period(self, each: Missing) -> str:
        report = self._report(each.period_id)
        if report is None:
            return ""
        name = short_title(report.preset, report.identity.year)
        return texts.RESTORE_PERIOD_LINE.format(unit=report.identity.unit.title, period=name)

    def _place(self, each: Missing) -> str:
        report = self._report(each.period_id)
        return place_of(report, each.address) if report else each.address

    def _value(self, each: Missing) -> str:
        report = self._report(each.period_id)
        said = shown(report, each.address, each.new) if report else written(each.new)
        return said or texts.HISTORY_BLANK

    def _report(self, number: int) -> Report | None:
        """The period as the backup has it; None if its edition, or itself, is unknown."""
        if number not in self._reports:
            self._reports[number] = self._made(self._periods.get(number))
        return self._reports[number]

    def _made(self, known: Kept | None) -> Report | None:
        if known is None:
            return None
        identity = Identity(known.unit, known.edition, known.kind, known.year)
        try:
            return Report(self._catalogue.get(known.edition), identity, known.content)
        except (EditionInvalid, FileUnusable):
            return None


def _when(each: Missing) -> str:
    return moment(each.at)


def _sentences(failure: StoreUnusable, damage: Damage) -> list[str]:
    """What happened, what is kept, what is used, what is missing."""
    said = [texts.MEND_WHAT[failure.code].format(file=failure.fields["file"])]
    if failure.code != "store_gone":
        said.append(texts.MEND_ASIDE.format(folder=damage.folder / ASIDE))
    count = len(damage.missing)
    if damage.backup is not None:
        at, why = moment(damage.backup.at), reason(damage.backup.reason)
        said.append(texts.MEND_BACKUP.format(at=at, reason=why))
        said.append(texts.MEND_SINCE.format(count=count) if count else texts.MEND_NOTHING_SINCE)
    else:
        said.append(texts.MEND_NO_BACKUP)
        said.append(texts.MEND_ALL.format(count=count) if count else texts.MEND_NOTHING)
    if damage.lost:
        said.append(texts.MEND_LOST.format(count=damage.lost))
    return said


def _deed(damage: Damage) -> str:
    if damage.backup is not None:
        return texts.MEND_RESTORE
    return texts.MEND_ANEW if damage.missing else texts.MEND_EMPTY


def _examining(backups: Backups) -> Generator[tuple[int, int], None, Found]:
    yield 0, 0
    damage = examine(backups.folder.parent, backups)
    return Found(damage, tuple(kept(damage.backup)) if damage.backup else ())


def _mending(damage: Damage) -> Generator[tuple[int, int], None, object]:
    yield 0, 0
    return recover(damage) if damage.backup is not None else begin_anew(damage)
