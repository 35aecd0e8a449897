"""The list of what was not understood, as a file that Excel and Notepad open."""

from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange import leftover

HEADS = ("Ở đâu", "Nội dung", "Vì sao")
LINES = [("trang 2", "=1+1", "chưa có chỗ"), ("dòng 5", "hai\ndòng\x07", "")]


def test_a_workbook_holds_every_line_as_text(tmp_path: Path) -> None:
    leftover.write(tmp_path / "a.xlsx", HEADS, LINES)

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert list(sheet.iter_rows(values_only=True)) == [HEADS, LINES[0], ("dòng 5", "hai\ndòng", None)]
    assert sheet["B2"].data_type == "s"


def test_plain_text_has_a_line_each(tmp_path: Path) -> None:
    leftover.write(tmp_path / "a.txt", HEADS, LINES)

    lines = (tmp_path / "a.txt").read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[1] == "trang 2\t'=1+1\tchưa có chỗ"
    assert lines[2].startswith("dòng 5\thai dòng")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable):
        leftover.write(tmp_path / "gone" / "a.xlsx", HEADS, LINES)
