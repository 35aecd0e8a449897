"""Ctrl+P as the clerk uses it: pages, keys, an edit meanwhile, a file, the way out."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.value import parse
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange import files
from cchc_desktop.ui.exporting import ExportDialog
from cchc_desktop.ui.preview import Preview
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.transfer import Transfer
from tests.ui.conftest import begin, chord, press
from tests.ui.test_printout import words

Show = Callable[[QWidget], QWidget]
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def host(show: Show) -> QWidget:
    """The window below."""
    return show(QWidget())


@pytest.fixture
def closed(opened: Session, host: QWidget, qtbot: QtBot) -> Iterator[Preview]:
    """A preview that was not asked for yet."""
    found = Preview(opened, host)
    yield found
    found.reject()
    qtbot.waitUntil(lambda: found._job is None, timeout=20_000)


@pytest.fixture
def preview(closed: Preview, qtbot: QtBot) -> Preview:
    """The preview of a report, with its pages drawn."""
    closed.begin()
    shown(closed, qtbot)
    qtbot.waitUntil(closed.isActiveWindow)
    return closed


def shown(preview: Preview, qtbot: QtBot) -> None:
    """Wait until everything is made and drawn."""
    qtbot.waitUntil(
        lambda: preview._job is None and not preview._pause.isActive() and preview.sheets.shows_fresh(),
        timeout=20_000,
    )


def pages(preview: Preview) -> str:
    assert preview._printout is not None
    return "".join(words(preview._printout.pdf))


def test_the_pages_are_shown_and_counted(preview: Preview) -> None:
    assert preview.sheets.count > 5
    assert preview.tools.page.text() == f"Trang 1/{preview.sheets.count}"
    assert preview.tools.print_button.isEnabled()
    assert preview.sheets.hasFocus()


def test_an_edit_changes_the_pages_and_not_the_place(preview: Preview, opened: Session, qtbot: QtBot) -> None:
    preview.sheets.go(4)
    place = preview.sheets.verticalScrollBar().value()

    opened.edit({"b1_1": parse("4321")})
    shown(preview, qtbot)

    assert "4.321" in pages(preview)
    assert preview.sheets.verticalScrollBar().value() == place
    assert preview.tools.page.value() == 4


def test_edits_in_a_row_end_with_the_last(preview: Preview, opened: Session, qtbot: QtBot) -> None:
    opened.edit({"b1_1": parse("1111")})
    preview._make()
    opened.edit({"b1_1": parse("2222")})
    preview._make()
    shown(preview, qtbot)

    assert "2.222" in pages(preview)
    assert "1.111" not in pages(preview)


def test_another_report_begins_at_its_first_page(preview: Preview, opened: Session, qtbot: QtBot) -> None:
    preview.sheets.go(4)

    begin(opened, "q2")
    shown(preview, qtbot)

    assert preview.tools.page.value() == 1
    assert "quý II năm 2023" in pages(preview)


def test_the_pages_number_leads_there(preview: Preview) -> None:
    preview.tools.page.setFocus()
    preview.tools.page.selectAll()
    press("3", Key.Key_Return)

    assert preview.sheets.page == 3
    press(Key.Key_Up)
    assert (preview.sheets.page, preview.tools.page.value()) == (4, 4)
    assert preview.isVisible()


def test_keys_zoom_and_fit(preview: Preview) -> None:
    fitted = preview.sheets.zoom

    chord(Key.Key_Plus, CTRL)
    larger = preview.sheets.zoom
    assert larger > fitted
    assert preview.tools.zoom.text() == f"{larger}%"
    assert not preview.tools.fit.isChecked()
    chord(Key.Key_Minus, CTRL)
    assert preview.sheets.zoom < larger
    chord(Key.Key_0, CTRL)
    assert (preview.sheets.zoom, preview.tools.fit.isChecked()) == (fitted, True)


def test_escape_closes_and_gives_the_pages_back(preview: Preview, opened: Session, qtbot: QtBot) -> None:
    chord(Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert not preview.isVisible()
    assert preview.sheets.count == 0
    opened.edit({"b1_1": parse("5")})
    assert not preview._pause.isActive()


def test_escape_while_the_pages_are_made_is_no_trouble(closed: Preview, qtbot: QtBot) -> None:
    closed.begin()
    assert closed.tools.said.text() == "Đang dàn trang…"
    assert not closed.tools.print_button.isEnabled()

    closed.reject()
    qtbot.waitUntil(lambda: closed._job is None, timeout=20_000)

    assert closed._printout is None
    closed.begin()
    shown(closed, qtbot)


def test_opened_again_before_the_work_has_stopped_it_still_shows_the_pages(
    closed: Preview, qtbot: QtBot
) -> None:
    closed.begin()
    closed.reject()

    closed.begin()
    shown(closed, qtbot)

    assert closed.sheets.count > 5


def test_what_went_wrong_is_one_sentence_and_the_pages_stay(
    preview: Preview, opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise TargetUnusable("target_full", file=path.name, folder=str(path.parent))

    monkeypatch.setattr(files, "probe", full)
    count = preview.sheets.count

    opened.edit({"b1_1": parse("5")})
    qtbot.waitUntil(preview.problem.isVisible, timeout=20_000)

    assert "đã đầy" in preview.problem.text()
    assert preview.sheets.count == count
    monkeypatch.undo()
    opened.edit({"b1_1": parse("6")})
    qtbot.waitUntil(lambda: not preview.problem.isVisible(), timeout=20_000)


def test_every_control_says_what_it_is(preview: Preview) -> None:
    controls: list[QWidget] = [preview.sheets, preview.tools.page]
    silent = [each for each in controls if not each.accessibleName()]
    silent += [each for each in preview.tools.findChildren(QPushButton) if not each.text()]

    assert silent == []
    assert preview.tools.larger.accessibleName() == "Phóng to"
    assert preview.tools.smaller.accessibleName() == "Thu nhỏ"


def test_the_file_that_is_saved_is_a_pdf_only(opened: Session, host: QWidget, qtbot: QtBot) -> None:
    transfer = Transfer(opened, host, lambda: True)
    transfer.preview()
    assert transfer._preview is not None
    shown(transfer._preview, qtbot)
    asked: list[tuple[list[str], object]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        chosen = [name for name, box in dialog.formats.items() if box.isChecked()]
        asked.append((chosen, dialog.parent()))
        dialog.reject()

    QTimer.singleShot(50, look)
    transfer._preview.tools.save_button.click()

    assert asked == [(["pdf"], transfer._preview)]
    transfer._preview.reject()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system's own dialog, not Qt's")
def test_in_goes_through_the_systems_dialog(preview: Preview, tmp_path: Path) -> None:
    path = tmp_path / "giấy.pdf"

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFileName(str(path))
        dialog.done(QDialog.DialogCode.Accepted)

    QTimer.singleShot(50, agree)
    preview.tools.print_button.click()

    assert len(PdfReader(path).pages) == preview.sheets.count
    assert not preview.problem.isVisible()


def test_without_a_report_nothing_opens(session: Session, host: QWidget) -> None:
    transfer = Transfer(session, host, lambda: True)

    transfer.preview()

    assert transfer._preview is None


def test_a_cell_that_could_not_be_saved_keeps_the_preview_shut(opened: Session, host: QWidget) -> None:
    transfer = Transfer(opened, host, lambda: False)

    transfer.preview()

    assert transfer._preview is None
