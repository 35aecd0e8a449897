"""The sheets of a workbook: which there are, their heads, and how they say what they are.

The first row of each is hidden and marked: the last column names the sheet
("cchc:form:3"), the others what they hold. The last column is hidden too and carries
each row's code, so that a sheet is read by codes, never by places.
"""

import re
from collections.abc import Iterable

import msgspec
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop import texts
from cchc_desktop.core.edition import Area, Register
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.exchange.appendix import (
    FACT_WIDTHS,
    FORM_WIDTHS,
    REGISTER_SIZE,
    WIDEST_UPRIGHT,
    form_head,
    register_head,
)
from cchc_desktop.exchange.blocks import BOTTOM, LEFT, NUMBER_DROP, PAGE, RIGHT, TOP, Row, Table, plain
from cchc_desktop.exchange.wording import words
from cchc_desktop.exchange.workbook.measure import LETTER, SPARE, height_of, set_height
from cchc_desktop.exchange.workbook.styles import BARE, FAMILY, HEAD, TABLE, Look, Palette

MARK = "cchc:"
FORM, FACTS, REGISTER = "form", "facts", "register"
STT, LABEL, UNIT, VALUE, NOTE = "stt", "label", "unit", "value", "note"
FORM_ROLES = (STT, LABEL, UNIT, VALUE, NOTE)
HEAD_KEY = "#"
"""In the column of codes, beside the rows of the head."""
COUNTER_WIDTH = 8.0
WIDEST_NAME = 31
_MILLIMETRES = 25.4
_PIXELS = 96 / _MILLIMETRES
_TITLE = Look(bold=True, size=14, across="center", border=False)
_SMALL_TITLE = Look(bold=True, size=13, across="center", border=False)
_ATTACHED = Look(italic=True, size=13, across="center", border=False)


class Sheet(msgspec.Struct, frozen=True):
    """One sheet without its rows. `roles` name its columns; `mark` says what it is."""

    mark: str
    name: str
    lines: tuple[tuple[str, Look], ...]
    roles: tuple[str, ...]
    widths: tuple[float, ...]
    head: tuple[Row, ...]
    landscape: bool = False
    size: float = TABLE

    @property
    def first_row(self) -> int:
        """The row under the head; the hidden row and an empty one come before it."""
        return 3 + len(self.lines) + len(self.head)

    @property
    def key_column(self) -> int:
        """The hidden column of codes."""
        return len(self.roles) + 1

    @property
    def letters(self) -> tuple[float, ...]:
        """The columns in a spreadsheet's own measure, together as wide as a page's text."""
        page = (PAGE[1] if self.landscape else PAGE[0]) - LEFT - RIGHT
        return tuple(_letters(width * page / sum(self.widths)) for width in self.widths)


def form(report: Report, area: Area) -> Sheet:
    """The sheet of an area's form."""
    paper, known = report.edition.paper, words(report)
    lines = (
        (fill(paper.appendix_title, known), _SMALL_TITLE),
        (fill(paper.appendix_line, known), _ATTACHED),
        (fill(paper.form_title, {"number": area.number}), _TITLE),
        (area.title, _TITLE),
    )
    name = texts.SHEET_FORM.format(number=area.number)
    return Sheet(f"{FORM}:{area.number}", name, lines, FORM_ROLES, FORM_WIDTHS, form_head(report))


def facts(report: Report) -> Sheet:
    """The sheet of the figures that the forms do not have."""
    lines = (
        (texts.SHEET_FACTS, _TITLE),
        (fill(report.edition.paper.appendix_line, words(report)), _ATTACHED),
    )
    return Sheet(FACTS, texts.SHEET_FACTS, lines, FORM_ROLES, FACT_WIDTHS, form_head(report))


def register(report: Report, each: Register) -> Sheet:
    """The sheet of a register."""
    lines = ((each.title, _TITLE), (fill(report.edition.paper.appendix_line, words(report)), _ATTACHED))
    roles = (STT, *each.by_code)
    widths = (COUNTER_WIDTH, *(float(column.width) for column in each.columns))
    wide = sum(column.width for column in each.columns) > WIDEST_UPRIGHT
    head = register_head(report, each.columns)
    return Sheet(f"{REGISTER}:{each.id}", each.title, lines, roles, widths, head, wide, REGISTER_SIZE)


def draw(worksheet: Worksheet, sheet: Sheet, palette: Palette) -> None:
    """Everything of a sheet but its rows."""
    for column, role in enumerate((*sheet.roles, MARK + sheet.mark), 1):
        palette.put(worksheet, 1, column, role, BARE)
    worksheet.row_dimensions[1].hidden = True
    across = len(sheet.roles)
    for row, (text, look) in enumerate(sheet.lines, 2):
        palette.put(worksheet, row, 1, plain(text), look)
        _merge(worksheet, row, 1, 1, across)
        set_height(worksheet, row, height_of(text, sum(sheet.letters), look.size, look.bold))
    _draw_head(worksheet, sheet, palette)
    for column, width in enumerate(sheet.letters, 1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    worksheet.column_dimensions[get_column_letter(sheet.key_column)].hidden = True
    worksheet.freeze_panes = worksheet.cell(sheet.first_row, 1)


def _draw_head(worksheet: Worksheet, sheet: Sheet, palette: Palette) -> None:
    look = msgspec.structs.replace(HEAD, size=sheet.size)
    top = sheet.first_row - len(sheet.head)
    for row in range(top, sheet.first_row):
        palette.put(worksheet, row, sheet.key_column, HEAD_KEY, BARE)
        for column in range(1, len(sheet.roles) + 1):
            palette.put(worksheet, row, column, None, look)
    heights = [0.0] * len(sheet.head)
    places = sorted(Table(sheet.widths, sheet.head, ()).places(), key=lambda place: place[2].down)
    for down, left, cell in places:
        words_ = f"{cell.text}\n{cell.note}" if cell.note else cell.text
        palette.put(worksheet, top + down, left + 1, words_, look)
        if cell.down > 1 or cell.across > 1:
            _merge(worksheet, top + down, left + 1, cell.down, cell.across)
        height = height_of(words_, sum(sheet.letters[left : left + cell.across]), look.size, True)
        last = down + cell.down - 1
        heights[last] = max(heights[last], height - sum(heights[down:last]))
    for row, height in enumerate(heights, top):
        set_height(worksheet, row, height)


def fit(worksheet: Worksheet, sheet: Sheet, row: int, bold: bool = False) -> None:
    """Make a row under the head as high as its words."""
    cells = (worksheet._cells.get((row, column)) for column in range(1, len(sheet.roles) + 1))
    texts_ = ((cell.value, width) for cell, width in zip(cells, sheet.letters, strict=True) if cell)
    heights = [height_of(value, width, sheet.size, bold) for value, width in texts_ if isinstance(value, str)]
    set_height(worksheet, row, max([*heights, height_of("", 1, sheet.size)]))


def _merge(worksheet: Worksheet, row: int, column: int, down: int, across: int) -> None:
    """Make one cell of several. `merge_cells` would also compose a border for each, which
    takes longer than writing all the figures; they have theirs already.
    """
    first, last = get_column_letter(column), get_column_letter(column + across - 1)
    worksheet.merged_cells.add(f"{first}{row}:{last}{row + down - 1}")


def set_page(worksheet: Worksheet, sheet: Sheet, last_row: int, first: bool) -> None:
    """A4 with the paper's margins, one page wide, the head on each page, page numbers
    above the text but on the first page of the book.
    """
    top = sheet.first_row - len(sheet.head)
    last = get_column_letter(len(sheet.roles))
    worksheet.print_title_rows = f"{top}:{sheet.first_row - 1}"
    worksheet.print_area = f"A2:{last}{max(last_row, sheet.first_row)}"
    setup = worksheet.page_setup
    setup.paperSize = worksheet.PAPERSIZE_A4
    setup.orientation = "landscape" if sheet.landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = worksheet.page_margins
    margins.top, margins.bottom = TOP / _MILLIMETRES, BOTTOM / _MILLIMETRES
    margins.left, margins.right = LEFT / _MILLIMETRES, RIGHT / _MILLIMETRES
    margins.header = margins.footer = NUMBER_DROP / _MILLIMETRES
    worksheet.print_options.horizontalCentered = True
    number = HeaderFooterItem()
    number.center.text, number.center.font, number.center.size = "&P", f"{FAMILY},Regular", 14
    worksheet.oddHeader = number
    if first:
        worksheet.HeaderFooter.differentFirst = True
        setup.firstPageNumber, setup.useFirstPageNumber = 1, True


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """`wanted` as a sheet can be called: no signs of formulas, no doubles."""
    clean = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()[:WIDEST_NAME] or "-"
    known, number, name = {each.casefold() for each in taken}, 2, clean
    while name.casefold() in known:
        ending = f" ({number})"
        name, number = clean[: WIDEST_NAME - len(ending)] + ending, number + 1
    return name


def _letters(width: float) -> float:
    return max((width * _PIXELS - SPARE) / LETTER, 1.0)
