"""Confirming what was carried over into a page: the bar above it.

Never changes what was carried: to confirm is to let it stand.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cchc_desktop import texts
from cchc_desktop.ui.marks import Mark, icon_of
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import ICON, MEDIUM, SMALL


class ConfirmBar(QFrame):
    """A slim bar: how much of a page was carried over, and a button that confirms it all.

    `kind` chooses its words; `holds` says whether that kind of page has an address.
    """

    def __init__(self, session: Session, kind: str, holds: Callable[[str, str], bool]) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._session, self._kind, self._holds = session, kind, holds
        self._mark, self.words, self.button = QLabel(), QLabel(), QPushButton()
        self.words.setWordWrap(True)
        self.button.clicked.connect(self.confirm)
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        session.opened.connect(self.refresh)
        session.changed.connect(self.refresh)
        session.carried.confirmed.connect(self.refresh)
        session.staging.locked.connect(self.refresh)
        self._draw()
        self.refresh()

    def show_kind(self, kind: str) -> None:
        """Another part of the page is shown."""
        self._kind = kind
        self.refresh()

    def refresh(self) -> None:
        """Count anew; nothing to confirm, no bar."""
        count = len(self._places())
        if count:
            words, button = texts.CONFIRM_BARS[self._kind]
            self.words.setText(words.format(count=count))
            self.button.setText(button)
            self.button.setEnabled(not self._session.read_only)
        self.setVisible(bool(count))

    def confirm(self) -> None:
        """Let everything of the page stand."""
        self._session.carried.confirm(self._places())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _places(self) -> list[str]:
        return [address for address in self._session.carried.places if self._holds(self._kind, address)]

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icon_of(Mark.CARRIED, self.palette(), ICON, ratio).pixmap(ICON, ICON))
