"""A plain editor as high as what is written in it, between two limits. Never saves."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

FRAME = 16
"""What the frame and the margins take above and below the lines, in pixels."""


class GrowingText(QPlainTextEdit):
    """An editor of at least `least` and at most `most` lines; Tab leaves it."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        # A plain document measures its height in lines.
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + FRAME)
