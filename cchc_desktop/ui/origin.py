"""From which file a figure or a row came: told where its help is asked for.

Reads the journal at need, never at a paint.
"""

from html import escape

from cchc_desktop import texts
from cchc_desktop.core.journal import FILE, REDO, UNDO, JournalLine
from cchc_desktop.core.period import show_date
from cchc_desktop.errors import Failure
from cchc_desktop.ui.session import Session


def origin_words(session: Session, address: str) -> list[str]:
    """One paragraph of rich text, none for what did not come out of a file."""
    if session.period_id is None or session.report is None or address not in session.report.content:
        return []
    try:
        lines = session.store.journal(session.period_id, address)
    except Failure:
        # Help that cannot be read is no reason to disturb: the next edit will say why.
        return []
    line = origin_of([each for each in lines if each.address == address])
    if line is None:
        return []
    day = show_date(line.at.astimezone().date())
    return [escape(texts.ORIGIN.format(file=line.file, day=day))]


def origin_of(lines: list[JournalLine]) -> JournalLine | None:
    """The line of the file that an address has its item from; undone and redone it is still that file's."""
    if not lines:
        return None
    last = lines[-1]
    if last.source in (UNDO, REDO):
        same = (each for each in reversed(lines) if each.source == FILE and each.new == last.new)
        return next(same, None)
    return last if last.source == FILE else None
