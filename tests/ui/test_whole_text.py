"""A quarter's text in the real window, as the clerk writes it: from the first figure to the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QToolButton
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.value import parse
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.findings import FINDING
from cchc_desktop.ui.narrative import NarrativePage
from cchc_desktop.ui.preview import Preview
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.window import Window
from cchc_desktop.ui.workspace import Workspace
from cchc_desktop.ui.writing.box import SectionBox
from cchc_desktop.ui.writing.headings import OutlineDialog
from cchc_desktop.ui.writing.insert import InsertDialog
from cchc_desktop.ui.writing.section import SectionEditor
from tests.ui.conftest import chord, inner, press, report_of, strike

SLOT = "II.2.c"
ADDRESS = f"narrative.{SLOT}"
RECEIVED, ONLINE, SOLVED = "b7_6_7_1", "b7_6_7_2", "b3_3_3_1"
CITED = "Thực hiện Kế hoạch số 13/KH-UBND ngày 16/01/2023 về cải cách hành chính năm 2023."
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def space(window: Window) -> Workspace:
    """The screen, with the figures of the quarter typed in."""
    assert window.workspace is not None
    for code, figure in ((RECEIVED, "623"), (ONLINE, "588"), (SOLVED, "612")):
        window.workspace.reveal(code)
        press(figure, Key.Key_Return)
    return window.workspace


def page_of(space: Workspace) -> NarrativePage:
    area = space.pages.currentWidget()
    assert isinstance(area, AreaPage)
    return inner(area, NarrativePage)


def editor_of(space: Workspace, slot: str = SLOT) -> SectionEditor:
    """The editor of a section, gone to, with the caret at its end."""
    assert space.reveal(f"narrative.{slot}")
    QTest.qWait(10)
    (found,) = (
        each for each in space.pages.findChildren(SectionEditor) if each.slot == slot and each.isVisible()
    )
    found.setFocus()
    found.moveCursor(QTextCursor.MoveOperation.End)
    return found


def box_of(editor: SectionEditor) -> SectionBox:
    box = editor.parentWidget()
    assert isinstance(box, SectionBox)
    return box


def test_figures_become_a_draft_of_the_whole_report(
    space: Workspace, session: Session, window: Window
) -> None:
    space.reveal(ADDRESS)
    page_of(space).draft_all()

    report = report_of(session)
    written = [each.slot for each in report.outline if report.text(f"narrative.{each.slot}")]
    assert len(written) > 5
    assert "623" in report.shown(SLOT)

    space.reveal(RECEIVED)
    press("1500", Key.Key_Return)
    assert "1.500" in report.shown(SLOT)
    assert "1.500" in editor_of(space).toPlainText()

    strike(window, "Ctrl+Z")
    strike(window, "Ctrl+Z")
    assert not any(report.text(f"narrative.{slot}") for slot in written)
    strike(window, "Ctrl+Y")
    assert [each.slot for each in report.outline if report.text(f"narrative.{each.slot}")] == written


def test_a_sentence_is_typed_bound_extended_and_frozen_and_all_of_it_undone(
    space: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, editor = report_of(session), editor_of(space)
    press("Tổng số hồ sơ đã tiếp nhận: 623")
    editor.commit()
    assert box_of(editor).bar.isVisible()
    chord(Key.Key_Return, Qt.KeyboardModifier.AltModifier)

    def choose(dialog: InsertDialog) -> int:
        dialog.line.setText(ONLINE)
        return int(bool(dialog.token()))

    monkeypatch.setattr(InsertDialog, "exec", choose)
    press(", trực tuyến ")
    tool = page_of(space).findChild(QToolButton, "tool_insert")
    assert isinstance(tool, QToolButton)
    tool.click()
    press(" hồ sơ.")
    editor.commit()
    whole = f"Tổng số hồ sơ đã tiếp nhận: {{{RECEIVED}}}, trực tuyến {{{ONLINE}}} hồ sơ."
    assert report.text(ADDRESS) == whole

    place = editor.textCursor()
    place.setPosition(editor.toPlainText().index("588") + 1)
    menu = editor.pointing.menu_at(editor.cursorRect(place).center())
    next(action for action in menu.actions() if action.text() == texts.TOKEN_FREEZE).trigger()
    assert report.text(ADDRESS) == whole.replace(f"{{{ONLINE}}}", "588")

    seen = set()
    while report.text(ADDRESS):
        seen.add(report.text(ADDRESS))
        chord(Key.Key_Z, CTRL)
        editor.commit()
    assert whole in seen
    assert report.figure(RECEIVED) == 623
    for _ in range(20):
        chord(Key.Key_Y, CTRL)
    editor.commit()
    assert report.shown(SLOT) == "Tổng số hồ sơ đã tiếp nhận: 623, trực tuyến 588 hồ sơ."


def test_a_cited_document_goes_into_the_register_and_back(
    space: Workspace, session: Session, window: Window
) -> None:
    editor = editor_of(space)
    press(CITED)
    editor.commit()

    box_of(editor).bar.take.click()

    assert [row["so"] for row in report_of(session).rows("van_ban").values()] == ["13"]
    strike(window, "Ctrl+Z")
    assert not report_of(session).rows("van_ban")
    assert report_of(session).shown(SLOT) == CITED


def test_a_click_on_a_finding_selects_its_words_from_any_tab(
    space: Workspace, session: Session, qtbot: QtBot
) -> None:
    session.edit({ADDRESS: "Từ ngày 15/12/2023 đến ngày 14/3/2023 đã xong."})
    space.sidebar.go("overview")
    listing = inner(space.findings, QListView)
    qtbot.waitUntil(lambda: listing.model().rowCount() > 0)
    rows = [listing.model().index(row, 0) for row in range(listing.model().rowCount())]
    wanted = next(row for row in rows if row.data(FINDING).section == SLOT and row.data(FINDING).span)

    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=listing.visualRect(wanted).center())

    QTest.qWait(10)
    editor = next(each for each in space.pages.findChildren(SectionEditor) if each.slot == SLOT)
    assert editor.isVisible()
    assert "15/12/2023" in editor.textCursor().selectedText()


def test_sections_are_named_added_moved_and_removed_and_come_back(
    space: Workspace, session: Session, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.edit({ADDRESS: "Đã viết."})
    before = report_of(session).outline

    def change(dialog: OutlineDialog) -> bool:
        slots = [slot for slot, _ in dialog._titles]
        dialog.list.setCurrentRow(slots.index(SLOT))
        dialog.name.selectAll()
        dialog.name.setText("Một cửa")
        dialog.name.textEdited.emit("Một cửa")
        dialog.buttons["up"].click()
        dialog.buttons["add"].click()
        dialog.list.setCurrentRow(slots.index("II.6.d") + 1)
        dialog.buttons["remove"].click()
        return True

    monkeypatch.setattr(OutlineDialog, "exec", change)
    space.reveal(ADDRESS)
    page_of(space).edit_outline()

    area = [each for each in report_of(session).outline if each.slot.startswith("II.2.")]
    assert [(each.mark, each.title) for each in area] == [
        ("a", "Kiểm soát TTHC"),
        ("b", "Một cửa"),
        ("c", texts.OUTLINE_NEW),
        ("d", "Công bố, công khai TTHC"),
    ]
    assert editor_of(space).toPlainText() == "Đã viết."
    editor_of(space, area[2].slot)
    press("Mục riêng của xã.")
    space.pages.commit()
    assert report_of(session).shown(area[2].slot) == "Mục riêng của xã."

    strike(window, "Ctrl+Z")
    strike(window, "Ctrl+Z")
    assert report_of(session).outline == before
    assert editor_of(space).toPlainText() == "Đã viết."


def test_the_pages_follow_an_edit_where_they_are(
    space: Workspace, session: Session, window: Window, qtbot: QtBot
) -> None:
    space.reveal(ADDRESS)
    page_of(space).draft_all()
    strike(window, "Ctrl+P")
    preview = inner(window, Preview)

    def is_drawn() -> bool:
        return preview._job is None and not preview._pause.isActive() and preview.sheets.shows_fresh()

    qtbot.waitUntil(is_drawn, timeout=20_000)
    preview.sheets.go(3)
    qtbot.waitUntil(is_drawn, timeout=20_000)
    was = preview.sheets.verticalScrollBar().value()

    session.edit({RECEIVED: parse("624")})
    assert preview._pause.isActive()
    qtbot.waitUntil(is_drawn, timeout=20_000)

    assert preview.sheets.page == 3
    assert preview.sheets.verticalScrollBar().value() == was
    preview.reject()
