"""The line at the bottom: what was saved when, and how far the report is."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QStatusBar

from cchc_desktop import texts
from cchc_desktop.errors import Failure
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM


class Status(QStatusBar):
    """Says "saved" after the commit and never before it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._last = ""
        self.setSizeGripEnabled(False)
        self.said, self.unkept, self.counts = QLabel(), QLabel(texts.BACKUP_FAILED_MARK), QLabel()
        for label in (self.said, self.unkept, self.counts):
            label.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        self.addWidget(self.said, 1)
        self.addPermanentWidget(self.unkept)
        self.unkept.hide()
        # A long sentence must not make the window wider than the screen.
        self.said.setMinimumWidth(1)
        self.addPermanentWidget(self.counts)
        session.saved.connect(self._say_saved)
        session.failed.connect(self._say_failed)
        session.opened.connect(self._begin)
        session.changed.connect(self._count)
        session.carried.confirmed.connect(self._count)
        session.keeping.failed.connect(self._say_unkept)
        session.keeping.made.connect(self.unkept.hide)
        session.staging.locked.connect(self._begin)
        self._begin()

    def say(self, sentence: str) -> None:
        """Show a sentence at the left; the whole of it when it is pointed at."""
        self.said.setText(sentence)
        self.said.setToolTip(sentence)

    def confirm(self) -> None:
        """Answer Ctrl+S: everything typed is on the disk, and since when."""
        self.say(f"{texts.SAVED} {self._last}".strip())

    def _begin(self) -> None:
        frozen = self._session.staging.is_frozen
        usual = texts.READ_ONLY if self._session.read_only else texts.SAVED_ALWAYS
        self.say(texts.FROZEN_STATUS if frozen else usual)
        self._count()

    def _say_saved(self, at: datetime, place: str) -> None:
        # The computer's own time zone, but never its locale.
        self._last = texts.SAVED_AT.format(time=at.astimezone().strftime("%H:%M:%S"), place=place)
        self.say(self._last)

    def _say_failed(self, failure: Failure) -> None:
        self.say(texts.NOT_SAVED)

    def _say_unkept(self, failure: Failure) -> None:
        """A backup that was refused: said once, and then only marked until one is made."""
        sentence = texts.sentence(failure)
        if self.unkept.isHidden():
            self.say(sentence)
        self.unkept.setToolTip(sentence)
        self.unkept.setAccessibleDescription(sentence)
        self.unkept.show()

    def _count(self) -> None:
        report = self._session.report
        if report is not None:
            whole = self._session.progress()[""]
            words = texts.COUNTS.format(
                entered=whole.entered, of=whole.of, errors=whole.errors, warnings=whole.warnings
            )
            carried = len(self._session.carried.places)
            self.counts.setText(
                texts.COUNTS_CARRIED.format(counts=words, count=carried) if carried else words
            )
