"""What the cells of a form say: figures, marks, tool tips, the period before."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.cell import MARKS
from cchc_desktop.ui.grid import runs
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import Column, FormModel, FormTable
from cchc_desktop.ui.words import plain_tip
from tests.ui.conftest import Show, begin, cell, press, report_of, says, stored, table_of

Key, Role = Qt.Key, Qt.ItemDataRole


def test_the_model_is_sound(opened: Session) -> None:
    area = report_of(opened).edition.areas[0]
    model = FormModel(opened, report_of(opened), area.rows)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    opened.edit({"b1_2_1": Entry(value=Decimal(36)), "b1_2_2": Entry(value=Decimal(13))})

    assert model.cell_of("b1_2").data() == "36,1"


def test_what_is_no_figure_stays_as_typed_and_is_marked(
    form: FormTable, opened: Session, store: Store
) -> None:
    form.reveal("b1_1")

    press("1.23")
    press(Key.Key_Return)

    assert says(form, "b1_1") == "1.23"
    assert stored(opened, store)["b1_1"] == Entry(text="1.23")
    assert cell(form, "b1_1").data(MARKS) == (Mark.UNREADABLE, Mark.ERROR)
    assert "1,23" in cell(form, "b1_1").data(Role.ToolTipRole)


def test_the_period_before_stands_beside_this_one(session: Session, show: Show) -> None:
    before = {
        "b1_2_1": Entry(value=Decimal(40)),
        "b1_2_2": Entry(value=Decimal(15)),
        "b1_1": Entry(value=Decimal(19)),
    }
    begin(session, "year", 2022, before)
    now = {
        "b1_2_1": Entry(value=Decimal(36)),
        "b1_2_2": Entry(value=Decimal(13)),
        "b1_1": Entry(value=Decimal(19)),
    }
    begin(session, "q1", 2023, now)

    table = table_of(session)
    show(table)

    assert says(table, "b1_2_1", Column.BEFORE) == "40"
    assert says(table, "b1_2_1", Column.CHANGE) == "-4"
    assert says(table, "b1_2", Column.CHANGE) == "-1,4"
    assert says(table, "b1_1", Column.CHANGE) == "khác kỳ", "a flow of a year is not one of a quarter"
    assert says(table, "b1_3_1", Column.CHANGE) == ""


def test_without_an_earlier_period_there_is_no_column_for_it(form: FormTable) -> None:
    heads = [
        form.model().headerData(at, Qt.Orientation.Horizontal) for at in range(form.model().columnCount())
    ]

    assert heads == ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kỳ này", "Ghi chú"]


def test_the_tool_tip_tells_how_a_row_is_counted_and_checked(form: FormTable, opened: Session) -> None:
    opened.edit({"b1_2_1": Entry(value=Decimal(36)), "b1_2_2": Entry(value=Decimal(13))})

    ratio, part = (str(cell(form, code).data(Role.ToolTipRole)) for code in ("b1_2", "b1_2_2"))

    assert "dòng 2.2 : dòng 2.1 × 100 = 13 : 36 × 100 = 36,1" in ratio
    assert "Không được lớn hơn dòng 2.1." in part


def test_only_the_rows_that_a_change_names_are_redrawn(form: FormTable, opened: Session) -> None:
    redrawn = QSignalSpy(form.model().dataChanged)

    opened.edit({"b1_3_1": Entry(value=Decimal(2))})

    row = cell(form, "b1_3_1").row()
    assert [(said[0].row(), said[1].row()) for said in map(redrawn.at, range(redrawn.count()))] == [
        (row, row)
    ]


def test_another_report_does_not_reach_an_old_table(form: FormTable, opened: Session) -> None:
    begin(opened, "6m", 2023)

    opened.edit({"b1_1": Entry(value=Decimal(5))})

    assert says(form, "b1_1") == ""


def test_runs_of_rows() -> None:
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]


def test_a_strangers_words_are_no_rich_text_in_a_tool_tip() -> None:
    tip = plain_tip("<img src='//server/x.png'>\nhai dòng")

    assert "<img" not in tip
    assert tip.count("<p ") == 2
    assert plain_tip("") == ""
