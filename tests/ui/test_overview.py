"""The first page and the pages of the areas: what they show, and how they are gone to."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QTabWidget, QWidget

from cchc_desktop.core.value import parse
from cchc_desktop.store.database import Store
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.overview import OverviewPage, next_steps
from cchc_desktop.ui.registers import RegisterTable
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import FormTable
from cchc_desktop.ui.writing.section import SectionEditor
from tests.ui.conftest import UNIT, Show, begin, inner, press, report_of, stored


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_overview_tells_whose_report_how_far_and_what_is_wrong(opened: Session, show: Show) -> None:
    page = OverviewPage(opened)
    show(page)

    opened.edit({"b1_1": parse("abc"), "b1_2_1": parse("36"), "document.number": "74"})

    said = words(page)
    assert "Báo cáo CCHC quý I năm 2023 – xã Chi Lăng Bắc" in said
    assert "Số liệu tính từ 15/12/2022 đến 14/3/2023" in said
    assert "Số báo cáo: 74/BC-UBND, ngày chưa có" in said
    assert page.findChildren(QProgressBar)[0].format() == "2/17 chỉ tiêu"
    assert "“abc” không đọc được" in said


def test_a_link_leads_to_its_place(opened: Session, show: Show) -> None:
    page = OverviewPage(opened)
    show(page)
    chosen: list[str] = []
    page.chosen.connect(chosen.append)
    link = next(label for label in page.findChildren(QLabel) if "3. Cải cách thủ tục" in label.text())

    link.linkActivated.emit("b3_1_1")

    assert "href='b3_1_1'" in link.text()
    assert chosen == ["b3_1_1"]


def test_a_hidden_overview_is_counted_when_it_is_looked_at(opened: Session, show: Show) -> None:
    page = OverviewPage(opened)
    show(page)
    page.hide()
    opened.edit({"b1_1": parse("19")})
    before = page.findChildren(QProgressBar)[0].format()

    page.show()

    assert (before, page.findChildren(QProgressBar)[0].format()) == ("0/17 chỉ tiêu", "1/17 chỉ tiêu")


def test_the_next_steps_begin_with_the_first_blank_row(opened: Session) -> None:
    opened.edit({"b1_1": parse("19")})

    steps = next_steps(report_of(opened))

    assert steps[0][0] == "b1_2"
    assert [code for code, _ in steps][-1] == "document.number"


def test_an_area_has_the_tabs_it_has_something_for(opened: Session, show: Show) -> None:
    pages = [AreaPage(opened, number) for number in (1, 2)]
    for page in pages:
        show(page)

    tabs = [inner(page, QTabWidget) for page in pages]

    assert [[tab.tabText(at) for at in range(tab.count())] for tab in tabs] == [
        ["Số liệu", "Bảng kê", "Thuyết minh"],
        ["Số liệu", "Thuyết minh"],
    ]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("b3_1_4", FormTable),
        ("tthc_tham_quyen", FormTable),
        ("ho_so[0]", RegisterTable),
        ("hs_tiep_nhan", RegisterTable),
        ("narrative.II.2.b", SectionEditor),
    ],
)
def test_the_page_of_an_area_goes_to_any_of_its_codes(
    opened: Session, show: Show, code: str, kind: type[QWidget]
) -> None:
    page = AreaPage(opened, 3)
    show(page)

    assert page.reveal(code)

    assert isinstance(QApplication.focusWidget(), kind)
    assert not page.reveal("b1_1")


def test_turning_to_another_inner_tab_saves_the_cell(opened: Session, store: Store, show: Show) -> None:
    page = AreaPage(opened, 1)
    show(page)
    page.reveal("b1_1")
    press("19")

    inner(page, QTabWidget).setCurrentIndex(1)

    assert stored(opened, store) == {"b1_1": parse("19")}


def test_an_area_follows_the_report_that_is_open(opened: Session, store: Store, show: Show) -> None:
    page = AreaPage(opened, 1)
    show(page)
    page.reveal("b1_1")
    begin(opened, "6m", 2023, {"b1_1": parse("7")})

    page.reveal("b1_1")
    press("8")
    page.commit()

    assert stored(opened, store)["b1_1"] == parse("8")


def test_an_edition_without_forms_shows_its_facts(session: Session, show: Show) -> None:
    period = session.create(UNIT, "cchc-2011", "9m", 2020, {})
    assert period is not None
    session.open(period)
    area = report_of(session).edition.areas[0]
    page = AreaPage(session, area.number)
    show(page)

    assert page.reveal(area.facts[0].code)
    assert area.title in words(page)


def test_what_a_paste_left_out_is_told_until_the_next_edit(opened: Session, show: Show) -> None:
    page = AreaPage(opened, 1)
    show(page)
    page.reveal("b1_1")
    table = QApplication.focusWidget()
    assert isinstance(table, FormTable)
    QApplication.clipboard().setText("19\n36\n")

    table.paste()
    said = words(page)
    opened.edit({"b1_1": parse("20")})

    assert "Bỏ qua 1 ô tự tính" in said
    assert "Bỏ qua" not in words(page)
