"""Ctrl+F: by code, by printed number, by words without accents."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Identity, Report
from cchc_desktop.ui.find import FindDialog, PlacesModel
from cchc_desktop.ui.search import Place, places_in, search
from cchc_desktop.ui.session import Session
from tests.ui.conftest import UNIT, press, report_of

Key = Qt.Key


@pytest.fixture
def places(forms: Path) -> tuple[Place, ...]:
    index = Catalogue([forms]).get("cchc-2021")
    return places_in(Report(index, Identity(UNIT, index.edition.id, "q1", 2023)))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("b3_1_4", "b3_1_4"),
        ("B3_1_4", "b3_1_4"),
        ("B3 3.3.1", "b3_3_3_1"),
        ("biểu 3, dòng 3.3.1", "b3_3_3_1"),
        ("7 6.7.", "b7_6_7"),
        ("hs_truc_tuyen", "hs_truc_tuyen"),
        ("số báo cáo", "document.number"),
        ("II.2.c", "narrative.II.2.c"),
        ("trich yeu", "trich_yeu"),
    ],
)
def test_the_surest_place_comes_first(places: tuple[Place, ...], asked: str, code: str) -> None:
    assert search(places, asked)[0].code == code


def test_a_printed_number_is_found_on_every_form_that_has_it(places: tuple[Place, ...]) -> None:
    assert [place.code for place in search(places, "3.3.1") if place.number == "3.3.1"] == [
        "b1_3_3_1",
        "b3_3_3_1",
    ]


def test_a_number_also_finds_what_stands_below_it(places: tuple[Place, ...]) -> None:
    found = [place.number for place in search(places, "B7 6.7")]

    assert found[:3] == ["6.7", "6.7.1", "6.7.2"]


@pytest.mark.parametrize("asked", ["dung han", "đúng hạn", "ĐÚNG HẠN", "đúng hạn"])
def test_words_are_found_without_accents_and_in_any_case(places: tuple[Place, ...], asked: str) -> None:
    assert "b3_3_3" in [place.code for place in search(places, asked)]


def test_facts_and_register_columns_are_found_by_words(places: tuple[Place, ...], forms: Path) -> None:
    index = Catalogue([forms]).get("cchc-2021")
    fact = next(iter(index.facts.values()))

    assert fact.code in [place.code for place in search(places, fact.label)]
    assert "hs_qua_han" in [place.code for place in search(places, "qua han bang ke ho so")]


@pytest.mark.parametrize("asked", ["", "   ", "khong co chi tieu nay"])
def test_nothing_asked_or_nothing_known_finds_nothing(places: tuple[Place, ...], asked: str) -> None:
    assert search(places, asked) == []


def test_the_model_is_sound(places: tuple[Place, ...], qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    model = PlacesModel(host)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_places(search(places, "ho so"))

    assert model.rowCount() > 3


@pytest.fixture
def dialog(opened: Session, show: Callable[[QWidget], QWidget]) -> FindDialog:
    window = QWidget()
    show(window)
    asked = FindDialog(opened, window)
    asked.ask()
    return asked


def test_enter_goes_to_the_first_hit(dialog: FindDialog, qtbot: QtBot) -> None:
    press("B3 3.3.1")

    with qtbot.waitSignal(dialog.chosen) as heard:
        QTest.keyClick(dialog.line, Key.Key_Return)

    assert heard.args == ["b3_3_3_1"]
    assert not dialog.isVisible()


def test_the_arrows_choose_while_the_letters_stay(dialog: FindDialog, qtbot: QtBot) -> None:
    press("B7 6.7", Key.Key_Down)

    with qtbot.waitSignal(dialog.chosen) as heard:
        QTest.keyClick(dialog.line, Key.Key_Return)

    assert heard.args == ["b7_6_7_1"]
    assert dialog.line.text() == "B7 6.7"


def test_nothing_found_is_said_and_enter_stays(dialog: FindDialog, qtbot: QtBot) -> None:
    press("zzz")

    with qtbot.assertNotEmitted(dialog.chosen):
        QTest.keyClick(dialog.line, Key.Key_Return)

    assert dialog.said.text() == "Không có chỉ tiêu nào như vậy; thử ít chữ hơn."
    assert dialog.isVisible()


def test_esc_closes_and_the_words_wait_for_the_next_time(dialog: FindDialog, qtbot: QtBot) -> None:
    press("dung han")
    QTest.keyClick(dialog.line, Key.Key_Escape)
    assert not dialog.isVisible()

    dialog.ask()

    assert dialog.line.selectedText() == "dung han"
    assert dialog.model.rowCount() > 0


def test_the_sections_found_are_those_of_the_units_own_outline(
    opened: Session, dialog: FindDialog, qtbot: QtBot
) -> None:
    opened.edit({"outline": "I\tChỉ đạo\nI.x1\tPhong trào riêng của xã\nIII\t"})
    dialog.ask()

    press("phong trao rieng")
    QTest.qWait(0)
    assert [place.code for place in dialog.model.places] == ["narrative.I.x1"]
    assert dialog.model.places[0].number == "I.1"

    dialog.line.setText("công tác tuyên truyền")
    assert not [place for place in dialog.model.places if place.code.startswith("narrative.")]


def test_a_heading_above_others_leads_to_the_first_of_them(opened: Session) -> None:
    found = search(places_in(report_of(opened)), "II.2")

    assert found[0].code == "narrative.II.2.a"
