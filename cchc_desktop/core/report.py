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
from cchc_desktop.core.content import Changes, Item, composed, part
from cchc_desktop.core.edition import Index
from cchc_desktop.core.entered import Entered
from cchc_desktop.core.figures import BLANK, Evaluation, Value
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.period import Period, Preset, parse_date
from cchc_desktop.core.prose.live import Piece
from cchc_desktop.core.prose.sections import NARRATIVE, Narrative
from cchc_desktop.core.prose.sections import Section as TextSection
from cchc_desktop.core.register import total_of
from cchc_desktop.core.renaming import is_family
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
    totals that now show something else, `texts` the slots whose words are now different.
    """

    edited: frozenset[str]
    values: frozenset[str]
    findings: FindingsChange
    texts: frozenset[str] = frozenset()


class Report(Entered):
    """The figures, texts and findings of one period of one unit.

    `history` are the unit's other reports whose codes mean the same, in the order of
    time, `strangers` those of other editions. FileUnusable if the edition has lost this kind of period.
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
        super().__init__(index.registers)
        history = list(history)
        known = [each for each in history if is_family(each.edition, self.edition)]
        self.history = tuple(sorted(known, key=self._order))
        strangers = [each for each in history if each not in known]
        self.strangers = tuple(sorted(strangers, key=self._order))
        self._narrative = Narrative(self)
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
    def outline(self) -> tuple[Heading, ...]:
        """The headings of the text in order: the unit's own outline, else the edition's."""
        return self._narrative.outline

    def section(self, slot: str) -> TextSection:
        """The text of a slot: its source, and what is read."""
        return self._narrative.section(slot)

    def pieces(self, slot: str) -> tuple[Piece, ...]:
        """The text of a slot as it is read, cut where the make changes and at each token."""
        return self._narrative.section(slot).pieces

    def shown(self, slot: str) -> str:
        """The text of a slot as it is printed, judged and searched."""
        return self._narrative.section(slot).shown

    def rendered(self, source: str) -> tuple[Piece, ...]:
        """Any source as this report would read it."""
        return self._narrative.rendered(source)

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
        values, totals, findings, words = self.values, self.totals, self.findings, self._narrative.shown()
        self._enter(changes)
        shown = {code for code, value in self.values.items() if values.get(code) != value}
        shown |= {code for code, total in self.totals.items() if totals.get(code) != total}
        self._narrative.refresh(frozenset(shown.union(changes, map(part, changes))))
        texts = _differing(words, self._narrative.shown())
        if texts:
            self._unjudged |= {NARRATIVE}
        self._judge()
        return Change(frozenset(changes), frozenset(shown), compare(findings, self.findings), texts)

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


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    return frozenset(slot for slot in (*before, *after) if before.get(slot, "") != after.get(slot, ""))


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
