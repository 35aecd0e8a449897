"""A report on screen: header, tabs at the left, a page, findings at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QSplitter, QVBoxLayout, QWidget

from cchc_desktop.settings import Settings
from cchc_desktop.ui.commands import Commands
from cchc_desktop.ui.findings import FindingsPanel
from cchc_desktop.ui.frozen import FrozenBand
from cchc_desktop.ui.header import Header
from cchc_desktop.ui.pages import Pages
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.sidebar import Sidebar
from cchc_desktop.ui.tabs import AREA, OVERVIEW

if TYPE_CHECKING:
    from cchc_desktop.ui.writing.replace import ReplaceDialog

PANEL, NARROWEST = 300, 220
"""The findings' width in pixels: usual, and the least that can be read."""
NARROW = 900
"""Below this width, as at 200 % on a small screen, the findings fold until they are asked for."""


class Workspace(QWidget):
    """Joins the parts of the screen by their signals; none of them knows another."""

    def __init__(self, session: Session, commands: Commands, kept: Settings) -> None:
        super().__init__()
        self._session, self._commands = session, commands
        self._replacing: ReplaceDialog | None = None
        commands.refresh_icons()
        self._width = kept.findings_width or PANEL
        self._shared = self._folded = False
        self.header = Header(session, commands, kept.theme)
        self.sidebar, self.pages = Sidebar(session), Pages(session)
        self.band = FrozenBand(session, commands, self.pages)
        self.findings = FindingsPanel(session)
        self.findings.setMinimumWidth(NARROWEST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.sidebar, self.pages, self.findings):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setCollapsible(1, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.band)
        column.addWidget(self.splitter, 1)
        self.sidebar.chosen.connect(self._go)
        self.pages.wanted.connect(self.reveal)
        self.findings.chosen.connect(self.reveal)
        self.findings.pointed.connect(self.pages.select)
        self.pages.replace_wanted.connect(self.ask_replace)
        self.splitter.splitterMoved.connect(self._note_panel)
        # What can be typed into has another ground than what cannot.
        session.staging.locked.connect(self.pages.repaint_cells)
        commands["panel"].setChecked(True)
        self.sidebar.go(kept.tab)

    def reveal(self, code: str) -> bool:
        """Go to the tab and the cell of a code; False if no page has it."""
        self.sidebar.go(self.pages.tab_showing(code))
        return self.pages.reveal(code)

    def ask_replace(self) -> None:
        """Ask for words of the text to find, and others to put in their place."""
        from cchc_desktop.ui.writing.replace import ReplaceDialog

        if self._replacing is None:
            self._replacing = ReplaceDialog(self._session, self.pages.section_written, self)
            self._replacing.chosen.connect(self._show_words)
        self._replacing.ask()

    def focus_findings(self) -> None:
        """Show the findings and go to their list."""
        self.show_panel(True)
        listing = self.findings.findChild(QListView)
        assert isinstance(listing, QListView)
        if not listing.currentIndex().isValid():
            listing.setCurrentIndex(listing.model().index(0, 0))
        listing.setFocus()

    def show_panel(self, shown: bool) -> None:
        """Open or shut the findings."""
        self._commands["panel"].setChecked(shown)
        if shown != self._is_open():
            self._share_width(self._width if shown else 0)

    def panel_width(self) -> int:
        """The findings' width when they are open."""
        return self._width

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shared:
            self._shared = True
            self._share_width(self._width)
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_narrow = 0 <= event.oldSize().width() < NARROW
        if self._shared and was_narrow is not self._is_narrow():
            self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._commands.refresh_icons()
            self.header.refresh_icons()

    def _show_words(self, slot: str, start: int, end: int) -> None:
        self.reveal(f"narrative.{slot}")
        self.pages.select(slot, start, end)

    def _go(self, key: str) -> None:
        self.pages.commit()
        self.pages.go(key)
        number = key.removeprefix(AREA)
        area = int(number) if number.isdecimal() else 0
        self.findings.look_at(None if key == OVERVIEW else area)

    def _is_narrow(self) -> bool:
        return self.width() < NARROW

    def _make_room(self) -> None:
        """Fold the findings where the page needs their place; open them again if they folded so."""
        folds = self._is_narrow() and self._is_open()
        if folds or (self._folded and not self._is_narrow()):
            self.show_panel(not folds)
        self._folded = folds

    def _is_open(self) -> bool:
        return self.splitter.sizes()[2] > 0

    def _note_panel(self) -> None:
        """Remember the width it was dragged to, unless it was shut."""
        width = self.splitter.sizes()[2]
        self._width = width or self._width
        self._commands["panel"].setChecked(width > 0)

    def _share_width(self, panel: int) -> None:
        side = self.sidebar.sizeHint().width()
        whole = max(self.splitter.width(), side + panel + 2 * PANEL)
        self.splitter.setSizes([side, whole - side - panel, panel])
