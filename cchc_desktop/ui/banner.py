"""One sentence across the window when something could not be done. Never in the way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from cchc_desktop import texts
from cchc_desktop.errors import Failure
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, SMALL, icon


class Banner(QFrame):
    """Shows the last failure until something is saved again, or until it is closed.

    What another window holds stays said; `again_wanted` when it is to be tried again.
    """

    again_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._session = session
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = QPushButton(texts.TRY_AGAIN)
        self.again.clicked.connect(self.again_wanted)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setToolTip(texts.BUTTON_CLOSE)
        self._close.setAccessibleName(texts.BUTTON_CLOSE)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.again)
        row.addWidget(self._close)
        self.hide()
        session.failed.connect(self.say)
        session.saved.connect(self.hide)
        if session.notice is not None:
            self.say(session.notice)

    def say(self, failure: Failure) -> None:
        """Show what went wrong and what to do."""
        is_held = failure.code == "store_held"
        self.sentence.setText(texts.sentence(failure))
        self.again.setVisible(is_held)
        self._close.setVisible(not is_held)
        self.show()
