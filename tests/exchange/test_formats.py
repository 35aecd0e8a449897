"""An export makes every file or none, and tells how far it is."""

import json
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.formats import FORMATS, TEMPLATE, export, finished, write_template
from tests.exchange.printed import sample

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
