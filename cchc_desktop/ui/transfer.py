"""Files out: what the clerk asks for, the work off the GUI thread, the result; `intake` takes files in.

A job is given a report of its own, made from the content; never the one on screen and
never the store.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.errors import Failure
from cchc_desktop.ui.commands import EXPORTS
from cchc_desktop.ui.dialogs import ask, tell
from cchc_desktop.ui.folders import choose_target, documents
from cchc_desktop.ui.intake.taking import Intake
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.working import WorkDialog

if TYPE_CHECKING:
    from cchc_desktop.ui.preview import Preview


class Transfer(QObject):
    """The commands that make or take a file. `commit` saves what is being typed first."""

    def __init__(self, session: Session, window: QWidget, commit: Callable[[], bool]) -> None:
        super().__init__(window)
        self.intake = Intake(session, window, commit)
        self._session, self._window, self._commit = session, window, commit
        self._preview: Preview | None = None
        self._folder = documents()

    def preview(self) -> None:
        """Show the pages as they will be printed; while they are open they follow every edit."""
        from cchc_desktop.ui.preview import Preview

        if self._report() is None:
            return
        if self._preview is None:
            self._preview = Preview(self._session, self._window)
            self._preview.save_asked.connect(self._save_shown)
        self._preview.begin()

    def export(self, formats: tuple[str, ...] = EXPORTS, over: QWidget | None = None) -> None:
        """Ask where to, over the window or another, and write the report in some formats."""
        from cchc_desktop.ui.exporting import ExportDialog

        report = self._report()
        if report is None:
            return
        dialog = ExportDialog(copied(report), formats, self._folder, over or self._window)
        dialog.exec()
        self._folder = dialog.folder()
        dialog.deleteLater()

    def write_template(self) -> None:
        """Write the blank workbook that colleagues fill in."""
        from cchc_desktop.exchange import formats

        report = self._report()
        if report is None:
            return
        proposed = formats.target(report, self._folder, formats.TEMPLATE)
        path = choose_target(self._window, proposed, texts.EXCEL_FILES)
        if path is None:
            return
        self._folder = path.parent
        dialog = WorkDialog(texts.EXPORTING, formats.write_template(copied(report), path), self._window)
        if self._ended_well(dialog):
            self._offer_to_open(path)

    def _save_shown(self) -> None:
        self.export(("pdf",), self._preview)

    def _ended_well(self, dialog: WorkDialog) -> bool:
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog.failure, Failure):
            tell(self._window, texts.sentence(dialog.failure))
            return False
        return dialog.outcome is not None

    def _offer_to_open(self, path: Path) -> None:
        from cchc_desktop.ui.exporting import open_path

        question = texts.TEMPLATE_WRITTEN.format(path=path)
        answer = ask(self._window, question, (texts.BUTTON_CLOSE, texts.BUTTON_OPEN, texts.OPEN_FOLDER))
        if answer:
            open_path(path if answer == 1 else path.parent)

    def _report(self) -> Report | None:
        """The report with everything that is being typed, None if that could not be saved."""
        return self._session.report if self._commit() else None


def copied(report: Report) -> Report:
    """A report of its own for another thread: the same figures, nothing shared that changes."""
    return Report(report.index, report.identity, dict(report.content), report.history)
