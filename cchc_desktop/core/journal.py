"""What was done to a report: one line for each address that an edit touched.

Values only: the store writes the journal, the screen shows it, an exporter lists it.
"""

from datetime import datetime
from typing import TypeAlias

import msgspec

from cchc_desktop.core.content import Item

CREATED, TYPED, PASTED, FILE = "created", "typed", "pasted", "file"
CARRIED, COMPUTED, RESTORED, RECOVERED = "carried", "computed", "restored", "recovered"
UNDO, REDO = "undo", "redo"
SOURCES = (CREATED, TYPED, PASTED, FILE, CARRIED, COMPUTED, RESTORED, RECOVERED, UNDO, REDO)
"""From where an edit came: every word that a line's `source` can be."""


class FromFile(msgspec.Struct, frozen=True):
    """An edit that came out of a file; `sha256` is "" where nobody kept it."""

    name: str
    sha256: str = ""
    source: str = FILE


Source: TypeAlias = str | FromFile


class JournalLine(msgspec.Struct, frozen=True):
    """What one edit did to one address; None is blank.

    Lines of the same `edit` were saved together. `at` is UTC; the order of edits is
    that of their numbers, since a clock may be set back. `undoes` is the edit that
    was taken back, None for a new one; a redo takes an undo back.
    """

    edit: int
    at: datetime
    who: str
    source: str
    address: str
    old: Item | None
    new: Item | None
    file: str = ""
    sha256: str = ""
    undoes: int | None = None
