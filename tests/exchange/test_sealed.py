"""A package with a password opens with it, whole, and with nothing else."""

from pathlib import Path

import pytest

from cchc_desktop.errors import FileUnusable, TargetUnusable
from cchc_desktop.exchange import formats, sealed
from tests.exchange.printed import CATALOGUE

WORD = "M\u1eadt kh\u1ea9u c\u1ee7a x\u00e3"


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    (tmp_path / "a.cchc").write_bytes(b"PK the package" * 100)
    sealed.seal(tmp_path / "a.cchc", tmp_path / "a.cchc-khoa", WORD)
    return tmp_path / "a.cchc-khoa"


def opened(path: Path, password: str) -> bytes:
    sealed.unseal(path, path.with_suffix(".out"), password)
    return path.with_suffix(".out").read_bytes()


def test_the_password_opens_it(closed: Path) -> None:
    assert opened(closed, WORD) == b"PK the package" * 100


def test_a_password_typed_with_combining_marks_is_the_same(closed: Path) -> None:
    typed = "Ma\u0323\u0302t kh\u00e2\u0309u cu\u0309a xa\u0303"

    assert typed != WORD
    assert opened(closed, typed) == b"PK the package" * 100


@pytest.mark.parametrize("password", ["", "mật khẩu", WORD + " "])
def test_another_password_does_not(closed: Path, password: str) -> None:
    with pytest.raises(FileUnusable) as refused:
        opened(closed, password)

    assert refused.value.code == "password_wrong"
    assert not closed.with_suffix(".out").exists()


@pytest.mark.parametrize("place", [0, 13, 14, 15, 30, 45, 60, -1])
def test_one_changed_bit_is_found(closed: Path, place: int) -> None:
    raw = bytearray(closed.read_bytes())
    raw[place] ^= 1
    closed.write_bytes(raw)

    with pytest.raises(FileUnusable):
        opened(closed, WORD)


@pytest.mark.parametrize("length", [0, 5, 40, 60])
def test_a_file_cut_short_is_refused(closed: Path, length: int) -> None:
    closed.write_bytes(closed.read_bytes()[:length])

    with pytest.raises(FileUnusable):
        opened(closed, WORD)


def test_the_same_package_is_never_closed_alike(closed: Path, tmp_path: Path) -> None:
    sealed.seal(tmp_path / "a.cchc", tmp_path / "b.cchc-khoa", WORD)

    assert (tmp_path / "b.cchc-khoa").read_bytes() != closed.read_bytes()


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.cchc").write_bytes(b"x")

    with pytest.raises(TargetUnusable) as refused:
        sealed.seal(tmp_path / "a.cchc", tmp_path / "b", "1234567")

    assert refused.value.code == "password_short"
    assert not (tmp_path / "b").exists()


def test_read_without_its_password_it_says_what_it_is(closed: Path) -> None:
    with pytest.raises(FileUnusable) as refused:
        formats.read(closed, CATALOGUE)

    assert refused.value.code == "package_sealed"
