"""The pages of the tabs, each built when it is first shown or while nobody asks for anything.

Knows nothing of what they do.
"""

from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from cchc_desktop.ui.fresh import Fresh
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.tabs import ASSESSMENT, OVERVIEW, PARTICULARS, REGISTER, tab_of, tabs_of


@runtime_checkable
class Written(Protocol):
    """A page that shows sections of the text."""

    def select(self, slot: str, start: int, end: int) -> None:
        """Select words of a section."""

    def section_written(self) -> str:
        """The slot that was written in last."""


@runtime_checkable
class Built(Protocol):
    """A page that is made anew for each report."""

    fresh: Fresh


REST = 250
"""Milliseconds after a tab was shown, or a page built, until the next page is built ahead."""


class Pages(QStackedWidget):
    """One page at a time. `wanted` carries a code that a page asks to be shown."""

    wanted = Signal(str)
    replace_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, QWidget] = {}
        self._edition = ""
        self.key = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._build_ahead)
        session.opened.connect(self._begin)
        self._begin()

    def go(self, key: str) -> None:
        """Show the page of a tab."""
        self.key = key
        self.setCurrentWidget(self._page(key))
        self._rest.start()

    def commit(self) -> None:
        """Save what is being typed on the page that is shown."""
        page = self.currentWidget()
        if page is not None:
            page.commit()  # type: ignore[attr-defined]

    def tab_showing(self, code: str) -> str:
        """The tab where `code` is, "" while nothing is open."""
        report = self._session.report
        return tab_of(report, code) if report else ""

    def reveal(self, code: str) -> bool:
        """Bring `code` into view on the page that is shown; False if it is not there."""
        page = self.currentWidget()
        return page is not None and bool(page.reveal(code))  # type: ignore[attr-defined]

    def select(self, slot: str, start: int, end: int) -> None:
        """Select words of a section of the text on the page that is shown."""
        page: object = self.currentWidget()
        if isinstance(page, Written):
            page.select(slot, start, end)

    def repaint_cells(self) -> None:
        """Draw every table anew: what can be typed into has changed."""
        for view in self.findChildren(QAbstractItemView):
            view.viewport().update()

    def section_written(self) -> str:
        """The slot of the text that was written in last on the page that is shown, "" for none."""
        page: object = self.currentWidget()
        return page.section_written() if isinstance(page, Written) else ""

    def _begin(self) -> None:
        """Another edition has other tabs: let its pages be built anew."""
        self._rest.start()
        report = self._session.report
        if report is None or report.edition.id == self._edition:
            return
        self._edition = report.edition.id
        for page in self._pages.values():
            # Now, not later: its slots must not be given a report of another edition.
            shiboken6.delete(page)
        self._pages.clear()
        keys = [tab.key for tab in tabs_of(report.edition)]
        if self.key:
            self.go(self.key if self.key in keys else OVERVIEW)

    def _build_ahead(self) -> None:
        """Make one page ready that will be asked for, and rest again."""
        report = self._session.report
        for tab in tabs_of(report.edition) if report and self.isVisible() else ():
            page: object = self._pages.get(tab.key)
            if page is None or (isinstance(page, Built) and page.fresh.is_stale):
                self._make_ready(self._page(tab.key))
                self._rest.start()
                return

    def _make_ready(self, page: QWidget) -> None:
        made: object = page
        if isinstance(made, Built):
            made.fresh.refresh()
        page.resize(self.size())
        # Drawn into nothing: its rows are measured and its letters are found now.
        page.grab()

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            self._pages[key] = self._build(key)
            self.addWidget(self._pages[key])
        return self._pages[key]

    def _build(self, key: str) -> QWidget:
        # Imported when needed: the first window waits for one page, not for all.
        if key == OVERVIEW:
            from cchc_desktop.ui.overview import OverviewPage

            overview = OverviewPage(self._session)
            overview.chosen.connect(self.wanted)
            return overview
        if key == PARTICULARS:
            from cchc_desktop.ui.particulars import ParticularsPage

            return ParticularsPage(self._session)
        if key == ASSESSMENT:
            from cchc_desktop.ui.narrative import AssessmentPage

            assessment = AssessmentPage(self._session)
            assessment.wanted.connect(self.wanted)
            assessment.replace_wanted.connect(self.replace_wanted)
            return assessment
        if key.startswith(REGISTER):
            from cchc_desktop.ui.review import ReviewPage

            return ReviewPage(self._session, key.removeprefix(REGISTER))
        from cchc_desktop.ui.area import AreaPage

        area = AreaPage(self._session, int(key.rpartition("-")[2]))
        area.wanted.connect(self.wanted)
        area.replace_wanted.connect(self.replace_wanted)
        return area
