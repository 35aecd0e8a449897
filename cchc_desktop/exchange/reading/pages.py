"""A PDF's pages as lines and grids, by PDFium: letters with their boxes, tables by their strokes.

A page without letters is a picture, and nothing is guessed from it. Links, scripts and
attachments are not looked at. Damage is a FileUnusable.
"""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import pypdfium2
from pypdfium2 import raw

from cchc_desktop.core.found import Spot
from cchc_desktop.core.text import nfc
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import legacy
from cchc_desktop.exchange.reading import ruled
from cchc_desktop.exchange.reading.pieces import COLUMN_GAP, Cell, Grid, Line, Piece, Source, Step, mapped
from cchc_desktop.exchange.reading.ruled import Box, Frame, Place

MOST_PAGES = 150
MOST_LETTERS = 60_000
"""Of a page."""
MOST_OBJECTS = 20_000
_PASSWORD = 4
_SPACE, _GAP = 0.12, 1.6
"""In heights of a letter: what parts words, and what parts columns."""


class Letter:
    """A letter on the page: its box, its font."""

    __slots__ = ("bottom", "font", "left", "right", "text", "top")

    def __init__(self, text: str, box: Box, font: str) -> None:
        self.text, self.font = text, font
        self.left, self.bottom, self.right, self.top = box


Letters: TypeAlias = list[Letter]


def load(path: Path, old: bool = True) -> Iterator[Step | Source]:
    """The pieces of a PDF; tells how far it is, and gives the source last.

    Without `old` no letters are taken for those of an old encoding.
    """
    document = _opened(path)
    try:
        pieces: list[Piece] = []
        fonts: set[str] = set()
        count = min(len(document), MOST_PAGES)
        for number in range(count):
            pieces += _page(document, number, fonts)
            yield number, count
        if not pieces:
            raise FileUnusable("pdf_without_text", file=path.name)
        cut = len(document) > MOST_PAGES
        yield _unicode(pieces, fonts, cut) if old else Source(tuple(pieces), cut=cut)
    finally:
        document.close()


def written(path: Path) -> Iterator[str]:
    """The words of each page in the order they were written, lines and columns as they come."""
    document = _opened(path)
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            textpage = page.get_textpage()
            yield nfc(textpage.get_text_range())
            textpage.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise FileUnusable("file_damaged", file=path.name) from error
    finally:
        document.close()


def _opened(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        code = getattr(error, "err_code", None)
        raise FileUnusable(
            "file_encrypted" if code == _PASSWORD else "file_damaged", file=path.name
        ) from error


def _page(document: Any, number: int, fonts: set[str]) -> list[Piece]:
    """The pieces of one page, from the top; a page that PDFium cannot load has none.

    The fonts that its accents are set in are added to `fonts`.
    """
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        letters = list(_letters(page))
        fonts |= {letter.font for letter in letters}
        frames = ruled.frames(_boxes(page)) if letters else []
    except pypdfium2.PdfiumError:
        return []
    finally:
        page.close()
    return list(_pieces(letters, frames, number + 1))


def _letters(page: Any) -> Iterator[Letter]:
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        count = min(raw.FPDFText_CountChars(handle), MOST_LETTERS)
        box = raw.FS_RECTF()
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        for at in range(count):
            code = raw.FPDFText_GetUnicode(handle, at)
            if (code < 32 and code not in (9,)) or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF):
                continue
            # The loose box is as wide as the letter's step and as high as its font.
            raw.FPDFText_GetLooseCharBox(handle, at, box)
            font = ""
            if 0xA0 <= code < 0x100:
                raw.FPDFText_GetFontInfo(handle, at, name, 128, flags)
                font = name.value.decode("utf-8", "replace")
            yield Letter(chr(code), (box.left, box.bottom, box.right, box.top), font)
    finally:
        textpage.close()


def _boxes(page: Any) -> Iterator[Box]:
    """The boxes of the page's strokes and fills; of a path of several lines, of each line."""
    for count, each in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count > MOST_OBJECTS:
            return
        segments = raw.FPDFPath_CountSegments(each.raw)
        if segments <= 5:
            yield each.get_bounds() if hasattr(each, "get_bounds") else each.get_pos()
        else:
            yield from _segments(each, segments)


def _segments(path: Any, count: int) -> Iterator[Box]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for at in range(min(count, MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield (
                min(last[0], point[0]),
                min(last[1], point[1]),
                max(last[0], point[0]),
                max(last[1], point[1]),
            )
        last = point


def _pieces(letters: Letters, frames: list[Frame], page: int) -> Iterator[Piece]:
    """The page's lines and tables, by their tops."""
    inside: list[dict[Place, Letters]] = [{} for _ in frames]
    free: Letters = []
    for letter in letters:
        middle = (letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2
        held = next(((at, cell) for at, frame in enumerate(frames) if (cell := frame.cell_at(*middle))), None)
        if held is None:
            free.append(letter)
        else:
            inside[held[0]].setdefault(held[1], []).append(letter)
    placed: list[tuple[float, Piece]] = [
        (-frame.top, grid)
        for frame, cells in zip(frames, inside, strict=True)
        if (grid := _grid(frame, cells, page))
    ]
    for number, (top, text) in enumerate(_text_lines(free), 1):
        placed.append((-top, Line(text, Spot(page=page, line=number))))
    for _, piece in sorted(placed, key=lambda pair: pair[0]):
        yield piece


def _grid(frame: Frame, cells: dict[Place, Letters], page: int) -> Grid | None:
    """The cells' words; None for a frame that holds none."""
    words = {place: "\n".join(text for _, text in _text_lines(each)) for place, each in cells.items()}
    if not any(words.values()):
        return None
    rows = tuple(
        tuple(_cell(words.get((r, c), "")) for c in range(len(frame.xs) - 1))
        for r in range(len(frame.ys) - 1)
    )
    return Grid(rows, spot=Spot(page=page))


def _cell(text: str) -> Cell:
    text = text.replace(COLUMN_GAP, " ").strip()
    return Cell(text, text)


def _text_lines(letters: Iterable[Letter]) -> list[tuple[float, str]]:
    """The letters as lines from the top, each with its top."""
    lines: list[Letters] = []
    for letter in sorted((each for each in letters if each.text.strip()), key=_middle, reverse=True):
        if lines and _is_on(lines[-1], letter):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    found = [(max(each.top for each in line), _joined(line)) for line in lines]
    return [(top, text) for top, text in found if text.strip()]


def _middle(letter: Letter) -> float:
    return (letter.bottom + letter.top) / 2


def _is_on(line: Letters, letter: Letter) -> bool:
    """True if a letter stands on the line: their heights overlap."""
    first = max(line[-4:], key=lambda each: each.top - each.bottom)
    low, high = max(first.bottom, letter.bottom), min(first.top, letter.top)
    least = min(first.top - first.bottom, letter.top - letter.bottom)
    return high - low > 0.4 * least or abs(_middle(first) - _middle(letter)) < 0.3 * (
        first.top - first.bottom
    )


def _joined(line: Letters) -> str:
    """A line's letters from the left, spaces put where the page leaves room."""
    line.sort(key=lambda each: each.left)
    height = sorted(each.top - each.bottom for each in line)[len(line) // 2] or 1.0
    pieces, right = [], line[0].left
    for letter in line:
        gap = (letter.left - right) / height
        pieces.append(COLUMN_GAP if gap > _GAP else " " if gap > _SPACE else "")
        pieces.append(letter.text)
        right = max(right, letter.right)
    text = nfc("".join(pieces)).strip()
    old = Counter(letter.font for letter in line if legacy.encoding_of_font(letter.font))
    return legacy.from_font(text, old.most_common(1)[0][0]) if old else text


def _unicode(pieces: list[Piece], fonts: set[str], cut: bool) -> Source:
    """The source in Unicode: what its fonts did not tell is told by the letters of all pages."""
    source = Source(tuple(pieces), next(filter(None, map(legacy.encoding_of_font, sorted(fonts))), ""), cut)
    lines = [piece.text for piece in pieces if isinstance(piece, Line)]
    cells = [cell.text for piece in pieces if isinstance(piece, Grid) for row in piece.rows for cell in row]
    encoding, mend = legacy.mender([*lines, *cells])
    return mapped(msgspec.structs.replace(source, encoding=encoding), mend) if encoding else source
