"""A page's contents made anew for the report that is opened: when the page is seen, not before.

A period opens as fast as the one page on the screen; the others wait for their turn.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.session import Session


class Fresh(QObject):
    """Calls `build` when `page` is looked at and shows the report before this one, or nothing yet."""

    def __init__(self, session: Session, page: QWidget, build: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._build = page, build
        self._stale = True
        page.installEventFilter(self)
        session.opened.connect(self.forget)

    @property
    def is_stale(self) -> bool:
        """True until the page shows the report that is open."""
        return self._stale

    def refresh(self) -> None:
        """Make the contents now, if they are stale."""
        if self._stale:
            self._build()
            self._stale = False

    def forget(self) -> None:
        """What is shown is no longer so: make it anew, now if it is seen."""
        self._stale = True
        if self._page.isVisible():
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the page is about to be seen."""
        if event.type() is QEvent.Type.Show:
            self.refresh()
        return False
