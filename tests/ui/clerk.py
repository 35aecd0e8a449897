"""A clerk who answers dialogs as they come, one answer each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from cchc_desktop.ui.intake.dialog import PlanDialog
from cchc_desktop.ui.working import WorkDialog


@dataclass
class Clerk:
    """Answers each dialog in turn, as soon as it is shown; `said` are the words of the boxes."""

    answers: list[Callable[[QWidget], object]]
    said: list[str] = field(default_factory=list)

    def wait(self) -> "Clerk":
        """Begin to look for dialogs."""
        # Not the bound method: the timer alone keeps the clerk there.
        QTimer.singleShot(10, partial(Clerk._look, self))
        return self

    def _look(self) -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QDialog) and not isinstance(asked, WorkDialog):
            self._answer(asked)
        if self.answers:
            self.wait()

    def _answer(self, asked: QDialog) -> None:
        if isinstance(asked, QMessageBox):
            self.said.append(asked.text())
        try:
            self.answers.pop(0)(asked)
        except AssertionError:
            # Else the dialog would stand for ever, and the test with it.
            self.answers.clear()
            asked.reject()
            raise


def button(place: int) -> Callable[[QWidget], object]:
    """Clicks an answer of a question, by its place."""

    def click(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        box.buttons()[place].click()

    return click


def take(dialog: QWidget) -> None:
    """Takes what is ticked in a plan."""
    assert isinstance(dialog, PlanDialog)
    assert dialog.go.isEnabled(), "nothing is ticked"
    dialog.go.click()


def skip(dialog: QWidget) -> None:
    """Takes nothing of a plan."""
    assert isinstance(dialog, PlanDialog)
    dialog.skip.click()
