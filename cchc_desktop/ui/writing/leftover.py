"""The words of the old period in a text that was carried over: underlined until they are mended.

Drawn over the document, never in it. What is typed in one place leaves the marks of the
others; confirming the section takes them all away.
"""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.core.prose.leftover import old_words
from cchc_desktop.core.report import Report
from cchc_desktop.ui.carried import Carried
from cchc_desktop.ui.marks import Mark, colour_of
from cchc_desktop.ui.writing.document import Places

KEEP = QTextCursor.MoveMode.KeepAnchor


class Leftover(QObject):
    """What is left of the old period in one section. `confirmed` says that nothing is any more."""

    confirmed = Signal()

    def __init__(self, editor: QTextEdit, report: Report, slot: str, carried: Carried) -> None:
        super().__init__(editor)
        self._editor, self._report, self._slot, self._carried = editor, report, slot, carried
        self._address = f"narrative.{slot}"
        self._marked: list[tuple[QTextCursor, str]] = []
        carried.confirmed.connect(self._forget)

    def lines(self, places: Places) -> list[QTextEdit.ExtraSelection]:
        """The lines to draw; those of a text that is written in move with their words."""
        if self._address in self._carried.places:
            self._marked = [self._mark(places, *span) for span in old_words(self._report, self._slot)]
        self._marked = [(at, words) for at, words in self._marked if words and at.selectedText() == words]
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        style.setUnderlineColor(colour_of(Mark.CARRIED, self._editor.palette()))
        style.setForeground(colour_of(Mark.CARRIED, self._editor.palette()))
        lines = []
        for cursor, _ in self._marked:
            line = QTextEdit.ExtraSelection()
            line.cursor, line.format = cursor, style
            lines.append(line)
        return lines

    def is_at(self, letter: int) -> bool:
        """True for a place of the document that was marked."""
        return any(at.selectionStart() <= letter < at.selectionEnd() for at, _ in self._marked)

    def _mark(self, places: Places, start: int, end: int) -> tuple[QTextCursor, str]:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(places.of(start))
        cursor.setPosition(places.of(end), KEEP)
        return cursor, cursor.selectedText()

    def _forget(self, addresses: Collection[str]) -> None:
        if self._address in addresses:
            self._marked = []
            self.confirmed.emit()
