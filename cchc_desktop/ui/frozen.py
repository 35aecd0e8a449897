"""The quiet band over a report that is closed: since when, by whom, and the way back.

Says it once more, louder, when somebody types into such a report. Never swallows a key.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.ui.commands import Commands
from cchc_desktop.ui.moments import show_moment
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import ICON, LARGE, MEDIUM, SMALL, icon, named

LOUD = 6_000
"""How long the louder sentence stays, in milliseconds."""
WRITTEN_IN = (QAbstractItemView, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)
WRITING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class FrozenBand(QFrame):
    """Shown while the report is closed. `pages` is where it would be written in."""

    def __init__(self, session: Session, commands: Commands, pages: QWidget) -> None:
        super().__init__()
        self.setObjectName("frozen")
        self._session, self._pages = session, pages
        self._sign, self.words = QLabel(), QLabel()
        self.words.setWordWrap(True)
        self.button = named(QToolButton(), "reopen_button")
        self.button.setDefaultAction(commands["reopen"])
        self._loud = QTimer(self, singleShot=True, interval=LOUD)
        self._loud.timeout.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, MEDIUM, SMALL)
        row.setSpacing(MEDIUM)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        session.opened.connect(self.refresh)
        session.staging.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show it if the report of now is closed."""
        frozen = self._session.staging.is_frozen
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        if frozen:
            # Only while it is closed: every event of the program passes here.
            application.installEventFilter(self)
        self._say()
        self.setVisible(frozen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See when somebody would write; the key itself goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and writes(event):
            self._knock(watched)
        elif event.type() == QEvent.Type.MouseButtonDblClick and isinstance(watched, QWidget):
            self._knock(watched.parentWidget())
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _knock(self, at: QObject | None) -> None:
        if isinstance(at, WRITTEN_IN) and self._pages.isAncestorOf(at):
            self.words.setText(texts.FROZEN_KNOCK)
            self._emphasise(True)
            self._loud.start()

    def _say(self) -> None:
        closing = self._session.staging.closing() if self._session.staging.is_frozen else None
        if closing is not None:
            self.words.setText(texts.FROZEN_BAND.format(time=show_moment(closing.at), who=closing.who))
        self._emphasise(False)
        self._draw()

    def _emphasise(self, loud: bool) -> None:
        font = self.words.font()
        font.setBold(loud)
        self.words.setFont(font)

    def _draw(self) -> None:
        self._sign.setPixmap(icon("lock").pixmap(ICON, ICON))


def writes(event: QKeyEvent) -> bool:
    """True for a key that would change the cell or the text it goes to."""
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    if event.modifiers() & COMMANDING:
        return False
    return event.key() in WRITING_KEYS or (bool(event.text()) and event.text().isprintable())
