"""The sections of the report's text: a plain editor each, saved while typing pauses.

Composing the letters (NFC) is the core's; what is being typed is never rewritten.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.edition import Edition, Section
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import nfc
from cchc_desktop.ui.growing import GrowingText
from cchc_desktop.ui.session import Session

PAUSE = 1_000
"""After how many milliseconds without a key the text is saved."""
LEAST_LINES, MOST_LINES = 4, 16
NARRATIVE = "narrative"


class SectionEditor(GrowingText):
    """The text of one section."""

    def __init__(self, session: Session, report: Report, section: Section) -> None:
        super().__init__(LEAST_LINES, MOST_LINES)
        self._session = session
        self._report = report
        self._address = f"{NARRATIVE}.{section.slot}"
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self.setAccessibleName(texts.NARRATIVE_EDITOR.format(slot=section.slot, title=section.title))
        self.setPlaceholderText(texts.NARRATIVE_EMPTY)
        self.setReadOnly(session.read_only)
        self.setPlainText(report.text(self._address))
        self.textChanged.connect(self._wait)
        session.changed.connect(self._redraw)

    def commit(self) -> None:
        """Save what stands here, unless it is saved already."""
        self._pause.stop()
        if nfc(self.toPlainText()) != self._stored() and self._session.report is self._report:
            self._session.edit({self._address: self.toPlainText() or None})

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    def _stored(self) -> str:
        return self._report.text(self._address)

    def _wait(self) -> None:
        self._pause.start()

    def _redraw(self, change: Change) -> None:
        """Show what an undo or an import put here; one's own saving changes nothing."""
        if self._address in change.edited and nfc(self.toPlainText()) != self._stored():
            at = self.textCursor().position()
            self.setPlainText(self._stored())
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(self.toPlainText())))
            self.setTextCursor(cursor)


class SectionBox(QWidget):
    """A section's heading, how many words it has, and its editor."""

    def __init__(self, session: Session, report: Report, section: Section, heading: str) -> None:
        super().__init__()
        self.editor = SectionEditor(session, report, section)
        title = QLabel(heading)
        title.setObjectName("heading")
        title.setWordWrap(True)
        title.setBuddy(self.editor)
        self._count = QLabel()
        self._count.setObjectName("hint")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.editor)
        self.editor.textChanged.connect(self._show_count)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.editor.toPlainText().split())
        self._count.setText(texts.NARRATIVE_WORDS.format(count=count))


class NarrativePage(QScrollArea):
    """The editors of some sections, one below the other, under the outline's headings."""

    def __init__(self, session: Session, report: Report, sections: tuple[Section, ...]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(texts.NARRATIVE_PAGE)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 8, 8, 8)
        self._boxes: dict[str, SectionBox] = {}
        chapter = ""
        for section in sections:
            if chapter != (above := chapter_of(report.edition, section)):
                chapter = above
                if above:
                    box.addWidget(_chapter_label(above))
            shown = SectionBox(session, report, section, f"{numbering(section.slot)} {section.title}")
            self._boxes[section.slot] = shown
            box.addWidget(shown)
        box.addStretch(1)
        self.setWidget(inside)

    def commit(self) -> None:
        """Save every section that is not saved yet."""
        for box in self._boxes.values():
            box.editor.commit()

    def reveal(self, code: str) -> bool:
        """Go to a section by its address (`narrative.II.2.a`)."""
        box = self._boxes.get(code.removeprefix(f"{NARRATIVE}."))
        if box is not None:
            self.ensureWidgetVisible(box)
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return box is not None


class AssessmentPage(QWidget):
    """The sections that belong to no area: assessment, directions, proposals."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._page: NarrativePage | None = None
        title = QLabel(texts.ASSESSMENT)
        title.setObjectName("title")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 8, 8, 8)
        self._box.addWidget(title)
        session.opened.connect(self._build)
        self._build()

    def commit(self) -> None:
        """Save every section that is not saved yet."""
        if self._page is not None:
            self._page.commit()

    def reveal(self, code: str) -> bool:
        """Go to a section of no area."""
        return self._page is not None and self._page.reveal(code)

    def _build(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        report = self._session.report
        if report is not None:
            self._page = NarrativePage(self._session, report, leaves(report.edition, 0))
            self._box.addWidget(self._page, 1)


def leaves(edition: Edition, area: int) -> tuple[Section, ...]:
    """The sections of an area (0: of none) that hold text: those with none below them."""
    above = {section.slot.rpartition(".")[0] for section in edition.outline}
    return tuple(section for section in edition.outline if section.area == area and section.slot not in above)


def chapter_of(edition: Edition, section: Section) -> str:
    """The headings above a section, "" for one that has none: II. ... > 2. ..."""
    titles = {each.slot: each.title for each in edition.outline}
    parts = section.slot.split(".")
    slots = [".".join(parts[: depth + 1]) for depth in range(len(parts) - 1)]
    return "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  ".join(
        f"{numbering(slot)} {titles.get(slot, slot)}" for slot in slots
    )


def numbering(slot: str) -> str:
    """How the outline numbers a slot: II., 2., a)."""
    last = slot.rpartition(".")[2]
    return f"{last})" if last.isalpha() and last.islower() else f"{last}."


def _chapter_label(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("chapter")
    label.setIndent(0)
    label.setWordWrap(True)
    return label
