"""Blocks of cells to and from Excel, first by themselves, then with keys in a real table."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.clipboard import format_block, parse_block
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import Column, FormModel, FormTable
from tests.ui.conftest import chord, stored

Paste = QKeySequence.StandardKey.Paste
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=8)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("19", [["19"]]),
        ("19\r\n36,1\r\n", [["19"], ["36,1"]]),
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ('"hai\ndòng"\t5\n', [["hai\ndòng", "5"]]),
        ('"nói ""có"""\t\n', [['nói "có"', ""]]),
        ('"TTHC" mới\t5', [['"TTHC" mới', "5"]]),
        ("\t\n", [["", ""]]),
        ("", [[""]]),
    ],
)
def test_a_block_is_read_as_excel_and_word_write_it(text: str, block: list[list[str]]) -> None:
    assert parse_block(text) == block


@given(
    st.integers(1, 3).flatmap(
        lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1)
    )
)
def test_what_is_copied_is_pasted_back(block: list[list[str]]) -> None:
    assert parse_block(format_block(block)) == block


def paste(table: FormTable, qtbot: QtBot, at: str, text: str) -> list[str]:
    """Paste `text` at the cell of a code; what the table said about it."""
    said: list[str] = []
    table.told.connect(said.append)
    QApplication.clipboard().setText(text)
    table.reveal(at)
    qtbot.keySequence(table, QKeySequence(Paste))
    return said


def test_a_block_fills_the_rows_below_and_leaves_out_group_and_computed_rows(
    form: FormTable, opened: Session, store: Store, qtbot: QtBot
) -> None:
    """Rows 1, 2 (computed), 2.1, 2.2, 3 (a heading), 3.1."""
    said = paste(form, qtbot, "b1_1", "19\r\n36,1\r\n36\r\n13\r\n5\r\n2\r\n")

    kept = stored(opened, store)
    assert {code: kept[code] for code in kept} == {
        code: Entry(value=Decimal(number))
        for code, number in (("b1_1", 19), ("b1_2_1", 36), ("b1_2_2", 13), ("b1_3_1", 2))
    }
    assert said == [
        "Đã dán 4 ô. Bỏ qua 1 ô tự tính (muốn nhập đè thì gõ thẳng vào ô). Bỏ qua 1 ô của dòng tiêu đề."
    ]


def test_a_paste_is_one_edit(form: FormTable, opened: Session, store: Store, qtbot: QtBot) -> None:
    paste(form, qtbot, "b1_2_1", "36\n13\n")

    assert opened.undo()

    assert stored(opened, store) == {}
    assert not opened.can_undo


def test_text_that_is_no_figure_is_kept_as_pasted(
    form: FormTable, opened: Session, store: Store, qtbot: QtBot
) -> None:
    said = paste(form, qtbot, "b1_2_1", "ba mươi sáu\n1.23\n")

    assert stored(opened, store)["b1_2_1"] == Entry(text="ba mươi sáu")
    assert "2 ô không đọc được thành số" in said[0]


def test_what_is_larger_than_the_table_is_told(
    form: FormTable, opened: Session, store: Store, qtbot: QtBot
) -> None:
    block = "\n".join("\t".join(["7"] * 30) for _ in range(200))

    said = paste(form, qtbot, "b1_5", block)

    kept = stored(opened, store)
    assert kept["b1_6"] == Entry(value=Decimal(7), note="7")
    assert f"{200 * 30 - 4 * 2} ô nằm ngoài bảng" in said[0]


def test_a_single_cell_fills_the_whole_selection(
    form: FormTable, opened: Session, store: Store, qtbot: QtBot
) -> None:
    form.reveal("b1_4_1")
    QApplication.clipboard().setText("-")
    for _ in range(3):
        chord(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    qtbot.keySequence(form, QKeySequence(Paste))

    assert len(stored(opened, store)) == 4


def test_a_pasted_note_with_lines_and_quotation_marks_survives(
    form: FormTable, opened: Session, store: Store, qtbot: QtBot
) -> None:
    paste(form, qtbot, "b1_1", '19\t"Theo kế hoạch\n""CCHC"""\r\n')

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(19), note='Theo kế hoạch\n"CCHC"')


def test_a_block_is_copied_as_shown(form: FormTable, opened: Session, qtbot: QtBot) -> None:
    opened.edit({"b1_2_1": Entry(value=Decimal(3600)), "b1_2_2": Entry(value=Decimal(13), note="ghi chú")})
    form.setCurrentIndex(form.model().index(1, 0))
    model = form.model()
    assert isinstance(model, FormModel)
    for _ in range(2):
        chord(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(model.column_of(Column.NOTE)):
        chord(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    qtbot.keySequence(form, QKeySequence(QKeySequence.StandardKey.Copy))

    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "2."
    assert lines[0].split("\t")[3] == "0,4"
    assert lines[1].split("\t")[1:4] == ["Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "3.600"]
    assert lines[2].split("\t")[3:] == ["13", "ghi chú"]


def test_cutting_copies_and_clears(form: FormTable, opened: Session, store: Store, qtbot: QtBot) -> None:
    opened.edit({"b1_1": Entry(value=Decimal(19))})
    form.reveal("b1_1")

    qtbot.keySequence(form, QKeySequence(QKeySequence.StandardKey.Cut))

    assert QApplication.clipboard().text() == "19\n"
    assert stored(opened, store) == {}
