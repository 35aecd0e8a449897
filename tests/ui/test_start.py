"""The first start, a new unit, a new period, as the clerk fills them in."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.edition import Level
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.rename import RenameDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import PeriodDialog, UnitDialog, WelcomePage, open_sample
from tests.ui.conftest import UNIT, begin, press, report_of, stored

TODAY = date(2023, 3, 10)
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(session: Session, show: Show) -> WelcomePage:
    shown = WelcomePage(session, TODAY)
    show(shown)
    shown.setFocus()
    return shown


def test_a_commune_is_named_and_its_report_opens(page: WelcomePage, session: Session, store: Store) -> None:
    press("Chi Lăng Bắc")
    page.form.unit.superior.setFocus()
    press("huyện Thanh Miện")

    page.begin.click()

    assert report_of(session).identity.unit == Unit("xã", "Chi Lăng Bắc", "huyện Thanh Miện")
    assert report_of(session).identity.kind == "q1"
    assert stored(session, store)["period.to"] == "2023-03-14"
    assert stored(session, store)["document.signer.title"] == "CHỦ TỊCH"


def test_enter_in_a_line_begins(page: WelcomePage, session: Session) -> None:
    press("An Bình")

    QTest.keyClick(page.form.unit.name, Qt.Key.Key_Return)

    assert [stored.unit.name for stored in session.units()] == ["An Bình"]


def test_a_missing_name_is_said_beside_the_field_and_nothing_is_lost(
    page: WelcomePage, session: Session
) -> None:
    page.form.unit.province.setText("tỉnh Hải Dương")

    page.begin.click()

    assert session.units() == []
    assert _problems(page) == ["Cần có tên đơn vị để ghi vào báo cáo."]
    assert page.form.unit.province.text() == "tỉnh Hải Dương"
    assert page.form.unit.name.hasFocus()


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("31/02/2023", "14/3/2023", "31/02/2023"),
        ("15/12/2022", "giữa tháng", "giữa tháng"),
        ("15/12/2022", "", "Cần ghi ngày"),
        ("14/3/2023", "15/12/2022", "đứng trước"),
    ],
)
def test_a_date_that_cannot_be_is_said_beside_it_and_stays(
    page: WelcomePage, session: Session, start: str, end: str, said: str
) -> None:
    page.form.unit.name.setText("Chi Lăng Bắc")
    page.form.period.start.setText(start)
    page.form.period.end.setText(end)

    page.begin.click()

    assert session.units() == []
    assert [said in sentence for sentence in _problems(page)] == [True]
    assert (page.form.period.start.text(), page.form.period.end.text()) == (start, end)


def test_own_dates_of_the_window_are_kept(page: WelcomePage, session: Session) -> None:
    page.form.unit.name.setText("Chi Lăng Bắc")
    page.form.period.start.setText("10/12/2022")
    page.form.period.end.setText("9-3-2023")

    page.begin.click()

    assert report_of(session).text("period.from") == "2022-12-10"
    assert report_of(session).text("period.to") == "2023-03-09"


def test_another_period_brings_its_usual_window(page: WelcomePage) -> None:
    form = page.form.period

    form.kind.setCurrentIndex(form.kind.findData("6m"))
    form.year.setValue(2024)

    assert (form.start.text(), form.end.text()) == ("15/12/2023", "14/6/2024")
    assert form.kind.currentText() == "6 tháng đầu năm 2024"


def test_a_window_that_was_typed_is_not_replaced(page: WelcomePage) -> None:
    form = page.form.period
    form.start.setFocus()
    form.start.selectAll()
    press("10/12/2022")

    form.kind.setCurrentIndex(form.kind.findData("6m"))

    assert (form.start.text(), form.end.text()) == ("10/12/2022", "14/6/2023")


def test_another_edition_offers_its_own_words(page: WelcomePage, session: Session) -> None:
    page.form.unit.name.setText("Chi Lăng")
    box = page.form.period.edition
    box.setCurrentIndex(next(n for n in range(box.count()) if "hai cấp" in box.itemText(n)))

    assert [page.form.unit.type.itemText(n) for n in range(page.form.unit.type.count())] == [
        "xã",
        "phường",
        "đặc khu",
    ]
    assert page.form.unit.receiving.text() == "Sở Nội vụ"
    assert page.form.unit.name.text() == "Chi Lăng"
    assert page.form.period.preset_kind() == "q1"


def test_a_faulty_edition_of_the_user_does_not_stop_the_start(
    store: Store, forms: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "forms" / "tinh-x").mkdir(parents=True)
    (tmp_path / "forms" / "tinh-x" / "edition.toml").write_text("id = ", encoding="utf-8")

    page = WelcomePage(Session(store, Catalogue([forms, tmp_path / "forms"])), TODAY)
    qtbot.addWidget(page)

    assert page.form.period.edition.count() == 3


def test_a_second_unit_of_the_same_name_is_told_apart_by_its_code(opened: Session, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = UnitDialog(opened, TODAY, window)
    dialog.form.unit.name.setText("Chi Lăng Bắc")
    dialog.form.unit.code.setText("11245")

    dialog.accept_button.click()

    assert len(opened.units()) == 2
    assert report_of(opened).identity.unit.code == "11245"


def test_the_next_period_goes_on_with_the_signer(opened: Session, qtbot: QtBot) -> None:
    opened.edit({"document.signer.name": "Đoàn Minh Đức", "document.number": "74"})
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PeriodDialog(opened, date(2023, 6, 10), window)

    dialog.accept_button.click()

    assert report_of(opened).identity.kind == "6m"
    assert report_of(opened).text("document.signer.name") == "Đoàn Minh Đức"
    assert report_of(opened).text("document.number") == ""
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_period_that_exists_is_opened_not_begun_again(opened: Session, qtbot: QtBot) -> None:
    first = opened.period_id
    begin(opened, "6m")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PeriodDialog(opened, TODAY, window)
    dialog.form.propose(report_of(opened).edition.presets[0], 2023)
    assert dialog.accept_button.text() == "Mở kỳ đã có"

    dialog.accept_button.click()

    assert opened.period_id == first
    assert len(opened.periods()) == 2


def test_a_new_period_is_the_first_that_is_not_begun_yet(opened: Session, qtbot: QtBot) -> None:
    begin(opened, "6m")
    window = QWidget()
    qtbot.addWidget(window)

    dialog = PeriodDialog(opened, TODAY, window)

    assert (dialog.form.preset().kind, dialog.form.year.value()) == ("9m", 2023)
    assert dialog.accept_button.text() == "Tạo kỳ báo cáo"


def test_a_misspelt_name_is_mended_in_every_period(opened: Session, qtbot: QtBot) -> None:
    opened.edit({"b1_1": Entry(value=Decimal(5)), "document.place": UNIT.name})
    begin(opened, "6m")
    assert opened.open(opened.periods()[0].id)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = RenameDialog(opened, report_of(opened), window)
    assert dialog.form.name.text() == UNIT.name

    dialog.form.name.setText("Chi Lăng Nam")
    dialog.accept_button.click()

    assert [stored.unit.title for stored in opened.units()] == ["xã Chi Lăng Nam"]
    assert report_of(opened).figure("b1_1") == 5
    assert report_of(opened).text("document.place") == "Chi Lăng Nam"


def test_two_units_may_not_be_called_the_same(opened: Session, qtbot: QtBot) -> None:
    other = Unit("xã", "Đoàn Kết")
    assert opened.create(other, "cchc-2021", "q1", 2023, {}) is not None
    window = QWidget()
    qtbot.addWidget(window)
    dialog = RenameDialog(opened, report_of(opened), window)

    dialog.form.show_unit(other)
    dialog.accept_button.click()

    assert dialog.result() != dialog.DialogCode.Accepted
    assert report_of(opened).unit == UNIT


def _problems(page: WelcomePage) -> list[str]:
    from cchc_desktop.ui.fields import Field

    return [field.problem.text() for field in page.findChildren(Field) if not field.problem.isHidden()]


def test_the_sample_opens_finished_with_its_earlier_periods(session: Session, store: Store) -> None:
    assert open_sample(session)

    report = report_of(session)
    assert report.previous is not None
    assert len(session.units()) == 1
    assert not [finding for finding in report.findings if finding.is_open and finding.level is Level.ERROR]


def test_the_sample_is_put_in_once_and_edits_to_it_stay(session: Session, store: Store) -> None:
    open_sample(session)
    session.edit({"document.number": "999"})

    open_sample(session)

    assert len(session.units()) == 1
    assert stored(session, store)["document.number"] == "999"
