"""The review table, driven as the clerk does: criteria taken, rows moved, evidence kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from cchc_desktop import texts
from cchc_desktop.core.content import Row
from cchc_desktop.store.database import Store
from cchc_desktop.ui.cell import MARKS
from cchc_desktop.ui.marks import Mark
from cchc_desktop.ui.review import ReviewPage, ReviewTable
from cchc_desktop.ui.review_model import ReviewModel
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.tabs import progress_of
from tests.ui.conftest import Show, begin, inner, press, report_of, stored

Key, Role = Qt.Key, Qt.ItemDataRole
GROUP: Row = {"cap": "Nhóm", "tieu_chi": "NHÓM 1"}
PLAN: Row = {"cap": "Tiêu chí thành phần", "tt": "1.1.1", "tieu_chi": "Ban hành kế hoạch", "ghi_chu": "Đã có"}
SCORE: Row = {"cap": "Thang điểm", "tieu_chi": "Xong 100%: 1"}


@pytest.fixture
def page(opened: Session, show: Show) -> ReviewPage:
    made = ReviewPage(opened, "par")
    show(made)
    return made


def table_of(page: ReviewPage) -> ReviewTable:
    """The table of now: that of the report before may still be on its way out."""
    return page.findChildren(ReviewTable)[-1]


def at(page: ReviewPage, row: int, column: str) -> QModelIndex:
    model = table_of(page).model()
    assert isinstance(model, ReviewModel)
    return model.cell_of(row, (column,))


def click(page: ReviewPage, words: str) -> None:
    next(button for button in page.findChildren(QPushButton) if button.text() == words).click()


def said(page: ReviewPage) -> str:
    return next(each.text() for each in page.findChildren(QLabel) if each.accessibleName() == texts.PAGE_SAID)


def criteria(session: Session) -> list[object]:
    return [row.get("tieu_chi") for row in report_of(session).rows("par").values()]


def choosing(path: Path) -> None:
    """Type a path into the file dialog as soon as it is there, and take it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, answer)
            return
        inner(dialog, QLineEdit).setText(str(path))
        dialog.accept()

    QTimer.singleShot(50, answer)


def test_the_model_is_sound_while_rows_come_and_move(opened: Session) -> None:
    report = report_of(opened)
    model = ReviewModel(opened, report, report.index.registers["par"])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.take([GROUP, PLAN, SCORE])
    model.insert_below(1)
    model.move({0, 1}, 1)
    model.delete({2})
    opened.undo()

    assert model.rowCount() == 5


def test_the_editions_criteria_come_in_one_step(page: ReviewPage, opened: Session) -> None:
    click(page, texts.CRITERIA_OF_EDITION)

    taken = len(report_of(opened).rows("par"))
    assert taken == len(report_of(opened).edition.criteria)
    assert said(page) == texts.CRITERIA_TAKEN.format(count=taken)
    assert opened.undo()
    assert report_of(opened).rows("par") == {}


def test_taking_them_again_adds_nothing_and_says_so(page: ReviewPage, opened: Session) -> None:
    click(page, texts.CRITERIA_OF_EDITION)
    before = dict(report_of(opened).content)

    click(page, texts.CRITERIA_OF_EDITION)

    assert said(page) == texts.CRITERIA_COMPLETE
    assert report_of(opened).content == before


def test_the_criteria_of_the_period_before_come_without_answers(session: Session, show: Show) -> None:
    begin(session, "q1", 2023, {"par.1": GROUP, "par.2": PLAN})
    page = ReviewPage(begin(session, "6m", 2023), "par")
    show(page)

    click(page, texts.CRITERIA_OF_EARLIER)

    bare = {key: cell for key, cell in PLAN.items() if key != "ghi_chu"}
    assert list(report_of(session).rows("par").values()) == [GROUP, bare]


def test_without_an_earlier_table_there_is_nothing_to_take(page: ReviewPage, opened: Session) -> None:
    click(page, texts.CRITERIA_OF_EARLIER)

    assert said(page) == texts.CRITERIA_NONE


def test_a_row_is_added_below_and_is_of_the_same_level(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": GROUP, "par.2": PLAN, "par.3": SCORE})
    table_of(page).go(at(page, 1, "tieu_chi"))

    click(page, texts.ROW_INSERT)
    press("1.1.2", Key.Key_Tab, "Mức độ hoàn thành", Key.Key_Return)

    assert criteria(opened) == ["NHÓM 1", "Ban hành kế hoạch", "Mức độ hoàn thành", "Xong 100%: 1"]
    assert at(page, 2, "cap").data() == "Tiêu chí thành phần"
    assert at(page, 2, "tt").data() == "1.1.2"


def test_rows_move_by_button_and_by_keys(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": GROUP, "par.2": PLAN, "par.3": SCORE})
    table_of(page).go(at(page, 2, "tieu_chi"))

    click(page, texts.ROW_UP)
    up = criteria(opened)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table_of(page), Key.Key_Down, both)

    assert up == ["NHÓM 1", "Xong 100%: 1", "Ban hành kế hoạch"]
    assert criteria(opened) == ["NHÓM 1", "Ban hành kế hoạch", "Xong 100%: 1"]
    assert table_of(page).currentIndex().row() == 2


def test_a_head_is_bold_where_it_names_itself(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": {**GROUP, "san_pham": "Báo cáo"}, "par.2": PLAN})

    assert at(page, 0, "tieu_chi").data(Role.FontRole).bold()
    assert at(page, 0, "san_pham").data(Role.FontRole) is None
    assert at(page, 1, "tieu_chi").data(Role.FontRole) is None


def test_words_wrap_and_the_row_grows(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": SCORE})
    QApplication.processEvents()
    low = table_of(page).rowHeight(0)

    opened.edit({"par.1": {**SCORE, "san_pham": "Danh mục tin, bài có ngày đăng và đường dẫn. " * 5}})
    QApplication.processEvents()

    assert table_of(page).rowHeight(0) > 2 * low


def test_a_cell_holds_several_lines(page: ReviewPage, opened: Session, store: Store) -> None:
    table_of(page).go(at(page, 0, "san_pham"))

    press("Báo cáo")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    press("Yêu cầu: đủ", Key.Key_Return)

    assert stored(opened, store) == {"par.1": {"san_pham": "Báo cáo\nYêu cầu: đủ"}}


def test_escape_leaves_the_cell_as_it_was(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": PLAN})
    table_of(page).go(at(page, 0, "ghi_chu"))

    press("khác", Key.Key_Escape)

    assert at(page, 0, "ghi_chu").data() == "Đã có"


def test_a_chosen_file_is_kept_by_its_path_and_shown_by_its_name(
    page: ReviewPage, opened: Session, tmp_path: Path
) -> None:
    proof = tmp_path / "1.1.1 kế hoạch.pdf"
    proof.write_bytes(b"x")
    opened.edit({"par.1": PLAN})
    table_of(page).go(at(page, 0, "tieu_chi"))
    choosing(proof)

    click(page, texts.EVIDENCE_CHOOSE)

    assert report_of(opened).rows("par")[1]["minh_chung"] == str(proof)
    cell = at(page, 0, "minh_chung")
    assert (cell.data(), cell.data(MARKS)) == (proof.name, ())
    assert str(proof) in cell.data(Role.ToolTipRole)


def test_a_file_that_is_gone_is_marked_and_told(page: ReviewPage, opened: Session) -> None:
    gone = "D:\\CCHC\\2020\\3.2.3.docx"
    opened.edit({"par.1": {**PLAN, "minh_chung": gone}})
    table_of(page).go(at(page, 0, "minh_chung"))

    click(page, texts.EVIDENCE_OPEN)

    assert at(page, 0, "minh_chung").data() == "3.2.3.docx"
    assert at(page, 0, "minh_chung").data(MARKS) == (Mark.WARNING,)
    assert said(page) == texts.EVIDENCE_MISSING.format(path=gone)


def test_editing_the_evidence_begins_with_its_whole_path(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": {**PLAN, "minh_chung": "D:\\CCHC\\3.docx"}})
    cell = at(page, 0, "minh_chung")

    table_of(page).go(cell)
    table_of(page).copy()

    assert cell.data(Role.EditRole) == "D:\\CCHC\\3.docx"
    assert QApplication.clipboard().text().strip() == "D:\\CCHC\\3.docx"


def test_its_answers_do_not_count_as_completeness(opened: Session) -> None:
    before = progress_of(report_of(opened))[""]

    opened.edit({"par.1": PLAN})

    assert progress_of(report_of(opened))[""] == before


def test_the_page_follows_the_report_that_is_open(page: ReviewPage, opened: Session) -> None:
    opened.edit({"par.1": PLAN})

    begin(opened, "6m", 2023, {"par.1": GROUP})

    assert at(page, 0, "tieu_chi").data() == "NHÓM 1"
    assert page.reveal("par[0]")
    assert not page.reveal("b1_1")
