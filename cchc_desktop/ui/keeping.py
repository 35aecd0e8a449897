"""The backups of the session's data folder: made by themselves while the window is open.

One object for everybody who makes, lists or restores a backup. Never asks anything of the
clerk, and never keeps her waiting but where a change must not come before its backup.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import IMPORT, Backup, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.store.keeping import Keeper


class Keeping(QObject):
    """`backups` belong to the session's store.

    `made` carries a `Backup`, `failed` a `Failure`: of those made by themselves.
    `second_chosen` comes when there is another second folder, or none any more.
    `return_wanted` carries the backup that everything is to go back to.
    """

    made = Signal(object)
    failed = Signal(object)
    second_chosen = Signal()
    return_wanted = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._keeper: Keeper | None = None
        self._ended = False
        self.backups = Backups(store.folder)

    @property
    def second(self) -> Path | None:
        """The second folder of backups, None while there is none."""
        return self.backups.second

    def use_second(self, folder: Path | None) -> None:
        """Copy the backups that follow to this folder too."""
        if folder != self.backups.second:
            self.backups.second = folder
            self.second_chosen.emit()

    def begin(self) -> None:
        """Make the first backup and go on by itself; a window that only reads makes none."""
        if self._keeper is None and not self._ended and not self._store.read_only:
            told = self.made.emit, self.failed.emit
            self._keeper = Keeper(self._store.folder, self.backups, *told, self._store.lock)
            self._keeper.start()

    def end(self) -> None:
        """Make no more; what is under way is finished."""
        self._ended = True
        if self._keeper is not None:
            self._keeper.stop()

    def before_import(self) -> None:
        """A backup of what an import is about to change.

        Told by `failed` if it cannot be made: the import is journaled, and can be undone.
        """
        try:
            self.made.emit(self.backups.make(IMPORT))
        except StoreUnusable as failure:
            self.failed.emit(failure)

    def go_back_to(self, backup: Backup) -> None:
        """Let everything become what a backup is; the window begins anew."""
        self.return_wanted.emit(backup)
