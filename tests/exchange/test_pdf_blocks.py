from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.exchange.blocks import Columns, Role, Run, Text, text
from cchc_desktop.exchange.pdf_blocks import flowables
from tests.exchange.printed import pdf_pages

WIDTH, HEIGHT = 400.0, 600.0


def drawn(path: Path, *blocks: Text | Columns) -> str:
    """The text of one page with the blocks one under the other."""
    canvas = Canvas(str(path))
    y = HEIGHT
    for block in blocks:
        for part in flowables(block, WIDTH, HEIGHT):
            y -= part.wrapOn(canvas, WIDTH, HEIGHT)[1]
            part.drawOn(canvas, 0, y)
    canvas.save()
    return pdf_pages(path)[0]


def test_runs_of_several_makes_are_one_paragraph(tmp_path: Path) -> None:
    block = Text(Role.BODY, (Run("Đạt "), Run("94,8 %", bold=True), Run(" & <tăng>", italic=True)))

    assert drawn(tmp_path / "x.pdf", block).strip() == "Đạt 94,8 % & <tăng>"


def test_columns_are_as_high_as_the_higher_one() -> None:
    one = Columns((text(Role.RECIPIENT, "a"),), (text(Role.RECIPIENT, "b\nc\nd"),), 0.5)
    other = Columns((text(Role.RECIPIENT, "b\nc\nd"),), (text(Role.RECIPIENT, "a"),), 0.5)
    canvas = Canvas("unused")

    heights = [flowables(block, WIDTH, HEIGHT)[0].wrapOn(canvas, WIDTH, HEIGHT)[1] for block in (one, other)]

    assert heights[0] == heights[1] > 30


def test_columns_are_parted_only_where_no_page_is_high_enough() -> None:
    columns = Columns((text(Role.RECIPIENT, "a\n" * 20),), (), 0.5)
    canvas = Canvas("unused")
    low, high = flowables(columns, WIDTH, 100)[0], flowables(columns, WIDTH, HEIGHT)[0]

    assert len(low.splitOn(canvas, WIDTH, 50)) == 1
    assert high.splitOn(canvas, WIDTH, 50) == []
