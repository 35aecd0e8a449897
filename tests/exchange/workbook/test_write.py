"""What is written can be read back, by the app and by people, whatever the report holds."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop import texts
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import report_json
from cchc_desktop.exchange.workbook import carried
from cchc_desktop.exchange.workbook.read import read
from cchc_desktop.exchange.workbook.template import write as write_template
from cchc_desktop.exchange.workbook.write import write
from tests.exchange.printed import CATALOGUE, SAMPLE
from tests.exchange.test_workbook import row_of, sheet_of

REPORT = report_json.decode(SAMPLE.read_bytes(), CATALOGUE)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    list(write(REPORT, path))
    return path


def test_that_the_carried_report_is_gone_is_told_once(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    del book[carried.SHEET]
    book.save(sent)

    assert read(sent, CATALOGUE).problems == (texts.READ_LOST,)


def test_a_commune_with_a_control_character_in_its_name_can_be_exported(tmp_path: Path) -> None:
    unit = Unit("xã", "Chi\x0b Lăng\x1b", "huyện", "tỉnh")
    report = Report(REPORT.index, Identity(unit, "cchc-2021", "q1", 2023))
    for path, make in ((tmp_path / "a.xlsx", write), (tmp_path / "t.xlsx", write_template)):
        list(make(report, path))

        assert read(path, CATALOGUE).report.identity.unit == unit


def test_a_sum_in_dong_stands_on_one_line_and_never_as_hashes(tmp_path: Path) -> None:
    report = Report(REPORT.index, REPORT.identity, {"gn_ke_hoach": Entry(value=Decimal(12_400_000_000))})
    path = tmp_path / "a.xlsx"
    list(write(report, path))
    sheet = sheet_of(openpyxl.load_workbook(path), "facts")
    cell = sheet.cell(row_of(sheet, "gn_ke_hoach"), 4)

    assert cell.alignment.shrink_to_fit
    assert not cell.alignment.wrap_text
    assert sheet.column_dimensions["D"].width >= len("12.400.000.000")


def test_a_row_that_was_deleted_before_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    report = Report(REPORT.index, REPORT.identity, REPORT.content)
    report.update({"van_ban.0": None, "van_ban.2": None})
    list(write(report, path))

    reading = read(path, CATALOGUE)

    assert reading.problems == ()
    assert list(reading.report.rows("van_ban").values()) == list(report.rows("van_ban").values())
