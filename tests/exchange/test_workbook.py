"""The workbook that is sent, looked at by other readers, and read back as changed by people."""

import shutil
import subprocess
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdf
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, State
from cchc_desktop.exchange import report_json
from cchc_desktop.exchange.reading import Reading
from cchc_desktop.exchange.workbook import carried
from cchc_desktop.exchange.workbook.read import read
from cchc_desktop.exchange.workbook.template import write as write_template
from cchc_desktop.exchange.workbook.write import write
from tests.exchange.printed import CATALOGUE, SAMPLE, blank, squeezed, state

REPORT = report_json.decode(SAMPLE.read_bytes(), CATALOGUE)
OFFICE = shutil.which("soffice")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    list(write(REPORT, path))
    return path


def sheet_of(book: Workbook, mark: str) -> Worksheet:
    """The sheet that says it is `mark`."""
    return next(sheet for sheet in book if any(cell.value == f"cchc:{mark}" for cell in sheet[1]))


def row_of(sheet: Worksheet, code: str) -> int:
    """The row whose hidden code is `code`."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 6).value == code)


def edited(path: Path, mark: str, cells: dict[str, object]) -> Reading:
    """What is read after a person typed into figure cells: code -> value."""
    book = openpyxl.load_workbook(path)
    sheet = sheet_of(book, mark)
    for code, value in cells.items():
        sheet.cell(row_of(sheet, code), 4).value = value
    book.save(path)
    return read(path, CATALOGUE)


def contents(report: Report) -> dict[str, object]:
    return dict(report.content)


def test_every_figure_is_a_plain_value_beside_its_code(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    shown = {}
    for area in REPORT.edition.areas:
        sheet = sheet_of(book, f"form:{area.number}")
        for figure in area.rows:
            row = row_of(sheet, figure.code)
            shown[figure.code] = sheet.cell(row, 4).value
            assert sheet.cell(row, 2).value == figure.label
    formulas = [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]

    assert formulas == []
    assert shown["b1_2"] == 36.1
    assert shown["b6_1_1"] == 1500
    assert shown["b7_6_7"] == 0
    assert shown["b1_3_1"] is None
    entered = [code for code in REPORT.index.answerable if REPORT.entry(code)]
    assert [Decimal(str(shown[code])) for code in entered] == [REPORT.figure(code) for code in entered]


def test_the_paper_is_set_up(sent: Path) -> None:
    sheet = openpyxl.load_workbook(sent)["Biểu 7"]

    assert sorted(str(merged) for merged in sheet.merged_cells.ranges if "7" in str(merged)) == [
        "A7:A8",
        "B7:B8",
        "C7:D7",
        "E7:E8",
    ]
    assert sheet["C7"].value == "Kết quả thống kê"
    assert [sheet[cell].value for cell in ("A7", "C8", "D8", "E7")] == [
        "STT",
        "Đơn vị tính",
        "Số lượng/\nTỷ lệ",
        "Ghi chú",
    ]
    assert (
        sheet["A3"].value
        == "(Kèm theo Báo cáo số 74/BC-UBND ngày 13/3/2023 của Ủy ban nhân dân xã Chi Lăng Bắc)"
    )
    assert sheet["A4"].value == "Biểu mẫu 7"
    assert sheet.print_title_rows == "$7:$8"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    assert sheet.column_dimensions["F"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet["B9"].font.name == "Times New Roman"
    assert sheet["B9"].alignment.wrap_text
    assert sheet["D9"].border.left.style == "thin"
    assert "&P" in sheet.oddHeader.center.text


def test_formats_are_vietnamese_and_set_per_cell(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    plan, money = book["Biểu 1"], book["Biểu 6"]

    assert plan.cell(row_of(plan, "b1_2"), 4).number_format == "[$-42A]#,##0.0"
    assert plan.cell(row_of(plan, "b1_2_1"), 4).number_format == "[$-42A]#,##0"
    assert money.cell(row_of(money, "b6_1_1"), 4).number_format == "[$-42A]#,##0"


def test_states_and_notes_are_printed(tmp_path: Path) -> None:
    report = blank(
        changes={
            "b1_1": state("nil"),
            "b1_2_1": state("pending"),
            "b1_3_2": state("na"),
            "b1_5_1": Entry(text="1.23", note="hỏi lại"),
        }
    )
    list(write(report, tmp_path / "a.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Biểu 1"]

    found = [sheet.cell(row_of(sheet, code), 4).value for code in ("b1_1", "b1_2_1", "b1_3_2", "b1_5_1")]

    assert found == ["-", "...", "x", "1.23"]
    assert sheet.cell(row_of(sheet, "b1_5_1"), 5).value == "hỏi lại"
    assert contents(read(tmp_path / "a.xlsx", CATALOGUE).report).keys() >= report.content.keys()


@pytest.mark.parametrize(
    "text", ["=1+1", "+84", "-x", "@SUM(A1)", "=cmd|'/c calc'!A0", "#N/A", "\t=1", "'=1"]
)
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    report = blank(changes={"b1_1": Entry(value=Decimal(1), note=text), "van_ban.0": {"trich_yeu": text}})
    path = tmp_path / "a.xlsx"
    list(write(report, path))

    sheet = openpyxl.load_workbook(path)["Biểu 1"]
    note = sheet.cell(row_of(sheet, "b1_1"), 5)

    assert note.data_type == "s"
    assert note.value.strip() == text.strip()
    assert note.quotePrefix == (text[0] in "=+-@")
    again = read(path, CATALOGUE)
    assert again.problems == ()
    assert again.report.content["van_ban.0"] == {"trich_yeu": text}


def test_control_characters_and_escapes_do_no_harm(tmp_path: Path) -> None:
    note = "a\x07b\x00c _x0041_ \N{GRINNING FACE} dòng\nhai " + "dài " * 12_000
    report = blank(changes={"b1_1": Entry(value=Decimal(1), note=note), "narrative.I.1": note})
    path = tmp_path / "a.xlsx"
    list(write(report, path))

    again = read(path, CATALOGUE)

    assert again.problems == ()
    assert again.report.content["b1_1"] == report.content["b1_1"]
    assert again.report.content["narrative.I.1"] == note


def test_identity_stands_in_the_properties(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)

    known = {each.name: each.value for each in book.custom_doc_props}

    assert known["cchc-edition"] == "cchc-2021"
    assert (known["cchc-kind"], known["cchc-year"]) == ("q1", "2023")
    assert known["cchc-unit-name"] == "Chi Lăng Bắc"
    assert book[carried.SHEET].sheet_state == "veryHidden"


def test_the_app_reads_its_own_file_back(sent: Path) -> None:
    reading = read(sent, CATALOGUE)

    assert reading.report.identity == REPORT.identity
    assert contents(reading.report) == contents(REPORT)
    assert reading.problems == ()


def test_without_the_hidden_sheet_figures_still_come_back(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    del book[carried.SHEET]
    book.save(sent)

    report = read(sent, CATALOGUE).report

    assert report.identity == REPORT.identity
    for code in ("b1_1", "b7_6_7", "vb_di"):
        assert report.content[code] == REPORT.content[code]
    assert report.content["van_ban.3"] == REPORT.content["van_ban.3"]


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        (20, Entry(value=Decimal(20))),
        (20.0, Entry(value=Decimal(20))),
        ("1.500", Entry(value=Decimal(1500))),
        ("36,1", Entry(value=Decimal("36.1"))),
        ("97.23%", Entry(value=Decimal("97.23"))),
        ("-", Entry(state=State.NIL)),
        ("?", Entry(state=State.PENDING)),
        (" x ", Entry(state=State.NA)),
        ("mười chín", Entry(text="mười chín")),
        (datetime(2023, 2, 1), Entry(text="01/02/2023")),  # noqa: DTZ001 - a sheet knows no zone
        (True, Entry(text="TRUE")),
        (1e300, Entry(text="1e+300")),
        (None, None),
    ],
)
def test_what_a_person_typed_wins_and_is_told(sent: Path, typed: object, entry: Entry | None) -> None:
    reading = edited(sent, "form:1", {"b1_1": typed})

    assert reading.report.entry("b1_1") == entry
    assert contents(reading.report) | {"b1_1": 0} == contents(REPORT) | {"b1_1": 0}
    assert any("Biểu 1, dòng 1" in problem and "19" in problem for problem in reading.problems)


def test_a_decimal_dot_and_a_word_are_told_apart(sent: Path) -> None:
    reading = edited(sent, "form:1", {"b1_1": "97.23", "b1_2_1": "vài"})

    assert any("dấu thập phân" in problem for problem in reading.problems)
    assert any("không đọc được" in problem for problem in reading.problems)


def test_a_percentage_typed_as_one_is_a_share_of_a_hundred(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = sheet_of(book, "form:7")
    for code, value in (("b7_3", 0.985), ("b7_5_1_3", 1)):
        cell = sheet.cell(row_of(sheet, code), 4)
        cell.value, cell.number_format = value, "0.0%"
    book.save(sent)

    report = read(sent, CATALOGUE).report

    assert report.entry("b7_3") == Entry(value=Decimal("98.5"))
    assert report.entry("b7_5_1_3") == REPORT.entry("b7_5_1_3")


def test_a_computed_cell_that_was_changed_is_an_override(sent: Path) -> None:
    report = edited(sent, "form:1", {"b1_2": 40}).report

    assert report.entry("b1_2") == Entry(value=Decimal(40))


def test_a_formula_that_was_never_computed_is_told_and_not_guessed(sent: Path) -> None:
    reading = edited(sent, "form:1", {"b1_1": "=10+9"})

    assert reading.report.entry("b1_1") == REPORT.entry("b1_1")
    assert any("công thức" in problem for problem in reading.problems)


def test_moved_renamed_and_foreign_sheets_are_read_by_their_codes(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = sheet_of(book, "form:1")
    sheet.title = "của tôi"
    sheet.insert_rows(row_of(sheet, "b1_3"))
    sheet.cell(row_of(sheet, "b1_3") - 1, 4).value = 5
    book.move_sheet(sheet, 6)
    book.create_sheet("Nháp")["A1"] = "x"
    book.copy_worksheet(sheet_of(book, "form:2"))
    book.save(sent)

    reading = read(sent, CATALOGUE)

    assert contents(reading.report) == contents(REPORT)
    assert len(reading.problems) == 3
    assert {
        word for problem in reading.problems for word in ("của tôi", "Nháp", "Copy") if word in problem
    } == {
        "của tôi",
        "Nháp",
        "Copy",
    }


def test_rows_of_a_register_are_changed_added_and_removed(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = sheet_of(book, "register:van_ban")
    keys = {sheet.cell(row, sheet.max_column).value: row for row in range(1, sheet.max_row + 1)}
    sheet.cell(keys["3"], 6).value = "sửa trích yếu"
    sheet.delete_rows(keys["5"])
    new = sheet.max_row + 1
    for column, value in {2: "TB", 3: 77, 5: datetime(2023, 3, 6), 9: "x"}.items():  # noqa: DTZ001
        sheet.cell(new, column).value = value
    book.save(sent)

    reading = read(sent, CATALOGUE)
    report = reading.report

    assert report.content["van_ban.3"]["trich_yeu"] == "sửa trích yếu"  # type: ignore[index]
    assert "van_ban.5" not in report.content
    assert report.content["van_ban.22"] == {"loai": "TB", "so": "77", "ngay": "2023-03-06", "chi_dao": True}
    assert len(reading.problems) == 3


def test_a_template_is_guarded_and_live(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    list(write_template(REPORT, path))
    sheet = openpyxl.load_workbook(path)["Biểu 1"]
    count, ratio, choice = (sheet.cell(row_of(sheet, code), 4) for code in ("b1_1", "b1_2", "b1_5_2"))
    guards = {str(each.sqref): each for each in sheet.data_validations.dataValidation}

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not count.protection.locked
    assert not sheet.cell(count.row, 5).protection.locked
    assert ratio.protection.locked
    assert sheet["B9"].protection.locked
    assert ratio.value.startswith("=IFERROR(")
    assert guards[choice.coordinate].formula1 == '"0,1,2,-,?,x"'
    assert "Phát phiếu" in guards[choice.coordinate].error
    assert "số nguyên" in guards[count.coordinate].error
    assert ratio.coordinate not in guards
    assert all(len(each.prompt or "") <= 255 for each in guards.values())


def test_a_filled_template_is_read_back_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    list(write_template(REPORT, path))
    book = openpyxl.load_workbook(path)
    register = sheet_of(book, "register:nhan_su")
    for column, value in {2: "Cán bộ, công chức chung", 3: 20, 4: 19}.items():
        register.cell(7, column).value = value
    book.save(path)

    reading = edited(path, "form:1", {"b1_1": 19, "b1_2_1": 36, "b1_2_2": 13, "b1_3_2": "x"})

    assert reading.problems == ()
    assert reading.report.identity == REPORT.identity
    assert contents(reading.report) == {
        "period.from": "2022-12-10",
        "period.to": "2023-03-09",
        "b1_1": Entry(value=Decimal(19)),
        "b1_2_1": Entry(value=Decimal(36)),
        "b1_2_2": Entry(value=Decimal(13)),
        "b1_3_2": Entry(state=State.NA),
        "nhan_su.0": {"nhom": "Cán bộ, công chức chung", "duoc_giao": "20", "co_mat": "19"},
    }


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")
def test_libreoffice_shows_every_figure_and_saves_it_without_loss(sent: Path, tmp_path: Path) -> None:
    filled = tmp_path / "t.xlsx"
    list(write_template(REPORT, filled))
    edited(filled, "form:1", {"b1_2_1": 36, "b1_2_2": 13})
    edited(filled, "form:5", {f"b5_2_{number}": value for number, value in enumerate((1, "-", 2, "x", 0), 1)})
    saved = tmp_path / "saved"
    for kind in ("pdf", "xlsx"):
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        command = [str(OFFICE), home, "--headless", "--convert-to", kind, "--outdir", str(saved)]
        subprocess.run([*command, str(sent), str(filled)], check=True, capture_output=True, timeout=180)

    paper = squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(saved / "a.pdf").pages))
    again, template = read(saved / "a.xlsx", CATALOGUE), read(saved / "t.xlsx", CATALOGUE)
    book = openpyxl.load_workbook(saved / "t.xlsx", data_only=True)
    plan, staff = book["Biểu 1"], book["Biểu 5"]

    assert contents(again.report) == contents(REPORT)
    assert again.problems == ()
    assert "Triệuđồng1.500" in paper
    assert "%36,1" in paper
    assert plan.cell(row_of(plan, "b1_2"), 4).value == 36.1
    assert staff.cell(row_of(staff, "b5_2"), 4).value == 3
    assert not staff.cell(row_of(staff, "b5_4"), 4).value
    assert template.problems == ()
    assert "b1_2" not in template.report.content
    assert template.report.figure("b1_2_2") == 13
