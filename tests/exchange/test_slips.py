from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from cchc_desktop.core.difference import Amended
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange import blocks, slips
from tests.exchange.printed import sample, words_of

LINES = (
    Amended("b3_3_3_1", "709", "700", "Đếm nhầm & sót <1>"),
    Amended("b3_3_3", "100", "", computed=True),
)


def words(paper: blocks.Document) -> str:
    return "\n".join(words_of(paper.sections[0]))


def test_a_supplement_tells_before_now_and_why() -> None:
    said = words(slips.supplement(sample(), 2, date(2023, 3, 13), LINES, str.upper))

    assert "BẢN BỔ SUNG LẦN 2" in said
    assert "13/3/2023" in said
    for part in (
        "B3_3_3_1",
        "709",
        "700",
        "Đếm nhầm & sót <1>",
        "(trống)",
        "Tự thay đổi theo số liệu đã sửa",
    ):
        assert part in said


def test_a_supplement_without_differences_says_so() -> None:
    assert "Không có nội dung nào khác." in words(slips.supplement(sample(), 1, date(2023, 3, 13), (), str))


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_a_slip_is_written_in_both_forms(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    slips.write(slips.supplement(sample(), 1, date(2023, 3, 13), LINES, str), path)

    if ending == ".docx":
        cells = [
            cell.text for table in Document(str(path)).tables for row in table.rows for cell in row.cells
        ]
        assert "709" in cells
    else:
        with pypdfium2.PdfDocument(path) as paper:
            assert "709" in paper[0].get_textpage().get_text_bounded()


def test_a_receipt_of_many_files_names_them_all() -> None:
    files = [(f"tep-{number}.pdf", 1_234_567, f"{number:064x}") for number in range(12)]

    said = words(slips.receipt(sample(), "11245_2023-Q1", files))

    assert all(name in said for name, _, _ in files)
    assert "1.234.567" in said


def test_a_receipt_speaks_of_a_stick_only_where_there_is_one() -> None:
    stick, folder = (words(slips.receipt(sample(), "11245", (), on_stick=on)) for on in (True, False))

    assert "Có thể rút USB" in stick
    assert "USB" not in folder
    assert "Thư mục: 11245." in folder


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_a_folder_that_is_gone_is_told(tmp_path: Path, ending: str) -> None:
    with pytest.raises(TargetUnusable, match="target_folder_missing"):
        slips.write(slips.receipt(sample(), "a", ()), tmp_path / "gone" / f"a{ending}")
