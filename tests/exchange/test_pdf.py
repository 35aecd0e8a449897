import unicodedata
from pathlib import Path
from typing import cast

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange import pdf
from cchc_desktop.exchange.layout import document
from tests.exchange.printed import (
    HOSTILE,
    NARRATIVE,
    blank,
    comes_in_order,
    pdf_pages,
    sample,
    squeezed,
    words_of,
)

PARTICULARS = ("document.title", "document.place", "document.bases", "document.signer.name")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole report with narrative, appendix and registers."""
    path = tmp_path_factory.mktemp("pdf") / "báo cáo.pdf"
    list(pdf.write(sample(NARRATIVE), path, b'{"format": "cchc-report/1"}'))
    return path


def test_every_word_comes_out_in_the_order_of_reading(paper: Path) -> None:
    said = [word for section in document(sample(NARRATIVE)).sections for word in words_of(section)]

    assert comes_in_order(" ".join(said).split(), " ".join(pdf_pages(paper)))


def test_the_text_is_composed_unicode(paper: Path) -> None:
    text = "".join(pdf_pages(paper))

    assert unicodedata.is_normalized("NFC", text)
    assert "Ủy ban nhân dân xã Chi Lăng Bắc" in " ".join(text.split())


def test_only_embedded_fonts_are_used(paper: Path) -> None:
    for page in pypdf.PdfReader(paper).pages:
        resources = cast(DictionaryObject, page["/Resources"])
        for font in cast(DictionaryObject, resources["/Font"]).values():
            described = cast(DictionaryObject, font.get_object())
            assert "/FontFile2" in cast(DictionaryObject, described["/FontDescriptor"])
            assert "/ToUnicode" in described
            assert str(described["/BaseFont"])[7] == "+"


def test_the_file_says_what_it_is(paper: Path) -> None:
    reader = pypdf.PdfReader(paper)

    assert reader.metadata is not None
    assert reader.metadata.title == "BÁO CÁO: Tình hình thực hiện công tác cải cách hành chính quý I năm 2023"
    assert reader.metadata.author == "ỦY BAN NHÂN DÂN XÃ CHI LĂNG BẮC"
    assert str(cast(DictionaryObject, reader.trailer["/Root"])["/Lang"]) == "vi-VN"


def test_the_report_travels_inside(paper: Path) -> None:
    assert pypdf.PdfReader(paper).attachments == {"report.json": [b'{"format": "cchc-report/1"}']}


def test_sections_and_forms_are_bookmarked(paper: Path) -> None:
    outline = pypdf.PdfReader(paper).outline
    tops = [entry.title for entry in outline if isinstance(entry, pypdf.generic.Destination)]
    forms = [entry.title for entry in outline[-1] if isinstance(entry, pypdf.generic.Destination)]

    assert tops[0] == "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC"
    assert tops[-1] == "PHỤ LỤC"
    assert forms[0] == "Biểu mẫu 1. Công tác chỉ đạo điều hành CCHC"
    assert len(forms) == 10


def test_pages_are_numbered_from_the_second_and_the_appendix_by_itself(paper: Path) -> None:
    pages = pdf_pages(paper)
    appendix = next(place for place, page in enumerate(pages) if page.startswith("PHỤ LỤC"))

    for first, last in ((0, appendix), (appendix, len(pages))):
        assert not pages[first].split()[0].isdecimal()
        assert [page.split()[0] for page in pages[first + 1 : last]] == [
            str(number) for number in range(2, last - first + 1)
        ]


def test_pages_are_a4_and_wide_registers_lie(paper: Path) -> None:
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height)) for page in pypdf.PdfReader(paper).pages
    ]

    assert sizes[0] == (595, 842)
    assert sizes[-1] == (842, 595)
    assert set(sizes) == {(595, 842), (842, 595)}


def test_the_head_of_a_table_is_on_each_of_its_pages(paper: Path) -> None:
    appendix = [page for page in pdf_pages(paper) if "Số lượng/" in page]

    assert len(appendix) == 8
    assert sum("Biểu mẫu" in page for page in appendix) == 7
    assert all("Kết quả thống kê" in page for page in appendix)


@pytest.mark.parametrize("count", range(1, 60, 3))
def test_signature_and_recipients_share_a_page_wherever_the_text_ends(tmp_path: Path, count: int) -> None:
    path = tmp_path / "x.pdf"

    list(pdf.write(blank(changes={"narrative.V": "Dòng\n" * count}), path))

    assert len([page for page in pdf_pages(path) if "Nơi nhận" in page and "CHỦ TỊCH" in page]) == 1


@pytest.mark.parametrize("count", range(20, 32, 2))
@pytest.mark.parametrize("lines", [1, 3, 6])
def test_the_last_words_end_on_the_page_of_the_signature(tmp_path: Path, count: int, lines: int) -> None:
    path = tmp_path / "x.pdf"
    words = [f"lời{place}" for place in range(lines * 14)]

    list(pdf.write(blank(changes={"narrative.V": "Dòng\n" * count + "- " + " ".join(words) + " ./."}), path))

    pages = pdf_pages(path)
    ending = next(page for page in pages if "Nơi nhận" in page).split()
    read = [word for page in pages for word in page.split() if word.startswith("lời")]
    assert read[-len(words) :] == words
    assert "CHỦ" in ending
    # A line holds some fourteen of them: two lines at least, or all.
    assert len({*words} & {*ending}) > min(len(words) - 1, 14)


def test_more_last_words_than_a_page_holds_run_up_to_the_signature(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    words = [f"lời{place}" for place in range(3000)]

    list(pdf.write(blank(changes={"narrative.V": " ".join(words)}), path))

    pages = pdf_pages(path)
    ending = next(page for page in pages if "Nơi nhận" in page).split()
    assert [word for page in pages for word in page.split() if word in {*words}] == words
    assert words[-1] in ending


@pytest.mark.parametrize("count", range(20, 40, 2))
def test_a_heading_is_never_the_last_line_of_a_page(tmp_path: Path, count: int) -> None:
    path = tmp_path / "x.pdf"

    texts: dict[str, Item | None] = {"narrative.I.1": "Dòng\n" * count, "narrative.II.2": "Sau"}
    list(pdf.write(blank("cchc-2011", texts), path))

    for page in pdf_pages(path):
        assert not page.rstrip().splitlines()[-1].startswith(("II.", "2."))


def test_what_was_typed_is_printed_whatever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    everywhere: dict[str, Item | None] = {
        **dict.fromkeys(PARTICULARS, HOSTILE),
        "document.recipients": HOSTILE,
        "narrative.I.1": HOSTILE,
        "b1_1": Entry(text=HOSTILE, note=HOSTILE),
        "van_ban.1": {"so": HOSTILE, "trich_yeu": HOSTILE},
        "phan_mem.1": {"ten": HOSTILE[:40]},
    }

    list(pdf.write(blank(changes=everywhere), path))

    text = squeezed("".join(pdf_pages(path)))
    # Beside a cell higher than a page the lines of its neighbours lie between its own.
    assert text.count("<b>đậm</b>&{{mã}}□tabdấu") >= 7
    assert text.count("dài" * 300) >= 3


def test_a_cell_higher_than_a_page_goes_on_over_the_next(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    note = " ".join(f"chữ{number}" for number in range(3000))

    list(pdf.write(blank(changes={"b1_1": Entry(note=note)}), path))

    pages = pdf_pages(path)
    assert comes_in_order(note.split(), " ".join(pages))
    assert all("chữ" in page for page in pages if "Biểu mẫu 1" in page)


def test_a_paragraph_of_many_pages_runs_over_them(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    long = " ".join(f"chữ{number}" for number in range(6_000))

    list(pdf.write(blank(changes={"narrative.I.1": long}), path))

    assert comes_in_order(long.split(), " ".join(pdf_pages(path)))


def test_more_recipients_than_a_page_holds_still_come_out(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    offices = "\n".join(f"Cơ quan {number}" for number in range(200))

    list(pdf.write(blank(changes={"document.recipients": offices}), path))

    assert "- Cơ quan 199." in "".join(pdf_pages(path))


@pytest.mark.parametrize("edition", ["cchc-2011", "cchc-2021", "cchc-2025"])
def test_a_blank_report_of_every_edition_can_be_printed(tmp_path: Path, edition: str) -> None:
    path = tmp_path / "x.pdf"

    list(pdf.write(blank(edition), path))

    assert "BÁO CÁO" in pdf_pages(path)[0]


def test_progress_reaches_its_end(tmp_path: Path) -> None:
    steps = list(pdf.write(sample(), tmp_path / "x.pdf"))

    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    work = pdf.write(sample(), tmp_path / "x.pdf")
    next(work)

    work.close()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable):
        list(pdf.write(blank(), tmp_path / "gone" / "x.pdf"))
