"""A package behind a password comes in like any other once its password is known."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import package, sealed
from cchc_desktop.store.database import Store
from cchc_desktop.ui.intake.password import PasswordDialog
from cchc_desktop.ui.intake.taking import Intake
from cchc_desktop.ui.session import Session
from tests.ui.clerk import Clerk, take
from tests.ui.conftest import report_of, stored

FIVE = Entry(value=Decimal(5))
PASSWORD = "mot cua 2023"


@pytest.fixture
def intake(opened: Session, qtbot: QtBot) -> Intake:
    host = QWidget()
    host.resize(1200, 700)
    qtbot.addWidget(host)
    return Intake(opened, host, lambda: True)


@pytest.fixture
def locked(opened: Session, tmp_path: Path) -> Path:
    """A package of the open period with one figure, behind a password."""
    report = report_of(opened)
    packed, path = tmp_path / "goi.cchc", tmp_path / "goi.cchc-khoa"
    package.write(Report(report.index, report.identity, {**report.content, "b1_1": FIVE}), packed, {})
    sealed.seal(packed, path, PASSWORD)
    return path


def answer(words: str, said: str) -> Callable[[QWidget], None]:
    """Types a password and Enter, where the dialog says so."""

    def typed(dialog: QWidget) -> None:
        assert isinstance(dialog, PasswordDialog)
        assert said in dialog.asked.text()
        QTest.keyClicks(dialog.line, words)
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    return typed


def test_the_password_is_asked_for_until_it_is_right(
    intake: Intake, opened: Session, store: Store, locked: Path
) -> None:
    Clerk([answer("sai", "có đặt mật khẩu"), answer(PASSWORD, "Mật khẩu không đúng"), take]).wait()

    assert intake.take([locked])

    assert stored(opened, store)["b1_1"] == FIVE
    (line,) = store.journal(opened.period_id or 0, "b1_1")
    assert line.file == "goi.cchc-khoa"


def test_without_the_password_nothing_is_taken_and_nothing_more_is_said(
    intake: Intake, opened: Session, store: Store, locked: Path
) -> None:
    before = stored(opened, store)

    def give_up(dialog: QWidget) -> None:
        assert isinstance(dialog, PasswordDialog)
        dialog.reject()

    clerk = Clerk([give_up]).wait()

    assert not intake.take([locked])

    assert clerk.said == []
    assert stored(opened, store) == before


def test_nothing_can_be_opened_with_no_password(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = PasswordDialog("goi.cchc-khoa", "", host)
    empty = dialog.accept_button.isEnabled()

    dialog.line.setText("x")

    assert (empty, dialog.accept_button.isEnabled()) == (False, True)
    assert dialog.line.displayText() != "x"
    dialog.show_words.click()
    assert dialog.line.displayText() == "x"
