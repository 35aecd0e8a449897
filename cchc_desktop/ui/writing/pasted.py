"""What is pasted from other programs, as paragraphs, items, bold and italic and nothing else.

Fonts, colours and sizes are left behind. Knows no widget and changes no word.
"""

import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser

import msgspec

from cchc_desktop.core.prose.live import Piece

MARKS = ("- ", "+ ")
"""Before an item, and before one within an item."""

_BULLET = re.compile(
    r"[ \t]*(?:[\u2022\u00b7\u25cf\u25aa\u25a0\uf0b7\uf0a7\u2013\u2014][ \t\u00a0]*|o[\t\u00a0]+)(?=\S)"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TIED = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{ZERO WIDTH SPACE}": None})
_LINES = frozenset(
    {"p", "div", "li", "tr", "table", "ul", "ol", "blockquote", *(f"h{n}" for n in range(1, 7))}
)
_UNSEEN = frozenset({"head", "style", "script", "title", "xml"})
_CELLS = frozenset({"td", "th"})
_VOID = frozenset({"br", "meta", "link", "img", "hr", "col", "input", "wbr", "area", "base"})
_LEVEL = re.compile(r"mso-list:[^;]*level(\d)")
_WEIGHT = re.compile(r"font-weight:\s*(bold|[6-9]00|normal|[1-5]00)")
_SLANT = re.compile(r"font-style:\s*(italic|oblique|normal)")


class Make(msgspec.Struct, frozen=True):
    """How the words inside an element look; those of an unseen one are not read."""

    tag: str
    bold: bool = False
    italic: bool = False
    unseen: bool = False


class Reader(HTMLParser):
    """Reads HTML into lines of pieces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[Piece]] = [[]]
        self._open: list[Make] = []
        self._lists = 0
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = next((value or "" for name, value in attrs if name == "style"), "").lower()
        if tag in _LINES:
            self._begin_line()
        if tag in ("ul", "ol"):
            self._lists += 1
        level = _LEVEL.search(style)
        if tag == "li" or level:
            self._mark = MARKS[min(int(level[1]) if level else max(self._lists, 1), 2) - 1]
        if tag == "br":
            self._begin_line(even_empty=True)
        if tag in _CELLS and self.lines[-1]:
            self._say(" ")
        if tag not in _VOID:
            self._open.append(self._make(tag, style))

    def handle_endtag(self, tag: str) -> None:
        if all(make.tag != tag for make in self._open):
            return
        while self._open.pop().tag != tag:
            pass
        if tag in ("ul", "ol"):
            self._lists = max(self._lists - 1, 0)
        if tag in _LINES:
            self._begin_line()
            self._mark = ""

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1].unseen):
            self._say(_SPACES.sub(" ", data).translate(_TIED))

    def _make(self, tag: str, style: str) -> Make:
        outer = self._open[-1] if self._open else Make("")
        weight, slant = _WEIGHT.search(style), _SLANT.search(style)
        bold = outer.bold or tag in ("b", "strong")
        italic = outer.italic or tag in ("i", "em")
        return Make(
            tag,
            weight[1] in ("bold", "600", "700", "800", "900") if weight else bold,
            slant[1] != "normal" if slant else italic,
            # The bullet that Word writes beside its own mark for a list.
            outer.unseen or tag in _UNSEEN or "mso-list:ignore" in style.replace(" ", ""),
        )

    def _say(self, words: str) -> None:
        line, make = self.lines[-1], self._open[-1] if self._open else Make("")
        if not line or line[-1].text.endswith(" "):
            words = words.lstrip(" ")
        if not words:
            return
        if not line and self._mark:
            line.append(Piece(self._mark))
            self._mark = ""
        line.append(Piece(words, make.bold, make.italic))

    def _begin_line(self, even_empty: bool = False) -> None:
        if self.lines[-1] or even_empty:
            self.lines.append([])


def pieces_of_html(html: str) -> list[Piece]:
    """The words of a piece of HTML; [] if it has none."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    lines = [_tidy(line) for line in reader.lines]
    while lines and not lines[-1]:
        lines.pop()
    return _joined(lines)


def pieces_of_text(text: str) -> list[Piece]:
    """Plain words: as they are, but for the bullets of other programs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return _joined([[Piece(_BULLET.sub(MARKS[0], line, count=1))] for line in lines])


def mapped(pieces: Iterable[Piece], change: Callable[[str], str]) -> list[Piece]:
    """The same pieces with other words; tokens as they are."""
    return [
        piece if piece.source else msgspec.structs.replace(piece, text=change(piece.text)) for piece in pieces
    ]


def _tidy(line: list[Piece]) -> list[Piece]:
    """A line without spaces at its end, its bullet as our mark."""
    found = list(line)
    while found and not found[-1].text.strip(" "):
        found.pop()
    if found:
        found[-1] = msgspec.structs.replace(found[-1], text=found[-1].text.rstrip(" "))
        found[0] = msgspec.structs.replace(found[0], text=_BULLET.sub(MARKS[0], found[0].text, count=1))
    return found


def _joined(lines: Iterable[Iterable[Piece]]) -> list[Piece]:
    found: list[Piece] = []
    for number, line in enumerate(lines):
        if number:
            found.append(Piece("\n"))
        found += line
    return [piece for piece in found if piece.text]
