import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop import texts
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.backup import WISH, Backups
from cchc_desktop.store.connection import FILE, REFUSALS, open_file, refusals
from cchc_desktop.store.database import Store
from tests.store import sample


def refused(folder: Path) -> StoreUnusable:
    """Why the database of a folder cannot be opened."""
    with pytest.raises(StoreUnusable) as failed:
        open_file(folder, wait=0.1).close()
    return failed.value


@pytest.mark.parametrize("name", ["mới/năm 2023", "a b#c", "100%25?x=1&mode=ro", "a'b;c"])
def test_the_folder_is_made_whatever_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name

    with closing(open_file(folder)):
        assert (folder / FILE).is_file()


def test_a_relative_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with closing(open_file(Path("here"))):
        assert (tmp_path / "here" / FILE).is_file()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 2000),
    ],
)
def test_commits_are_durable_and_rules_are_kept(tmp_path: Path, pragma: str, value: object) -> None:
    open_file(tmp_path).close()

    with closing(open_file(tmp_path)) as again:
        assert again.connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")

    failure = refused(tmp_path / "folder")

    assert failure.code == "store_folder"
    assert failure.fields["folder"] == str(tmp_path / "folder")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    # Systems differ: one cannot open a folder, another cannot read it.
    assert refused(tmp_path).code in {"store_folder", "store_disk"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no lock binds this user")
@pytest.mark.parametrize("begun", [True, False])
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, begun: bool) -> None:
    if begun:
        open_file(tmp_path).close()
    tmp_path.chmod(0o500)
    try:
        assert refused(tmp_path).code == "store_folder"
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no lock binds this user")
def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    open_file(tmp_path).close()
    (tmp_path / FILE).chmod(0o400)

    assert refused(tmp_path).code == "store_read_only"


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"PK\x03\x04 a workbook, not a database" * 100)

    failure = refused(tmp_path)

    assert failure.code == "store_damaged"
    assert (tmp_path / FILE).read_bytes() == b"PK\x03\x04 a workbook, not a database" * 100


def test_a_file_cut_short_is_left_as_it_is(tmp_path: Path) -> None:
    store, _ = sample.filled(tmp_path)
    store.close()
    cut = (tmp_path / FILE).read_bytes()[:-5000]
    (tmp_path / FILE).write_bytes(cut)

    failure = refused(tmp_path)

    assert failure.code == "store_damaged"
    assert (tmp_path / FILE).read_bytes() == cut


def test_a_page_overwritten_is_found_at_opening(tmp_path: Path) -> None:
    store, _ = sample.filled(tmp_path)
    page = store._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()[0]
    store.close()
    with (tmp_path / FILE).open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    before = (tmp_path / FILE).read_bytes()

    failure = refused(tmp_path)

    assert failure.code == "store_damaged"
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("empty", [True, False])
def test_a_log_without_its_database_is_not_thrown_away(tmp_path: Path, empty: bool) -> None:
    log = tmp_path / f"{FILE}-wal"
    log.write_bytes(b"the last edits")
    if empty:
        (tmp_path / FILE).touch()

    failure = refused(tmp_path)

    assert failure.code == "store_damaged"
    assert log.read_bytes() == b"the last edits"


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()

    with closing(open_file(tmp_path)) as opened:
        assert opened.connection.execute("SELECT count(*) FROM unit").fetchone() == (0,)


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("CREATE TABLE song (title)")
    before = (tmp_path / FILE).read_bytes()

    failure = refused(tmp_path)

    assert failure.code == "store_foreign"
    assert (tmp_path / FILE).read_bytes() == before


def test_a_database_that_another_window_writes_to_still_opens(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with closing(Store.open(tmp_path, wait=0.1)) as again:
            assert again.content(period) == sample.EVERY_KIND


def test_a_database_held_alone_by_another_program_is_said(tmp_path: Path) -> None:
    store, _ = sample.filled(tmp_path)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        assert refused(tmp_path).code == "store_locked"


@pytest.mark.parametrize(("reason", "code"), REFUSALS.items())
def test_every_refusal_has_its_code_in_all_its_varieties(tmp_path: Path, reason: int, code: str) -> None:
    error = sqlite3.OperationalError("refused")
    error.sqlite_errorcode = reason | 3 << 8

    with pytest.raises(StoreUnusable) as failed, refusals(tmp_path / FILE):
        raise error

    assert failed.value.code == code


def test_our_own_mistake_is_no_refusal_of_the_disk(tmp_path: Path) -> None:
    with (
        closing(open_file(tmp_path)) as opened,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        refusals(tmp_path / FILE),
    ):
        opened.connection.execute("SELECT * FROM missing")


NEWER = ("store_newer", "store_newer_changed")


@pytest.mark.parametrize("code", sorted({*REFUSALS.values(), "store_foreign", *NEWER}))
def test_every_refusal_has_a_sentence(code: str) -> None:
    sentence = texts.FAILURES[code].format(file="D:/CCHC/cchc.db", folder="D:/CCHC")

    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_start_with_its_tables_in_order_does_not_import_sqlite_utils(tmp_path: Path) -> None:
    open_file(tmp_path).close()
    words = (
        "import sys; from pathlib import Path; from cchc_desktop.store.database import Store; "
        "Store.open(Path(sys.argv[1])).close(); sys.exit('sqlite_utils' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", words, str(tmp_path)], cwd=Path(__file__).parents[2], check=False
    )

    assert done.returncode == 0


def test_a_database_that_is_gone_is_not_begun_anew_beside_its_backups(tmp_path: Path) -> None:
    sample.filled(tmp_path)[0].close()
    Backups(tmp_path).make(WISH)
    (tmp_path / FILE).unlink()

    assert refused(tmp_path).code == "store_gone"
    assert not (tmp_path / FILE).exists()


def test_a_text_that_is_no_text_is_damage(tmp_path: Path) -> None:
    store, period = sample.filled(tmp_path)
    store._connection.execute("UPDATE item SET content = CAST(x'22ff22' AS TEXT) WHERE address = 'b1_1'")

    with closing(store), pytest.raises(StoreUnusable) as failed:
        store.content(period)

    assert failed.value.code == "store_damaged"


def test_a_head_of_an_unknown_format_is_a_damaged_file(tmp_path: Path) -> None:
    sample.filled(tmp_path)[0].close()
    raw = bytearray((tmp_path / FILE).read_bytes())
    raw[47] = 9  # the schema's format, of which SQLite knows four
    (tmp_path / FILE).write_bytes(raw)

    assert refused(tmp_path).code == "store_damaged"
