import errno
from pathlib import Path

import pytest

from cchc_desktop import texts
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.stick import Device, stick_refusals


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    device = Device()
    device.make(tmp_path / "a")
    device.write(tmp_path / "a" / "b", b"x" * 100_000)

    assert device.read(tmp_path / "a" / "b") == b"x" * 100_000
    assert device.exists(tmp_path / "a" / "b")
    assert device.free(tmp_path) > 0
    device.remove(tmp_path / "a" / "b")
    assert not device.exists(tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick_full"),
        (errno.EROFS, "stick_read_only"),
        (errno.EACCES, "stick_read_only"),
        (errno.EIO, "stick_gone"),
        (errno.ENODEV, "stick_gone"),
        (errno.ENOENT, "stick_gone"),
    ],
)
def test_every_refusal_has_a_sentence(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(TargetUnusable) as refused, stick_refusals(tmp_path):
        raise OSError(number, "no")

    assert refused.value.code == code
    assert str(tmp_path) in texts.sentence(refused.value)
