"""Drafts that mail programs open as letters being written."""

import email
import os
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from zipfile import ZipFile

import pytest

from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.mail import Letter, draft, letter
from tests.exchange.printed import sample

SAID = Letter("Báo cáo quý I", "Kính gửi\nTrân trọng.", ("noivu@haiduong.gov.vn", "vp@haiduong.gov.vn"))


def parsed(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def attached(path: Path) -> dict[str, bytes]:
    return {str(each.get_filename()): each.get_content() for each in parsed(path).iter_attachments()}


def made(folder: Path, **sizes: int) -> list[Path]:
    """Files that do not shrink."""
    folder.mkdir(exist_ok=True)
    for name, size in sizes.items():
        (folder / f"{name}.xlsx").write_bytes(os.urandom(size))
    return [folder / f"{name}.xlsx" for name in sizes]


def test_a_draft_opens_as_a_new_message(tmp_path: Path) -> None:
    files = made(tmp_path / "a", x=1000, y=2000)

    (path,) = draft(tmp_path / "thu.eml", SAID, files)

    message = parsed(path)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Báo cáo quý I"
    assert message["To"] == "noivu@haiduong.gov.vn, vp@haiduong.gov.vn"
    body = message.get_body()
    assert body is not None
    assert "Trân trọng." in body.get_content()
    assert attached(path) == {each.name: each.read_bytes() for each in files}
    assert path.read_bytes().isascii()


def test_the_words_are_the_reports(tmp_path: Path) -> None:
    said = letter(sample(), made(tmp_path, x=1500), number=2)

    assert "quý I năm 2023" in said.subject
    assert "lần 2" in said.subject
    assert "x.xlsx (2 KB)" in said.body
    assert "{" not in said.body


def test_what_shrinks_is_packed(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.docx", "b.docx")]
    for each in files:
        each.write_bytes(b"x" * 60_000)

    (path,) = draft(tmp_path / "thu.eml", SAID, files, limit=100_000)

    (name,) = attached(path)
    assert name == "thu.zip"
    (tmp_path / "got.zip").write_bytes(attached(path)[name])
    with ZipFile(tmp_path / "got.zip") as packed:
        assert {each: packed.read(each) for each in packed.namelist()} == {
            each.name: each.read_bytes() for each in files
        }


def test_what_does_not_fit_goes_in_several_letters(tmp_path: Path) -> None:
    files = made(tmp_path / "a", x=40_000, y=30_000, z=50_000)

    paths = draft(tmp_path / "thu.eml", SAID, files, limit=120_000)

    assert [path.name for path in paths] == ["thu-1.eml", "thu-2.eml"]
    assert {**attached(paths[0]), **attached(paths[1])} == {each.name: each.read_bytes() for each in files}
    assert all(path.stat().st_size <= 120_000 for path in paths)
    assert parsed(paths[1])["Subject"] == "Báo cáo quý I (thư 2/2)"


def test_a_file_too_large_for_any_letter_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable) as refused:
        draft(tmp_path / "thu.eml", SAID, made(tmp_path / "a", x=1000, y=200_000), limit=100_000)

    assert refused.value.code == "mail_too_large"
    assert refused.value.fields["file"] == "y.xlsx"
    assert not list(tmp_path.glob("*.eml"))


def test_a_subject_cannot_add_a_head(tmp_path: Path) -> None:
    said = letter(sample({"document.title": "a\r\nBcc: x@y"}), [])

    (path,) = draft(tmp_path / "thu.eml", said, [])

    assert parsed(path)["Bcc"] is None


def test_a_second_line_in_a_head_is_no_head_of_its_own(tmp_path: Path) -> None:
    said = Letter("Báo cáo\r\nBcc: a@b", "Kính gửi", ("noivu@haiduong.gov.vn\nBcc: c@d",))

    (path,) = draft(tmp_path / "thu.eml", said, made(tmp_path / "a", x=10))

    assert parsed(path)["Bcc"] is None
