"""A process in which a clerk works at the real window, until it is killed.

Run as `driver.py DESK SEED`, DESK made by `begin`. Each line it prints is a `Said`: what
stands at the addresses of one change, and not before the window called it saved. A mistake
is said too. Nothing of the store is asked for what was shown: the words are the screen's.
"""

import os
import random
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from cchc_desktop import delivery, places, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Change
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.formats import FORMATS, finished
from cchc_desktop.settings import Settings
from cchc_desktop.store.backup import WISH, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.store.journal import encoded
from cchc_desktop.ui.door import where
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.window import Window
from tests.torture.desk import PERIOD, Desk

TYPED = ("b1_1", "b1_2_1", "b1_5", "b3_3_3_1")
PASTED = "b1_2_1"
GLANCE = 20
"""Milliseconds between two looks whether a dialog asks something."""
SAVED = texts.SAVED_AT.partition("{")[0]
READY = "ready"
Kind = TypeVar("Kind", bound=QWidget)


class Said(msgspec.Struct, frozen=True):
    """`now` is what stands at each address after a change, `edit` its number in the journal.

    `fault` is the program's own mistake, "" while there is none.
    """

    kind: str
    edit: int = 0
    now: dict[str, str | None] = {}
    fault: str = ""


class Answers(QObject):
    """Answers every dialog as a clerk in a hurry: the main button, else away with it.

    Knows no dialog by name, so that it stays when one is built anew.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._exports, self.chosen = desk.exports, desk.incoming
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.answer)
        self._timer.start(GLANCE)

    def answer(self) -> None:
        """Look once."""
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QFileDialog):
            _visible(asked, QLineEdit)[0].setText(str(self.chosen))
            asked.accept()
        elif isinstance(asked, QMessageBox):
            asked.buttons()[0].click()
        elif isinstance(asked, QDialog) and not _visible(asked, QProgressBar):
            for line in _visible(asked, QLineEdit):
                if line.accessibleName() == texts.FIELD_FOLDER:
                    line.setText(str(self._exports))
            self._go(asked)

    def _go(self, asked: QDialog) -> None:
        buttons = [button for button in _visible(asked, QPushButton) if button.isEnabled()]
        main = [button for button in buttons if button.objectName() == "primary"]
        if main:
            main[0].click()
        else:
            asked.reject()


class Clerk(QObject):
    """Works at the window, and says what was saved."""

    def __init__(self, desk: Desk, store: Store, session: Session, window: Window, seed: int) -> None:
        super().__init__()
        self._desk, self._store, self._session, self._window = desk, store, session, window
        self._dice = random.Random(seed)
        self._answers = Answers(desk)
        self._kind = READY
        self._change: Change | None = None
        session.changed.connect(self._note)
        session.saved.connect(self._say)

    def work(self) -> None:
        """Ready, then one thing after another."""
        self._tell()
        kinds: dict[str, tuple[int, Callable[[], object]]] = {
            "typed": (40, self._type),
            "pasted": (15, self._paste),
            "undone": (12, self._undo),
            "redone": (8, self._redo),
            "read in": (10, self._read),
            "exported": (10, self._export),
            "backed up": (3, self._back_up),
            "packed": (2, self._pack),
        }
        weights = [weight for weight, _ in kinds.values()]
        while True:
            (self._kind,) = self._dice.choices(list(kinds), weights)
            kinds[self._kind][1]()
            QApplication.processEvents()

    def _type(self) -> None:
        code, figure = self._dice.choice(TYPED), self._dice.randrange(10**6)
        self._go(code)
        for stroke in (*(Qt.Key(ord(digit)) for digit in str(figure)), Qt.Key.Key_Return):
            _strike(stroke)
        entry = self._item(code)
        assert isinstance(entry, Entry), code
        assert entry.value == figure, (code, entry, figure)

    def _paste(self) -> None:
        block = [str(self._dice.randrange(1000)) for _ in range(self._dice.randrange(2, 6))]
        QApplication.clipboard().setText("\r\n".join(block) + "\r\n")
        self._go(PASTED)
        _strike(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        entry = self._item(PASTED)
        assert isinstance(entry, Entry), PASTED
        assert str(entry.value) == block[0], (entry, block)

    def _undo(self) -> None:
        self._window.commands["undo"].trigger()

    def _redo(self) -> None:
        self._undo()
        self._window.commands["redo"].trigger()

    def _read(self) -> None:
        self._answers.chosen = self._dice.choice(sorted(self._desk.incoming.iterdir()))
        self._window.commands["read_file"].trigger()

    def _export(self) -> None:
        self._window.commands[f"export_{self._dice.choice(FORMATS)}"].trigger()
        self._tell()

    def _back_up(self) -> None:
        Backups(self._desk.data).make(WISH)
        self._tell()

    def _pack(self) -> None:
        self._store.stages.close(PERIOD)
        assert self._session.report is not None
        finished(delivery.pack(self._desk.data, delivery.parcel(self._store, PERIOD, self._session.report)))
        self._store.stages.reopen(PERIOD, "làm tiếp")
        self._tell()

    def _go(self, code: str) -> None:
        workspace = self._window.workspace
        assert workspace is not None
        # After a dialog nobody gives the window the focus back where there is no desktop.
        self._window.activateWindow()
        QApplication.processEvents()
        assert workspace.reveal(code), code

    def _item(self, address: str) -> Item | None:
        assert self._session.report is not None
        return self._session.report.content.get(address)

    def _note(self, change: Change) -> None:
        self._change = change

    def _say(self, at: datetime, place: str) -> None:
        assert self._window.status.said.text().startswith(SAVED)
        assert self._change is not None
        now = encoded({address: self._item(address) for address in self._change.edited})
        self._tell(now)

    def _tell(self, now: dict[str, str | None] | None = None) -> None:
        tell(Said(self._kind, self._store.entries.last_edit(PERIOD), now or {}))


def _strike(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, to where the focus is by then."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, modifier)


def tell(said: Said) -> None:
    """One line, in one piece, at once."""
    os.write(1, msgspec.json.encode(said) + b"\n")


def own_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say a mistake of the program, and end: a kill is not to hide it."""
    tell(Said("mistake", fault=f"{where(kind, trace)}\n{error}"))
    os._exit(3)


def main() -> None:
    """Work until killed."""
    sys.excepthook = own_up
    desk = Desk(Path(sys.argv[1]))
    application = QApplication(sys.argv[:1])
    kept = Settings()
    window = Window(Look(application, kept.theme, kept.zoom), kept, date(2023, 3, 13))
    store = Store.open(desk.data)
    if store.stages.stage(PERIOD).is_frozen:
        store.stages.reopen(PERIOD, "làm tiếp")
    session = Session(store, Catalogue([places.forms_dir()]))
    window.begin(session)
    window.show()
    window.activateWindow()
    application.processEvents()
    Clerk(desk, store, session, window, int(sys.argv[2])).work()


def _visible(dialog: QDialog, kind: type[Kind]) -> list[Kind]:
    return [widget for widget in dialog.findChildren(kind) if widget.isVisible()]


if __name__ == "__main__":
    main()
