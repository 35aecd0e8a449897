"""Pictures of the running window, for the documents and for a look at everything.

`python -m tests.screenshots FOLDER` makes those of the documents, with `--every` all
there are: every tab and dialog, light and dark, at 100 and 200 %, with letters at 150 %.
Nothing in them changes by itself: letters, day, time and report are fixed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QCursor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QListView, QTabBar, QTabWidget, QWidget

from cchc_desktop import places, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.settings import Settings, Theme
from cchc_desktop.store.database import Store
from cchc_desktop.ui.dialogs import KeysDialog
from cchc_desktop.ui.explain import ExplainDialog
from cchc_desktop.ui.exporting import ExportDialog
from cchc_desktop.ui.find import FindDialog
from cchc_desktop.ui.findings import FINDING
from cchc_desktop.ui.preview import Preview
from cchc_desktop.ui.rename import RenameDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import PeriodDialog, open_sample
from cchc_desktop.ui.style import STYLE, Look
from cchc_desktop.ui.tabs import tabs_of
from cchc_desktop.ui.translation import QtWords
from cchc_desktop.ui.window import SIZE, Window
from cchc_desktop.ui.workspace import Workspace
from tests.intake_scenes import IntakeScenes
from tests.keeping_scenes import KeepingScenes
from tests.sending_scenes import SendingScenes
from tests.text_scenes import Scene, TextScenes

IN_DOCUMENTS: dict[int, frozenset[str]] = {
    1: frozenset(
        {
            "dialog-backups",
            "dialog-carry",
            "dialog-closing-obstacles",
            "dialog-closing-ready",
            "dialog-history",
            "dialog-insert",
            "dialog-mend",
            "dialog-merge",
            "dialog-plan",
            "dialog-preview",
            "dialog-reopen",
            "dialog-send",
            "dialog-send-supplement",
            "dialog-sent",
            "dialog-sent-list",
            "stage-closed",
        }
    ),
    2: frozenset(),
}
"""What stands in the documents beside all tabs, by the scale of the screen."""
BESIDE_TABS = ("dialog-", "text-", "stage-")
"""How the names of the other pictures begin."""
VARIANTS = ((1, "light", 100), (2, "light", 100), (1, "dark", 100), (1, "light", 150), (2, "dark", 125))
"""The scale of the screen, the colours, the size of letters in per cent."""
NAMES = {"area-3-figures": "form", "area-3-registers-1": "register", "area-3-narrative": "narrative"}
"""What the documents call some of the pictures."""
TODAY = date(2023, 3, 13)
NOW = datetime(2023, 3, 13, 10, 32, 5, tzinfo=UTC)
FACE, POINTS = "Liberation Sans", 9
COLOURS = 256
"""Of a picture's palette, which makes it a third as big."""
FOLDER = Path("D:/Báo cáo CCHC")
CODE, SLIP = "b3_3_3_2", Decimal(621)
"""A figure, and one that does not agree with the others."""
PATIENCE = 30
"""Seconds that the preview's pages may take on a slow machine."""
AWAY = 5_000
"""Where the mouse is in nobody's way."""


class Studio:
    """The window of the first start and the one of the sample, dressed as a variant asks."""

    def __init__(self, application: QApplication, folder: Path, kept: Settings) -> None:
        self._application, self._kept = application, kept
        self._look = Look(application, kept.theme, kept.zoom)
        self._stores = [Store.open(folder / name, lambda: NOW) for name in ("first", "sample")]
        sessions = [Session(store, Catalogue([places.forms_dir()])) for store in self._stores]
        open_sample(sessions[1])
        self._session = sessions[1]
        self.windows = [self._window(session) for session in sessions]
        self._right = self._report.entry(CODE)
        self._text = TextScenes(self._session, self.windows[1])
        self._keeping = KeepingScenes(self._session, self.windows[1])
        self._sending = SendingScenes(self._session, self.windows[1])
        self._intake = IntakeScenes(self._session, self.windows[1])

    def scenes(self) -> Iterator[Scene]:
        """Everything there is to draw."""
        yield "start", lambda: self.windows[0]
        for tab in tabs_of(self._report.edition):
            yield from self._tab(tab.key)
        yield from self._dialogs()
        yield "dialog-preview", self._previewed
        yield from self._text.scenes()
        yield from self._intake.scenes()
        yield from self._keeping.scenes()
        # The last: what is closed cannot be written in.
        self._text.restore()
        yield from self._sending.scenes()

    def settle(self) -> None:
        """Let everything be laid out and painted."""
        for _ in range(4):
            self._application.processEvents()
            time.sleep(0.02)

    def close(self) -> None:
        """Let go of the databases."""
        for window, store in zip(self.windows, self._stores, strict=True):
            window.close()
            store.close()

    @property
    def _report(self) -> Report:
        assert self._session.report is not None
        return self._session.report

    @property
    def _workspace(self) -> Workspace:
        assert self.windows[1].workspace is not None
        return self.windows[1].workspace

    def _window(self, session: Session) -> Window:
        window = Window(self._look, self._kept, TODAY)
        window.begin(session)
        window.resize(*SIZE)
        window.show()
        self.settle()
        return window

    def _tab(self, key: str) -> Iterator[Scene]:
        """A tab, its inner tabs, and each of the registers in them."""
        self._go(key)
        inner = self._inner()
        if inner is None:
            yield key, partial(self._go, key)
            return
        kinds = {words: kind for kind, words in texts.AREA_TABS.items()}
        for place in range(inner.count()):
            kind = kinds[inner.tabText(place)]
            self._go(key, place)
            bars = _bars(inner) if kind == "registers" else []
            for number in range(bars[0].count() if bars else 1):
                name = f"{key}-{kind}" + (f"-{number + 1}" if bars else "")
                shown = NAMES.get(name, name)
                special = {"form": self._form, "narrative": self._text.live}
                yield shown, special.get(shown, partial(self._go, key, place, number))

    def _go(self, key: str, place: int = 0, register: int = 0) -> QWidget:
        """Show a tab, and in it an inner tab and a register."""
        self._session.edit({CODE: self._right})
        self._text.restore()
        self._workspace.sidebar.go(key)
        inner = self._inner()
        if inner is not None:
            inner.setCurrentIndex(place)
            for bar in _bars(inner):
                bar.setCurrentIndex(register)
        return self.windows[1]

    def _inner(self) -> QTabWidget | None:
        """The inner tabs of the page that is shown, if it has some."""
        found = self._workspace.pages.findChildren(QTabWidget)
        return next((tabs for tabs in found if tabs.isVisible()), None)

    def _form(self) -> QWidget:
        """A form with a slip in it, and what is said of that."""
        self._workspace.reveal(CODE)
        self._session.edit({CODE: Entry(value=SLIP)})
        return self.windows[1]

    def _dialogs(self) -> Iterator[Scene]:
        report, window = self._report, self.windows[1]
        yield "dialog-find", self._found
        yield "dialog-keys", lambda: _shown(KeysDialog(window))
        yield "dialog-period", lambda: _shown(PeriodDialog(self._session, TODAY, window))
        yield "dialog-rename", lambda: _shown(RenameDialog(self._session, report, window))
        yield "dialog-explain", self._explained
        yield "dialog-export", lambda: _shown(ExportDialog(report, ("xlsx", "pdf"), FOLDER, window))
        yield "dialog-exported", self._exported

    def _found(self) -> QWidget:
        dialog = FindDialog(self._session, self.windows[1])
        dialog.ask()
        dialog.line.setText("ho so")
        return dialog

    def _previewed(self) -> QWidget:
        """The pages as they will be printed, once they are made and drawn."""
        preview = Preview(self._session, self.windows[1])
        preview.begin()
        until = time.monotonic() + PATIENCE
        while not preview.tools.print_button.isEnabled() or not preview.sheets.shows_fresh():
            assert time.monotonic() < until, "the preview shows no pages"
            self.settle()
        return preview

    def _explained(self) -> QWidget:
        listing = self._workspace.findings.findChild(QListView)
        assert isinstance(listing, QListView)
        rows = [listing.model().index(row, 0) for row in range(listing.model().rowCount())]
        found = next(row.data(FINDING) for row in rows if row.data(FINDING).explainable)
        return _shown(ExplainDialog(found, self.windows[1]))

    def _exported(self) -> QWidget:
        dialog = ExportDialog(self._report, ("xlsx",), FOLDER, self.windows[1])
        dialog.outcome.show_files([FOLDER / "CCHC_xa-an-binh-thuong_2023-Q1.xlsx"])
        dialog.outcome.close_button.setFocus()
        dialog.stack.setCurrentWidget(dialog.outcome)
        return _shown(dialog)


def main() -> None:
    """Make the pictures; each variant in its own process, whose scale is set at its start."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--every", action="store_true", help="all tabs and dialogs")
    asked.add_argument("--variant", nargs=3, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.variant:
        scale, theme, zoom = given.variant
        shoot(given.folder, int(scale), Settings(theme=Theme(theme), zoom=int(zoom)), every=given.every)
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    for scale, theme, zoom in VARIANTS if given.every else VARIANTS[: len(IN_DOCUMENTS)]:
        fixed = {"QT_SCALE_FACTOR": str(scale), "QT_FONT_DPI": "96", "TZ": "UTC", "LOGNAME": "lan"}
        command = [sys.executable, "-m", "tests.screenshots", *sys.argv[1:]]
        command += ["--variant", str(scale), theme, str(zoom)]
        subprocess.run(command, check=True, env={"QT_QPA_PLATFORM": "offscreen", **os.environ, **fixed})


def shoot(folder: Path, scale: int, kept: Settings, *, every: bool) -> None:
    """The pictures of one variant."""
    application, wanted = dressed(), IN_DOCUMENTS[scale]
    marks = [f"{scale * 100}"] if scale != 1 else []
    marks += ["dark"] if kept.theme is Theme.DARK else []
    marks += [f"zoom{kept.zoom}"] if kept.zoom != 100 else []
    with tempfile.TemporaryDirectory() as place:
        studio = Studio(application, Path(place), kept)
        for name, bring in studio.scenes():
            if every or name in wanted or not name.startswith(BESIDE_TABS):
                shown = bring()
                studio.settle()
                keep(shown, folder / f"{'-'.join([name, *marks])}.png")
                if shown not in studio.windows:
                    shown.close()
        studio.close()


def dressed() -> QApplication:
    """The application, with the letters that come with the program, on any machine."""
    QApplication.setStyle(STYLE)
    application = QApplication(sys.argv[:1])
    for path in sorted((places.resources_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    QFont.insertSubstitution("serif", "Liberation Serif")
    application.setFont(QFont(FACE, POINTS))
    application.installTranslator(QtWords(places.resources_dir(), application))
    QCursor.setPos(AWAY, AWAY)
    return application


def keep(shown: QWidget, path: Path) -> None:
    """A picture of a window as a small PNG; the same window gives the same bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shown.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE).save(path, optimize=True)
    print(path, flush=True)


def _palette(picture: Image.Image) -> Image.Image:
    """The commonest colours as they are; the rest by coverage, so that a small mark keeps its own."""
    dots = zip(*(band.tobytes() for band in picture.split()), strict=True)
    common = [part for colour, _ in Counter(dots).most_common(COLOURS // 2) for part in colour]
    rest = picture.quantize(COLOURS // 2, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((common + rest)[: 3 * COLOURS])
    return palette


def _bars(inner: QTabWidget) -> list[QTabBar]:
    """The registers' tabs, below those of the page itself."""
    bars: list[QTabBar] = inner.currentWidget().findChildren(QTabBar)
    return bars


def _shown(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog


if __name__ == "__main__":
    main()
