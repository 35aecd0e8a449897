"""Sao lưu và khôi phục: the list of backups, and what can be done with them.

What takes long is done on another thread, one thing at a time. Never deletes a backup.
"""

from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts, volumes
from cchc_desktop.errors import Failure
from cchc_desktop.store.backup import WISH, Backup, Backups
from cchc_desktop.store.restore import Kept, kept
from cchc_desktop.ui.backups_model import BackupsModel, Listed, checking, listing
from cchc_desktop.ui.dialogs import tell
from cchc_desktop.ui.folders import choose_folder
from cchc_desktop.ui.job import Steps
from cchc_desktop.ui.restoring import RestoreDialog
from cchc_desktop.ui.rows import RowsTable, size_up
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM, named
from cchc_desktop.ui.working import Working

SIZE = (120, 34)
"""In letters and lines."""
WIDTHS = (21, 0, 13, 22, 27)
"""Of the columns, in letters; 0 takes what is left."""


class BackupsDialog(QDialog):
    """The backups of the session's data folder."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.BACKUP_TITLE)
        self._session, self._keeping = session, session.keeping
        self._then: Callable[[Any], None] = self._show
        self.model = BackupsModel(self)
        self.table = RowsTable(self.model, texts.BACKUP_LIST, WIDTHS)
        self.said, self.second = QLabel(), QLabel()
        self.make, self.check = QPushButton(texts.BACKUP_MAKE), QPushButton(texts.BACKUP_CHECK)
        self.second_button = QPushButton(texts.BACKUP_SECOND)
        self.restore = named(QPushButton(texts.RESTORE_BUTTON), "primary")
        self.close_button = QPushButton(texts.BUTTON_CLOSE)
        self.working = Working()
        self._menu = QMenu(self.second_button)
        self.second_button.setMenu(self._menu)
        self.second_button.setAccessibleName(texts.BACKUP_SECOND_NAME)
        self._lay_out(parent)
        self._connect()
        self._tell_second()
        self._allow()
        # Once the dialog is on the screen: a folder on another computer may let one wait.
        QTimer.singleShot(0, self.look)

    def _lay_out(self, parent: QWidget) -> None:
        about = named(QLabel(texts.BACKUP_ABOUT), "hint")
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        for label in (about, self.said, self.second):
            label.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addWidget(self.second)
        column.addWidget(self.working)
        row = QHBoxLayout()
        for button in (self.make, self.check, self.second_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.restore)
        column.addLayout(row)
        self.working.hide()
        self.restore.setDefault(True)
        size_up(self, parent, SIZE)

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.check.clicked.connect(self._check)
        self.restore.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self.table.doubleClicked.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._allow)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._choose_second)
        self.working.finished.connect(self._take)
        self.working.failed.connect(self._fail)
        self.working.ended.connect(self._settle)

    def look(self) -> None:
        """Look for the backups anew."""
        self._begin(texts.BACKUP_LISTING, listing(self._keeping.backups), self._show)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.working.is_busy:
            self.working.cancel()
            event.ignore()

    def reject(self) -> None:
        """Esc and the buttons: not while something is under way, which can be stopped."""
        if self.working.is_busy:
            self.working.cancel()
        else:
            super().reject()

    def _begin(self, words: str, steps: Steps, then: Callable[[Any], None]) -> None:
        if not self.working.is_busy:
            self._then = then
            self.working.begin(words, steps)
            self.working.show()
            self._allow()

    def _take(self, outcome: object) -> None:
        self._then(outcome)

    def _fail(self, failure: Failure) -> None:
        self.said.setText(texts.sentence(failure))

    def _settle(self) -> None:
        self.working.setVisible(self.working.is_busy)
        self._allow()

    def _allow(self) -> None:
        """What can be done now: nothing while something is under way, no writing in a second window."""
        free, writes = not self.working.is_busy, not self._session.read_only
        chosen = self._chosen()
        self.make.setEnabled(free and writes)
        self.check.setEnabled(free and bool(self.model.listed))
        self.second_button.setEnabled(free and writes)
        self.restore.setEnabled(free and writes and chosen is not None and not chosen.broken)

    def _chosen(self) -> Listed | None:
        return self.model.listed[self.table.row()] if self.table.row() >= 0 else None

    def _show(self, listed: list[Listed], said: str = "") -> None:
        self.model.show_listed(listed)
        self.table.setCurrentIndex(self.model.index(0, 0))
        usual = texts.BACKUP_COUNT.format(count=len(listed), folder=self._keeping.backups.folder)
        self.said.setText(said or (usual if listed else texts.BACKUP_EMPTY))
        self._allow()

    def _make(self) -> None:
        self._begin(texts.BACKUP_MAKING, _making(self._keeping.backups), self._show_made)

    def _show_made(self, made: tuple[Backup, bool, list[Listed]]) -> None:
        backup, mirrored, listed = made
        self._keeping.made.emit(backup)
        unmirrored = self._keeping.second is not None and not mirrored
        self._show(listed, texts.BACKUP_MADE_HERE_ONLY if unmirrored else texts.BACKUP_MADE)

    def _check(self) -> None:
        self._begin(texts.BACKUP_CHECKING, checking(self._keeping.backups), self._show_checked)

    def _show_checked(self, listed: list[Listed]) -> None:
        broken = sum(each.broken for each in listed)
        words = texts.BACKUP_SOME_BROKEN if broken else texts.BACKUP_ALL_GOOD
        self._show(listed, words.format(count=len(listed), broken=broken))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for stick in volumes.removable():
            name, free = stick.name or str(stick.path), f"{stick.free / 10**9:.1f}".replace(".", ",")
            action = self._menu.addAction(texts.BACKUP_SECOND_STICK.format(name=name, free=free))
            action.setData(str(stick.path / texts.BACKUP_STICK_FOLDER))
        self._menu.addAction(texts.BACKUP_SECOND_CHOOSE).setData(".")
        if self._keeping.second is not None:
            self._menu.addAction(texts.BACKUP_SECOND_NONE).setData("")

    def _choose_second(self, action: QAction) -> None:
        words = str(action.data())
        folder = choose_folder(self, Path.home()) if words == "." else Path(words) if words else None
        if words != "." or folder is not None:
            self.use_second(folder)

    def use_second(self, folder: Path | None) -> None:
        """Keep the backups in another folder too, none if that is None; the newest goes there now."""
        if folder is not None and (sentence := _refusal(folder, self._keeping.backups.folder)):
            tell(self, sentence)
            return
        self._keeping.use_second(folder)
        self._tell_second()
        if folder is None:
            self.look()
        else:
            self._begin(texts.BACKUP_COPYING, _copying(self._keeping.backups), self._show)

    def _tell_second(self) -> None:
        second = self._keeping.second
        words = texts.BACKUP_SECOND_IS.format(folder=second) if second else texts.BACKUP_SECOND_UNSET
        self.second.setText(words)

    def _open(self) -> None:
        """Look into the chosen backup before anything is done with it."""
        chosen = self._chosen()
        if chosen is not None and self.restore.isEnabled():
            opening = _opening(self._keeping.backups, chosen.backup)
            self._begin(texts.RESTORE_READING, opening, self._ask)

    def _ask(self, opened: tuple[Backup, list[Kept]]) -> None:
        dialog = RestoreDialog(self._session, *opened, self.parentWidget() or self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.goes_back_whole:
            self.accept()
            self._keeping.go_back_to(opened[0])
        elif dialog.said:
            self.said.setText(dialog.said)
            self.look()


def _refusal(folder: Path, own: Path) -> str:
    """Why backups cannot be kept here too, "" if they can."""
    if folder.resolve() == own.resolve():
        return texts.BACKUP_SECOND_SAME
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f"{own.name}.part"
        probe.write_bytes(b"")
        probe.unlink()
        return ""
    return texts.BACKUP_SECOND_REFUSED.format(folder=folder)


def _making(backups: Backups) -> Generator[tuple[int, int], None, tuple[Backup, bool, list[Listed]]]:
    yield 0, 0
    made = backups.make(WISH)
    listed = yield from listing(backups)
    return made, backups.is_mirrored(made), listed


def _copying(backups: Backups) -> Generator[tuple[int, int], None, list[Listed]]:
    yield 0, 0
    newest = backups.newest_good()
    if newest is not None:
        backups.mirror(newest)
    return (yield from listing(backups))


def _opening(backups: Backups, backup: Backup) -> Generator[tuple[int, int], None, tuple[Backup, list[Kept]]]:
    yield 0, 0
    checked = backups.check(backup)
    # Raises what is wrong with one that is not whole.
    return checked, kept(checked)
