"""Pages below each other: what is drawn, where one is, and that the place is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.printout import Printout
from cchc_desktop.ui.sheets import Sheets
from tests.ui.conftest import chord, press
from tests.ui.test_printout import LYING, STANDING, blank

Show = Callable[[QWidget], QWidget]
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheets(show: Show, qtbot: QtBot) -> Sheets:
    """Nine standing pages and a lying one in a room of 900 by 600."""
    found = Sheets()
    show(found)
    found.show_printout(Printout(blank(*[STANDING] * 9, LYING)), keep_place=False)
    found.setFocus()
    qtbot.waitUntil(found.shows_fresh)
    return found


def top(sheets: Sheets) -> int:
    return sheets.verticalScrollBar().value()


def test_only_the_pages_that_are_seen_and_their_neighbours_are_drawn(sheets: Sheets, qtbot: QtBot) -> None:
    qtbot.wait(50)
    assert sheets._images.keys() == {0, 1}

    sheets.go(6)
    qtbot.waitUntil(lambda: sheets._images.keys() == {4, 5, 6})


def test_the_widest_page_fits_the_room(sheets: Sheets) -> None:
    assert sheets.fits
    assert sheets.horizontalScrollBar().maximum() == 0

    sheets.resize(1200, 600)

    widest = max(place.width() for place in sheets._places)
    assert sheets.horizontalScrollBar().maximum() == 0
    assert sheets.viewport().width() - widest < 60


def test_a_page_is_drawn_at_the_screens_own_pixels(sheets: Sheets, qtbot: QtBot) -> None:
    sheets.step(1)

    qtbot.waitUntil(sheets.shows_fresh)
    assert sheets._images[0].width() == round(sheets._places[0].width() * sheets.devicePixelRatioF())


def test_zooming_stays_on_the_page_and_stops_at_the_ends(sheets: Sheets) -> None:
    sheets.go(5)

    for _ in range(20):
        sheets.step(1)
    assert (sheets.zoom, sheets.page, sheets.fits) == (300, 5, False)
    for _ in range(20):
        sheets.step(-1)
    assert sheets.zoom == 25


def test_a_page_that_is_too_wide_is_shown_from_its_middle(sheets: Sheets) -> None:
    sheets.step(1)
    sheets.step(1)

    bar = sheets.horizontalScrollBar()
    assert abs(bar.value() - bar.maximum() / 2) <= 1


def test_the_page_that_is_read_is_told(sheets: Sheets, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheets.reached, check_params_cb=lambda page: page == 3):
        sheets.go(3)

    press(Key.Key_End)
    assert sheets.page == 10
    press(Key.Key_Home)
    assert (sheets.page, top(sheets)) == (1, 0)


def test_space_and_arrows_scroll(sheets: Sheets) -> None:
    press(Key.Key_Down)
    line = top(sheets)
    press(Key.Key_Space)

    assert 0 < line < 100
    assert top(sheets) - line == sheets.viewport().height()


def test_another_printout_keeps_the_place_and_the_old_page_until_it_is_drawn(
    sheets: Sheets, qtbot: QtBot
) -> None:
    sheets.go(4)
    press(Key.Key_Down)
    qtbot.waitUntil(sheets.shows_fresh)
    place = top(sheets)

    sheets.show_printout(Printout(blank(*[STANDING] * 11, LYING)), keep_place=True)

    assert (top(sheets), sheets.page, sheets.count) == (place, 4, 12)
    assert 3 in sheets._images
    assert not sheets.shows_fresh()
    qtbot.waitUntil(sheets.shows_fresh)


def test_a_shorter_printout_shows_its_last_page(sheets: Sheets) -> None:
    sheets.go(9)

    sheets.show_printout(Printout(blank(STANDING, LYING)), keep_place=True)

    assert (sheets.count, sheets.page) == (2, 2)


def test_nothing_to_show_is_no_page(sheets: Sheets) -> None:
    sheets.show_printout(None, keep_place=False)

    sheets.grab()
    assert (sheets.count, sheets.page, sheets._images) == (0, 0, {})


def test_a_key_of_the_window_is_left_to_it(sheets: Sheets) -> None:
    before = sheets.zoom
    chord(Key.Key_L, CTRL)

    assert (sheets.zoom, top(sheets)) == (before, 0)
