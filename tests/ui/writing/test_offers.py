"""What is offered under a section: figures to bind, old letters to turn, documents to list."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from cchc_desktop.core.outline import Heading
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing.box import SectionBox
from tests.ui.conftest import Show, chord, press, report_of, stored

SLOT = "II.2.c"
ADDRESS = f"narrative.{SLOT}"
CITED = "Đã ban hành Kế hoạch số 13/KH-UBND ngày 16/01/2023 về cải cách hành chính năm 2023."
OLD = "B¸o c¸o c¶i c¸ch hµnh chÝnh cña x·"


def heading(session: Session) -> Heading:
    return next(each for each in report_of(session).outline if each.slot == SLOT)


@pytest.fixture
def box(opened: Session, show: Show) -> SectionBox:
    figures = {
        "b7_6_7_1": 623,
        "b7_6_7_2": 588,
        "b3_3_3_1": 610,
        "b4_2_1": 21,
        "b1_2_1": 5,
        "b4_2_2": 2023,
        "b1_3_3_1": 3,
    }
    opened.edit({code: Entry(value=Decimal(number)) for code, number in figures.items()})
    made = SectionBox(opened, report_of(opened), heading(opened), "c)")
    show(made)
    made.editor.setFocus()
    return made


def write(box: SectionBox, words: str) -> None:
    press(words)
    box.editor.commit()


def test_a_typed_number_that_is_a_known_figure_is_offered_and_bound(box: SectionBox, opened: Session) -> None:
    write(box, "Đã tiếp nhận 623 hồ sơ")

    assert box.bar.isVisible()
    assert box.bar.words().startswith("623 trùng với Tổng số hồ sơ TTHC đã tiếp nhận")
    chord(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)

    assert report_of(opened).text(ADDRESS) == "Đã tiếp nhận {b7_6_7_1} hồ sơ"
    assert box.editor.textCursor().position() == len("Đã tiếp nhận 623 hồ sơ")
    assert not box.bar.isVisible()


def test_nothing_is_offered_where_nothing_was_typed(box: SectionBox, opened: Session) -> None:
    opened.edit({ADDRESS: "Đã tiếp nhận 623 hồ sơ"})

    box.editor.commit()

    assert not box.bar.isVisible()


def test_what_was_refused_is_not_offered_again(box: SectionBox) -> None:
    write(box, "Đã tiếp nhận 623 hồ sơ")
    box.bar.skip.click()

    write(box, " trong kỳ.")

    assert not box.bar.isVisible()


@pytest.mark.parametrize(
    "words",
    [
        "Họp ngày 21/02/2023 tại xã",
        "Quyết định số 623/QĐ-UBND ngày 05/01/2023",
        "trong năm 2023 đã xong",
        "có 5 thôn",
        "thực hiện 21 việc",
        "quá hạn 03 hồ sơ; thực hiện xong",
        "đạt 623%",
        "623/700 hộ",
        "Không có số nào",
    ],
)
def test_dates_documents_years_and_small_numbers_are_no_figures(box: SectionBox, words: str) -> None:
    write(box, words)

    assert "trùng với" not in box.bar.words() or not box.bar.isVisible()


def test_a_number_typed_with_a_zero_before_it_keeps_it(box: SectionBox, opened: Session) -> None:
    opened.edit({"b7_6_7_2": Entry(value=Decimal(8))})

    write(box, "Số hồ sơ TTHC đã tiếp nhận trực tuyến: 08")
    box.bar.take.click()

    assert report_of(opened).text(ADDRESS).endswith("{b7_6_7_2:02}")


def test_old_letters_are_offered_in_unicode(box: SectionBox, opened: Session) -> None:
    carried = QMimeData()
    carried.setText(OLD)
    box.editor.insertFromMimeData(carried)
    assert "TCVN3" in box.bar.words()

    box.bar.take.click()

    assert report_of(opened).text(ADDRESS) == "Báo cáo cải cách hành chính của xã"


def test_old_letters_that_are_wanted_stay(box: SectionBox, opened: Session) -> None:
    carried = QMimeData()
    carried.setText(OLD)
    box.editor.insertFromMimeData(carried)

    box.bar.skip.click()
    box.editor.commit()

    assert report_of(opened).text(ADDRESS) == OLD
    assert not box.bar.isVisible()


def test_a_cited_document_goes_into_the_list_in_one_click(
    box: SectionBox, opened: Session, store: Store
) -> None:
    write(box, CITED)
    assert box.bar.words() == "13/KH-UBND chưa có trong bảng kê văn bản."

    box.bar.take.click()

    assert stored(opened, store)["van_ban.1"] == {
        "loai": "KH",
        "so": "13",
        "ky_hieu": "KH-UBND",
        "ngay": "2023-01-16",
        "trich_yeu": "Cải cách hành chính năm 2023",
    }
    box.editor.commit()
    assert not box.bar.isVisible()


def test_typing_on_does_not_hide_letters_behind_an_offer(box: SectionBox) -> None:
    write(box, "Đã tiếp nhận 623 hồ sơ")

    box.editor.moveCursor(QTextCursor.MoveOperation.End)
    box.editor.textCursor().deletePreviousChar()
    press(Qt.Key.Key_Return, "Xong")
    box.editor.commit()

    assert not box.bar.isVisible()
