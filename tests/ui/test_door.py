"""Our own mistakes: logged and shown once, without a word of a report."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.dialogs import MistakeDialog
from cchc_desktop.ui.door import FILE, KEPT, LARGEST, Door, log_to, where


@pytest.fixture(autouse=True)
def fresh_log() -> Iterator[None]:
    log = logging.getLogger("cchc_desktop")
    yield
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def test_a_mistake_of_ours_is_shown_once_and_quotes_no_figure(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path)
    try:
        raise ValueError("27.869.168.372")
    except ValueError as error:
        kind, trace = type(error), error.__traceback__
        door.take(kind, error, trace)
        door.take(kind, error, trace)

    qtbot.waitUntil(lambda: door._dialog is not None)
    assert door._dialog is not None
    door._dialog.copy_button.click()

    assert "ValueError" in QApplication.clipboard().text()
    assert "27.869" not in QApplication.clipboard().text()
    door._dialog.reject()


def test_a_mistake_is_logged_in_the_data_folder_without_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    try:
        raise ValueError("27.869.168.372")
    except ValueError as error:
        Door(tmp_path / "new").take(type(error), error, error.__traceback__)

    logged = (tmp_path / "new" / FILE).read_text(encoding="utf-8")
    assert "ValueError" in logged
    assert "27.869" not in logged


def test_a_mistake_on_another_thread_is_logged_and_shown_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    door = Door(tmp_path)
    door.install()
    thread = threading.Thread(target=int, args=("Nguyễn Văn Đỗ, 27.869.168.372",))

    with qtbot.waitSignal(door.caught):
        thread.start()
        thread.join()

    logged = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "ValueError" in logged
    assert "Đỗ" not in logged
    assert "27.869" not in logged


def test_the_log_goes_round_and_never_grows_beyond_its_size(tmp_path: Path) -> None:
    log = log_to(tmp_path)

    for _ in range(40):
        log.error("x" * (LARGEST // 8))

    sizes = [path.stat().st_size for path in tmp_path.glob(f"{FILE}*")]
    assert len(sizes) == KEPT + 1
    assert max(sizes) <= LARGEST


def test_the_button_says_what_it_copies(qtbot: QtBot) -> None:
    dialog = MistakeDialog("ValueError")
    qtbot.addWidget(dialog)

    assert dialog.copy_button.text() == "Sao chép chi tiết lỗi"


def test_a_folder_that_cannot_be_written_does_not_make_it_worse(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    door = Door(tmp_path / "file")
    try:
        raise ValueError
    except ValueError as error:
        with qtbot.waitSignal(door.caught):
            door.take(type(error), error, error.__traceback__)


def test_the_details_of_a_mistake_name_the_line() -> None:
    try:
        int("x")
    except ValueError as error:
        assert "test_door.py" in where(type(error), error.__traceback__)
