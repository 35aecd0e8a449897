"""Every doubt has its words, and a place is told as a person finds it again."""

from decimal import Decimal

from cchc_desktop import texts
from cchc_desktop.core.found import Confidence, Doubt, Found, FoundFigure, FoundRow, Spot, Unread
from cchc_desktop.core.plan import plan
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.reading import telling
from tests.exchange.printed import CATALOGUE, COMMUNE, blank


def told(found: Found) -> str:
    index = CATALOGUE.get("cchc-2021")
    return "\n".join(telling.lines(found, plan(None, found, index), blank()))


def test_every_doubt_has_its_words() -> None:
    assert {doubt.value for doubt in Doubt} == texts.DOUBTS.keys()


def test_an_unclear_figure_is_told_with_its_place_and_words() -> None:
    spot = Spot("BM1", "D8", words="2.1 | Số nhiệm vụ | 36")
    figure = FoundFigure("b1_2_1", Entry(value=Decimal(36)), spot, Confidence.UNCLEAR, Doubt.LABEL)
    unread = Unread("Dòng lạ", Spot(page=3, line=7))

    lines = told(Found("a", "", "cchc-2021", COMMUNE, "q1", 2023, (figure,), unread=(unread,)))

    assert "Biểu 1, dòng 2.1: 36, trang “BM1”, ô D8" in lines
    assert "trang 3, dòng 7: “Dòng lạ”" in lines
    assert "1 chỗ chưa rõ, 1 chỗ chưa hiểu" in lines


def test_a_total_of_a_register_is_named_by_its_column() -> None:
    groups = (("Cán bộ", "10"), ("Công chức", "11"), ("Cán bộ, công chức chung", "22"))
    rows = tuple(FoundRow("nhan_su", {"nhom": name, "co_mat": count}) for name, count in groups)

    lines = told(Found("a", "", "cchc-2021", COMMUNE, "q1", 2023, rows=rows))

    assert "Bảng kê nhân sự, Có mặt: tệp ghi 22, cộng các phần được 21" in lines
