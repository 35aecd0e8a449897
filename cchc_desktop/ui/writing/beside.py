"""What stands beside a section while it is written: last period's text, or what is proposed.

Only shows; what is taken over goes through the section's editor and overwrites nothing.
"""

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QToolButton, QVBoxLayout

from cchc_desktop import texts
from cchc_desktop.core.drafts import proposal
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.prose.live import Piece, source_of
from cchc_desktop.core.prose.reading import read
from cchc_desktop.core.prose.spoken import titled
from cchc_desktop.core.prose.tokens import Rows
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.ui.marks import Mark, colour_of
from cchc_desktop.ui.style import MEDIUM, SMALL, icon, named
from cchc_desktop.ui.writing import document as paper
from cchc_desktop.ui.writing.document import Places
from cchc_desktop.ui.writing.telling import token_in

BEFORE, DRAFT = "before", "draft"
WIDTH = 300
"""The width of the pane, in logical pixels, until it is dragged."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class BesidePane(QFrame):
    """A read-only text with one button. `taken` carries the source to be put in."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.setObjectName("beside")
        self._report = report
        self.mode = ""
        self._source = ""
        self._title, self._section, self._hint = QLabel(), QLabel(), named(QLabel(), "hint")
        self._title.setObjectName("heading")
        for label in (self._title, self._section, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setTabChangesFocus(True)
        self._take = QPushButton()
        self._take.clicked.connect(self._give)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setToolTip(texts.BESIDE_CLOSE)
        self._close.setAccessibleName(texts.BESIDE_CLOSE)
        self._close.clicked.connect(self.closed)
        self._lay_out()

    def show_section(self, mode: str, heading: Heading) -> None:
        """Show last period's text of a section, or what is proposed for it."""
        self.mode = mode
        self._section.setText(texts.BESIDE_SECTION.format(number=heading.number, title=heading.title))
        if mode == DRAFT:
            self._show_draft(heading)
        else:
            self._show_before(heading)
        self._take.setEnabled(bool(self._source))
        self._hint.setVisible(bool(self._source))

    def _show_draft(self, heading: Heading) -> None:
        self._source = proposal(self._report, heading.slot)
        self._title.setText(texts.BESIDE_DRAFT)
        self._hint.setText(texts.BESIDE_DRAFT_HELP)
        self._name_button(texts.BESIDE_INSERT, texts.BESIDE_INSERT_TIP)
        self._show_pieces(self._report.rendered(self._source), texts.BESIDE_NO_DRAFT)

    def _show_before(self, heading: Heading) -> None:
        previous = self._report.previous
        self._source = copied(previous, heading.slot) if previous else ""
        period = titled(previous) if previous else ""
        self._title.setText(texts.BESIDE_BEFORE.format(period=period) if previous else texts.TOOLS[BEFORE])
        self._hint.setText(texts.BESIDE_MARKED)
        self._name_button(texts.BESIDE_COPY, texts.BESIDE_COPY_TIP)
        none = texts.BESIDE_NO_TEXT if previous else texts.BESIDE_NO_PERIOD
        self._show_pieces(previous.pieces(heading.slot) if previous else (), none)
        if previous and self._source:
            self._mark(old_words(previous, heading.slot, self._report))

    def _show_pieces(self, pieces: Iterable[Piece], otherwise: str) -> None:
        shown = list(pieces)
        self._text.setExtraSelections([])
        paper.show(self._text.document(), shown)
        self._text.setPlaceholderText("" if shown else otherwise)
        self._text.setAccessibleName(self._title.text())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _mark(self, spans: Iterable[tuple[int, int]]) -> None:
        """Underline what belongs to the old period; a colour alone is not seen by everyone."""
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        style.setForeground(colour_of(Mark.WARNING, self.palette()))
        places = Places(paper.runs_of(self._text.document()))
        marks = []
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(places.of(start))
            cursor.setPosition(places.of(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        self._text.setExtraSelections(marks)

    def _name_button(self, words: str, tip: str) -> None:
        self._take.setText(words)
        self._take.setToolTip(tip)

    def _give(self) -> None:
        self.taken.emit(self._source)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._take)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(MEDIUM, MEDIUM, 0, MEDIUM)
        box.setSpacing(SMALL)
        box.addLayout(head)
        box.addWidget(self._section)
        box.addWidget(self._text, 1)
        box.addWidget(self._hint)
        box.addLayout(foot)


def copied(previous: Report, slot: str) -> str:
    """The source of an earlier section for a new one, whose lists have other rows: they are words."""
    pieces = []
    for piece in previous.pieces(slot):
        token = token_in(previous, piece.source) if piece.source else None
        is_row = isinstance(token, Rows) and bool(token.key)
        pieces.append(Piece(piece.text, piece.bold, piece.italic) if is_row else piece)
    return source_of(pieces)


def old_words(previous: Report, slot: str, now: Report) -> list[tuple[int, int]]:
    """Where a section of the earlier report names its own dates, figures and period, in order.

    What a token says is left out: copied, it says what is true of the new period.
    """
    shown = previous.shown(slot)
    reading = read(shown)
    spans = [(day.start, day.end) for day in reading.days]
    spans += [found.span() for found in _NUMBER.finditer(reading.masked)]
    if previous.identity.year != now.identity.year:
        spans += [found.span() for found in re.finditer(rf"\b{previous.identity.year}\b", shown)]
    if len(fold(shown)) == len(shown):
        spans += [found.span() for found in re.finditer(re.escape(fold(titled(previous))), fold(shown))]
    live, at = [], 0
    for piece in previous.pieces(slot):
        live += [(at, at + len(piece.text))] if piece.source else []
        at += len(piece.text)
    return sorted(
        (start, end) for start, end in set(spans) if not any(one < end and start < two for one, two in live)
    )
