"""The report that a workbook carries, so that a file which was sent restores it whole.

On a sheet that no menu shows: Excel, LibreOffice and their kin keep sheets when they
save, while long document properties are cut. Which report it is stands in the document
properties too, where other programs find it, and from where an empty report is made
if the sheet was lost.
"""

import json

import msgspec
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from cchc_desktop.core.report import Report
from cchc_desktop.exchange import report_json
from cchc_desktop.exchange.blocks import plain
from cchc_desktop.exchange.report_json import FORMAT

SHEET = "_cchc"
REPORT, TEMPLATE, LOST = "report", "template", "lost"
"""What a workbook was made for: to be sent, or to be filled in; or its report is gone."""
CHUNK = 16_000
"""Letters of a cell; it holds 32,767, and a spreadsheet counts some letters twice."""
_PREFIX = "cchc-"


def embed(book: Workbook, report: Report, purpose: str) -> None:
    """Put `report` into `book`; call it when all visible sheets are there."""
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "veryHidden"
    known = json.loads(report_json.encode(report))
    # Bare ASCII, and no _x0041_ that Excel would read as an A: nothing can touch a letter of it.
    text = json.dumps(known, separators=(",", ":")).replace("_x", "\\u005fx")
    for row, value in enumerate([purpose, *_chunks(text)], 1):
        cell = sheet.cell(row, 1, value)
        cell.data_type = "s"
    particulars = {
        "format": FORMAT,
        "purpose": purpose,
        "edition": report.edition.id,
        "kind": report.identity.kind,
        "year": str(report.identity.year),
        **{f"unit-{key}": value for key, value in msgspec.to_builtins(report.unit).items()},
    }
    for name, text in particulars.items():
        if text:
            book.custom_doc_props.append(StringProperty(name=_PREFIX + name, value=plain(text)))


def extract(book: Workbook) -> tuple[str, bytes] | None:
    """The purpose and the report as JSON, an empty one if it is LOST; None if the book
    carries nothing of ours.
    """
    if SHEET in book.sheetnames:
        cells = [str(row[0] or "") for row in book[SHEET].iter_rows(max_col=1, values_only=True)]
        if cells and cells[0] in (REPORT, TEMPLATE):
            return cells[0], "".join(cells[1:]).encode()
    return _from_properties(book)


def _from_properties(book: Workbook) -> tuple[str, bytes] | None:
    known = {
        each.name.removeprefix(_PREFIX): str(each.value or "")
        for each in book.custom_doc_props
        if each.name and each.name.startswith(_PREFIX)
    }
    if known.get("format") != FORMAT or not known.get("year", "").isdecimal():
        return None
    unit = {key: known.get(f"unit-{key}", "") for key in report_json.UNIT}
    period = {"kind": known.get("kind", ""), "year": int(known["year"])}
    bare = {"format": FORMAT, "edition": known.get("edition", ""), "unit": unit, "period": period}
    purpose = TEMPLATE if known.get("purpose") == TEMPLATE else LOST
    return purpose, json.dumps(bare).encode()


def _chunks(text: str) -> list[str]:
    """Pieces that no program trims: none begins or ends in a space."""
    pieces = []
    while text:
        end = CHUNK
        while end < len(text) and (text[end - 1] == " " or text[end] == " "):
            end -= 1
        pieces.append(text[:end])
        text = text[end:]
    return pieces
