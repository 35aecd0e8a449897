"""The pages of the tabs, each built when it is first shown. Knows nothing of what they do."""

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cchc_desktop.ui.session import Session
from cchc_desktop.ui.tabs import ASSESSMENT, OVERVIEW, PARTICULARS, tab_of, tabs_of


class Pages(QStackedWidget):
    """One page at a time. `wanted` carries a code that a page asks to be shown."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, QWidget] = {}
        self._edition = ""
        self.key = ""
        session.opened.connect(self._begin)
        self._begin()

    def go(self, key: str) -> None:
        """Show the page of a tab."""
        if key not in self._pages:
            self._pages[key] = self._build(key)
            self.addWidget(self._pages[key])
        self.key = key
        self.setCurrentWidget(self._pages[key])

    def commit(self) -> None:
        """Save what is being typed on the page that is shown."""
        page = self.currentWidget()
        if page is not None:
            page.commit()  # type: ignore[attr-defined]

    def tab_showing(self, code: str) -> str:
        """The tab where `code` is, "" while nothing is open."""
        report = self._session.report
        return tab_of(report.index, code) if report else ""

    def reveal(self, code: str) -> bool:
        """Bring `code` into view on the page that is shown; False if it is not there."""
        page = self.currentWidget()
        return page is not None and bool(page.reveal(code))  # type: ignore[attr-defined]

    def _begin(self) -> None:
        """Another edition has other tabs: let its pages be built anew."""
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

            return AssessmentPage(self._session)
        from cchc_desktop.ui.area import AreaPage

        return AreaPage(self._session, int(key.rpartition("-")[2]))
