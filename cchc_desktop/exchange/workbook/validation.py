"""What an entry cell takes, said by the spreadsheet itself: lists, bounds, and why not.

A number or one of the three marks - ? x; the messages are Vietnamese.
"""

from collections.abc import Iterable
from datetime import date

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cchc_desktop import texts
from cchc_desktop.core.edition import SHARES, WHOLE, Column, ColumnKind, Figure, Kind
from cchc_desktop.core.value import TYPED, canonical
from cchc_desktop.exchange.workbook.printed import TICK

LISTS = "_lists"
LONGEST_TITLE, LONGEST_PROMPT, LONGEST_LIST = 32, 255, 250
"""Letters that Excel allows."""
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
_DAY_ZERO = date(1899, 12, 30)


class Lists:
    """The option lists that a cell's own validation cannot hold: they stand on a hidden sheet."""

    def __init__(self) -> None:
        self._columns: list[list[str]] = []

    def source(self, options: Iterable[str]) -> str:
        """What a list validation is drawn from."""
        wanted = list(options)
        bare = ",".join(wanted)
        if len(bare) <= LONGEST_LIST and not any("," in option or '"' in option for option in wanted):
            return f'"{bare}"'
        self._columns.append(wanted)
        letter = get_column_letter(len(self._columns))
        return f"'{LISTS}'!${letter}$1:${letter}${len(wanted)}"

    def write(self, book: Workbook) -> None:
        """Add the hidden sheet, if any list needs it; call it when all others are there."""
        if self._columns:
            sheet = book.create_sheet(LISTS)
            sheet.sheet_state = "veryHidden"
            for column, options in enumerate(self._columns, 1):
                for row, option in enumerate(options, 1):
                    sheet.cell(row, column, option).data_type = "s"


def figure_validation(figure: Figure, cell: str, place: str) -> DataValidation:
    """What the cell of a form's row or of a fact takes; its help is shown beside it."""
    if figure.kind is Kind.CHOICE:
        marks = [canonical(option.value) for option in figure.options]
        made = DataValidation("list", f'"{",".join([*marks, *TYPED.values()])}"')
        named = "; ".join(f"{canonical(option.value)} = {option.label}" for option in figure.options)
        made.error = texts.TEMPLATE_CHOICE.format(options=named)[:LONGEST_PROMPT]
    else:
        whole, share = figure.kind in WHOLE or figure.kind is Kind.MONEY_VND, figure.kind in SHARES
        made = _number(cell, whole, share)
    return _told(made, place, figure.help)


def column_validation(column: Column, cells: str, lists: Lists) -> DataValidation | None:
    """What a column of a register takes, in the range `cells`; None if it takes anything."""
    first = cells.partition(":")[0]
    if column.kind is ColumnKind.COUNT:
        made = _number(first, whole=True, share=False)
    elif column.kind is ColumnKind.DATE:
        bounds = {"formula1": _serial(FIRST), "formula2": _serial(LAST)}
        made = DataValidation("date", operator="between", **bounds)
        made.error = texts.TEMPLATE_DATE
    elif column.kind is ColumnKind.FLAG:
        made = DataValidation("list", lists.source([TICK]))
        made.error = texts.TEMPLATE_FLAG
    elif column.options:
        made = DataValidation("list", lists.source(column.options))
        made.error = texts.TEMPLATE_LIST
        # A list of a text column only proposes.
        made.errorStyle = "stop" if column.kind is ColumnKind.CHOICE else "information"
    else:
        return None
    return _told(made, column.label, "")


def _number(cell: str, whole: bool, share: bool) -> DataValidation:
    terms = [f"ISNUMBER({cell})", f"{cell}>=0"]
    terms += [f"{cell}=INT({cell})"] if whole else []
    terms += [f"{cell}<=100"] if share else []
    marks = ",".join(f'{cell}="{mark}"' for mark in TYPED.values())
    made = DataValidation("custom", f"OR(AND({','.join(terms)}),{marks})")
    made.error = texts.TEMPLATE_SHARE if share else texts.TEMPLATE_COUNT if whole else texts.TEMPLATE_NUMBER
    return made


def _told(made: DataValidation, place: str, help_text: str) -> DataValidation:
    made.allow_blank = True
    made.showErrorMessage = True
    made.errorTitle = made.promptTitle = place[:LONGEST_TITLE]
    made.showInputMessage = bool(help_text)
    made.prompt = _shortened(help_text)
    return made


def _shortened(text: str) -> str | None:
    if len(text) <= LONGEST_PROMPT:
        return text or None
    return text[: LONGEST_PROMPT - 3].rpartition(" ")[0] + "..."


def _serial(day: date) -> str:
    return str((day - _DAY_ZERO).days)
