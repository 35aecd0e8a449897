"""Files let fall on the window, as the system lets them fall: on the window, not on a widget."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.settings import Settings
from cchc_desktop.store.database import Store
from cchc_desktop.ui.intake.dialog import PlanDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.window import Window
from tests.ui.clerk import Clerk, button, take
from tests.ui.conftest import TODAY, Show, report_of
from tests.ui.intake.test_taking import FIVE, MERGE, communes, ours

MOVES = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def hover(window: Window, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(500, 300), Qt.DropAction.CopyAction, mime, *MOVES[1:])
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def drop(window: Window, mime: QMimeData) -> None:
    QApplication.sendEvent(
        window.windowHandle(), QDropEvent(QPoint(500, 300), Qt.DropAction.CopyAction, mime, *MOVES[1:])
    )


def hint(window: Window) -> QWidget:
    found = window.findChild(QWidget, "drop")
    assert isinstance(found, QWidget)
    return found


def words(window: Window) -> list[str]:
    return [label.text() for label in hint(window).findChildren(QLabel)]


def test_a_file_that_hovers_is_told_where_it_would_go(window: Window, tmp_path: Path) -> None:
    event = hover(window, files(tmp_path / "về.xlsx"))

    assert event.isAccepted()
    assert hint(window).isVisible()
    assert words(window)[0] == "Thả tệp vào đây để nhập vào báo cáo Quý I/2023 của xã Chi Lăng Bắc"
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not hint(window).isVisible()


def test_a_dropped_file_goes_through_the_plan(
    window: Window, opened: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE)
    Clerk([take]).wait()

    hover(window, files(path))
    drop(window, files(path))

    assert not hint(window).isVisible()
    qtbot.waitUntil(lambda: report_of(opened).entry("b1_1") == FIVE, timeout=5000)


def test_two_files_dropped_ask_whether_they_are_one(
    window: Window, opened: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = communes(tmp_path, report_of(opened))
    clerk = Clerk([button(MERGE), take]).wait()

    drop(window, files(*paths))

    qtbot.waitUntil(lambda: report_of(opened).figure("b1_1") == 12, timeout=5000)
    assert clerk.said == [texts.INTAKE_SEVERAL.format(count=2)]


@pytest.mark.parametrize("mime", ["text", "page"])
def test_words_and_links_are_no_files(window: Window, mime: str) -> None:
    dragged = QMimeData()
    if mime == "text":
        dragged.setText("36")
    else:
        dragged.setUrls([QUrl("https://example.vn/bao-cao.xlsx")])

    hover(window, dragged)

    assert not hint(window).isVisible()


def test_without_a_report_a_drop_is_refused_kindly(
    session: Session, look: Look, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    window = Window(look, Settings(), TODAY)
    show(window)
    window.begin(session)
    clerk = Clerk([button(0)]).wait()

    hover(window, files(tmp_path / "về.xlsx"))
    assert words(window)[0] == texts.DROP_NO_REPORT
    drop(window, files(tmp_path / "về.xlsx"))

    qtbot.waitUntil(lambda: clerk.said == [texts.DROP_NO_REPORT], timeout=5000)


def test_what_can_only_be_read_takes_no_drop(
    window: Window,
    opened: Session,
    store: Store,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from cchc_desktop.errors import StoreUnusable

    path = ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE)
    monkeypatch.setattr(Store, "read_only", property(lambda store: True))
    monkeypatch.setattr(store, "notice", StoreUnusable("store_read_only", file="cchc.db"), raising=False)
    clerk = Clerk([button(0)]).wait()

    drop(window, files(path))

    qtbot.waitUntil(lambda: len(clerk.said) == 1, timeout=5000)
    assert report_of(opened).entry("b1_1") is None


def test_a_dialog_that_is_open_takes_no_drop(
    window: Window, opened: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE)

    def drop_again(dialog: QWidget) -> None:
        assert isinstance(dialog, PlanDialog)
        assert not hover(window, files(path)).isAccepted()
        dialog.skip.click()

    clerk = Clerk([drop_again]).wait()
    drop(window, files(path))

    qtbot.waitUntil(lambda: not clerk.answers, timeout=5000)
    assert report_of(opened).entry("b1_1") is None
