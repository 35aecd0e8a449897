"""Sending a report that is closed: asked, made, copied or written, proved, and only then remembered.

The work runs on another thread and is given values. Never remembers what did not arrive.
"""

from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop import delivery, texts, volumes
from cchc_desktop.delivery import Choice, Left, Parcel
from cchc_desktop.errors import Failure
from cchc_desktop.exchange import sealed
from cchc_desktop.store.stages import Sending
from cchc_desktop.ui.destinations import Destinations, FindSticks, Way
from cchc_desktop.ui.fitted import FittedDialog, Rolling
from cchc_desktop.ui.folders import documents
from cchc_desktop.ui.job import Steps
from cchc_desktop.ui.moments import MAILTO, show_moment
from cchc_desktop.ui.sending_choice import SendChoice
from cchc_desktop.ui.sent_result import HandedOver, Lettered
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.working import StopsFirst, Working

WIDE = 100
"""Letters in a line of the dialog."""


class Again(msgspec.Struct, frozen=True):
    """An earlier sending whose package is to leave once more, and where that is kept."""

    sending: Sending
    kept: Path


class SendDialog(StopsFirst, FittedDialog):
    """Asks, works, tells. `again` sends the very package of an earlier sending."""

    def __init__(
        self,
        session: Session,
        parcel: Parcel,
        today: date,
        parent: QWidget,
        again: Again | None = None,
        find: FindSticks = volumes.removable,
    ) -> None:
        super().__init__(parent, WIDE)
        self._session, self._parcel, self._today, self._again = session, parcel, today, again
        self.setWindowTitle(_title(parcel, again))
        self.destinations = Destinations(documents(), remembered(session), find)
        kept = again.kept if again else None
        locked = kept is not None and kept.suffix == sealed.ENDING
        self.choice = SendChoice(parcel, self.destinations, Choice(again=kept), locked)
        self._rolling = Rolling(self.choice)
        self.working, self.handed, self.lettered = Working(), HandedOver(), Lettered()
        self.go, self.cancel = (
            named(QPushButton(texts.SEND_GO), "primary"),
            QPushButton(texts.SEND_CANCEL),
        )
        self.said = named(QLabel(), "problem")
        self.said.setWordWrap(True)
        self.said.hide()
        self.stack = QStackedWidget()
        for page in (self._asking(), self.working, self.handed, self.lettered):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.addWidget(self.stack)
        self._connect()
        self._allow()

    def _asking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        if self._again is not None:
            sending = self._again.sending
            words = texts.SEND_AGAIN.format(time=show_moment(sending.at), file=sending.file)
            label = QLabel(words)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._rolling, 1)
        column.addWidget(self.choice.problem)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column.addLayout(row)
        return page

    def _connect(self) -> None:
        self.go.setDefault(True)
        self.go.clicked.connect(self._begin)
        self.cancel.clicked.connect(self.reject)
        self.choice.changed.connect(self._change)
        self.choice.password.wish.toggled.connect(self._rolling.show_end)
        self.working.finished.connect(self._finish)
        self.working.failed.connect(self._fail)
        self.working.ended.connect(self._end)
        self.handed.close_button.clicked.connect(self.accept)
        self.lettered.not_sent.clicked.connect(self.reject)
        self.lettered.was_sent.connect(self._note_letter)

    def _allow(self) -> None:
        self.go.setEnabled(self.choice.is_complete())

    def _change(self) -> None:
        """Another answer: what was said of the last one is over."""
        self._tell("")
        self.go.setText(texts.SEND_GO)
        self._allow()

    def _begin(self) -> None:
        by_mail = self.destinations.way is Way.MAIL
        self._tell("")
        self.stack.setCurrentWidget(self.working)
        self.working.begin(texts.SENDING_MAIL if by_mail else texts.SENDING_STICK, self._steps())

    def _steps(self) -> Steps:
        choice, data, target = self.choice.choice(), self._session.store.folder, self.destinations.target()
        if target is None:
            return delivery.to_mail(data, self._parcel, choice, documents(), self.destinations.recipients())
        on_stick, catalogue = self.destinations.way is Way.STICK, self._session.catalogue
        return delivery.to_folder(
            data, self._parcel, choice, target, self._today, catalogue, on_stick=on_stick
        )

    def _end(self) -> None:
        """Until something better is known, the work was stopped."""
        self.stack.setCurrentIndex(0)
        self._tell(texts.SEND_STOPPED)
        self.go.setText(texts.SEND_RETRY)
        self.go.setFocus()

    def _fail(self, failure: Failure) -> None:
        self._tell(texts.sentence(failure))

    def _finish(self, left: Left) -> None:
        self._left = left
        if self.destinations.way is Way.MAIL:
            self.stack.setCurrentWidget(self.lettered)
            self.lettered.show_left(left)
            return
        problem = self._remember(str(left.folder))
        self.stack.setCurrentWidget(self.handed)
        self.handed.show_left(left, self.destinations.way is Way.STICK, problem)
        self.handed.close_button.setFocus()

    def _note_letter(self) -> None:
        """The clerk says that the letter went."""
        problem = self._remember(MAILTO + ", ".join(self.destinations.recipients()))
        if problem:
            self.lettered.said.setText(problem)
        else:
            self.accept()

    def _remember(self, target: str) -> str:
        """Write down that it left; a sentence if that could not be done."""
        store = self._session.store
        try:
            if self._again is not None:
                store.stages.sent_again(self._again.sending, target)
            else:
                delivery.remember(store, self._parcel, self._left.kept, target)
        except Failure as failure:
            return texts.SENT_NOT_NOTED.format(sentence=texts.sentence(failure))
        self._session.staging.refresh()
        return ""

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))


def remembered(session: Session) -> tuple[str, ...]:
    """To whom the unit's last letter went, of any period."""
    stages = session.store.stages
    sendings = [each for period in session.periods() for each in stages.sendings(period.id)]
    written = [each for each in sendings if each.target.startswith(MAILTO) and each.target != MAILTO]
    last = max(written, key=lambda sending: sending.id, default=None)
    return tuple(last.target.removeprefix(MAILTO).split(", ")) if last else ()


def _title(parcel: Parcel, again: Again | None) -> str:
    if again is not None:
        return texts.SEND_AGAIN_TITLE
    if parcel.number:
        return texts.SEND_SUPPLEMENT_TITLE.format(number=parcel.number)
    return texts.SEND_TITLE
