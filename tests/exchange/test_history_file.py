"""A list of changes that a spreadsheet opens and never runs."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop import texts
from cchc_desktop.core.journal import JournalLine
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.history_file import write

AT = datetime(2023, 3, 13, 1, 30, tzinfo=UTC)
LINES = [
    JournalLine(1, AT, "thuky", "typed", "b1_1", None, Entry(value=Decimal("1500.5"))),
    JournalLine(
        2, AT, "thuky", "file", "b1_1", Entry(value=Decimal(1)), Entry(text="=1+1"), "mẫu.xlsx", "00"
    ),
    JournalLine(3, AT, "-2", "undo", "narrative.I.1", "@a\x07", None, undoes=1),
]


def place(address: str) -> str:
    return f"Ô {address}"


def test_a_workbook_tells_every_line(tmp_path: Path) -> None:
    write(LINES, tmp_path / "a.xlsx", place)

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == texts.HISTORY_HEADS
    assert rows[1][1:7] == ("thuky", "Ô b1_1", "b1_1", None, "1500,5", "gõ vào")
    assert rows[2][4:] == ("1", "=1+1", "lấy từ tệp", "mẫu.xlsx")
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_csv_tells_every_line_and_runs_none(tmp_path: Path) -> None:
    write(LINES, tmp_path / "a.csv", place)

    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 4
    assert rows[2][5] == "'=1+1"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_no_lines_are_a_list_with_heads(tmp_path: Path, name: str) -> None:
    write([], tmp_path / name, place)

    assert (tmp_path / name).stat().st_size
