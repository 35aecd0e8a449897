"""The text of the report, typed and saved."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.store.database import Store
from cchc_desktop.ui.narrative import AssessmentPage, NarrativePage
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.writing.section import SectionEditor
from cchc_desktop.ui.writing.sections import leaves, numbering
from tests.ui.conftest import Show, begin, press, report_of, stored


@pytest.fixture
def page(opened: Session, show: Show) -> NarrativePage:
    report = report_of(opened)
    made = NarrativePage(opened, report, leaves(report, 3))
    show(made)
    return made


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def editors(widget: QWidget) -> list[SectionEditor]:
    return widget.findChildren(SectionEditor)


def test_each_leaf_section_has_its_heading_and_its_editor(page: NarrativePage) -> None:
    assert [text for text in labels(page) if text[1:2] == ")"] == [
        "a) Kiểm soát TTHC",
        "b) Công bố, công khai TTHC",
        "c) Cơ chế một cửa, một cửa liên thông",
    ]
    assert len(editors(page)) == 3


def test_text_is_saved_when_typing_pauses(
    page: NarrativePage, opened: Session, store: Store, qtbot: QtBot
) -> None:
    page.reveal("narrative.II.2.b")

    with qtbot.waitSignal(opened.saved, timeout=20_000):
        press("Đã công khai 140 TTHC.")

    assert stored(opened, store) == {"narrative.II.2.b": "Đã công khai 140 TTHC."}
    assert "5 từ" in labels(page)


def test_a_pause_in_typing_is_one_edit(page: NarrativePage, opened: Session, store: Store) -> None:
    page.reveal("narrative.II.2.b")
    press("Đã công khai")

    page.commit()

    assert len(store.journal(opened.period_id or 0)) == 1


def test_text_is_saved_when_the_editor_is_left(page: NarrativePage, opened: Session, store: Store) -> None:
    page.reveal("narrative.II.2.a")
    press("Đã rà soát.", Qt.Key.Key_Tab)

    assert stored(opened, store) == {"narrative.II.2.a": "Đã rà soát."}
    assert editors(page)[1].hasFocus()


def test_letters_are_composed_on_the_way_to_the_disk(
    page: NarrativePage, opened: Session, store: Store
) -> None:
    page.reveal("narrative.II.2.a")

    press(unicodedata.normalize("NFD", "Đã số hóa"))
    page.commit()
    page.commit()

    assert stored(opened, store) == {"narrative.II.2.a": "Đã số hóa"}
    assert len(store.journal(opened.period_id or 0)) == 1


def test_undo_shows_the_text_before(page: NarrativePage, opened: Session) -> None:
    opened.edit({"narrative.II.2.a": "Một"})
    opened.edit({"narrative.II.2.a": "Hai"})

    opened.undo()

    assert editors(page)[0].toPlainText() == "Một"


def test_an_emptied_section_is_blank_again(page: NarrativePage, opened: Session, store: Store) -> None:
    opened.edit({"narrative.II.2.a": "Một"})

    editors(page)[0].clear()
    page.commit()

    assert stored(opened, store) == {}


def test_the_assessment_has_the_sections_of_no_area(opened: Session, show: Show) -> None:
    page = AssessmentPage(opened)
    show(page)

    assert len(editors(page)) == 5
    assert page.reveal("narrative.III.2")
    assert not page.reveal("narrative.II.2.a")


def test_the_assessment_follows_the_report_that_is_open(opened: Session, show: Show, qtbot: QtBot) -> None:
    opened.edit({"narrative.IV": "Tiếp tục"})
    page = AssessmentPage(opened)
    show(page)

    begin(opened, "6m")

    qtbot.waitUntil(lambda: sum(editor.isVisible() for editor in editors(page)) == 5)
    assert [editor.toPlainText() for editor in editors(page) if editor.isVisible()] == [""] * 5


def test_sections_are_numbered_as_in_the_outline(opened: Session) -> None:
    marks = {heading.slot: numbering(heading) for heading in report_of(opened).outline}

    assert [marks[slot] for slot in ("II", "I.5", "II.2.c")] == ["II.", "5.", "c)"]
