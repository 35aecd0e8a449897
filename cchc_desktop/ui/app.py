"""The program with a window: the frame first, then the reports in it, until it is closed."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cchc_desktop import places, settings, texts
from cchc_desktop.ui.beginning import Start
from cchc_desktop.ui.door import Door
from cchc_desktop.ui.front import call_first
from cchc_desktop.ui.style import STYLE, Look, app_icon
from cchc_desktop.ui.translation import QtWords


def run(data: Path, today: date | None = None) -> int:
    """Show the window over the reports in `data` until it is closed; the exit code.

    0 at once if a window over the same reports is open here: that one comes to the front.
    """
    if call_first(data):
        return 0
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
    start = Start(look, data, today or date.today())  # noqa: DTZ011 - the clerk's own day
    start.show(kept)
    try:
        code = application.exec()
        settings.save(data, start.kept())
        return start.code or code
    finally:
        start.close()
