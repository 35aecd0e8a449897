"""Lịch sử sửa đổi: every line of the journal, filtered, written out, and one value brought back."""

import csv
import time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import CARRIED, PASTED
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui import history_dialog
from cchc_desktop.ui.history_dialog import HistoryDialog
from cchc_desktop.ui.history_menu import HistoryMenu
from cchc_desktop.ui.history_model import HistoryModel, Wanted
from cchc_desktop.ui.scopes import places_of_tab, scopes
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import FormTable
from cchc_desktop.ui.window import Window
from cchc_desktop.ui.writing.section import SectionEditor
from tests.ui.conftest import cell, press, report_of, stored, strike

FIGURE, OTHER, TEXT = "b3_3_3_1", "b1_1", "narrative.II.2.c"
LONG = 33_000
PATIENCE = 0.9
"""Seconds for a long history: three times what is asked for, since the tests share the machine."""


def figure(number: int) -> Entry:
    return Entry(value=Decimal(number))


@pytest.fixture
def edited(opened: Session) -> Session:
    """A figure typed twice and taken back once, another pasted, a text carried over."""
    opened.edit({FIGURE: figure(700)})
    opened.edit({FIGURE: figure(709)})
    opened.undo()
    opened.edit({OTHER: figure(4)}, PASTED)
    opened.edit({TEXT: "Tiếp nhận 716 hồ sơ."}, CARRIED)
    return opened


def dialog_of(session: Session, address: str, folder: Path, tab: str = "area-3") -> HistoryDialog:
    known = scopes(report_of(session), address, tab)
    over = QWidget()
    over.resize(1366, 768)
    dialog = HistoryDialog(session, report_of(session), known, folder, over)
    dialog._over = over  # type: ignore[attr-defined] # else it goes, and the dialog with it
    dialog.show()
    return dialog


def column(dialog: HistoryDialog, place: int) -> list[str]:
    model = dialog.model
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_a_cell_shows_its_own_lines_newest_first(edited: Session, tmp_path: Path) -> None:
    dialog = dialog_of(edited, FIGURE, tmp_path)

    assert column(dialog, 2) == ["Biểu 3, dòng 3.3.1"] * 3
    assert list(zip(column(dialog, 4), column(dialog, 5), strict=True)) == [
        ("709", "700"),
        ("700", "709"),
        ("(trống)", "700"),
    ]
    assert column(dialog, 6) == ["hoàn tác", "gõ vào", "gõ vào"]
    assert dialog.model.index(0, 0).data(Qt.ItemDataRole.FontRole).italic()


def test_the_scope_grows_to_the_form_and_the_report(edited: Session, tmp_path: Path) -> None:
    dialog = dialog_of(edited, FIGURE, tmp_path)

    dialog.scope.setCurrentIndex(1)
    in_form = set(column(dialog, 3))
    dialog.scope.setCurrentIndex(2)

    assert in_form == {FIGURE, ""}
    assert {FIGURE, "", OTHER} <= set(column(dialog, 3))
    assert dialog.model.rowCount() == len(edited.store.journal(edited.period_id or 0))


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (Wanted(source="pasted"), [OTHER]),
        (Wanted(source="carried"), [TEXT]),
        (Wanted(who="nobody"), []),
        (Wanted(words=("ho", "so", "716")), [TEXT]),
        (Wanted(words=("bieu", "709")), [FIGURE, FIGURE]),
    ],
)
def test_lines_are_chosen_by_source_person_and_words_without_accents(
    edited: Session, wanted: Wanted, codes: list[str]
) -> None:
    model = HistoryModel(report_of(edited), edited)
    model.know(edited.history.lines(edited.period_id or 0))
    model.show_wanted(wanted)

    assert [line.address for line in model.lines()] == codes


def test_one_value_is_brought_back_in_one_edit_that_can_be_undone(
    edited: Session, store: Store, tmp_path: Path
) -> None:
    dialog = dialog_of(edited, FIGURE, tmp_path)
    dialog.table.selectRow(1)

    dialog.after.button.click()

    assert stored(edited, store)[FIGURE] == figure(709)
    assert column(dialog, 6)[0] == "khôi phục"
    assert not dialog.after.button.isEnabled()
    edited.undo()
    assert stored(edited, store)[FIGURE] == figure(700)


def test_a_blank_is_brought_back_too(edited: Session, store: Store, tmp_path: Path) -> None:
    dialog = dialog_of(edited, FIGURE, tmp_path)
    dialog.table.selectRow(2)

    dialog.before.button.click()

    assert FIGURE not in stored(edited, store)


def test_what_is_shown_is_written_out(
    edited: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ls.csv"
    said: list[str] = []
    monkeypatch.setattr(history_dialog, "choose_target", lambda *_: path)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    dialog = dialog_of(edited, FIGURE, tmp_path)

    dialog.export.click()

    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[3] for row in rows[1:]] == [FIGURE] * 3
    assert str(path) in said[0]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[HistoryDialog]:
    """The dialogs that were asked for, none of which waits for anybody."""
    shown: list[HistoryDialog] = []

    def keep(dialog: HistoryDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(HistoryDialog, "exec", keep)
    return shown


def test_the_key_asks_for_the_cell_under_the_cursor(window: Window, asked: list[HistoryDialog]) -> None:
    assert window.workspace is not None
    window.workspace.reveal(FIGURE)
    press("70")

    strike(window, "Ctrl+Shift+H")

    assert asked[0]._scopes[0].places == frozenset({FIGURE})
    assert asked[0].model.index(0, 5).data() == "70"


@pytest.mark.parametrize("address", [TEXT, "document.signer.name"])
def test_the_key_asks_for_a_section_or_a_particular_too(
    window: Window, asked: list[HistoryDialog], address: str
) -> None:
    assert window.workspace is not None
    assert window.workspace.reveal(address)

    strike(window, "Ctrl+Shift+H")

    assert asked[0]._scopes[0].places == frozenset({address})


def test_a_closed_report_is_only_looked_at(edited: Session, tmp_path: Path) -> None:
    edited.store.stages.close(edited.period_id or 0)

    dialog = dialog_of(edited, FIGURE, tmp_path)

    assert dialog.model.rowCount() == 3
    assert not dialog.before.button.isEnabled()


def test_the_right_button_offers_the_history_of_the_cell(
    form: FormTable, opened: Session, qtbot: QtBot
) -> None:
    opened.edit({"b1_1": figure(3)})
    form.reveal("b1_1")
    place = form.visualRect(cell(form, "b1_1")).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, form.viewport().mapToGlobal(place))
    QApplication.sendEvent(form.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    with qtbot.waitSignal(opened.history.wanted) as heard:
        menu.actions()[-1].trigger()
    menu.close()

    assert heard.args == ["b1_1"]


def test_a_tab_knows_its_places(opened: Session) -> None:
    report = report_of(opened)

    assert {"b3_3_3_1", "narrative.II.2.c"} <= places_of_tab(report, "area-3")
    assert places_of_tab(report, "particulars") == {"document", "period"}
    assert places_of_tab(report, "register-par") == {"par"}
    assert places_of_tab(report, "overview") == frozenset()


def test_33_000_lines_open_fast(opened: Session, store: Store, tmp_path: Path, qtbot: QtBot) -> None:
    codes = list(report_of(opened).index.figures)[:66]
    assert opened.period_id is not None
    for number in range(LONG // len(codes)):
        changes: dict[str, Item | None] = {code: figure(number) for code in codes}
        store.save(opened.period_id, changes, "typed")
    begun = time.perf_counter()

    dialog = dialog_of(opened, "", tmp_path, "overview")
    QApplication.processEvents()

    taken = time.perf_counter() - begun
    assert taken < PATIENCE, taken
    qtbot.waitUntil(lambda: dialog.model.rowCount() >= LONG - len(codes))


def test_the_model_keeps_qts_rules(edited: Session, qtmodeltester: ModelTester) -> None:
    model = HistoryModel(report_of(edited), edited)
    model.know(edited.history.lines(edited.period_id or 0))
    model.show_wanted(Wanted())

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_the_menu_of_a_section_and_of_a_particular_ask_for_their_history(
    window: Window, opened: Session
) -> None:
    assert window.workspace is not None
    asked: list[str] = []
    opened.history.wanted.disconnect()
    opened.history.wanted.connect(asked.append)

    for address in (TEXT, "document.number", "document.bases"):
        window.workspace.reveal(address)
        at = QApplication.focusWidget()
        assert at is not None
        menu = menu_of(at)
        menu.actions()[-1].trigger()
        menu.close()

    assert asked == [TEXT, "document.number", "document.bases"]


def menu_of(at: QWidget) -> QMenu:
    """What the right button offers on a field or a text."""
    if isinstance(at, SectionEditor):
        return at.pointing.menu_at(at.rect().center())
    found = at.findChild(HistoryMenu)
    assert isinstance(found, HistoryMenu)
    return found.menu()


@pytest.mark.parametrize(
    ("address", "kind"), [(FIGURE, "Ô này"), ("van_ban.1", "Dòng này"), (TEXT, "Mục này")]
)
def test_the_scope_is_called_what_it_is(opened: Session, address: str, kind: str) -> None:
    assert scopes(report_of(opened), address, "area-3")[0].words.startswith(kind)


def test_a_source_that_another_scope_does_not_have_hides_nothing_there(
    edited: Session, tmp_path: Path
) -> None:
    dialog = dialog_of(edited, TEXT, tmp_path)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    dialog.source.setCurrentIndex(dialog.source.findData("pasted"))

    dialog.scope.setCurrentIndex(0)

    assert dialog.source.currentData() == ""
    assert dialog.model.rowCount() > 0
