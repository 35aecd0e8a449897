"""A review table in the workbook: its own sheet, read back as it was written."""

from pathlib import Path

import openpyxl

from cchc_desktop.exchange.workbook.read import read
from cchc_desktop.exchange.workbook.write import write
from tests.exchange.printed import CATALOGUE, REVIEW, blank
from tests.exchange.test_workbook import sheet_of


def test_a_review_table_comes_back_from_its_own_sheet_without_loss(tmp_path: Path) -> None:
    many = "- Kế hoạch;\n- Báo cáo.\nYêu cầu: đủ."
    path = tmp_path / "a.xlsx"
    list(write(blank(changes={**REVIEW, "par.3": {"cap": "Tiêu chí", "tt": "1.10", "san_pham": many}}), path))

    book = openpyxl.load_workbook(path)
    sheet = sheet_of(book, "register:par")
    heads = [cell for row in sheet for cell in row if cell.value == "Tuyên truyền"]
    answer = next(cell for row in sheet for cell in row if cell.value == "218 tin (1.4)")
    answer.value = "219 tin (1.4)"
    book.save(path)
    reading = read(path, CATALOGUE)

    rows = reading.report.rows("par")
    assert heads[0].font.bold
    assert rows[0] == REVIEW["par.1"]
    assert rows[1] == {**REVIEW["par.2"], "ghi_chu": "219 tin (1.4)"}  # type: ignore[dict-item]
    assert rows[2] == {"cap": "Tiêu chí", "tt": "1.10", "san_pham": many}
    assert len(reading.problems) == 1
