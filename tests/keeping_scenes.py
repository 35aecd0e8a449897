"""What there is to draw of history, backups, and what is said when a database is damaged."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import PASTED
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import CHANGE, CLOSING, IMPORT, START, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.store.recovery import examine
from cchc_desktop.store.restore import kept
from cchc_desktop.ui.backups import BackupsDialog
from cchc_desktop.ui.dialogs import MistakeDialog
from cchc_desktop.ui.history_dialog import HistoryDialog
from cchc_desktop.ui.mending import Found, MendDialog
from cchc_desktop.ui.restoring import RestoreDialog
from cchc_desktop.ui.scopes import scopes
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.window import Window

Scene = tuple[str, Callable[[], QWidget]]
"""A picture's name, and what brings the widget on the screen that is to be drawn."""
CODES = ("b3_3_3_1", "b3_3_3_2", "b3_2_1")
TEXT = "narrative.II.2.c"
PAGE = 4096
MADE = (
    datetime(2023, 3, 9, 9, 14, tzinfo=UTC),
    datetime(2023, 3, 10, 8, 2, tzinfo=UTC),
    datetime(2023, 3, 13, 7, 31, tzinfo=UTC),
    datetime(2023, 3, 13, 8, 1, tzinfo=UTC),
)
"""When the backups of the picture were made."""
SPOILED = "20230308T021500Z-change-0a1b.cchc-backup"
SHOWN = Path("C:/Users/Lan/AppData/Local/CCHC Desktop")
"""The data folder that is named."""


class KeepingScenes:
    """The dialogs that look after what was entered, over the window of a session."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session, self._window = session, window

    def scenes(self) -> Iterator[Scene]:
        """Everything beside the window itself."""
        yield "dialog-history-cell", lambda: self._history(CODES[0])
        yield "dialog-history", lambda: self._history("")
        yield "dialog-backups", self._backups
        for extent in ("all", "period", "form", "cell"):
            yield f"dialog-restore-{extent}", lambda extent=extent: self._restore(extent)  # type: ignore[misc]
        yield "dialog-mend", lambda: self._mend(with_backup=True)
        yield "dialog-mend-alone", lambda: self._mend(with_backup=False)
        yield (
            "dialog-mistake",
            lambda: _shown(MistakeDialog("ValueError\n  report.py:120 update", self._window)),
        )

    @property
    def _report(self) -> Report:
        assert self._session.report is not None
        return self._session.report

    def _history(self, address: str) -> QWidget:
        self._scribble()
        known = scopes(self._report, address, "area-3")
        return _shown(HistoryDialog(self._session, self._report, known, Path("D:/"), self._window))

    def _scribble(self) -> None:
        """Typed, pasted, taken back, and put back again: no figure is another afterwards."""
        before: dict[str, Item | None] = {code: self._report.content.get(code) for code in (*CODES, TEXT)}
        self._session.edit({CODES[0]: Entry(value=Decimal(790))})
        self._session.undo()
        self._session.edit(
            {code: Entry(value=Decimal(600 + place)) for place, code in enumerate(CODES)}, PASTED
        )
        self._session.edit({TEXT: "Tiếp nhận 716 hồ sơ, giải quyết đúng hạn 714 hồ sơ."})
        self._session.edit(before)

    def _backups(self) -> QWidget:
        moments = iter(MADE)
        backups = Backups(self._session.store.folder, clock=lambda: next(moments))
        if not backups.found():
            for reason in (CLOSING, IMPORT, START, CHANGE):
                backups.make(reason)
            (backups.folder / SPOILED).write_bytes(b"x" * 40_000)
        dialog = BackupsDialog(self._session, self._window)
        dialog.show()
        while not dialog.check.isEnabled():
            QTest.qWait(20)
        dialog.check.click()
        while not dialog.make.isEnabled():
            QTest.qWait(20)
        return dialog

    def _restore(self, extent: str) -> QWidget:
        backup = self._session.keeping.backups.make(START)
        before: dict[str, Item | None] = {code: self._report.content.get(code) for code in (*CODES, TEXT)}
        changes: dict[str, Item | None] = {code: Entry(value=Decimal(7)) for code in CODES}
        self._session.edit(changes | {TEXT: None, "van_ban.1": None})
        dialog = RestoreDialog(self._session, backup, kept(backup), self._window)
        dialog.extent.setCurrentIndex(dialog.extent.findData(extent))
        dialog.show()
        QTest.qWait(50)
        self._session.undo()
        assert self._report.content.get(TEXT) == before[TEXT]
        return dialog

    def _mend(self, *, with_backup: bool) -> QWidget:
        with TemporaryDirectory() as place:
            found = damaged(Path(place), with_backup=with_backup)
        found = structs.replace(found, damage=structs.replace(found.damage, folder=SHOWN))
        failure = StoreUnusable("store_damaged", file=str(SHOWN / FILE), folder=str(SHOWN))
        return _shown(MendDialog(failure, found, self._session.catalogue, self._window))


def damaged(folder: Path, *, with_backup: bool) -> Found:
    """What is left of a database whose table of items is gone."""
    backups = Backups(folder)
    with closing(Store.open(folder)) as store:
        unit = store.add_unit(Unit("xã", "Chi Lăng Bắc"))
        period = store.add_period(unit, "cchc-2021", "q1", 2023, {"b1_1": Entry(value=Decimal(4))})
        if with_backup:
            backups.make(START)
        for place, code in enumerate(CODES):
            store.save(period, {code: Entry(value=Decimal(700 + place))}, "typed")
    with closing(sqlite3.connect(folder / FILE)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'item'"
        page = int(database.execute(query).fetchone()[0])
    with (folder / FILE).open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xff" * PAGE)
    damage = examine(folder, backups)
    return Found(damage, tuple(kept(damage.backup)) if damage.backup else ())


def _shown(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog
