"""The report's own particulars, typed field by field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from cchc_desktop import texts
from cchc_desktop.store.database import Store
from cchc_desktop.ui.paper_fields import OfferField
from cchc_desktop.ui.particulars import ParticularsPage
from cchc_desktop.ui.session import Session
from tests.ui.conftest import Show, begin, press, report_of, stored

Key = Qt.Key


@pytest.fixture
def page(opened: Session, show: Show) -> ParticularsPage:
    made = ParticularsPage(opened)
    show(made)
    return made


def focused() -> QLineEdit | QPlainTextEdit:
    at = QApplication.focusWidget()
    assert isinstance(at, QLineEdit | QPlainTextEdit)
    return at


def sentences(page: ParticularsPage) -> list[str]:
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.objectName() == "problem" and label.text()
    ]


def offering(page: ParticularsPage, address: str) -> OfferField:
    """The field of a particular that has a list."""
    assert page.reveal(address)
    field = QApplication.focusWidget()
    assert isinstance(field, OfferField)
    return field


def test_a_field_is_saved_when_it_is_left(page: ParticularsPage, opened: Session, store: Store) -> None:
    page.reveal("document.number")

    press("74", Key.Key_Tab, "BC-UBND", Key.Key_Tab)

    assert stored(opened, store) == {"document.number": "74", "document.symbol": "BC-UBND"}


def test_enter_saves_a_field(page: ParticularsPage, opened: Session, store: Store) -> None:
    page.reveal("document.signer.name")

    press("Đoàn Minh Đức", Key.Key_Return)

    assert stored(opened, store) == {"document.signer.name": "Đoàn Minh Đức"}


def test_a_date_is_kept_as_a_date_and_shown_as_officials_write_it(
    page: ParticularsPage, opened: Session, store: Store
) -> None:
    page.reveal("period.to")

    press("9.3.2023", Key.Key_Return)

    assert stored(opened, store) == {"period.to": "2023-03-09"}
    assert focused().text() == "09/3/2023"  # type: ignore[union-attr]
    assert report_of(opened).period.end == date(2023, 3, 9)


def test_a_date_that_does_not_exist_stays_with_a_sentence_under_it(
    page: ParticularsPage, opened: Session, store: Store
) -> None:
    page.reveal("document.date")

    press("31/02/2023", Key.Key_Return)

    assert stored(opened, store) == {"document.date": "31/02/2023"}
    assert focused().text() == "31/02/2023"  # type: ignore[union-attr]
    assert sentences(page) == ["“31/02/2023” không phải là ngày có trong lịch; viết như 31/3/2023."]


def test_the_sentence_goes_when_the_date_is_mended(page: ParticularsPage, opened: Session) -> None:
    opened.edit({"document.date": "31/02/2023"})

    opened.edit({"document.date": "2023-03-13"})

    assert sentences(page) == []


def test_bases_are_lines(page: ParticularsPage, opened: Session, store: Store) -> None:
    page.reveal("document.bases")

    press("Căn cứ Nghị quyết 76/NQ-CP", Key.Key_Return, "Thực hiện Kế hoạch 323/KH-UBND", Key.Key_Tab)

    assert stored(opened, store) == {
        "document.bases": "Căn cứ Nghị quyết 76/NQ-CP\nThực hiện Kế hoạch 323/KH-UBND"
    }


def test_the_edition_offers_the_title_the_window_and_the_recipients(page: ParticularsPage) -> None:
    hints = [field.placeholderText() for field in page.findChildren(QLineEdit)]
    lists = [field.placeholderText() for field in page.findChildren(QPlainTextEdit)]

    assert "Tình hình thực hiện công tác cải cách hành chính quý I năm 2023" in hints
    assert {"15/12/2022", "14/3/2023"} <= set(hints)
    assert lists[2].startswith("Phòng Nội vụ\n")


def test_the_usual_window_can_be_taken_back(page: ParticularsPage, opened: Session, store: Store) -> None:
    opened.edit({"period.from": "2022-12-10", "period.to": "2023-03-09"})
    button = next(each for each in page.findChildren(QPushButton) if each.text() == texts.WINDOW_USE_USUAL)

    button.click()

    assert stored(opened, store) == {}
    assert report_of(opened).period.start == date(2022, 12, 15)


def test_the_page_follows_the_report_that_is_open(page: ParticularsPage, opened: Session) -> None:
    opened.edit({"document.number": "74"})

    begin(opened, "6m", 2023, {"document.number": "120"})
    page.reveal("document.number")

    assert focused().text() == "120"  # type: ignore[union-attr]


def test_commit_saves_the_field_that_is_being_typed(
    page: ParticularsPage, opened: Session, store: Store
) -> None:
    page.reveal("document.number")
    press("74")

    page.commit()

    assert stored(opened, store) == {"document.number": "74"}
    assert not page.reveal("b1_1")


def test_the_superior_agency_is_offered_and_anything_may_be_typed(
    page: ParticularsPage, opened: Session, store: Store
) -> None:
    page.reveal("document.superior")
    field = offering(page, "document.superior")

    assert [field.itemText(place) for place in range(field.count())] == ["UBND HUYỆN THANH MIỆN"]
    press("HUYỆN ỦY", Key.Key_Tab)
    assert stored(opened, store) == {"document.superior": "HUYỆN ỦY"}


def test_another_authority_brings_its_office(page: ParticularsPage, opened: Session, store: Store) -> None:
    field = offering(page, "document.signer.authority")

    field.setCurrentIndex(field.findText("KT. CHỦ TỊCH"))
    field.activated.emit(field.currentIndex())

    assert stored(opened, store) == {
        "document.signer.authority": "KT. CHỦ TỊCH",
        "document.signer.title": "PHÓ CHỦ TỊCH",
    }
    assert offering(page, "document.signer.title").currentText() == "PHÓ CHỦ TỊCH"
    assert opened.undo()
    assert stored(opened, store) == {}


def test_an_office_that_was_typed_stays(page: ParticularsPage, opened: Session, store: Store) -> None:
    opened.edit({"document.signer.title": "TRƯỞNG PHÒNG KINH TẾ"})
    page.reveal("document.signer.authority")

    press("KT. CHỦ TỊCH", Key.Key_Tab)

    assert stored(opened, store)["document.signer.title"] == "TRƯỞNG PHÒNG KINH TẾ"


def test_the_registers_to_print_are_ticked(page: ParticularsPage, opened: Session, store: Store) -> None:
    boxes = {box.text(): box for box in page.findChildren(QCheckBox)}
    all_ticked = all(box.isChecked() for box in boxes.values())

    boxes["Bảng kê phần mềm"].click()
    some = stored(opened, store)["document.appendix"]
    for box in boxes.values():
        box.setChecked(False)
    boxes["Bảng kê văn bản"].click()
    boxes["Bảng kê văn bản"].click()
    none = stored(opened, store)["document.appendix"]
    for box in boxes.values():
        box.click()

    assert all_ticked
    assert some == "van_ban\nho_so\nnhan_su\ntuyen_truyen\nnhiem_vu\npar"
    assert none == "-"
    assert stored(opened, store) == {}


def test_the_reference_line_follows_the_number(page: ParticularsPage, opened: Session) -> None:
    opened.edit({"document.number": "74", "document.date": "2023-03-13"})

    lines = [label.text() for label in page.findChildren(QLabel)]
    assert any("(Kèm theo Báo cáo số 74/BC-UBND ngày 13/3/2023" in line for line in lines)
