"""Typing, undoing and saving a section whose figures are alive."""

import sqlite3
import unicodedata
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.value import Entry
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing.document import SOURCE
from cchc_desktop.ui.writing.section import SectionEditor
from cchc_desktop.ui.writing.telling import target_of, told
from tests.ui.conftest import Show, chord, press, report_of, stored

SLOT = "II.2.c"
ADDRESS = f"narrative.{SLOT}"
CODE = "b7_6_7_1"
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def count(number: int) -> Entry:
    return Entry(value=Decimal(number))


@pytest.fixture
def editor(opened: Session, show: Show) -> SectionEditor:
    return shown(opened, show, f"Nhận {{{CODE}}} hồ sơ.")


def shown(session: Session, show: Show, source: str) -> SectionEditor:
    """The editor of a section that holds `source`, its caret at the end."""
    session.edit({CODE: count(623), **({ADDRESS: source} if source else {})})
    report = report_of(session)
    heading = next(each for each in report.outline if each.slot == SLOT)
    made = SectionEditor(session, report, heading)
    show(made)
    made.setFocus()
    made.moveCursor(QTextCursor.MoveOperation.End)
    return made


def at(editor: SectionEditor, place: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def paste(editor: SectionEditor, **made: str) -> None:
    carried = QMimeData()
    if "html" in made:
        carried.setHtml(made["html"])
    carried.setText(made.get("text", ""))
    editor.insertFromMimeData(carried)


def test_a_token_shows_its_value_and_follows_it_at_once(editor: SectionEditor, opened: Session) -> None:
    at(editor, 8)

    opened.edit({CODE: count(1500)})

    assert editor.toPlainText() == "Nhận 1.500 hồ sơ."
    assert editor.textCursor().position() == 10
    assert editor.source() == f"Nhận {{{CODE}}} hồ sơ."


@pytest.mark.parametrize(("place", "moved"), [(5, 5), (8, 11), (0, 0), (15, 18)])
def test_the_caret_keeps_its_side_of_a_token_that_grows(
    editor: SectionEditor, opened: Session, place: int, moved: int
) -> None:
    at(editor, place)

    opened.edit({CODE: count(12345)})

    assert editor.toPlainText() == "Nhận 12.345 hồ sơ."
    assert editor.textCursor().position() == moved


def test_a_new_figure_does_not_touch_what_is_typed_and_not_saved_yet(
    editor: SectionEditor, opened: Session, store: Store
) -> None:
    press(" Thêm")

    opened.edit({CODE: count(7)})
    editor.commit()

    assert editor.toPlainText() == "Nhận 7 hồ sơ. Thêm"
    assert stored(opened, store)[ADDRESS] == f"Nhận {{{CODE}}} hồ sơ. Thêm"


def test_the_caret_jumps_over_a_token(editor: SectionEditor) -> None:
    at(editor, 5)
    press(Key.Key_Right)
    assert editor.textCursor().position() == 8

    press(Key.Key_Left)
    assert editor.textCursor().position() == 5


def test_a_selection_takes_a_token_whole(editor: SectionEditor) -> None:
    at(editor, 5)

    chord(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == "623"

    chord(Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == ""


@pytest.mark.parametrize(("place", "key"), [(8, Key.Key_Backspace), (5, Key.Key_Delete)])
def test_one_key_deletes_a_token_whole(editor: SectionEditor, place: int, key: Qt.Key) -> None:
    at(editor, place)

    press(key)

    assert editor.source() == "Nhận  hồ sơ."


def test_a_whole_word_deleted_takes_a_token_whole(editor: SectionEditor) -> None:
    at(editor, 8)

    chord(Key.Key_Backspace, CTRL)

    assert CODE not in editor.source()
    assert "6" not in editor.toPlainText()


@pytest.mark.parametrize("place", [5, 6, 7, 8])
def test_typing_never_lands_inside_a_token(editor: SectionEditor, opened: Session, place: int) -> None:
    at(editor, place)

    press("1")

    assert editor.source() in (f"Nhận 1{{{CODE}}} hồ sơ.", f"Nhận {{{CODE}}}1 hồ sơ.")
    cursor = editor.textCursor()
    assert not cursor.charFormat().hasProperty(SOURCE)


def test_typing_over_a_selected_token_is_plain_text(editor: SectionEditor) -> None:
    at(editor, 5)
    chord(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    press("bảy")

    assert editor.source() == "Nhận bảy hồ sơ."
    at(editor, 6)
    assert not editor.textCursor().charFormat().hasProperty(SOURCE)


def test_a_keyboards_own_backspaces_beside_a_token_only_mend_their_letter(
    editor: SectionEditor,
) -> None:
    at(editor, 8)

    press("o", "o", Key.Key_Backspace, Key.Key_Backspace, "ô")

    assert editor.source() == f"Nhận {{{CODE}}}ô hồ sơ."


def test_undo_takes_back_a_pause_of_typing_and_leaves_new_figures_alone(
    editor: SectionEditor, opened: Session, store: Store
) -> None:
    press(" Một")
    editor.commit()
    press(" Hai")
    opened.edit({CODE: count(9)})

    chord(Key.Key_Z, CTRL)
    assert editor.toPlainText() == "Nhận 9 hồ sơ. Một"

    chord(Key.Key_Z, CTRL)
    assert editor.toPlainText() == "Nhận 9 hồ sơ."

    chord(Key.Key_Y, CTRL)
    assert editor.toPlainText() == "Nhận 9 hồ sơ. Một"
    editor.commit()
    assert stored(opened, store)[ADDRESS] == f"Nhận {{{CODE}}} hồ sơ. Một"
    assert report_of(opened).figure(CODE) == 9


def test_undo_past_the_editors_own_is_the_reports(editor: SectionEditor, opened: Session) -> None:
    press(" Một")
    editor.commit()

    chord(Key.Key_Z, CTRL)
    assert editor.toPlainText() == "Nhận 623 hồ sơ."
    assert report_of(opened).text(ADDRESS) == f"Nhận {{{CODE}}} hồ sơ."
    chord(Key.Key_Z, CTRL)

    assert editor.toPlainText() == ""
    assert report_of(opened).figure(CODE) is None
    chord(Key.Key_Y, CTRL)
    chord(Key.Key_Y, CTRL)
    assert editor.toPlainText() == "Nhận 623 hồ sơ. Một"


def test_letters_that_are_not_composed_stay_as_typed_on_screen(
    opened: Session, show: Show, store: Store
) -> None:
    editor = shown(opened, show, "")
    typed = unicodedata.normalize("NFD", "Đã số hóa")

    press(typed)
    editor.commit()
    editor.commit()

    assert editor.toPlainText() == typed
    assert stored(opened, store)[ADDRESS] == "Đã số hóa"
    assert len([each for each in store.journal(opened.period_id or 0) if each.address == ADDRESS]) == 1


def test_a_token_typed_by_hand_comes_alive_when_it_is_saved(opened: Session, show: Show) -> None:
    editor = shown(opened, show, "")

    press(f"Có {{{CODE}}} hồ sơ")
    editor.commit()

    assert editor.toPlainText() == "Có 623 hồ sơ"


@pytest.mark.parametrize("typed", ["{{", "{x}", "<b>đậm</b> & ¶", "a\tb", "😀 {b9_9_9}", "{*", "5 {* 3 *}"])
def test_what_is_no_token_stays_as_typed(opened: Session, show: Show, store: Store, typed: str) -> None:
    editor = shown(opened, show, "")

    paste(editor, text=typed)
    editor.commit()

    assert stored(opened, store)[ADDRESS] == typed
    assert editor.toPlainText() == report_of(opened).shown(SLOT)


def test_bold_and_italic_are_kept(opened: Session, show: Show, store: Store) -> None:
    editor = shown(opened, show, "")

    press("Một ")
    chord(Key.Key_B, CTRL)
    press("hai")
    chord(Key.Key_B, CTRL)
    press(" ")
    chord(Key.Key_I, CTRL)
    press("ba")
    editor.commit()

    assert stored(opened, store)[ADDRESS] == "Một {*hai*} {/ba/}"


def test_a_bold_token_is_still_one(editor: SectionEditor) -> None:
    editor.selectAll()

    chord(Key.Key_B, CTRL)

    assert editor.source() == f"{{*Nhận {{{CODE}}} hồ sơ.*}}"


def test_copied_words_stay_alive_within_the_program(editor: SectionEditor) -> None:
    editor.selectAll()
    carried = editor.createMimeDataFromSelection()
    assert carried.text() == "Nhận 623 hồ sơ."
    assert carried.html() == "<p>Nhận 623 hồ sơ.</p>"

    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertFromMimeData(carried)

    assert editor.source() == f"Nhận {{{CODE}}} hồ sơ." * 2


def test_items_hang_and_the_paragraph_after_them_does_not(opened: Session, show: Show) -> None:
    editor = shown(opened, show, "")

    press("- Một", Key.Key_Return, "+ Hai", Key.Key_Return, Key.Key_Return, "Ba")

    blocks = [editor.document().findBlockByNumber(number).blockFormat() for number in range(3)]
    assert [shape.leftMargin() > 0 for shape in blocks] == [True, True, False]
    assert blocks[1].leftMargin() > blocks[0].leftMargin()


def test_a_paste_is_one_step_of_undo(editor: SectionEditor) -> None:
    press(" A")
    paste(editor, html="<p>B</p><ul><li>C</li></ul>")
    assert editor.toPlainText() == "Nhận 623 hồ sơ. AB\n- C"

    chord(Key.Key_Z, CTRL)

    assert editor.toPlainText() == "Nhận 623 hồ sơ. A"


def test_freezing_leaves_the_words_and_takes_the_token(editor: SectionEditor, opened: Session) -> None:
    place = editor.textCursor()
    place.setPosition(6)
    menu = editor.pointing.menu_at(editor.cursorRect(place).center())
    actions = {action.text(): action for action in menu.actions()}

    actions[texts.TOKEN_FREEZE].trigger()
    opened.edit({CODE: count(1)})

    assert report_of(opened).text(ADDRESS) == "Nhận 623 hồ sơ."


def test_a_silent_token_is_seen_and_is_not_lost(opened: Session, show: Show) -> None:
    source = f"Nhận{{{CODE}?| không có}} hồ sơ"
    editor = shown(opened, show, source)
    assert editor.toPlainText() != "Nhận hồ sơ"

    press(".")
    editor.commit()

    assert report_of(opened).text(ADDRESS) == source + "."
    assert report_of(opened).shown(SLOT) == "Nhận hồ sơ."


def test_looking_at_a_text_writes_nothing(opened: Session, show: Show, store: Store) -> None:
    before = "{*Một\nHai*} {/ba {b9_9_9}/}  \n\n- d"
    editor = shown(opened, show, before)

    editor.commit()
    QTest.keyClick(editor, Key.Key_Tab)
    QApplication.processEvents()

    assert stored(opened, store)[ADDRESS] == before


def test_a_very_long_paragraph_is_one_paragraph(opened: Session, show: Show, qtbot: QtBot) -> None:
    long = "Tiếp nhận hồ sơ. " * 3_000
    editor = shown(opened, show, "")
    paste(editor, text=long)
    assert editor.document().blockCount() > 5

    press("x")
    editor.commit()

    assert report_of(opened).text(ADDRESS) == long + "x"


def test_enter_in_a_very_long_paragraph_parts_it(opened: Session, show: Show) -> None:
    long = "mười chữ. " * 2_000
    editor = shown(opened, show, long)
    block = editor.document().findBlockByNumber(2)
    at(editor, block.position() + 20)

    press(Key.Key_Return)

    place = sum(editor.document().findBlockByNumber(number).length() - 1 for number in range(2)) + 20
    assert editor.source() == long[:place] + "\n" + long[place:]


def test_a_new_figure_in_a_very_long_paragraph_leaves_the_caret(opened: Session, show: Show) -> None:
    editor = shown(opened, show, f"Có {{{CODE}}} hồ sơ. " * 800)
    at(editor, 5_003)
    press("ab")
    place = editor.textCursor().position()
    before = editor.toPlainText()[:place].count("623")

    opened.edit({CODE: count(1500)})

    assert editor.textCursor().position() == place + 2 * before
    assert editor.toPlainText().count("1.500") == 800


def test_a_token_tells_what_it_is(editor: SectionEditor, opened: Session) -> None:
    words = "\n".join(told(report_of(opened), f"{{{CODE}}}"))

    assert "Biểu 7, dòng 6.7.1" in words
    assert "Đã nhập." in words
    assert target_of(report_of(opened), f"{{prev.{CODE}}}") == CODE


def test_a_finding_is_told_where_its_words_stand(opened: Session, show: Show) -> None:
    editor = shown(opened, show, "Tốt. Từ ngày 15/12/2023 đến ngày 14/3/2023 đã xong.")

    lines = [line.cursor.selectedText() for line in editor.extraSelections()]

    assert any("15/12/2023" in words for words in lines)
    assert any("15/12/2023" in words for words in editor._underlines.words_at(12))


def test_nothing_is_saved_while_the_disk_refuses_and_nothing_typed_is_lost(
    editor: SectionEditor, opened: Session, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    press(" Thêm")
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")

        with qtbot.waitSignal(opened.failed), qtbot.assertNotEmitted(opened.saved):
            editor.commit()

    assert editor.toPlainText().endswith(" Thêm")
    editor.commit()
    assert stored(opened, store)[ADDRESS] == f"Nhận {{{CODE}}} hồ sơ. Thêm"
