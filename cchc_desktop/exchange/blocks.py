"""The words of a printed document as blocks with roles, and what each role looks like.

Word and PDF are both written from these, so that they cannot drift apart. The
measures are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, and stand nowhere else:
millimetres on the page, points in the type. Never knows a report, a font or a file.
"""

import re
from collections.abc import Generator, Iterator
from enum import Enum
from typing import TypeAlias

import msgspec

POINTS_PER_MM = 72 / 25.4
PAGE = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
NUMBER_DROP = 10.0
"""How far under the paper's edge the page number stands."""
PAGE_NUMBER = 14.0
ADDRESS_INDENT = 35.0
"""Where the list of those addressed begins."""
NOTE = 11.0
"""Size of a remark inside a table's head."""
SINGLE = 1.15
"""Line height of Times New Roman over its size: what Word calls single spacing."""


Progress: TypeAlias = Generator[tuple[int, int], None, None]
"""Long work, telling how many parts of how many are done; closing it gives it up."""


class Align(Enum):
    """How lines stand in their column."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


class Role(Enum):
    """What a line of text is in the document."""

    SUPERIOR = "superior"
    AGENCY = "agency"
    NATION = "nation"
    MOTTO = "motto"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    TYPE = "type"
    SUBJECT = "subject"
    WINDOW = "window"
    ADDRESS = "address"
    ADDRESSES = "addresses"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    PART = "part"
    POINT = "point"
    LETTER = "letter"
    BODY = "body"
    ITEM = "item"
    SUBITEM = "subitem"
    RECIPIENTS = "recipients"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    SIGNER = "signer"
    APPENDIX = "appendix"
    APPENDIX_NAME = "appendix_name"
    APPENDIX_LINE = "appendix_line"
    GAP = "gap"
    FORM = "form"


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """What a role looks like: type in points, indents in millimetres: of the first line
    and, `left`, of all of them.

    `rule` is the length of the line beneath, as a share of the words'; `outline` the
    depth among the bookmarks, None for what is none; `keep` holds it to what follows;
    `balanced` breaks it so that no word is left alone on the last line.
    """

    size: float = 14.0
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTER
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0
    rule: float = 0.0
    outline: int | None = None
    keep: bool = False
    balanced: bool = False

    @property
    def leading(self) -> float:
        """From one line's foot to the next, in points."""
        return self.size * SINGLE * self.spacing


_PROSE = Style(align=Align.JUSTIFY, first_line=12.7, after=6, spacing=1.1)


def _heading(depth: int, bold: bool = True) -> Style:
    # Not justified: a title that goes over by one word would be torn apart.
    return msgspec.structs.replace(_PROSE, align=Align.LEFT, bold=bold, outline=depth, keep=True)


STYLES = {
    Role.SUPERIOR: Style(size=13),
    Role.AGENCY: Style(size=13, bold=True, rule=0.4),
    Role.NATION: Style(size=13, bold=True),
    Role.MOTTO: Style(bold=True, rule=1.0),
    Role.NUMBER: Style(size=13, before=6),
    Role.PLACE_DATE: Style(italic=True, before=6),
    Role.TYPE: Style(bold=True, before=18, keep=True),
    Role.SUBJECT: Style(bold=True, rule=0.4, keep=True, balanced=True),
    Role.WINDOW: Style(italic=True, before=6, after=12),
    Role.ADDRESS: Style(after=12, balanced=True),
    Role.ADDRESSES: Style(align=Align.LEFT, left=ADDRESS_INDENT, after=3, keep=True),
    # The hyphens stand below each other under the colon, the words beside them.
    Role.ADDRESSEE: Style(align=Align.LEFT, left=ADDRESS_INDENT + 22.5, first_line=-2.5, after=6),
    Role.BASIS: msgspec.structs.replace(_PROSE, italic=True),
    Role.PART: _heading(0),
    Role.POINT: _heading(1),
    Role.LETTER: _heading(2, bold=False),
    Role.BODY: _PROSE,
    Role.ITEM: _PROSE,
    Role.SUBITEM: _PROSE,
    Role.RECIPIENTS: Style(size=12, bold=True, italic=True, align=Align.LEFT, before=12),
    Role.RECIPIENT: Style(size=11, align=Align.LEFT),
    Role.AUTHORITY: Style(bold=True, before=12),
    Role.SIGNER: Style(bold=True, before=72),
    Role.APPENDIX: Style(bold=True, outline=0, keep=True),
    Role.APPENDIX_NAME: Style(bold=True, keep=True, balanced=True),
    Role.APPENDIX_LINE: Style(size=13, italic=True, rule=0.4, keep=True, balanced=True),
    Role.GAP: Style(size=8, keep=True),
    Role.FORM: Style(bold=True, before=12, after=6, outline=1, keep=True),
}


class Run(msgspec.Struct, frozen=True):
    """Words of one make; what the style sets holds, and this is added."""

    text: str
    bold: bool = False
    italic: bool = False


class Text(msgspec.Struct, frozen=True):
    """A paragraph. A line break in a run breaks the line; `fresh` opens a new page;
    `ends` holds it to the signature that follows, at least by its last two lines.
    """

    role: Role
    runs: tuple[Run, ...]
    fresh: bool = False
    ends: bool = False

    @property
    def words(self) -> str:
        """The bare text."""
        return "".join(run.text for run in self.runs)

    @property
    def is_held(self) -> bool:
        """True if it must not be parted from what follows."""
        return self.ends or STYLES[self.role].keep


class Columns(msgspec.Struct, frozen=True):
    """Two columns side by side, never parted; `share` is the left one's of the width."""

    left: tuple[Text, ...]
    right: tuple[Text, ...]
    share: float


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table. `down` and `across` merge it over its neighbours; `note` is a
    remark under a head's words. `keep` holds its row to the next one.
    """

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    down: int = 1
    across: int = 1
    note: str = ""
    keep: bool = False


Row: TypeAlias = tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """A ruled table whose head repeats on each page. `widths` are shares of the page's;
    only the head merges cells, and names each where it begins.
    """

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 12.0

    def places(self) -> Iterator[tuple[int, int, Cell]]:
        """The head's cells with the row and the column where each begins."""
        taken: set[tuple[int, int]] = set()
        for down, row in enumerate(self.head):
            across = 0
            for cell in row:
                while (down, across) in taken:
                    across += 1
                yield down, across, cell
                taken |= {(down + y, across + x) for y in range(cell.down) for x in range(cell.across)}


Block: TypeAlias = Text | Columns | Table


class Section(msgspec.Struct, frozen=True):
    """Blocks on pages of one shape. `restart` numbers its pages from 1, the first unseen."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    restart: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of its paper."""
        return (PAGE[1], PAGE[0]) if self.landscape else PAGE

    @property
    def width(self) -> float:
        """What its margins leave for text."""
        return self.page[0] - LEFT - RIGHT


class Document(msgspec.Struct, frozen=True):
    """A whole document; `title` and `author` are told by the file's properties."""

    title: str
    author: str
    sections: tuple[Section, ...]


def plain(text: str) -> str:
    """`text` as paper can hold it: a tab is a space, a broken letter shows as one."""
    if text.isprintable():
        return text
    text = re.sub(r"\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    text = re.sub(r"[\x00-\x09\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", text)
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def text(role: Role, words: str, fresh: bool = False) -> Text:
    """A paragraph of one make."""
    return Text(role, (Run(plain(words)),), fresh)
