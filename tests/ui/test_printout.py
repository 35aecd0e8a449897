"""The PDF behind the preview: the same as the export's, drawn, and put on paper."""

import io
import tempfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter

from cchc_desktop.core.value import parse
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange import formats
from cchc_desktop.ui.printout import Printout, made, pages_asked, printed
from cchc_desktop.ui.session import Session
from tests.ui.conftest import report_of

STANDING, LYING = (595, 842), (842, 595)


def blank(*sizes: tuple[int, int]) -> bytes:
    """A PDF of empty pages, sizes in points."""
    writer, target = PdfWriter(), io.BytesIO()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    writer.write(target)
    return target.getvalue()


def words(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture
def paper(qapp: object, tmp_path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    return printer


def test_what_is_shown_is_what_the_export_writes(opened: Session, tmp_path: Path) -> None:
    opened.edit({"b1_1": parse("4321")})

    printout = formats.finished(made(report_of(opened)))

    (path,) = formats.finished(formats.export(report_of(opened), tmp_path, ("pdf",)))
    assert words(printout.pdf) == words(path.read_bytes())
    assert "4.321" in "".join(words(printout.pdf))
    assert len(printout.sizes) == len(words(printout.pdf))
    printout.close()


def test_no_file_is_left_behind(opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    formats.finished(made(report_of(opened))).close()
    given_up = made(report_of(opened))
    next(given_up)
    given_up.close()

    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_page_is_drawn_as_wide_as_asked(opened: Session) -> None:
    printout = formats.finished(made(report_of(opened)))

    image = printout.image(0, 300)

    darkest = min(image.pixelColor(x, y).lightness() for x in range(300) for y in range(image.height()))
    assert (image.width(), image.height()) in {(300, 424), (300, 425)}
    assert image.pixelColor(2, 2) == QColor("white")
    assert darkest < 30
    printout.close()


def test_every_page_is_printed_as_it_lies(paper: QPrinter, tmp_path: Path) -> None:
    count = formats.finished(printed(blank(STANDING, LYING, STANDING), paper))

    boxes = [page.mediabox for page in PdfReader(tmp_path / "paper.pdf").pages]
    assert count == 3
    assert [box.width < box.height for box in boxes] == [True, False, True]


def test_only_the_pages_asked_for_are_printed(paper: QPrinter, tmp_path: Path) -> None:
    paper.setFromTo(2, 3)

    formats.finished(printed(blank(LYING, STANDING, STANDING, LYING), paper))

    boxes = [page.mediabox for page in PdfReader(tmp_path / "paper.pdf").pages]
    assert [box.width < box.height for box in boxes] == [True, True]


def test_pages_beyond_the_last_are_not_asked_for(paper: QPrinter) -> None:
    paper.setFromTo(2, 9)

    assert list(pages_asked(paper, 3)) == [1, 2]


def test_a_printer_that_refuses_is_named(paper: QPrinter, tmp_path: Path) -> None:
    paper.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))

    with pytest.raises(TargetUnusable) as refused:
        formats.finished(printed(blank(STANDING), paper))

    assert refused.value.code == "printer_refused"


def test_progress_counts_the_pages(paper: QPrinter) -> None:
    assert list(printed(blank(STANDING, STANDING), paper)) == [(1, 2), (2, 2)]


def test_a_page_taken_from_memory_stays_after_the_printout_is_closed(qapp: object) -> None:
    printout = Printout(blank(STANDING))
    image = printout.image(0, 100)

    printout.close()

    assert image.pixelColor(50, 50) == QColor("white")
