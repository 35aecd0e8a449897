"""Printing a PDF that is there: which printer, how far, what went wrong."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cchc_desktop import texts
from cchc_desktop.errors import Failure, TargetUnusable
from cchc_desktop.ui.printout import printed
from cchc_desktop.ui.working import WorkDialog


def print_pdf(path: Path, parent: QWidget) -> str:
    """Ask the system which printer and print every page; what went wrong in a sentence, "" if nothing."""
    # Imported here: who never prints does not wait for it.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    try:
        pdf = path.read_bytes()
    except OSError:
        return texts.sentence(TargetUnusable("stick_gone", folder=str(path.parent), reason=""))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(path.stem)
    asked = QPrintDialog(printer, parent)
    asked.setWindowTitle(texts.PRINT_TITLE)
    agreed = asked.exec()
    asked.deleteLater()
    if not agreed:
        return ""
    work = WorkDialog(texts.PRINTING, printed(pdf, printer), parent)
    work.exec()
    work.deleteLater()
    return texts.sentence(work.failure) if isinstance(work.failure, Failure) else ""
