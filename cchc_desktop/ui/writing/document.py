"""A section's pieces as a text document, and the document's pieces again.

A token stands in the document as the words it is read as, each letter bearing the
token's source; a paragraph longer than a screen is cut into blocks that go on, so that
a key in it stays quick. Never judges and never saves.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from unicodedata import combining, is_normalized

import msgspec
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from cchc_desktop.core.prose.live import Piece
from cchc_desktop.core.text import nfc

SOURCE, SHOWN, SERIAL, HOLE, GOES_ON, BY_ITSELF = (
    QTextFormat.Property.UserProperty.value + number for number in range(1, 7)
)
"""Of a letter: its token, the token's words, which of the tokens, whether that knows nothing to
say; of a block: it is no new paragraph; of an item's mark: nobody typed it."""
LONGEST_BLOCK = 4_000
TINT, HOLLOW = QColor(63, 127, 201, 44), QColor(214, 138, 20, 64)
"""Of a token, and of one that knows nothing: faint enough for black and for white letters."""
SILENT = "\N{THIN SPACE}"
"""Stands for a token that says nothing now, so that it can be seen and is not lost."""
MARKS = {"- ": 0, "+ ": 14}
"""How far in an item and one within an item stand, in pixels; their lines hang by the mark's width."""
GAP = 4
"""The room between paragraphs, in pixels."""
BREAK, JOINT = Piece("\n"), Piece("")
"""A new paragraph, and a block that goes on with the last one."""
LINE, PARAGRAPH = "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}"

_serials = count(1)


class Run(msgspec.Struct, frozen=True):
    """A piece and where it stands in the document."""

    start: int
    end: int
    piece: Piece


def runs_of(document: QTextDocument) -> list[Run]:
    """Everything in the document in order, tokens whole."""
    found: list[Run] = []
    block = document.begin()
    while block.isValid():
        at = block.position()
        if at:
            goes_on = block.blockFormat().hasProperty(GOES_ON)
            found.append(Run(at - 1, at, JOINT if goes_on else BREAK))
        found += block_runs(block)
        block = block.next()
    return found


def block_runs(block: QTextBlock) -> list[Run]:
    """The runs of one block, plain neighbours of one make as one."""
    found: list[Run] = []
    for run in _runs_within(block):
        last = found[-1] if found else None
        if last and not last.piece.source and not run.piece.source and _is_alike(last.piece, run.piece):
            piece = msgspec.structs.replace(last.piece, text=last.piece.text + run.piece.text)
            found[-1] = Run(last.start, run.end, piece)
        else:
            found.append(run)
    return found


def _runs_within(block: QTextBlock) -> Iterator[Run]:
    """The runs as they look. What is left of a broken token is plain words."""
    for start, words, style in _stretches(block):
        shown, source, hole = style.property(SHOWN), style.property(SOURCE), bool(style.property(HOLE))
        bold, italic = style.fontWeight() > QFont.Weight.Normal, style.fontItalic()
        end = start + units(words)
        at = words.find(shown) if source else -1
        if at < 0:
            yield Run(start, end, Piece(spaced(words), bold, italic))
            continue
        middle = start + units(words[:at])
        after = middle + units(shown)
        if at:
            yield Run(start, middle, Piece(words[:at], bold, italic))
        said = "" if shown == SILENT else spaced(shown)
        yield Run(middle, after, Piece(said, bold, italic, source, hole))
        if after < end:
            yield Run(after, end, Piece(words[at + len(shown) :], bold, italic))


def joined(runs: Iterable[Run | Piece]) -> list[Piece]:
    """The pieces, neighbours of one make as one."""
    found: list[Piece] = []
    for run in runs:
        piece = run.piece if isinstance(run, Run) else run
        last = found[-1] if found else None
        if last and not last.source and not piece.source and _is_alike(last, piece):
            found[-1] = msgspec.structs.replace(last, text=last.text + piece.text)
        elif piece.text or piece.source:
            found.append(piece)
    return found


def show(document: QTextDocument, pieces: Iterable[Piece]) -> int | None:
    """Make the document show `pieces`, touching only what differs.

    Where the change ends, None if there was none.
    """
    old = runs_of(document)
    new = list(split(pieces))
    before = _common(old, new)
    after = _common(old[before:][::-1], new[before:][::-1])
    if before == len(old) == len(new):
        return None
    start = old[before - 1].end if before else 0
    end = old[-after].start if after else document.characterCount() - 1
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    write(cursor, new[before : len(new) - after])
    cursor.endEditBlock()
    return cursor.position()


def refresh(document: QTextDocument, pieces: Iterable[Piece]) -> bool:
    """Give tokens their new words; False if the pieces differ in anything else too."""
    old, new = runs_of(document), joined(pieces)
    if _without_words(joined(old)) != _without_words(new):
        return False
    tokens = zip((run for run in old if run.piece.source), (each for each in new if each.source), strict=True)
    changed = [(run, piece) for run, piece in tokens if run.piece != piece]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for run, piece in reversed(changed):
        # Put in behind the first old letter: so a caret at either edge keeps its edge.
        cursor.setPosition(run.start + 1)
        cursor.insertText(letters_of(piece), format_of(piece))
        rest = cursor.position(), run.end + units(letters_of(piece))
        for start, end in (rest, (run.start, run.start + 1)):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
    cursor.endEditBlock()
    return True


def write(cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
    """Put pieces in at the cursor, each in its own format, and indent the items among them."""
    first = cursor.block()
    for piece in split(pieces):
        if piece in (BREAK, JOINT):
            shape = QTextBlockFormat()
            if piece is JOINT:
                shape.setProperty(GOES_ON, True)
            cursor.insertBlock(shape, QTextCharFormat())
        else:
            cursor.insertText(letters_of(piece), format_of(piece))
    block = first
    while block.isValid() and block.position() <= cursor.position():
        dress(block)
        block = block.next()


def split(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with each break, and each joint in a very long paragraph, on its own."""
    length = 0
    for piece in _unsplit(pieces):
        for words in [piece.text] if piece.source else _portions(piece.text, LONGEST_BLOCK - length):
            if length and length + len(words) > LONGEST_BLOCK:
                yield JOINT
                length = 0
            length = 0 if piece is BREAK else length + len(words)
            yield piece if words == piece.text else msgspec.structs.replace(piece, text=words)


def dress(block: QTextBlock) -> None:
    """Indent the block as its first letters want it: an item hangs, a sub-item further in."""
    mark = block.text()[:2]
    shape = block.blockFormat()
    metrics = QFontMetricsF(block.document().defaultFont())
    hanging = metrics.horizontalAdvance(mark) if mark in MARKS else 0.0
    left, first = MARKS.get(mark, 0) + hanging, -hanging
    gap = 0 if block.next().blockFormat().hasProperty(GOES_ON) else GAP
    if (shape.leftMargin(), shape.textIndent(), shape.bottomMargin()) != (left, first, gap):
        shape.setLeftMargin(left)
        shape.setTextIndent(first)
        shape.setBottomMargin(gap)
        QTextCursor(block).setBlockFormat(shape)


def dress_all(document: QTextDocument) -> None:
    """Indent every block anew, as other letters want it."""
    block = document.begin()
    while block.isValid():
        dress(block)
        block = block.next()


def mend(block: QTextBlock) -> None:
    """Take the look of a token from letters that are no longer of one."""
    for start, words, style in list(_stretches(block)):
        shown = style.property(SHOWN)
        if not shown or words == shown:
            continue
        at = words.find(shown)
        begins = start + units(words[:at]) if at >= 0 else start
        ends = begins + units(shown) if at >= 0 else start
        for one, other in ((start, begins), (ends, start + units(words))):
            if one < other:
                cursor = QTextCursor(block)
                cursor.setPosition(one)
                cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(plain_format(style))


def spaced(letters: str) -> str:
    """What is read where a document's own letters end a line: the way back of `letters_of`."""
    return letters.replace(LINE, "\n").replace(PARAGRAPH, "\n")


def letters_of(piece: Piece) -> str:
    """What stands in the document for a piece: nothing in it breaks a paragraph."""
    return piece.text.replace("\n", LINE) or SILENT


def format_of(piece: Piece) -> QTextCharFormat:
    """How the letters of a piece look, and for a token what they stand for."""
    style = QTextCharFormat()
    if piece.bold:
        style.setFontWeight(QFont.Weight.Bold)
    if piece.italic:
        style.setFontItalic(True)
    if piece.source:
        style.setBackground(HOLLOW if piece.hole else TINT)
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        style.setProperty(SOURCE, piece.source)
        style.setProperty(SHOWN, letters_of(piece))
        style.setProperty(HOLE, piece.hole)
        style.setProperty(SERIAL, next(_serials))
    return style


def plain_format(style: QTextCharFormat) -> QTextCharFormat:
    """The same without what makes it a token's."""
    bold, italic = style.fontWeight() > QFont.Weight.Normal, style.fontItalic()
    return format_of(Piece("", bold, italic))


def token_around(document: QTextDocument, at: int) -> Run | None:
    """The token that a position stands inside of, None at its edges."""
    return _token(document, at, at, lambda run: run.start < at < run.end)


def token_before(document: QTextDocument, at: int) -> Run | None:
    """The token that ends at a position."""
    return _token(document, at, at, lambda run: run.end == at)


def token_after(document: QTextDocument, at: int) -> Run | None:
    """The token that begins at a position."""
    return _token(document, at, at + 1, lambda run: run.start == at)


class Places:
    """Where what is read stands in the document: letters read are composed, those typed may not be."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs: list[Run] = []
        self._begins: list[int] = []
        at = 0
        for run in runs:
            self._runs.append(run)
            self._begins.append(at)
            at += len(run.piece.text)
        self.words = "".join(run.piece.text for run in self._runs)
        self._is_composed = is_normalized("NFC", self.words)

    def of(self, letter: int) -> int:
        """The position in the document of a letter that is read."""
        return self.of_typed(letter if self._is_composed else self._typed(letter))

    def of_typed(self, letter: int) -> int:
        """The position in the document of a letter of `words`."""
        number = bisect_right(self._begins, letter) - 1
        if number < 0:
            return 0
        run, within = self._runs[number], letter - self._begins[number]
        return min(run.start + units(run.piece.text[:within]), run.end)

    def _typed(self, letter: int) -> int:
        """How many letters were typed for so many that are read."""
        at = read = 0
        while read < letter and at < len(self.words):
            end = at + 1
            while end < len(self.words) and combining(self.words[end]):
                end += 1
            read += len(nfc(self.words[at:end]))
            at = end
        return at


def units(words: str) -> int:
    """How long words are for Qt, which counts a letter beyond the first plane as two."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def _token(document: QTextDocument, at: int, behind: int, wanted: Callable[[Run], bool]) -> Run | None:
    """The wanted token at a place; most places are told from it by the letter before `behind`."""
    letter = QTextCursor(document)
    letter.setPosition(min(behind, document.characterCount() - 1))
    if not letter.charFormat().hasProperty(SOURCE):
        return None
    runs = block_runs(document.findBlock(at))
    return next((run for run in runs if run.piece.source and wanted(run)), None)


def _stretches(block: QTextBlock) -> Iterator[tuple[int, str, QTextCharFormat]]:
    """The letters of a block that look alike: where they start, the letters, and their look."""
    inside = block.begin()
    while not inside.atEnd():
        stretch = inside.fragment()
        yield stretch.position(), stretch.text(), stretch.charFormat()
        inside += 1


def _unsplit(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with each break on its own; nothing in a token breaks a paragraph."""
    waiting: list[Piece] = []
    for piece in pieces:
        if piece.source or "\n" not in piece.text:
            waiting.append(piece)
            continue
        for number, words in enumerate(piece.text.split("\n")):
            if number:
                yield from joined(waiting)
                waiting = []
                yield BREAK
            waiting.append(msgspec.structs.replace(piece, text=words))
    yield from joined(waiting)


def _portions(words: str, room: int) -> Iterator[str]:
    """Long words cut at spaces: the first to fit the `room`, the others a block each."""
    while len(words) > max(room, 1):
        cut = words.rfind(" ", 0, max(room, 1)) + 1
        if not cut and room < LONGEST_BLOCK:
            room = LONGEST_BLOCK
            continue
        cut = cut or room
        yield words[:cut]
        words, room = words[cut:], LONGEST_BLOCK
    if words:
        yield words


def _without_words(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with nothing said by the tokens among them."""
    return [msgspec.structs.replace(each, text="", hole=False) if each.source else each for each in pieces]


def _common(old: list[Run], new: list[Piece]) -> int:
    """How many pieces are the same at the beginning of both."""
    pairs = zip(old, new, strict=False)
    return next(
        (number for number, (run, piece) in enumerate(pairs) if run.piece != piece), min(len(old), len(new))
    )


def _is_alike(one: Piece, other: Piece) -> bool:
    return (one.bold, one.italic) == (other.bold, other.italic)
