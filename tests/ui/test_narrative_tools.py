"""The tools above the text: figures, drafts, last period, outline, find and replace."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTabWidget, QTextEdit, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.core.drafts import proposal
from cchc_desktop.core.outline import kept
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.narrative import NarrativePage
from cchc_desktop.ui.pages import Pages
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing.beside import BesidePane, old_words
from cchc_desktop.ui.writing.chores import edit_outline
from cchc_desktop.ui.writing.headings import OutlineDialog
from cchc_desktop.ui.writing.insert import InsertDialog, ValuesModel
from cchc_desktop.ui.writing.replace import ReplaceDialog
from cchc_desktop.ui.writing.section import SectionEditor
from cchc_desktop.ui.writing.sections import leaves
from tests.ui.conftest import Show, begin, inner, press, report_of, stored

ROW = {
    "loai": "KH",
    "so": "7",
    "ky_hieu": "KH-UBND",
    "ngay": "2023-01-16",
    "trich_yeu": "CCHC",
    "linh_vuc": "1",
}
DONE = "Từ ngày 15/12/2023 đến ngày 14/3/2023 đã xong."


def count(number: int) -> Entry:
    return Entry(value=Decimal(number))


@pytest.fixture
def session(opened: Session) -> Session:
    opened.edit({"b7_6_7_1": count(623), "b7_6_7_2": count(588), "van_ban.1": dict(ROW)})
    return opened


@pytest.fixture
def page(session: Session, show: Show) -> NarrativePage:
    made = NarrativePage(session, report_of(session), leaves(report_of(session), 3))
    show(made)
    return made


@pytest.fixture
def dialog(session: Session, page: NarrativePage, show: Show) -> InsertDialog:
    made = InsertDialog(report_of(session), page)
    show(made)
    made.line.setFocus()
    return made


def editors(page: NarrativePage) -> dict[str, SectionEditor]:
    return {editor.slot: editor for editor in page.findChildren(SectionEditor)}


def tool(page: NarrativePage, name: str) -> QToolButton:
    found = page.findChild(QToolButton, f"tool_{name}")
    assert isinstance(found, QToolButton)
    return found


def test_a_figure_is_found_and_chosen_with_keys(dialog: InsertDialog) -> None:
    press("6.7.1")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    assert dialog.token() == "{b7_6_7_1}"
    assert dialog.result() == InsertDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("asked", "how", "form", "token", "read"),
    [
        ("b7_6_7_1", 0, 1, "{b7_6_7_1:02}", "623"),
        ("b7_6_7_1", 1, 0, "{prev.b7_6_7_1}", "……"),
        ("b7_6_7_1", 0, 2, "{b7_6_7_1?#|không phát sinh|chưa có số liệu}", "623"),
        (
            "b7_6_7_1",
            2,
            2,
            "{diff.b7_6_7_1?tăng #|giảm #|không thay đổi|chưa có số liệu để so sánh}",
            "chưa có số liệu để so sánh",
        ),
        ("ten ky bao cao", 0, 0, "{period}", "quý I năm 2023"),
    ],
)
def test_a_figure_is_shown_in_each_way(
    dialog: InsertDialog, asked: str, how: int, form: int, token: str, read: str
) -> None:
    dialog.line.setText(asked)
    dialog.how.setCurrentIndex(how)
    dialog.form.setCurrentIndex(form)

    assert dialog.token() == token
    assert dialog.preview.text() == read


def test_a_ratio_takes_two_figures(dialog: InsertDialog) -> None:
    dialog.line.setText("b7_6_7_2")
    dialog.how.setCurrentIndex(4)
    assert dialog.token() == ""

    dialog.line.setText("b7_6_7_1")

    assert dialog.token() == "{ratio.b7_6_7_2/b7_6_7_1}"
    assert dialog.preview.text() == "94,4"


def test_documents_are_offered_singly_and_by_area(dialog: InsertDialog) -> None:
    dialog.line.setText("7/KH-UBND")
    assert dialog.token() == "{van_ban.1}"
    assert dialog.preview.text() == "Kế hoạch số 07/KH-UBND ngày 16/01/2023 về CCHC"

    dialog.row_form.setCurrentIndex(1)
    assert dialog.token() == "{van_ban.1:short}"

    dialog.line.setText("van_ban:linh_vuc=1")
    assert dialog.token() == "{van_ban:linh_vuc=1:short}"


def test_a_token_is_opened_as_it_was_made(session: Session, page: NarrativePage, qtbot: QtBot) -> None:
    for token in (
        "{b7_6_7_1:02}",
        "{diff.b7_6_7_1?tăng #|giảm #|như cũ|chưa rõ}",
        "{ratio.b7_6_7_2/b7_6_7_1}",
        "{van_ban.1:short}",
        "{period.from}",
    ):
        made = InsertDialog(report_of(session), page, token)
        qtbot.addWidget(made)

        assert made.token() == token


def test_the_list_of_figures_is_a_sound_model(
    session: Session, dialog: InsertDialog, qtmodeltester: ModelTester
) -> None:
    dialog.line.setText("ho so")

    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call]
    assert isinstance(dialog.model, ValuesModel)
    shown = [str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount())]
    assert any(line.endswith("= 623") for line in shown)


def test_the_models_of_the_outline_are_sound(
    session: Session, page: NarrativePage, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    made = OutlineDialog(report_of(session), page)
    qtbot.addWidget(made)

    qtmodeltester.check(made.list.model())  # type: ignore[no-untyped-call]


def test_what_is_proposed_is_shown_first_and_inserted_after_the_text(
    page: NarrativePage, session: Session, store: Store
) -> None:
    session.edit({"narrative.II.2.c": "Đã viết."})
    page.reveal("narrative.II.2.c")
    tool(page, "draft").click()
    pane = inner(page, BesidePane)
    offered = proposal(report_of(session), "II.2.c")
    assert (
        inner(pane, QTextEdit).toPlainText()[:10]
        == "".join(piece.text for piece in report_of(session).rendered(offered))[:10]
    )
    assert stored(session, store)["narrative.II.2.c"] == "Đã viết."

    inner(pane, QPushButton).click()

    assert stored(session, store)["narrative.II.2.c"] == f"Đã viết.\n{offered}"


def test_every_empty_section_is_written_as_one_step(page: NarrativePage, session: Session) -> None:
    session.edit({"narrative.II.2.a": "Của tôi."})

    page.draft_all()

    report = report_of(session)
    assert report.text("narrative.II.2.a") == "Của tôi."
    assert report.text("narrative.II.2.c") == proposal(report, "II.2.c") != ""
    assert report.text("narrative.III.1")
    session.undo()
    assert not report.text("narrative.II.2.c")
    assert not report.text("narrative.III.1")


def test_last_periods_text_stands_beside_with_its_own_figures_marked(session: Session, show: Show) -> None:
    session.edit(
        {"narrative.II.2.c": "Đến ngày 09/3/2023 nhận {b7_6_7_1} hồ sơ, mở 12 lớp, theo {van_ban.1}."}
    )
    begin(session, "6m", changes={"b7_6_7_1": count(900)})
    report = report_of(session)
    page = NarrativePage(session, report, leaves(report, 3))
    show(page)
    page.reveal("narrative.II.2.c")

    tool(page, "before").click()

    pane = inner(page, BesidePane)
    words = (
        "Đến ngày 09/3/2023 nhận 623 hồ sơ, mở 12 lớp, theo Kế hoạch số 07/KH-UBND ngày 16/01/2023 về CCHC."
    )
    assert inner(pane, QTextEdit).toPlainText() == words
    assert report.previous is not None
    marked = [words[start:end] for start, end in old_words(report.previous, "II.2.c", report)]
    assert marked == ["09/3/2023", "12"]
    inner(pane, QPushButton).click()
    kept = report.text("narrative.II.2.c")
    assert kept.startswith("Đến ngày 09/3/2023 nhận {b7_6_7_1} hồ sơ")
    assert "{van_ban" not in kept


def test_words_are_replaced_in_all_sections_as_one_step(
    page: NarrativePage, session: Session, qtbot: QtBot
) -> None:
    session.edit({"narrative.II.2.a": "Hồ sơ và ho so.", "narrative.III.1": "Nhận {*hồ*} sơ {b7_6_7_1}."})
    made = ReplaceDialog(session, page.section_written, page)
    qtbot.addWidget(made)
    made.ask("hồ sơ")
    assert "2 chỗ trong 2 mục" in made.said.text()
    made.folded.setChecked(True)
    assert "3 chỗ trong 2 mục" in made.said.text()

    made.by.setText("thủ tục {x}")
    made.all.click()

    report = report_of(session)
    assert report.shown("II.2.a") == "thủ tục {x} và thủ tục {x}."
    assert report.shown("III.1") == "Nhận thủ tục {x} 623."
    assert editors(page)["II.2.a"].toPlainText() == "thủ tục {x} và thủ tục {x}."
    session.undo()
    assert report.shown("II.2.a") == "Hồ sơ và ho so."
    assert report.shown("III.1") == "Nhận hồ sơ 623."


def test_words_of_a_token_are_found_and_never_replaced(
    page: NarrativePage, session: Session, qtbot: QtBot
) -> None:
    session.edit({"narrative.II.2.a": "62 {b7_6_7_1} 62"})
    made = ReplaceDialog(session, page.section_written, page)
    qtbot.addWidget(made)
    made.ask("62")
    made.by.setText("7")
    assert "1 chỗ nằm trong số liệu" in made.said.text()

    made.all.click()

    assert report_of(session).text("narrative.II.2.a") == "7 {b7_6_7_1} 7"


def test_replacing_one_by_one_goes_around(page: NarrativePage, session: Session, qtbot: QtBot) -> None:
    session.edit({"narrative.II.2.a": "a a", "narrative.II.2.b": "a"})
    made = ReplaceDialog(session, page.section_written, page)
    qtbot.addWidget(made)
    gone: list[tuple[object, ...]] = []
    made.chosen.connect(page.select)
    made.ask("a")
    made.by.setText("aa")

    made.next_button.click()
    made.one.click()
    made.one.click()
    gone.append((report_of(session).shown("II.2.a"), report_of(session).shown("II.2.b")))
    made.here.setChecked(True)

    assert gone == [("aa aa", "a")]
    assert editors(page)["II.2.b"].textCursor().selectedText() == "a"
    assert "1 chỗ trong 1 mục" in made.said.text()


def test_the_outline_is_changed_as_one_edit(page: NarrativePage, session: Session, qtbot: QtBot) -> None:
    made = OutlineDialog(report_of(session), page)
    qtbot.addWidget(made)
    lines = [made.list.item(row).text().strip() for row in range(made.list.count())]

    made.list.setCurrentRow(lines.index("b) Công bố, công khai TTHC"))
    made.buttons["up"].click()
    made.buttons["add"].click()
    made.name.selectAll()
    made.name.setFocus()
    made.name.clear()
    made.name.insert("Số hóa")
    made.name.textEdited.emit("Số hóa")
    made.list.setCurrentRow(lines.index("d) Ứng dụng phục vụ người dân") + 1)
    made.buttons["remove"].click()
    session.edit({"outline": made.outline()})

    outline = report_of(session).outline
    assert [(each.slot, each.title) for each in outline if each.slot.startswith("II.2.")] == [
        ("II.2.b", "Công bố, công khai TTHC"),
        ("II.2.x1", "Số hóa"),
        ("II.2.a", "Kiểm soát TTHC"),
        ("II.2.c", "Cơ chế một cửa, một cửa liên thông"),
    ]
    assert "II.6.d" not in [each.slot for each in outline]
    assert made.dropped() == []


def test_a_section_with_text_goes_only_when_that_is_said(
    page: NarrativePage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.edit({"narrative.I.3": "Đã kiểm tra."})
    answers = iter((0, 1))
    monkeypatch.setattr("cchc_desktop.ui.writing.headings.ask", lambda *_: next(answers))
    made = OutlineDialog(report_of(session), page)
    qtbot.addWidget(made)
    made.list.setCurrentRow(3)

    made.buttons["remove"].click()
    assert (made.outline(), made.dropped()) == ("", [])
    made.buttons["remove"].click()
    assert made.dropped() == ["I.3"]
    made.buttons["usual"].click()

    assert (made.outline(), made.dropped()) == ("", [])


def test_the_text_of_an_added_section_goes_with_it_and_comes_back_with_it(
    page: NarrativePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = kept([*((each.slot, each.title) for each in report_of(session).outline), ("x1", "Riêng")])
    session.edit({"outline": own})
    session.edit({"narrative.x1": "Của riêng xã."})
    monkeypatch.setattr("cchc_desktop.ui.writing.headings.ask", lambda *_: 1)

    def drop(dialog: OutlineDialog) -> bool:
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        dialog.remove()
        return True

    monkeypatch.setattr(OutlineDialog, "exec", drop)
    edit_outline(session, report_of(session), page)

    assert not {"outline", "narrative.x1"} & report_of(session).content.keys()
    session.undo()
    assert report_of(session).shown("x1") == "Của riêng xã."


def test_a_section_with_text_stays_in_sight_when_others_are_added_below_it(session: Session) -> None:
    session.edit({"narrative.II.1": "Đã viết.", "outline": "II\t\nII.1\t\nII.1.x1\tMới\nII.3\t"})

    assert [each.slot for each in leaves(report_of(session), 2)] == ["II.1", "II.1.x1"]


def test_an_added_section_is_written_on_its_areas_page(session: Session, show: Show) -> None:
    pages = Pages(session)
    show(pages)
    pages.go("area-3")
    titles = [(each.slot, each.title) for each in report_of(session).outline]
    titles.insert(-1, ("II.2.x1", "Số hóa"))

    session.edit({"outline": "\n".join("\t".join(line) for line in titles)})
    session.edit({"narrative.II.2.x1": "Đã số hóa."})

    assert pages.tab_showing("narrative.II.2.x1") == "area-3"
    assert pages.reveal("narrative.II.2.x1")
    assert pages.section_written() == "II.2.x1"


def test_a_finding_of_the_text_selects_its_words(session: Session, show: Show) -> None:
    session.edit({"narrative.II.2.c": DONE})
    finding = next(each for each in report_of(session).findings if each.section == "II.2.c" and each.span)
    pages = Pages(session)
    show(pages)
    pages.go("area-3")
    pages.reveal("narrative.II.2.c")
    start, end = finding.span or (0, 0)

    pages.select("II.2.c", start, end)

    editor = next(each for each in pages.findChildren(SectionEditor) if each.slot == "II.2.c")
    assert editor.textCursor().selectedText() == DONE[start:end]
    underlined = [line.cursor.selectedText() for line in editor.extraSelections()]
    assert editor.textCursor().selectedText() in underlined


def test_under_another_outline_no_tab_of_the_page_is_empty(session: Session, show: Show) -> None:
    pages = Pages(session)
    show(pages)
    pages.go("area-3")
    pages.reveal("narrative.II.2.c")

    session.edit({"outline": kept((each.slot, each.title) for each in report_of(session).outline[:-1])})

    tabs = inner(pages, QTabWidget)
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert tabs.currentWidget().findChildren(QWidget)
