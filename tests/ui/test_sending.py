"""Sending from the window: to a stick that is proved, by letter, behind a password, once more."""

import email
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from email import policy
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import delivery, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.closing import Stage
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import formats, handover, report_json
from cchc_desktop.exchange.handover import SLIP, UNFINISHED
from cchc_desktop.exchange.verify import Verdict, examine
from cchc_desktop.store.database import Store
from cchc_desktop.ui.closing import ClosingDialog
from cchc_desktop.ui.destinations import Destinations, Way
from cchc_desktop.ui.dispatch import Dispatch
from cchc_desktop.ui.packing import parcel_of
from cchc_desktop.ui.reopening import ReopenDialog
from cchc_desktop.ui.sending import Again, SendDialog, remembered
from cchc_desktop.ui.sent_list import SentDialog
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import open_sample
from cchc_desktop.ui.window import Window
from cchc_desktop.volumes import Volume
from tests.exchange.sticks import Pulled
from tests.ui.conftest import Show, report_of

DAY = date(2023, 3, 13)
PATIENCE = 120_000
REASON = "Sổ một cửa ghi thiếu"
PASSWORD = "mật khẩu dài"
FIVE = {".xlsx", ".docx", ".pdf", ".cchc", ".json"}
Ask = Callable[..., SendDialog]


@pytest.fixture
def finished(session: Session) -> Session:
    """A finished report, closed."""
    open_sample(session)
    close(session)
    return session


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def ask(finished: Session, stick: Path, show: Show) -> Ask:
    """The dialog of sending, with one stick plugged in."""
    window = show(QWidget())

    def asked(again: Again | None = None) -> SendDialog:
        parcel = parcel_of(finished, report_of(finished))
        if again is not None:
            report, period = report_of(finished), finished.period_id or 0
            parcel = delivery.again(again.kept, again.sending, period, report, finished.catalogue)
        found = (Volume(stick, "KINGSTON", 14_600_000_000, 15_500_000_000),)
        dialog = SendDialog(finished, parcel, DAY, window, again, lambda: found)
        dialog.show()
        return dialog

    return asked


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clerk's own folder, and a system that opens nothing."""
    monkeypatch.setattr("cchc_desktop.ui.sending.documents", lambda: tmp_path / "documents")
    return tmp_path / "documents"


def close(session: Session) -> None:
    session.store.stages.close(session.period_id or 0)
    session.staging.refresh()


def send(dialog: SendDialog, qtbot: QtBot, page: QWidget | None = None) -> None:
    dialog.go.click()
    wanted = page or dialog.handed
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is wanted, timeout=PATIENCE)


def folder_on(stick: Path) -> Path:
    (folder,) = stick.iterdir()
    return folder


def test_a_stick_is_listed_by_its_name_and_free_space(ask: Ask, stick: Path) -> None:
    dialog = ask()

    assert dialog.destinations.sticks.list.currentText() == f"KINGSTON ({stick}), còn trống 14,6 GB"
    assert dialog.go.isEnabled()


def test_a_stick_that_is_plugged_in_later_is_found(tmp_path: Path, show: Show, qtbot: QtBot) -> None:
    found: list[Volume] = []
    destinations = Destinations(tmp_path, (), lambda: found)
    show(destinations)
    assert not destinations.is_complete()

    found.append(Volume(tmp_path, "", 900, 1000))
    destinations.sticks.refresh()

    assert destinations.target() == tmp_path


def test_what_is_sent_to_a_stick_is_proved_and_remembered(
    ask: Ask, finished: Session, stick: Path, qtbot: QtBot
) -> None:
    dialog = ask()

    send(dialog, qtbot)

    folder = folder_on(stick)
    assert examine(folder, finished.catalogue).verdict is Verdict.WHOLE
    assert {path.suffix for path in folder.iterdir()} >= FIVE
    assert dialog.handed.said.text() == texts.SENT_STICK
    assert dialog.handed.files.topLevelItemCount() == len(FIVE) + 1
    assert finished.staging.stage is Stage.SENT
    (sending,) = finished.staging.sendings()
    assert sending.target == str(folder)


def test_only_the_chosen_formats_leave(ask: Ask, stick: Path, qtbot: QtBot) -> None:
    dialog = ask()
    for name in ("docx", "package", "json", "xlsx"):
        dialog.choice.formats[name].setChecked(False)

    send(dialog, qtbot)

    sent = {path.name for path in folder_on(stick).iterdir()}
    assert {name for name in sent if name.startswith("CCHC")} == {
        f"{parcel_of(dialog._session, report_of(dialog._session)).name}.pdf"
    }
    assert SLIP in sent


def test_a_stick_pulled_out_is_said_and_gone_on_with(
    ask: Ask, finished: Session, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "Device", lambda: Pulled(3))
    dialog = ask()
    dialog.go.click()
    qtbot.waitUntil(lambda: not dialog.working.is_busy, timeout=PATIENCE)
    assert "bị rút ra" in dialog.said.text()
    assert dialog.go.text() == texts.SEND_RETRY
    assert (folder_on(stick) / UNFINISHED).exists()
    assert finished.staging.sendings() == []
    monkeypatch.undo()

    send(dialog, qtbot)

    assert examine(folder_on(stick), finished.catalogue).verdict is Verdict.WHOLE
    assert finished.staging.stage is Stage.SENT


def test_a_stop_leaves_nothing_remembered(ask: Ask, finished: Session, qtbot: QtBot) -> None:
    dialog = ask()

    dialog.go.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.working.is_busy, timeout=PATIENCE)

    assert dialog.isVisible()
    assert dialog.said.text() == texts.SEND_STOPPED
    assert finished.staging.sendings() == []


def test_a_folder_that_is_not_there_is_said(ask: Ask, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ask()
    dialog.destinations.ways[Way.FOLDER].setChecked(True)
    dialog.destinations.folder.line.setText(str(tmp_path / "không có"))

    dialog.go.click()
    qtbot.waitUntil(lambda: not dialog.working.is_busy, timeout=PATIENCE)

    assert "không có" in dialog.said.text()


def test_a_letter_is_drafted_and_remembered_once_it_was_sent(
    ask: Ask, finished: Session, documents: Path, qtbot: QtBot
) -> None:
    dialog = ask()
    dialog.destinations.ways[Way.MAIL].setChecked(True)
    dialog.destinations.mail.setText("phong@b.gov.vn; van.thu@c.gov.vn")

    send(dialog, qtbot, dialog.lettered)

    (draft,) = documents.glob("*/*.eml")
    letter = email.message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert letter["To"] == "phong@b.gov.vn, van.thu@c.gov.vn"
    assert len(list(letter.iter_attachments())) == len(FIVE)
    # Offscreen there is no mail program: the folder with the files is named instead.
    assert str(draft.parent) in dialog.lettered.said.text()
    assert finished.staging.sendings() == []
    dialog.lettered.sent_button.click()
    assert finished.staging.stage is Stage.SENT
    assert remembered(finished) == ("phong@b.gov.vn", "van.thu@c.gov.vn")


def test_a_word_that_is_no_address_is_said(ask: Ask) -> None:
    dialog = ask()
    dialog.destinations.ways[Way.MAIL].setChecked(True)

    dialog.destinations.mail.setText("phong@b.gov.vn, phòng nội vụ")

    assert "“phòng”" in dialog.choice.problem.text()
    assert not dialog.go.isEnabled()


def test_a_password_is_typed_twice_and_only_the_sealed_package_leaves(
    ask: Ask, finished: Session, stick: Path, qtbot: QtBot
) -> None:
    dialog = ask()
    dialog.choice.password.wish.setChecked(True)
    assert not dialog.go.isEnabled()
    dialog.choice.password.one.setText(PASSWORD)
    assert dialog.choice.problem.text() == texts.SEND_PASSWORD_DIFFERS
    dialog.choice.password.two.setText(PASSWORD)

    send(dialog, qtbot)

    folder = folder_on(stick)
    assert {path.suffix for path in folder.iterdir()} == {".cchc-khoa", ".pdf", ".txt"}
    assert examine(folder, finished.catalogue, PASSWORD).verdict is Verdict.WHOLE
    assert examine(folder, finished.catalogue, "sai mật khẩu").verdict is not Verdict.WHOLE
    assert finished.staging.sendings()[0].file.endswith(".cchc-khoa")


def test_an_earlier_package_leaves_again_byte_for_byte(
    ask: Ask, finished: Session, stick: Path, qtbot: QtBot
) -> None:
    send(ask(), qtbot)
    (first,) = finished.staging.sendings()
    finished.staging.reopen(REASON)
    finished.edit({"b3_3_3_1": Entry(value=Decimal(700))})
    kept = delivery.kept_package(finished.store.folder, first)
    assert kept is not None
    close(finished)

    again = ask(Again(first, kept))
    send(again, qtbot)

    one, two = sorted(stick.iterdir())
    packages = [next(folder.glob("*.cchc")).read_bytes() for folder in (one, two)]
    assert packages[0] == packages[1] == kept.read_bytes()
    assert [each.number for each in finished.staging.sendings()] == [0, 0]
    assert parcel_of(finished, report_of(finished)).number == 1, "what is new is still to be sent"


def test_every_sending_is_listed_the_latest_first(
    ask: Ask, finished: Session, show: Show, qtbot: QtBot
) -> None:
    send(ask(), qtbot)
    dialog = SentDialog(finished, finished.staging.sendings(), show(QWidget()))

    item = dialog.listing.topLevelItem(0)
    assert item is not None
    assert item.text(2) == "bản đầu"
    with qtbot.waitSignal(dialog.again) as again:
        dialog.again_button.click()
    assert again.args == finished.staging.sendings()


def test_a_supplement_shows_figures_and_sentences_that_differ(
    ask: Ask, finished: Session, qtbot: QtBot
) -> None:
    finished.staging.reopen(REASON)
    finished.edit({"narrative.IV": "Đã giải quyết {b3_3_3_1} hồ sơ. Tiếp tục thực hiện kế hoạch."})
    close(finished)
    send(ask(), qtbot)
    finished.staging.reopen(REASON)
    finished.edit({"b3_3_3_1": Entry(value=Decimal(700))})
    close(finished)

    parcel = ask().choice._parcel

    lines = {(line.address, line.old, line.new): line for line in parcel.amended}
    assert lines["b3_3_3_1", "612", "700"].reason == REASON
    assert lines["narrative.IV", "Đã giải quyết 612 hồ sơ.", "Đã giải quyết 700 hồ sơ."].computed


def test_sending_what_is_open_offers_to_close_first(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample(session)
    asked: list[str] = []

    def stay(window: QWidget, words: str, answers: tuple[str, ...]) -> int:
        asked.append(words)
        return 0

    monkeypatch.setattr("cchc_desktop.ui.dispatch.ask", stay)

    Dispatch(session, show(QWidget()), lambda: True, DAY).send()

    assert asked == [texts.SEND_NOT_CLOSED]
    assert not session.staging.is_frozen


def test_closed_sent_reopened_changed_and_sent_again_is_what_was_meant(
    session: Session, show: Show, qtbot: QtBot, stick: Path, tmp_path: Path, forms: Path
) -> None:
    open_sample(session)
    window, meant = show(QWidget()), []
    found = (Volume(stick, "KINGSTON", 14_600_000_000, 15_500_000_000),)
    for turn in range(2):
        if turn:
            reopening = ReopenDialog(session.staging, window)
            reopening.reason.setPlainText(REASON)
            reopening.go.click()
            assert session.edit({"document.recipients": "- Phòng Nội vụ;\n- Lưu: VT."})
        closing_ = ClosingDialog(session, report_of(session), window)
        closing_.go.click()
        qtbot.waitUntil(
            lambda closing_=closing_: (
                closing_.stack.currentWidget() is closing_.ending  # type: ignore[misc]
                and not closing_.working.is_busy
            ),
            timeout=PATIENCE,
        )
        parcel = parcel_of(session, report_of(session))
        send(SendDialog(session, parcel, DAY, window, find=lambda: found), qtbot)
        meant.append(report_json.encode(report_of(session)))

    first, second = sorted(stick.iterdir())
    assert second.name == f"{first.name}_BS1"
    assert (second / "Ban-bo-sung-lan-1.pdf").exists()
    for folder, expected in zip((first, second), meant, strict=True):
        files = [path for path in folder.iterdir() if path.name.startswith(("CCHC", "report"))]
        assert {path.suffix for path in files} == FIVE
        for path in files:
            assert elsewhere(path, tmp_path / folder.name / path.suffix, forms) == expected, path.name
    assert session.staging.stage is Stage.RESENT


def test_closing_goes_on_to_sending_from_the_windows_own_commands(
    window: Window, opened: Session, qtbot: QtBot
) -> None:
    seen: list[type[QWidget]] = []

    def answer() -> None:
        """What the clerk clicks on each dialog, until there is none."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ClosingDialog) and dialog.stack.currentIndex() == 0:
            dialog.go.click()
        elif isinstance(dialog, ClosingDialog) and not dialog.working.is_busy:
            seen.append(ClosingDialog)
            dialog.ending.send_button.click()
        elif isinstance(dialog, SendDialog):
            seen.append(SendDialog)
            dialog.cancel.click()

    clerk = QTimer(window, interval=50)
    clerk.timeout.connect(answer)
    clerk.start()
    window.commands["close"].trigger()
    qtbot.waitUntil(lambda: SendDialog in seen, timeout=PATIENCE)
    clerk.stop()

    assert seen == [ClosingDialog, SendDialog]
    assert opened.staging.stage is Stage.CLOSED
    assert window.commands["send"].isEnabled()


def elsewhere(path: Path, folder: Path, forms: Path) -> bytes:
    """What a file is on another computer, once it is in the database there."""
    catalogue = Catalogue([forms])
    report = formats.read(path, catalogue).report
    with closing(Store.open(folder)) as store:
        other = Session(store, catalogue)
        mine = report.identity
        period = other.create(mine.unit, mine.edition, mine.kind, mine.year, report.content)
        assert period is not None
        assert other.open(period)
        return report_json.encode(report_of(other))
