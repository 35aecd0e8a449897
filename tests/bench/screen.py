"""Edits, tabs and periods through the real window, its database on a real disk."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cchc_desktop.core.value import Entry
from cchc_desktop.settings import Settings
from cchc_desktop.store.database import Store
from cchc_desktop.ui.lasting import leave_alone
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.tabs import tabs_of
from cchc_desktop.ui.window import Window
from tests.bench.quarters import catalogue

EDITS = 300


def lines(folder: Path) -> Iterator[str]:
    """One line a measure: edit, tab, period."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    kept = Settings()
    window = Window(Look(application, kept.theme, kept.zoom), kept, date(2024, 12, 20))
    store = Store.open(folder)
    session = Session(store, catalogue())
    window.begin(session)
    window.show()
    application.processEvents()
    leave_alone()
    yield from _edits(session)
    yield from _tabs(window, session)
    yield from _periods(session)
    window.close()
    store.close()


def _edits(session: Session) -> Iterator[str]:
    """One figure with all formulas, checks and the commit; then the repaint it asks for."""
    edits, paints = [], []
    for number in range(EDITS):
        begun = time.perf_counter()
        session.edit({"b3_3_3_1": Entry(value=Decimal(700 + number % 50))})
        kept = time.perf_counter()
        QApplication.processEvents()
        edits.append((kept - begun) * 1000)
        paints.append((time.perf_counter() - kept) * 1000)
    for name, times, bound in (("edit and commit", edits, "   (p99 under 16)"), ("its repaint", paints, "")):
        times.sort()
        middle, late = times[EDITS // 2], times[EDITS * 99 // 100]
        yield f"{name:18} {late:8.1f} ms p99   p50 {middle:.1f} ms" + " " * 14 + bound


def _tabs(window: Window, session: Session) -> Iterator[str]:
    report = session.report
    assert report is not None and window.workspace is not None
    first: list[float] = []
    again: list[float] = []
    for times in (first, again):
        for tab in tabs_of(report.edition):
            begun = time.perf_counter()
            window.workspace.sidebar.go(tab.key)
            QApplication.processEvents()
            times.append((time.perf_counter() - begun) * 1000)
    yield (
        f"switching tab      {max(again):8.1f} ms worst, {max(first):.1f} ms the first time" + "   (under 50)"
    )


def _periods(session: Session) -> Iterator[str]:
    times = []
    for period in session.periods()[-8:]:
        begun = time.perf_counter()
        session.open(period.id)
        QApplication.processEvents()
        times.append((time.perf_counter() - begun) * 1000)
    middle = statistics.median(times)
    yield f"opening a period   {max(times):8.1f} ms worst, {middle:.1f} ms median   (under 100)"
