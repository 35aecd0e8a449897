"""What follows once the frame is on the screen: the store, the forms, the last report.

Also where a session ends and another begins in its place: everything went back to a
backup, or the other window was closed. Never judges what is in a store.
"""

from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from cchc_desktop import places, settings, texts, volumes
from cchc_desktop.errors import Failure, StoreUnusable
from cchc_desktop.settings import Settings
from cchc_desktop.ui.lasting import leave_alone
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.window import Window

if TYPE_CHECKING:
    from cchc_desktop.store.backup import Backup, Backups
    from cchc_desktop.store.database import Store
    from cchc_desktop.ui.front import Bell
    from cchc_desktop.ui.keeping import Keeping

NO_DATA = 2
"""The exit code when the data folder cannot be used."""
CALM = 1000
"""Milliseconds after the report is shown until what can wait is begun: the first backup, a look at memory."""


class Start(QObject):
    """Shows a window over a data folder and fills it. `code` is the program's exit code."""

    _again = Signal()

    def __init__(self, look: Look, data: Path, today: date) -> None:
        super().__init__()
        self._look, self._data, self._today = look, data, today
        self._store: Store | None = None
        self._keeping: Keeping | None = None
        self._bell: Bell | None = None
        self._wanted: Backup | None = None
        self._said: list[str] = []
        self.code = 0
        # Queued: what asks for it is a dialog over the window that goes.
        self._again.connect(self._show_again, Qt.ConnectionType.QueuedConnection)

    def show(self, kept: Settings) -> None:
        """Show an empty frame, which fills itself once it is painted."""
        self.window = Window(self._look, kept, self._today)
        self._kept = kept
        self.window.installEventFilter(self)
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: fill the frame once it is painted; a timer alone may come before that."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.fill)
        return False

    def fill(self) -> None:
        """Open the store and give it to the window, or say why that cannot be and end."""
        # Imported behind the frame: together they take longer than a bare window.
        from cchc_desktop.core.catalogue import Catalogue
        from cchc_desktop.store.database import Store
        from cchc_desktop.ui.session import Session

        self._go_back()
        try:
            self._store = Store.open(self._data)
        except StoreUnusable as failure:
            if self._mends(failure):
                self.fill()
            return
        if self._store.read_only and self._is_answered():
            self.window.close()
            return
        session = Session(self._store, Catalogue([places.forms_dir(), self._data / "forms"]))
        self._keeping = session.keeping
        self._keeping.use_second(_path(self._kept.second_backups))
        self.window.begin(session)
        self._watch(self._store, self._keeping)

    def kept(self) -> Settings:
        """What to remember for the next run: as it was, if nothing could be shown."""
        return self.window.settings() if self._keeping is not None else self._kept

    def close(self) -> None:
        """Let go of the store, and of everything that works on it."""
        if self._bell is not None:
            self._bell.close()
        if self._keeping is not None:
            self._keeping.end()
        if self._store is not None:
            self._store.close()
        self._bell = self._keeping = self._store = None

    def _watch(self, store: "Store", keeping: "Keeping") -> None:
        """What goes on beside the window while it is open."""
        self.window.banner.again_wanted.connect(self._try_again)
        keeping.return_wanted.connect(self._return_to)
        keeping.second_chosen.connect(self._remember)
        for sentence in (*self._said, *_warnings(store)):
            self.window.notice.add(sentence)
        self._said.clear()
        QTimer.singleShot(CALM, leave_alone)
        if not store.read_only:
            QTimer.singleShot(0, self._listen)
            QTimer.singleShot(CALM, keeping.begin)

    def _listen(self) -> None:
        from cchc_desktop.ui.front import Bell

        if self._bell is None and self._store is not None:
            self._bell = Bell(self._data)
            self._bell.rung.connect(self._come_forward)

    def _come_forward(self) -> None:
        from cchc_desktop.ui.front import bring_forward

        bring_forward(self.window)

    def _is_answered(self) -> bool:
        """True if the window that writes here came to the front in place of this one."""
        from cchc_desktop.ui.front import call_first

        if self._store is None or not call_first(self._data):
            return False
        self._store.close()
        self._store = None
        return True

    def _remember(self) -> None:
        """A second folder is not forgotten, whatever becomes of this run."""
        settings.save(self._data, self.kept())

    def _return_to(self, backup: "Backup") -> None:
        self._wanted = backup
        self._again.emit()

    def _try_again(self) -> None:
        """Take over if the other window was closed."""
        from cchc_desktop.store.lock import Holder, take
        from cchc_desktop.ui.dialogs import tell

        try:
            held = take(self._data)
        except OSError:
            # A share that is gone for now: the lock's file cannot even be looked at.
            tell(self.window, texts.sentence(StoreUnusable("store_folder", folder=str(self._data))))
            return
        if isinstance(held, Holder):
            tell(self.window, texts.STILL_HELD.format(**held.fields()))
            return
        held.release()
        self._again.emit()

    def _show_again(self) -> None:
        """Another frame in the place of this one, over the store as it is by then."""
        old, kept = self.window, self.kept()
        old.setEnabled(False)
        self.close()
        self.show(kept)
        old.hide()
        old.deleteLater()

    def _go_back(self) -> None:
        """Make the database what the wanted backup is, before it is opened again."""
        if self._wanted is None:
            return
        from cchc_desktop.store.backup import Backups
        from cchc_desktop.ui.dialogs import tell
        from cchc_desktop.ui.moments import moment
        from cchc_desktop.ui.working import WorkDialog

        wanted, self._wanted = self._wanted, None
        backups = Backups(self._data, _path(self._kept.second_backups))
        dialog = WorkDialog(texts.RESTORE_WORKING, _restoring(self._data, backups, wanted), self.window)
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog.failure, Failure):
            tell(self.window, texts.RESTORE_FAILED.format(sentence=texts.sentence(dialog.failure)))
        elif dialog.outcome is not None:
            words = {"at": moment(wanted.at), "before": str(dialog.outcome)}
            self._said.append(texts.RESTORE_DONE_ALL.format(**words))

    def _mends(self, failure: StoreUnusable) -> bool:
        """True once a sound database is in the place of a lost one; else the window closes."""
        from cchc_desktop.store.recovery import LOST

        said = ""
        if failure.code in LOST:
            from cchc_desktop.core.catalogue import Catalogue
            from cchc_desktop.store.backup import Backups
            from cchc_desktop.ui.mending import mend

            backups = Backups(self._data, _path(self._kept.second_backups))
            catalogue = Catalogue([places.forms_dir(), self._data / "forms"])
            said = mend(failure, backups, catalogue, self.window)
        else:
            from cchc_desktop.ui.dialogs import tell

            tell(self.window, texts.sentence(failure))
        if said:
            self._said.append(said)
            return True
        self.code = NO_DATA
        self.window.close()
        return False


def _warnings(store: "Store") -> list[str]:
    """What is worth knowing of a store that could be opened."""
    said = []
    if store.lock is not None and store.lock.cleared is not None:
        said.append(texts.LOCK_CLEARED.format(**store.lock.cleared.fields()))
    if (kind := volumes.bad_place(store.folder)) is not None:
        said.append(texts.FOLDER_WARNINGS[kind.value].format(folder=store.folder))
    return said


def _restoring(data: Path, backups: "Backups", backup: "Backup") -> Generator[tuple[int, int], None, str]:
    from cchc_desktop.store.restore import restore_all
    from cchc_desktop.ui.moments import moment

    yield 0, 0
    return moment(restore_all(data, backups, backup).at)


def _path(words: str) -> Path | None:
    return Path(words) if words else None
