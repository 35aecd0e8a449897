"""What there is to draw of closing, reopening and sending a report: the badge, the band, the dialogs."""

import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.core.content import Explanation, Item, explanation_address
from cchc_desktop.core.journal import CARRIED
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.delivery import Left
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.mail import letter
from cchc_desktop.ui.closing import ClosingDialog
from cchc_desktop.ui.destinations import Way
from cchc_desktop.ui.explain import ExplainDialog
from cchc_desktop.ui.packing import parcel_of
from cchc_desktop.ui.reopening import ReopenDialog
from cchc_desktop.ui.sending import SendDialog
from cchc_desktop.ui.sent_list import SentDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.window import Window
from cchc_desktop.volumes import Volume
from tests.text_scenes import Scene

TODAY = date(2023, 3, 13)
CODE = "b3_3_3_1"
SLIP: dict[str, Item | None] = {"b3_3_3_2": Entry(value=Decimal(9000))}
"""Figures that do not agree with the others."""
LATER: dict[str, Item | None] = {
    "narrative.IV": "Tiếp tục thực hiện kế hoạch cải cách hành chính năm 2023. Bổ sung 02 công chức một cửa.",
}
REASON = "Đối chiếu với sổ một cửa thấy ghi thiếu 03 hồ sơ"
STICKS = (
    Volume(Path("E:/"), "KINGSTON", 14_600_000_000, 15_500_000_000),
    Volume(Path("F:/"), "", 1_900_000_000, 2_000_000_000),
)
FOLDER = Path("D:/Báo cáo CCHC")
DRIVE = Path("E:/11245_2023-Q1_20230313")
FILES = (
    "CCHC_11245_2023-Q1.xlsx",
    "CCHC_11245_2023-Q1.docx",
    "CCHC_11245_2023-Q1.pdf",
    "CCHC_11245_2023-Q1.cchc",
)
PATIENCE = 30
PASSWORD = "mot cua 2023"


class SendingScenes:
    """The stages of a report over the window of a session."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session, self._window = session, window

    def scenes(self) -> Iterator[Scene]:
        """Everything from the first F9 to the second sending."""
        yield "stage-entering", self._entering
        yield "dialog-closing-obstacles", self._obstacles
        yield "stage-checked", self._checked
        yield "dialog-closing-ready", self._ready
        yield "dialog-closing-done", self._closed
        yield "stage-closed", self._frozen
        yield "stage-closed-overview", self._frozen_overview
        yield "stage-closed-narrative", self._frozen_narrative
        yield "stage-knocked", self._knocked
        yield "dialog-send", self._send
        yield "dialog-send-none", self._send_none
        yield "dialog-send-password", self._send_password
        yield "dialog-send-mail", self._send_mail
        yield "dialog-sent", self._handed
        yield "dialog-sent-mail", self._lettered
        yield "dialog-send-failed", self._failed
        yield "dialog-reopen", self._reopen
        yield "dialog-send-supplement", self._supplement
        yield "dialog-sent-list", self._listed
        yield "dialog-explain-outdated", self._outdated

    @property
    def _report(self) -> Report:
        assert self._session.report is not None
        return self._session.report

    def _go(self, key: str) -> QWidget:
        assert self._window.workspace is not None
        self._window.workspace.sidebar.go(key)
        return self._window

    def _open(self) -> None:
        if self._session.staging.is_frozen:
            self._session.staging.reopen(REASON)

    def _close(self) -> None:
        """Closed, whatever scene came before."""
        if not self._session.staging.is_frozen:
            self._session.store.stages.close(self._session.period_id or 0)
            self._session.staging.refresh()

    def _sent(self) -> None:
        """Closed and sent once, with nothing on any stick."""
        self._close()
        if not self._session.staging.sendings():
            stages, period = self._session.store.stages, self._session.period_id or 0
            stages.sent(period, str(DRIVE), "CCHC_11245_2023-Q1_4.cchc", "0" * 64, 412_331)
            self._session.staging.refresh()

    def _entering(self) -> QWidget:
        self._open()
        return self._go("area-3")

    def _obstacles(self) -> QWidget:
        self._open()
        self._session.edit(SLIP)
        self._session.edit({"b1_2_1": Entry(value=Decimal(36))}, CARRIED)
        dialog = ClosingDialog(self._session, self._report, self._window)
        self._session.undo()
        self._session.undo()
        return _shown(dialog)

    def _checked(self) -> QWidget:
        self._open()
        self._window.commands["check"].trigger()
        return self._go("area-3")

    def _ready(self) -> QWidget:
        self._open()
        return _shown(ClosingDialog(self._session, self._report, self._window))

    def _closed(self) -> QWidget:
        self._open()
        dialog = ClosingDialog(self._session, self._report, self._window)
        dialog.show()
        dialog.go.click()
        until = time.monotonic() + PATIENCE
        while dialog.stack.currentWidget() is not dialog.ending or dialog.working.is_busy:
            assert time.monotonic() < until, dialog.problem.text()
            QTest.qWait(20)
        return dialog

    def _frozen(self) -> QWidget:
        self._close()
        return self._go("area-3")

    def _frozen_overview(self) -> QWidget:
        self._close()
        return self._go("overview")

    def _frozen_narrative(self) -> QWidget:
        self._close()
        return self._go("assessment")

    def _knocked(self) -> QWidget:
        self._frozen()
        assert self._window.workspace is not None
        self._window.workspace.reveal(CODE)
        at = self._window.focusWidget()
        assert at is not None
        QTest.keyClicks(at, "7")
        return self._window

    def _dialog(self) -> SendDialog:
        self._close()
        parcel = parcel_of(self._session, self._report)
        dialog = SendDialog(self._session, parcel, TODAY, self._window, find=lambda: STICKS)
        dialog.destinations.folder.line.setText(str(FOLDER))
        return dialog

    def _send(self) -> QWidget:
        return _shown(self._dialog())

    def _send_none(self) -> QWidget:
        self._close()
        parcel = parcel_of(self._session, self._report)
        return _shown(SendDialog(self._session, parcel, TODAY, self._window, find=tuple))

    def _send_password(self) -> QWidget:
        dialog = self._dialog()
        dialog.choice.password.wish.setChecked(True)
        dialog.choice.password.one.setText(PASSWORD)
        dialog.choice.password.two.setText(PASSWORD[:5])
        return _shown(dialog)

    def _send_mail(self) -> QWidget:
        dialog = self._dialog()
        dialog.destinations.ways[Way.MAIL].setChecked(True)
        dialog.destinations.mail.setText("phongnoivu@thanhmien.haiduong.gov.vn, cchc@thanhmien")
        return _shown(dialog)

    def _handed(self) -> QWidget:
        dialog = self._dialog()
        dialog.handed.show_left(Left(Path(FILES[3]), DRIVE, tuple(DRIVE / name for name in FILES)), True, "")
        dialog.stack.setCurrentWidget(dialog.handed)
        return _shown(dialog)

    def _lettered(self) -> QWidget:
        dialog = self._dialog()
        said = letter(self._report, (), ("phongnoivu@thanhmien.gov.vn",))
        paths = tuple(DRIVE / name for name in FILES)
        dialog.lettered.show_left(Left(Path(FILES[3]), DRIVE, paths, (DRIVE / "thu.eml",), said))
        dialog.stack.setCurrentWidget(dialog.lettered)
        return _shown(dialog)

    def _failed(self) -> QWidget:
        dialog = self._dialog()
        pulled = TargetUnusable("stick_gone", folder=str(STICKS[0].path), reason="")
        dialog.working.ended.emit()
        dialog.working.failed.emit(pulled)
        return _shown(dialog)

    def _reopen(self) -> QWidget:
        self._sent()
        return _shown(ReopenDialog(self._session.staging, self._window))

    def _supplement(self) -> QWidget:
        self._sent()
        self._open()
        figure = self._report.figure(CODE) or Decimal(0)
        self._session.edit({CODE: Entry(value=figure + 3), **LATER})
        return _shown(self._dialog())

    def _listed(self) -> QWidget:
        self._supplement().close()
        stages, period = self._session.store.stages, self._session.period_id or 0
        stages.sent(
            period, "mailto:phongnoivu@thanhmien.gov.vn", "CCHC_11245_2023-Q1_BS1_9.cchc", "1" * 64, 415_002
        )
        self._session.staging.refresh()
        return _shown(SentDialog(self._session, self._session.staging.sendings(), self._window))

    def _outdated(self) -> QWidget:
        """A finding that was explained when its figures were others."""
        self._open()
        self._session.edit(SLIP)
        found = next(each for each in self._report.findings if each.explainable)
        words = "Kỳ này nhận bàn giao hồ sơ của hai xã sáp nhập"
        old = Explanation(found.check, found.codes, words, ("1",))
        self._session.edit({explanation_address(found.check, found.codes): old})
        again = next(
            each for each in self._report.findings if each.codes == found.codes and each.check == found.check
        )
        dialog = ExplainDialog(again, self._window)
        self._session.undo()
        self._session.undo()
        return _shown(dialog)


def _shown(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog
