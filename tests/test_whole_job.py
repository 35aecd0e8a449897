"""The main job, end to end, as the clerk does it: keys in, Excel, PDF and JSON out."""

import csv
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import parse_number, show
from cchc_desktop.exchange import formats
from cchc_desktop.settings import Settings
from cchc_desktop.store.database import Store
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import Look
from cchc_desktop.ui.window import Window
from tests.ui.conftest import press

PRINTED = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "printed-001.tsv").read_text("utf-8").splitlines()
)
"""The 63 figures of a real quarter's seven forms, as they were printed."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clerk's data folder."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def typed(qapp: QApplication, folder: Path, forms: Path) -> Iterator[Session]:
    """A new quarter into which every printed figure was typed, cell by cell, by keys."""
    kept = Settings()
    store = Store.open(folder)
    session = Session(store, Catalogue([forms]))
    window = Window(Look(qapp, kept.theme, kept.zoom), kept, date(2023, 3, 13))
    window.begin(session)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    period = session.create(Unit("xã", "Chi Lăng Bắc"), "cchc-2021", "q1", 2023, {})
    assert period is not None and session.open(period)
    assert window.workspace is not None
    for code, figure in PRINTED.items():
        assert window.workspace.reveal(code)
        press(figure, Qt.Key.Key_Return)
    yield session
    window.close()
    window.deleteLater()
    store.close()


@pytest.fixture
def report(typed: Session) -> Report:
    assert typed.report is not None
    return typed.report


def test_every_typed_figure_is_on_the_disk(typed: Session, folder: Path) -> None:
    again = Store.open(folder)

    content = again.content(typed.period_id or 0)
    again.close()

    assert {code: getattr(content.get(code), "value", None) for code in PRINTED} == {
        code: parse_number(figure) for code, figure in PRINTED.items()
    }


def test_every_typed_figure_comes_out_of_the_workbook(report: Report, tmp_path: Path) -> None:
    (path,) = formats.finished(formats.export(report, tmp_path, ("xlsx",)))

    cells = _cells_by_code(path, report)

    assert {code: Decimal(str(cells[code])) for code in PRINTED} == {
        code: parse_number(figure) for code, figure in PRINTED.items()
    }


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_second_program_shows_the_same_figures(report: Report, tmp_path: Path) -> None:
    (path,) = formats.finished(formats.export(report, tmp_path, ("xlsx",)))
    # Every sheet as a file of its own, each cell as it is shown.
    sheets = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", "--headless", "--convert-to", sheets, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    rows = [row for file in tmp_path.glob("*.csv") for row in _rows(file)]

    shown = {code: [parse_number(cell) for cell in row] for row in rows for code in PRINTED if code in row}
    assert [code for code, figure in PRINTED.items() if parse_number(figure) not in shown[code]] == []


def test_every_typed_figure_comes_out_of_the_pdf(report: Report, tmp_path: Path) -> None:
    (path,) = formats.finished(formats.export(report, tmp_path, ("pdf",)))

    text = _text_of(path)

    assert [code for code in PRINTED if not _stands(report, code, text)] == []


@pytest.mark.parametrize("format_", formats.FORMATS)
def test_every_file_gives_the_same_report_back(
    report: Report, tmp_path: Path, format_: str, forms: Path
) -> None:
    (path,) = formats.finished(formats.export(report, tmp_path, (format_,)))

    back = formats.read(path, Catalogue([forms])).report

    assert {code: back.entry(code) for code in PRINTED} == {code: report.entry(code) for code in PRINTED}
    assert back.identity == report.identity


def test_the_only_mistake_in_the_figures_is_found(report: Report) -> None:
    errors = [finding for finding in report.findings if finding.level.value == "error"]

    assert [(finding.check, finding.codes[0]) for finding in errors] == [("R1", "b7_6_7")]
    assert "0 nhưng 679/716 = 94,8 %" in errors[0].message


def _cells_by_code(path: Path, report: Report) -> dict[str, object]:
    """The figure beside each hidden code; a row without one would raise."""
    found: dict[str, object] = {}
    for sheet in load_workbook(path):
        for row in sheet.iter_rows(values_only=True):
            code = next((cell for cell in row if isinstance(cell, str) and cell in report.index.rows), None)
            if code is not None:
                numbers = [cell for cell in row if isinstance(cell, int | float)]
                found[code] = numbers[-1] if numbers else None
    return found


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))


def _text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def _stands(report: Report, code: str, text: str) -> bool:
    """True if the row's number, label and figure follow each other in the printed text."""
    row = report.index.rows[code]
    figure = parse_number(PRINTED[code])
    assert figure is not None
    words = r"\s*".join(re.escape(letter) for letter in re.sub(r"\s", "", row.label))
    between = r".{0,60}?" if row.unit or row.options else r"\s*"
    return re.search(words + between + r"\s" + re.escape(show(figure)) + r"(?![\d,])", text) is not None
