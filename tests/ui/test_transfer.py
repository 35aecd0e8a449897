"""Files out, driven as the clerk drives the dialogs; the files are real."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import report_json
from cchc_desktop.ui.exporting import ExportDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.transfer import copied
from tests.ui.conftest import report_of

FIVE, SIX = Entry(value=Decimal(5)), Entry(value=Decimal(6))


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


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
