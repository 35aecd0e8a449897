"""The value of every cell: entered, computed, overridden, or unknown and why.

Computed values are never stored; they are what the formulas say of the entries of
this moment.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum

import msgspec

from cchc_desktop.core.edition import Index
from cchc_desktop.core.value import Entry, State


class Origin(Enum):
    """How a cell came by what it shows."""

    BLANK = "blank"
    ENTERED = "entered"
    COMPUTED = "computed"
    OVERRIDDEN = "overridden"
    UNREADABLE = "unreadable"


class Value(msgspec.Struct, frozen=True):
    """What a cell holds now.

    `number` is None for blank, unknown and the states. `expected` is what the
    formula says, also under an override; `missing` names the parts it still needs.
    """

    origin: Origin = Origin.BLANK
    number: Decimal | None = None
    state: State | None = None
    text: str = ""
    note: str = ""
    expected: Decimal | None = None
    missing: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Nothing to show: not entered, and not to be computed yet."""
        return self.number is None and self.state is None and not self.text

    @property
    def counted(self) -> Decimal | None:
        """The figure as sums take it: không phát sinh is 0."""
        return Decimal(0) if self.state is State.NIL else self.number


BLANK = Value()


class Evaluation:
    """One pass over the entries: where the formulas look their figures up."""

    def __init__(
        self,
        index: Index,
        entry: Callable[[str], Entry | None],
        totals: Mapping[str, Decimal | None],
        earlier: Callable[[str], Decimal | None],
    ) -> None:
        self._index = index
        self._totals = totals
        self._earlier = earlier
        self.values: dict[str, Value] = {}
        for code in index.figures:
            if code not in index.formulas:
                self.values[code] = self._drawn(code, _entered(entry(code), Origin.ENTERED))
        for code in index.order:
            self.values[code] = self._compute(code, entry(code))

    def figure(self, code: str) -> Decimal | None:
        """The figure of a cell or a register's total."""
        value = self.values.get(code)
        return self._totals.get(code) if value is None else value.counted

    def applies(self, code: str) -> bool:
        """False for a cell that is not this unit's business."""
        return self.values.get(code, BLANK).state is not State.NA

    def earlier(self, code: str) -> Decimal | None:
        """The figure of the period before."""
        return self._earlier(code)

    def _drawn(self, code: str, given: Value) -> Value:
        """What was entered; of a blank cell what its register gives.

        A list without one such row was perhaps not kept for that: it never says 0.
        """
        total = self._index.fed.get(code)
        if total is None or not given.is_blank:
            return given
        found = self._totals.get(total.code)
        if found is None or not (found or total.column):
            return given
        return msgspec.structs.replace(given, origin=Origin.COMPUTED, number=found, expected=found)

    def _compute(self, code: str, entry: Entry | None) -> Value:
        formula = self._index.formulas[code]
        answer = formula.evaluate(self)
        expected = answer if isinstance(answer, Decimal) else None
        missing = tuple(name for name in formula.names if self.figure(name) is None and self.applies(name))
        if entry is None or entry.is_blank:
            origin = Origin.BLANK if expected is None else Origin.COMPUTED
            note = entry.note if entry else ""
            return Value(origin, expected, note=note, expected=expected, missing=missing)
        given = _entered(entry, Origin.OVERRIDDEN)
        return msgspec.structs.replace(given, expected=expected, missing=missing)


def _entered(entry: Entry | None, origin: Origin) -> Value:
    if entry is None:
        return BLANK
    if entry.text:
        return Value(Origin.UNREADABLE, text=entry.text, note=entry.note)
    if entry.is_blank:
        return Value(note=entry.note)
    return Value(origin, entry.value, entry.state, note=entry.note)
