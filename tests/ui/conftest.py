"""A session on a real store, with the real forms and one period of one unit open."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Changes, Item
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.settings import Settings, Theme
from cchc_desktop.store.database import Store
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.table import Column, FormModel, FormTable
from cchc_desktop.ui.window import Window

TODAY = date(2023, 3, 10)
UNIT = Unit("xã", "Chi Lăng Bắc", "huyện Thanh Miện", "tỉnh Hải Dương")
WRITTEN = {Qt.Key.Key_Backspace: "\b", Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r"}
Show = Callable[[QWidget], QWidget]
Inner = TypeVar("Inner", bound=QWidget)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path, wait=0.1)
    yield opened
    opened.close()


@pytest.fixture
def session(qapp: object, store: Store, forms: Path) -> Session:
    """Nothing is open yet."""
    return Session(store, Catalogue([forms]))


@pytest.fixture
def opened(session: Session) -> Session:
    """Quý I/2023 of a commune, with nothing entered."""
    return begin(session)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a widget as a window with the focus, and close it after the test."""

    kept = []

    def shown(widget: QWidget) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(900, 600)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    before, font = qapp.palette(), qapp.font()
    look = Look(qapp, Theme.LIGHT, 100)
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(before)
    qapp.setFont(font)


@pytest.fixture
def window(opened: Session, look: Look, show: Show) -> Window:
    """The window with a report of the real forms."""
    window = Window(look, Settings(), TODAY)
    show(window)
    window.begin(opened)
    window.resize(1366, 768)
    return window


@pytest.fixture
def form(opened: Session, show: Show) -> FormTable:
    table = table_of(opened)
    show(table)
    return table


def press(*keys: str | Qt.Key) -> None:
    """Keys and letters, each to where the focus is by then, as from a keyboard.

    QTest itself knows no letters beyond ASCII.
    """
    for key in keys:
        for stroke in key if isinstance(key, str) else [key]:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                at = QApplication.activePopupWidget() or QApplication.focusWidget()
                assert at is not None, "nothing has the focus"
                QApplication.sendEvent(at, struck(kind, stroke))


def struck(kind: QEvent.Type, stroke: str | Qt.Key) -> QKeyEvent:
    """One key going down or up, with the letter it writes."""
    written = stroke if isinstance(stroke, str) else WRITTEN.get(stroke, "")
    key = Qt.Key.Key_unknown if isinstance(stroke, str) else stroke
    return QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, written)


def chord(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """A key with Shift, Ctrl or Alt, to where the focus is."""
    at = QApplication.focusWidget()
    assert at is not None, "nothing has the focus"
    QTest.keyClick(at, key, modifier)


def strike(window: Window, keys: str) -> None:
    """A shortcut, as the window knows it."""
    wanted = QKeySequence(keys)
    found = [action for action in window.actions() if wanted in action.shortcuts()]
    assert [action.isEnabled() for action in found] == [True], keys
    found[0].trigger()


def inner(widget: QWidget, kind: type[Inner]) -> Inner:
    """The first widget of a kind inside another."""
    found = widget.findChild(kind)
    assert isinstance(found, kind)
    return found


def begin(session: Session, kind: str = "q1", year: int = 2023, changes: Changes | None = None) -> Session:
    """Create a period, and open it."""
    period = session.create(UNIT, "cchc-2021", kind, year, changes or {})
    assert period is not None
    assert session.open(period)
    return session


def report_of(session: Session) -> Report:
    """The report that is open."""
    assert session.report is not None
    return session.report


def stored(session: Session, store: Store) -> dict[str, Item]:
    """What the database holds of the period that is open."""
    assert session.period_id is not None
    return store.content(session.period_id)


def table_of(session: Session) -> FormTable:
    area = report_of(session).edition.areas[0]
    return FormTable(FormModel(session, report_of(session), area.rows), area.title)


def cell(table: FormTable, code: str, column: Column = Column.NOW) -> QModelIndex:
    model = table.model()
    assert isinstance(model, FormModel)
    return model.cell_of(code).siblingAtColumn(model.column_of(column))


def says(table: FormTable, code: str, column: Column = Column.NOW) -> str:
    return str(cell(table, code, column).data())
