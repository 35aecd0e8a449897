"""A Word file's paragraphs and tables, read without Word and without trust.

Reads the words only: no macro, no link, no picture, no tracked deletion, nothing hidden. Text in an old
font is made Unicode run by run. A damaged file is a FileUnusable.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree

from cchc_desktop.core.found import Spot
from cchc_desktop.core.text import raised
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, legacy
from cchc_desktop.exchange.reading.pieces import Cell, Grid, Line, Piece, Row, Source, Step

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
MOST_ROWS = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}pPr"})
_BREAKS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\xad",
}
_FONTS = ("ascii", "hAnsi", "cs")


def load(path: Path) -> Iterator[Step | Source]:
    """The pieces of a Word file; tells how far it is, and gives the source last."""
    with archive.opened(path) as packed:
        body = _parsed(packed.read(DOCUMENT), path)
        styles = _parsed(packed.read(STYLES), path) if STYLES in packed.namelist() else None
    reading = _Reading(_usual_font(styles))
    content = body.find(f"{_W}body")
    blocks = [] if content is None else list(content)
    pieces: list[Piece] = []
    for done, block in enumerate(blocks):
        pieces += reading.pieces(block)
        if done % 50 == 0:
            yield done, len(blocks)
    yield Source(tuple(pieces), reading.encoding, reading.cut)


def _parsed(raw: bytes, path: Path) -> Any:
    """The tree of a part; no document type, no entity, no network, no endless text."""
    if not archive.is_plain(raw[: archive.PROLOG]) or b"<!ENTITY" in raw:
        raise FileUnusable("file_swollen", file=path.name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileUnusable("file_damaged", file=path.name) from error


def _usual_font(styles: Any) -> str:
    """The font of a run that names none."""
    if styles is None:
        return ""
    found = styles.find(f"{_W}docDefaults//{_W}rFonts")
    normal = styles.find(f"{_W}style[@{_W}default='1']//{_W}rFonts")
    return _named(normal) or _named(found)


def _named(fonts: Any) -> str:
    if fonts is None:
        return ""
    names = (fonts.get(f"{_W}{name}") for name in _FONTS)
    return next((name for name in names if name), "")


class _Reading:
    """The way through a body: what the runs are set in, and what was met."""

    def __init__(self, font: str) -> None:
        self._font = font
        self._tables = 0
        self.encoding = ""
        self.cut = False

    def pieces(self, block: Any) -> Iterator[Piece]:
        """A block of the body as lines and grids."""
        if block.tag == f"{_W}p":
            yield from self._lines(block)
        elif block.tag == f"{_W}tbl":
            self._tables += 1
            yield Grid(tuple(self._rows(block)), spot=Spot(line=self._tables))
        elif block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            for inner in block:
                yield from self.pieces(inner)

    def _lines(self, paragraph: Any) -> Iterator[Line]:
        for text in self._text(paragraph).split("\n"):
            if text.strip():
                yield Line(text.strip(), whole=True)
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
                for inner in box:
                    if inner.tag == f"{_W}p":
                        yield from self._lines(inner)

    def _rows(self, table: Any) -> Iterator[Row]:
        rows = (row for row in table.iter(f"{_W}tr") if self._table_of(row) is table)
        for number, row in enumerate(rows):
            if number >= MOST_ROWS:
                self.cut = True
                return
            yield tuple(chain.from_iterable(self._cells(cell) for cell in _children(row, f"{_W}tc")))

    def _table_of(self, row: Any) -> Any:
        return next((above for above in row.iterancestors() if above.tag == f"{_W}tbl"), None)

    def _cells(self, cell: Any) -> Iterator[Cell]:
        """A cell, and an empty one for each column more that it spans."""
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
        text = "" if goes_on else "\n".join(self._text(p) for p in cell.iter(f"{_W}p")).strip()
        yield Cell(text, text)
        for _ in range(min(int(width) if width.isdecimal() else 1, 100) - 1):
            yield Cell()

    def _text(self, paragraph: Any) -> str:
        return "".join(self._runs(paragraph))

    def _runs(self, node: Any) -> Iterator[str]:
        for child in node:
            if child.tag == f"{_W}r":
                yield self._run(child)
            elif child.tag not in _SKIPPED and child.tag != f"{_W}p":
                yield from self._runs(child)

    def _run(self, run: Any) -> str:
        text = "".join(
            (each.text or "") if each.tag == f"{_W}t" else _BREAKS.get(each.tag, "") for each in run
        )
        if _marked(run, "vanish", but=("0", "false", "off")):
            return ""
        if run.find(f"{_W}rPr/{_W}vertAlign[@{_W}val='superscript']") is not None:
            # The mark of a footnote typed after a figure is no digit of it.
            text = raised(text)
        font = _named(run.find(f"{_W}rPr/{_W}rFonts")) or self._font
        if text and legacy.encoding_of_font(font):
            self.encoding = self.encoding or legacy.encoding_of_font(font)
            return legacy.from_font(text, font)
        return text.replace("\xad", "")


def _marked(run: Any, name: str, but: tuple[str, ...]) -> bool:
    """True if a run has a property that is switched on."""
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val") not in but


def _children(row: Any, tag: str) -> Iterator[Any]:
    for child in row:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _children(child, tag)
