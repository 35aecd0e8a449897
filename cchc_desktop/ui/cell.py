"""How a cell is painted and how it is typed into, with Excel's habits.

Typing replaces, and then an arrow commits and moves; F2 puts the caret at the end, and
then an arrow moves the caret. Keystrokes are never filtered or rewritten (UniKey types
by sending backspaces): a cell is judged when it is left.
"""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cchc_desktop.ui.marks import Mark, colour_of, paint_mark

Index: TypeAlias = QModelIndex | QPersistentModelIndex

MARKS = Qt.ItemDataRole.UserRole + 1
"""The marks of a cell, a tuple of `Mark`."""
INDENT = Qt.ItemDataRole.UserRole + 2
"""How deep a label stands below its heading, from 0."""

LINES = 5
"""The least that is seen of a cell that is edited in several lines."""
GAP = 5
STEP = 14
TINT = 0.2

# Whole numbers: Python's flags are slow, and a page paints hundreds of cells.
CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable.value
TYPED_INTO = Qt.ItemFlag.ItemIsEditable.value | CHECKABLE
SELECTED = QStyle.StateFlag.State_Selected.value
ACTIVE = QStyle.StateFlag.State_Active.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
WRAPPED = QStyleOptionViewItem.ViewItemFeature.WrapText.value
ONE_LINE = Qt.TextFlag.TextSingleLine.value
MANY_LINES = Qt.TextFlag.TextWordWrap.value
LEFT = Qt.AlignmentFlag.AlignLeft.value
MIDDLE = Qt.AlignmentFlag.AlignVCenter.value

STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """The rows and columns that Enter or Tab moves, Shift the other way."""
    step = STEPS.get(Qt.Key(event.key()))
    if step and step[0] and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return -step[0], 0
    return step


def asks_for_list(event: QKeyEvent) -> bool:
    """True for Alt+Down and F4, which open a list in Excel."""
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.key() == (Qt.Key.Key_Down if alt else Qt.Key.Key_F4)


def breaks_line(event: QKeyEvent) -> bool:
    """True for Alt+Enter, a new line inside a cell in Excel."""
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return alt and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QLineEdit):
    """The line that a cell turns into. `replacing` until F2 or a click asks for the caret."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.replacing = True
        self.setFrame(False)
        self.setObjectName("cell_editor")

    def place_caret(self) -> None:
        """Edit what is there, from its end."""
        self.replacing = False
        self.deselect()
        self.end(False)


class ParagraphEditor(QPlainTextEdit):
    """A cell of several lines, and how a line is: Alt+Enter breaks it, as in Excel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.replacing = True
        self.setObjectName("cell_editor")

    def place_caret(self) -> None:
        """Edit what is there, from its end."""
        self.replacing = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802  # the name that lines have
        """Begin with `text`, all of it chosen: typing replaces it."""
        self.setPlainText(text)
        self.selectAll()

    def isModified(self) -> bool:  # noqa: N802
        """True once something was typed."""
        return self.document().isModified()

    def setModified(self, modified: bool) -> None:  # noqa: N802
        """Say whether there is something to save."""
        self.document().setModified(modified)


Editor: TypeAlias = CellEditor | ParagraphEditor


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a table and makes their editors.

    `stepped` asks for another cell once the editor is closed; `list_wanted` for the
    list of the cell that was being edited. With `paragraphs` a cell is edited in
    several lines.
    """

    stepped = Signal(int, int)
    list_wanted = Signal()

    def __init__(self, parent: QObject, paragraphs: bool = False) -> None:
        super().__init__(parent)
        self.editor: Editor | None = None
        self._paragraphs = paragraphs
        self._refused = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if self._paragraphs:
            self.editor = ParagraphEditor(parent)
        else:
            self.editor = CellEditor(parent)
            self.editor.setAlignment(Qt.AlignmentFlag(alignment_of(index)))
        self.editor.setAutoFillBackground(True)
        self.editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        return self.editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        view = editor.parentWidget()
        if isinstance(editor, ParagraphEditor) and view is not None:
            room = view.rect()
            height = max(option.rect.height(), LINES * editor.fontMetrics().lineSpacing())
            top = max(0, min(option.rect.top(), room.bottom() - height))
            editor.setGeometry(option.rect.left(), top, option.rect.width(), min(height, room.height()))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A redraw while typing must not take the typed letters away.
        if isinstance(editor, Editor) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        # A cell that was only looked at stays what it was: a computed one is not overridden.
        if isinstance(editor, Editor) and editor.isModified():
            self._refused = not model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)
            editor.setModified(self._refused)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(editor, Editor):
            return super().eventFilter(editor, event)
        if not isinstance(event, QKeyEvent) or event.key() == Qt.Key.Key_Escape:
            return super().eventFilter(editor, event)
        return self._pressed(editor, event)

    def finish(self, *, keep: bool = True) -> bool:
        """Leave the cell that is being edited, if any; `keep` what was typed.

        False, with the cell still being edited, if the disk refused it.
        """
        editor, self._refused = self.editor, False
        if editor is not None:
            if keep:
                self.commitData.emit(editor)
            if not self._refused:
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return not self._refused

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn, state = QStyleOptionViewItem(option), option.state.value
        text = self._prepare(drawn, index)
        if state & SELECTED:
            _soften(drawn)
        self._paint_ground(painter, drawn, index, state)
        marks = index.data(MARKS) or ()
        palette, box = drawn.palette, drawn.rect
        painter.save()
        side = side_of(drawn.fontMetrics)
        self._paint_marks(painter, box, marks, palette, side)
        if text:
            painter.setFont(drawn.font)
            painter.setPen(_pen_of(palette, state))
            inner, how = text_box(box, index, len(marks) * (side + 2)), flags_of(index, drawn)
            if how & ONE_LINE:
                text = drawn.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, how, text)
        if state & FOCUSED:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        drawn = QStyleOptionViewItem(option)
        text = self._prepare(drawn, index)
        metrics = drawn.fontMetrics
        box = text_box(QRect(0, 0, drawn.rect.width(), 10_000), index, 0)
        taken = metrics.boundingRect(box, flags_of(index, drawn), text)
        return QSize(taken.width() + 2 * GAP, max(taken.height(), metrics.height()) + 10)

    def _prepare(self, drawn: QStyleOptionViewItem, index: Index) -> str:
        """The cell's text, its letters set. Qt's own way asks the model for three roles more."""
        font = index.data(Qt.ItemDataRole.FontRole)
        if isinstance(font, QFont):
            drawn.font = font.resolve(drawn.font)
            drawn.fontMetrics = QFontMetrics(drawn.font)
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def _paint_ground(self, painter: QPainter, drawn: QStyleOptionViewItem, index: Index, state: int) -> None:
        flags = index.flags().value
        if flags & CHECKABLE:
            self.initStyleOption(drawn, index)
            drawn.text = ""
            style = drawn.widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        elif state & SELECTED:
            painter.fillRect(drawn.rect, drawn.palette.color(QPalette.ColorRole.Highlight))
        elif not flags & TYPED_INTO:
            painter.fillRect(drawn.rect, drawn.palette.color(QPalette.ColorRole.AlternateBase))

    def _pressed(self, editor: Editor, event: QKeyEvent) -> bool:
        if isinstance(editor, ParagraphEditor) and breaks_line(event):
            editor.insertPlainText("\n")
            return True
        if asks_for_list(event):
            self.finish(keep=False)
            self.list_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_F2:
            editor.place_caret()
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        step = step_of(event)
        if step is None and editor.replacing and plain:
            step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            return False
        if self.finish():
            self.stepped.emit(*step)
        return True

    def _paint_marks(
        self, painter: QPainter, box: QRect, marks: Sequence[Mark], palette: QPalette, side: int
    ) -> None:
        for place, mark in enumerate(marks):
            if mark is Mark.UNREADABLE:
                _underline(painter, box, colour_of(mark, palette))
                continue
            left = box.left() + GAP + place * (side + 2)
            top = box.top() + (box.height() - side) / 2
            paint_mark(painter, QRectF(left, top, side, side), mark, palette)


def side_of(metrics: QFontMetrics) -> int:
    """The side of a mark beside letters of this size, in logical pixels."""
    return metrics.height()


def alignment_of(index: Index) -> int:
    """Where the cell's text stands, as Qt's flags."""
    return index.data(Qt.ItemDataRole.TextAlignmentRole) or LEFT


def text_box(box: QRect, index: Index, marks: int) -> QRect:
    """The part of a cell that its text may fill beside marks of this width."""
    left = GAP + STEP * (index.data(INDENT) or 0) + marks
    return box.adjusted(left, 3, -GAP, -3)


def flags_of(index: Index, option: QStyleOptionViewItem) -> int:
    """How the cell's text is drawn: its place, and whether it wraps."""
    how = MANY_LINES if option.features.value & WRAPPED else ONE_LINE
    return alignment_of(index) | MIDDLE | how


def _soften(option: QStyleOptionViewItem) -> None:
    """A selected cell is tinted, as in Excel, so that its marks keep their colours."""
    palette = option.palette
    tint, ground = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base)
    mixed = [
        TINT * part + (1 - TINT) * below
        for part, below in (
            (tint.redF(), ground.redF()),
            (tint.greenF(), ground.greenF()),
            (tint.blueF(), ground.blueF()),
        )
    ]
    palette.setColor(QPalette.ColorRole.Highlight, QColor.fromRgbF(*mixed))
    palette.setColor(QPalette.ColorRole.HighlightedText, palette.color(QPalette.ColorRole.Text))


def _pen_of(palette: QPalette, state: int) -> QColor:
    """The colour of text: as the style draws it on this cell's ground."""
    group = QPalette.ColorGroup.Active if state & ACTIVE else QPalette.ColorGroup.Inactive
    role = QPalette.ColorRole.HighlightedText if state & SELECTED else QPalette.ColorRole.Text
    colour: QColor = palette.color(group, role)
    return colour


def _underline(painter: QPainter, box: QRect, colour: QColor) -> None:
    """A dashed line under what could not be read, as under a misspelt word."""
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine))
    painter.drawLine(box.left() + GAP, box.bottom() - 3, box.right() - GAP, box.bottom() - 3)
