"""The papers that go with a hand-over: the receipt, and what a supplement changes.

Each is a document of the same blocks as the report, drawn by the same machinery. Words
come from the report and from `texts`; nothing is computed here.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from cchc_desktop import texts
from cchc_desktop.core.difference import Amended
from cchc_desktop.core.period import show_date
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import show
from cchc_desktop.exchange.blocks import (
    Align,
    Block,
    Cell,
    Columns,
    Document,
    Role,
    Row,
    Section,
    Table,
    Text,
    plain,
    text,
)
from cchc_desktop.exchange.files import whole
from cchc_desktop.exchange.layout import signature
from cchc_desktop.exchange.totals import totals
from cchc_desktop.exchange.wording import words

RECEIPT, SUPPLEMENT = "Phieu-giao-nhan", "Ban-bo-sung"
NAMES = (RECEIPT, SUPPLEMENT)
"""How the names of these papers begin: they hold no report of their own."""
SMALL = 9.0
_GROUP = 16
_FILE_WIDTHS = (8.0, 74.0, 22.0, 61.0)
_TOTAL_WIDTHS = (8.0, 92.0, 25.0, 40.0)
_CHANGE_WIDTHS = (8.0, 50.0, 36.0, 36.0, 35.0)
_SIZES, _COUNTS = frozenset({2}), frozenset({2, 3})
"""Columns that hold figures: of the files, of the totals."""


def receipt(
    report: Report, folder: str, files: Sequence[tuple[str, int, str]], *, on_stick: bool = True
) -> Document:
    """What was handed over, for both sides to sign: name, size in bytes and hash of each file."""
    known = {**words(report), "folder": folder}
    listed = [(name, show_size(size), _spaced(digest)) for name, size, digest in files]
    blocks: list[Block] = [
        text(Role.TYPE, texts.SLIP_TITLE),
        text(Role.WINDOW, fill(texts.SLIP_SUBJECT, known)),
        text(Role.BODY, fill(texts.SLIP_DOCUMENT, known)),
        text(Role.BODY, fill(texts.SLIP_STICK if on_stick else texts.SLIP_FOLDER, known)),
        _table(_FILE_WIDTHS, texts.SLIP_FILES, listed, _SIZES),
        text(Role.BODY, texts.SLIP_TOTALS_LINE),
        _table(_TOTAL_WIDTHS, texts.SLIP_TOTALS, _totals(report), _COUNTS),
        text(Role.BODY, texts.SLIP_REMOVE if on_stick else texts.SLIP_DONE),
        Columns(_signer(texts.SLIP_GIVER), _signer(texts.SLIP_TAKER), 0.5),
    ]
    return Document(texts.SLIP_TITLE, report.unit.title, (Section(tuple(blocks), restart=True),))


def supplement(
    report: Report, number: int, sent: date, lines: Sequence[Amended], place: Callable[[str], str]
) -> Document:
    """Bản bổ sung lần n: what differs from what was sent, before and now and why.

    `place` names an address as the clerk would.
    """
    known = {**words(report), "number": number, "sent": show_date(sent)}
    title = fill(texts.SUPPLEMENT_TITLE, known)
    blocks: list[Block] = [
        text(Role.TYPE, title),
        text(Role.WINDOW, fill(texts.SLIP_SUBJECT, known)),
        text(Role.BODY, fill(texts.SUPPLEMENT_LINE, known)),
    ]
    if lines:
        changed = ((place(line.address), _said(line.old), _said(line.new), _why(line)) for line in lines)
        blocks.append(_table(_CHANGE_WIDTHS, texts.SUPPLEMENT_HEADS, changed))
    else:
        blocks.append(text(Role.BODY, texts.SUPPLEMENT_SAME))
    signed = signature(report)
    dated = text(Role.PLACE_DATE, fill(texts.SUPPLEMENT_DATE, known))
    blocks.append(Columns(signed.left, (dated, *signed.right), signed.share))
    return Document(title, report.unit.title, (Section(tuple(blocks), restart=True),))


def write(paper: Document, path: Path) -> None:
    """The document as PDF or Word, by the ending of `path`; TargetUnusable if the disk refuses."""
    if path.suffix == ".docx":
        from cchc_desktop.exchange.docx import compose as draw
    else:
        from cchc_desktop.exchange.pdf import draw
    with whole(path) as beside:
        for _ in draw(paper, beside):
            pass


def show_size(size: int) -> str:
    """Bytes with their thousands apart."""
    return f"{size:,}".replace(",", ".")


def _totals(report: Report) -> Iterable[tuple[str, ...]]:
    for each in totals(report):
        filled = fill(texts.SLIP_FILLED, {"filled": each.filled, "of": each.of})
        yield each.title, filled, show(each.control, 2)


def _table(
    widths: tuple[float, ...],
    heads: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    figures: frozenset[int] = frozenset(),
) -> Table:
    """A table whose rows are numbered; `figures` are the columns of figures, which stand in the middle."""
    head = tuple(Cell(name, Align.CENTER, bold=True) for name in heads)
    body = tuple(_row(place, row, figures) for place, row in enumerate(rows, 1))
    return Table(widths, (head,), body, SMALL)


def _row(place: int, row: tuple[str, ...], figures: frozenset[int]) -> Row:
    cells = (
        Cell(plain(each), Align.CENTER if column in figures else Align.LEFT)
        for column, each in enumerate(row, 1)
    )
    return (Cell(str(place), Align.CENTER), *cells)


def _signer(title: str) -> tuple[Text, ...]:
    return text(Role.AUTHORITY, title), text(Role.WINDOW, texts.SLIP_SIGN)


def _spaced(digest: str) -> str:
    """A hash in groups, so that it can be read and breaks between them."""
    return " ".join(digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))


def _said(words: str) -> str:
    return words or texts.SUPPLEMENT_BLANK


def _why(line: Amended) -> str:
    return texts.SUPPLEMENT_COMPUTED if line.computed else line.reason
