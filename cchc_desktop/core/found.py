"""What was found in a file of any kind: figures, rows, texts, each with its place.

Pure values, made by `exchange.reading` and weighed by `core.plan`. Nothing here is a
report yet, and nothing is decided: what was read unsurely says so, and what was not
understood is listed.
"""

from enum import Enum

import msgspec

from cchc_desktop.core.content import Row
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import Entry


class Confidence(Enum):
    """How surely a thing was read: SURE from a form's own row, LIKELY from a sentence."""

    SURE = "sure"
    LIKELY = "likely"
    UNCLEAR = "unclear"


class Doubt(Enum):
    """Why something is unclear, or was not understood."""

    NONE = ""
    LABEL = "label"
    CODE = "code"
    SEVERAL = "several"
    NUMBERS = "numbers"
    DECIMAL_DOT = "decimal_dot"
    NO_FIGURE = "no_figure"
    DATE = "date"
    NO_VALUE = "no_value"
    BROKEN = "broken"
    PERIOD = "period"
    OTHERS = "others"
    PARTS = "parts"
    MISSING = "missing"
    HEADING = "heading"
    ROW = "row"
    SHEET = "sheet"
    LINE = "line"
    TOO_LONG = "too_long"


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where in a file: sheet and cell, page, line from 1, section, and the words around."""

    sheet: str = ""
    cell: str = ""
    page: int = 0
    line: int = 0
    section: str = ""
    words: str = ""


NOWHERE = Spot()


class FoundFigure(msgspec.Struct, frozen=True):
    """One figure under an edition's code. `parts` are what it was added up from: file and entry."""

    code: str
    entry: Entry
    spot: Spot = NOWHERE
    confidence: Confidence = Confidence.SURE
    doubt: Doubt = Doubt.NONE
    parts: tuple[tuple[str, Entry], ...] = ()


class FoundRow(msgspec.Struct, frozen=True):
    """One row of a register. `key` is what the texts of its file cite it by, -1 where none do."""

    register: str
    row: Row
    spot: Spot = NOWHERE
    confidence: Confidence = Confidence.SURE
    doubt: Doubt = Doubt.NONE
    key: int = -1


class FoundText(msgspec.Struct, frozen=True):
    """A particular, a date of the window or a section, under its address (core.content)."""

    address: str
    text: str
    spot: Spot = NOWHERE
    confidence: Confidence = Confidence.SURE
    doubt: Doubt = Doubt.NONE


class Unread(msgspec.Struct, frozen=True):
    """What was not understood."""

    text: str
    spot: Spot = NOWHERE
    doubt: Doubt = Doubt.LINE


class Found(msgspec.Struct, frozen=True):
    """All that a file holds.

    `kind` is "" and `year` 0 while the period is not known; `unit` has blank names
    then. `report` is the whole report of a file that the app wrote itself, `problems`
    the sentences that reading it gave. `encoding` is an old encoding that was converted.
    """

    file: str
    digest: str
    edition: str
    unit: Unit
    kind: str = ""
    year: int = 0
    figures: tuple[FoundFigure, ...] = ()
    rows: tuple[FoundRow, ...] = ()
    texts: tuple[FoundText, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[str, ...] = ()
    encoding: str = ""
    report: Report | None = None

    @property
    def is_empty(self) -> bool:
        """True if nothing of a report was found."""
        return not (self.figures or self.rows or self.texts)
