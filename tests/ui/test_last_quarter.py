"""Last quarter comes in: closed, carried over and confirmed form by form, a colleague's file, undo, redo."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.core.closing import Reason, Stage, obstacles
from cchc_desktop.core.content import Item
from cchc_desktop.core.plan import Verdict
from cchc_desktop.core.value import Entry
from cchc_desktop.settings import Settings
from cchc_desktop.store.database import Store
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.carrying import CarryDialog
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.intake.dialog import PlanDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import PeriodDialog
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.table import FormTable
from cchc_desktop.ui.window import Window
from tests.intake_scenes import colleagues
from tests.ui.clerk import Clerk
from tests.ui.conftest import Show, begin, cell, inner, press, report_of, says, stored, strike
from tests.ui.test_carrying import QUARTER

Key = Qt.Key
JUNE = date(2023, 6, 10)
OURS: dict[str, Item] = {"b1_1": Entry(value=Decimal(21)), "b1_2_2": Entry(value=Decimal(30))}
"""What was typed before the colleague's file came; it says 24 and 31."""


@pytest.fixture
def closed(session: Session, store: Store, look: Look, show: Show) -> Window:
    """The window with a quarter that is closed."""
    begin(session, "q1", 2023, QUARTER)
    store.stages.close(session.period_id or 0)
    window = Window(look, Settings(), JUNE)
    show(window)
    window.begin(session)
    window.resize(1366, 768)
    return window


def begin_half_year(dialog: QWidget) -> None:
    assert isinstance(dialog, PeriodDialog)
    QTest.keyClick(dialog, Key.Key_Return)


def carry_over(dialog: QWidget) -> None:
    assert isinstance(dialog, CarryDialog)
    QTest.keyClick(dialog.tree, Key.Key_Return)


def take_one_conflict(dialog: QWidget) -> None:
    """Down to the first row that differs, Space, Enter: the other one stays as it is."""
    assert isinstance(dialog, PlanDialog)
    shown = [dialog.model.row_at(place) for place in range(dialog.model.rowCount())]
    differing = [place for place, row in enumerate(shown) if row.verdict is Verdict.CONFLICT]
    assert [shown[place].address for place in differing] == ["b1_1", "b1_2_2"]
    for _ in range(differing[0]):
        QTest.keyClick(dialog.table, Key.Key_Down)
    QTest.keyClick(dialog.table, Key.Key_Space)
    QTest.keyClick(dialog.table, Key.Key_Return)


def waiting(session: Session) -> int:
    found = obstacles(report_of(session), session.carried.places)
    return sum(each.reason is Reason.UNCONFIRMED for each in found)


def confirm_page(window: Window, code: str) -> None:
    """Go to a page and press the button of its bar, by the keyboard."""
    assert window.workspace is not None
    window.workspace.reveal(code)
    page = window.workspace.pages.currentWidget()
    assert page is not None
    bar = inner(page, ConfirmBar)
    bar.button.setFocus()
    QTest.keyClick(bar.button, Key.Key_Space)


def confirm_form_by_form(window: Window, session: Session) -> None:
    carried = waiting(session)
    for code in ("b1_2_1", "b3_2_1", "nhan_su[0]", "narrative.II.2.a", "document.signer.name"):
        confirm_page(window, code)
        assert waiting(session) < carried, f"nothing was confirmed with {code}"
        carried = waiting(session)
    assert waiting(session) == 0


def type_ours(window: Window) -> None:
    """Type two figures of the first form."""
    window.activateWindow()
    while not window.isActiveWindow():
        QTest.qWait(10)
    assert window.workspace is not None
    for code, words in (("b1_1", "21"), ("b1_2_2", "30")):
        window.workspace.reveal(code)
        press(words, Key.Key_Return)


def shown(window: Window, code: str) -> str:
    """What the form on screen says in a figure's cell."""
    assert window.workspace is not None
    window.workspace.reveal(code)
    page = window.workspace.pages.currentWidget()
    assert isinstance(page, AreaPage)
    (table,) = [
        each for each in page.findChildren(FormTable) if each.isVisible() and cell(each, code).isValid()
    ]
    return says(table, code)


def test_last_quarter_comes_in_by_the_keyboard(
    closed: Window, session: Session, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.stages.stage(session.period_id or 0) is Stage.CLOSED
    Clerk([begin_half_year, carry_over]).wait()
    closed.commands["new_period"].trigger()

    assert report_of(session).identity.kind == "6m"
    assert report_of(session).figure("b1_2_1") == 36
    confirm_form_by_form(closed, session)
    type_ours(closed)
    before = stored(session, store)
    assert {code: before.get(code) for code in OURS} == OURS

    figures = {"b1_1": 24, "b1_2_1": 36, "b1_2_2": 31, "b1_3_1": 5}
    given: dict[str, Item] = {code: Entry(value=Decimal(number)) for code, number in figures.items()}
    path = colleagues(tmp_path / "Biểu 1 của chị Lan.xlsx", [report_of(session).edition.areas[0]], given)
    monkeypatch.setattr("cchc_desktop.ui.intake.taking.choose_files", lambda *asked: [path])
    Clerk([take_one_conflict]).wait()
    strike(closed, "Ctrl+O")

    after = {**before, "b1_1": Entry(value=Decimal(24)), "b1_3_1": Entry(value=Decimal(5))}
    assert stored(session, store) == after
    assert [shown(closed, code) for code in ("b1_1", "b1_2_2", "b1_3_1")] == ["24", "30", "5"]

    strike(closed, "Ctrl+Z")
    assert stored(session, store) == before
    assert [shown(closed, code) for code in ("b1_1", "b1_2_2", "b1_3_1")] == ["21", "30", ""]
    strike(closed, "Ctrl+Y")
    assert stored(session, store) == after
    assert shown(closed, "b1_1") == "24"
    assert waiting(session) == 0
