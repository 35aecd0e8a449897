"""Taking over from an earlier period, from the closed quarter to the confirmed half-year."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.closing import Reason, obstacles
from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry, State
from cchc_desktop.store.database import Store
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.carrying import CarryDialog
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.errands import Errands
from cchc_desktop.ui.particulars import ParticularsPage
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import PeriodDialog
from tests.ui.conftest import Show, begin, inner, press, report_of, stored

JUNE = date(2023, 6, 10)
QUARTER: dict[str, Item] = {
    "b3_2_1": Entry(value=Decimal(4)),
    "b1_2_1": Entry(value=Decimal(36)),
    "b1_3_2": Entry(state=State.NA),
    "b3_3_3_1": Entry(value=Decimal(652)),
    "nhan_su.1": {"nhom": "Cán bộ", "co_mat": "9"},
    "narrative.II.2.a": "Đến ngày 09/3/2023 đã giải quyết {b3_3_3_1} hồ sơ, 12 hồ sơ trễ.",
    "document.signer.name": "Đoàn Minh Đức",
}


@pytest.fixture
def half(session: Session, store: Store, qtbot: QtBot) -> Session:
    """Six months begun after a quarter that is closed; nothing is carried but the particulars."""
    begin(session, "q1", 2023, QUARTER)
    store.stages.close(session.period_id or 0)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PeriodDialog(session, JUNE, window)
    dialog.accept_button.click()
    assert dialog.is_new
    assert report_of(session).identity.kind == "6m"
    return session


def ask(session: Session, show: Show) -> CarryDialog:
    window = show(QWidget())
    dialog = CarryDialog(session, report_of(session), window)
    dialog.show()
    dialog.activateWindow()
    while not dialog.isActiveWindow():
        QTest.qWait(10)
    return dialog


def groups(dialog: CarryDialog) -> list[QTreeWidgetItem]:
    items = [dialog.tree.topLevelItem(place) for place in range(dialog.tree.topLevelItemCount())]
    return [item for item in items if item is not None]


def child(dialog: CarryDialog, group: int) -> QTreeWidgetItem:
    """The first line of a group."""
    item = groups(dialog)[group].child(0)
    assert item is not None
    return item


def waiting(session: Session) -> set[str]:
    return set(session.carried.places)


def test_the_signer_goes_on_at_once_and_waits_to_be_confirmed(half: Session) -> None:
    assert report_of(half).text("document.signer.name") == "Đoàn Minh Đức"
    assert waiting(half) == {"document.signer.name"}
    assert report_of(half).text("document.symbol") == "BC-UBND", "what no earlier report had is the edition's"


def test_groups_are_listed_with_their_lines(half: Session, show: Show) -> None:
    dialog = ask(half, show)

    assert [group.text(0) for group in groups(dialog)] == [
        "Số có tại ngày chốt số liệu (1)",
        "Chỉ tiêu của kế hoạch năm (1)",
        "Dòng không áp dụng với đơn vị (1)",
        "Nhân sự (1)",
        "Thuyết minh (1)",
    ]
    line, group = child(dialog, 0), child(dialog, 3)
    assert [line.text(column) for column in range(4)] == [
        "Biểu 3, 2.1",
        "Số TTHC liên thông cùng cấp",
        "4",
        "Số có đến cuối quý I năm 2023.",
    ]
    assert group.text(1) == "Cán bộ"


def test_a_group_is_left_out_by_the_space_bar(half: Session, show: Show) -> None:
    dialog = ask(half, show)
    assert dialog.tree.currentItem() is groups(dialog)[0]

    press(Qt.Key.Key_Space)
    dialog.accept_button.click()

    assert report_of(half).entry("b3_2_1") is None
    assert report_of(half).figure("b1_2_1") == 36


def test_accepting_is_one_edit_and_one_undo(half: Session, show: Show, store: Store) -> None:
    before = stored(half, store)
    dialog = ask(half, show)

    dialog.accept_button.click()

    lines = [line for line in store.journal(half.period_id or 0) if line.address == "b3_2_1"]
    (edit,) = {line.edit for line in lines}
    assert {line.source for line in lines} == {"carried"}
    assert len([line for line in store.journal(half.period_id or 0) if line.edit == edit]) == 5
    assert half.undo()
    assert stored(half, store) == before
    assert waiting(half) == {"document.signer.name"}


def test_what_was_carried_waits_again_after_undo_and_redo(half: Session, show: Show) -> None:
    ask(half, show).accept_button.click()
    assert half.carried.confirm(["b3_2_1"])
    carried = waiting(half)

    half.undo()
    half.redo()

    assert waiting(half) == carried
    assert "b1_2_1" in carried
    assert "b3_2_1" not in carried, "what was confirmed once stays so"


def test_a_period_opened_again_remembers_what_waits(half: Session, show: Show) -> None:
    ask(half, show).accept_button.click()
    carried = waiting(half)
    period = half.period_id or 0

    assert half.open(half.periods()[0].id)
    assert not waiting(half)
    assert half.open(period)

    assert waiting(half) == carried


def test_there_is_nothing_to_take_twice(
    half: Session, show: Show, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ask(half, show).accept_button.click()
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []
    monkeypatch.setattr("cchc_desktop.ui.errands.tell", lambda parent, words: said.append(words))

    Errands(half, window, lambda: True, JUNE).carry_over()

    assert said == [texts.CARRY_NOTHING]


def test_the_menu_opens_the_offer(half: Session, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    window = show(QWidget())
    shown: list[int] = []
    monkeypatch.setattr(CarryDialog, "exec", lambda dialog: shown.append(dialog.tree.topLevelItemCount()))

    Errands(half, window, lambda: True, JUNE).carry_over()

    assert shown == [5]


@pytest.mark.parametrize(("answer", "left"), [(0, 6), (1, 0)])
def test_everything_is_confirmed_only_after_a_question(
    half: Session, show: Show, monkeypatch: pytest.MonkeyPatch, answer: int, left: int
) -> None:
    ask(half, show).accept_button.click()
    window = show(QWidget())
    monkeypatch.setattr("cchc_desktop.ui.errands.ask", lambda parent, words, answers: answer)

    Errands(half, window, lambda: True, JUNE).confirm_all()

    assert unconfirmed(half) == left


def test_a_quarter_closed_a_half_year_carried_and_confirmed_form_by_form(
    half: Session, show: Show, store: Store
) -> None:
    ask(half, show).accept_button.click()
    pages: list[QWidget] = [AreaPage(half, number) for number in (1, 3, 4)]
    pages.append(ParticularsPage(half))
    for page in pages:
        show(page)
    for page in pages[:3]:
        assert isinstance(page, AreaPage)
        page.fresh.refresh()

    assert unconfirmed(half) == 6
    for page, left in zip(pages, (4, 3, 3, 2), strict=True):
        inner(page, ConfirmBar).button.click()
        assert unconfirmed(half) == left, f"after {page}"
    for page, code, left in ((pages[1], "narrative.II.2.a", 1), (pages[2], "nhan_su[0]", 0)):
        assert isinstance(page, AreaPage)
        page.reveal(code)
        inner(page, ConfirmBar).button.click()
        assert unconfirmed(half) == left

    half.undo()
    assert report_of(half).figure("b3_2_1") is None
    half.redo()
    assert report_of(half).figure("b3_2_1") == 4
    assert unconfirmed(half) == 0
    assert store.stages.unconfirmed(half.period_id or 0) == frozenset()


def unconfirmed(session: Session) -> int:
    """How many carried values keep the report from being closed."""
    found = obstacles(report_of(session), session.carried.places)
    return sum(each.reason is Reason.UNCONFIRMED for each in found)
