"""Items of a list under the Enter key: an item goes on as an item, an empty one ends the list.

Knows paragraphs by their first letters only, as they are printed.
"""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from cchc_desktop.ui.writing.document import BY_ITSELF, GOES_ON
from cchc_desktop.ui.writing.pasted import MARKS

SIGNS = tuple(mark.strip() for mark in MARKS)


def mark_before(cursor: QTextCursor) -> str:
    """The mark of the item whose words the caret, or the selection's begin, stands in; "" for none."""
    start = cursor.selectionStart()
    block = cursor.document().findBlock(start)
    while block.blockFormat().hasProperty(GOES_ON):
        block = block.previous()
    mark = block.text()[:2]
    return mark if mark in MARKS and start >= block.position() + len(mark) else ""


def end_list(cursor: QTextCursor) -> bool:
    """Take the mark of an item that has no words; False where the caret stands in none."""
    block = cursor.block()
    if cursor.hasSelection() or block.text() not in MARKS or _goes_on(block):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return True


def go_on(cursor: QTextCursor, mark: str) -> None:
    """Begin another item, whose mark has come by itself."""
    style = QTextCharFormat()
    style.setProperty(BY_ITSELF, True)
    cursor.insertText(mark, style)


def give_way(cursor: QTextCursor, letters: str) -> bool:
    """Take a mark that came by itself when the letters put behind it begin with one of their own."""
    return letters.startswith(SIGNS) and _is_by_itself(cursor) and end_list(cursor)


def _is_by_itself(cursor: QTextCursor) -> bool:
    # Asked of another cursor: the editor's own knows how the next letter will be, not how this one is.
    letter = QTextCursor(cursor.document())
    letter.setPosition(cursor.position())
    return letter.charFormat().hasProperty(BY_ITSELF)


def _goes_on(block: QTextBlock) -> bool:
    return any(each.blockFormat().hasProperty(GOES_ON) for each in (block, block.next()))
