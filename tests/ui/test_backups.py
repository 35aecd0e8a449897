"""Sao lưu và khôi phục: the list, a backup made, checked, kept in a second folder, gone back to."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.core.journal import RESTORED
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import IMPORT, START, Backup
from cchc_desktop.store.database import Store
from cchc_desktop.store.restore import kept
from cchc_desktop.ui.backups import BackupsDialog
from cchc_desktop.ui.restoring import RestoreDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.status import Status
from tests.ui.conftest import begin, report_of, stored

FIGURE, OTHER, TEXT = "b3_3_3_1", "b1_1", "narrative.II.2.c"
PATIENCE = 20_000


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


@pytest.fixture
def over() -> Iterator[QWidget]:
    """What the dialogs stand over."""
    widget = QWidget()
    widget.resize(1366, 768)
    yield widget
    widget.deleteLater()


@pytest.fixture
def backup(opened: Session) -> Backup:
    """A backup, and three places that are different since."""
    opened.edit({FIGURE: figure(700), OTHER: figure(4), TEXT: "Như cũ."})
    made = opened.keeping.backups.make(START)
    opened.edit({FIGURE: figure(7), TEXT: None, "b1_2": figure(1)})
    return made


def shown(session: Session, over: QWidget, qtbot: QtBot) -> BackupsDialog:
    dialog = BackupsDialog(session, over)
    dialog.show()
    rest(dialog, qtbot)
    return dialog


def rest(dialog: BackupsDialog, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    qtbot.wait(1)
    qtbot.waitUntil(dialog.make.isEnabled, timeout=PATIENCE)


def states(dialog: BackupsDialog) -> list[str]:
    return [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]


def restoring(session: Session, backup: Backup, over: QWidget, extent: str) -> RestoreDialog:
    dialog = RestoreDialog(session, backup, kept(backup), over)
    dialog.extent.setCurrentIndex(dialog.extent.findData(extent))
    dialog.show()
    return dialog


def lines(dialog: RestoreDialog) -> list[tuple[str, str, str]]:
    model = dialog.model
    return [
        (model.index(row, 1).data(), model.index(row, 2).data(), model.index(row, 3).data())
        for row in range(model.rowCount())
    ]


def test_a_backup_is_made_and_listed_as_one_that_opens(opened: Session, over: QWidget, qtbot: QtBot) -> None:
    dialog = shown(opened, over, qtbot)
    assert dialog.said.text() == "Chưa có bản sao lưu nào."

    dialog.make.click()
    rest(dialog, qtbot)

    assert dialog.model.index(0, 1).data() == "theo yêu cầu"
    assert states(dialog) == ["đã kiểm tra mở được"]
    assert dialog.said.text() == "Đã sao lưu và kiểm tra mở được."


def test_a_backup_that_was_spoiled_is_found_and_not_offered(
    opened: Session, backup: Backup, over: QWidget, qtbot: QtBot
) -> None:
    raw = bytearray(backup.path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    backup.path.write_bytes(raw)
    dialog = shown(opened, over, qtbot)

    dialog.check.click()
    rest(dialog, qtbot)

    assert states(dialog) == ["hỏng, không dùng được"]
    assert "1 bản hỏng" in dialog.said.text()
    assert not dialog.restore.isEnabled()


def test_a_second_folder_gets_the_newest_backup_and_is_remembered(
    opened: Session, backup: Backup, over: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(opened, over, qtbot)

    with qtbot.waitSignal(opened.keeping.second_chosen):
        dialog.use_second(tmp_path / "stick" / "Sao luu CCHC")
    rest(dialog, qtbot)

    assert (tmp_path / "stick" / "Sao luu CCHC" / backup.path.name).is_file()
    assert dialog.model.index(0, 4).data() == "máy này và thư mục thứ hai"
    assert "stick" in dialog.second.text()


def test_the_folder_of_the_backups_itself_is_no_second_one(
    opened: Session, backup: Backup, over: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    dialog = shown(opened, over, qtbot)

    dialog.use_second(backup.path.parent)

    assert opened.keeping.second is None
    assert "nơi khác" in said[0]


def test_a_second_window_lists_and_changes_nothing(
    opened: Session, backup: Backup, over: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    second = Session(Store.open(tmp_path), opened.catalogue)
    dialog = BackupsDialog(second, over)
    dialog.show()
    qtbot.waitUntil(dialog.check.isEnabled, timeout=PATIENCE)

    assert states(dialog) == ["đã kiểm tra mở được"]
    assert not dialog.make.isEnabled()
    assert not dialog.restore.isEnabled()
    second.store.close()


def test_the_preview_names_every_place_with_now_and_then(
    opened: Session, backup: Backup, over: QWidget
) -> None:
    dialog = restoring(opened, backup, over, "period")

    assert lines(dialog) == [
        ("Biểu 1, dòng 2", "1", "(trống)"),
        ("Biểu 3, dòng 3.3.1", "7", "700"),
        ("II.2.c. Cơ chế một cửa, một cửa liên thông", "(trống)", "Như cũ."),
    ]
    assert dialog.count.text() == "3 chỗ sẽ trở về như trong bản sao lưu."


@pytest.mark.parametrize(
    ("extent", "part", "after"),
    [
        ("period", "", {FIGURE: figure(700), TEXT: "Như cũ.", OTHER: figure(4)}),
        ("form", "TTHC", {FIGURE: figure(700), TEXT: "Như cũ.", OTHER: figure(4), "b1_2": figure(1)}),
        ("form", "Chỉ đạo", {FIGURE: figure(7), OTHER: figure(4)}),
        ("section", "II.2.c", {FIGURE: figure(7), TEXT: "Như cũ.", OTHER: figure(4), "b1_2": figure(1)}),
        ("cell", "", {FIGURE: figure(7), OTHER: figure(4)}),
    ],
)
def test_a_part_is_restored_in_one_edit_after_a_backup(
    opened: Session,
    store: Store,
    backup: Backup,
    over: QWidget,
    extent: str,
    part: str,
    after: dict[str, object],
) -> None:
    before = stored(opened, store)
    dialog = restoring(opened, backup, over, extent)
    if part:
        place = next(n for n in range(dialog.place.count()) if part in dialog.place.itemText(n))
        dialog.place.setCurrentIndex(place)

    dialog.go.click()

    now = stored(opened, store)
    assert {place: item for place, item in now.items() if part_of(place)} == after
    line = store.journal(opened.period_id or 0)[-1]
    assert (line.source, line.file) == (RESTORED, backup.path.name)
    assert opened.keeping.backups.found()[0].reason == "restore"
    opened.undo()
    assert stored(opened, store) == before


def part_of(place: str) -> bool:
    return place in {FIGURE, OTHER, TEXT, "b1_2"}


def test_a_period_that_is_gone_comes_back_and_is_opened(
    opened: Session, store: Store, backup: Backup, over: QWidget, tmp_path: Path
) -> None:
    other = Session(Store.open(tmp_path / "new"), opened.catalogue)
    dialog = restoring(other, backup, over, "period")
    assert "hiện không còn" in dialog.period.currentText()

    dialog.go.click()

    assert report_of(other).content[FIGURE] == figure(700)
    assert report_of(other).identity == report_of(opened).identity
    other.store.close()


def test_a_closed_report_is_not_restored_in_part(
    opened: Session, store: Store, backup: Backup, over: QWidget
) -> None:
    store.stages.close(opened.period_id or 0)

    dialog = restoring(opened, backup, over, "period")

    assert not dialog.go.isEnabled()
    assert "đã chốt" in dialog.warning.text()


def test_everything_names_the_periods_that_would_go(opened: Session, backup: Backup, over: QWidget) -> None:
    begin(opened, "6m")

    dialog = restoring(opened, backup, over, "all")

    assert dialog.warning.text().startswith("1 kỳ báo cáo mới có sau bản sao lưu sẽ mất: 6 tháng")
    dialog.go.click()
    assert dialog.goes_back_whole


def test_a_backup_that_cannot_be_made_stops_a_restore(
    opened: Session,
    store: Store,
    backup: Backup,
    over: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    dialog = restoring(opened, backup, over, "period")
    monkeypatch.setattr(opened.keeping.backups, "make", refuse)

    dialog.go.click()

    assert "dữ liệu vẫn như trước" in said[0]
    assert stored(opened, store)[FIGURE] == figure(7)


def refuse(reason: str, spare: Backup | None = None) -> Backup:
    raise StoreUnusable("backup_full", folder="backups", file="cchc.db")


def test_a_failed_backup_is_said_once_and_marked_until_one_is_made(
    opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = Status(opened)
    with monkeypatch.context() as patched:
        patched.setattr(opened.keeping.backups, "make", refuse)
        opened.keeping.before_import()
        assert "chưa sao lưu được" in status.said.text()
        opened.edit({OTHER: figure(1)})
        opened.keeping.before_import()

    assert status.said.text().startswith("Đã lưu lúc")
    assert not status.unkept.isHidden()
    opened.keeping.before_import()
    assert status.unkept.isHidden()
    assert opened.keeping.backups.found()[0].reason == IMPORT


def test_backups_make_themselves_once_begun(opened: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.keeping.made, timeout=PATIENCE) as heard:
        opened.keeping.begin()
    opened.keeping.end()

    assert heard.args[0].reason == START


def test_the_models_keep_qts_rules(
    opened: Session, backup: Backup, over: QWidget, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(shown(opened, over, qtbot).model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(restoring(opened, backup, over, "all").model)  # type: ignore[no-untyped-call]
