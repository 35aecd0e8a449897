"""What a backup would change, as a table, and the words for its periods and places.

Each period's report is made when its first line is painted. Never changes anything.
"""

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QObject

from cchc_desktop import texts
from cchc_desktop.core.content import written
from cchc_desktop.core.difference import Difference
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.errors import EditionInvalid, FileUnusable
from cchc_desktop.store.restore import Changed, Kept
from cchc_desktop.ui.listed import shown
from cchc_desktop.ui.naming import place_of
from cchc_desktop.ui.proposal import short_title
from cchc_desktop.ui.rows import RowsModel
from cchc_desktop.ui.scopes import places_of_tab
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.tabs import tabs_of

THEN = 3
"""The column of what the backup has."""
Offer = tuple[str, frozenset[str]]


class Naming:
    """The words for what is in a backup, by the session's editions and the store of now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._reports: dict[tuple[int | None, int, bool], Report | None] = {}

    def period(self, changed: Changed) -> str:
        """A period and its unit."""
        unit, edition, kind, year = self._identity(changed)
        name = kind + f"/{year}"
        with suppress(EditionInvalid, FileUnusable, StopIteration):
            presets = self._session.catalogue.get(edition).edition.presets
            name = short_title(next(each for each in presets if each.kind == kind), year)
        words = texts.RESTORE_PERIOD_LINE.format(unit=unit.title, period=name)
        return words if changed.period_id else texts.RESTORE_PERIOD_GONE.format(period=words)

    def forms(self, changed: Changed) -> Iterator[Offer]:
        """The pages of the report, each with its places."""
        report = self.report(changed, then=True)
        for tab in tabs_of(report.edition) if report else ():
            assert report is not None
            places = places_of_tab(report, tab.key)
            if places:
                yield tab.title, places

    def sections(self, changed: Changed) -> Iterator[Offer]:
        """The sections of the text."""
        report = self.report(changed, then=True)
        for heading in report.outline if report else ():
            address = f"{NARRATIVE}.{heading.slot}"
            assert report is not None
            yield place_of(report, address), frozenset({address})

    def place(self, changed: Changed, found: Difference) -> str:
        """Where a difference is: as it is called now, else as it was then."""
        report = self.report(changed, then=found.old is None)
        return place_of(report, found.address) if report else found.address

    def value(self, changed: Changed, found: Difference, *, then: bool) -> str:
        """What stands, or stood, at the place of a difference."""
        report = self.report(changed, then=then)
        item = found.new if then else found.old
        said = shown(report, found.address, item) if report else written(item)
        return said or texts.HISTORY_BLANK

    def report(self, changed: Changed, *, then: bool) -> Report | None:
        """The report as it is now or was `then`, None if its edition is gone."""
        key = changed.period_id, changed.kept.number if changed.kept else 0, then
        if key not in self._reports:
            self._reports[key] = self._made(changed, then=then)
        return self._reports[key]

    def _made(self, changed: Changed, *, then: bool) -> Report | None:
        unit, edition, kind, year = self._identity(changed)
        if then:
            content = changed.kept.content if changed.kept else {}
        else:
            content = self._session.store.content(changed.period_id) if changed.period_id else {}
        with suppress(EditionInvalid, FileUnusable):
            return Report(self._session.catalogue.get(edition), Identity(unit, edition, kind, year), content)
        return None

    def _identity(self, changed: Changed) -> tuple[Unit, str, str, int]:
        known: Kept | None = changed.kept
        if known is not None:
            return known.unit, known.edition, known.kind, known.year
        store = self._session.store
        return next(
            (unit.unit, period.edition, period.kind, period.year)
            for unit in store.units()
            for period in store.periods(unit.id)
            if period.id == changed.period_id
        )


class ChangesModel(RowsModel):
    """A line for each place: the period, the place, what stands there, what the backup has."""

    def __init__(self, naming: Naming, parent: QObject) -> None:
        super().__init__(texts.RESTORE_HEADS, parent)
        self._naming = naming
        self.lines: list[tuple[Changed, Difference]] = []

    def count(self) -> int:
        return len(self.lines)

    def words(self, row: int, column: int) -> str:
        changed, found = self.lines[row]
        if column == 0:
            return self._naming.period(changed)
        if column == 1:
            return self._naming.place(changed, found)
        return self._naming.value(changed, found, then=column == THEN)

    def show_lines(self, lines: list[tuple[Changed, Difference]]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
