"""Files out and in, driven as the clerk drives the dialogs; the files are real."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import report_json
from cchc_desktop.exchange.reading import Reading
from cchc_desktop.store.database import Store
from cchc_desktop.ui.exporting import ExportDialog
from cchc_desktop.ui.intake import IntakeDialog, LinesModel
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.transfer import Transfer, copied
from tests.ui.conftest import report_of, stored

FIVE, SIX = Entry(value=Decimal(5)), Entry(value=Decimal(6))


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def transfer(opened: Session, host: QWidget) -> Transfer:
    return Transfer(opened, host, lambda: True)


@dataclass
class Clerk:
    """Answers each dialog in turn, as soon as it is shown."""

    answers: list[Callable[[QWidget], object]]

    def wait(self) -> None:
        QTimer.singleShot(20, self.look)

    def look(self) -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, (IntakeDialog, QMessageBox)) and self.answers:
            self.answers.pop(0)(asked)
        if self.answers:
            self.wait()


def written(path: Path, report: Report) -> Path:
    path.write_bytes(report_json.encode(report))
    return path


def changed(report: Report, **figures: Entry) -> Report:
    """The same report with some figures different: what a colleague sends back."""
    return Report(report.index, report.identity, {**report.content, **figures})


def exported(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.working.ended, timeout=20_000):
        dialog.go.click()


def test_the_chosen_files_are_written_and_named(
    opened: Session, host: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.edit({"b1_1": FIVE})
    dialog = ExportDialog(copied(report_of(opened)), ("json", "xlsx"), tmp_path, host)

    exported(dialog, qtbot)

    names = sorted(path.name for path in tmp_path.glob("CCHC_*"))
    assert names == ["CCHC_xa-chi-lang-bac_2023-Q1.json", "CCHC_xa-chi-lang-bac_2023-Q1.xlsx"]
    assert dialog.stack.currentWidget() is dialog.outcome
    assert dialog.outcome.close_button.text() == "Đóng"


def test_what_is_exported_reads_back_the_same(
    opened: Session, host: QWidget, tmp_path: Path, qtbot: QtBot, forms: Path
) -> None:
    opened.edit(
        {"b1_1": FIVE, "document.number": "74", "period.from": "2022-12-15", "period.to": "2023-03-14"}
    )
    dialog = ExportDialog(copied(report_of(opened)), ("json",), tmp_path, host)

    exported(dialog, qtbot)

    (path,) = tmp_path.glob("CCHC_*.json")
    read = report_json.decode(path.read_bytes(), Catalogue([forms]))
    assert dict(read.content) == dict(report_of(opened).content)


def test_a_folder_that_is_gone_is_said_and_the_question_stands(
    opened: Session, host: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ExportDialog(copied(report_of(opened)), ("json",), tmp_path / "gone", host)

    exported(dialog, qtbot)

    assert dialog.stack.currentIndex() == 0
    assert not dialog._targets._problem.isHidden()
    assert dialog._targets._folder.text() == str(tmp_path / "gone")


def test_a_file_that_is_held_offers_another_name(
    opened: Session, host: QWidget, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.errors import TargetUnusable
    from cchc_desktop.exchange import files

    held = tmp_path / "CCHC_xa-chi-lang-bac_2023-Q1.json"
    held.write_text("Excel", encoding="utf-8")
    probe = files.probe

    def excel_holds(path: Path) -> None:
        if path == held:
            raise TargetUnusable("target_locked", file=path.name, folder=str(path.parent))
        probe(path)

    monkeypatch.setattr(files, "probe", excel_holds)
    dialog = ExportDialog(copied(report_of(opened)), ("json",), tmp_path, host)

    exported(dialog, qtbot)
    assert dialog._targets.name() == "CCHC_xa-chi-lang-bac_2023-Q1 (2)"
    exported(dialog, qtbot)

    assert (tmp_path / "CCHC_xa-chi-lang-bac_2023-Q1 (2).json").exists()
    assert held.read_text(encoding="utf-8") == "Excel"


def test_open_errors_are_named_but_do_not_stop_the_export(
    opened: Session, host: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QLabel

    opened.edit({"b1_2_1": FIVE, "b1_2_2": SIX})
    dialog = ExportDialog(copied(report_of(opened)), ("json",), tmp_path, host)

    said = [label.text() for label in dialog.findChildren(QLabel) if "lỗi chưa sửa" in label.text()]

    assert len(said) == 1
    assert dialog.go.isEnabled()


def test_nothing_chosen_cannot_be_exported(opened: Session, host: QWidget, tmp_path: Path) -> None:
    dialog = ExportDialog(copied(report_of(opened)), ("json",), tmp_path, host)

    dialog.formats["json"].setChecked(False)

    assert not dialog.go.isEnabled()


def test_an_export_that_is_stopped_leaves_nothing(
    opened: Session, host: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ExportDialog(copied(report_of(opened)), ("xlsx", "pdf", "docx"), tmp_path, host)
    before = set(tmp_path.iterdir())
    with qtbot.waitSignal(dialog.working.ended, timeout=20_000):
        dialog.go.click()
        dialog.reject()

    assert set(tmp_path.iterdir()) == before
    assert dialog.stack.currentIndex() == 0


def test_the_job_gets_a_report_of_its_own(opened: Session) -> None:
    mine = copied(report_of(opened))

    opened.edit({"b1_1": FIVE})

    assert mine.entry("b1_1") is None


def test_a_file_of_this_period_becomes_one_edit(
    transfer: Transfer, opened: Session, store: Store, tmp_path: Path
) -> None:
    path = written(tmp_path / "về.json", changed(report_of(opened), b1_1=FIVE, b1_2_1=SIX))
    clerk = Clerk([lambda dialog: dialog.go.click()])  # type: ignore[attr-defined]
    clerk.wait()

    assert transfer.read_file(path)

    assert stored(opened, store)["b1_1"] == FIVE
    assert stored(opened, store)["b1_2_1"] == SIX
    opened.undo()
    assert not {"b1_1", "b1_2_1"} & stored(opened, store).keys()


def test_what_was_refused_changes_nothing(
    transfer: Transfer, opened: Session, store: Store, tmp_path: Path
) -> None:
    before = stored(opened, store)
    path = written(tmp_path / "về.json", changed(report_of(opened), b1_1=FIVE))
    clerk = Clerk([QDialog.reject])  # type: ignore[list-item]
    clerk.wait()

    assert not transfer.read_file(path)

    assert stored(opened, store) == before


@pytest.mark.parametrize(("answer", "taken"), [(0, False), (1, True)])
def test_another_units_file_is_taken_only_on_the_clerks_word(
    transfer: Transfer, opened: Session, store: Store, tmp_path: Path, answer: int, taken: bool
) -> None:
    mine = report_of(opened)
    identity = msgspec.structs.replace(mine.identity, unit=Unit("xã", "Khác"))
    path = written(tmp_path / "khác.json", Report(mine.index, identity, {"b1_1": FIVE}))
    answers: list[Callable[[QWidget], object]] = [lambda box: box.buttons()[answer].click()]  # type: ignore[attr-defined]
    if taken:
        answers.append(lambda dialog: dialog.go.click())  # type: ignore[attr-defined]
    clerk = Clerk(answers)
    clerk.wait()

    assert transfer.read_file(path) == taken

    assert ("b1_1" in stored(opened, store)) == taken
    assert report_of(opened).identity.unit.name == "Chi Lăng Bắc"


def test_a_file_that_is_no_report_is_one_sentence(
    transfer: Transfer, opened: Session, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "ảnh.xlsx"
    path.write_bytes(b"\x89PNG\r\n")
    said: list[str] = []

    def read_and_close(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.buttons()[0].click()

    clerk = Clerk([read_and_close])
    clerk.wait()

    assert not transfer.read_file(path)

    assert len(said) == 1
    assert "ảnh.xlsx" in said[0]


def test_a_file_that_differs_in_nothing_says_so(opened: Session, host: QWidget) -> None:
    dialog = IntakeDialog(report_of(opened), Reading(copied(report_of(opened))), host)

    assert dialog.count.text() == "Tệp này không khác gì báo cáo đang mở."
    assert not dialog.go.isEnabled()


def test_the_dialog_lists_every_change_and_what_was_not_understood(opened: Session, host: QWidget) -> None:
    opened.edit({"b1_2_1": SIX})
    reading = Reading(changed(report_of(opened), b1_1=FIVE, b1_2_1=FIVE), ("Dòng 4: chữ lạ.",))
    dialog = IntakeDialog(report_of(opened), reading, host)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    rows = [[dialog.model.index(row, column).data() for column in range(3)] for row in range(2)]

    assert rows == [["Biểu 1, dòng 1", "(trống)", "5"], ["Biểu 1, dòng 2.1", "6", "5"]]


def test_blanks_of_the_file_erase_only_when_ticked(opened: Session, host: QWidget) -> None:
    blank = Report(report_of(opened).index, report_of(opened).identity, dict(report_of(opened).content))
    opened.edit({"b1_2_1": SIX})
    dialog = IntakeDialog(report_of(opened), Reading(blank), host)
    assert dialog.changes == {}

    dialog.erase.setChecked(True)

    assert dialog.changes == {"b1_2_1": None}


def test_the_model_is_sound_while_empty(host: QWidget) -> None:
    QAbstractItemModelTester(LinesModel(host), QAbstractItemModelTester.FailureReportingMode.Fatal)
