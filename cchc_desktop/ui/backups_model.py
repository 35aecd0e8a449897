"""The backups as a table: when, why, how large, whether it opens, where it is kept."""

from collections.abc import Generator
from typing import TypeAlias

import msgspec
from PySide6.QtCore import QObject, Qt

from cchc_desktop import texts
from cchc_desktop.store.backup import Backup, Backups
from cchc_desktop.ui.listed import reason
from cchc_desktop.ui.moments import kilobytes, moment
from cchc_desktop.ui.rows import Index, RowsModel

Steps: TypeAlias = Generator[tuple[int, int], None, "list[Listed]"]
SIZE = 2
"""The column of figures."""


class Listed(msgspec.Struct, frozen=True):
    """A backup in the list; `size` is in bytes, `broken` once it was opened and is not whole."""

    backup: Backup
    size: int
    here: bool
    there: bool
    broken: bool = False

    @property
    def state(self) -> str:
        """What is known of it, in words."""
        if self.broken:
            return texts.BACKUP_BROKEN
        return texts.BACKUP_CHECKED if self.backup.checked else texts.BACKUP_UNCHECKED

    @property
    def kept_in(self) -> str:
        """Where it is, in words."""
        if self.here and self.there:
            return texts.BACKUP_BOTH
        return texts.BACKUP_HERE if self.here else texts.BACKUP_THERE


def listing(backups: Backups) -> Steps:
    """Every backup, newest first. A second folder on another computer may take its time."""
    yield 0, 0
    return _listed(backups, backups.found(), frozenset())


def checking(backups: Backups) -> Steps:
    """Every backup, each opened and compared."""
    found = backups.found()
    checked: list[Backup] = []
    for done, backup in enumerate(found):
        yield done, len(found)
        checked.append(backups.check(backup))
    return _listed(backups, checked, frozenset(each.path.name for each in checked if not each.checked))


def _listed(backups: Backups, found: list[Backup], broken: frozenset[str]) -> list[Listed]:
    return [
        Listed(
            backup,
            backup.path.stat().st_size if backup.path.exists() else 0,
            backup.path.parent == backups.folder,
            backup.path.parent != backups.folder or backups.is_mirrored(backup),
            backup.path.name in broken,
        )
        for backup in found
    ]


class BackupsModel(RowsModel):
    """The backups in the order given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(texts.BACKUP_HEADS, parent)
        self.listed: list[Listed] = []

    def count(self) -> int:
        return len(self.listed)

    def words(self, row: int, column: int) -> str:
        each = self.listed[row]
        return (
            moment(each.backup.at),
            reason(each.backup.reason),
            texts.BACKUP_SIZE.format(size=kilobytes(each.size)),
            each.state,
            each.kept_in,
        )[column]

    def answer(self, index: Index, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(self.listed[index.row()].backup.path)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().answer(index, role)

    def show_listed(self, listed: list[Listed]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.listed = listed
        self.endResetModel()
