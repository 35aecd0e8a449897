"""Closing and reopening as the clerk does: what is in the way, what happens, why it is open again."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.closing import Stage
from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import CARRIED
from cchc_desktop.core.value import Entry
from cchc_desktop.delivery import KEPT
from cchc_desktop.store.backup import CLOSING, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.ui.closing import ClosingDialog
from cchc_desktop.ui.reopening import ReopenDialog
from cchc_desktop.ui.session import Session
from tests.ui.conftest import Show, report_of

PATIENCE = 60_000
WRONG: dict[str, Item | None] = {"b3_3_3_1": Entry(value=Decimal(4)), "b3_3_3_2": Entry(value=Decimal(6))}
PLANNED: dict[str, Item | None] = {"b1_2_1": Entry(value=Decimal(36))}


def asked(session: Session, show: Show, qtbot: QtBot) -> ClosingDialog:
    window = show(QWidget())
    dialog = ClosingDialog(session, report_of(session), window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def closed(dialog: ClosingDialog, qtbot: QtBot) -> None:
    dialog.go.click()
    qtbot.waitUntil(
        lambda: dialog.stack.currentWidget() is dialog.ending and not dialog.working.is_busy, timeout=PATIENCE
    )


def kinds(dialog: ClosingDialog) -> list[str]:
    listing = dialog.listing
    items = [listing.topLevelItem(place) for place in range(listing.topLevelItemCount())]
    return [item.text(0) for item in items if isinstance(item, QTreeWidgetItem)]


def test_what_is_in_the_way_is_listed_by_kind(opened: Session, show: Show, qtbot: QtBot) -> None:
    opened.edit(WRONG)
    opened.edit(PLANNED, CARRIED)

    dialog = asked(opened, show, qtbot)

    assert kinds(dialog) == ["Lỗi chưa sửa (1)", "Số liệu chuyển từ kỳ trước chưa xác nhận (1)"]
    assert dialog.go.text() == texts.CLOSING_GO


def test_enter_leads_to_the_place_of_an_obstacle(opened: Session, show: Show, qtbot: QtBot) -> None:
    opened.edit(WRONG)
    dialog = asked(opened, show, qtbot)
    dialog.listing.setFocus()

    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)

    QTest.keyClick(dialog.listing, Qt.Key.Key_Return)

    assert chosen == ["b3_3_3_2"]
    assert not dialog.isVisible()
    assert opened.staging.stage is Stage.ENTERING


def test_closing_backs_up_freezes_and_makes_the_package(
    opened: Session, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = asked(opened, show, qtbot)

    closed(dialog, qtbot)

    (kept,) = (tmp_path / KEPT).iterdir()
    assert opened.staging.stage is Stage.CLOSED
    assert [backup.reason for backup in Backups(tmp_path).found()] == [CLOSING]
    assert kept.name in dialog.ending.words.text()


def test_without_a_backup_nothing_is_closed(
    opened: Session, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    # A file where the folder of the backups belongs.
    (tmp_path / "backups").write_bytes(b"")
    dialog = asked(opened, show, qtbot)

    dialog.go.click()
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENCE)

    assert dialog.problem.text().startswith("Chưa chốt, vì chưa sao lưu được. ")
    assert opened.staging.stage is Stage.ENTERING
    assert dialog.go.isVisible()


def test_a_stop_during_the_backup_closes_nothing(opened: Session, show: Show, qtbot: QtBot) -> None:
    dialog = asked(opened, show, qtbot)

    dialog.go.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.working.is_busy, timeout=PATIENCE)

    assert opened.staging.stage is Stage.ENTERING
    assert dialog.stack.currentIndex() == 0
    assert dialog.isVisible()


def test_a_package_that_could_not_be_made_leaves_the_report_closed(
    opened: Session, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / KEPT).write_bytes(b"")
    dialog = asked(opened, show, qtbot)

    closed(dialog, qtbot)

    assert opened.staging.stage is Stage.CLOSED
    assert dialog.ending.words.text().startswith("Đã chốt, nhưng chưa tạo được gói")


def test_reopening_wants_a_reason(opened: Session, store: Store, show: Show) -> None:
    store.stages.close(opened.period_id or 0)
    opened.staging.refresh()
    dialog = ReopenDialog(opened.staging, show(QWidget()))
    assert not dialog.go.isEnabled()

    dialog.reason.setPlainText("  thiếu 03 hồ sơ\n")
    dialog.go.click()

    assert opened.staging.stage is Stage.ENTERING
    assert store.stages.passages(opened.period_id or 0)[-1].reason == "thiếu 03 hồ sơ"


@pytest.mark.parametrize("times", [0, 6])
def test_reopening_tells_when_it_was_sent_and_to_whom(
    opened: Session, store: Store, show: Show, times: int
) -> None:
    store.stages.close(opened.period_id or 0)
    for _ in range(times):
        store.stages.sent(opened.period_id or 0, "mailto:phong@b.vn", "a.cchc", "0", 1)
    opened.staging.refresh()

    dialog = ReopenDialog(opened.staging, show(QWidget()))

    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("chưa gửi đi lần nào" in said) is (times == 0)
    assert said.count("thư điện tử gửi phong@b.vn") == min(times, 4)
    assert ("Và 2 lần gửi trước đó." in said) is (times == 6)
