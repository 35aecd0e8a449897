"""What was carried over is marked until somebody touches or confirms it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.database import Store
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.cell import MARKS
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.overview import next_steps
from cchc_desktop.ui.particulars import ParticularsPage
from cchc_desktop.ui.register_model import RegisterModel
from cchc_desktop.ui.registers import RegisterTable
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.status import Status
from cchc_desktop.ui.table import FormTable
from cchc_desktop.ui.writing.section import SectionEditor
from tests.ui.conftest import Show, cell, chord, inner, press, report_of

Key, Role = Qt.Key, Qt.ItemDataRole
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def carried(opened: Session) -> Session:
    """Two cells of the first form were carried over, and one of another."""
    opened.edit({code: Entry(value=Decimal(9)) for code in ("b1_1", "b1_2_1", "b3_2_1")}, "carried")
    return opened


@pytest.fixture
def table(carried: Session, form: FormTable) -> FormTable:
    return form


def marks(table: FormTable, code: str) -> tuple[Mark, ...]:
    found = cell(table, code).data(MARKS)
    assert isinstance(found, tuple)
    return found


def test_a_carried_cell_is_marked_and_says_so(table: FormTable) -> None:
    assert Mark.CARRIED in marks(table, "b1_1")
    assert Mark.CARRIED not in marks(table, "b1_3_1")
    assert texts.CARRIED_HELP in cell(table, "b1_1").data(Role.ToolTipRole)
    assert texts.CARRIED in cell(table, "b1_1").data(Role.AccessibleTextRole)


def test_ctrl_enter_confirms_the_cell_and_stays(table: FormTable, carried: Session, store: Store) -> None:
    table.reveal("b1_1")
    edits = len(store.journal(carried.period_id or 0))

    chord(Key.Key_Return, CONTROL)

    assert Mark.CARRIED not in marks(table, "b1_1")
    assert carried.carried.places == {"b1_2_1", "b3_2_1"}
    assert table.currentIndex() == cell(table, "b1_1")
    assert len(store.journal(carried.period_id or 0)) == edits, "to confirm is no edit"


def test_typing_confirms_too(table: FormTable, carried: Session) -> None:
    table.reveal("b1_1")

    press("7", Key.Key_Return)

    assert carried.carried.places == {"b1_2_1", "b3_2_1"}


def test_ctrl_enter_on_any_other_cell_does_nothing(table: FormTable, carried: Session) -> None:
    table.reveal("b1_3_1")

    chord(Key.Key_Return, CONTROL)

    assert len(carried.carried.places) == 3
    assert table.currentIndex() == cell(table, "b1_3_1")


def test_the_right_button_offers_to_confirm(table: FormTable, carried: Session, qtbot: QtBot) -> None:
    table.reveal("b1_1")
    place = table.visualRect(cell(table, "b1_1")).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place))

    QApplication.sendEvent(table.viewport(), event)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert "b1_1" not in carried.carried.places


def test_the_bar_confirms_its_form_and_no_other(carried: Session, show: Show) -> None:
    page = AreaPage(carried, 1)
    show(page)
    bar = inner(page, ConfirmBar)
    assert bar.words.text() == "2 ô chuyển từ kỳ trước chưa xác nhận."
    assert bar.button.text() == "Xác nhận cả biểu"

    bar.button.setFocus()
    press(Key.Key_Space)

    assert carried.carried.places == {"b3_2_1"}
    assert not bar.isVisible()


def test_the_bar_speaks_of_the_part_that_is_shown(opened: Session, show: Show) -> None:
    opened.edit({"narrative.I.1": "Như cũ.", "b1_1": Entry(value=Decimal(1))}, "carried")
    page = AreaPage(opened, 1)
    show(page)

    page.reveal("narrative.I.1")

    assert inner(page, ConfirmBar).words.text().startswith("1 mục chuyển từ kỳ trước")
    page.reveal("van_ban")
    assert not inner(page, ConfirmBar).isVisible()


def test_the_status_line_and_the_overview_count_what_waits(carried: Session, show: Show) -> None:
    status = Status(carried)
    show(status)
    assert status.counts.text().endswith(" · 3 chưa xác nhận")

    code, words = next_steps(report_of(carried), carried.carried.places)[0]
    assert code == "b1_1"
    assert words.startswith("Xem và xác nhận 3 chỗ chuyển từ kỳ trước")

    carried.carried.confirm(carried.carried.places)
    assert "chưa xác nhận" not in status.counts.text()


def test_a_carried_row_is_marked_at_its_name_and_confirmed_by_ctrl_enter(opened: Session, show: Show) -> None:
    opened.edit({"nhan_su.4": {"nhom": "Cán bộ", "co_mat": "9"}}, "carried")
    register = report_of(opened).index.registers["nhan_su"]
    table = RegisterTable(RegisterModel(opened, report_of(opened), register), register.title)
    show(table)
    table.go(table.model().index(0, 2))
    assert table.model().index(0, 0).data(MARKS) == (Mark.CARRIED,)

    chord(Key.Key_Return, CONTROL)

    assert table.model().index(0, 0).data(MARKS) == ()
    assert not opened.carried.places


def test_a_carried_particular_says_so_until_it_is_confirmed(opened: Session, show: Show) -> None:
    opened.edit({"document.signer.name": "Đoàn Minh Đức"}, "carried")
    page = ParticularsPage(opened)
    show(page)

    def said() -> int:
        return sum(label.isVisible() and label.text() == texts.CARRIED for label in page.findChildren(QLabel))

    assert said() == 1
    inner(page, ConfirmBar).button.click()
    assert said() == 0


def lined(editor: SectionEditor) -> list[str]:
    """The words that are drawn as the old period's."""
    return [each.cursor.selectedText() for each in editor.extraSelections()]


def test_old_words_stay_marked_while_others_are_mended_until_confirmed(opened: Session, show: Show) -> None:
    opened.edit({"narrative.I.1": "Đã họp 12 lần đến 09/3/2023."}, "carried")
    outline = next(each for each in report_of(opened).outline if each.slot == "I.1")
    editor = SectionEditor(opened, report_of(opened), outline)
    show(editor)
    assert lined(editor) == ["12", "09/3/2023"]

    editor.select(7, 9)
    press("15")
    editor.commit()

    assert report_of(opened).text("narrative.I.1") == "Đã họp 15 lần đến 09/3/2023."
    assert lined(editor) == ["09/3/2023"]


def test_a_confirmed_section_has_no_old_words(opened: Session, show: Show) -> None:
    opened.edit({"narrative.I.1": "Đã họp 12 lần."}, "carried")
    outline = next(each for each in report_of(opened).outline if each.slot == "I.1")
    editor = SectionEditor(opened, report_of(opened), outline)
    show(editor)

    opened.carried.confirm(["narrative.I.1"])

    assert lined(editor) == []


def test_a_disk_that_refuses_confirms_nothing(
    carried: Session, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(period: int, addresses: object) -> None:
        raise StoreUnusable("disk_full")

    failed: list[object] = []
    carried.failed.connect(failed.append)
    monkeypatch.setattr(store.stages, "confirm", refuse)

    assert not carried.carried.confirm(["b1_1"])

    assert "b1_1" in carried.carried.places
    assert len(failed) == 1
