"""Registers, driven by keys: rows made, ticked, pasted, deleted, and what they add up to."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.content import Item, Row
from cchc_desktop.core.value import parse
from cchc_desktop.store.database import Store
from cchc_desktop.ui import registers as panels
from cchc_desktop.ui.cell import MARKS
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.register_model import RegisterModel
from cchc_desktop.ui.registers import RegisterPanel, RegistersPage, RegisterTable
from cchc_desktop.ui.session import Session
from tests.ui.conftest import Show, chord, press, report_of, stored

Key, Role = Qt.Key, Qt.ItemDataRole
PLAN: Row = {"loai": "KH", "so": "323", "ky_hieu": "KH-UBND", "ngay": "2022-12-23", "chi_dao": True}


@pytest.fixture
def panel(opened: Session, show: Show) -> RegisterPanel:
    return panel_of(opened, "van_ban", show)


def panel_of(session: Session, register: str, show: Show) -> RegisterPanel:
    shown = panels.panel_of(session, report_of(session), report_of(session).index.registers[register])
    show(shown)
    return shown


def at(table: RegisterTable, row: int, column: str) -> QModelIndex:
    model = table.model()
    assert isinstance(model, RegisterModel)
    return model.cell_of(row, (column,))


def rows(kept: Mapping[str, Item], register: str) -> list[Item]:
    return [item for address, item in kept.items() if address.startswith(f"{register}.")]


def totals(panel: RegisterPanel) -> str:
    label = next(
        each for each in panel.findChildren(QLabel) if each.accessibleName() == texts.REGISTER_TOTALS
    )
    return label.text()


def test_the_model_is_sound_while_rows_come_and_go(opened: Session) -> None:
    report = report_of(opened)
    model = RegisterModel(opened, report, report.index.registers["van_ban"])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    opened.edit({f"van_ban.{key}": PLAN for key in (1, 2, 5)})
    opened.edit({"van_ban.2": None, "van_ban.4": PLAN, "van_ban.9": PLAN})
    opened.undo()
    opened.undo()

    assert model.rowCount() == 1


def test_typing_in_the_new_row_makes_a_row(panel: RegisterPanel, opened: Session, store: Store) -> None:
    panel.table.go(at(panel.table, 0, "loai"))

    press("kh", Key.Key_Tab, "323", Key.Key_Tab, "KH-UBND", Key.Key_Tab, "23/12/2022", Key.Key_Return)

    kept = {"loai": "KH", "so": "323", "ky_hieu": "KH-UBND", "ngay": "2022-12-23"}
    assert rows(stored(opened, store), "van_ban") == [kept]
    assert at(panel.table, 0, "ngay").data() == "23/12/2022"
    assert panel.table.model().rowCount() == 2


def test_the_key_of_a_row_that_is_gone_is_never_another_documents(
    panel: RegisterPanel, opened: Session, store: Store
) -> None:
    opened.edit({"van_ban.1": PLAN, "van_ban.2": PLAN, "narrative.I.1": "Theo {van_ban.2} và {van_ban.4}."})
    opened.edit({"van_ban.2": None})
    panel.table.go(at(panel.table, 1, "so"))

    press("7", Key.Key_Down, "8", Key.Key_Return)

    assert list(report_of(opened).rows("van_ban")) == [1, 3, 5]
    assert "……" in report_of(opened).shown("I.1")


def test_a_new_row_gets_the_key_after_the_last(panel: RegisterPanel, opened: Session, store: Store) -> None:
    opened.edit({"van_ban.7": PLAN})
    panel.table.go(at(panel.table, 1, "loai"))

    press("QĐ", Key.Key_Return)

    assert stored(opened, store)["van_ban.8"] == {"loai": "QĐ"}


def test_a_date_that_does_not_exist_stays_as_typed(
    panel: RegisterPanel, opened: Session, store: Store
) -> None:
    opened.edit({"van_ban.1": PLAN})
    panel.table.go(at(panel.table, 0, "ngay"))

    press("31/02/2023", Key.Key_Return)

    assert at(panel.table, 0, "ngay").data() == "31/02/2023"
    assert at(panel.table, 0, "ngay").data(MARKS) == (Mark.UNREADABLE, Mark.ERROR)
    row = stored(opened, store)["van_ban.1"]
    assert isinstance(row, dict)
    assert row["ngay"] == "'31/02/2023"


def test_space_ticks_and_the_total_follows(panel: RegisterPanel, opened: Session, store: Store) -> None:
    opened.edit({"van_ban.1": {**PLAN, "chi_dao": False}, "b1_1": parse("1")})
    panel.table.go(at(panel.table, 0, "chi_dao"))

    press(Key.Key_Space)

    assert at(panel.table, 0, "chi_dao").data(Role.CheckStateRole) == Qt.CheckState.Checked
    assert rows(stored(opened, store), "van_ban") == [PLAN]
    assert "Số văn bản chỉ đạo CCHC: 1 – khớp với Biểu 1, dòng 1." in totals(panel)


def test_a_total_that_differs_from_its_row_says_so(panel: RegisterPanel, opened: Session) -> None:
    opened.edit({"van_ban.1": PLAN, "b1_1": parse("19")})

    assert "Số văn bản chỉ đạo CCHC: 1 – chưa khớp: Biểu 1, dòng 1 ghi 19." in totals(panel)


def test_computed_columns_are_shown_and_never_stored(opened: Session, store: Store, show: Show) -> None:
    panel = panel_of(opened, "ho_so", show)
    panel.table.go(at(panel.table, 0, "linh_vuc"))

    press("Hộ tịch", Key.Key_Tab, Key.Key_Tab, "300", Key.Key_Tab, "20", Key.Key_Tab, "-", Key.Key_Return)

    total = at(panel.table, 0, "hs_tiep_nhan")
    assert (total.data(), total.data(MARKS)) == ("320", (Mark.COMPUTED,))
    assert total.data(Role.FontRole).italic()
    kept = {"linh_vuc": "Hộ tịch", "hs_truc_tuyen": "300", "hs_truc_tiep": "20", "hs_ky_truoc": "-"}
    assert rows(stored(opened, store), "ho_so") == [kept]
    assert "“Trực tuyến” + “Trực tiếp, dịch vụ bưu chính”" in total.data(Role.ToolTipRole)


def test_a_pasted_block_makes_rows_in_one_edit(
    panel: RegisterPanel, opened: Session, store: Store, qtbot: QtBot
) -> None:
    block = "\r\n".join(
        "\t".join(["KH", str(row), "KH-UBND", "01/3/2023", *["mới"] * 26]) for row in range(200)
    )
    said: list[str] = []
    panel.told.connect(said.append)
    QApplication.clipboard().setText(block)
    panel.table.go(at(panel.table, 0, "loai"))

    qtbot.keySequence(panel.table, QKeySequence(QKeySequence.StandardKey.Paste))

    assert len(rows(stored(opened, store), "van_ban")) == 200
    assert f"{200 * 22} ô nằm ngoài bảng" in said[0]
    assert panel.table.model().rowCount() == 201
    assert opened.undo()
    assert stored(opened, store) == {}


def test_rows_are_deleted_with_ctrl_delete_and_come_back(
    panel: RegisterPanel, opened: Session, store: Store
) -> None:
    opened.edit({"van_ban.1": PLAN, "van_ban.2": {**PLAN, "so": "332"}, "van_ban.3": {**PLAN, "so": "41"}})
    panel.table.go(at(panel.table, 0, "so"))
    chord(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    chord(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    left = rows(stored(opened, store), "van_ban")
    opened.undo()

    assert left == [{**PLAN, "so": "41"}]
    assert [at(panel.table, row, "so").data() for row in range(3)] == ["323", "332", "41"]


def test_the_list_of_a_column_opens_with_f4(panel: RegisterPanel, opened: Session, store: Store) -> None:
    panel.table.go(at(panel.table, 0, "loai"))

    press(Key.Key_F4, Key.Key_Down, Key.Key_Down, Key.Key_Return)

    assert rows(stored(opened, store), "van_ban") == [{"loai": "QĐ"}]


def test_the_page_goes_to_a_row_of_any_of_its_registers(opened: Session, show: Show) -> None:
    opened.edit({"nhiem_vu.1": {"nhiem_vu": "Rà soát TTHC"}, "nhiem_vu.2": {"nhiem_vu": "Số hóa hồ sơ"}})
    report = report_of(opened)
    page = RegistersPage(opened, report, tuple(each for each in report.edition.registers if 1 in each.areas))
    show(page)

    found = page.reveal("nhiem_vu[1]")

    focused = QApplication.focusWidget()
    assert found
    assert isinstance(focused, RegisterTable)
    assert focused.currentIndex().data() == "Số hóa hồ sơ"
    assert not page.reveal("b1_1")


def test_a_row_emptied_cell_by_cell_is_gone(panel: RegisterPanel, opened: Session, store: Store) -> None:
    opened.edit({"van_ban.1": {"so": "323"}})
    panel.table.go(at(panel.table, 0, "so"))

    press(Key.Key_Delete)

    assert stored(opened, store) == {}
    assert panel.table.model().rowCount() == 1


def test_a_figure_typed_in_a_count_column_keeps_the_vietnamese_form(
    opened: Session, store: Store, show: Show
) -> None:
    panel = panel_of(opened, "tuyen_truyen", show)
    panel.table.go(at(panel.table, 0, "so_luong"))

    press("1.500", Key.Key_Return)

    assert at(panel.table, 0, "so_luong").data() == "1.500"
    assert rows(stored(opened, store), "tuyen_truyen") == [{"so_luong": "1500"}]
