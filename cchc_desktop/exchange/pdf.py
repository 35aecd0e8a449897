"""A report as PDF: A4, its own fonts inside, bookmarks, and the report itself attached.

Only draws what `layout` says; what it cannot draw it shows as a square, and what is
too high for a page it parts. Slow to import: import it where a PDF is written.
"""

import hashlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from cchc_desktop.core.report import Report
from cchc_desktop.exchange import fonts
from cchc_desktop.exchange.blocks import (
    BOTTOM,
    LEFT,
    NUMBER_DROP,
    PAGE_NUMBER,
    POINTS_PER_MM,
    RIGHT,
    STYLES,
    TOP,
    Block,
    Document,
    Progress,
    Section,
    Text,
)
from cchc_desktop.exchange.files import whole
from cchc_desktop.exchange.imprint import imprint
from cchc_desktop.exchange.layout import document
from cchc_desktop.exchange.pdf_blocks import flowables

# Pages as text of 85 signs are a quarter larger and take longer to write.
rl_config.useA85 = 0

LANGUAGE = "vi-VN"
PROGRAM = "CCHC Desktop"
ENDING = 2
"""Lines of the last words that at least stand on the signature's page."""
FEW = 4
"""Pages of a paragraph that is parted one by one."""
ATTACHED = "report.json"
MEDIA_TYPE = "/application#2Fjson"
"""As a name inside the file: reportlab would leave the stroke as it is, and break it."""


def write(report: Report, path: Path, attachment: bytes | None = None) -> Progress:
    """Write `report` to `path`, telling how many parts of how many are done.

    `attachment` is the report as JSON, to restore it from the file that was sent.
    The file appears whole or not at all; TargetUnusable if it cannot be written.
    """
    with whole(path) as target:
        yield from draw(document(report), target, attachment)


def draw(paper: Document, target: Path, attachment: bytes | None = None) -> Progress:
    """Write `paper` to `target` itself."""
    total = sum(len(section.blocks) for section in paper.sections) + 1
    pages = Pages(target, paper)
    done = 0
    for section in paper.sections:
        pages.open(section)
        for group in held_together(section):
            pages.place(group)
            done += len(group)
            yield done, total
        pages.close()
    if attachment is not None:
        attach(pages.canvas, attachment)
    pages.canvas.save()
    if attachment is not None:
        imprint(target)
    yield total, total


def held_together(section: Section) -> Iterator[list[Block]]:
    """The blocks, each heading in one group with what it must not be parted from."""
    group: list[Block] = []
    for block in section.blocks:
        group.append(block)
        if not (isinstance(block, Text) and block.is_held):
            yield group
            group = []
    if group:
        yield group


class Pages:
    """The pages being filled, from the top of each down."""

    def __init__(self, target: Path, paper: Document) -> None:
        self.canvas = Canvas(
            str(target), pageCompression=1, lang=LANGUAGE, initialFontName=fonts.face(), pdfVersion=(1, 7)
        )
        self.canvas.setTitle(fonts.drawable(paper.title))
        self.canvas.setAuthor(fonts.drawable(paper.author))
        self.canvas.setCreator(PROGRAM)
        self.canvas.setProducer(PROGRAM)
        self.canvas.setSubject("")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self._number = 0
        self._depth = -1
        self._marks = 0

    def open(self, section: Section) -> None:
        """Begin the pages of a section."""
        self._size = (section.page[0] * POINTS_PER_MM, section.page[1] * POINTS_PER_MM)
        self._width = section.width * POINTS_PER_MM
        self._begin(1 if section.restart else self._number + 1)

    def close(self) -> None:
        """End the last page of a section."""
        self.canvas.showPage()

    def place(self, group: list[Block]) -> None:
        """Draw blocks that belong together: on this page if the last one's beginning fits."""
        first = group[0]
        pieces = [flowables(block, self._width, self._room_of_page) for block in group]
        if any(isinstance(block, Text) and block.ends for block in group):
            self._end(group, pieces)
            return
        if (isinstance(first, Text) and first.fresh) or not self._fits(pieces):
            self._turn()
        self._draw(group, pieces)

    def _draw(self, group: list[Block], pieces: list[list[Flowable]]) -> None:
        for block, parts in zip(group, pieces, strict=True):
            if isinstance(block, Text):
                self._bookmark(block)
            for part in parts:
                self._flow(part)

    def _end(self, group: list[Block], pieces: list[list[Flowable]]) -> None:
        """Draw the last words with their headings, and the signature on the page where they end."""
        *heads, (words,), signature = pieces
        above = sum(self._height(part) for head in heads for part in head)
        following = sum(self._height(part) for part in signature)
        parts = self._begun(words, self._room - above, following)
        if not parts and not self._at_top:
            self._turn()
            self._end(group, pieces)
        elif len(parts) == 2:
            self._draw(group[:-1], [*heads, parts[:1]])
            self._turn()
            self._end(group[-2:], [parts[1:], signature])
        else:  # all of it, or more than a page holds
            self._draw(group, pieces)

    def _begun(self, words: Flowable, room: float, following: float) -> list[Flowable]:
        """What stands in `room` of `words` and what goes over with the `following` points.

        Only one part if nothing has to go over, none if they cannot begin here.
        """
        height = self._height(words)
        if height + following <= room:
            return [words]
        over = float(words.getSpaceAfter()) + ENDING * float(words.style.leading)
        return list(words.splitOn(self.canvas, self._width, min(room, height - over + 0.01)))

    @property
    def _room_of_page(self) -> float:
        return self._size[1] - (TOP + BOTTOM) * POINTS_PER_MM

    @property
    def _room(self) -> float:
        return self._y - BOTTOM * POINTS_PER_MM

    @property
    def _at_top(self) -> bool:
        return self._room >= self._room_of_page

    def _begin(self, number: int) -> None:
        self._number = number
        self._y = self._size[1] - TOP * POINTS_PER_MM
        self.canvas.setPageSize(self._size)
        if number > 1:
            self.canvas.setFont(fonts.face(), PAGE_NUMBER)
            middle = (self._size[0] + (LEFT - RIGHT) * POINTS_PER_MM) / 2
            baseline = self._size[1] - NUMBER_DROP * POINTS_PER_MM - PAGE_NUMBER * 0.9
            self.canvas.drawCentredString(middle, baseline, str(number))

    def _turn(self) -> None:
        """Go on at the top of a new page; an empty one is used first."""
        if not self._at_top:
            self.canvas.showPage()
            self._begin(self._number + 1)

    def _fits(self, pieces: list[list[Flowable]]) -> bool:
        """True if all but the last piece, and at least its beginning, have room here."""
        *heads, last = pieces
        room = self._room - sum(self._height(part) for head in heads for part in head)
        needed = sum(self._height(part) for part in last)
        if needed <= room or self._at_top:
            return True
        return room > 0 and bool(last[0].splitOn(self.canvas, self._width, room - last[0].getSpaceBefore()))

    def _height(self, part: Flowable) -> float:
        height = part.wrapOn(self.canvas, self._width, self._room_of_page)[1]
        return float(height) + float(part.getSpaceBefore()) + float(part.getSpaceAfter())

    def _flow(self, part: Flowable) -> None:
        """Draw `part` here and on as many pages as it needs."""
        waiting = deque(self._pieces(part))
        while waiting:
            part = waiting.popleft()
            before = 0.0 if self._at_top else float(part.getSpaceBefore())
            height = float(part.wrapOn(self.canvas, self._width, self._room)[1])
            if height + before <= self._room + 0.01:
                self._y -= before + height
                part.drawOn(self.canvas, LEFT * POINTS_PER_MM, self._y)
                self._y -= float(part.getSpaceAfter())
            elif parts := part.splitOn(self.canvas, self._width, self._room - before):
                waiting.extendleft(reversed(parts))
            elif self._at_top:  # nothing can part it: better over the edge than lost
                part.drawOn(self.canvas, LEFT * POINTS_PER_MM, self._y - height)
                self._y = BOTTOM * POINTS_PER_MM
            else:
                waiting.appendleft(part)
                self._turn()

    def _pieces(self, part: Flowable) -> list[Flowable]:
        """A paragraph of many pages in pieces of a few: each page would break all that is left into lines."""
        height = self._height(part)
        if not isinstance(part, Paragraph) or height <= FEW * self._room_of_page:
            return [part]
        halves = part.splitOn(self.canvas, self._width, height / 2)
        for half, side in zip(halves, ("spaceAfter", "spaceBefore"), strict=False):
            half.style = ParagraphStyle(half.style.name, parent=half.style, **{side: 0})
        return [piece for half in halves for piece in self._pieces(half)] if len(halves) > 1 else [part]

    def _bookmark(self, block: Text) -> None:
        depth = STYLES[block.role].outline
        if depth is None:
            return
        # A level must not be skipped, whatever an edition's outline leaves out.
        self._depth = min(depth, self._depth + 1)
        self._marks += 1
        name = f"part-{self._marks}"
        self.canvas.bookmarkPage(name, fit="FitH", top=self._y)
        words = fonts.drawable(". ".join(block.words.split("\n")))
        self.canvas.addOutlineEntry(words, name, self._depth, closed=False)


def attach(canvas: Canvas, content: bytes) -> None:
    """Put the report as JSON inside the file, where viewers list attachments."""
    inside = canvas._doc
    stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    stream.dictionary["Type"] = pdfdoc.PDFName("EmbeddedFile")
    stream.dictionary["Subtype"] = MEDIA_TYPE
    # Readers unpack a damaged stream as far as they can: the sum tells a changed figure.
    known = {"Size": len(content), "CheckSum": f"<{hashlib.md5(content, usedforsecurity=False).hexdigest()}>"}
    stream.dictionary["Params"] = pdfdoc.PDFDictionary(known)
    name = pdfdoc.PDFString(ATTACHED)
    entry = {
        "Type": pdfdoc.PDFName("Filespec"),
        "F": name,
        "UF": name,
        "AFRelationship": pdfdoc.PDFName("Data"),
        "EF": pdfdoc.PDFDictionary({"F": inside.Reference(stream)}),
    }
    listed = pdfdoc.PDFArray([name, inside.Reference(pdfdoc.PDFDictionary(entry))])
    names = pdfdoc.PDFDictionary({"Names": listed})
    inside.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": names})
