"""What is asked for in a dialog while the text is written: a figure, drafts, another outline.

Each saves through the session, as one step of undo.
"""

import msgspec
from PySide6.QtWidgets import QWidget

from cchc_desktop import texts
from cchc_desktop.core.content import OUTLINE
from cchc_desktop.core.drafts import proposal
from cchc_desktop.core.prose.live import Piece
from cchc_desktop.core.report import Report
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing.document import Run
from cchc_desktop.ui.writing.section import NARRATIVE, SectionEditor


def insert_figure(report: Report, editor: SectionEditor, window: QWidget) -> None:
    """Ask for a figure and put it in at the caret."""
    from cchc_desktop.ui.writing.insert import InsertDialog

    dialog = InsertDialog(report, window)
    if dialog.exec() and (token := dialog.token()):
        editor.insert(report.rendered(token))
        editor.commit()
    dialog.deleteLater()
    editor.setFocus()


def change_token(report: Report, editor: SectionEditor, run: Run, window: QWidget) -> None:
    """Ask how a token is to be shown, and show it so."""
    from cchc_desktop.ui.writing.insert import InsertDialog

    dialog = InsertDialog(report, window, run.piece.source)
    if dialog.exec() and (token := dialog.token()):
        editor.put_for(run, [_made_like(piece, run.piece) for piece in report.rendered(token)])
    dialog.deleteLater()
    editor.setFocus()


def draft_all(session: Session, report: Report, slots: list[str]) -> str:
    """Write what is proposed into every section of `slots` that is empty; what was done, in words."""
    blank = [slot for slot in slots if not report.text(f"{NARRATIVE}.{slot}").strip()]
    drafts = {f"{NARRATIVE}.{slot}": words for slot in blank if (words := proposal(report, slot))}
    if drafts and session.edit(drafts):
        return texts.DRAFTED.format(count=len(drafts))
    return "" if drafts else texts.DRAFTED_NOTHING


def edit_outline(session: Session, report: Report, window: QWidget) -> None:
    """Ask for another outline; text of sections that go goes with them, in the same step."""
    from cchc_desktop.ui.writing.headings import OutlineDialog

    dialog = OutlineDialog(report, window)
    if dialog.exec():
        gone = {f"{NARRATIVE}.{slot}": None for slot in dialog.dropped()}
        session.edit({OUTLINE: dialog.outline() or None, **gone})
    dialog.deleteLater()


def words_of(report: Report) -> int:
    """How many words the whole text has."""
    return sum(len(report.shown(heading.slot).split()) for heading in report.outline)


def _made_like(piece: Piece, other: Piece) -> Piece:
    return msgspec.structs.replace(piece, bold=other.bold, italic=other.italic)
