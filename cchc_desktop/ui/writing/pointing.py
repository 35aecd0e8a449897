"""What the mouse points at in a section: the tool tip of its words, the menu of its tokens.

Never changes the text: what is asked for is a signal.
"""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.ui.history_menu import add_history
from cchc_desktop.ui.words import rich
from cchc_desktop.ui.writing import document as paper
from cchc_desktop.ui.writing.document import Run
from cchc_desktop.ui.writing.live_text import LiveText
from cchc_desktop.ui.writing.telling import target_of, told
from cchc_desktop.ui.writing.underlines import Underlines

UNDO = ("edit-undo", "edit-redo")


class Pointing(QObject):
    """`change_wanted` and `freeze_wanted` carry a token, `code_wanted` the figure to go to.

    `history_wanted` asks for what was done to the section.
    """

    change_wanted = Signal(object)
    freeze_wanted = Signal(object)
    code_wanted = Signal(str)
    history_wanted = Signal()

    def __init__(self, editor: LiveText, report: Report, underlines: Underlines) -> None:
        super().__init__(editor)
        self._editor, self._report, self._underlines = editor, report, underlines
        self._token: Run | None = None

    def show_words(self, event: QHelpEvent) -> None:
        """The findings of the words pointed at, and what their token is."""
        token = self._token_at(event.pos())
        found = self._underlines.words_at(self._letter_at(event.pos()))
        said = [*found, *(told(self._report, token.piece.source) if token else ())]
        QToolTip.showText(event.globalPos(), rich(said) if said else "", self._editor)

    def show_menu(self, event: QContextMenuEvent) -> None:
        """The usual menu, and for a token what can be done with it."""
        menu = self.menu_at(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu_at(self, point: QPoint) -> QMenu:
        """The menu for a point of the viewport."""
        menu = self._editor.createStandardContextMenu()
        for action in menu.actions():
            # Qt's own undo is not ours, and would always be grey.
            if action.objectName() in UNDO:
                menu.removeAction(action)
        self._token = self._token_at(point)
        if self._token is not None and not self._editor.isReadOnly():
            menu.addSeparator()
            for words, slot in (
                (texts.TOKEN_CHANGE, self._change),
                (texts.TOKEN_FREEZE, self._freeze),
                (texts.TOKEN_GO, self._go),
            ):
                menu.addAction(words).triggered.connect(slot)
        menu.addSeparator()
        add_history(menu, texts.HISTORY_OF_SECTION).triggered.connect(self.history_wanted)
        return menu

    def _letter_at(self, point: QPoint) -> int:
        """The place in the document under a point of the viewport, -1 for none."""
        layout = self._editor.document().documentLayout()
        return layout.hitTest(point.toPointF(), Qt.HitTestAccuracy.ExactHit)

    def _token_at(self, point: QPoint) -> Run | None:
        at, text = self._letter_at(point), self._editor.document()
        return None if at < 0 else paper.token_around(text, at) or paper.token_after(text, at)

    def _change(self) -> None:
        self.change_wanted.emit(self._token)

    def _freeze(self) -> None:
        self.freeze_wanted.emit(self._token)

    def _go(self) -> None:
        if self._token is not None:
            self.code_wanted.emit(target_of(self._report, self._token.piece.source))
