"""What the clerk meets at the start: a damaged database, another window, a return to a backup."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cchc_desktop import volumes
from cchc_desktop.core.value import Entry
from cchc_desktop.settings import Settings
from cchc_desktop.store import lock
from cchc_desktop.store.backup import START, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.ui import front
from cchc_desktop.ui.beginning import NO_DATA, Start
from cchc_desktop.ui.mending import MendDialog
from cchc_desktop.ui.style import Look
from tests.store import sample
from tests.ui.conftest import TODAY

PATIENCE = 30_000
PAGE = 4096
STARTED = """
import sys
from pathlib import Path
from cchc_desktop.ui.app import run
sys.exit(run(Path(sys.argv[1])))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a report, a backup, and one figure typed after it."""
    store, period = sample.filled(tmp_path)
    with closing(store):
        Backups(tmp_path).make(START)
        store.save(period, {"b1_2": Entry(value=Decimal(5))}, "typed")
    return tmp_path


@pytest.fixture
def start(look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    begun = Start(look, tmp_path, TODAY)
    yield begun
    begun.close()
    begun.window.hide()
    begun.window.deleteLater()


def damage(folder: Path) -> bytes:
    """Spoil the table of items; the file as it is then."""
    with closing(sqlite3.connect(folder / FILE)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'item'"
        page = int(database.execute(query).fetchone()[0])
    with (folder / FILE).open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xff" * PAGE)
    return (folder / FILE).read_bytes()


def show(start: Start, qtbot: QtBot) -> None:
    """Show the window and wait until a report stands in it."""
    start.show(Settings())
    qtbot.waitUntil(lambda: start.window.workspace is not None, timeout=PATIENCE)


class Clerk:
    """Answers the dialog about a damaged database; what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, agrees: bool) -> None:
        self.read: list[str] = []
        self.listed: list[tuple[str, ...]] = []
        self._agrees = agrees
        monkeypatch.setattr(MendDialog, "exec", lambda dialog: int(self._read(dialog)))

    def _read(self, dialog: MendDialog) -> bool:
        self.read += [*dialog.sentences, dialog.go.text()]
        model = dialog.model
        for row in range(model.rowCount()):
            self.listed.append(tuple(model.index(row, column).data() for column in range(1, 4)))
        return self._agrees


def test_a_damaged_database_is_restored_with_what_came_after_the_backup(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = damage(folder)
    clerk = Clerk(monkeypatch, agrees=True)

    show(start, qtbot)

    assert clerk.listed == [("Quý I/2023, xã Chi Lăng Bắc", "Biểu 1, dòng 2", "5")]
    assert any("khi mở ứng dụng" in sentence for sentence in clerk.read)
    assert clerk.read[-1] == "Khôi phục"
    (aside,) = (folder / "damaged").iterdir()
    assert (aside / FILE).read_bytes() == spoiled
    assert str(aside) in start.window.notice.sentences.text()
    report = start.window._session.report
    assert report is not None
    assert report.content["b1_2"] == Entry(value=Decimal(5))
    assert report.content["b1_1"] == sample.EVERY_KIND["b1_1"]


def test_a_missing_database_beside_its_backups_is_restored(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FILE).unlink()
    clerk = Clerk(monkeypatch, agrees=True)

    show(start, qtbot)

    assert "không còn trong thư mục" in clerk.read[0]
    report = start.window._session.report
    assert report is not None
    assert report.content["b1_1"] == sample.EVERY_KIND["b1_1"]


def test_without_a_backup_what_can_be_read_goes_on(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.filled(tmp_path)[0].close()
    spoiled = damage(tmp_path)
    clerk = Clerk(monkeypatch, agrees=True)

    show(start, qtbot)

    assert clerk.read[-1] == "Lấy lại những gì đọc được"
    report = start.window._session.report
    assert report is not None
    assert report.content == sample.EVERY_KIND
    (aside,) = (tmp_path / "damaged").iterdir()
    assert (aside / FILE).read_bytes() == spoiled


def test_a_file_of_nothing_without_a_backup_begins_anew(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 10_000)
    clerk = Clerk(monkeypatch, agrees=True)

    start.show(Settings())
    qtbot.waitUntil(lambda: start.window._page is not None, timeout=PATIENCE)

    assert clerk.read[-1] == "Bắt đầu với dữ liệu trống"
    (aside,) = (tmp_path / "damaged").iterdir()
    assert (aside / FILE).read_bytes() == b"x" * 10_000


def test_who_would_rather_not_leaves_everything_as_it_is(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = damage(folder)
    Clerk(monkeypatch, agrees=False)

    start.show(Settings(zoom=125))
    qtbot.waitUntil(lambda: start.code == NO_DATA, timeout=PATIENCE)

    assert (folder / FILE).read_bytes() == spoiled
    assert not (folder / "damaged").exists()
    assert start.kept().zoom == 125


def test_everything_goes_back_to_a_backup_and_the_window_shows_it(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    show(start, qtbot)
    first, session = start.window, start.window._session
    backups = session.keeping.backups
    assert session.edit({"b1_1": Entry(value=Decimal(99))})

    session.keeping.go_back_to(backups.found()[-1])
    qtbot.waitUntil(
        lambda: start.window is not first and start.window.workspace is not None, timeout=PATIENCE
    )

    report = start.window._session.report
    assert report is not None
    assert report.content == sample.EVERY_KIND
    assert "Đã khôi phục tất cả" in start.window.notice.sentences.text()
    assert start.window.isVisible()
    assert start.window._session.edit({"b1_1": Entry(value=Decimal(1))})
    before = next(each for each in backups.found() if each.reason == "restore")
    assert before.checked


def test_the_second_window_reads_and_takes_over_when_the_first_has_gone(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    holder = Store.open(folder)
    show(start, qtbot)
    second = start.window
    assert second._session.read_only
    assert lock.user() in second.banner.sentence.text()
    qtbot.waitUntil(second.banner.again.isVisible)

    second.banner.again.click()
    assert "vẫn đang mở" in said[0]
    holder.save(1, {"b1_1": Entry(value=Decimal(8))}, "typed")
    holder.close()
    second.banner.again.click()
    qtbot.waitUntil(
        lambda: start.window is not second and start.window.workspace is not None, timeout=PATIENCE
    )

    assert not start.window._session.read_only
    assert not start.window.banner.isVisible()
    report = start.window._session.report
    assert report is not None
    assert report.content["b1_1"] == Entry(value=Decimal(8))


def test_a_dead_windows_lock_is_told_and_can_be_dismissed(start: Start, folder: Path, qtbot: QtBot) -> None:
    since = datetime(2023, 3, 13, 1, 30, tzinfo=UTC)
    dead = lock.Holder("lan", "MAY-VAN-PHONG", 4_000_000, since, since)
    (folder / lock.FILE).write_bytes(msgspec.json.encode(dead))

    show(start, qtbot)

    assert "lan đang mở trên máy MAY-VAN-PHONG" in start.window.notice.sentences.text()
    assert not start.window.banner.isVisible()
    start.window.notice._forget()
    assert not start.window.notice.isVisible()


def test_a_data_folder_on_a_stick_is_warned_about(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "kind", lambda folder: volumes.Kind.REMOVABLE)

    show(start, qtbot)

    assert "nằm trên USB" in start.window.notice.sentences.text()


def test_the_second_start_brings_the_first_window_to_the_front_and_ends(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    show(start, qtbot)
    qtbot.waitUntil(lambda: start._bell is not None, timeout=PATIENCE)
    assert start._bell is not None
    start.window.showMinimized()

    with (
        subprocess.Popen(
            [sys.executable, "-c", STARTED, str(folder)],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        ) as second,
        qtbot.waitSignal(start._bell.rung, timeout=PATIENCE),
    ):
        pass

    assert second.returncode == 0
    assert not start.window.isMinimized()


def test_nobody_is_asked_where_nobody_holds_the_folder(folder: Path) -> None:
    assert not front.call_first(folder)


def test_a_killed_window_answers_nobody(folder: Path) -> None:
    (folder / lock.FILE).write_text("{}")

    assert not front.call_first(folder)


def test_the_first_backup_is_made_after_the_window_is_there(start: Start, folder: Path, qtbot: QtBot) -> None:
    show(start, qtbot)
    keeping = start.window._session.keeping
    assert len(keeping.backups.found()) == 1

    with qtbot.waitSignal(keeping.made, timeout=PATIENCE):
        pass

    assert len(keeping.backups.found()) == 2


def test_the_second_folder_is_kept_for_the_next_run(start: Start, folder: Path, qtbot: QtBot) -> None:
    show(start, qtbot)

    start.window._session.keeping.use_second(folder / "stick")

    assert f"{folder.name}/stick" in (folder / "settings.json").read_text("utf-8")
