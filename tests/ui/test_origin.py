"""A cell remembers the file it came from, until somebody types over it."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Row
from cchc_desktop.core.journal import FromFile
from cchc_desktop.core.value import Entry
from cchc_desktop.store.database import Store
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.origin import origin_words
from cchc_desktop.ui.register_model import RegisterModel
from cchc_desktop.ui.registers import RegisterTable
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import FormTable
from tests.ui.conftest import Show, begin, cell

FIVE, SIX = Entry(value=Decimal(5)), Entry(value=Decimal(6))
TOLD = "Lấy từ tệp biểu &amp; bảng.xlsx, ngày 13/3/2023."


@pytest.fixture
def session(qapp: object, tmp_path: Path, forms: Path) -> Session:
    """On a day that is known."""
    noon = datetime(2023, 3, 13, 12).astimezone()
    return Session(Store.open(tmp_path, lambda: noon), Catalogue([forms]))


@pytest.fixture
def taken(session: Session) -> Session:
    begin(session)
    row: Row = {"loai": "KH", "so": "13"}
    session.edit({"b1_1": FIVE, "van_ban.1": row}, FromFile("biểu & bảng.xlsx", "f00"))
    return session


def test_a_cell_tells_its_file_and_day(taken: Session, form: FormTable) -> None:
    assert TOLD in cell(form, "b1_1").data(Qt.ItemDataRole.ToolTipRole)
    assert "Lấy từ tệp" not in cell(form, "b1_2_1").data(Qt.ItemDataRole.ToolTipRole)


def test_a_row_of_a_list_tells_it_too(taken: Session, show: Show) -> None:
    page = AreaPage(taken, 1)
    show(page)
    page.reveal("van_ban[0]")
    models = [table.model() for table in page.findChildren(RegisterTable)]
    (documents,) = [
        each for each in models if isinstance(each, RegisterModel) and each.register.id == "van_ban"
    ]

    assert TOLD in str(documents.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert TOLD not in str(documents.index(1, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_what_is_typed_over_it_is_the_clerks(taken: Session) -> None:
    taken.edit({"b1_1": SIX})

    assert origin_words(taken, "b1_1") == []


def test_taken_back_and_done_again_it_is_the_files_still(taken: Session) -> None:
    taken.edit({"b1_1": SIX})
    taken.undo()
    assert origin_words(taken, "b1_1") == [TOLD]

    taken.undo()
    assert origin_words(taken, "b1_1") == []
    taken.redo()

    assert origin_words(taken, "b1_1") == [TOLD]
