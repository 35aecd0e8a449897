"""Dialogs that fit the screen: as wide as their words want, never larger than what there is.

What does not fit rolls; the buttons below it are always seen.
"""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from cchc_desktop.ui.style import letters

FRAME = QSize(16, 48)
"""What the system draws around a dialog, in logical pixels."""
LEAST = QSize(240, 96)


class FittedDialog(QDialog):
    """A dialog of so many letters a line, unless the screen is narrower."""

    def __init__(self, parent: QWidget, wide: int) -> None:
        super().__init__(parent)
        self._wide = wide

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the size that the page of now wants, within the screen."""
        hint = self.sizeHint()
        wanted = QSize(max(hint.width(), letters(self, self._wide)), hint.height())
        if self.hasHeightForWidth():
            wanted.setHeight(self.heightForWidth(wanted.width()))
        self.resize(wanted.boundedTo(self.screen().availableSize() - FRAME))


def resize_within(dialog: QWidget, wide: int, high: int) -> None:
    """Make a dialog so many logical pixels large, but never larger than the screen."""
    dialog.resize(QSize(wide, high).boundedTo(dialog.screen().availableSize() - FRAME))


class Rolling(QScrollArea):
    """What a dialog asks, rolled where the screen is too small for it."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def show_end(self) -> None:
        """Roll to the end once what was opened there is laid out."""
        QTimer.singleShot(0, self._to_end)

    def _to_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return LEAST
