"""Any report that a clerk could make, and some that only a hostile hand could: for property tests.

What a report cannot hold (a row key that is not its place, a window left to the preset)
is not made: JSON says both in its own way.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from cchc_desktop.core.content import DOCUMENT, LISTS, Explanation, Item, Row, composed, explanation_address
from cchc_desktop.core.edition import Column, ColumnKind, Index, Register
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry, State, canonical
from tests.exchange.printed import CATALOGUE

EDITIONS = ("cchc-2021", "cchc-2025", "cchc-2011")
ODD = (
    "Đã rà soát; chờ kết quả",
    "'nháy",
    "=1+1",
    "+36",
    "@SUM(A1)",
    "_x0041_",
    "<b>&amp;</b> ]]> {{x}} {b1_1}",
    "hai\ndòng",
    "cách  đôi\tvà tab",
    "\N{GRINNING FACE} \u200b\ufeff",
    "a\x07\x1b\x85\u2028z",
    "\ufffe\uffff",
    "1.23",
    "07",
    "97.23%",
    "#REF!",
    "31/02/2023",
    "5" * 40,
    "d\u00e0i " * 60,
    "-",
    "x",
    "?",
    "0",
)
NUMBERS = st.one_of(
    st.integers(0, 10**6).map(Decimal),
    st.decimals(min_value=0, max_value=10**12, places=3),
    st.sampled_from([Decimal("0"), Decimal("36.10"), Decimal("123456789012345.678"), Decimal("-3")]),
)
TEXTS = st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
LINES = st.sampled_from(["Theo {van_ban.0}; {van_ban.1:short}.", "Đạt {b1_2_1}/{b1_2_2}, {*{period.to}*}."])
"""Sentences with live tokens."""
STATES = st.sampled_from(State).map(lambda state: Entry(state=state))


def _noted(entries: st.SearchStrategy[Entry]) -> st.SearchStrategy[Entry]:
    """Entries, some with a note."""
    notes = st.just("") | TEXTS
    return st.builds(lambda entry, note: Entry(entry.value, entry.state, entry.text, note), entries, notes)


WORDS = TEXTS.map(lambda text: Entry(text=text.strip()))
ENTRIES = _noted(st.one_of(NUMBERS.map(lambda number: Entry(value=number)), STATES, WORDS, st.just(Entry())))
DAYS = st.sampled_from(["2023-01-30", "2022-12-23", "2023-03-13", "31/02/2023"])


def _cells(column: Column) -> st.SearchStrategy[str | bool]:
    """What a cell of a register keeps."""
    if column.kind is ColumnKind.FLAG:
        return st.just(True)
    if column.kind is ColumnKind.DATE:
        return st.sampled_from(["2023-01-30", "2022-12-23", UNREADABLE + "31/02/2023"])
    if column.kind is ColumnKind.COUNT:
        marks = st.sampled_from(["-", "?", "x", UNREADABLE + "vài"])
        return marks | st.integers(0, 9_999).map(str) | NUMBERS.map(canonical)
    if column.options:
        return st.sampled_from(column.options)
    return TEXTS


def _rows(register: Register) -> st.SearchStrategy[Row]:
    columns = {column.code: _cells(column) for column in register.columns}
    return st.fixed_dictionaries({}, optional=columns).filter(bool)


@st.composite
def contents(draw: st.DrawFn, index: Index) -> dict[str, Item]:
    """What is entered in a report of an edition."""
    codes = st.sampled_from([code for code, figure in index.figures.items() if figure.is_entered])
    given: dict[str, Item] = {"period.from": "2022-12-15", "period.to": "2023-03-14"}
    given.update(draw(st.dictionaries(codes, ENTRIES, max_size=25)))
    for register in index.edition.registers:
        rows = draw(st.lists(_rows(register), max_size=3))
        given.update({f"{register.id}.{key}": row for key, row in enumerate(rows)})
    for name in draw(st.sets(st.sampled_from(DOCUMENT))):
        given[f"document.{name}"] = _particular(draw, name, index)
    own = draw(st.booleans())
    if own:
        given["outline"] = "I\tChỉ đạo\nII\tKết quả\nII.x1\tMục riêng\nI.1\tHoạt động"
    slots = st.sampled_from([*index.sections, *(["II.x1"] if own else [])])
    paragraphs = st.lists(LINES | TEXTS, min_size=1, max_size=4).map("\n".join)
    sections = draw(st.dictionaries(slots, paragraphs, max_size=5))
    given.update({f"narrative.{slot}": _placed(text, given) for slot, text in sections.items()})
    return {address: item for address, each in given.items() if (item := composed(each)) is not None}


def _placed(text: str, given: Mapping[str, Item]) -> str:
    """`text` with the tokens of rows that are not there as JSON names them."""
    return re.sub(r"(van_ban)\.(\d)", lambda each: each[0] if each[0] in given else f"{each[1]}.x", text)


def _particular(draw: st.DrawFn, name: str, index: Index) -> str:
    if name == "date":
        return draw(DAYS)
    if name == "appendix":
        return "\n".join(draw(st.sampled_from([["-"], [index.edition.registers[0].id]])))
    return draw(st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)) if name in LISTS else draw(TEXTS)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of any edition, with explanations of what is found in it."""
    name = draw(st.sampled_from(EDITIONS))
    index = CATALOGUE.get(name)
    unit = Unit(*draw(st.sampled_from([("xã", "An Bình"), ("phường", "Số 3 & <4>"), ("đặc khu", "Cô Tô")])))
    identity = Identity(
        unit, name, draw(st.sampled_from([each.kind for each in index.edition.presets])), 2023
    )
    report = Report(index, identity, draw(contents(index)))
    explained = {
        explanation_address(each.check, each.codes): Explanation(each.check, each.codes, words, each.figures)
        for each in report.findings[:2]
        if (words := draw(st.just("") | TEXTS.filter(str.strip)))
    }
    report.update(explained)
    return report
