"""A process that types one figure after another into the real window, until it is killed.

Run as `typist.py DATA FIRST`, FIRST larger than any figure typed before. For each
figure it prints what was typed as soon as the status
line says that it is saved, and not before.
"""

import sys
from datetime import date
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop import places, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.settings import Settings
from cchc_desktop.store.database import Store
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.window import Window
from tests.ui.conftest import press

CODE = "b3_3_3_1"
SAVED = texts.SAVED_AT.partition("{")[0]


def main() -> None:
    """Type until killed."""
    application = QApplication(sys.argv[:1])
    kept = Settings()
    window = Window(Look(application, kept.theme, kept.zoom), kept, date(2023, 3, 13))
    window.begin(Session(Store.open(Path(sys.argv[1])), Catalogue([places.forms_dir()])))
    window.show()
    window.activateWindow()
    application.processEvents()
    assert window.workspace is not None
    for number in count(int(sys.argv[2])):
        window.status.say("")
        window.workspace.reveal(CODE)
        press(str(number), Qt.Key.Key_Return)
        while not window.status.said.text().startswith(SAVED):
            application.processEvents()
        print(number, flush=True)


if __name__ == "__main__":
    main()
