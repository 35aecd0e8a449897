"""The window as the clerk uses it: keys, tabs, findings, what is said and what is remembered."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.value import Entry
from cchc_desktop.settings import Settings, Theme
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.grid import Grid
from cchc_desktop.ui.preview import Preview
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.tabs import progress_of, tabs_of
from cchc_desktop.ui.window import Window
from cchc_desktop.ui.workspace import Workspace
from tests.ui.conftest import TODAY, UNIT, begin, press, report_of, stored, strike

FIVE = Entry(value=Decimal(5))
Key, Modifier = Qt.Key, Qt.KeyboardModifier
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that does not wait long for another writer."""
    opened = Store.open(tmp_path, wait=0.05)
    yield opened
    opened.close()


@pytest.fixture
def first(session: Session, look: Look, show: Show) -> Window:
    """The window of the first start."""
    window = Window(look, Settings(), TODAY)
    show(window)
    window.begin(session)
    return window


def space(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_the_first_start_is_not_an_empty_window(first: Window) -> None:
    assert first.workspace is None
    assert first._page is not None
    assert first._page.form.unit.name.isVisible()


def test_naming_the_commune_brings_its_report(first: Window) -> None:
    assert first._page is not None
    first._page.form.unit.name.setText("Chi Lăng Bắc")

    first._page.begin.click()

    assert space(first).isVisible()
    assert space(first).header.unit.text() == "xã Chi Lăng Bắc ▾"
    assert space(first).header.period.text() == "Quý I/2023 ▾"
    assert space(first).header.window_dates.text() == "15/12/2022–14/3/2023"
    assert not space(first).header.provisional.isVisible()


def test_a_provisional_edition_is_marked(session: Session, look: Look, show: Show, qtbot: QtBot) -> None:
    window = Window(look, Settings(), TODAY)
    assert session.create(UNIT, "cchc-2025", "q1", 2026, {}) is not None
    show(window)
    window.begin(session)

    assert space(window).header.provisional.text() == "tạm thời"
    qtbot.waitUntil(space(window).header.provisional.isVisible)


def test_there_is_a_tab_for_every_area_in_the_editions_order(window: Window) -> None:
    words = [space(window).sidebar.item(n).text() for n in range(space(window).sidebar.count())]

    assert words[:4] == ["Tổng quan", "Thông tin", "1  Chỉ đạo", "2  Thể chế"]
    assert words[-3:] == ["7  Chính quyền số", "Đánh giá chung", "Chấm điểm CCHC"]


def test_ctrl_page_down_goes_through_the_tabs(window: Window) -> None:
    keys = [space(window).pages.key]
    for _ in range(space(window).sidebar.count()):
        strike(window, "Ctrl+PgDown")
        keys.append(space(window).pages.key)

    assert keys == [*[tab.key for tab in tabs_of(report_of(window._session).edition)], "overview"]
    strike(window, "Ctrl+PgUp")
    assert space(window).pages.key == "register-par"


def test_a_figure_typed_is_saved_and_then_said(window: Window, store: Store) -> None:
    space(window).reveal("b3_3_3_1")

    press("709", Key.Key_Return)

    assert stored(window._session, store)["b3_3_3_1"] == Entry(value=Decimal(709))
    assert window.status.said.text().startswith("Đã lưu lúc ")
    assert window.status.said.text().endswith("(Biểu 3, dòng 3.3.1)")
    assert window.status.counts.text().startswith("1/99 chỉ tiêu")


def test_the_status_does_not_say_saved_before_anything_was(window: Window) -> None:
    assert window.status.said.text() == "Mỗi ô được lưu ngay khi rời ô."


def test_ctrl_s_saves_the_open_cell_and_says_so(window: Window, store: Store) -> None:
    space(window).reveal("b3_3_3_1")
    press("709")

    strike(window, "Ctrl+S")

    assert stored(window._session, store)["b3_3_3_1"] == Entry(value=Decimal(709))
    assert window.status.said.text().startswith("Đã lưu. Đã lưu lúc ")


def test_a_refused_save_is_said_in_a_sentence_and_never_as_saved(
    window: Window, store: Store, tmp_path: Path
) -> None:
    space(window).reveal("b3_3_3_1")
    press("709")
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")

        strike(window, "Ctrl+S")

    assert window.status.said.text() == "Chưa lưu được."
    assert "chương trình khác đang giữ tệp dữ liệu" in window.banner.sentence.text()
    assert window.banner.isVisible()


def test_the_sentence_goes_with_the_next_save(window: Window, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        window._session.edit({"b1_1": FIVE})

    window._session.edit({"b1_1": FIVE})

    assert not window.banner.isVisible()


def test_undo_saves_the_open_cell_first_and_takes_it_back(window: Window, store: Store) -> None:
    window._session.edit({"b1_1": FIVE})
    space(window).reveal("b3_3_3_1")
    press("709")

    strike(window, "Ctrl+Z")

    assert "b3_3_3_1" not in stored(window._session, store)
    assert stored(window._session, store)["b1_1"] == FIVE
    strike(window, "Ctrl+Y")
    assert stored(window._session, store)["b3_3_3_1"] == Entry(value=Decimal(709))


def test_undo_can_only_be_asked_for_when_there_is_something(window: Window) -> None:
    assert not window.commands["undo"].isEnabled()

    window._session.edit({"b1_1": FIVE})

    assert window.commands["undo"].isEnabled()
    assert not window.commands["redo"].isEnabled()


def test_findings_are_counted_where_the_clerk_looks(window: Window) -> None:
    window._session.edit({"b1_2_1": FIVE, "b1_2_2": Entry(value=Decimal(7))})

    progress = progress_of(report_of(window._session))
    assert progress["area-1"].errors == progress[""].errors > 0
    assert f"{progress[''].errors} lỗi" in window.commands["check"].text()
    assert f"{progress[''].errors} lỗi" in window.status.counts.text()
    area = space(window).sidebar.item(2)
    assert f"{progress['area-1'].errors} lỗi" in area.data(Qt.ItemDataRole.AccessibleTextRole)


def test_f9_goes_to_the_findings_and_enter_to_the_cell(window: Window, qtbot: QtBot) -> None:
    window._session.edit({"b1_2_1": FIVE, "b1_2_2": Entry(value=Decimal(7))})
    space(window).show_panel(False)
    strike(window, "F9")

    assert space(window).splitter.sizes()[2] > 0
    listing = space(window).findings.findChild(QListView)
    assert isinstance(listing, QListView)
    assert listing.hasFocus()
    press(Key.Key_Return)
    assert space(window).pages.key == "area-1"


@pytest.mark.parametrize(
    "code", ["b7_6_7", "hs_qua_han", "document.number", "period.to", "narrative.II.2.c", "narrative.III.1"]
)
def test_reveal_goes_to_the_place(window: Window, code: str) -> None:
    assert space(window).reveal(code)


def test_what_was_found_is_shown(window: Window, qtbot: QtBot) -> None:
    strike(window, "Ctrl+F")
    assert window._find is not None
    qtbot.waitUntil(window._find.line.hasFocus)
    press("B7 6.7")

    QTest.keyClick(window._find.line, Key.Key_Return)

    assert space(window).pages.key == "area-7"


def test_the_menus_know_every_period_and_unit(window: Window) -> None:
    session = window._session
    begin(session, "6m")
    header = space(window).header

    header.period.menu().aboutToShow.emit()
    header.unit.menu().aboutToShow.emit()

    periods = [action.text() for action in header.period.menu().actions() if action.text()]
    assert periods[:2] == ["Kỳ báo cáo mới…", "Lấy số liệu kỳ trước…"]
    assert periods[-2:] == ["6 tháng/2023  (Đang nhập)", "Quý I/2023  (Đang nhập)"]
    units = [action.text() for action in header.unit.menu().actions() if action.text()]
    assert units == ["xã Chi Lăng Bắc", "Sửa thông tin đơn vị…", "Thêm đơn vị…", "Mở dữ liệu mẫu"]


def test_a_period_is_chosen_in_the_menu_once(window: Window, qtbot: QtBot) -> None:
    session = window._session
    first = session.period_id
    begin(session, "6m")
    menu = space(window).header.period.menu()
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()

    with qtbot.waitSignal(session.opened):
        menu.actions()[-1].trigger()

    assert session.period_id == first
    assert space(window).header.period.text() == "Quý I/2023 ▾"


def test_another_editions_report_has_its_own_tabs(window: Window) -> None:
    space(window).reveal("b3_3_3_1")
    session = window._session
    period = session.create(UNIT, "cchc-2011", "9m", 2020, {})
    assert period is not None

    session.open(period)

    tabs = tabs_of(report_of(session).edition)
    assert [space(window).sidebar.item(n).text() for n in range(space(window).sidebar.count())][2:-2] == [
        f"{tab.area}  {tab.title}" for tab in tabs if tab.area
    ]
    assert space(window).pages.key in {tab.key for tab in tabs}


def test_the_window_remembers_its_tab_size_and_panel(window: Window, look: Look) -> None:
    space(window).sidebar.go("area-3")
    look.resize(125)
    space(window).splitter.setSizes([180, 900, 250])
    space(window).splitter.splitterMoved.emit(0, 1)

    kept = window.settings()

    assert (kept.tab, kept.zoom, kept.period) == ("area-3", 125, window._session.period_id)
    assert kept.findings_width == space(window).splitter.sizes()[2]
    assert kept.geometry


def test_what_was_remembered_is_shown_again(opened: Session, look: Look, show: Show) -> None:
    window = Window(look, Settings(tab="area-3", theme=Theme.DARK), TODAY)
    show(window)
    window.begin(opened)

    assert space(window).pages.key == "area-3"


def test_letters_grow_and_shrink_with_keys(window: Window, look: Look, qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()

    strike(window, "Ctrl++")
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.1)
    strike(window, "Ctrl+0")
    strike(window, "Ctrl+-")

    assert qapp.font().pointSizeF() == pytest.approx(usual * 0.9)


def test_dark_and_light_can_be_chosen(window: Window, look: Look, qapp: QApplication) -> None:
    space(window).header.theme_chosen.emit(Theme.DARK)
    assert qapp.palette().base().color().lightness() < 60

    space(window).header.theme_chosen.emit(Theme.LIGHT)
    assert qapp.palette().base().color().lightness() > 200


def test_closing_saves_the_open_cell(window: Window, store: Store) -> None:
    space(window).reveal("b3_3_3_1")
    press("709")

    assert window.close()

    assert stored(window._session, store)["b3_3_3_1"] == Entry(value=Decimal(709))


def test_closing_with_a_cell_that_cannot_be_saved_asks_first(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    space(window).reveal("b3_3_3_1")
    press("709")
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        event = QCloseEvent()

        window.closeEvent(event)

    assert not event.isAccepted()


def test_every_control_has_a_name_and_no_word_is_english(window: Window) -> None:
    for button in space(window).findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button.objectName()


def test_ctrl_p_shows_the_pages_with_what_is_being_typed(window: Window, qtbot: QtBot) -> None:
    space(window).reveal("b1_1")
    press("7")

    strike(window, "Ctrl+P")

    preview = window.findChild(Preview)
    assert isinstance(preview, Preview)
    assert preview.isVisible()
    assert report_of(window._session).entry("b1_1") == Entry(value=Decimal(7))
    qtbot.waitUntil(preview.sheets.shows_fresh, timeout=20_000)
    preview.reject()


def test_a_cell_far_down_a_page_shown_for_the_first_time_is_in_sight(window: Window, qtbot: QtBot) -> None:
    assert space(window).reveal("b7_6_7")

    table = next(each for each in window.findChildren(Grid) if each.currentIndex().isValid())

    def is_seen() -> None:
        assert table.isVisible()
        cell = table.visualRect(table.currentIndex())
        assert table.viewport().rect().contains(cell), cell

    qtbot.waitUntil(is_seen, timeout=20_000)


def test_the_pages_not_yet_asked_for_are_made_ready_while_nobody_types(window: Window, qtbot: QtBot) -> None:
    pages = space(window).pages

    qtbot.waitUntil(lambda: pages.count() == space(window).sidebar.count(), timeout=30_000)

    assert [page.fresh.is_stale for page in pages.findChildren(AreaPage)] == [False] * 7
    assert pages.key == "overview"
