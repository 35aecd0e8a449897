"""The stages on screen: checked, closed, sent, and nothing to be changed until it is reopened."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.closing import Stage
from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.database import Store
from cchc_desktop.ui.grid import Grid
from cchc_desktop.ui.narrative import AssessmentPage
from cchc_desktop.ui.overview import stage_line
from cchc_desktop.ui.paper_fields import LineField, OfferField
from cchc_desktop.ui.particulars import Particular, ParticularsPage
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.window import Window
from cchc_desktop.ui.workspace import Workspace
from cchc_desktop.ui.writing.section import SectionEditor
from tests.ui.clerk import Clerk, button
from tests.ui.conftest import begin, inner, press, report_of, stored, strike

CODE = "b1_2_1"
SIX: dict[str, Item | None] = {CODE: Entry(value=Decimal(6))}
WRONG: dict[str, Item | None] = {
    "b3_3_3_1": Entry(value=Decimal(4)),
    "b3_3_3_2": Entry(value=Decimal(6)),
}
REASON = "Sổ một cửa ghi thiếu"


def workspace(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def locked(particular: Particular) -> bool:
    """True if nothing can be typed into it."""
    assert isinstance(particular.field, LineField)
    return particular.field.isReadOnly()


def badge(window: Window) -> str:
    return workspace(window).header.stage.text()


def close(session: Session) -> None:
    """Close the open report, as the dialog does."""
    session.store.stages.close(session.period_id or 0)
    session.staging.refresh()


def may(window: Window, *names: str) -> list[bool]:
    return [window.commands[name].isEnabled() for name in names]


def test_a_new_report_is_being_entered(window: Window) -> None:
    assert badge(window) == "Đang nhập ▾"
    assert may(window, "close", "reopen", "send") == [True, False, True]


def test_f9_with_nothing_open_remembers_the_check(window: Window, opened: Session, store: Store) -> None:
    strike(window, "F9")

    assert badge(window) == "Đã kiểm tra ▾"
    assert store.stages.stage(opened.period_id or 0) is Stage.CHECKED
    assert window.status.said.text() == texts.CHECK_SOUND


def test_f9_with_an_error_leaves_it_as_it_is(window: Window, opened: Session) -> None:
    opened.edit(WRONG)

    strike(window, "F9")

    assert badge(window) == "Đang nhập ▾"


def test_an_edit_after_the_check_begins_anew(window: Window, opened: Session, store: Store) -> None:
    strike(window, "F9")

    opened.edit(SIX)

    assert badge(window) == "Đang nhập ▾"
    assert store.stages.stage(opened.period_id or 0) is Stage.ENTERING


def test_checking_twice_is_one_step(window: Window, opened: Session, store: Store) -> None:
    strike(window, "F9")
    strike(window, "F9")

    assert len(store.stages.passages(opened.period_id or 0)) == 1


def test_a_closed_report_takes_no_edit(opened: Session, store: Store, qtbot: QtBot) -> None:
    opened.edit(SIX)
    close(opened)

    with qtbot.waitSignal(opened.failed) as failed:
        saved = opened.edit({CODE: Entry(value=Decimal(7))})

    assert not saved
    assert failed.args is not None
    assert failed.args[0].code == "report_closed"
    assert stored(opened, store)[CODE] == Entry(value=Decimal(6))
    assert not opened.can_undo


def test_another_period_can_be_begun_beside_a_closed_one(opened: Session) -> None:
    close(opened)

    begin(opened, "6m")

    assert opened.staging.stage is Stage.ENTERING
    assert opened.edit(SIX)


def test_the_band_says_since_when_and_leads_back(window: Window, opened: Session) -> None:
    band = workspace(window).band
    assert not band.isVisible()

    close(opened)

    assert band.isVisible()
    assert band.words.text().startswith("Báo cáo đã chốt lúc ")
    assert inner(band, QToolButton).defaultAction() is window.commands["reopen"]
    assert may(window, "close", "reopen", "undo", "redo", "read_file", "carry") == [
        False, True, False, False, False, False,
    ]  # fmt: skip


def test_typing_into_a_closed_cell_says_so_and_loses_nothing(
    window: Window, opened: Session, store: Store
) -> None:
    opened.edit(SIX)
    workspace(window).reveal(CODE)
    close(opened)

    press("7", Qt.Key.Key_Return)

    assert workspace(window).band.words.text() == texts.FROZEN_KNOCK
    assert stored(opened, store)[CODE] == Entry(value=Decimal(6))


def test_arrows_over_a_closed_form_say_nothing(window: Window, opened: Session) -> None:
    workspace(window).reveal(CODE)
    close(opened)

    press(Qt.Key.Key_Down)

    assert workspace(window).band.words.text() != texts.FROZEN_KNOCK


def test_every_place_is_shut_and_opens_again_at_once(window: Window, opened: Session) -> None:
    pages = workspace(window).pages
    for key in ("area-1", "assessment", "particulars"):
        workspace(window).sidebar.go(key)
    # Never seen by the session as opened anew: what is locked is what stands there.
    editor, field = inner(pages, AssessmentPage).findChild(SectionEditor), inner(pages, ParticularsPage)
    number = next(each for each in field.findChildren(Particular) if each._address == "document.number")
    tables = pages.findChildren(Grid)
    cell = next(
        table.model().index(row, 3) for table in tables for row in range(table.model().rowCount())
        if table.model().index(row, 3).flags() & Qt.ItemFlag.ItemIsEditable
    )  # fmt: skip
    assert editor is not None

    close(opened)
    shut = [editor.isReadOnly(), locked(number), not cell.flags() & Qt.ItemFlag.ItemIsEditable]
    opened.staging.reopen(REASON)

    assert shut == [True, True, True]
    assert not editor.isReadOnly()
    assert not locked(number)
    assert cell.flags() & Qt.ItemFlag.ItemIsEditable
    assert not workspace(window).band.isVisible()


def test_what_was_undone_before_closing_can_be_undone_after_reopening(opened: Session) -> None:
    opened.edit(SIX)
    close(opened)

    assert not opened.undo()
    opened.staging.reopen(REASON)

    assert opened.undo()
    assert CODE not in report_of(opened).content


def test_reopening_without_a_reason_is_refused(opened: Session, qtbot: QtBot) -> None:
    close(opened)

    with qtbot.waitSignal(opened.failed):
        assert not opened.staging.reopen("  ")

    assert opened.staging.is_frozen


def test_the_period_menu_and_the_overview_tell_the_stage(window: Window, opened: Session) -> None:
    close(opened)

    header = workspace(window).header
    header.period.menu().aboutToShow.emit()

    assert header.period.menu().actions()[-1].text() == "Quý I/2023  (Đã chốt)"
    assert stage_line(opened.staging).startswith("Trạng thái: Đã chốt, chốt lúc ")


def test_the_list_of_a_particular_comes_back_with_its_words(window: Window, opened: Session) -> None:
    workspace(window).sidebar.go("particulars")
    opened.edit({"document.signer.title": "CHỦ TỊCH"})
    page = inner(workspace(window).pages, ParticularsPage)
    title = next(each for each in page.findChildren(Particular) if each._address == "document.signer.title")

    close(opened)
    field = title.field
    assert isinstance(field, OfferField)
    shut = field.count(), field.words()
    opened.staging.reopen(REASON)

    assert shut == (0, "CHỦ TỊCH")
    assert field.count() > 0
    assert field.words() == "CHỦ TỊCH"


def test_a_list_of_a_closed_report_has_the_ground_of_what_cannot_be_written(
    window: Window, opened: Session
) -> None:
    workspace(window).sidebar.go("particulars")
    page = inner(workspace(window).pages, ParticularsPage)
    field = inner(page, OfferField)
    before = ground(field)

    close(opened)

    line = next(each for each in page.findChildren(LineField) if each.isReadOnly())
    assert ground(field) == ground(line) != before


def test_the_unit_of_a_closed_report_is_not_described_anew_and_that_is_said(
    window: Window, opened: Session
) -> None:
    close(opened)
    clerk = Clerk([button(0)]).wait()

    window.commands["rename"].trigger()

    assert clerk.said == [texts.RENAME_CLOSED]


def ground(field: QWidget) -> QColor:
    """The colour beside the words of a field."""
    picture = field.grab().toImage()
    return picture.pixelColor(field.width() // 2, field.height() - 5)


def test_a_database_that_breaks_while_it_is_open_is_said_and_nothing_stops(
    opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    opened.failed.connect(said.append)

    def broken(period_id: int) -> list[object]:
        raise StoreUnusable("store_damaged", file="cchc.db")

    monkeypatch.setattr(opened.store.stages, "sendings", broken)

    assert opened.staging.sendings() == []
    assert [getattr(each, "code", "") for each in said] == ["store_damaged"]
