"""Blocks made ready to be drawn by reportlab.

Paragraphs, lines beneath them and columns; tables are drawn by `pdf_table`. Never
decides what is printed.
"""

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from cchc_desktop.exchange import fonts
from cchc_desktop.exchange.blocks import POINTS_PER_MM, STYLES, Align, Block, Columns, Role, Run, Text
from cchc_desktop.exchange.pdf_table import grid

ALIGNED = {Align.LEFT: TA_LEFT, Align.CENTER: TA_CENTER, Align.JUSTIFY: TA_JUSTIFY}
RULE = 0.75
RULE_ROOM = 7.0


def flowables(block: Block, width: float, height: float) -> list[Flowable]:
    """What draws `block` in a column of `width` points on pages with `height` for text."""
    if isinstance(block, Text):
        return _text(block, width)
    if isinstance(block, Columns):
        return [SideBySide(block, width, height)]
    return [grid(block, width, height)]


def _text(block: Text, width: float) -> list[Flowable]:
    style = STYLES[block.role]
    block = fonts.balanced(block, width)
    parts: list[Flowable] = [Paragraph(_markup(block.runs, style.bold, style.italic), _style(block.role))]
    if style.rule:
        parts.append(Rule(fonts.rule_length(block, width)))
    return parts


class Rule(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line of `length` points in the middle of its column."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size in points, with a little air above and below."""
        self.width, self.height = width, RULE_ROOM
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.setLineWidth(RULE)
        left, middle = (self.width - self._length) / 2, self.height / 2
        self.canv.line(left, middle, left + self._length, middle)


def _markup(runs: tuple[Run, ...], bold: bool, italic: bool) -> str:
    return "".join(_marked(run, bold, italic) for run in runs)


def _marked(run: Run, bold: bool, italic: bool) -> str:
    words = escape(fonts.drawable(run.text, bold or run.bold, italic or run.italic))
    # A paragraph would draw several spaces as one, and room to write in by hand is lost.
    words = words.replace("  ", "\N{NO-BREAK SPACE}" * 2).replace("\n", "<br/>")
    words = f"<b>{words}</b>" if run.bold and not bold else words
    return f"<i>{words}</i>" if run.italic and not italic else words


@cache
def _style(role: Role) -> ParagraphStyle:
    style = STYLES[role]
    return ParagraphStyle(
        role.value,
        fontName=fonts.face(style.bold, style.italic),
        fontSize=style.size,
        leading=style.leading,
        alignment=ALIGNED[style.align],
        leftIndent=style.left * POINTS_PER_MM,
        firstLineIndent=style.first_line * POINTS_PER_MM,
        spaceBefore=style.before,
        spaceAfter=style.after,
        allowOrphans=0,
        allowWidows=0,
    )


class SideBySide(Flowable):  # type: ignore[misc]
    """Two columns that stay on one page, unless no page is high enough for them."""

    def __init__(self, block: Columns, width: float, page: float) -> None:
        super().__init__()
        room = width * block.share
        self._columns = (
            (0.0, room, [part for text in block.left for part in _text(text, room)]),
            (room, width - room, [part for text in block.right for part in _text(text, width - room)]),
        )
        self._page = page

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size in points."""
        self.width, self.height = width, max(self._heights(height))
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Its paragraphs one under the other, where no page would hold it."""
        if self.wrap(width, height)[1] <= self._page:
            return []
        return [part for _, _, parts in self._columns for part in parts]

    def draw(self) -> None:
        """Draw both from the top."""
        for left, width, parts in self._columns:
            y = self.height
            for part in parts:
                y -= part.getSpaceBefore() + part.wrapOn(self.canv, width, self.height)[1]
                part.drawOn(self.canv, left, y)
                y -= part.getSpaceAfter()

    def _heights(self, height: float) -> list[float]:
        return [
            sum(
                part.getSpaceBefore() + part.wrapOn(self.canv, width, height)[1] + part.getSpaceAfter()
                for part in parts
            )
            for _, width, parts in self._columns
        ]
