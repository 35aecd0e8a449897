"""The plan of a file as the clerk sees it: what is ticked, shown, told, and done by keys."""

import time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget

from cchc_desktop import texts
from cchc_desktop.core.content import Item
from cchc_desktop.core.found import Confidence, Doubt, Found, FoundFigure, FoundRow, FoundText, Spot, Unread
from cchc_desktop.core.plan import Plan, PlanRow, Verdict, plan
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.reading.door import own
from cchc_desktop.ui.intake.dialog import PlanDialog
from cchc_desktop.ui.intake.model import Column
from cchc_desktop.ui.intake.signs import SIGNS
from cchc_desktop.ui.session import Session
from tests.ui.conftest import Show, press, report_of

Key = Qt.Key
OPENS_WITHIN = 0.15
"""Seconds; a slow machine is given three times as many."""
TAKES_WITHIN = 0.05


def number(value: int) -> Entry:
    return Entry(value=Decimal(value))


def file(
    session: Session,
    *figures: FoundFigure,
    unread: tuple[Unread, ...] = (),
    rows: tuple[FoundRow, ...] = (),
    texts_: tuple[FoundText, ...] = (),
) -> Found:
    report = report_of(session)
    return Found("tệp.xlsx", "f00", report.edition.id, report.unit, "q1", 2023, figures, rows, texts_, unread)


def figure(
    code: str, value: int, confidence: Confidence = Confidence.SURE, doubt: Doubt = Doubt.NONE, **spot: str
) -> FoundFigure:
    return FoundFigure(code, number(value), Spot(**spot), confidence, doubt)  # type: ignore[arg-type]


@pytest.fixture
def four(opened: Session) -> Found:
    """One new figure, two that differ, one that is unclear."""
    opened.edit({"b1_2_1": number(36), "b1_2_2": number(30)})
    return file(
        opened,
        figure("b1_1", 1234, sheet="Biểu 1", cell="D5", words="1 | Số văn bản | 1.234"),
        figure("b1_2_1", 37),
        figure("b1_2_2", 31),
        figure("b1_3_1", 4, Confidence.UNCLEAR, Doubt.NUMBERS),
        unread=(Unread("Ghi chú cuối bảng", Spot(sheet="Biểu 1", cell="B30"), Doubt.ROW),),
    )


def shown(session: Session, found: Found, show: Show) -> PlanDialog:
    report = report_of(session)
    window = show(QWidget())
    window.resize(1300, 740)
    dialog = PlanDialog(report, found, plan(report, found, report.index), ["Tệp tệp.xlsx"], window)
    show(dialog)
    dialog.resize(1200, 700)
    return dialog


def cells(dialog: PlanDialog, column: Column) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for row in range(dialog.model.rowCount())]


def ticks(dialog: PlanDialog) -> list[bool]:
    return [dialog.model.is_ticked(row) for row in range(dialog.model.rowCount())]


def test_a_row_tells_where_what_and_how_surely(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    row = [str(dialog.model.index(0, column).data()) for column in Column]

    assert row[:1] + row[2:] == ["Biểu 1, 1", "(trống)", "1.234", "trang “Biểu 1”, ô D5", "Mới", "chắc"]
    assert row[1].startswith("Số văn bản chỉ đạo")
    assert cells(dialog, Column.VERDICT) == ["Mới", "Khác nhau", "Khác nhau", "Chưa rõ"]
    help_ = str(dialog.model.index(0, Column.LABEL).data(Qt.ItemDataRole.ToolTipRole))
    assert "1 | Số văn bản | 1.234" in help_


def test_only_what_is_safe_is_ticked_at_the_beginning(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)

    assert ticks(dialog) == [True, False, False, False]
    assert dialog.go.text() == "Lấy 1 dòng đã chọn"


def test_keys_alone_choose_and_take(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)

    press(Key.Key_Down, Key.Key_Space)
    assert ticks(dialog) == [True, True, False, False]
    press(Key.Key_Up, Key.Key_Space)
    QTest.keyClick(dialog.table, Key.Key_Return)

    assert dialog.result() == PlanDialog.DialogCode.Accepted
    assert dialog.changes == {"b1_2_1": number(37)}


def test_escape_takes_nothing(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)

    QTest.keyClick(dialog.table, Key.Key_Escape)

    assert dialog.result() == PlanDialog.DialogCode.Rejected
    assert dialog.changes == {}


def test_a_group_is_ticked_by_its_verdict(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)

    dialog.filters[Verdict.NEW].click()
    dialog.filters[Verdict.UNCLEAR].click()
    assert cells(dialog, Column.VERDICT) == ["Khác nhau", "Khác nhau"]
    dialog.shown.click()
    dialog.go.click()

    assert set(dialog.changes) == {"b1_1", "b1_2_1", "b1_2_2"}, "what is hidden stays ticked"


def test_the_safe_ones_are_taken_whatever_is_ticked(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)
    dialog.shown.click()

    dialog.safe.click()

    assert set(dialog.changes) == {"b1_1"}


def test_nothing_ticked_is_nothing_to_take(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)

    dialog.none.click()

    assert not dialog.go.isEnabled()


def test_the_pane_below_shows_the_whole_of_a_row(opened: Session, four: Found, show: Show) -> None:
    dialog = shown(opened, four, show)

    dialog.table.selectRow(3)

    told = dialog.detail.toPlainText()
    assert "Chưa rõ. " in told
    assert "Không rõ con số nào là số liệu." in told


def test_what_is_the_same_or_blank_is_shown_when_it_is_asked_for(opened: Session, show: Show) -> None:
    opened.edit({"b1_1": number(5), "b1_2_1": number(6)})
    theirs = Report(report_of(opened).index, report_of(opened).identity, {"b1_1": number(5)})
    dialog = shown(opened, own(theirs, "về.json", "f"), show)
    assert dialog.model.rowCount() == 0
    assert not dialog.nothing.isHidden()

    dialog.filters[Verdict.EMPTIED].click()
    assert cells(dialog, Column.INCOMING) == ["(trống)"]
    dialog.shown.click()
    dialog.go.click()

    assert dialog.changes == {"b1_2_1": None}


def test_what_nothing_can_be_done_with_has_no_box(opened: Session, show: Show) -> None:
    found = file(opened, texts_=(FoundText("narrative.IX", "Không có mục này."),))
    dialog = shown(opened, found, show)

    assert cells(dialog, Column.VERDICT) == ["Không có chỗ"]
    assert dialog.model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    press(Key.Key_Space)
    assert not dialog.go.isEnabled()


def test_a_list_row_in_conflict_tells_only_what_differs(opened: Session, show: Show) -> None:
    mine: dict[str, Item] = {"van_ban.1": {"loai": "KH", "so": "13", "trich_yeu": "cũ", "ngay": "2023-01-16"}}
    opened.edit(mine)
    row = FoundRow("van_ban", {"loai": "KH", "so": "13", "trich_yeu": "mới", "ngay": "2023-01-16"})
    dialog = shown(opened, file(opened, rows=(row,)), show)

    told = [cells(dialog, column)[0] for column in (Column.NOW, Column.INCOMING)]

    assert told == ["Trích yếu: cũ", "Trích yếu: mới"]


def test_printed_totals_that_do_not_add_up_stand_in_a_band(opened: Session, show: Show) -> None:
    rows = tuple(
        FoundRow("ho_so", {"linh_vuc": name, "hs_truc_tiep": count})
        for name, count in (("Đất đai", "3"), ("Tư pháp", "4"), ("Tổng số", "8"))
    )
    dialog = shown(opened, file(opened, rows=rows), show)

    said = [label.text() for label in dialog.findChildren(QLabel) if label.objectName() == "said"]

    assert len(said) == 1
    assert "ghi 8, cộng được 7" in said[0]
    assert any("ghi 8, cộng được 7" in line[1] for line in dialog.leftover.lines)


@pytest.mark.parametrize("ending", [".xlsx", ".txt"])
def test_what_was_not_understood_is_counted_and_kept_as_a_file(
    opened: Session, four: Found, show: Show, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("cchc_desktop.ui.intake.leftover.tell", lambda parent, words: said.append(words))
    dialog = shown(opened, four, show)
    path = tmp_path / f"chưa hiểu{ending}"
    monkeypatch.setattr("cchc_desktop.ui.intake.leftover.choose_target", lambda *given: path)

    assert dialog.tabs.tabText(1) == "Chưa hiểu (1)"
    dialog.leftover.save.click()

    line = ("trang “Biểu 1”, ô B30", "Ghi chú cuối bảng", texts.DOUBTS["row"])
    if ending == ".xlsx":
        written = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
        assert written == [texts.PLAN_UNREAD_HEADS, line]
    else:
        assert path.read_text("utf-8-sig").splitlines()[1] == "\t".join(line)
    assert said == [texts.UNREAD_SAVED.format(path=path)]


def test_every_verdict_has_its_own_sign_and_words() -> None:
    assert set(SIGNS) == set(Verdict)
    assert len({(letter, filled) for letter, filled, _ in SIGNS.values()}) == len(Verdict)
    assert set(texts.VERDICTS) == set(texts.VERDICTS_HELP) == {each.value for each in Verdict}


@pytest.mark.parametrize("count", [400, 2000])
def test_a_long_plan_opens_at_once(opened: Session, show: Show, count: int) -> None:
    report = report_of(opened)
    codes = [code for code, each in report.index.figures.items() if each.is_entered]
    rows = tuple(
        PlanRow(codes[place % len(codes)], "Chỉ tiêu", None, number(place), Verdict.NEW)
        for place in range(count)
    )
    window = show(QWidget())
    window.resize(1300, 740)
    PlanDialog(report, file(opened), Plan((), (), frozenset()), [], window)

    begun = time.perf_counter()
    dialog = PlanDialog(report, file(opened), Plan(rows, (), frozenset()), ["Tệp"], window)
    dialog.show()
    dialog.grab()
    passed = time.perf_counter() - begun

    print(f"{count} rows: {passed * 1000:.0f} ms")
    assert passed < 3 * OPENS_WITHIN


def test_400_cells_are_taken_at_once(opened: Session) -> None:
    report = report_of(opened)
    codes = [code for code, each in report.index.figures.items() if each.is_entered]
    facts: dict[str, Item] = {code: number(place) for place, code in enumerate(codes)}
    rows: dict[str, Item] = {
        f"van_ban.{key}": {"loai": "KH", "so": str(key), "trich_yeu": "việc"}
        for key in range(400 - len(codes))
    }
    begun = time.perf_counter()
    assert opened.edit({**facts, **rows}, "file")
    passed = time.perf_counter() - begun

    print(f"400 cells: {passed * 1000:.0f} ms")
    assert passed < 10 * TAKES_WITHIN


def test_sections_that_stay_behind_without_the_outline_are_named(opened: Session) -> None:
    opened.edit({"outline": "I\t\nI.1\t"})
    mine = report_of(opened)
    content = {**mine.content, "outline": "I\t\nI.1\t\nI.x2\tMới", "narrative.I.x2": "Của mục mới."}
    found = own(Report(mine.index, mine.identity, content), "về.json", "f00")
    planned = plan(mine, found, mine.index)
    host = QWidget()
    host.resize(1200, 700)
    dialog = PlanDialog(mine, found, planned, ["đầu"], host)
    said, count = dialog.behind.text(), dialog.go.text()

    dialog._tick_shown()

    assert said.startswith("1 mục đã chọn không có trong đề cương")
    assert count == texts.PLAN_GO.format(count=0)
    assert dialog.behind.isHidden()
