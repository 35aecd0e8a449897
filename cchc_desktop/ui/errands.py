"""What a command of the window asks of a dialog: files, another unit, another period, help.

Each saves what is being typed first. Knows nothing of the pages.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop import texts
from cchc_desktop.errors import Failure
from cchc_desktop.ui.commands import EXPORTS
from cchc_desktop.ui.dialogs import KeysDialog, ask, tell
from cchc_desktop.ui.dispatch import Dispatch
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import PeriodDialog, UnitDialog, open_sample
from cchc_desktop.ui.transfer import Transfer


class Errands(QObject):
    """The dialogs over `window`. `commit` saves what is being typed; False if it could not."""

    def __init__(self, session: Session, window: QWidget, commit: Callable[[], bool], today: date) -> None:
        super().__init__(window)
        self._session, self._window, self._commit, self._today = session, window, commit, today
        self._transfer = Transfer(session, window, commit)
        self.dispatch = Dispatch(session, window, commit, today)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What to do for each command that is done here."""
        exports: dict[str, Callable[[], object]] = self.dispatch.handlers()
        exports |= {f"export_{name}": partial(self._transfer.export, (name,)) for name in EXPORTS}
        return exports | {
            "export_all": self._transfer.export,
            "preview": self._transfer.preview,
            "template": self._transfer.write_template,
            "read_file": self._transfer.intake.ask_files,
            "merge_files": self._transfer.intake.ask_merged,
            "rename": self.rename_unit,
            "new_unit": self.name_unit,
            "new_period": self.begin_period,
            "carry": self.carry_over,
            "confirm_all": self.confirm_all,
            "sample": self.open_sample,
            "keys": self.show_keys,
        }

    def watch_drops(self) -> None:
        """Take in the files that are let fall on the window."""
        from cchc_desktop.ui.intake.drop import DropArea

        area = DropArea(self._window, self._transfer.intake.invitation)
        area.dropped.connect(self._transfer.intake.take)

    def name_unit(self) -> None:
        """Ask for another unit and its first period."""
        if self._commit():
            _ask(UnitDialog(self._session, self._today, self._window))

    def rename_unit(self) -> None:
        """Ask what the open unit is called."""
        from cchc_desktop.ui.rename import RenameDialog

        report = self._session.report
        if self._session.staging.is_frozen:
            tell(self._window, texts.RENAME_CLOSED)
        elif self._commit() and report is not None:
            _ask(RenameDialog(self._session, report, self._window))

    def begin_period(self) -> None:
        """Ask for another period of the unit that is open."""
        if not self._commit():
            return
        dialog = PeriodDialog(self._session, self._today, self._window)
        dialog.exec()
        if dialog.is_new:
            self._offer_carry()
        dialog.deleteLater()

    def carry_over(self) -> None:
        """Show what can be taken over from an earlier period."""
        report = self._session.report
        if self._commit() and report is not None and not self._offer_carry():
            tell(self._window, texts.CARRY_NOTHING if report.history else texts.CARRY_NO_PERIOD)

    def confirm_all(self) -> None:
        """Ask, then let everything that was carried over stand."""
        if not self._commit():
            return
        carried = self._session.carried
        if not carried.places:
            tell(self._window, texts.CONFIRM_NONE)
            return
        answers = (texts.CONFIRM_ALL_STAY, texts.CONFIRM_ALL_GO)
        if ask(self._window, texts.CONFIRM_ALL_ASK.format(count=len(carried.places)), answers) == 1:
            carried.confirm(carried.places)

    def open_sample(self) -> None:
        """Show the finished report that came with the program."""
        if not self._commit():
            return
        try:
            open_sample(self._session)
        except Failure as failure:
            tell(self._window, texts.sentence(failure))

    def _offer_carry(self) -> bool:
        """False if there is nothing to offer."""
        from cchc_desktop.ui.carrying import CarryDialog

        report = self._session.report
        if report is None or not report.history:
            return False
        dialog = CarryDialog(self._session, report, self._window)
        is_empty = dialog.is_empty()
        if not is_empty:
            dialog.exec()
        dialog.deleteLater()
        return not is_empty

    def show_keys(self) -> None:
        """Show the keys beside the work, which can go on."""
        dialog = KeysDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()


def _ask(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
