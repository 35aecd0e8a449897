"""The editor of one section: saved while typing pauses, with its own undo.

Goes through the session's edits like everything else: nothing is said to be saved
before it is, and what is typed is never rewritten.
"""

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QTextCursor

from cchc_desktop import texts
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.prose.live import Piece
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import nfc
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing import document as paper
from cchc_desktop.ui.writing import items
from cchc_desktop.ui.writing.document import Run
from cchc_desktop.ui.writing.live_text import DELETING, ENTER, LiveText
from cchc_desktop.ui.writing.past import Past
from cchc_desktop.ui.writing.pointing import Pointing
from cchc_desktop.ui.writing.underlines import Underlines

PAUSE = 1_000
"""After how many milliseconds without a key the text is saved."""
HASTE = 300
"""A backspace sooner than this after a letter, in milliseconds, is one of a keyboard for Vietnamese."""
LEAST_LINES = 3
NARRATIVE = "narrative"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
STEPS = {
    (CONTROL, Qt.Key.Key_Z): -1,
    (CONTROL, Qt.Key.Key_Y): 1,
    (CONTROL | SHIFT, Qt.Key.Key_Z): 1,
}


class SectionEditor(LiveText):
    """The text of one section.

    `kept` is sent when what was typed is saved, `agreed` when Alt+Enter takes what is offered.
    """

    kept = Signal()
    agreed = Signal()

    def __init__(self, session: Session, report: Report, heading: Heading) -> None:
        super().__init__(report.rendered, LEAST_LINES)
        self.slot = heading.slot
        self._session, self._report = session, report
        self._address = f"{NARRATIVE}.{heading.slot}"
        self._underlines = Underlines(self, report, heading.slot, session.carried)
        self.pointing = Pointing(self, report, self._underlines)
        self.pointing.freeze_wanted.connect(self._freeze)
        self.pointing.history_wanted.connect(self._ask_history)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self._since = QElapsedTimer()
        self._since.start()
        self.setAccessibleName(texts.NARRATIVE_EDITOR.format(slot=heading.number, title=heading.title))
        self.setPlaceholderText(texts.NARRATIVE_EMPTY)
        self.setReadOnly(session.read_only)
        self.show_pieces(report.pieces(heading.slot))
        self._clean = self.source()
        self._past = Past(self._clean)
        self._stale = False
        self._underlines.draw()
        self.textChanged.connect(self._wait)
        session.changed.connect(self._follow)
        session.staging.locked.connect(self.setReadOnly)

    def commit(self) -> None:
        """Save what stands here, unless it is saved already."""
        self._pause.stop()
        if self._session.report is not self._report:
            return
        self._settle()
        source = self.source()
        if nfc(source) != nfc(self._clean) and self._session.edit({self._address: source or None}):
            self.kept.emit()

    def step(self, steps: int) -> None:
        """Undo (-1) or redo (1) here; beyond this section's own, in the report."""
        self._settle()
        source, aim = self._past.beside(steps), self._session.aim(redo=steps > 0)
        is_saved = nfc(self.source()) == nfc(self._clean)
        same = source is not None and aim == {self._address: nfc(source) or None}
        if source is not None and not (is_saved and same):
            self._past.go(steps)
            self.show_pieces(self._report.rendered(source))
            return
        self.commit()
        if steps > 0:
            self._session.redo()
        else:
            self._session.undo()

    def _ask_history(self) -> None:
        self._session.history.ask(self._address)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._settle()
        super().insertFromMimeData(source)

    def insert(self, pieces: Iterable[Piece]) -> None:
        """Put pieces in at the caret, as one step of undo."""
        self._settle()
        super().insert(pieces)
        self._settle()

    def put(self, cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
        """Put pieces in place of what the cursor holds, as one step of undo, and save it."""
        self._settle()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        paper.write(cursor, pieces)
        cursor.endEditBlock()
        self._settle()
        self.commit()

    def put_for(self, run: Run, pieces: Iterable[Piece]) -> None:
        """Put pieces in place of a token."""
        cursor = self.textCursor()
        cursor.setPosition(run.start)
        cursor.setPosition(run.end, cursor.MoveMode.KeepAnchor)
        self.put(cursor, pieces)

    def add_paragraphs(self, pieces: Sequence[Piece]) -> None:
        """Put pieces in at the caret if its line is empty, else as paragraphs after the text."""
        cursor = self.textCursor()
        cursor.clearSelection()
        items.end_list(cursor)
        if cursor.block().text():
            cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.insert([*([Piece("\n")] if cursor.block().text() else []), *pieces])
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _steps(event)
        if steps and not self.isReadOnly():
            self.step(steps)
            return
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.agreed.emit()
            return
        # A deletion, a new paragraph or a command begins another step of undo.
        if event.key() in (*DELETING, *ENTER) or event.modifiers() & CONTROL:
            self._settle_before(event)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride and not self.isReadOnly()
        if is_asked and isinstance(event, QKeyEvent) and _steps(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.pointing.show_words(event)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointing.show_menu(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._underlines.draw()

    def _settle(self) -> None:
        """What was typed until now is a step of undo."""
        if self._stale:
            self._stale = False
            self._past.note(self.source())

    def _settle_before(self, event: QKeyEvent) -> None:
        """A keyboard's own backspace, which comes at once, belongs to the letter it mends."""
        if event.key() not in DELETING or self._since.elapsed() > HASTE or self.textCursor().hasSelection():
            self._settle()

    def _wait(self) -> None:
        self._stale = True
        self._since.restart()
        self._pause.start()

    def _follow(self, change: Change) -> None:
        """Show what an edit made of this section; one's own saving changes nothing here."""
        if self._address in change.edited:
            self._settle()
            pieces = self._report.pieces(self.slot)
            if not self._reads_as(pieces):
                before = self.source()
                self.show_pieces(pieces)
                if nfc(before) != nfc(self._clean) or self.source() != before:
                    self._past.follow(self.source())
            self._clean = self.source()
        elif self.slot in change.texts:
            source = self.source()
            is_kept = source == self._report.text(self._address)
            self.show_pieces(self._report.pieces(self.slot) if is_kept else self._report.rendered(source))
        if self._address in change.edited or self.slot in change.texts or self._is_judged_anew(change):
            self._underlines.draw()

    def _is_judged_anew(self, change: Change) -> bool:
        """True if something was found in this section, or is no longer."""
        found = change.findings
        return any(finding.section == self.slot for finding in (*found.added, *found.gone))

    def _reads_as(self, pieces: Iterable[Piece]) -> bool:
        """True if this very text stands here, though its letters may not be composed."""
        shown = [msgspec.structs.replace(each, text=nfc(each.text)) for each in paper.joined(self.runs())]
        return shown == paper.joined(paper.split(pieces))

    def _freeze(self, run: Run) -> None:
        """Leave the words of a token, and take what made them follow its figure."""
        self.put_for(run, [Piece(run.piece.text, run.piece.bold, run.piece.italic)])


def _steps(event: QKeyEvent) -> int:
    """-1 for the keys of undo, 1 for those of redo, 0 for all others."""
    return STEPS.get((event.modifiers(), Qt.Key(event.key())), 0)
