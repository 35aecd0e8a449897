"""How a list of changes writes what stands, or stood, at an address. Knows no widget."""

from contextlib import suppress
from datetime import date

from cchc_desktop import texts
from cchc_desktop.core.content import Item, part
from cchc_desktop.core.period import show_date
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.ui.naming import words_of

DATES = frozenset({"document.date", "period.from", "period.to"})
ISO = 10
"""Letters of a date as it is kept; a shorter number could be taken for one."""
LONGEST = 300
"""Letters of a text that a list shows."""


def shown(report: Report, address: str, item: Item | None) -> str:
    """An item in one line of a list; "" for blank."""
    return " ".join(whole(report, address, item)[:LONGEST].split())


def whole(report: Report, address: str, item: Item | None) -> str:
    """An item as the clerk knows it, with all its lines; a live figure as it would show now."""
    if item is None:
        return ""
    if isinstance(item, str) and part(address) == NARRATIVE:
        return "".join(piece.text for piece in report.rendered(item))
    if isinstance(item, str) and address in DATES:
        return _dated(item)
    if isinstance(item, str) and part(address) == "document":
        return item
    if isinstance(item, dict):
        item = {code: _dated(cell) if isinstance(cell, str) else cell for code, cell in item.items()}
    return words_of(report, address, item)


def _dated(words: str) -> str:
    """A date as the clerk writes it; what is none stays as it is."""
    with suppress(ValueError):
        return show_date(date.fromisoformat(words)) if len(words) == ISO else words
    return words


def reason(words: str) -> str:
    """Why a backup was made."""
    return texts.BACKUP_REASONS.get(words, words)
