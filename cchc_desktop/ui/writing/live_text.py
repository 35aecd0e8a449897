"""A text editor whose live figures are whole: the caret jumps over them, a key takes all of one.

What is typed is never filtered and never rewritten: keyboards for Vietnamese send
backspaces of their own. Never saves.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.core.prose import live
from cchc_desktop.core.prose.live import Piece
from cchc_desktop.ui.writing import document as paper
from cchc_desktop.ui.writing import items
from cchc_desktop.ui.writing.document import SOURCE, Places, Run
from cchc_desktop.ui.writing.pasted import pieces_of_html, pieces_of_text

LIVE_TYPE = "application/x-cchc-live"
"""What is copied within the program: the source, with its tokens."""
FRAME = 4
"""What the frame takes above and below the text, in pixels."""
DELETING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
KEEP = QTextCursor.MoveMode.KeepAnchor


class LiveText(QTextEdit):
    """An editor as high as its text and at least `least` lines; `render` reads a source.

    `pasted` carries where what was put in from elsewhere begins and ends.
    """

    pasted = Signal(int, int)

    def __init__(self, render: Callable[[str], Sequence[Piece]], least: int) -> None:
        super().__init__()
        self._render, self._least = render, least
        self._was = 0
        self._runs: list[Run] | None = None
        self._source: str | None = None
        # First of all: what is read below is read of the document as it is now.
        self.document().contentsChange.connect(self._forget)
        # One's own undo: that of Qt would take back the new figure of a token too.
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(self.wordWrapMode().WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._keep_out)
        self.textChanged.connect(self._dress)

    def runs(self) -> list[Run]:
        """Everything shown, with its places; read once for each change of it."""
        if self._runs is None:
            self._runs = paper.runs_of(self.document())
        return self._runs

    def source(self) -> str:
        """What is kept of the text."""
        if self._source is None:
            self._source = live.source_of(paper.joined(self.runs()))
        return self._source

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these; where only figures are new, neither caret nor scroll moves."""
        if paper.refresh(self.document(), pieces):
            return
        place = paper.show(self.document(), pieces)
        if place is not None:
            self._put(place)

    def insert(self, pieces: Iterable[Piece]) -> None:
        """Put pieces in at the caret, in place of what is selected."""
        pieces, cursor = list(pieces), self.textCursor()
        items.give_way(cursor, "".join(piece.text for piece in pieces[:1]))
        inside = paper.token_around(self.document(), cursor.position())
        if inside and not cursor.hasSelection():
            cursor.setPosition(inside.end)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        paper.write(cursor, pieces)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select the words that are read from `start` to `end`."""
        places = Places(self.runs())
        cursor = self.textCursor()
        cursor.setPosition(places.of(start))
        cursor.setPosition(places.of(end), KEEP)
        self.setTextCursor(cursor)

    def turn_bold(self) -> None:
        """Make the selection, or what is typed next, bold or no longer."""
        style = QTextCharFormat()
        is_bold = self.fontWeight() > QFont.Weight.Normal
        style.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(style)

    def turn_italic(self) -> None:
        """Make the selection, or what is typed next, italic or no longer."""
        style = QTextCharFormat()
        style.setFontItalic(not self.fontItalic())
        self.mergeCurrentCharFormat(style)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly():
            if event.matches(QKeySequence.StandardKey.Bold):
                self.turn_bold()
                return
            if event.matches(QKeySequence.StandardKey.Italic):
                self.turn_italic()
                return
            if event.key() in DELETING:
                self._reach_over_token(event)
            if event.key() in ENTER and not event.modifiers() & ~KEYPAD:
                self._begin_paragraph(event)
                return
            items.give_way(self.textCursor(), event.text())
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        pieces = paper.joined(_within(self.runs(), cursor.selectionStart(), cursor.selectionEnd()))
        carried = QMimeData()
        carried.setData(LIVE_TYPE, live.source_of(pieces).encode("utf-8", "surrogatepass"))
        carried.setText("".join(piece.text for piece in pieces))
        carried.setHtml(html_of(pieces))
        return carried

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        begun = self.textCursor().selectionStart()
        if source.hasFormat(LIVE_TYPE):
            kept = bytes(source.data(LIVE_TYPE).data()).decode("utf-8", "surrogatepass")
            self.insert(self._render(kept))
            return
        pieces = pieces_of_html(source.html()) if source.hasHtml() else []
        self.insert(pieces or pieces_of_text(source.text()))
        self.pasted.emit(begun, self.textCursor().position())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            paper.dress_all(self.document())
            self._grow(self.document().size())

    def _forget(self) -> None:
        self._runs = self._source = None

    def _grow(self, size: QSizeF) -> None:
        margins = round(2 * self.document().documentMargin())
        least = self._least * self.fontMetrics().lineSpacing() + margins
        self.setFixedHeight(max(round(size.height()), least) + FRAME)

    def _put(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def _reach_over_token(self, event: QKeyEvent) -> None:
        """Select the whole token that the key is about to nibble at."""
        cursor, back = self.textCursor(), event.key() == Qt.Key.Key_Backspace
        if cursor.hasSelection():
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            move = QTextCursor.MoveOperation
            cursor.movePosition(move.PreviousWord if back else move.NextWord, KEEP)
            token = paper.token_around(self.document(), cursor.position())
        else:
            find = paper.token_before if back else paper.token_after
            token = find(self.document(), cursor.position())
        if token:
            cursor.setPosition(token.start if back else token.end, KEEP)
            self.setTextCursor(cursor)

    def _begin_paragraph(self, event: QKeyEvent) -> None:
        """Enter: an item goes on as an item; what follows a block that goes on is a paragraph of its own."""
        if items.end_list(self.textCursor()):
            return
        mark = items.mark_before(self.textCursor())
        super().keyPressEvent(event)
        style, cursor = self.currentCharFormat(), self.textCursor()
        shape = cursor.blockFormat()
        if shape.hasProperty(paper.GOES_ON):
            shape.clearProperty(paper.GOES_ON)
            cursor.setBlockFormat(shape)
        if mark:
            items.go_on(cursor, mark)
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(style)

    def _dress(self) -> None:
        """The block that was typed in, and the one it was parted from, as their words want it."""
        block = self.textCursor().block()
        if block.layout().preeditAreaText():
            return
        paper.mend(block)
        for each in (block.previous(), block):
            if each.isValid():
                paper.dress(each)

    def _keep_out(self) -> None:
        """Keep both ends of the selection out of tokens, and the next letter from being of one."""
        cursor = self.textCursor()
        at, anchor = cursor.position(), cursor.anchor()
        around = paper.token_around(self.document(), at)
        behind = paper.token_around(self.document(), anchor) if anchor != at else None
        new_at = _side(around, at, self._was) if around else at
        new_anchor = anchor if at != anchor else new_at
        if behind:
            new_anchor = behind.start if at > anchor else behind.end
        if around and behind and around.start == behind.start:
            new_anchor, new_at = around.start, around.end
        self._was = new_at
        if (new_at, new_anchor) != (at, anchor):
            cursor.setPosition(new_anchor)
            cursor.setPosition(new_at, KEEP)
            self.setTextCursor(cursor)
        elif at == anchor and self.currentCharFormat().hasProperty(SOURCE):
            self.setCurrentCharFormat(paper.plain_format(self.currentCharFormat()))


def html_of(pieces: Iterable[Piece]) -> str:
    """The words as other programs take them: paragraphs, bold, italic."""
    words = []
    for piece in pieces:
        text = escape(piece.text, quote=False)
        for make, is_so in (("b", piece.bold), ("i", piece.italic)):
            text = f"<{make}>{text}</{make}>" if is_so and text.strip() else text
        words.append(text)
    return "".join(f"<p>{line}</p>" for line in "".join(words).split("\n"))


def _within(runs: Iterable[Run], start: int, end: int) -> Iterable[Piece]:
    """The pieces between two places of the document; of a token all or nothing."""
    for run in runs:
        if start <= run.start and run.end <= end:
            yield run.piece
        elif run.end > start and run.start < end and not run.piece.source:
            letters = run.piece.text.encode("utf-16-le", "surrogatepass")
            part = letters[2 * max(start - run.start, 0) : 2 * (min(end, run.end) - run.start)]
            yield Piece(part.decode("utf-16-le", "surrogatepass"), run.piece.bold, run.piece.italic)


def _side(token: Run, at: int, was: int) -> int:
    """The edge to go to from within a token: the far one for a key, the near one for the mouse."""
    is_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    if not is_mouse and was <= token.start:
        return token.end
    if not is_mouse and was >= token.end:
        return token.start
    return token.start if at - token.start < token.end - at else token.end
