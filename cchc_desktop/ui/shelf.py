"""The store's periods as reports: in the order of time, with the earlier ones behind each.

Begins periods; what is entered in them is the session's to write. Knows no widget.
"""

from contextlib import suppress
from datetime import date

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Changes, composed
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.errors import EditionInvalid, FileUnusable, StoreUnusable
from cchc_desktop.store.database import Store, StoredPeriod, StoredUnit

REMEMBERED = 8
"""Earlier periods that stand behind a report: two years of quarters."""


class Shelf:
    """Finds and reads the reports of a store."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store, self._catalogue = store, catalogue
        self._read: dict[int, Report] = {}

    def periods(self, unit_id: int) -> list[StoredPeriod]:
        """The periods of a unit by time."""
        return sorted(self._store.periods(unit_id), key=self._order)

    def find(self, period_id: int) -> tuple[StoredUnit, StoredPeriod]:
        """A period and its unit; StoreUnusable if it is gone."""
        for unit in self._store.units():
            for period in self._store.periods(unit.id):
                if period.id == period_id:
                    return unit, period
        raise StoreUnusable("period_unknown", period=period_id)

    def begin(self, unit: Unit, edition: str, kind: str, year: int, changes: Changes) -> int:
        """A period's number: a new one with `changes`, of a new unit if need be, or the one there is."""
        unit_id = next((known.id for known in self._store.units() if known.unit == unit), None)
        if unit_id is None:
            unit_id = self._store.add_unit(unit)
        for period in self._store.periods(unit_id):
            if (period.edition, period.kind, period.year) == (edition, kind, year):
                return period.id
        begun = {address: composed(item) for address, item in changes.items()}
        return self._store.add_period(unit_id, edition, kind, year, begun)

    def load(self, period_id: int) -> Report:
        """The report of a period; FileUnusable or EditionInvalid if its form cannot be had."""
        unit, period = self.find(period_id)
        return self._report(unit, period, self._earlier(unit, period))

    def forget(self, period_id: int | None = None) -> None:
        """Read a period that has changed anew when it is next wanted; without a number, all."""
        if period_id is None:
            self._read.clear()
        else:
            self._read.pop(period_id, None)

    def _report(self, unit: StoredUnit, period: StoredPeriod, earlier: list[Report]) -> Report:
        identity = Identity(unit.unit, period.edition, period.kind, period.year)
        index = self._catalogue.get(period.edition)
        return Report(index, identity, self._store.content(period.id), earlier)

    def _earlier(self, unit: StoredUnit, period: StoredPeriod) -> list[Report]:
        """The reports of the unit's periods that end before this one, the latest few."""
        own = self._end(period)
        before = [each for each in self.periods(unit.id) if self._end(each) < own]
        latest = before[-REMEMBERED:]
        for each in latest:
            # An old period whose edition is gone must not keep this one shut.
            if each.id not in self._read:
                with suppress(EditionInvalid, FileUnusable):
                    self._read[each.id] = self._report(unit, each, [])
        return [self._read[each.id] for each in latest if each.id in self._read]

    def _end(self, period: StoredPeriod) -> date:
        """The usual last day of a period: what it sorts by, whatever window it was given."""
        with suppress(EditionInvalid, FileUnusable):
            for preset in self._catalogue.get(period.edition).edition.presets:
                if preset.kind == period.kind:
                    return preset.window(period.year).end
        return date(period.year, 12, 31)

    def _order(self, period: StoredPeriod) -> tuple[date, str]:
        return self._end(period), period.kind
