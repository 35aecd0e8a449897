"""An export makes every file or none, and tells how far it is."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cchc_desktop.errors import FileUnusable, TargetUnusable
from cchc_desktop.exchange.formats import FORMATS, TEMPLATE, export, finished, read, write_template
from tests.exchange.printed import CATALOGUE, sample

ROOT = Path(__file__).resolve().parents[2]
NAME = "CCHC_xa-chi-lang-bac_2023-Q1"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_formats_stand_in_the_folder(tmp_path: Path) -> None:
    paths = finished(export(sample(), tmp_path))

    assert [path.name for path in paths] == [
        f"{NAME}.{end}" for end in ("xlsx", "docx", "pdf", "cchc", "json")
    ]
    assert names(tmp_path) == sorted(path.name for path in paths)


def test_a_package_holds_the_files_though_only_it_is_wanted(tmp_path: Path) -> None:
    (path,) = finished(export(sample(), tmp_path, ("package",)))

    with ZipFile(path) as packed:
        assert set(packed.namelist()) == {
            *(f"{NAME}.{end}" for end in ("xlsx", "docx", "pdf")),
            "report.json",
            "manifest-sha256.txt",
        }
    assert names(tmp_path) == [f"{NAME}.cchc"]


def test_another_name_is_taken(tmp_path: Path) -> None:
    (path,) = finished(export(sample(), tmp_path, ("json",), "của tôi"))

    assert path == tmp_path / "của tôi.json"
    assert json.loads(path.read_text("utf-8"))["format"] == "cchc-report/1"


def test_the_work_tells_how_far_it_is(tmp_path: Path) -> None:
    steps = list(export(sample(), tmp_path, ("xlsx", "pdf")))

    assert steps == sorted(steps)
    assert len(steps) > 10
    assert steps[-1][0] == steps[-1][1]


def test_work_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    work = export(sample(), tmp_path, FORMATS)
    for _ in range(5):
        next(work)
    work.close()

    assert names(tmp_path) == []


def test_a_folder_that_is_gone_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable, match="target_folder_missing"):
        next(export(sample(), tmp_path / "gone"))


def test_nothing_is_written_when_one_name_is_taken_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").mkdir()

    with pytest.raises(TargetUnusable, match="target_is_folder"):
        finished(export(sample(), tmp_path))

    assert names(tmp_path) == [f"{NAME}.pdf"]


def test_the_empty_workbook_is_made_by_name_only(tmp_path: Path) -> None:
    (path,) = finished(export(sample(), tmp_path, (TEMPLATE,)))
    again = finished(write_template(sample(), tmp_path / "b.xlsx"))

    assert path.name == f"{NAME}_mau-nhap.xlsx"
    for each in (path, again):
        assert openpyxl.load_workbook(each)["Biểu 1"]["D9"].value is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")

    with pytest.raises(FileUnusable, match="file_foreign"):
        read(tmp_path / "a.json", CATALOGUE)


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "there.json/a.json"])
def test_a_name_that_no_file_can_have_is_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "there.json").touch()

    with pytest.raises(FileUnusable, match="file_missing"):
        read(tmp_path / name, CATALOGUE)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_what_notepad_calls_unicode_is_told(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.json").write_text('{"format": "cchc-report/1"}', encoding)

    with pytest.raises(FileUnusable, match="json"):
        read(tmp_path / "a.json", CATALOGUE)


def test_no_file_appears_when_the_disk_is_full_before_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.parent == tmp_path and self.suffix == ".pdf":
            raise OSError(errno.ENOSPC, "No space left")
        return writing(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(TargetUnusable, match="target_full"):
        finished(export(sample(), tmp_path, ("json", "xlsx", "pdf")))

    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_a_killed_export_never_leaves_half_a_file(tmp_path: Path) -> None:
    paths = finished(export(sample(), tmp_path))
    before = {path: path.read_bytes() for path in paths if path.suffix == ".json"}
    code = (
        "import os, threading; from cchc_desktop.exchange.formats import export, finished\n"
        "from pathlib import Path; from tests.exchange.printed import sample\n"
        "report = sample(); threading.Timer({wait}, os.kill, (os.getpid(), 9)).start()\n"
        "while True: finished(export(report, Path({folder!r})))"
    )
    for wait in (0.1, 0.3, 0.5, 0.7):
        killed = subprocess.run(
            [sys.executable, "-c", code.format(wait=wait, folder=str(tmp_path))], cwd=ROOT, check=False
        )
        assert killed.returncode == -9
        for path in paths:
            assert not read(path, CATALOGUE).problems
    finished(export(sample(), tmp_path))

    assert names(tmp_path) == sorted(path.name for path in paths)
    assert {path: path.read_bytes() for path in before} == before
