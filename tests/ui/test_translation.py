"""Qt's own words are Vietnamese, in its menus and its dialogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cchc_desktop import places, texts
from cchc_desktop.ui.folders import _dialog
from cchc_desktop.ui.translation import FILE, QtWords


@pytest.fixture(autouse=True)
def vietnamese(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords(places.resources_dir())
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def test_the_menu_of_a_line_is_vietnamese(qtbot: QtBot) -> None:
    line = QLineEdit("abc")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()

    said = [action.text().split("\t")[0] for action in menu.actions() if action.text()]

    assert said == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_the_menu_of_a_text_is_vietnamese(qtbot: QtBot) -> None:
    text = QPlainTextEdit("abc")
    qtbot.addWidget(text)
    menu = text.createStandardContextMenu()

    said = [action.text().split("\t")[0] for action in menu.actions() if action.text()]

    assert said == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_every_standard_button_is_vietnamese(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button is not QDialogButtonBox.StandardButton.NoButton:
            box.addButton(button)

    english = {
        "ok",
        "save",
        "open",
        "yes",
        "no",
        "cancel",
        "close",
        "discard",
        "apply",
        "reset",
        "help",
        "retry",
    }
    said = {button.text().replace("&", "").lower() for button in box.buttons()}
    assert not said & english
    assert {"đồng ý", "hủy", "đóng", "có", "không"} <= said


def test_the_file_dialog_has_no_english_head(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(None, texts.CHOOSE_FILE, tmp_path, texts.BUTTON_OPEN)
    qtbot.addWidget(dialog)

    assert dialog.labelText(dialog.DialogLabel.Reject) == "Hủy"
    assert dialog.labelText(dialog.DialogLabel.LookIn) == "Xem trong"


def test_what_is_not_in_the_file_stays_as_qt_has_it(vietnamese: QtWords) -> None:
    assert vietnamese.translate("QLineEdit", "Unheard of") is None
    assert vietnamese.translate("QLineEdit", "&Undo") == "Hoàn tác"


def test_every_line_of_the_file_has_a_word_of_ours() -> None:
    lines = (places.resources_dir() / FILE).read_text("utf-8").splitlines()

    assert [line for line in lines if line.count("\t") != 1 or not line.partition("\t")[2].strip()] == []
