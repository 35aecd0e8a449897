"""The commands that keep and prove, as a colleague runs them."""

from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop import texts
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import report_json
from cchc_desktop.store.backup import ENDING, WISH, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from tests.exchange import printed
from tests.store import sample
from tests.test_cli import SAMPLE, Run, run

__all__ = ["run"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a backup, and an edit after it."""
    store, period = sample.filled(tmp_path)
    with closing(store):
        Backups(tmp_path).make(WISH)
        store.save(period, {"b1_1": Entry(value=Decimal(7)), "van_ban.1": None}, "typed")
    return tmp_path


def name(folder: Path) -> str:
    return Backups(folder).found()[-1].path.name


def content(folder: Path) -> object:
    with closing(Store.open(folder)) as store:
        return store.content(1)


def test_list_names_every_backup(run: Run, folder: Path) -> None:
    ran = run("backup", "list", "--data", folder)

    assert ran.code == 0
    assert ran.out.split("\t")[0] == name(folder)
    assert "đã kiểm tra mở được" in ran.out


def test_make_makes_one(run: Run, folder: Path) -> None:
    assert run("--data", folder, "backup", "make").code == 0
    assert len(Backups(folder).found()) == 2


def test_check_tells_the_broken_one(run: Run, folder: Path) -> None:
    assert run("backup", "check", "--data", folder).code == 0
    path = Backups(folder).found()[0].path
    path.write_bytes(path.read_bytes()[:-1])

    ran = run("backup", "check", "--data", folder)

    assert ran.code == 1
    assert "hỏng" in ran.out


def test_restore_only_shows_until_it_is_told(run: Run, folder: Path) -> None:
    before = content(folder)

    ran = run("backup", "restore", name(folder), "--data", folder)

    assert ran.code == 0
    assert "b1_1: hiện nay “7”, bản sao lưu “0”" in ran.out
    assert content(folder) == before


def test_restore_brings_everything_back(run: Run, folder: Path) -> None:
    ran = run("backup", "restore", name(folder), "--yes", "--data", folder)

    assert ran.code == 0
    assert content(folder) == sample.EVERY_KIND


def test_restore_brings_one_cell_back(run: Run, folder: Path) -> None:
    ran = run(
        "backup", "restore", name(folder), "--place", "b1_1", "--period", "q1/2023", "--yes", "--data", folder
    )

    expected = dict(sample.EVERY_KIND)
    del expected["van_ban.1"]
    assert ran.code == 0
    assert content(folder) == expected


@pytest.mark.parametrize(
    "command", [("backup", "restore", "missing", "--yes"), ("backup", "make"), ("verify", "missing.cchc")]
)
def test_what_cannot_be_done_is_one_sentence(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--data", tmp_path / "empty")

    assert ran.code == 2
    assert len((ran.err or ran.out).splitlines()) == 1


def test_verify_ends_with_what_it_found(run: Run, tmp_path: Path) -> None:
    (path,) = run("export", SAMPLE, "--to", tmp_path, "--package").out.splitlines()
    whole = run("verify", path)
    Path(path).write_bytes(Path(path).read_bytes()[:-30])
    broken = run("verify", path)

    assert (whole.code, broken.code) == (0, 1)
    assert "xã Chi Lăng Bắc" in whole.out
    assert "report.json" in whole.out
    assert broken.out.startswith("KHÔNG nguyên vẹn")


def test_verify_says_that_a_backup_is_one(run: Run, folder: Path) -> None:
    path = Backups(folder).found()[0].path

    ran = run("verify", path)
    path.write_bytes(path.read_bytes()[:-1])

    assert ran.code == 0
    assert "không phải báo cáo để nộp" in ran.out
    assert run("verify", path).code == 1


@pytest.mark.parametrize("loss", ["gone", "damaged"])
def test_restore_replaces_a_database_that_is_lost(run: Run, folder: Path, loss: str) -> None:
    if loss == "gone":
        (folder / FILE).unlink()
    else:
        raw = (folder / FILE).read_bytes()
        (folder / FILE).write_bytes(b"\xff" * 4096 + raw[4096:])

    shown = run("backup", "restore", name(folder), "--data", folder)
    ran = run("backup", "restore", name(folder), "--yes", "--data", folder)

    expected = dict(sample.EVERY_KIND)
    if loss == "damaged":
        expected["b1_1"] = Entry(value=Decimal(7))
        del expected["van_ban.1"]
    assert (shown.code, ran.code) == (0, 0)
    assert "Chưa khôi phục gì" in shown.out
    assert content(folder) == expected


def test_a_backup_without_the_period_asked_for_restores_nothing(run: Run, folder: Path) -> None:
    before = content(folder)

    ran = run("backup", "restore", name(folder), "--period", "q4/2031", "--yes", "--data", folder)

    assert ran.code == 2
    assert "q4/2031" in ran.err
    assert ran.err.count("\n") == 1
    assert content(folder) == before


def test_a_place_that_does_not_differ_is_not_said_to_be_restored(run: Run, folder: Path) -> None:
    ran = run("backup", "restore", name(folder), "--place", "b7_1", "--yes", "--data", folder)

    assert (ran.code, ran.out) == (0, texts.CLI_BACKUP_SAME + "\n")
    assert len(Backups(folder).found()) == 1


def test_verifying_a_backup_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    ran = run("verify", tmp_path / f"gone{ENDING}")

    assert (ran.code, ran.out) == (2, "")
    assert f"gone{ENDING}" in ran.err


def test_verifying_a_backup_keeps_why_it_was_made(run: Run, folder: Path) -> None:
    run("verify", folder / "backups" / name(folder))

    assert Backups(folder).found()[-1].reason == WISH


@pytest.mark.parametrize("given", ["a" * 5000, "a\0b"])
@pytest.mark.parametrize(
    "command", [("verify",), ("read",), ("check",), ("backup", "check"), ("backup", "restore")]
)
def test_a_name_that_no_disk_could_bear_is_not_found(
    run: Run, tmp_path: Path, command: tuple[str, ...], given: str
) -> None:
    ran = run(*command, given, "--data", tmp_path)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Không tìm thấy")


def test_a_bare_json_is_not_said_to_be_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(report_json.encode(printed.sample()))

    ran = run("verify", path)

    assert ran.code == 0
    assert ran.out.startswith("Đọc được: a.json")
