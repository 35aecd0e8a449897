"""A row of a plan in words: where it belongs, what stands there, what comes, from where.

Knows no widget and decides nothing.
"""

from collections.abc import Iterator
from html import escape

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import number_of
from cchc_desktop.core.citing import cited
from cchc_desktop.core.content import Item, Row, part
from cchc_desktop.core.edition import Register
from cchc_desktop.core.found import Doubt
from cchc_desktop.core.plan import IDLE, PlanRow
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import SHOWN, Entry
from cchc_desktop.exchange.reading.telling import where
from cchc_desktop.ui.naming import short_place, words_of
from cchc_desktop.ui.words import rich

LONGEST = 160
"""Letters of a text in a cell of the list; the pane below shows all of it."""
WHOLE = 1500
"""Letters of a text in the pane and the tool tip."""


def is_choice(row: PlanRow) -> bool:
    """True for a row that accepting does something with."""
    return row.verdict not in IDLE


def kind_of(report: Report, row: PlanRow) -> str:
    """The part of the report that a row belongs to: Biểu 3, 1.2."""
    return short_place(report, row.address) if row.address else row.label


def label_of(report: Report, row: PlanRow) -> str:
    """What a row is about, in the form's words."""
    kind, index = part(row.address), report.index
    if row.address in index.figures:
        return index.figures[row.address].label
    if kind in index.registers:
        item = row.incoming if isinstance(row.incoming, dict) else row.now
        register = index.registers[kind]
        return (cited(register, item, short=True) if isinstance(item, dict) else "") or register.title
    return texts.PLAN_KINDS.get(row.label, row.label)


def value_of(report: Report, row: PlanRow, item: Item | None) -> str:
    """One side of a row: as the form shows it; of two list rows the cells that differ."""
    register = report.index.registers.get(part(row.address))
    if isinstance(item, dict) and register is None:
        return "; ".join(str(cell) for cell in item.values() if cell is not True)
    if register is not None and isinstance(item, dict):
        return _cells(report, register, row, item)
    if isinstance(item, Entry) and item.value is not None and row.address in report.index.figures:
        note = f" ({item.note})" if item.note else ""
        return number_of(report, row.address, item.value) + note
    if isinstance(item, Entry) and item.state is not None:
        return SHOWN[item.state]
    if part(row.address) == NARRATIVE and isinstance(item, str):
        return " ".join("".join(piece.text for piece in report.rendered(item[:WHOLE])).split())
    return words_of(report, row.address, item)


def _cells(report: Report, register: Register, row: PlanRow, item: Row) -> str:
    """A list row; beside another one only what differs, each cell under its column's name."""
    pair = [each for each in (row.now, row.incoming) if isinstance(each, dict)]
    if len(pair) < 2:
        return words_of(report, row.address, item)
    differing = [each for each in register.columns if pair[0].get(each.code) != pair[1].get(each.code)]
    shown = {each.code: item[each.code] for each in differing if item.get(each.code)}
    told = (
        f"{register.by_code[code].label}: {words_of(report, row.address, {code: cell})}"
        for code, cell in shown.items()
    )
    return "; ".join(told) or texts.PLAN_EMPTY


def parts_of(report: Report, row: PlanRow) -> str:
    """What a figure was added up from, "" if from nothing."""
    told = (
        texts.PLAN_PART.format(name=name, value=value_of(report, row, entry) or texts.PLAN_EMPTY)
        for name, entry in row.parts
    )
    return "; ".join(told)


def cut(words: str) -> str:
    """Words that fit a cell."""
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"


def detail_of(report: Report, row: PlanRow) -> str:
    """All there is to say of a row, as rich text for the pane and the tool tip."""
    return rich(_paragraphs(report, row))


def _paragraphs(report: Report, row: PlanRow) -> Iterator[str]:
    yield f"<b>{escape(kind_of(report, row))}</b> {escape(label_of(report, row))}"
    values = [value_of(report, row, item)[:WHOLE] for item in (row.now, row.incoming)]
    yield escape(texts.PLAN_DETAIL_VALUES.format(now=values[0], incoming=values[1]))
    verdict = row.verdict.value
    doubt = f" {_sentence(texts.DOUBTS[row.doubt.value])}" if row.doubt is not Doubt.NONE else ""
    yield f"<b>{escape(texts.VERDICTS[verdict])}.</b> {escape(texts.VERDICTS_HELP[verdict] + doubt)}"
    if row.parts:
        yield escape(texts.PLAN_DETAIL_PARTS.format(parts=parts_of(report, row)))
    spot = where(row.spot)
    words = texts.PLAN_DETAIL_WORDS.format(words=" ".join(row.spot.words.split())) if row.spot.words else ""
    if spot != "-" or words:
        place = texts.PLAN_DETAIL_SPOT.format(spot=spot) if spot != "-" else ""
        yield escape(": ".join(filter(None, (place, words))))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
