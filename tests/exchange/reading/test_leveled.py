"""A review table of another hand: its levels by its numbers, its broken rows put together."""

from pathlib import Path

import docx
import pytest

from cchc_desktop.core.content import Row
from cchc_desktop.core.found import Found
from cchc_desktop.exchange import formats, reading
from tests.exchange.printed import CATALOGUE

HEAD = "TT\tLĩnh vực/Tiêu chí/Tiêu chí thành phần\tSản phẩm đầu ra\tCơ quan báo cáo\tGhi chú"
LINES = (
    HEAD,
    "<b>NHÓM 1: TỰ CHẤM</b>\t\t\t\t",
    "<b>1</b>\t<b>CHỈ ĐẠO</b>\t\t\t",
    "1.1\tKế hoạch năm\t\t\t",
    "",
    "1.1.1\tBan hành kế hoạch\t<ul style='x'><li>- Kế hoạch</li><li>- Tờ trình</li></ul>\tUBND xã\t- Số 5",
    "\t\t<b>Yêu cầu:</b> trước 31/01\t\t",
    "\tĐúng hạn: 1\t\t\t",
    "1.2\tBáo cáo\t\t\t",
    "\tĐúng hạn: 1\t\t\t- Đã gửi 03 thư xin lỗi",
    "--\t--\t--\t--\t--",
)
EXPECTED: list[Row] = [
    {"cap": "Nhóm", "tieu_chi": "NHÓM 1: TỰ CHẤM"},
    {"cap": "Lĩnh vực", "tt": "1", "tieu_chi": "CHỈ ĐẠO"},
    {"cap": "Tiêu chí", "tt": "1.1", "tieu_chi": "Kế hoạch năm"},
    {
        "cap": "Tiêu chí thành phần",
        "tt": "1.1.1",
        "tieu_chi": "Ban hành kế hoạch",
        "san_pham": "- Kế hoạch\n- Tờ trình\nYêu cầu: trước 31/01",
        "noi_bao_cao": "UBND xã",
        "ghi_chu": "- Số 5",
    },
    {"cap": "Thang điểm", "tieu_chi": "Đúng hạn: 1"},
    {"cap": "Tiêu chí", "tt": "1.2", "tieu_chi": "Báo cáo"},
    {"cap": "Thang điểm", "tieu_chi": "Đúng hạn: 1", "ghi_chu": "- Đã gửi 03 thư xin lỗi"},
]


def as_text(path: Path) -> None:
    around = [f"Câu thứ {number} của báo cáo." for number in range(9)]
    path.write_text("\n".join([*around, *LINES, *around]), "utf-8")


def as_word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Phụ lục chấm điểm năm 2023")
    rows = [line.split("\t") for line in LINES if line]
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            plain = words.replace("</li>", "\n")
            for mark in ("<b>", "</b>", "<ul style='x'>", "</ul>", "<li>"):
                plain = plain.replace(mark, "")
            cell.text = plain.strip()
    document.save(str(path))


def read(path: Path) -> Found:
    return formats.finished(reading.read(path, CATALOGUE, "cchc-2021"))


@pytest.mark.parametrize("write", [as_text, as_word])
def test_a_review_table_is_read_with_its_levels(write: object, tmp_path: Path) -> None:
    assert callable(write)
    path = tmp_path / "bang-cham"
    write(path)

    found = read(path)

    assert [each.row for each in found.rows if each.register == "par"] == EXPECTED


def test_what_an_answer_tells_in_figures_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    as_text(path)

    assert {each.code: str(each.entry.value) for each in read(path).figures}.get("xin_loi") == "3"


def test_two_tabs_in_a_line_of_words_make_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I. Kết quả\nSố: 5\t\tngày 1\nNơi nhận\t\tCHỦ TỊCH\nhết\n" * 3, "utf-8")

    assert [each for each in read(path).rows if each.register == "par"] == []
