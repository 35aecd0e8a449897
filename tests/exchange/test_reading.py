"""A file is read for what it holds, whatever it is called; anything else is one sentence."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cchc_desktop import texts
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import formats, report_json
from cchc_desktop.exchange.formats import FORMATS, export, finished
from tests.exchange.printed import CATALOGUE, SAMPLE

REPORT = report_json.decode(SAMPLE.read_bytes(), CATALOGUE)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    paths = finished(export(REPORT, tmp_path_factory.mktemp("exported")))
    return dict(zip(FORMATS, paths, strict=True))


@pytest.mark.parametrize("chosen", FORMATS)
def test_every_format_gives_the_same_report_under_a_wrong_name(
    exported: dict[str, Path], chosen: str, tmp_path: Path
) -> None:
    renamed = tmp_path / "báo cáo (bản cuối).txt"
    renamed.write_bytes(exported[chosen].read_bytes())

    reading = formats.read(renamed, CATALOGUE)

    assert reading.report.identity == REPORT.identity
    assert dict(reading.report.content) == dict(REPORT.content)
    assert reading.problems == ()


@pytest.mark.parametrize("chosen", FORMATS)
@pytest.mark.parametrize("kept", [0.1, 0.6, 0.97])
def test_a_truncated_file_is_one_sentence(
    exported: dict[str, Path], chosen: str, kept: float, tmp_path: Path
) -> None:
    raw = exported[chosen].read_bytes()
    path = tmp_path / "a"
    path.write_bytes(raw[: int(len(raw) * kept)])

    with pytest.raises(FileUnusable) as caught:
        formats.read(path, CATALOGUE)

    assert one_sentence(caught.value)


def one_sentence(failure: FileUnusable) -> bool:
    words = texts.sentence(failure)
    return failure.code in texts.FAILURES and "{" not in words.replace("{...}", "") and words.endswith(".")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"Kinh gui UBND", "file_foreign"),
        (b"\x00\x01\x02\x03", "file_foreign"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file_old_office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "file_encrypted",
        ),
        (b"PK\x03\x04 and no more", "file_damaged"),
        (b"%PDF-1.7 and no more", "file_damaged"),
        (b"{", "json_broken"),
    ],
)
def test_what_is_no_report_is_one_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "lạ.xlsx"
    path.write_bytes(content)

    with pytest.raises(FileUnusable) as caught:
        formats.read(path, CATALOGUE)

    assert caught.value.code == code
    assert "lạ.xlsx" in texts.sentence(caught.value)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnusable, match="file_missing"):
        formats.read(tmp_path / "gone.json", CATALOGUE)


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnusable, match="file_is_folder"):
        formats.read(tmp_path, CATALOGUE)


def test_a_strangers_workbook_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Biểu 1"
    book.save(tmp_path / "a.xlsx")

    with pytest.raises(FileUnusable, match="xlsx_foreign"):
        formats.read(tmp_path / "a.xlsx", CATALOGUE)


def test_a_strangers_archive_is_told(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("readme.txt", "x")

    with pytest.raises(FileUnusable, match="file_foreign"):
        formats.read(tmp_path / "a.zip", CATALOGUE)


def test_an_unknown_code_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(SAMPLE.read_bytes().replace(b'"b1_1"', b'"b1_9"', 1))

    with pytest.raises(FileUnusable) as caught:
        formats.read(path, CATALOGUE)

    assert "entries.b1_9" in texts.sentence(caught.value)
    assert "a.json" in texts.sentence(caught.value)
