"""What is told of a file that was read: a line for each thing unclear or not understood.

Words only; what to do with a row is decided elsewhere.
"""

from collections.abc import Iterator

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.content import Item, part, rest
from cchc_desktop.core.found import Confidence, Doubt, Found, Spot
from cchc_desktop.core.plan import Plan, PlanRow, Verdict
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, show, typed

_LONGEST = 120


def lines(found: Found, planned: Plan, report: Report) -> Iterator[str]:
    """Sentences in the order of grief: what is unclear, totals, what was not understood, the count."""
    yield texts.READ_EDITION.format(edition=found.edition)
    if found.encoding:
        yield texts.READ_ENCODING.format(encoding=texts.ENCODINGS.get(found.encoding, found.encoding))
    unclear = [row for row in planned.rows if row.verdict is Verdict.UNCLEAR]
    yield from (_row(texts.READ_UNCLEAR, row) for row in unclear)
    yield from (_row(texts.READ_LIKELY, row) for row in planned.rows if _is_doubtful(row))
    for each in planned.sums:
        label = _total_place(report, each.code)
        yield texts.READ_SUM.format(place=label, printed=show(each.printed), added=show(each.added))
    for unread in found.unread:
        why = texts.DOUBTS[unread.doubt.value]
        yield texts.READ_UNREAD.format(spot=where(unread.spot), text=_short(unread.text), why=why)
    yield texts.READ_COUNT.format(
        figures=len(found.figures),
        rows=len(found.rows),
        texts=len(found.texts),
        unclear=len(unclear),
        unread=len(found.unread),
    )


def where(spot: Spot) -> str:
    """A place in a file as a person finds it again."""
    parts = []
    if spot.sheet:
        parts.append(texts.SPOT_SHEET.format(sheet=spot.sheet))
    if spot.cell:
        parts.append(texts.SPOT_CELL.format(cell=spot.cell))
    if spot.page:
        parts.append(texts.SPOT_PAGE.format(page=spot.page))
    if spot.section:
        parts.append(texts.SPOT_SECTION.format(section=spot.section))
    if spot.line and not spot.cell:
        word = texts.SPOT_ROW if spot.sheet else texts.SPOT_LINE
        parts.append(word.format(line=spot.line))
    return ", ".join(parts) or "-"


def item_words(item: Item | None) -> str:
    """An incoming thing on one line."""
    if isinstance(item, Entry):
        return typed(item)
    if isinstance(item, dict):
        return _short(
            "; ".join(str(cell).removeprefix(UNREADABLE) for cell in item.values() if cell is not True)
        )
    return _short(item) if isinstance(item, str) else ""


def _total_place(report: Report, code: str) -> str:
    """A total's name: a row of a form, or a register's column."""
    register = report.index.registers.get(part(code))
    if register is None:
        return place(report, code)
    return f"{register.title}, {register.by_code[rest(code)].label}"


def _is_doubtful(row: PlanRow) -> bool:
    """True for what was taken, but on evidence that a person should see."""
    return row.is_safe and row.doubt is not Doubt.NONE and row.confidence is Confidence.LIKELY


def _row(sentence: str, row: PlanRow) -> str:
    label = row.label if part(row.address) or row.label else row.address
    return sentence.format(
        place=label,
        value=item_words(row.incoming),
        spot=where(row.spot),
        words=_short(row.spot.words),
        why=texts.DOUBTS[row.doubt.value],
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3] + "..."
