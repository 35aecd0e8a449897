"""Where the clerk of the torture works: a data folder, her exports, and files of colleagues.

The same folders for the driver that is killed and for the one that looks at what is left.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import pypdf
from docx import Document
from openpyxl import load_workbook

from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import package
from cchc_desktop.exchange.formats import export, finished
from cchc_desktop.store.database import Store
from tests.exchange.printed import COMMUNE, sample

PERIOD = 1


class Desk:
    """The folders under one."""

    def __init__(self, folder: Path) -> None:
        self.data, self.exports = folder / "data", folder / "exports"
        self.incoming, self.temporary = folder / "incoming", folder / "temporary"

    def lay(self) -> None:
        """An empty period, and two files of colleagues that differ."""
        for folder in (self.exports, self.incoming, self.temporary):
            folder.mkdir()
        store = Store.open(self.data)
        store.add_period(store.add_unit(COMMUNE), "cchc-2021", "q1", 2023, {})
        store.close()
        finished(export(sample(), self.incoming, ("xlsx",), "a"))
        finished(export(_moved(sample()), self.incoming, ("json",), "b"))


def read_elsewhere(path: Path) -> None:
    """Open a finished file with a reader that is not ours; whatever it raises, the file is not whole."""
    READERS[path.suffix](path)


def _moved(report: Report) -> Report:
    figures = {
        code: Entry(value=item.value + Decimal(1))
        for code, item in report.content.items()
        if isinstance(item, Entry) and item.value is not None
    }
    return Report(report.index, report.identity, {**report.content, **figures})


def _workbook(path: Path) -> None:
    load_workbook(path).close()


def _word(path: Path) -> None:
    assert Document(str(path)).paragraphs


def _pages(path: Path) -> None:
    assert [page.extract_text() for page in pypdf.PdfReader(path).pages]


def _packed(path: Path) -> None:
    with ZipFile(path) as packed:
        assert packed.testzip() is None
    assert package.members(path)


def _json(path: Path) -> None:
    assert json.loads(path.read_bytes())


READERS: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {".xlsx": _workbook, ".docx": _word, ".pdf": _pages, ".cchc": _packed, ".json": _json}
)
