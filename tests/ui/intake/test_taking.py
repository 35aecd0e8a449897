"""Files in, through every door; the files are real and the clerk answers the dialogs."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import texts
from cchc_desktop.core.content import Item
from cchc_desktop.core.edition import Figure
from cchc_desktop.core.journal import JournalLine
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import Entry, State
from cchc_desktop.exchange import formats, report_json
from cchc_desktop.store.backup import IMPORT
from cchc_desktop.store.database import Store
from cchc_desktop.store.restore import kept
from cchc_desktop.ui.intake.dialog import PlanDialog
from cchc_desktop.ui.intake.taking import Intake
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.transfer import Transfer
from tests.exchange.reading import made
from tests.intake_scenes import colleagues
from tests.ui.clerk import Clerk, button, skip, take
from tests.ui.conftest import report_of, stored

FIVE, SIX, SEVEN = (Entry(value=Decimal(number)) for number in (5, 6, 7))
STOP, GO_ON, EACH, MERGE = 0, 1, 1, 2


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1200, 700)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def intake(opened: Session, host: QWidget) -> Intake:
    return Intake(opened, host, lambda: True)


def ours(path: Path, report: Report, **content: Item) -> Path:
    """A file of the app: the same report with some figures different."""
    mine = Report(report.index, report.identity, {**report.content, **content})
    path.write_bytes(report_json.encode(mine))
    return path


def of(path: Path, report: Report, unit: Unit | None = None, kind: str = "", **content: Item) -> Path:
    """A file of the app, of another unit or period; `document_` stands for `document.`"""
    identity = msgspec.structs.replace(
        report.identity, unit=unit or report.unit, kind=kind or report.identity.kind
    )
    items = {name.replace("document_", "document."): item for name, item in content.items()}
    path.write_bytes(report_json.encode(Report(report.index, identity, items)))
    return path


def colleague(path: Path, report: Report, **figures: int) -> Path:
    """A workbook of another hand: the first form, its columns in their own order."""
    given: dict[str, Item] = {code: Entry(value=Decimal(number)) for code, number in figures.items()}
    return colleagues(path, [report.edition.areas[0]], given)


def lines(session: Session, store: Store, address: str) -> list[JournalLine]:
    return store.journal(session.period_id or 0, address)


def test_a_file_of_this_period_becomes_one_edit_of_that_file(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    before = stored(opened, store)
    path = ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE, b1_2_1=SIX)
    Clerk([take]).wait()

    assert intake.take([path])

    assert stored(opened, store) == {**before, "b1_1": FIVE, "b1_2_1": SIX}
    (one,), (two,) = (lines(opened, store, code) for code in ("b1_1", "b1_2_1"))
    assert one.edit == two.edit
    assert (one.source, one.file) == ("file", "về.json")
    assert len(one.sha256) == 64
    opened.undo()
    assert stored(opened, store) == before
    opened.redo()
    assert stored(opened, store)["b1_1"] == FIVE


def test_a_conflict_is_never_taken_by_itself(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    opened.edit({"b1_1": FIVE})
    path = ours(tmp_path / "về.json", report_of(opened), b1_1=SIX, b1_2_1=SIX)
    Clerk([take]).wait()

    assert intake.take([path])

    assert stored(opened, store)["b1_1"] == FIVE
    assert stored(opened, store)["b1_2_1"] == SIX


def test_a_colleagues_workbook_comes_in_through_the_same_plan(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    opened.edit({"b1_2_1": FIVE})
    path = colleague(tmp_path / "của chị Lan.xlsx", report_of(opened), b1_1=9, b1_2_1=36)
    seen: list[dict[str, str]] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, PlanDialog)
        shown = [dialog.model.row_at(place) for place in range(dialog.model.rowCount())]
        seen.append({row.address: row.verdict.value for row in shown})
        dialog.go.click()

    Clerk([look]).wait()

    assert intake.take([path])

    assert seen == [{"b1_1": "new", "b1_2_1": "conflict"}]
    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(9))
    assert stored(opened, store)["b1_2_1"] == FIVE


def test_a_word_file_and_a_plain_text_come_in(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    made.word(tmp_path / "biểu.docx", "own_order")
    heads = "TT;Nội dung chỉ tiêu;ĐVT;Kết quả thực hiện"
    rows = [f"{row.number};{row.label};;30" for row in _first_form(opened) if row.code == "b1_3_1"]
    lines = ["Biểu mẫu 1;;;", heads, *rows]
    (tmp_path / "biểu.csv").write_text("\n".join(lines), "utf-8")
    Clerk([button(EACH), take, take]).wait()

    assert intake.take([tmp_path / "biểu.docx", tmp_path / "biểu.csv"])

    assert report_of(opened).figure("b1_2_1") == 36
    assert report_of(opened).figure("b1_3_1") == 30


def _first_form(session: Session) -> tuple[Figure, ...]:
    return report_of(session).edition.areas[0].rows


@pytest.mark.parametrize("chosen", ["xlsx", "docx", "pdf", "package"])
def test_every_format_of_ours_comes_in(intake: Intake, opened: Session, tmp_path: Path, chosen: str) -> None:
    report = report_of(opened)
    mine = Report(report.index, report.identity, {**report.content, "b1_1": FIVE, "b1_2_1": SIX})
    (path,) = formats.finished(formats.export(mine, tmp_path, (chosen,)))
    Clerk([take]).wait()

    assert intake.take([path])

    assert report_of(opened).entry("b1_1") == FIVE


def test_what_was_skipped_changes_nothing(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    before = stored(opened, store)
    Clerk([skip]).wait()

    assert not intake.take([ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE)])

    assert stored(opened, store) == before


def test_a_file_that_differs_in_nothing_says_so(intake: Intake, opened: Session, tmp_path: Path) -> None:
    clerk = Clerk([button(0)]).wait()

    assert not intake.take([ours(tmp_path / "về.json", report_of(opened))])

    assert clerk.said == [texts.INTAKE_NOTHING.format(file="về.json")]


@pytest.mark.parametrize(("answer", "taken"), [(STOP, False), (GO_ON, True)])
def test_another_units_file_is_taken_only_on_the_clerks_word(
    intake: Intake, opened: Session, store: Store, tmp_path: Path, answer: int, taken: bool
) -> None:
    path = of(tmp_path / "khác.json", report_of(opened), Unit("xã", "Khác"), b1_1=FIVE)
    clerk = Clerk([button(answer), *([take] if taken else [])]).wait()

    assert intake.take([path]) == taken

    assert ("b1_1" in stored(opened, store)) == taken
    assert "Đơn vị: tệp ghi xã Khác; đang mở xã Chi Lăng Bắc." in clerk.said[0]
    assert "Kỳ báo cáo:" not in clerk.said[0]


def test_another_periods_file_asks_and_leaves_its_own_particulars(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    path = of(tmp_path / "năm.json", report_of(opened), kind="year", b1_1=FIVE, document_number="12")
    clerk = Clerk([button(GO_ON), take]).wait()

    assert intake.take([path])

    assert "Kỳ báo cáo: tệp ghi Năm 2023; đang mở Quý I/2023." in clerk.said[0]
    assert "document.number" not in stored(opened, store)


def test_a_file_of_another_edition_asks(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    index = opened.catalogue.get("cchc-2025")
    identity = msgspec.structs.replace(report_of(opened).identity, edition="cchc-2025")
    path = tmp_path / "mới.json"
    path.write_bytes(report_json.encode(Report(index, identity, {"b1_1": FIVE})))
    before = stored(opened, store)
    clerk = Clerk([button(STOP)]).wait()

    assert not intake.take([path])

    assert "Mẫu báo cáo: tệp theo" in clerk.said[0]
    assert stored(opened, store) == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ảnh.xlsx", b"\x89PNG\r\n", "ảnh.xlsx"),
        ("sao lưu.db", b"SQLite format 3\x00" + bytes(100), "sao lưu"),
        ("nửa.docx", b"PK\x03\x04" + bytes(40), "nửa.docx"),
        ("thư.txt", "Kính gửi chị Lan, mai họp nhé.".encode(), "thư.txt"),
    ],
)
def test_what_cannot_be_read_is_one_clear_sentence(
    intake: Intake, opened: Session, store: Store, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    before = stored(opened, store)
    clerk = Clerk([button(0)]).wait()

    assert not intake.take([path])

    assert len(clerk.said) == 1
    assert words in clerk.said[0]
    assert stored(opened, store) == before


def test_one_bad_file_among_several_does_not_keep_the_others_out(
    intake: Intake, opened: Session, tmp_path: Path
) -> None:
    (tmp_path / "ảnh.xlsx").write_bytes(b"\x89PNG\r\n")
    good = ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE)
    Clerk([button(EACH), button(0), take]).wait()

    assert not intake.take([tmp_path / "ảnh.xlsx", good])

    assert report_of(opened).entry("b1_1") == FIVE


def test_a_macro_workbook_is_only_read(intake: Intake, opened: Session, tmp_path: Path) -> None:
    plain = colleague(tmp_path / "biểu.xlsx", report_of(opened), b1_1=9)
    macro = tmp_path / "biểu.xlsm"
    with ZipFile(plain) as packed, ZipFile(macro, "w") as made:
        for member in packed.namelist():
            made.writestr(member, packed.read(member))
        made.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    before = macro.read_bytes()
    Clerk([take]).wait()

    assert intake.take([macro])

    assert report_of(opened).figure("b1_1") == 9
    assert macro.read_bytes() == before


def communes(folder: Path, report: Report) -> list[Path]:
    north, south = Unit("xã", "Chi Lăng Bắc"), Unit("xã", "Chi Lăng Nam")
    return [
        of(folder / "bắc.json", report, north, b1_1=FIVE, b1_2_1=SIX, b1_3_2=Entry(state=State.NA)),
        of(folder / "nam.json", report, south, b1_1=SEVEN, b1_2_1=SIX, b1_3_2=SIX),
    ]


def test_several_files_can_be_made_one_and_keep_their_parts(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    paths = communes(tmp_path, report_of(opened))
    clerk = Clerk([button(MERGE), take]).wait()

    assert intake.take(paths)

    kept = stored(opened, store)
    assert kept["b1_1"] == Entry(value=Decimal(12), note="= 5 (Chi Lăng Bắc) + 7 (Chi Lăng Nam)")
    assert "b1_3_2" not in kept, "what cannot be added is decided by the clerk"
    assert lines(opened, store, "b1_1")[-1].file == "bắc.json, nam.json"
    assert clerk.said == [texts.INTAKE_SEVERAL.format(count=2)]


def test_parts_stay_out_of_the_notes_where_they_are_not_wanted(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    def plain(dialog: QWidget) -> None:
        assert isinstance(dialog, PlanDialog)
        dialog.keep_parts.click()
        dialog.go.click()

    Clerk([plain]).wait()

    assert intake.take_merged(communes(tmp_path, report_of(opened)))

    assert stored(opened, store)["b1_1"] == Entry(value=Decimal(12))


def test_one_file_is_not_added_up_twice(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    (one, _) = communes(tmp_path, report_of(opened))
    two = tmp_path / "chép.json"
    two.write_bytes(one.read_bytes())
    before = stored(opened, store)
    clerk = Clerk([button(0)]).wait()

    assert not intake.take_merged([one, two])

    assert clerk.said == [texts.INTAKE_TWICE.format(one="bắc.json", two="chép.json")]
    assert stored(opened, store) == before


def test_a_commune_of_another_period_asks_before_it_is_added(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    one, _ = communes(tmp_path, report_of(opened))
    two = of(tmp_path / "năm.json", report_of(opened), Unit("xã", "Chi Lăng Nam"), "year", b1_1=SEVEN)
    before = stored(opened, store)
    clerk = Clerk([button(STOP)]).wait()

    assert not intake.take_merged([one, two])

    assert "Kỳ báo cáo" in clerk.said[0]
    assert stored(opened, store) == before


def test_nothing_is_taken_into_a_closed_report(
    intake: Intake, opened: Session, store: Store, tmp_path: Path
) -> None:
    path = ours(tmp_path / "về.json", report_of(opened), b1_1=FIVE)
    store.stages.close(opened.period_id or 0)
    clerk = Clerk([button(0)]).wait()

    assert not intake.take([path])

    assert "đã chốt" in clerk.said[0]
    assert intake.invitation()[0] == clerk.said[0]


def test_nothing_is_taken_before_there_is_a_report(session: Session, host: QWidget, tmp_path: Path) -> None:
    clerk = Clerk([button(0)]).wait()

    assert not Intake(session, host, lambda: True).take([tmp_path / "về.json"])

    assert clerk.said == [texts.DROP_NO_REPORT]


def test_what_stood_before_is_backed_up_once_a_plan_is_agreed_to_and_not_else(
    opened: Session, host: QWidget, tmp_path: Path
) -> None:
    opened.edit({"b1_1": SIX})
    transfer = Transfer(opened, host, lambda: True)
    path = ours(tmp_path / "về.json", report_of(opened), b1_2_1=FIVE)
    Clerk([skip]).wait()
    transfer.intake.take([path])
    assert list(opened.keeping.backups.found()) == []
    Clerk([take]).wait()

    transfer.intake.take([path])

    (backup,) = opened.keeping.backups.found()
    (before,) = kept(backup)
    assert backup.reason == IMPORT
    assert (before.content["b1_1"], before.content.get("b1_2_1")) == (SIX, None)
    assert stored(opened, opened.store)["b1_2_1"] == FIVE
