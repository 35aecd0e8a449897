"""Taking files in: asks which, reads them off the GUI thread, shows the plan, makes one edit.

The only door for every kind of file, however it comes: menu, drag and drop, several at
once. A job is given a path and the catalogue, never the report on screen.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cchc_desktop import texts
from cchc_desktop.core.found import Found
from cchc_desktop.core.journal import FromFile
from cchc_desktop.core.merging import merged
from cchc_desktop.core.plan import IDLE, Other, Plan, differences, plan
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.ui.dialogs import ask, tell
from cchc_desktop.ui.folders import choose_files, documents
from cchc_desktop.ui.intake.head import head_of, merged_head_of, mine_of, question_of
from cchc_desktop.ui.intake.opening import read_all
from cchc_desktop.ui.session import Session

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.dialog import PlanDialog


class Intake(QObject):
    """The commands that take files in.

    `commit` saves what is being typed first. What stood before is backed up when a plan
    was agreed to, before anything is written.
    """

    def __init__(self, session: Session, window: QWidget, commit: Callable[[], bool]) -> None:
        super().__init__(window)
        self._session, self._window, self._commit = session, window, commit
        self._folder = documents()

    def ask_files(self) -> None:
        """Ask for files and take them into the period that is open."""
        if self._may_take():
            self.take(self._choose(texts.CHOOSE_FILES))

    def ask_merged(self) -> None:
        """Ask for the files of several communes and take their sum in."""
        if not self._may_take():
            return
        paths = self._choose(texts.CHOOSE_MERGED)
        if len(paths) == 1:
            tell(self._window, texts.INTAKE_MERGE_ONE)
        elif paths:
            self.take_merged(paths)

    def take(self, paths: Sequence[Path]) -> bool:
        """Take files in, one after the other or as one; True if all of them were."""
        if not paths or not self._may_take():
            return False
        if len(paths) > 1:
            question = texts.INTAKE_SEVERAL.format(count=len(paths))
            answers = (texts.INTAKE_STOP, texts.INTAKE_EACH, texts.INTAKE_MERGE)
            answer = ask(self._window, question, answers)
            if answer != 1:
                return answer == 2 and self.take_merged(paths)
        taken = [self.take_file(path) for path in paths]
        return all(taken)

    def take_file(self, path: Path) -> bool:
        """Show what a file would change and make it one edit; True once it is saved."""
        from cchc_desktop.ui.intake.dialog import PlanDialog

        founds = read_all([path], self._session.catalogue, self._window) if self._may_take() else []
        report = self._session.report
        if not founds or report is None:
            return False
        (found,) = founds
        planned = plan(report, found, report.index)
        if all(row.verdict in IDLE for row in planned.rows) and not found.unread and not found.problems:
            tell(self._window, texts.INTAKE_NOTHING.format(file=found.file))
            return False
        if not self._agrees(question_of(report, found, planned, self._session.catalogue)):
            return False
        head = head_of(report, found, planned, self._session.catalogue)
        return self._show(PlanDialog(report, found, planned, head, self._window, folder=self._folder), found)

    def take_merged(self, paths: Sequence[Path]) -> bool:
        """Show the sum of several communes' files and make it one edit; True once it is saved."""
        from cchc_desktop.ui.intake.dialog import PlanDialog

        founds = read_all(paths, self._session.catalogue, self._window) if self._may_take() else []
        report = self._session.report
        if not founds or report is None or not self._are_apart(founds):
            return False
        catalogue = self._session.catalogue
        for found in founds:
            # Another commune is the point of it; another period or form is not.
            theirs = Plan((), (), differences(report, found) - {Other.UNIT})
            if not self._agrees(question_of(report, found, theirs, catalogue)):
                return False
        both = merged(founds, report.index, report.identity.unit)
        planned = plan(report, both, report.index)
        head = merged_head_of(report, founds, catalogue)
        dialog = PlanDialog(report, both, planned, head, self._window, is_merged=True, folder=self._folder)
        dialog.setWindowTitle(texts.PLAN_TITLE_MERGED.format(count=len(founds)))
        return self._show(dialog, both)

    def refusal(self) -> str:
        """Why no file can be taken in now, as a sentence; "" if one can."""
        if self._session.report is None or self._session.period_id is None:
            return texts.DROP_NO_REPORT
        notice = self._session.notice
        # Asked of the store itself: what follows takes long, and another step may have closed the report.
        if notice is None and self._session.store.stages.stage(self._session.period_id).is_frozen:
            notice = StoreUnusable("report_closed")
        return texts.sentence(notice) if notice else ""

    def invitation(self) -> tuple[str, str]:
        """What is said while files hover over the window."""
        refusal, report = self.refusal(), self._session.report
        if refusal or report is None:
            return refusal, ""
        ours = {name.value: words for name, words in mine_of(report).items()}
        return texts.DROP_HERE.format(**ours), texts.DROP_MORE

    def _may_take(self) -> bool:
        """True when what is being typed is saved and the report may change; else that is said."""
        if not self._commit():
            return False
        refusal = self.refusal()
        if refusal:
            tell(self._window, refusal)
        return not refusal

    def _choose(self, title: str) -> list[Path]:
        paths = choose_files(self._window, title, self._folder, texts.READABLE_FILES)
        if paths:
            self._folder = paths[0].parent
        return paths

    def _agrees(self, question: str) -> bool:
        answers = (texts.INTAKE_STOP, texts.INTAKE_GO_ON)
        return not question or ask(self._window, question, answers) == 1

    def _are_apart(self, founds: Sequence[Found]) -> bool:
        """False, and said, if one file is among them twice."""
        known: dict[str, str] = {}
        for found in founds:
            if found.digest in known:
                tell(self._window, texts.INTAKE_TWICE.format(one=known[found.digest], two=found.file))
                return False
            known[found.digest] = found.file
        return True

    def _show(self, dialog: "PlanDialog", found: Found) -> bool:
        """Let the plan be looked at; what was agreed to is one edit and one undo."""
        agreed, changes = bool(dialog.exec()), dialog.changes
        dialog.deleteLater()
        if not agreed or not changes:
            return False
        self._session.keeping.before_import()
        return self._session.edit(changes, FromFile(found.file, found.digest))
