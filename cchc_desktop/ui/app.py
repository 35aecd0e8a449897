"""The program with a window: the frame first, then the reports in it, until it is closed."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop import places, settings, texts
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.ui.door import Door
from cchc_desktop.ui.style import STYLE, Look, app_icon
from cchc_desktop.ui.translation import QtWords
from cchc_desktop.ui.window import Window

if TYPE_CHECKING:
    from cchc_desktop.store.database import Store

NO_DATA = 2
"""The exit code when the data folder cannot be used."""


def run(data: Path, today: date | None = None) -> int:
    """Show the window over the reports in `data` until it is closed; the exit code."""
    # Before there is an application: changing the style of one costs as much as building it.
    QApplication.setStyle(STYLE)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(texts.APP)
    application.setWindowIcon(app_icon())
    words = QtWords(places.resources_dir())
    application.installTranslator(words)
    door = Door(data)
    door.install()
    kept = settings.load(data)
    look = Look(application, kept.theme, kept.zoom)
    window = Window(look, kept, today or date.today())  # noqa: DTZ011 - the clerk's own day
    start = Start(window, data)
    window.installEventFilter(start)
    window.show()
    try:
        code = application.exec()
        settings.save(data, window.settings())
        return start.code or code
    finally:
        start.close()


class Start(QObject):
    """What follows once the frame is on the screen: the store, the forms, the last report."""

    def __init__(self, window: Window, data: Path) -> None:
        super().__init__()
        self._window, self._data = window, data
        self._store: Store | None = None
        self.code = 0

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

        try:
            self._store = Store.open(self._data)
        except StoreUnusable as failure:
            self._refuse(failure)
            return
        self._window.begin(Session(self._store, Catalogue([places.forms_dir(), self._data / "forms"])))

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()

    def _refuse(self, failure: StoreUnusable) -> None:
        from cchc_desktop.ui.dialogs import tell

        tell(self._window, texts.sentence(failure))
        self.code = NO_DATA
        self._window.close()
