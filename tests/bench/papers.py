"""Word and PDF of a fifteen-page report with its appendix, beside the bare libraries writing
the same paragraphs and cells."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import docx as bare_docx
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from cchc_desktop.core.report import Report
from cchc_desktop.exchange import docx, fonts, layout, pdf
from cchc_desktop.exchange.blocks import Cell, Columns, Document, Text
from cchc_desktop.exchange.blocks import Table as Rows
from tests.bench.quarters import case
from tests.core.prose.measure import long_narrative

RUNS = 7
WIDTH = 467
"""Points between the margins."""
Work = Callable[[], object]


def lines(folder: Path) -> Iterator[str]:
    """One line a format."""
    report = whole()
    paper = layout.document(report)
    bare_word, bare_pdf = folder / "bare.docx", folder / "bare.pdf"
    pairs: tuple[tuple[str, Work, Work], ...] = (
        (
            "Word of 15 pages",
            lambda: list(docx.write(report, folder / "ours.docx")),
            lambda: _bare_word(paper, bare_word),
        ),
        (
            "PDF of 15 pages",
            lambda: list(pdf.write(report, folder / "ours.pdf")),
            lambda: _bare_pdf(paper, bare_pdf),
        ),
    )
    for name, ours, bare in pairs:
        took, beside = _medians(ours, bare)
        yield (
            f"{name:18} {took:8.0f} ms   bare {beside:6.0f} ms   {took / beside:5.2f}x"
            "   (under 1500, at most 1.5x)"
        )


def whole() -> Report:
    """A real quarter's seven forms and registers under some fifteen pages of text."""
    report = case()
    report.update(long_narrative(report.index))
    return report


def _medians(ours: Work, bare: Work) -> tuple[float, float]:
    """Milliseconds of both, run in turn so that a busy machine slows both."""
    times = [(_taken(ours), _taken(bare)) for _ in range(RUNS)]
    return statistics.median(first for first, _ in times), statistics.median(last for _, last in times)


def _taken(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _texts(paper: Document) -> Iterator[Text | Rows | None]:
    """Every paragraph and table in order, None where a part ends."""
    for section in paper.sections:
        for block in section.blocks:
            yield from (*block.left, *block.right) if isinstance(block, Columns) else (block,)
        yield None


def _cells(table: Rows) -> list[tuple[Cell, ...]]:
    """The rows, and the head's as the first."""
    head = tuple(cell for _, _, cell in table.places())
    width = len(table.widths)
    return [(*head, *[Cell("")] * width)[:width], *table.rows]


def _bare_word(paper: Document, path: Path) -> None:
    word = bare_docx.Document()
    for each in _texts(paper):
        if each is None:
            word.add_paragraph().paragraph_format.page_break_before = True
        elif isinstance(each, Text):
            paragraph = word.add_paragraph()
            for run in each.runs:
                paragraph.add_run(run.text).bold = run.bold
        else:
            rows = _cells(each)
            table = word.add_table(len(rows), len(each.widths), style="Table Grid")
            for row, cells in zip(table.rows, rows, strict=True):
                for place, cell in zip(row.cells, cells, strict=True):
                    place.text = cell.text
    word.save(str(path))


def _bare_pdf(paper: Document, path: Path) -> None:
    body = ParagraphStyle("body", fontName=fonts.face(), fontSize=14, leading=17.7, alignment=TA_JUSTIFY)
    small = ParagraphStyle("cell", fontName=fonts.face(), fontSize=12, leading=14)
    story: list[Flowable] = []
    for each in _texts(paper):
        if each is None:
            story.append(PageBreak())
        elif isinstance(each, Text):
            story.append(Paragraph(escape(each.words), body))
        else:
            cells = [[Paragraph(escape(cell.text), small) for cell in row] for row in _cells(each)]
            widths = [share / sum(each.widths) * WIDTH for share in each.widths]
            story.append(Table(cells, colWidths=widths, repeatRows=1))
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
