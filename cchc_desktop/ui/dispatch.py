"""What the clerk asks of a report as a whole: close it, reopen it, send it, see what was sent.

Saves what is being typed first. Knows nothing of the pages.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.errors import Failure
from cchc_desktop.store.stages import Sending
from cchc_desktop.ui.dialogs import ask, tell
from cchc_desktop.ui.session import Session


class Dispatch(QObject):
    """The dialogs over `window`. `wanted` carries the code of a place that is in the way of closing."""

    wanted = Signal(str)

    def __init__(self, session: Session, window: QWidget, commit: Callable[[], bool], today: date) -> None:
        super().__init__(window)
        self._session, self._window, self._commit, self._today = session, window, commit, today
        self._send_next = False

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What to do for each command that is done here."""
        return {"close": self.close, "reopen": self.reopen, "send": self.send, "sent": self.list_sent}

    def close(self) -> None:
        """Show what stands in the way of closing, or close; then send, if that is asked for."""
        from cchc_desktop.ui.closing import ClosingDialog

        report = self._report()
        if report is None:
            return
        self._send_next = False
        dialog = ClosingDialog(self._session, report, self._window)
        dialog.chosen.connect(self.wanted)
        dialog.send_wanted.connect(self._note_send)
        _ask(dialog)
        if self._send_next:
            self.send()

    def reopen(self) -> None:
        """Ask why, and let the report be changed again."""
        from cchc_desktop.ui.reopening import ReopenDialog

        if self._report() is not None:
            _ask(ReopenDialog(self._session.staging, self._window))

    def send(self) -> None:
        """Send a closed report; offer to close one that is not."""
        report = self._report()
        if report is None:
            return
        if not self._session.staging.is_frozen:
            answers = (texts.CLOSING_NOT_YET, texts.COMMANDS["close"])
            if ask(self._window, texts.SEND_NOT_CLOSED, answers) == 1:
                self.close()
            return
        from cchc_desktop.ui.packing import parcel_of
        from cchc_desktop.ui.sending import SendDialog

        try:
            parcel = parcel_of(self._session, report)
        except Failure as failure:
            tell(self._window, texts.sentence(failure))
            return
        _ask(SendDialog(self._session, parcel, self._today, self._window))

    def list_sent(self) -> None:
        """Show every sending; one of them can leave once more."""
        from cchc_desktop.ui.sent_list import SentDialog

        if self._report() is not None:
            dialog = SentDialog(self._session, self._session.staging.sendings(), self._window)
            dialog.again.connect(self.send_again)
            _ask(dialog)

    def send_again(self, sending: Sending) -> None:
        """Send the very package of an earlier sending."""
        from cchc_desktop import delivery
        from cchc_desktop.ui.sending import Again, SendDialog
        from cchc_desktop.ui.transfer import copied

        session, report = self._session, self._session.report
        kept = delivery.kept_package(session.store.folder, sending)
        if report is None or kept is None:
            tell(self._window, texts.SENT_GONE.format(file=sending.file))
            return
        try:
            parcel = delivery.again(kept, sending, session.period_id or 0, copied(report), session.catalogue)
        except Failure as failure:
            tell(self._window, texts.sentence(failure))
            return
        _ask(SendDialog(session, parcel, self._today, self._window, Again(sending, kept)))

    def _note_send(self) -> None:
        self._send_next = True

    def _report(self) -> Report | None:
        """The report with everything that is being typed, None if that could not be saved."""
        return self._session.report if self._commit() else None


def _ask(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
