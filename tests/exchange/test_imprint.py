"""The last line of a PDF: whatever was changed before it shows."""

from pathlib import Path

import pytest

from cchc_desktop.exchange.imprint import imprint, is_spoiled

BODY = b"%PDF-1.7\nstream\n%%EOF\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(BODY)
    imprint(path)
    return path


def test_what_was_written_is_not_spoiled(path: Path) -> None:
    assert path.read_bytes().startswith(BODY)
    assert not is_spoiled(path)


@pytest.mark.parametrize("place", range(len(BODY)))
def test_a_byte_that_changed_is_seen(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)

    assert is_spoiled(path)


def test_what_a_signature_adds_behind_spoils_nothing(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"7 0 obj\n%%EOF\n")

    assert not is_spoiled(path)


def test_a_file_without_the_line_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(BODY)

    assert not is_spoiled(tmp_path / "a.pdf")
