"""One section on the page: its heading, how many words it has, its editor, what is offered."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import SMALL, named
from cchc_desktop.ui.writing.offers import OfferBar, Offers
from cchc_desktop.ui.writing.section import SectionEditor

COUNTING = 150
"""After how many milliseconds without a key the words are counted."""


class SectionBox(QWidget):
    """A section with its editor. `entered` carries its slot when it is written in."""

    entered = Signal(str)

    def __init__(self, session: Session, report: Report, section: Heading, heading: str) -> None:
        super().__init__()
        self._slot = section.slot
        self.editor = SectionEditor(session, report, section)
        self.bar = OfferBar()
        self._offers = Offers(session, report, self.editor, self.bar)
        title = named(QLabel(heading), "heading")
        title.setWordWrap(True)
        title.setBuddy(self.editor)
        self._count = named(QLabel(), "hint")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 2 * SMALL)
        box.setSpacing(SMALL)
        box.addLayout(head)
        box.addWidget(self.editor)
        box.addWidget(self.bar)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNTING)
        self._counting.timeout.connect(self._show_count)
        self.editor.textChanged.connect(self._counting.start)
        self.editor.installEventFilter(self)
        self._show_count()

    def address_now(self) -> str:
        """Where the section is kept."""
        return f"{NARRATIVE}.{self._slot}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor tells when it is entered, and keeps the event."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self._slot)
        return super().eventFilter(watched, event)

    def _show_count(self) -> None:
        count = len(self.editor.toPlainText().split())
        self._count.setText(texts.NARRATIVE_WORDS.format(count=count))
