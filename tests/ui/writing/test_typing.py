"""Keys, lists and keyboards for Vietnamese in the text, beside live figures."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolButton

from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.narrative import NarrativePage
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing.document import SOURCE
from cchc_desktop.ui.writing.section import SectionEditor
from cchc_desktop.ui.writing.sections import leaves
from tests.ui.conftest import Show, chord, press, report_of, stored

SLOT = "II.2.c"
ADDRESS = f"narrative.{SLOT}"
CODE = "b7_6_7_1"
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def page(opened: Session, show: Show) -> NarrativePage:
    opened.edit({CODE: Entry(value=Decimal(623)), ADDRESS: f"Nhận {{{CODE}}} hồ sơ."})
    made = NarrativePage(opened, report_of(opened), leaves(report_of(opened), 3))
    show(made)
    made.reveal(ADDRESS)
    return made


@pytest.fixture
def editor(page: NarrativePage) -> SectionEditor:
    found = page.editor
    assert found is not None
    found.moveCursor(QTextCursor.MoveOperation.End)
    return found


def at(editor: SectionEditor, place: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def compose(editor: SectionEditor, *steps: str, commit: str) -> None:
    """What an input method sends: the letters being composed, then those that are meant."""
    for letters in steps:
        QApplication.sendEvent(editor, QInputMethodEvent(letters, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(commit)
    QApplication.sendEvent(editor, done)


@pytest.mark.parametrize("mark", ["- ", "+ "])
def test_enter_goes_on_with_the_list_and_on_an_empty_item_ends_it(
    editor: SectionEditor, opened: Session, store: Store, mark: str
) -> None:
    editor.selectAll()

    press(f"{mark}Một", Key.Key_Return, "Hai", Key.Key_Return, Key.Key_Return, "Ba", Key.Key_Return, "Bốn")
    editor.commit()

    assert stored(opened, store)[ADDRESS] == f"{mark}Một\n{mark}Hai\nBa\nBốn"


def test_a_mark_that_is_typed_takes_the_place_of_the_one_that_came_by_itself(
    editor: SectionEditor, opened: Session
) -> None:
    editor.selectAll()

    press("- Một", Key.Key_Return, "- Hai", Key.Key_Return, "+ Ba", Key.Key_Return)
    editor.add_paragraphs(report_of(opened).rendered("Bốn"))

    assert editor.source() == "- Một\n- Hai\n+ Ba\nBốn"


def test_a_mark_that_was_typed_stays(editor: SectionEditor) -> None:
    editor.selectAll()

    press("- -5 %")

    assert editor.source() == "- -5 %"


def test_enter_before_an_item_and_within_it(editor: SectionEditor) -> None:
    editor.selectAll()
    press("- Một hai")

    at(editor, 5)
    press(Key.Key_Return)
    assert editor.source() == "- Một\n-  hai"

    at(editor, 0)
    press(Key.Key_Return)
    assert editor.source() == "\n- Một\n-  hai"


def test_an_item_ends_as_bold_as_the_next_begins(editor: SectionEditor) -> None:
    editor.selectAll()
    chord(Key.Key_B, CTRL)
    press("- ", "Một", Key.Key_Return, "Hai")

    assert editor.toPlainText() == "- Một\n- Hai"
    assert editor.fontWeight() > 400


def test_a_list_is_taken_back_item_by_item(editor: SectionEditor) -> None:
    editor.selectAll()
    press("- Một", Key.Key_Return, "Hai", Key.Key_Return, Key.Key_Return)
    assert editor.source() == "- Một\n- Hai\n"

    chord(Key.Key_Z, CTRL)
    assert editor.source() == "- Một\n- Hai\n- "
    chord(Key.Key_Z, CTRL)
    assert editor.source() == "- Một\n- Hai"


def test_the_tools_show_how_the_words_at_the_caret_are_made(
    page: NarrativePage, editor: SectionEditor
) -> None:
    bold, italic = (page.findChild(QToolButton, f"tool_{name}") for name in ("bold", "italic"))
    assert isinstance(bold, QToolButton)
    assert isinstance(italic, QToolButton)

    chord(Key.Key_B, CTRL)
    press("đậm")
    assert (bold.isChecked(), italic.isChecked()) == (True, False)

    italic.click()
    press("cả hai")
    assert (bold.isChecked(), italic.isChecked()) == (True, True)

    at(editor, 2)
    assert (bold.isChecked(), italic.isChecked()) == (False, False)
    page.reveal("narrative.II.2.a")
    assert not bold.isChecked()


@pytest.mark.parametrize("place", [0, 5, 8, 15])
def test_letters_that_are_composed_by_an_input_method_are_plain_words(
    editor: SectionEditor, opened: Session, place: int
) -> None:
    at(editor, place)
    before = editor.toPlainText()

    compose(editor, "V", "Vi", "Viê", "Việt", commit="Việt")

    assert editor.toPlainText() == before[:place] + "Việt" + before[place:]
    assert f"{{{CODE}}}" in editor.source()
    assert not editor.textCursor().charFormat().hasProperty(SOURCE)


def test_a_figure_that_changes_while_letters_are_composed_breaks_neither(
    editor: SectionEditor, opened: Session
) -> None:
    at(editor, 8)
    QApplication.sendEvent(editor, QInputMethodEvent("Viê", []))

    opened.edit({CODE: Entry(value=Decimal(1500))})
    compose(editor, "Việt", commit="Việt")

    assert editor.source() == f"Nhận {{{CODE}}}Việt hồ sơ."


def test_what_is_composed_is_not_saved_before_it_is_meant(
    editor: SectionEditor, opened: Session, store: Store
) -> None:
    QApplication.sendEvent(editor, QInputMethodEvent("Viê", []))

    editor.commit()

    assert stored(opened, store)[ADDRESS] == f"Nhận {{{CODE}}} hồ sơ."


@pytest.mark.parametrize("place", [5, 8, 15])
def test_a_keyboard_that_mends_by_backspaces_never_takes_a_token(editor: SectionEditor, place: int) -> None:
    at(editor, place)
    before = editor.toPlainText()

    press("Viet", *[Key.Key_Backspace] * 4, "Việt")

    assert editor.toPlainText() == before[:place] + "Việt" + before[place:]
    assert f"{{{CODE}}}" in editor.source()


def test_mending_by_backspaces_is_no_step_of_undo_of_its_own(editor: SectionEditor) -> None:
    press(" Viet", *[Key.Key_Backspace] * 4, "Việt")

    chord(Key.Key_Z, CTRL)

    assert editor.toPlainText() == "Nhận 623 hồ sơ."
