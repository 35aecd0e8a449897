"""The report inside a PDF or a Word file that was sent.

Only what the app itself put there is read; the words on the pages are not. Slow to
import: import it where such a file is read.
"""

from pathlib import Path
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, report_json

PDF_NAME = "report.json"
WORD_SPACE = b"urn:cchc-desktop:report"
_DAMAGED = (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, RecursionError)
"""What pypdf raises for a file that is not well made."""


def read_pdf(path: Path, catalogue: Catalogue) -> Report:
    """The report attached to a PDF."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise FileUnusable("file_encrypted", file=path.name)
        attached = list(reader.attachments.get(PDF_NAME, ()))
    except _DAMAGED as error:
        raise FileUnusable("file_damaged", file=path.name) from error
    if not attached:
        raise FileUnusable("file_without_report", file=path.name)
    return report_json.decode(attached[0], catalogue)


def read_word(path: Path, catalogue: Catalogue) -> Report:
    """The report in the custom part of a Word file."""
    with archive.opened(path) as packed:
        for name in packed.namelist():
            if name.startswith("customXml/item") and WORD_SPACE in (xml := packed.read(name)):
                return report_json.decode(_text_of(xml, path), catalogue)
    raise FileUnusable("file_without_report", file=path.name)


def _text_of(xml: bytes, path: Path) -> bytes:
    if b"<!DOCTYPE" in xml:
        raise FileUnusable("file_damaged", file=path.name)
    try:
        return (ElementTree.fromstring(xml).text or "").encode()
    except ElementTree.ParseError as error:
        raise FileUnusable("file_damaged", file=path.name) from error
