"""A report: one edition, one unit, one period, and what was entered.

Pure: knows neither the screen nor the disk. Everything that changes a figure
goes through `Report.update`, which answers with a `Change`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

import msgspec

from cchc_desktop.core.checks import Judged, in_order, run
from cchc_desktop.core.checks.finding import Finding, FindingsChange, compare
from cchc_desktop.core.content import Changes, Explanation, Item, Row, composed, part, row_key
from cchc_desktop.core.edition import Edition, Index
from cchc_desktop.core.figures import BLANK, Evaluation, Value
from cchc_desktop.core.period import Period, Preset, parse_date
from cchc_desktop.core.register import total_of
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import FileUnusable


class Unit(msgspec.Struct, frozen=True):
    """A commune. `code` tells two of the same name apart; it may be empty."""

    type: str
    name: str
    superior: str = ""
    province: str = ""
    code: str = ""

    @property
    def title(self) -> str:
        """The name as a sentence uses it: xã Chi Lăng Bắc."""
        return f"{self.type} {self.name}".strip()


class Identity(msgspec.Struct, frozen=True):
    """Which report this is: it never changes while the report lives."""

    unit: Unit
    edition: str
    kind: str
    year: int


class Change(msgspec.Struct, frozen=True):
    """What an update made different.

    `edited` are the addresses that were set, `values` the codes of cells and register
    totals that now show something else.
    """

    edited: frozenset[str]
    values: frozenset[str]
    findings: FindingsChange


class Report:
    """The figures, texts and findings of one period of one unit.

    `history` are the unit's other reports whose codes mean the same, in the order of
    time. FileUnusable if the edition has lost this kind of period.
    """

    def __init__(
        self,
        index: Index,
        identity: Identity,
        content: Mapping[str, Item] = MappingProxyType({}),
        history: Iterable["Report"] = (),
    ) -> None:
        self.index = index
        self.edition = index.edition
        self.identity = identity
        known = [each for each in history if _is_comparable(each.edition, self.edition)]
        self.history = tuple(sorted(known, key=self._order))
        self._content: dict[str, Item] = {}
        self._explanations: dict[str, Explanation] = {}
        self._rows: dict[str, dict[int, Row]] = {name: {} for name in index.registers}
        self.values: dict[str, Value] = {}
        self.totals: dict[str, Decimal | None] = {}
        self._findings: tuple[Finding, ...] | None = None
        self._judged: Judged = {}
        self._unjudged: frozenset[str] = frozenset()
        self.memo: dict[str, object] = {}
        """What the rules work out once for all of them; emptied by every update."""
        self._enter(content)

    @property
    def unit(self) -> Unit:
        """Whose report it is."""
        return self.identity.unit

    @property
    def content(self) -> Mapping[str, Item]:
        """Everything entered, by address."""
        return MappingProxyType(self._content)

    @cached_property
    def preset(self) -> Preset:
        """The edition's words and usual window for this kind of period."""
        kind = self.identity.kind
        found = next((preset for preset in self.edition.presets if preset.kind == kind), None)
        if found is None:
            raise FileUnusable("kind_unknown", edition=self.edition.id, kind=kind)
        return found

    @property
    def period(self) -> Period:
        """The period with its own window: what was entered, else the preset."""
        usual = self.preset.window(self.identity.year)
        start, end = self.text("period.from"), self.text("period.to")
        return Period(
            self.identity.kind,
            self.identity.year,
            parse_date(start) if start else usual.start,
            parse_date(end) if end else usual.end,
        )

    @cached_property
    def previous(self) -> "Report | None":
        """The period to stand beside this one, if there is one.

        The latest of the same year; else the same kind of the year before; else the
        latest of all. Of two that end on one day, the one that counts as this one does:
        6 tháng for 9 tháng, quý II for quý III.
        """
        mine = self.identity
        same_year = [each for each in self.history if each.identity.year == mine.year]
        year_ago = (mine.kind, mine.year - 1)
        same_kind = [each for each in self.history if (each.identity.kind, each.identity.year) == year_ago]
        return next((group[-1] for group in (same_year, same_kind, self.history) if group), None)

    def entry(self, code: str) -> Entry | None:
        """What was entered in the cell of `code`; None if nothing ever was."""
        item = self._content.get(code)
        return item if isinstance(item, Entry) else None

    def text(self, address: str) -> str:
        """A text of the report ("document.number", "narrative.I.1"), "" if blank."""
        item = self._content.get(address)
        return item if isinstance(item, str) else ""

    def rows(self, register: str) -> Mapping[int, Row]:
        """The rows of a register by their keys, in order."""
        return self._rows[register]

    def explanations(self) -> tuple[Explanation, ...]:
        """Every explanation that was written, whether or not it still holds."""
        return tuple(self._explanations.values())

    def value(self, code: str) -> Value:
        """What the cell of `code` shows; a register's total counts as computed."""
        return self.values.get(code, BLANK)

    def figure(self, code: str) -> Decimal | None:
        """The figure of a cell or of a register's total, None if unknown."""
        value = self.values.get(code)
        return self.totals.get(code) if value is None else value.counted

    def applies(self, code: str) -> bool:
        """False for a cell marked as not this unit's business."""
        return self._evaluation.applies(code)

    def earlier(self, code: str) -> Decimal | None:
        """The figure of `code` in the period beside this one."""
        return self.previous.figure(code) if self.previous else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say now, worst first.

        Judged when first asked for: the periods that only stand beside another are not.
        """
        if self._findings is None:
            self._judge()
        return self._findings or ()

    def update(self, changes: Changes) -> Change:
        """Set each address to its item, None emptying it, and judge what that can have changed."""
        values, totals, findings = self.values, self.totals, self.findings
        self._enter(changes)
        self._judge()
        shown = {code for code, value in self.values.items() if values.get(code) != value}
        shown |= {code for code, total in self.totals.items() if totals.get(code) != total}
        return Change(frozenset(changes), frozenset(shown), compare(findings, self.findings))

    def _enter(self, changes: Changes) -> None:
        touched = frozenset(map(part, changes))
        # What a mistake of ours keeps from being judged now is judged with the next change.
        self._unjudged |= touched
        items = {address: composed(item) for address, item in changes.items()}
        for address, item in items.items():
            self._set(address, item)
        self.totals = self._add_up(touched)
        self._evaluation = Evaluation(self.index, self.entry, self.totals, self.earlier)
        self.values = self._evaluation.values

    def _judge(self) -> None:
        self.memo.clear()
        self._judged = run(self, self._unjudged, self._judged)
        self._unjudged = frozenset()
        self._findings = in_order(self._judged)

    def _set(self, address: str, item: Item | None) -> None:
        rows = self._rows.get(part(address))
        if rows is not None:
            _place(rows, row_key(address), item)
        self._explanations.pop(address, None)
        if isinstance(item, Explanation):
            self._explanations[address] = item
        if item is None:
            self._content.pop(address, None)
        else:
            self._content[address] = item

    def _order(self, other: "Report") -> tuple[int, str, bool, str]:
        """Sorts the reports of a unit by time: the year, the end of the window, its start.

        Of two that end on one day, the one that counts as this one does is nearer.
        """
        start, end = other.period.start, other.period.end
        alike = other.preset.cumulative == self.preset.cumulative
        return other.identity.year, _text(end), alike, _text(start)

    def _add_up(self, touched: frozenset[str]) -> dict[str, Decimal | None]:
        """The registers' totals; those that `touched` cannot have moved stay."""
        totals = dict(self.totals)
        window = self.period.window
        for code, (register, total) in self.index.totals.items():
            if code not in totals or register.id in touched or "period" in touched:
                formulas = self.index.column_formulas[register.id]
                rows = self._rows[register.id].values()
                totals[code] = total_of(total, register, rows, formulas, window)
        return totals


def _is_comparable(one: Edition, two: Edition) -> bool:
    """True if the codes of both mean the same: one edition, or made from one."""
    return bool(({one.id, one.base} & {two.id, two.base}) - {""})


def _place(rows: dict[int, Row], key: int, item: Item | None) -> None:
    """Keep `rows` in the order of their keys."""
    if not isinstance(item, dict):
        rows.pop(key, None)
    elif rows and key not in rows and key < max(rows):
        rows[key] = item
        ordered = sorted(rows.items())
        rows.clear()
        rows.update(ordered)
    else:
        rows[key] = item


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
