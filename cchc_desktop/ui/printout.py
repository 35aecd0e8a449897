"""The PDF of a report as it would be written now: its pages as images, and on paper.

What is shown is the file itself, made by the very export. Never leaves a file behind,
and never changes what it draws.
"""

import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from cchc_desktop.core.report import Report
from cchc_desktop.errors import TargetUnusable

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

POINTS = 72
"""Points in an inch."""
FINEST = 300
"""Dots an inch on paper: more of them are only slower."""

# pdfium knows no threads: one call into it at a time, whoever makes it.
_PDFIUM = threading.Lock()


class Printout:
    """The pages of one PDF. `sizes` are in points, as each page is turned."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self.pdf = pdf
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            numbers = range(len(self._document))
            self.sizes = tuple(QSizeF(*self._document.get_page_size(number)) for number in numbers)

    def image(self, number: int, width: int) -> QImage:
        """The page of that number, from 0, as many pixels wide."""
        # A trifle less: pdfium's side rounds up, and a pixel too many would blur all others.
        scale = (width - 0.01) / self.sizes[number].width()
        with _PDFIUM:
            page = self._document[number]
            drawn = page.render(scale=scale, prefer_bgrx=True)
            seen = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
            # A copy: the pixels go with pdfium's own picture.
            kept = seen.copy()
            drawn.close()
            page.close()
        return kept

    def close(self) -> None:
        """Give the memory back."""
        with _PDFIUM:
            self._document.close()


def made(report: Report) -> Generator[tuple[int, int], None, Printout]:
    """Write the PDF of `report` where nobody sees it, and open it; the file is gone afterwards."""
    # Imported by the thread that writes: reportlab takes its time.
    from cchc_desktop.exchange import files, formats

    with files.workshop(Path(f"{files.file_name(report)}.pdf")) as folder:
        (path,) = yield from formats.export(report, folder, ("pdf",))
        return Printout(path.read_bytes())


def printed(pdf: bytes, printer: "QPrinter") -> Generator[tuple[int, int], None, int]:
    """Print the pages that `printer` was asked for, telling how many are done; their number.

    TargetUnusable if the printer takes nothing.
    """
    printout = Printout(pdf)
    painter = QPainter()
    try:
        wanted = pages_asked(printer, len(printout.sizes))
        for done, number in enumerate(wanted):
            turn(printer, printout.sizes[number])
            if not (printer.newPage() if done else painter.begin(printer)):
                raise TargetUnusable("printer_refused", printer=printer.printerName())
            _draw(painter, printer, printout, number)
            yield done + 1, len(wanted)
        return len(wanted)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
        printout.close()


def pages_asked(printer: "QPrinter", count: int) -> range:
    """The numbers, from 0, of the pages that the printer's dialog left chosen."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(first - 1, min(last, count))


def turn(printer: "QPrinter", size: QSizeF) -> None:
    """Let the next sheet stand or lie as the page does, drawn from the very corner of the paper."""
    lies = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageOrientation(way)


def _draw(painter: QPainter, printer: "QPrinter", printout: Printout, number: int) -> None:
    size, dots = printout.sizes[number], printer.resolution()
    place = QRectF(0, 0, size.width() * dots / POINTS, size.height() * dots / POINTS)
    image = printout.image(number, round(size.width() * min(dots, FINEST) / POINTS))
    painter.drawImage(place, image)
