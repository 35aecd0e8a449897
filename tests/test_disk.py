from pathlib import Path

import pytest

from cchc_desktop import disk


def test_a_copy_is_the_same_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)

    disk.copy(tmp_path / "a", tmp_path / "b")

    assert disk.sha256(tmp_path / "a") == disk.sha256(tmp_path / "b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_copy_that_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")

    with pytest.raises(FileNotFoundError):
        disk.copy(tmp_path / "missing", tmp_path / "b")

    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_bytes() == b"old"


def test_what_is_written_takes_the_place_of_what_was(tmp_path: Path) -> None:
    disk.write(tmp_path / "a", b"old")
    disk.write(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"new"
    assert disk.free(tmp_path) > 0
