from pathlib import Path

import pytest

from cchc_desktop import settings
from cchc_desktop.settings import ASIDE, FILE, Settings, Theme

CHOSEN = Settings(
    geometry=b"\x01\xd9\x00", tab="area-3", zoom=125, period=7, theme=Theme.DARK, findings_width=320
)


def test_settings_come_back_at_the_next_start(tmp_path: Path) -> None:
    settings.save(tmp_path / "new folder", CHOSEN)

    assert settings.load(tmp_path / "new folder") == CHOSEN


def test_the_first_start_has_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"zoom": "big"}',
        b'{"zoom": 5000}',
        b'{"theme": "pink"}',
        b'{"version": 2, "zoom": 110}',
    ],
)
def test_a_damaged_or_newer_file_gives_defaults_and_is_kept_aside(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)

    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / ASIDE).read_bytes() == raw
    assert not (tmp_path / FILE).exists()


def test_settings_this_program_does_not_know_are_no_damage(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"version": 1, "zoom": 110, "sound": true}')

    assert settings.load(tmp_path) == Settings(zoom=110)


def test_a_file_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")

    settings.save(tmp_path / "folder", CHOSEN)

    assert settings.load(tmp_path / "folder") == Settings()


def test_settings_that_cannot_be_put_in_place_leave_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    settings.save(tmp_path, CHOSEN)

    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_only_the_settings_file_is_left_after_saving(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings())
    settings.save(tmp_path, CHOSEN)

    assert [path.name for path in tmp_path.iterdir()] == [FILE]
