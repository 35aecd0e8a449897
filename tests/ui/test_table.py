"""The form's table, driven by keys as the clerk drives it."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.value import Entry, State
from cchc_desktop.store.database import Store
from cchc_desktop.ui.cell import MARKS
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import Column, FormTable, read
from tests.ui.conftest import Show, cell, chord, press, report_of, says, stored, table_of

Key, Role = Qt.Key, Qt.ItemDataRole


def beside(session: Session, show: Show) -> tuple[FormTable, QLineEdit]:
    """The table with another field below it."""
    window, table, after = QWidget(), table_of(session), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(table)
    box.addWidget(after)
    show(window)
    return table, after


def test_typing_and_enter_save_the_cell_and_go_down(form: FormTable, opened: Session, store: Store) -> None:
    form.reveal("b1_2_1")

    press("36")
    press(Key.Key_Return)
    press("13")
    press(Key.Key_Return)

    assert (says(form, "b1_2_1"), says(form, "b1_2_2"), says(form, "b1_2")) == ("36", "13", "36,1")
    assert stored(opened, store)["b1_2_2"] == Entry(value=Decimal(13))
    assert form.currentIndex() == cell(form, "b1_3_1"), "the group row takes nothing"


def test_typing_replaces_and_escape_gives_the_old_figure_back(
    form: FormTable, opened: Session, store: Store
) -> None:
    opened.edit({"b1_1": Entry(value=Decimal(19))})
    form.reveal("b1_1")

    press("7")
    press(Key.Key_Escape)
    press(Key.Key_Escape)

    assert says(form, "b1_1") == "19"
    assert len(store.journal(opened.period_id or 0)) == 1
    assert form.hasFocus()


def test_f2_puts_the_caret_at_the_end(form: FormTable, opened: Session, store: Store) -> None:
    opened.edit({"b1_1": Entry(value=Decimal(19))})
    form.reveal("b1_1")

    press(Key.Key_F2)
    press("5")
    press(Key.Key_Left)
    press("0")
    press(Key.Key_Return)

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(1905))
    assert says(form, "b1_1") == "1.905"


@pytest.mark.parametrize(
    ("key", "next_row"), [(Key.Key_Down, "b1_2"), (Key.Key_Return, "b1_2"), (Key.Key_Enter, "b1_2")]
)
def test_an_arrow_commits_while_typing_replaces(
    form: FormTable, opened: Session, store: Store, key: Qt.Key, next_row: str
) -> None:
    form.reveal("b1_1")

    press("19")
    press(key)

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(19))
    assert form.currentIndex() == cell(form, next_row)


def test_tab_goes_to_the_next_cell_that_takes_something_and_back(form: FormTable) -> None:
    form.reveal("b1_1")

    press("19")
    press(Key.Key_Tab)
    note = form.currentIndex()
    press(Key.Key_Tab)
    after = form.currentIndex()
    press(Key.Key_Backtab)

    assert (note, after) == (cell(form, "b1_1", Column.NOTE), cell(form, "b1_2"))
    assert form.currentIndex() == note


def test_tab_leaves_the_table_after_its_last_cell(opened: Session, show: Show) -> None:
    table, after = beside(opened, show)
    table.reveal("b1_6")
    table.setCurrentIndex(cell(table, "b1_6", Column.NOTE))

    press(Key.Key_Tab)

    assert after.hasFocus()


def test_a_note_is_kept_beside_its_figure(form: FormTable, opened: Session, store: Store) -> None:
    form.reveal("b1_1")
    press("19")
    press(Key.Key_Tab)

    press("Tăng do kế hoạch mới")
    press(Key.Key_Return)

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(19), note="Tăng do kế hoạch mới")
    assert says(form, "b1_1", Column.NOTE) == "Tăng do kế hoạch mới"


@pytest.mark.parametrize(
    ("typed", "state", "shown"),
    [("-", State.NIL, "-"), ("?", State.PENDING, "..."), ("x", State.NA, "x"), ("0", None, "0")],
)
def test_the_four_states_and_zero_are_five_answers(
    form: FormTable, opened: Session, store: Store, typed: str, state: State | None, shown: str
) -> None:
    form.reveal("b1_1")

    press(typed)
    press(Key.Key_Return)

    entry = stored(opened, store)["b1_1"]
    assert isinstance(entry, Entry)
    assert (entry.state, says(form, "b1_1")) == (state, shown)


def test_delete_gives_an_overridden_cell_back_to_its_formula(
    form: FormTable, opened: Session, store: Store
) -> None:
    opened.edit({"b1_2_1": Entry(value=Decimal(36)), "b1_2_2": Entry(value=Decimal(13))})
    form.reveal("b1_2")
    press("40")
    press(Key.Key_Up)
    overridden = cell(form, "b1_2").data(MARKS), cell(form, "b1_2").data(Role.ToolTipRole)
    form.reveal("b1_2")

    press(Key.Key_Delete)

    assert overridden[0] == (Mark.OVERRIDDEN, Mark.ERROR)
    assert "công thức cho 36,1" in overridden[1]
    assert says(form, "b1_2") == "36,1"
    assert "b1_2" not in stored(opened, store)


def test_looking_into_a_computed_cell_does_not_override_it(
    form: FormTable, opened: Session, store: Store
) -> None:
    opened.edit({"b1_2_1": Entry(value=Decimal(36)), "b1_2_2": Entry(value=Decimal(13))})
    form.reveal("b1_2")

    press(Key.Key_F2)
    press(Key.Key_Return)

    assert cell(form, "b1_2").data(MARKS) == (Mark.COMPUTED,)
    assert "b1_2" not in stored(opened, store)


def test_deleting_several_cells_is_one_edit(form: FormTable, opened: Session, store: Store) -> None:
    opened.edit({code: Entry(value=Decimal(5)) for code in ("b1_2_1", "b1_2_2", "b1_3_1")})
    form.reveal("b1_2_1")
    for _ in range(3):
        chord(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    press(Key.Key_Delete)

    assert "b1_2_1" not in stored(opened, store)
    assert "b1_3_1" not in stored(opened, store)
    assert opened.undo()
    assert stored(opened, store)["b1_3_1"] == Entry(value=Decimal(5))


def test_a_group_row_takes_nothing(form: FormTable, opened: Session, store: Store) -> None:
    form.setCurrentIndex(cell(form, "b1_3"))
    form.setFocus()

    press("5")
    press(Key.Key_Return)

    assert says(form, "b1_3") == ""
    assert stored(opened, store) == {}


def test_a_choice_is_typed_by_code_or_in_words(form: FormTable, opened: Session, store: Store) -> None:
    form.reveal("b1_5")

    press("có")
    press(Key.Key_Return)

    assert stored(opened, store)["b1_5"] == Entry(value=Decimal(1))
    assert says(form, "b1_5", Column.UNIT) == "Có = 1\nKhông = 0"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_a_choice_is_picked_from_its_list(
    form: FormTable, opened: Session, store: Store, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    form.reveal("b1_5_2")

    chord(key, modifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(menu.actions()[2])
    press(Key.Key_Return)

    assert stored(opened, store)["b1_5_2"] == Entry(value=Decimal(2))
    assert says(form, "b1_5_2") == "2"


def test_a_cell_is_saved_when_another_widget_takes_the_focus(
    opened: Session, store: Store, show: Show
) -> None:
    table, after = beside(opened, show)
    table.reveal("b1_1")
    press("19")

    after.setFocus()

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(19))


def test_commit_saves_the_cell_that_is_being_typed(form: FormTable, opened: Session, store: Store) -> None:
    form.reveal("b1_1")
    press("19")

    form.commit()

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(19))


def test_what_the_disk_refuses_stays_in_the_cell_until_it_can_be_saved(
    form: FormTable, opened: Session, store: Store, tmp_path: Path
) -> None:
    form.reveal("b1_1")
    with closing(sqlite3.connect(next(tmp_path.glob("*.db")))) as other:
        other.execute("BEGIN IMMEDIATE")
        press("19", Key.Key_Return)
    refused = stored(opened, store)

    press(Key.Key_Return)

    assert refused == {}
    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(19))
    assert form.currentIndex() == cell(form, "b1_2")


def test_backspaces_of_the_keyboard_driver_reach_the_editor(
    form: FormTable, opened: Session, store: Store
) -> None:
    """UniKey types "đ" as d, backspace, đ."""
    form.reveal("b1_1")
    press(Key.Key_Tab)

    for keys in ("d", Key.Key_Backspace, "đúng"):
        press(keys)
    press(Key.Key_Return)

    entry = stored(opened, store)["b1_1"]
    assert isinstance(entry, Entry)
    assert entry.note == "đúng"


def test_the_screen_reader_is_told_the_place_the_figure_and_the_state(
    form: FormTable, opened: Session
) -> None:
    opened.edit({"b1_1": Entry(value=Decimal(19))})

    assert cell(form, "b1_1").data(Role.AccessibleTextRole) == "Biểu 1, dòng 1, Kỳ này: 19. Đã nhập."


def test_ctrl_c_is_the_tables_own(form: FormTable, opened: Session, qtbot: QtBot) -> None:
    opened.edit({"b1_1": Entry(value=Decimal(1905))})
    form.reveal("b1_1")

    qtbot.keySequence(form, QKeySequence(QKeySequence.StandardKey.Copy))

    assert QApplication.clipboard().text() == "1.905\n"


def test_a_choice_in_words_needs_no_accents(opened: Session) -> None:
    assert read(report_of(opened).index.rows["b1_5"], " khong ") == Entry(value=Decimal(0))


def test_a_long_figure_is_never_cut(form: FormTable) -> None:
    form.reveal("b1_1")
    before = form.columnWidth(cell(form, "b1_1").column())

    press("2400000000000000")
    press(Key.Key_Return)

    shown = form.fontMetrics().horizontalAdvance(says(form, "b1_1"))
    assert before < shown < form.columnWidth(cell(form, "b1_1").column())
