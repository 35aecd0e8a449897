"""The same real figures in files of other hands: Word, Excel and PDF in three layouts each.

The words around the figures are our own; the labels are the edition's, the figures
those that xã Chi Lăng Bắc printed (tests/data/printed-001.tsv).
"""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from openpyxl.styles import Border, Side
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from cchc_desktop.core.edition import Area, Figure
from cchc_desktop.core.value import parse
from cchc_desktop.exchange import fonts
from cchc_desktop.exchange.wording import unit_words
from tests.exchange.printed import CATALOGUE

PRINTED = Path(__file__).resolve().parents[2] / "data" / "printed-001.tsv"
FIGURES = dict(line.split("\t") for line in PRINTED.read_text("utf-8").splitlines())
VALUES = {code: parse(text).value for code, text in FIGURES.items()}
EDITION = CATALOGUE.get("cchc-2021").edition
HEADS = {
    "stt": "STT",
    "label": "Chỉ tiêu thống kê\n(sử dụng cho kỳ báo cáo hàng quý, 6 tháng, năm)",
    "unit": "Đơn vị tính",
    "value": "Số lượng/ Tỷ lệ",
    "note": "Ghi chú",
}
OWN_HEADS = {
    "stt": "TT",
    "label": "Nội dung chỉ tiêu",
    "unit": "ĐVT",
    "value": "Kết quả thực hiện",
    "note": "Ghi chú",
}
LAYOUTS = ("official", "own_order", "wide")
TITLE = (
    "BÁO CÁO",
    "Kết quả công tác cải cách hành chính quý I năm 2023",
    "(Số liệu từ ngày 10/12/2022 đến ngày 09/3/2023)",
)


def areas() -> list[Area]:
    """The areas that have a form."""
    return [area for area in EDITION.areas if area.rows]


def heads(layout: str) -> dict[str, str]:
    """The words above the columns."""
    return HEADS if layout == "official" else OWN_HEADS


def order(layout: str) -> tuple[str, ...]:
    """The columns from the left."""
    if layout == "own_order":
        return ("note", "value", "unit", "label", "stt")
    return ("stt", "label", "unit", "value", "note")


def cells(row: Figure, layout: str) -> dict[str, str]:
    """What a row says; outside the official layout its number has no dot at its end."""
    number = row.number if layout == "official" else row.number.rstrip(".")
    label = row.misprint or row.label
    value = FIGURES.get(row.code, "")
    return {"stt": number, "label": label, "unit": unit_words(row), "value": value, "note": ""}


def word(path: Path, layout: str) -> Path:
    """A Word file: a table a form; laid wide with a title row merged over all columns."""
    document = docx.Document()
    if layout == "wide":
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for words in TITLE:
        document.add_paragraph(words)
    for area in areas():
        if layout != "wide":
            document.add_paragraph(f"Biểu mẫu {area.number}")
            document.add_paragraph(area.title)
        _word_table(document, area, layout)
    document.save(str(path))
    return path


def _word_table(document: "docx.document.Document", area: Area, layout: str) -> None:
    columns = order(layout)
    table = document.add_table(0, len(columns))
    if layout == "wide":
        title = table.add_row().cells
        title[0].merge(title[-1]).text = f"Biểu số {area.number}: {area.title}"
    if layout == "official":
        over = table.add_row().cells
        over[2].merge(over[3]).text = EDITION.paper.result_head
    head = table.add_row().cells
    for cell, role in zip(head, columns, strict=True):
        cell.text = heads(layout)[role]
    for row in area.rows:
        said = cells(row, layout)
        for cell, role in zip(table.add_row().cells, columns, strict=True):
            cell.text = said[role]


def excel(path: Path, layout: str) -> Path:
    """A workbook: a sheet a form, or all forms one under the other on a single sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tổng hợp"
    for words in TITLE:
        sheet.append([words])
    for area in areas():
        if layout == "official":
            sheet = book.create_sheet(f"BM{area.number}")
        _excel_form(sheet, area, layout)
    book.save(path)
    return path


def _excel_form(sheet: "openpyxl.worksheet.worksheet.Worksheet", area: Area, layout: str) -> None:
    columns = order(layout)
    at = sheet.max_row + 2
    left = 3 if layout == "wide" else 1
    thin = Border(*[Side(style="thin")] * 4)
    sheet.cell(at, left, f"Biểu mẫu {area.number}")
    sheet.cell(at + 1, left, area.title)
    sheet.merge_cells(start_row=at + 1, start_column=left, end_row=at + 1, end_column=left + 4)
    at += 2
    for place, role in enumerate(columns):
        sheet.cell(at, left + place, heads(layout)[role])
    for number, row in enumerate(area.rows, 1):
        said = cells(row, layout)
        for place, role in enumerate(columns):
            cell = sheet.cell(at + number, left + place, said[role] or None)
            cell.border = thin
            value = VALUES.get(row.code)
            if role == "value" and value is not None and layout != "wide":
                cell.value = float(value) if value % 1 else int(value)


def pdf(path: Path, layout: str) -> Path:
    """A PDF with ruled tables that go over pages, their heads again on each."""
    name = fonts.face()
    style = ParagraphStyle("cell", fontName=name, fontSize=11, leading=14)
    page = landscape(A4) if layout == "wide" else A4
    story: list[object] = [Paragraph(words, style) for words in TITLE]
    shares = {"stt": 0.1, "label": 0.44, "unit": 0.18, "value": 0.15, "note": 0.13}
    for area in areas():
        columns = order(layout)
        story += [Spacer(1, 12), Paragraph(f"Biểu mẫu {area.number}", style), Paragraph(area.title, style)]
        rows = [[Paragraph(heads(layout)[role].replace("\n", "<br/>"), style) for role in columns]]
        for row in area.rows:
            said = cells(row, layout)
            rows.append([Paragraph(said[role].replace("\n", "<br/>"), style) for role in columns])
        widths = [shares[role] * (page[0] - 110) for role in columns]
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        story.append(Table(rows, widths, repeatRows=1, style=grid))
    SimpleDocTemplate(str(path), pagesize=page, leftMargin=50, rightMargin=50).build(story)
    return path


def text_lines(layout: str = "official", width: int = 46) -> Sequence[str]:
    """The forms as a scan's text gives them: labels broken, units and figures on lines of their own."""
    lines: list[str] = []
    for area in areas():
        lines += [f"Biểu mẫu {area.number}", area.title, "", *_lost_head()]
        for number, row in enumerate(area.rows):
            lines += _broken(cells(row, layout), width, number)
            if number == 11:
                lines += ["\f" + EDITION.paper.result_head, *_lost_head()[1:]]
    return lines


def _lost_head() -> list[str]:
    return [
        EDITION.paper.result_head,
        "STT",
        "",
        "Chỉ tiêu thống kê",
        "(sử dụng cho kỳ báo cáo hàng quý, 6 ",
        "",
        "tháng, năm) Đơn vị tính Số lượng/ ",
        "Tỷ lệ",
        "",
        "Ghi ",
        "chú",
        "",
    ]


def _broken(said: dict[str, str], width: int, number: int) -> list[str]:
    """A row over several lines, in one of the ways that real texts have."""
    words = said["label"].split()
    lines, line = [], said["stt"]
    for word_ in words:
        if len(line) + len(word_) > width:
            lines.append(line)
            line = word_
        else:
            line = f"{line} {word_}"
    tail = f"{said['unit']} {said['value']}".strip()
    if number % 3 == 0:
        return [*lines, f"{line} {tail}", ""]
    if number % 3 == 1:
        return [*lines, line, "", tail, ""]
    return [*lines, line, said["unit"], said["value"], " "]
