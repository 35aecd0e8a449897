"""A list of what was not understood, as a file: a workbook, or plain text for any other name.

Every cell is text: what looks like a formula in a strange file must not become one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cchc_desktop import texts
from cchc_desktop.exchange import files

WIDTHS = (36, 90, 44)
"""In Excel's letters."""
_RUN = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would compute."""


def write(path: Path, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write the lines under their heads; TargetUnusable if that cannot be."""
    with files.whole(path) as beside:
        if path.suffix.lower() == ".xlsx":
            _write_workbook(beside, heads, lines)
        else:
            # Notepad knows UTF-8 by its mark only where the file is old-fashioned.
            told = "\r\n".join("\t".join(harmless(_flat(cell)) for cell in line) for line in (heads, *lines))
            beside.write_text(told + "\r\n", "utf-8-sig", newline="")


def _write_workbook(path: Path, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    from cchc_desktop.exchange.workbook.write import save

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = texts.UNREAD_SHEET
    for row, line in enumerate((heads, *lines), 1):
        for column, words in enumerate(line, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("", words), "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    save(book, path)


def harmless(words: str) -> str:
    """A text that no spreadsheet computes, of a file that cannot say which cells are text."""
    return "'" + words if words.startswith(_RUN) else words


def _flat(words: str) -> str:
    return " ".join(words.split())
