"""An edition: the report's form as one authority issued it. Data, never code.

Editions live side by side; a report keeps the one it was made in. These structs
are the whole grammar of the files in `forms/`; unknown fields are refused. What
the figures mean to each other is checked by `core.faults`.
"""

from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Annotated

import msgspec

from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.formula import in_order, parse
from cchc_desktop.core.kinds import SHARES as SHARES  # noqa: PLC0414 - a word of the edition, too
from cchc_desktop.core.kinds import WHOLE as WHOLE  # noqa: PLC0414
from cchc_desktop.core.kinds import Kind as Kind  # noqa: PLC0414
from cchc_desktop.core.passages import Foreign, Passage, Phrase, Renamed
from cchc_desktop.core.period import Preset
from cchc_desktop.core.prose.phrases import needed
from cchc_desktop.core.wording import Live, Paper, Part, UnitWords, Words

IDENTITY = {
    "area": "number",
    "row": "code",
    "fact": "code",
    "column": "code",
    "total": "code",
    "register": "id",
    "section": "slot",
    "preset": "kind",
    "check": "name",
    "draft": "name",
    "passage": "name",
    "carry": "name",
}
"""The lists of an edition's files, and the field that tells the pieces of each apart."""


class Option(Part, frozen=True):
    """One value of a code list: `Phát phiếu = 1`."""

    value: Decimal
    label: str


class Figure(Part, frozen=True):
    """One figure: a row of a form, or a fact that only the narrative needs.

    `number` is the printed STT ("6.7."), empty for a fact. `feeds` names the form
    row that must say the same. `formula` is empty for an entered figure. `misprint`
    is how the official paper prints the label, where it errs.
    """

    code: str
    kind: Kind
    label: str
    number: str = ""
    level: int = 0
    unit: str = ""
    options: tuple[Option, ...] = ()
    cumulative: bool = False
    formula: str = ""
    feeds: str = ""
    help: str = ""
    note: str = ""
    misprint: str = ""

    @property
    def is_entered(self) -> bool:
        """True if the cell can hold something: all but group heads."""
        return self.kind is not Kind.GROUP


class Area(Part, frozen=True):
    """One reform area: its form's rows and its facts. No rows: no form."""

    number: int
    name: str
    title: str
    rows: tuple[Figure, ...] = msgspec.field(default=(), name="row")
    facts: tuple[Figure, ...] = msgspec.field(default=(), name="fact")


class ColumnKind(Enum):
    """What a register's cell holds."""

    TEXT = "text"
    COUNT = "count"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"
    FILE = "file"


class Column(Part, frozen=True):
    """A column of a register. `group` is the head printed above neighbours.

    An `answer` is the unit's own for this period: it does not go on to the next one.
    What is not `printed` is seen on screen and in the workbook only. `names` are its
    options written out as a sentence says them: KH is Kế hoạch.
    """

    code: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    options: tuple[str, ...] = ()
    formula: str = ""
    group: str = ""
    width: int = 12
    names: dict[str, str] = msgspec.field(default_factory=dict)
    answer: bool = False
    printed: bool = True


class Condition(Part, frozen=True):
    """What a register's row must be like to count for a total."""

    column: str
    one_of: tuple[str, ...] = ()
    matches: str = ""
    in_window: bool = False
    ticked: bool = False


class Total(Part, frozen=True):
    """A figure drawn from a register: a sum of `column`, or without it a count of rows.

    `feeds` names the row of a form that shows it until something is typed there.
    """

    code: str
    label: str
    column: str = ""
    where: tuple[Condition, ...] = ()
    feeds: str = ""


class Register(Part, frozen=True, dict=True):
    """A list that feeds figures and sentences (bảng kê).

    `key` names the column that tells rows apart; a row whose key is in `total_rows`
    is a given total of the others: kept, used, and checked against them. In a list
    of documents `issuer` names the column of the issuing office, and `own` is a
    regular expression that the unit's own offices match.

    A register of no area has a `tab` of its own, and an appendix of its own under the
    title `appendix`. `level` names the column that says how deep a row stands: such a
    list bears its own numbers, its rows of the levels `bold` are heads, and it begins
    with the edition's criteria. `printed` is whether paper shows it unless a report
    says otherwise. `citation` and `short` are how a sentence names a row (`core.citing`);
    without them its key does.
    """

    id: str
    areas: tuple[int, ...]
    title: str
    key: str
    columns: tuple[Column, ...] = msgspec.field(name="column")
    totals: tuple[Total, ...] = msgspec.field(default=(), name="total")
    total_rows: tuple[str, ...] = ()
    issuer: str = ""
    own: str = ""
    tab: str = ""
    appendix: str = ""
    level: str = ""
    bold: tuple[str, ...] = ()
    printed: bool = True
    citation: str = ""
    short: str = ""
    help: str = ""

    @cached_property
    def by_code(self) -> dict[str, Column]:
        """The columns by their codes."""
        return {column.code: column for column in self.columns}

    @cached_property
    def naming(self) -> str:
        """The column whose words name a row of a list with levels, beside its number."""
        return next((code for code in self.by_code if code not in (self.key, self.level)), "")

    @cached_property
    def on_paper(self) -> tuple[Column, ...]:
        """The columns that are printed."""
        return tuple(column for column in self.columns if column.printed)


class Section(Part, frozen=True):
    """A slot of the narrative's outline ("II.2.c"), shown in `area`'s tab (0: its own)."""

    slot: str
    title: str
    area: int = 0


class Draft(Part, frozen=True):
    """Words proposed for a section, with live tokens (`core.prose.tokens`).

    They are proposed when the formula `when` holds; without one, always. Of a `group` the
    first that holds is proposed and no other. `follows` joins to the paragraph before.
    """

    name: str
    slot: str
    text: str
    when: str = ""
    group: str = ""
    follows: bool = False


class Level(Enum):
    """How grave a finding is (domain.md 5)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Check(Part, frozen=True, dict=True):
    """One check: a rule of `core.checks` applied to these codes.

    `id` is the rule's id of domain.md; `name` tells the checks of one id apart.
    `message` and `advice` are filled with what the rule found; `variants` add a
    sentence for a special case the rule recognises. Which other fields count is
    said by the rule. Of those for the narrative, `unless` are phrases whose sentence
    is left alone, and `sections` is a regular expression of the slots to read.
    """

    name: str
    id: str
    rule: str
    level: Level
    message: str
    advice: str
    variants: dict[str, str] = msgspec.field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()
    register: str = ""
    holds: str = ""
    explainable: bool = False
    limit: Decimal = Decimal(0)
    least: Decimal = Decimal(0)
    groups: tuple[tuple[str, ...], ...] = ()
    patterns: dict[str, str] = msgspec.field(default_factory=dict)
    phrases: tuple[Phrase, ...] = msgspec.field(default=(), name="phrase")
    heads: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    unless: tuple[str, ...] = ()
    sections: str = ""

    @cached_property
    def wordings(self) -> tuple[tuple[Phrase, str], ...]:
        """Each way of wording its phrases, in order."""
        return tuple((phrase, words) for phrase in self.phrases for words in phrase.words)

    @cached_property
    def first_words(self) -> dict[str, list[int]]:
        """By the words to look for first, one of which must stand in a text: the wordings, by place.

        Those that need no word stand under "".
        """
        places: dict[str, list[int]] = {}
        for place, (_, words) in enumerate(self.wordings):
            for key in next(iter(needed(words)), ("",)):
                places.setdefault(key, []).append(place)
        return places


class Edition(Part, frozen=True):
    """A whole edition. Built by `core.catalogue`; never changed.

    `criteria` are the rows that its list with levels begins with, by that list's columns.
    """

    id: str
    title: str
    programme: str
    version: str
    valid_from: str
    unit: UnitWords
    paper: Paper
    words: Words
    valid_to: str = ""
    base: str = ""
    provisional: bool = False
    live: Live = Live()
    decimals: Annotated[int, msgspec.Meta(ge=0, le=6)] = 1
    nil_shown: str = "-"
    presets: tuple[Preset, ...] = msgspec.field(default=(), name="preset")
    areas: tuple[Area, ...] = msgspec.field(default=(), name="area")
    registers: tuple[Register, ...] = msgspec.field(default=(), name="register")
    criteria: tuple[dict[str, str], ...] = msgspec.field(default=(), name="criterion")
    outline: tuple[Section, ...] = msgspec.field(default=(), name="section")
    checks: tuple[Check, ...] = msgspec.field(default=(), name="check")
    drafts: tuple[Draft, ...] = msgspec.field(default=(), name="draft")
    passages: tuple[Passage, ...] = msgspec.field(default=(), name="passage")
    renamed: tuple[Renamed, ...] = ()
    foreign: Foreign = Foreign()
    carries: tuple[Carry, ...] = msgspec.field(default=(), name="carry")


class Index:
    """An edition's figures by code, its formulas parsed and in order of need.

    `standing` are the codes of what stands at a day: stocks, and what goes on by name.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.rows = {row.code: row for area in edition.areas for row in area.rows}
        self.facts = {fact.code: fact for area in edition.areas for fact in area.facts}
        self.figures = self.rows | self.facts
        self.area_of = {figure.code: area for area in edition.areas for figure in (*area.rows, *area.facts)}
        self.registers = {register.id: register for register in edition.registers}
        self.totals = {
            total.code: (register, total) for register in edition.registers for total in register.totals
        }
        self.fed = {total.feeds: total for _, total in self.totals.values() if total.feeds}
        self.sections = {section.slot: section for section in edition.outline}
        self.formulas = {
            code: parse(figure.formula) for code, figure in self.figures.items() if figure.formula
        }
        self.column_formulas = {
            register.id: in_order({c.code: parse(c.formula) for c in register.columns if c.formula})
            for register in edition.registers
        }
        self.order = tuple(in_order(self.formulas))
        stocks = (code for code, figure in self.figures.items() if figure.kind is Kind.STOCK)
        self.standing = frozenset(stocks).union(*(carry.codes for carry in edition.carries))
        self.answerable = tuple(code for code, row in self.rows.items() if row.is_entered)
