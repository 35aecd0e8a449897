"""The findings of a section drawn under its words, each level by its own line and colour.

Drawn over the document, never in it: neither the text nor its undo knows of them.
"""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.report import Report
from cchc_desktop.ui.carried import Carried
from cchc_desktop.ui.marks import Mark, colour_of, mark_of
from cchc_desktop.ui.words import finding_words
from cchc_desktop.ui.writing.document import Places
from cchc_desktop.ui.writing.leftover import Leftover
from cchc_desktop.ui.writing.live_text import LiveText

_STYLE = QTextCharFormat.UnderlineStyle
STYLES = {
    Mark.ERROR: _STYLE.WaveUnderline,
    Mark.WARNING: _STYLE.DashUnderline,
    Mark.INFO: _STYLE.DashDotLine,
    Mark.EXPLAINED: _STYLE.SingleUnderline,
}
ORDER = (Mark.EXPLAINED, Mark.INFO, Mark.WARNING, Mark.ERROR)
"""The gravest is drawn last, over the others."""


class Underlines:
    """What the checks found in the section that an editor shows."""

    def __init__(self, editor: LiveText, report: Report, slot: str, carried: Carried) -> None:
        self._editor, self._report, self._slot = editor, report, slot
        self._drawn: list[tuple[QTextCursor, Finding]] = []
        self._leftover = Leftover(editor, report, slot, carried)
        self._leftover.confirmed.connect(self.draw)

    def draw(self) -> None:
        """Draw those of now; in what is typed since, they move with their words."""
        places = Places(self._editor.runs())
        found = [each for each in self._report.findings if each.section == self._slot and each.span]
        found.sort(key=lambda each: ORDER.index(mark_of(each)))
        self._drawn, lines = [], self._leftover.lines(places)
        for finding in found:
            start, end = finding.span or (0, 0)
            line = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._editor.document())
            cursor.setPosition(places.of(start))
            cursor.setPosition(places.of(end), QTextCursor.MoveMode.KeepAnchor)
            line.cursor = cursor
            line.format = _format_of(finding, self._editor)
            lines.append(line)
            self._drawn.append((cursor, finding))
        self._editor.setExtraSelections(lines)

    def words_at(self, letter: int) -> list[str]:
        """What was found at a place of the document, as rich text, worst first."""
        said = [
            finding_words(finding)
            for cursor, finding in reversed(self._drawn)
            if cursor.selectionStart() <= letter < cursor.selectionEnd()
        ]
        return [*said, *([texts.OLD_WORDS] if self._leftover.is_at(letter) else [])]


def _format_of(finding: Finding, editor: QTextEdit) -> QTextCharFormat:
    style, mark = QTextCharFormat(), mark_of(finding)
    style.setUnderlineStyle(STYLES[mark])
    style.setUnderlineColor(colour_of(mark, editor.palette()))
    return style
