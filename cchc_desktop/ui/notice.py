"""A sentence across the window that is worth knowing and is no failure. Gone once it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from cchc_desktop import texts
from cchc_desktop.ui.style import LARGE, SMALL, icon


class Notice(QFrame):
    """Shows what was told until the clerk has read it; several things below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAccessibleName(texts.NOTICE)
        self.sentences = QLabel()
        self.sentences.setWordWrap(True)
        self.sentences.setTextFormat(Qt.TextFormat.PlainText)
        self.sentences.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip(texts.BUTTON_CLOSE)
        close.setAccessibleName(texts.BUTTON_CLOSE)
        close.clicked.connect(self._forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        row.addWidget(self.sentences, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def add(self, sentence: str) -> None:
        """Tell this too."""
        self.sentences.setText("\n".join(each for each in (self.sentences.text(), sentence) if each))
        self.show()

    def _forget(self) -> None:
        self.sentences.clear()
        self.hide()
