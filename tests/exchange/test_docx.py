import zipfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange import docx
from cchc_desktop.exchange.layout import document
from tests.exchange.printed import HOSTILE, NARRATIVE, blank, docx_words, sample, squeezed, words_of

CONTENT = '{"format": "cchc-report/1", "text": "a < b & c"}'

PARTICULARS = ("document.title", "document.place", "document.bases", "document.signer.name")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole report with narrative, appendix and registers."""
    path = tmp_path_factory.mktemp("docx") / "báo cáo.docx"
    list(docx.write(sample(NARRATIVE), path, CONTENT.encode()))
    return path


def test_the_words_are_those_of_the_layout_in_its_order(paper: Path) -> None:
    said = [words for section in document(sample(NARRATIVE)).sections for words in words_of(section)]

    assert squeezed(docx_words(paper)) == squeezed(" ".join(said))


def test_headings_are_headings(paper: Path) -> None:
    found = [
        (each.style.name, each.text) for each in Document(str(paper)).paragraphs if each.style is not None
    ]

    assert ("Title", "BÁO CÁO") in found
    assert ("Heading 1", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC") in found
    assert ("Heading 2", "1. Các hoạt động chỉ đạo điều hành") in found
    assert ("Heading 3", "c) Cơ chế một cửa, một cửa liên thông") in found
    assert ("Body Text", "Tiếp tục thực hiện kế hoạch.") in found
    assert ("Phụ lục", "PHỤ LỤC") in found


def test_tables_repeat_their_heads_and_keep_their_rows_whole(paper: Path) -> None:
    form = next(table for table in Document(str(paper)).tables if table.rows[0].cells[0].text == "STT")
    marks = [{child.tag for child in row._tr.trPr} for row in form.rows]

    assert marks[0] == marks[1] == {qn("w:cantSplit"), qn("w:tblHeader")}
    assert all(mark == {qn("w:cantSplit")} for mark in marks[2:])


def test_only_the_last_words_are_held_to_the_signature(paper: Path) -> None:
    body = Document(str(paper)).element.body
    held = [each for each in body.findall(qn("w:p")) if each.pPr.keepNext is not None and each.text]

    (last,) = held
    signature = last.getnext()
    assert last.text.startswith("Trên đây là")
    assert "Nơi nhận" in "".join(signature.itertext())
    assert {row.trPr.find(qn("w:cantSplit")) is not None for row in signature.findall(qn("w:tr"))} == {True}


def test_the_result_head_is_merged(paper: Path) -> None:
    form = next(table for table in Document(str(paper)).tables if table.rows[0].cells[0].text == "STT")

    assert form.cell(0, 2)._tc is form.cell(0, 3)._tc
    assert form.cell(0, 0)._tc is form.cell(1, 0)._tc
    assert [cell.text for cell in form.rows[1].cells][2:4] == ["Đơn vị tính", "Số lượng/\nTỷ lệ"]


def test_pages_have_the_decrees_margins_and_the_appendix_its_own_numbers(paper: Path) -> None:
    report, appendix, wide = Document(str(paper)).sections

    for section in (report, appendix, wide):
        edges = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
        assert [round(edge.mm) for edge in edges if edge is not None] == [20, 20, 30, 15]
    assert [round(edge.mm) for edge in (report.page_width, report.page_height) if edge] == [210, 297]
    assert wide.orientation is WD_ORIENT.LANDSCAPE
    assert wide.page_width is not None
    assert round(wide.page_width.mm) == 297
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in (report, appendix, wide)]
    assert [start.get(qn("w:start")) if start is not None else None for start in starts] == ["1", "1", None]


def test_the_page_number_is_a_field_not_shown_on_first_pages(paper: Path) -> None:
    report, appendix, wide = Document(str(paper)).sections

    assert 'w:instr="PAGE"' in report.header._element.xml
    assert "PAGE" not in report.first_page_header._element.xml
    assert [section.different_first_page_header_footer for section in (report, appendix, wide)] == [
        True,
        True,
        False,
    ]
    assert wide.header.is_linked_to_previous


def test_the_file_says_what_it_is(paper: Path) -> None:
    properties = Document(str(paper)).core_properties

    assert properties.title == "BÁO CÁO: Tình hình thực hiện công tác cải cách hành chính quý I năm 2023"
    assert properties.author == "ỦY BAN NHÂN DÂN XÃ CHI LĂNG BẮC"
    assert properties.language == "vi-VN"
    assert properties.comments == ""


def test_the_report_travels_inside(paper: Path) -> None:
    with zipfile.ZipFile(paper) as file:
        parts = [file.read(name) for name in file.namelist() if name.startswith("customXml/item")]

    roots = [ElementTree.fromstring(part) for part in parts]
    assert [root.text for root in roots if root.tag == f"{{{docx.NAMESPACE}}}report"] == [CONTENT]


def test_no_name_stands_twice_in_the_file(paper: Path) -> None:
    with zipfile.ZipFile(paper) as file:
        assert len(file.namelist()) == len(set(file.namelist()))


def test_what_was_typed_is_printed_whatever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    everywhere: dict[str, Item | None] = {
        **dict.fromkeys(PARTICULARS, HOSTILE),
        "narrative.I.1": HOSTILE,
        "b1_1": Entry(text=HOSTILE, note=HOSTILE),
        "van_ban.1": {"so": HOSTILE, "trich_yeu": HOSTILE},
    }

    list(docx.write(blank(changes=everywhere), path))

    assert squeezed(docx_words(path)).count("<b>đậm</b>&{{mã}}\N{GRINNING FACE}tabdấu") == 10
    assert Document(str(path)).core_properties.title.startswith("BÁO CÁO: <b>đậm")


def test_a_row_higher_than_a_page_may_be_split(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"

    list(docx.write(blank(changes={"b1_1": Entry(note="chữ " * 3000)}), path))

    form = next(table for table in Document(str(path)).tables if table.rows[0].cells[0].text == "STT")
    assert "cantSplit" not in form.rows[2]._tr.xml
    assert "cantSplit" in form.rows[3]._tr.xml


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    work = docx.write(sample(), tmp_path / "x.docx")
    next(work)

    work.close()

    assert list(tmp_path.iterdir()) == []


def test_progress_reaches_its_end(tmp_path: Path) -> None:
    steps = list(docx.write(sample(), tmp_path / "x.docx"))

    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable):
        list(docx.write(blank(), tmp_path / "gone" / "x.docx"))


def test_a_title_longer_than_word_takes_is_cut(tmp_path: Path) -> None:
    paper = msgspec.structs.replace(document(sample()), title="a" * 300, author="b" * 300)

    for _ in docx.compose(paper, tmp_path / "a.docx"):
        pass

    properties = Document(str(tmp_path / "a.docx")).core_properties
    assert (len(properties.title), len(properties.author)) == (255, 255)
