"""What cells look like. Each look is made once for a book and shared by its cells.

openpyxl makes a font, a border and an alignment anew for every cell that is styled one
by one: that would cost more than writing the figures.
"""

from collections.abc import Mapping
from datetime import date

import msgspec
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.exchange.blocks import plain

FAMILY = "Times New Roman"
TABLE = 12.0
LOCALE = "[$-42A]"
"""Vietnamese. LibreOffice takes the signs from it; Excel takes them from Windows' own
region, so that 1.500 and 36,1 show as such where Windows is set to Vietnamese."""
TEXT = "@"
DATE = "dd/mm/yyyy"
GENERAL = "General"

_QUOTED = frozenset("=+-@\t")
_KINDS = {type(None): "n", int: "n", float: "n", date: "d", bool: "b"}
_COMPUTED = PatternFill("solid", fgColor="FFEDEDED")
_THIN = Side(style="thin", color="FF000000")


class Look(msgspec.Struct, frozen=True):
    """One make of cell. `quoted` keeps a text that begins like a formula a text."""

    bold: bool = False
    italic: bool = False
    size: float = TABLE
    across: str = "left"
    border: bool = True
    format: str = GENERAL
    quoted: bool = False
    locked: bool = True
    computed: bool = False


HEAD = Look(bold=True, across="center")

LABEL = Look()
UNIT = Look(across="center")
NOTE = Look()
BARE = Look(border=False)


def number_format(decimals: int) -> str:
    """Thousands in groups, this many decimals."""
    return f"{LOCALE}#,##0" + ("." + "0" * decimals if decimals else "")


class Palette:
    """The looks of one book."""

    def __init__(self, book: Workbook) -> None:
        self._any = book.worksheets[0]
        self._made: dict[Look, StyleArray] = {}

    def put(self, sheet: Worksheet, row: int, column: int, value: object, look: Look) -> None:
        """Write a cell. A text is a text, whatever it begins with; None is an empty cell."""
        kind = _KINDS.get(type(value), "s")
        if kind == "s" and str(value)[:1] in _QUOTED:
            look = msgspec.structs.replace(look, quoted=True)
        # As `sheet.cell` does, without asking each value what it might be: a text that
        # begins with = is a text, and nothing changes a style that cells share.
        cell = Cell(sheet, row, column, style_array=self._made.get(look) or self._make(look))
        cell._value, cell.data_type = value, kind
        sheet._cells[row, column] = cell

    def _make(self, look: Look) -> StyleArray:
        cell = Cell(self._any)
        cell.font = Font(name=FAMILY, size=look.size, bold=look.bold, italic=look.italic)
        # A number too long for its column would show as ###, and the two cannot be had together.
        shrinks = look.format not in (GENERAL, TEXT)
        cell.alignment = Alignment(look.across, "center", wrap_text=not shrinks, shrink_to_fit=shrinks)
        cell.number_format = look.format
        if look.border:
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
        if look.computed:
            cell.fill = _COMPUTED
        if not look.locked:
            cell.protection = Protection(locked=False)
        cell.quotePrefix = int(look.quoted)
        self._made[look] = cell._style
        return cell._style


def new_book(properties: Mapping[str, str]) -> Workbook:
    """An empty book in the paper's font, with these core properties."""
    book = Workbook()
    letters = Font(name=FAMILY, size=TABLE)
    # Columns are measured in letters of the first font.
    book._fonts = IndexedList([letters])
    book._named_styles["Normal"].font = letters
    for name, value in properties.items():
        setattr(book.properties, name, plain(value))
    return book
