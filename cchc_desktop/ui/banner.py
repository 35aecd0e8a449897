"""One sentence across the window when something could not be done. Never in the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from cchc_desktop import texts
from cchc_desktop.errors import Failure
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, SMALL, icon


class Banner(QFrame):
    """Shows the last failure until something is saved again, or until it is closed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._session = session
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip(texts.BUTTON_CLOSE)
        close.setAccessibleName(texts.BUTTON_CLOSE)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        row.addWidget(self.sentence, 1)
        row.addWidget(close)
        self.hide()
        session.failed.connect(self.say)
        session.saved.connect(self.hide)
        if session.notice is not None:
            self.say(session.notice)

    def say(self, failure: Failure) -> None:
        """Show what went wrong and what to do."""
        self.sentence.setText(texts.sentence(failure))
        self.show()
