"""A real commune's report to print, and what a second reader finds on the paper."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pypdf
from docx import Document
from docx.oxml.ns import qn

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry, State
from cchc_desktop.exchange.blocks import Columns, Section, Table, Text

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "chi-lang-bac-2023-q1.json"
CATALOGUE = Catalogue([places.forms_dir()])
COMMUNE = Unit("xã", "Chi Lăng Bắc", "huyện Thanh Miện", "tỉnh Hải Dương")
NARRATIVE: Mapping[str, Item | None] = {
    "document.bases": "Thực hiện Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh Hải Dương,",
    "narrative.I.1": "Đã ban hành:\n- Kế hoạch số 323/KH-UBND;\n+ Phần việc của từng bộ phận.",
    "narrative.II.2.c": "Tiếp nhận 716 hồ sơ, trực tuyến 679.\n" * 40,
    "narrative.IV": "Tiếp tục thực hiện kế hoạch.",
}
REVIEW: Mapping[str, Item | None] = {
    "par.1": {"cap": "Tiêu chí", "tt": "1.4", "tieu_chi": "Tuyên truyền", "san_pham": "Danh mục"},
    "par.2": {
        "cap": "Thang điểm",
        "tieu_chi": "Tăng từ 15% trở lên: 0.25",
        "noi_bao_cao": "UBND xã",
        "ghi_chu": "218 tin (1.4)",
        "minh_chung": "D:\\CCHC\\1.4.docx",
    },
}
HOSTILE = "<b>đậm</b> & {{mã}} \N{GRINNING FACE} tab\tdấu \x07 \ud800 " + "dài" * 300


def blank(edition: str = "cchc-2021", changes: Mapping[str, Item | None] = MappingProxyType({})) -> Report:
    """A report of quý I/2023 that holds `changes` and nothing else."""
    report = Report(CATALOGUE.get(edition), Identity(COMMUNE, edition, "q1", 2023))
    report.update(changes)
    return report


def sample(changes: Mapping[str, Item | None] = MappingProxyType({})) -> Report:
    """The whole quý I/2023 of xã Chi Lăng Bắc, then `changes`."""
    given = json.loads(SAMPLE.read_text("utf-8"))
    report = blank(changes=dict(_items(given)))
    report.update(changes)
    return report


def _items(given: Mapping[str, Any]) -> Iterator[tuple[str, Item | None]]:
    for code, entry in given["entries"].items():
        yield code, Entry(value=Decimal(entry["value"]))
    for register, rows in given["registers"].items():
        yield from ((f"{register}.{key}", row) for key, row in enumerate(rows, 1))
    for name in ("number", "symbol", "place", "date"):
        yield f"document.{name}", str(given["document"][name])
    for name, words in given["document"]["signer"].items():
        yield f"document.signer.{name}", words
    yield "period.from", str(given["period"]["from"])
    yield "period.to", str(given["period"]["to"])


def state(mark: str) -> Entry:
    """A cell in one of the states: nil, pending, na."""
    return Entry(state=State(mark))


def words_of(section: Section) -> list[str]:
    """Every text of a section, a cell or a paragraph each, in the order of reading."""
    found = []
    for block in section.blocks:
        if isinstance(block, Text):
            found.append(block.words)
        elif isinstance(block, Columns):
            found += [text.words for text in (*block.left, *block.right)]
        else:
            found += table_words(block)
    return [words for words in found if words]


def table_words(table: Table) -> list[str]:
    """A table's texts, its head's remarks among them."""
    heads = [words for _, _, cell in table.places() for words in (cell.text, cell.note)]
    return heads + [cell.text for row in table.rows for cell in row]


def pdf_pages(path: Path) -> list[str]:
    """The text of each page, as pypdf reads it."""
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def docx_words(path: Path) -> str:
    """The whole text of a Word file in the order of reading."""
    body = Document(str(path)).element.body
    return " ".join(paragraph.text for paragraph in body.iter(qn("w:p")))


def comes_in_order(words: list[str], text: str) -> bool:
    """True if `words` stand in `text` one after the other; other words may lie between."""
    rest = iter(text.split())
    return all(word in rest for word in words)


def squeezed(text: str) -> str:
    """`text` without any space: lines may break anywhere."""
    return "".join(text.split())
