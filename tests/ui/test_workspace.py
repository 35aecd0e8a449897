"""The parts of the screen where there is little of it: 1366 x 768 at 200 % is 683 x 384."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.table import Column, FormModel, FormTable
from cchc_desktop.ui.tabs import tabs_of
from cchc_desktop.ui.window import Window
from cchc_desktop.ui.workspace import Workspace
from tests.ui.conftest import inner, report_of, strike

SMALL, USUAL = (683, 384), (1366, 768)
ICON = Qt.ToolButtonStyle.ToolButtonIconOnly


def space(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def panel(window: Window) -> int:
    return space(window).splitter.sizes()[2]


@pytest.fixture
def small(window: Window, qtbot: QtBot) -> Window:
    window.resize(*SMALL)
    qtbot.waitUntil(lambda: window.width() == SMALL[0])
    return window


def test_every_page_fits_a_small_screen(small: Window) -> None:
    edition = report_of(space(small)._session).edition

    for tab in tabs_of(edition):
        space(small).sidebar.go(tab.key)
        assert small.minimumSizeHint().width() <= SMALL[0], tab.key
        assert small.minimumSizeHint().height() <= SMALL[1], tab.key


def test_the_findings_fold_where_there_is_no_room_and_come_back(small: Window, qtbot: QtBot) -> None:
    folded = panel(small)

    small.resize(*USUAL)

    assert folded == 0
    qtbot.waitUntil(lambda: panel(small) > 0)


def test_findings_that_were_shut_by_hand_stay_shut(window: Window, qtbot: QtBot) -> None:
    window.commands["panel"].trigger()
    assert panel(window) == 0

    window.resize(*SMALL)
    window.resize(*USUAL)
    qtbot.waitUntil(lambda: window.width() == USUAL[0])

    assert panel(window) == 0


def test_f9_shows_the_findings_on_a_small_screen_too(small: Window) -> None:
    strike(small, "F9")

    assert panel(small) > 0


def test_the_header_gives_up_words_before_it_gives_up_buttons(small: Window, qtbot: QtBot) -> None:
    header = space(small).header
    narrow = header.check.toolButtonStyle()
    edges = [button.geometry().right() for button in header.findChildren(type(header.check))]

    small.resize(*USUAL)

    assert narrow is ICON
    assert max(edges) <= SMALL[0]
    qtbot.waitUntil(lambda: header.check.toolButtonStyle() is not ICON)


def test_the_labels_of_a_form_stay_readable_on_a_small_screen(small: Window) -> None:
    space(small).sidebar.go("area-3")
    table = inner(space(small).pages, FormTable)
    model = table.model()
    assert isinstance(model, FormModel)

    assert table.columnWidth(model.column_of(Column.LABEL)) >= 12 * table.fontMetrics().horizontalAdvance("0")
