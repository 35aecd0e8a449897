"""Sticks and other computers' folders, told from the table of mounts."""

from pathlib import Path

import pytest

from cchc_desktop import volumes
from cchc_desktop.volumes import Kind

TABLE = """/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/thuky/USB\\040C\xe1n\\040b\u1ed9 vfat rw 0 0
//server/chung /mnt/chung cifs rw 0 0
tmpfs /tmp tmpfs rw 0 0
broken
"""


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mounts"
    path.write_text(TABLE, "utf-8")
    read = volumes.mounts
    monkeypatch.setattr(volumes, "mounts", lambda: read(path))
    return path


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/media/thuky/USB C\xe1n b\u1ed9/CCHC", Kind.REMOVABLE),
        ("/mnt/chung/CCHC", Kind.NETWORK),
        ("/mnt/chung2", Kind.FIXED),
        ("/home/thuky", Kind.FIXED),
    ],
)
def test_a_folder_is_where_its_deepest_mount_is(folder: str, kind: Kind) -> None:
    assert volumes.kind(Path(folder)) is kind


def test_without_a_table_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(volumes, "mounts", tuple)

    assert volumes.kind(tmp_path) is Kind.UNKNOWN
    assert volumes.removable() == ()


def test_the_kernels_word_makes_a_disk_removable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sdc" / "sdc1").mkdir(parents=True)
    (tmp_path / "sdc" / "removable").write_text("1\n")
    (tmp_path / "sdc1").symlink_to(tmp_path / "sdc" / "sdc1")
    monkeypatch.setattr(volumes, "BLOCKS", tmp_path)
    monkeypatch.setattr(volumes, "mounts", lambda: (volumes.Mount("/dev/sdc1", str(tmp_path), "vfat"),))

    (stick,) = volumes.removable()

    assert stick.path == tmp_path
    assert 0 < stick.free <= stick.total


def test_the_systems_own_table_can_be_read() -> None:
    assert volumes.mounts() or not volumes.MOUNTS.exists()


def test_a_data_folder_on_a_stick_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "mounts", lambda: (volumes.Mount("/dev/sdb1", str(tmp_path), "cifs"),))

    assert volumes.bad_place(tmp_path / "data") is Kind.NETWORK
    assert volumes.bad_place(Path("/")) is None
