"""The report inside a PDF or a Word file that was sent.

Only what the app itself put there is read; the words on the pages are not. Slow to
import: import it where such a file is read.
"""

import hashlib
import logging
from pathlib import Path
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ByteStringObject, EmbeddedFile, TextStringObject

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, report_json

PDF_NAME = "report.json"
WORD_SPACE = b"urn:cchc-desktop:report"
_DAMAGED = (
    PyPdfError,
    DependencyError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    RuntimeError,
)
"""What pypdf raises for a file that is not well made."""

# It also tells the console about every fault that it mends, in English.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(path: Path, catalogue: Catalogue) -> Report:
    """The report attached to a PDF."""
    try:
        reader = PdfReader(path)
        # Locked against changes only, a PDF opens with an empty password, as every reader tries.
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileUnusable("file_encrypted", file=path.name)
        attached = next((each for each in reader.attachment_list if each.name == PDF_NAME), None)
        raw, expected = (attached.content, _sum(attached)) if attached else (b"", None)
    except _DAMAGED as error:
        raise FileUnusable("file_damaged", file=path.name) from error
    if attached is None:
        raise FileUnusable("file_without_report", file=path.name)
    if expected is not None and expected != hashlib.md5(raw, usedforsecurity=False).digest():
        raise FileUnusable("file_damaged", file=path.name)
    return report_json.decode(raw, catalogue)


def _sum(attached: EmbeddedFile) -> bytes | None:
    """The MD5 that a file was attached with; pypdf takes one that happens to spell something for a text."""
    found = attached.checksum
    return found.original_bytes if isinstance(found, TextStringObject | ByteStringObject) else None


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
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise FileUnusable("file_damaged", file=path.name) from error
