"""The commands that look after what was entered: its history, its backups. Shows dialogs only."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.folders import documents
from cchc_desktop.ui.scopes import Placed, scopes
from cchc_desktop.ui.session import Session


class Safekeeping(QObject):
    """The dialogs over `window`. `commit` saves what is being typed; `tab` tells which tab is shown."""

    def __init__(
        self, session: Session, window: QWidget, commit: Callable[[], bool], tab: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._session, self._window, self._commit, self._tab = session, window, commit, tab
        self._folder = documents()
        session.history.wanted.connect(self.show_history_of)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What to do for each command that is done here."""
        return {"history": self.show_history, "backups": self.show_backups}

    def show_history(self) -> None:
        """Show what was done where the cursor is."""
        self.show_history_of(self._address())

    def show_history_of(self, address: str) -> None:
        """Show what was done at an address, "" for the page that is shown."""
        from cchc_desktop.ui.history_dialog import HistoryDialog

        report = self._session.report
        if not self._commit() or report is None:
            return
        known = scopes(report, address, self._tab())
        dialog = HistoryDialog(self._session, report, known, self._folder, self._window)
        dialog.exec()
        self._folder = dialog.folder
        dialog.deleteLater()

    def show_backups(self) -> None:
        """Show the backups, make one, go back to one."""
        from cchc_desktop.ui.backups import BackupsDialog

        if self._commit():
            dialog = BackupsDialog(self._session, self._window)
            dialog.exec()
            dialog.deleteLater()

    def _address(self) -> str:
        """What has the focus, or stands around it."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and widget is not self._window:
            placed: object = widget
            if isinstance(placed, Placed):
                return placed.address_now()
            widget = widget.parentWidget()
        return ""
