"""The typeface of the printed report, and how much room its words take.

Times New Roman where Windows has it; else Liberation Serif, which is bundled, has
the same widths and holds every Vietnamese letter. Imports reportlab: import this
module only where a paper is written.
"""

import os
import re
from functools import cache
from pathlib import Path

from msgspec.structs import replace
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from cchc_desktop import places
from cchc_desktop.exchange.blocks import STYLES, Run, Text

FAMILY = "Report"
MAKES = ((False, False), (True, False), (False, True), (True, True))
"""Bold and italic of the four files of a family, in order."""
TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
LIBERATION = tuple(f"LiberationSerif-{make}.ttf" for make in ("Regular", "Bold", "Italic", "BoldItalic"))
SHORT = 0.3
"""The share of its column that a title's last line should fill."""
LONGEST_WORD = 40
MOST_WORDS = 20_000
UNKNOWN = "\N{WHITE SQUARE}"
_INVISIBLE = frozenset((0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10)))
"""Joiners, marks of direction and variation selectors."""


def files(windows: Path | None) -> tuple[Path, ...]:
    """The four files: regular, bold, italic, bold italic. `windows` is its folder, if any."""
    if windows is not None:
        times = tuple(windows / "Fonts" / name for name in TIMES)
        if all(path.is_file() for path in times):
            return times
    return tuple(places.resources_dir() / "fonts" / name for name in LIBERATION)


def face(bold: bool = False, italic: bool = False) -> str:
    """The name under which reportlab knows this make of the typeface."""
    return _registered()[bold, italic]


class Typeface(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font that remembers how wide each word is: reportlab would add its letters up each time."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self._widths: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """How long `text` is in points."""
        known = self._widths.get(text)
        if known is None:
            known = float(super().stringWidth(text, 1, encoding))
            if len(text) <= LONGEST_WORD and len(self._widths) < MOST_WORDS:
                self._widths[text] = known
        return known * size


@cache
def _registered() -> dict[tuple[bool, bool], str]:
    windows = os.environ.get("WINDIR")
    try:
        fonts = _load(files(Path(windows) if windows else None))
    except TTFError:  # a Times New Roman that may not be embedded, or is damaged
        fonts = _load(files(None))
    for font in fonts:
        pdfmetrics.registerFont(font)
    names = [font.fontName for font in fonts]
    pdfmetrics.registerFontFamily(names[0], *names)
    return dict(zip(MAKES, names, strict=True))


def _load(paths: tuple[Path, ...]) -> list[Typeface]:
    return [Typeface(f"{FAMILY}-{place}", path) for place, path in enumerate(paths)]


def width(words: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """How long `words` are in points."""
    return wide(words, face(bold, italic), size)


def wide(words: str, name: str, size: float) -> float:
    """How long `words` are in points in the face of that name."""
    return float(pdfmetrics.getFont(name).stringWidth(words, size))


def balanced(block: Text, room: float) -> Text:
    """A title that would end in a line of a word or two, in lines of about one length.

    Only what is of one make; anything else is left to break where it must.
    """
    style = STYLES[block.role]
    if not style.balanced or len(block.runs) != 1:
        return block
    # "ngày" and "13/3/2023" stay on one line, and so does the room left for a number.
    words = re.sub(r" (?=[\d/ ])", "\N{NO-BREAK SPACE}", block.words)
    lines = broken(words, room, style.size, style.bold, style.italic)
    widest, narrowest = room, room / 2
    if width(lines[-1], style.size, style.bold, style.italic) > room * SHORT:
        narrowest = widest
    while len(lines) > 1 and widest - narrowest > 1:
        middle = (widest + narrowest) / 2
        closer = broken(words, middle, style.size, style.bold, style.italic)
        if len(closer) > len(lines):
            narrowest = middle
        else:
            widest, lines = middle, closer
    return replace(block, runs=(Run("\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")),))


def rule_length(block: Text, room: float) -> float:
    """How long the line beneath `block` is, in points, in a column of `room` points."""
    style = STYLES[block.role]
    last = balanced(block, room).words.rpartition("\n")[2]
    return min(width(last, style.size, style.bold, style.italic), room) * style.rule


def drawable(words: str, bold: bool = False, italic: bool = False) -> str:
    """`words` as the typeface can draw them: a letter it lacks becomes a square.

    Letters that only join others, as in an emoji of several parts, leave nothing.
    """
    known = _known(face(bold, italic))
    if known.issuperset(words):
        return words
    return "".join(letter if letter in known else _instead(letter) for letter in words)


@cache
def _known(name: str) -> frozenset[str]:
    """The letters that a face draws; the line break is not drawn, and the joiners show as daggers."""
    drawn = {chr(code) for code in pdfmetrics.getFont(name).face.charToGlyph}
    return frozenset((drawn | {"\n"}) - {chr(code) for code in _INVISIBLE})


def _instead(letter: str) -> str:
    if letter == "\N{NON-BREAKING HYPHEN}":
        return "-"
    return "" if ord(letter) in _INVISIBLE else UNKNOWN


def broken(words: str, room: float, size: float, bold: bool = False, italic: bool = False) -> list[str]:
    """`words` in lines of at most `room` points; a word wider than that is cut."""
    lines = []
    space = width(" ", size, bold, italic)
    for given in words.split("\n"):
        line, reach = "", 0.0
        for place, word in enumerate(given.split(" ")):
            step = width(word, size, bold, italic)
            if place and reach + space + step <= room:
                line, reach = f"{line} {word}", reach + space + step
                continue
            if place:
                lines.append(line)
            *full, line = _cut(word, room, size, bold, italic) if step > room else [word]
            lines += full
            reach = width(line, size, bold, italic)
        lines.append(line)
    return lines


def _cut(word: str, room: float, size: float, bold: bool, italic: bool) -> list[str]:
    """A word in pieces of at most `room`, each of at least one letter."""
    pieces = [""]
    reach = 0.0
    for letter in word:
        step = width(letter, size, bold, italic)
        if pieces[-1] and reach + step > room:
            pieces.append("")
            reach = 0.0
        pieces[-1] += letter
        reach += step
    return pieces
