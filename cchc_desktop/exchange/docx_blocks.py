"""Blocks as WordprocessingML.

Written as text and parsed once a block: python-docx looks a cell up by counting from
the table's corner, which takes far too long. Never decides what is printed.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from cchc_desktop.exchange import fonts
from cchc_desktop.exchange.blocks import (
    NOTE,
    POINTS_PER_MM,
    STYLES,
    Align,
    Block,
    Cell,
    Columns,
    Role,
    Row,
    Run,
    Table,
    Text,
)
from cchc_desktop.exchange.docx_styles import CELL, RULE, SIDES, TWIPS_PER_POINT, Ids, letter_size

LONGEST_WHOLE = 1500
"""Letters of a cell whose row may still be held on one page."""
LINE_LETTERS = 40
PLAIN_SIZE = 12.0
PAD = 60
"""Twips between a cell's words and its lines."""
_RULE_BORDER = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'


class Writing:
    """Turns the blocks of a section `width` millimetres wide into XML."""

    def __init__(self, ids: Ids, width: float) -> None:
        self._ids = ids
        self._width = width * POINTS_PER_MM

    def pieces(self, blocks: Iterable[Block]) -> Iterator[tuple[str, int]]:
        """The XML of each piece and how many blocks it stands for.

        Columns that follow each other are rows of one table: Word would join them.
        """
        for in_columns, group in groupby(blocks, key=lambda block: isinstance(block, Columns)):
            if in_columns:
                rows = [block for block in group if isinstance(block, Columns)]
                yield self._columns(rows) + self.spacer(), len(rows)
                continue
            for block in group:
                if isinstance(block, Table):
                    yield self._table(block) + self.spacer(), 1
                elif isinstance(block, Text):
                    yield self._text(block, self._width), 1

    def spacer(self) -> str:
        """The paragraph that Word needs after a table, as small as can be."""
        return f"<w:p><w:pPr>{self._style(RULE)}</w:pPr></w:p>"

    def _style(self, name: Role | str) -> str:
        return f'<w:pStyle w:val="{self._ids[name]}"/>'

    def _text(self, block: Text, room: float) -> str:
        place = "<w:keepNext/>" if block.ends else ""
        # Word would leave the room before it at the top of the page too.
        place += '<w:pageBreakBefore/><w:spacing w:before="0"/>' if block.fresh else ""
        runs = "".join(_run(run.text, _make(run)) for run in fonts.balanced(block, room).runs)
        paragraph = f"<w:p><w:pPr>{self._style(block.role)}{place}</w:pPr>{runs}</w:p>"
        return paragraph + (self._rule(block, room) if STYLES[block.role].rule else "")

    def _rule(self, block: Text, room: float) -> str:
        """A line beneath: the upper border of an empty paragraph, drawn in from both sides."""
        side = round((room - fonts.rule_length(block, room)) / 2 * TWIPS_PER_POINT)
        keep = "<w:keepNext/>" if STYLES[block.role].keep else ""
        return (
            f"<w:p><w:pPr>{self._style(RULE)}{keep}{_RULE_BORDER}"
            f'<w:spacing w:before="70" w:after="0"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
        )

    def _columns(self, rows: list[Columns]) -> str:
        left = self._width * rows[0].share
        widths = (left, self._width - left)
        body = "".join(self._side_by_side(row, widths) for row in rows)
        return f"<w:tbl><w:tblPr>{_table_look(sum(widths), 0)}</w:tblPr>{_grid(widths)}{body}</w:tbl>"

    def _side_by_side(self, row: Columns, widths: tuple[float, float]) -> str:
        cells = []
        for column, width in zip((row.left, row.right), widths, strict=True):
            body = "".join(self._text(text, width) for text in column)
            # A cell must end with a paragraph, and has one in any case.
            cells.append(f"<w:tc><w:tcPr>{_width(width)}</w:tcPr>{body or self.spacer()}</w:tc>")
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _table(self, table: Table) -> str:
        widths = tuple(self._width * share / sum(table.widths) for share in table.widths)
        look = f'<w:tblStyle w:val="TableGrid"/>{_table_look(sum(widths), PAD)}'
        rows = [*self._head(table, widths), *(self._row(row, widths, table.size) for row in table.rows)]
        return f"<w:tbl><w:tblPr>{look}</w:tblPr>{_grid(widths)}{''.join(rows)}</w:tbl>"

    def _head(self, table: Table, widths: tuple[float, ...]) -> Iterator[str]:
        """The head's rows; a cell merged downwards goes on as an empty one."""
        for down in range(len(table.head)):
            cells = [
                (left, self._head_cell(cell, sum(widths[left : left + cell.across]), table.size, top == down))
                for top, left, cell in table.places()
                if top <= down < top + cell.down
            ]
            row = "".join(xml for _, xml in sorted(cells))
            yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{row}</w:tr>"

    def _head_cell(self, cell: Cell, width: float, size: float, begins: bool) -> str:
        merged = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
        if cell.down > 1:
            merged += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
        runs = ""
        if begins:
            runs = _run(cell.text, "<w:b/>" + _size(size))
            runs += _run(f"\n{cell.note}", "<w:i/>" + _size(NOTE)) if cell.note else ""
        return self._cell(width, merged, Align.CENTER, runs, "<w:keepNext/>")

    def _row(self, row: Row, widths: tuple[float, ...], size: float) -> str:
        whole = "<w:cantSplit/>" if all(_letters(cell) < LONGEST_WHOLE for cell in row) else ""
        keep = "<w:keepNext/>" if any(cell.keep for cell in row) else ""
        cells = [
            self._cell(
                width, "", cell.align, _run(cell.text, ("<w:b/>" if cell.bold else "") + _size(size)), keep
            )
            for cell, width in zip(row, widths, strict=True)
        ]
        return f"<w:tr><w:trPr>{whole}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, width: float, merged: str, align: Align, runs: str, keep: str = "") -> str:
        return (
            f'<w:tc><w:tcPr>{_width(width)}{merged}<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr>{self._style(CELL)}{keep}<w:jc w:val="{SIDES[align]}"/></w:pPr>{runs}</w:p></w:tc>'
        )


def _letters(cell: Cell) -> int:
    """About how long a cell is: a line break fills a line."""
    return len(cell.text) + LINE_LETTERS * cell.text.count("\n")


def _run(words: str, make: str) -> str:
    if not words:
        return ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:r>{f'<w:rPr>{make}</w:rPr>' if make else ''}{'<w:br/>'.join(lines)}</w:r>"


def _make(run: Run) -> str:
    return ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")


def _size(points: float) -> str:
    return "" if points == PLAIN_SIZE else letter_size(points)


def _width(points: float) -> str:
    return f'<w:tcW w:w="{round(points * TWIPS_PER_POINT)}" w:type="dxa"/>'


def _grid(widths: Iterable[float]) -> str:
    columns = (f'<w:gridCol w:w="{round(width * TWIPS_PER_POINT)}"/>' for width in widths)
    return f"<w:tblGrid>{''.join(columns)}</w:tblGrid>"


def _table_look(width: float, pad: int) -> str:
    """Fixed widths from the left margin, and `pad` twips beside the words."""
    sides = "".join(f'<w:{side} w:w="{pad}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblW w:w="{round(width * TWIPS_PER_POINT)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
    )
