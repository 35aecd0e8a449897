"""The list of findings: read, filtered, gone to, explained, taken over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.content import Explanation
from cchc_desktop.core.value import Entry, parse
from cchc_desktop.store.database import Store
from cchc_desktop.ui.explain import ExplainDialog, address_of
from cchc_desktop.ui.findings import FindingsModel, FindingsPanel
from cchc_desktop.ui.session import Session
from tests.ui.conftest import Show, begin, inner, press, report_of, stored

MENDED = {"document.number": "74", "document.date": "2023-03-15", "document.signer.name": "Đoàn Minh Đức"}
PAPER = {**MENDED, "document.recipients": "Phòng Nội vụ\nLưu: VT"}


@pytest.fixture
def panel(session: Session, show: Show) -> FindingsPanel:
    """A report whose paper is sound, so that only what a test enters is found."""
    made = FindingsPanel(begin(session, changes=PAPER))
    show(made)
    return made


def listed(panel: FindingsPanel) -> list[str]:
    model = inner(panel, QListView).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(panel: FindingsPanel, words: str) -> None:
    shown = inner(panel, QListView)
    row = next(row for row, text in enumerate(listed(panel)) if words in text)
    shown.setCurrentIndex(shown.model().index(row, 0))
    shown.setFocus()


def button(widget: QWidget, words: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == words)


def test_the_model_is_sound(session: Session) -> None:
    begin(session, changes={"b1_1": parse("abc"), "b1_2_1": parse("1,5")})
    model = FindingsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_only(list(report_of(session).findings))
    model.show_only([])

    assert model.rowCount() == 0


def test_a_sound_report_has_a_kind_word(panel: FindingsPanel, session: Session) -> None:
    assert listed(panel) == []
    assert any(
        label.text() == texts.FINDINGS_NONE and label.isVisible() for label in panel.findChildren(QLabel)
    )


def test_findings_come_and_go_with_the_figures_worst_first(panel: FindingsPanel, session: Session) -> None:
    session.edit({"b1_2": parse("40"), "b2_2_2": parse("0")})
    session.edit({"b1_2_1": parse("36"), "b1_2_2": parse("13")})

    found = listed(panel)
    session.edit({"b1_2": None})

    assert found[0].startswith("Lỗi: Biểu 1, dòng 2: ghi 40")
    assert found[-1].startswith("Cần giải trình:")
    assert not any("Biểu 1" in text for text in listed(panel))


def test_enter_and_a_click_go_to_the_cell(panel: FindingsPanel, session: Session) -> None:
    session.edit({"b1_1": parse("abc")})
    chosen: list[str] = []
    panel.chosen.connect(chosen.append)
    choose(panel, "abc")
    shown = inner(panel, QListView)

    press(Qt.Key.Key_Return)
    middle = shown.visualRect(shown.currentIndex()).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert chosen == ["b1_1", "b1_1"]


def test_a_level_can_be_left_out(panel: FindingsPanel, session: Session) -> None:
    session.edit({"b1_1": parse("abc"), "b2_2_2": parse("0")})
    errors = next(each for each in panel.findChildren(QToolButton) if each.text() == "1 lỗi")

    errors.click()

    assert all(text.startswith("Cần giải trình") for text in listed(panel))


def test_only_this_tab(panel: FindingsPanel, session: Session) -> None:
    session.edit({"b1_1": parse("abc"), "b3_1_1": parse("xyz")})
    panel.look_at(3)

    inner(panel, QCheckBox).click()

    assert [text for text in listed(panel) if "abc" in text] == []
    assert len(listed(panel)) == 1


def test_explaining_starts_from_a_drafted_sentence_and_is_saved_with_the_figures(
    panel: FindingsPanel, session: Session, store: Store, qtbot: QtBot
) -> None:
    session.edit({"b2_2_2": parse("0")})
    choose(panel, "Biểu 2")
    button(panel, texts.FINDING_EXPLAIN).click()
    dialog = inner(panel, ExplainDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    text = inner(dialog, QPlainTextEdit)
    draft = text.toPlainText()
    barred = not button(dialog, texts.EXPLAIN_SAVE).isEnabled()

    press("Kỳ này không rà soát VBQPPL.")
    button(dialog, texts.EXPLAIN_SAVE).click()

    assert draft.startswith("Biểu 2, dòng 2")
    assert barred, "a draft without a reason explains nothing"
    kept = [item for item in stored(session, store).values() if isinstance(item, Explanation)]
    assert [each.text for each in kept] == [draft + "Kỳ này không rà soát VBQPPL."]
    assert kept[0].figures[0] == "0"
    assert "Đã giải trình: " in listed(panel)[-1]


def test_an_explanation_can_be_taken_back(panel: FindingsPanel, session: Session, store: Store) -> None:
    session.edit({"b2_2_2": parse("0")})
    finding = next(each for each in report_of(session).findings if each.codes[0] == "b2_2_2")
    explanation = Explanation(finding.check, finding.codes, "Có lý do", finding.figures)
    session.edit({f"explanation.{finding.check}.b2": explanation})
    choose(panel, "Có lý do")
    button(panel, texts.FINDING_EXPLAIN).click()

    button(inner(panel, ExplainDialog), texts.EXPLAIN_REMOVE).click()

    assert not any(isinstance(item, Explanation) for item in stored(session, store).values())


def test_an_error_that_cannot_stand_is_not_explained(panel: FindingsPanel, session: Session) -> None:
    session.edit({"b1_1": parse("abc")})

    choose(panel, "abc")

    assert not button(panel, texts.FINDING_EXPLAIN).isEnabled()


def test_a_figure_known_elsewhere_is_taken_over(panel: FindingsPanel, session: Session, store: Store) -> None:
    session.edit({"tthc_tham_quyen": parse("140"), "b3_1_4_3": Entry(note="theo danh mục")})
    choose(panel, "dòng 1.4.3")

    button(panel, texts.FINDING_TAKE).click()

    assert stored(session, store)["b3_1_4_3"] == Entry(value=parse("140").value, note="theo danh mục")
    assert not any("bỏ trống" in text for text in listed(panel))


def test_an_explanation_whose_figures_changed_is_open_again_with_its_words(
    panel: FindingsPanel, session: Session, store: Store
) -> None:
    session.edit({"b2_2_2": parse("0")})
    finding = next(each for each in report_of(session).findings if each.codes[0] == "b2_2_2")
    told = Explanation(finding.check, finding.codes, "Có lý do", (*finding.figures[:-1], "khác"))
    session.edit({address_of(report_of(session), finding): told})

    choose(panel, "Trước đây: Có lý do")
    button(panel, texts.FINDING_EXPLAIN).click()
    dialog = inner(panel, ExplainDialog)
    button(dialog, texts.EXPLAIN_KEEP_OLD).click()
    button(dialog, texts.EXPLAIN_SAVE).click()

    again = next(each for each in report_of(session).findings if each.codes[0] == "b2_2_2")
    assert (again.explanation, again.outdated) == ("Có lý do", "")
    assert [each.text for each in stored(session, store).values() if isinstance(each, Explanation)] == [
        "Có lý do"
    ]
