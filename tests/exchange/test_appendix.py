from decimal import Decimal
from itertools import pairwise

import pytest

from cchc_desktop.core.content import NONE
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.appendix import sections
from cchc_desktop.exchange.blocks import Cell, Table, Text
from tests.exchange.printed import REVIEW, blank, sample, state, words_of


def tables(report: Report) -> dict[str, Table]:
    """The tables of the appendix by their titles."""
    blocks = [block for section in sections(report) for block in section.blocks]
    return {
        title.words.rpartition("\n")[2]: table
        for title, table in pairwise(blocks)
        if isinstance(title, Text) and isinstance(table, Table)
    }


@pytest.mark.parametrize("edition", ["cchc-2021", "cchc-2025"])
def test_every_row_of_every_form_is_printed_in_order(edition: str) -> None:
    report = blank(edition)

    labels = [row[1].text for table in tables(report).values() for row in table.rows]

    assert labels == [row.label for row in report.index.rows.values()]


def test_every_entered_figure_stands_in_its_own_row() -> None:
    report = sample()
    rows = [row for title, table in tables(report).items() if "Bảng kê" not in title for row in table.rows]

    printed = {code: cells[3].text for code, cells in zip(report.index.rows, rows, strict=True)}

    assert printed["b1_2"] == "36,1"
    assert printed["b6_1_1"] == "1.500"
    assert printed["b7_6_7"] == "0"
    assert printed["b1_3_1"] == ""
    assert sum(bool(words) for words in printed.values()) >= 63


def test_the_head_has_two_rows_under_one_result() -> None:
    table = tables(blank())["Cải cách thể chế"]

    assert [(cell.text, cell.down, cell.across) for cell in table.head[0]] == [
        ("STT", 2, 1),
        ("Chỉ tiêu thống kê", 2, 1),
        ("Kết quả thống kê", 1, 2),
        ("Ghi chú", 2, 1),
    ]
    assert [cell.text for cell in table.head[1]] == ["Đơn vị tính", "Số lượng/\nTỷ lệ"]


def test_a_note_stands_in_the_last_column() -> None:
    table = tables(blank(changes={"b1_1": Entry(value=Decimal(3), note="Có 1 chỉ thị")}))

    assert table["Công tác chỉ đạo điều hành CCHC"].rows[0][4].text == "Có 1 chỉ thị"


def test_each_form_but_the_first_opens_a_page() -> None:
    titles = [block for section in sections(blank()) for block in section.blocks if isinstance(block, Text)]

    assert [title.fresh for title in titles if title.words.startswith("Biểu mẫu")] == [False] + 6 * [True]


def test_the_appendix_names_the_report_it_belongs_to() -> None:
    first = next(iter(sections(sample())))

    assert words_of(first)[:3] == [
        "PHỤ LỤC",
        "THỐNG KÊ SỐ LIỆU VỀ KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2023",
        "(Kèm theo Báo cáo số 74/BC-UBND ngày 13/3/2023 của Ủy ban nhân dân xã Chi Lăng Bắc)",
    ]


def test_only_the_first_pages_of_the_appendix_begin_a_count() -> None:
    upright, wide = sections(sample())

    assert (upright.restart, upright.landscape) == (True, False)
    assert (wide.restart, wide.landscape) == (False, True)


def test_upright_registers_come_before_those_of_turned_pages() -> None:
    report = sample({"phan_mem.1": {"ten": "Quản lý văn bản"}})

    upright, wide = sections(report)

    assert "Bảng kê phần mềm" in words_of(upright)
    assert "Bảng kê văn bản" in words_of(wide)


def test_the_report_chooses_the_registers_that_are_printed() -> None:
    chosen = sample({"document.appendix": "van_ban\nho_so"})
    none = sample({"document.appendix": NONE})

    assert [title for title in tables(chosen) if "Bảng kê" in title] == [
        "Bảng kê văn bản",
        "Bảng kê hồ sơ TTHC",
    ]
    assert [title for title in tables(none) if "Bảng kê" in title] == []


def test_a_review_table_is_an_appendix_of_its_own_on_turned_pages() -> None:
    forms, *_, review = sections(sample(REVIEW))

    assert words_of(forms)[0] == "PHỤ LỤC I"
    assert words_of(review)[:3] == [
        "PHỤ LỤC II",
        "RÀ SOÁT, TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2023",
        "(Kèm theo Báo cáo số 74/BC-UBND ngày 13/3/2023 của Ủy ban nhân dân xã Chi Lăng Bắc)",
    ]
    assert (review.landscape, review.restart) == (True, True)


def test_a_review_table_has_five_columns_and_bold_heads() -> None:
    (*_, table) = [block for section in sections(sample(REVIEW)) for block in section.blocks]

    assert isinstance(table, Table)
    assert [cell.text for cell in table.head[0]] == [
        "TT",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Sản phẩm đầu ra",
        "Cơ quan báo cáo",
        "Ghi chú",
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1.4", "Tuyên truyền", "Danh mục", "", ""],
        ["", "Tăng từ 15% trở lên: 0.25", "", "UBND xã", "218 tin (1.4)"],
    ]
    assert [cell.bold for cell in table.rows[0]] == [True, True, False, False, False]
    assert [row[0].keep for row in table.rows] == [True, False]


def test_an_empty_review_table_is_not_printed() -> None:
    assert [words_of(section)[0] for section in sections(sample()) if section.restart] == ["PHỤ LỤC"]


def test_a_register_without_rows_is_not_printed() -> None:
    assert "Bảng kê phần mềm" not in tables(sample())
    assert "Bảng kê phần mềm" in tables(sample({"phan_mem.1": {"ten": "Quản lý văn bản"}}))


def test_the_dossiers_have_group_heads_and_computed_totals() -> None:
    table = tables(sample({"ho_so.2": {"linh_vuc": "Tư pháp", "hs_truoc_han": "5", "hs_dung_han": "-"}}))
    dossiers = table["Bảng kê hồ sơ TTHC"]

    assert [cell.text for cell in dossiers.head[0]] == [
        "STT",
        "Lĩnh vực",
        "Số hồ sơ nhận giải quyết",
        "Số hồ sơ đã giải quyết",
        "Số hồ sơ đang giải quyết",
    ]
    assert [cell.text for cell in dossiers.rows[0][:6]] == ["", "Tổng số", "716", "679", "32", "5"]
    assert [cell.text for cell in dossiers.rows[1][7:11]] == ["5", "-", "5", ""]
    assert dossiers.rows[0][2].bold
    assert dossiers.rows[1][0].text == "1"


def test_documents_show_their_dates_and_ticks() -> None:
    table = tables(sample({"van_ban.99": {"so": "03A", "ngay": "'31/02/2023", "chi_dao": False}}))
    documents = table["Bảng kê văn bản"]

    assert [cell.text for cell in documents.rows[0]][:5] == ["1", "KH", "323", "KH-UBND", "23/12/2022"]
    assert documents.rows[0][-1].text == "x"
    assert [cell.text for cell in documents.rows[-1]][2:5] == ["03A", "", "31/02/2023"]
    assert documents.rows[-1][-1] == Cell("", documents.rows[0][-1].align)


def test_an_edition_without_forms_prints_the_facts_it_has() -> None:
    code = next(iter(blank("cchc-2011").index.facts))

    facts = tables(blank("cchc-2011", {code: state("pending")}))

    assert [[cell.text for cell in row][3] for table in facts.values() for row in table.rows] == ["..."]
    assert tables(blank("cchc-2011")) == {}
