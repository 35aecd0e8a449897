"""A ZIP from a stranger cannot grow beyond its bounds."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(FileUnusable) as caught, archive.opened(path) as found:
        for name in found.namelist():
            found.read(name)
    return caught.value.code


def test_a_sound_archive_is_opened(tmp_path: Path) -> None:
    with archive.opened(packed(tmp_path / "a.zip", {"x": b"y"})) as found:
        assert found.read("x") == b"y"


def test_a_truncated_archive_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"x": b"y" * 5000})
    path.write_bytes(path.read_bytes()[:-40])

    assert code_of(path) == "file_damaged"


def test_a_changed_byte_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"x": bytes(range(256)) * 40})
    raw = bytearray(path.read_bytes())
    raw[60] ^= 0xFF
    path.write_bytes(raw)

    assert code_of(path) == "file_damaged"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert code_of(packed(tmp_path / "a.zip", {"x": b"\0" * 5_000_000})) == "file_swollen"


def test_a_crowd_of_members_is_refused(tmp_path: Path) -> None:
    members = {str(number): b"" for number in range(archive.MOST + 1)}

    assert code_of(packed(tmp_path / "a.zip", members)) == "file_swollen"


def test_a_password_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"x": b"y"})
    raw = path.read_bytes()
    at = raw.index(b"PK\x01\x02") + 8
    path.write_bytes(raw[:at] + bytes([raw[at] | 1]) + raw[at + 1 :])

    assert code_of(path) == "file_encrypted"


@pytest.mark.parametrize("at", [4, 10])
def test_a_version_or_a_method_that_nobody_uses_is_damage(tmp_path: Path, at: int) -> None:
    path = packed(tmp_path / "a.zip", {"x": b"y"})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + at + 2 * (at == 4)] = 99
    path.write_bytes(raw)

    assert code_of(path) == "file_damaged"
