"""Excel and PDF of all forms, beside the bare libraries writing the same cells."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from cchc_desktop.core.report import Report
from cchc_desktop.exchange import fonts, formats, layout, pdf
from cchc_desktop.exchange.blocks import Table as Rows
from cchc_desktop.exchange.workbook import write as workbook
from tests.bench.quarters import case

RUNS = 7
WIDTH = 450


def lines(folder: Path) -> Iterator[str]:
    """One line a format, and one for all of them."""
    report = case()
    yield _line("Excel of all forms", *_excel(report, folder), 1.5)
    yield _line("PDF of all forms", *_pdf(report, folder), 1.5)
    every = _median(lambda: list(formats.export(report, folder, formats.FORMATS)))
    yield f"full export        {every:8.0f} ms" + " " * 34 + "(under 2000)"


def _excel(report: Report, folder: Path) -> tuple[float, float]:
    ours, bare = folder / "ours.xlsx", folder / "bare.xlsx"
    took = _median(lambda: list(workbook.write(report, ours)))
    cells = [
        (
            sheet.title,
            [(cell.row, cell.column, cell.value, cell.number_format) for row in sheet for cell in row],
        )
        for sheet in load_workbook(ours)
    ]
    return took, _median(lambda: _bare_excel(cells, bare))


def _bare_excel(cells: list[tuple[str, list[tuple[int, int, object, str]]]], path: Path) -> None:
    font, side, wrap = Font(name="Times New Roman", size=13), Side(style="thin"), Alignment(wrap_text=True)
    border = Border(side, side, side, side)
    book = Workbook(write_only=False)
    for title, rows in cells:
        sheet = book.create_sheet(title)
        for row, column, value, shown in rows:
            cell = sheet.cell(row, column, value)
            cell.font, cell.border, cell.alignment, cell.number_format = font, border, wrap, shown
    book.save(path)


def _pdf(report: Report, folder: Path) -> tuple[float, float]:
    ours, bare = folder / "ours.pdf", folder / "bare.pdf"
    took = _median(lambda: list(pdf.write(report, ours)))
    document = layout.document(report)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Rows)]
    return took, _median(lambda: _bare_pdf(tables, bare))


def _bare_pdf(tables: list[Rows], path: Path) -> None:
    """The same rows as reportlab's own tables, their cells wrapped as they must be."""
    style = ParagraphStyle("cell", fontName=fonts.face(), fontSize=12, leading=14)
    story = [
        Table(
            [[Paragraph(escape(cell.text), style) for cell in row] for row in table.rows],
            colWidths=[share / sum(table.widths) * WIDTH for share in table.widths],
        )
        for table in tables
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)


def _line(name: str, ours: float, bare: float, bound: float) -> str:
    return f"{name:18} {ours:8.0f} ms   bare {bare:6.0f} ms   {ours / bare:5.2f}x   (at most {bound}x)"


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)
