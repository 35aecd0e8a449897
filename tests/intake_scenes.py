"""What there is to draw of files that come in: the plan of one, the sum of two, carrying over."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from PySide6.QtWidgets import QWidget

from cchc_desktop.core.content import Item
from cchc_desktop.core.edition import Area
from cchc_desktop.core.found import Found
from cchc_desktop.core.merging import merged
from cchc_desktop.core.plan import Verdict, plan
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import formats, reading
from cchc_desktop.exchange.reading.door import own
from cchc_desktop.ui.carrying import CarryDialog
from cchc_desktop.ui.intake.dialog import PlanDialog
from cchc_desktop.ui.intake.head import head_of, merged_head_of
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.window import Window
from tests.text_scenes import Scene

COLLEAGUE = "Bieu_1_3_dong_nghiep.xlsx"
DIFFERING = (2, 5)
"""Places among the forms' figures that the colleague has otherwise."""
BEHIND = "Ghi chú: số liệu lĩnh vực đất đai tính đến hết ngày 28/02, còn 02 hồ sơ chờ xác minh."


class IntakeScenes:
    """The dialogs of files that come in, over the window of a session."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session, self._window = session, window

    def scenes(self) -> Iterator[Scene]:
        """All of them."""
        yield "dialog-plan", self._planned
        yield "dialog-merge", self._merged
        yield "dialog-carry", self._carried

    @property
    def _report(self) -> Report:
        assert self._session.report is not None
        return self._session.report

    def _planned(self) -> QWidget:
        """A colleague's workbook with two figures that are not ours, and a remark."""
        whole = dict(self._report.content)
        codes = [
            row.code for area in self._areas() for row in area.rows if isinstance(whole.get(row.code), Entry)
        ]
        differing = [codes[place] for place in DIFFERING]
        given = {code: _more(whole[code]) if code in differing else whole[code] for code in codes}
        bare = {code: item for code, item in whole.items() if code not in codes[4:40] or code in differing}
        mine = Report(self._report.index, self._report.identity, bare, self._report.history)
        with TemporaryDirectory() as folder:
            path = colleagues(Path(folder) / COLLEAGUE, self._areas(), given)
            found: Found = formats.finished(reading.read(path, self._session.catalogue))
        planned = plan(mine, found, mine.index)
        head = head_of(mine, found, planned, self._session.catalogue)
        dialog = PlanDialog(mine, found, planned, head, self._window)
        conflicts = [
            n for n in range(dialog.model.rowCount()) if dialog.model.row_at(n).verdict is Verdict.CONFLICT
        ]
        dialog.table.selectRow(conflicts[0])
        return _shown(dialog)

    def _merged(self) -> QWidget:
        """Two communes' files into one."""
        mine = Report(self._report.index, self._report.identity, {}, self._report.history)
        founds = [self._commune(name) for name in ("Chi Lăng Bắc", "Chi Lăng Nam")]
        both = merged(founds, mine.index, mine.identity.unit)
        planned = plan(mine, both, mine.index)
        head = merged_head_of(mine, founds, self._session.catalogue)
        return _shown(PlanDialog(mine, both, planned, head, self._window, is_merged=True))

    def _commune(self, name: str) -> Found:
        identity = self._report.identity
        unit = Unit("xã", name, identity.unit.superior, identity.unit.province)
        theirs = Report(
            self._report.index,
            Identity(unit, identity.edition, identity.kind, identity.year),
            {code: item for code, item in self._report.content.items() if isinstance(item, Entry)},
        )
        return own(theirs, f"CCHC_xa-{name.rpartition(' ')[2].lower()}.xlsx", name)

    def _carried(self) -> QWidget:
        """The same period of the next year, with nothing in it yet."""
        report = self._report
        identity = Identity(report.unit, report.identity.edition, "6m", report.identity.year)
        mine = Report(report.index, identity, {}, [*report.history, report])
        return _shown(CarryDialog(self._session, mine, self._window))

    def _areas(self) -> list[Area]:
        return [area for area in self._report.edition.areas if area.rows][:3]


def colleagues(path: Path, areas: list[Area], given: Mapping[str, Item]) -> Path:
    """A workbook in a layout of its own: the columns in another order, numbers without a last dot."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for area in areas:
        sheet = book.create_sheet(f"Bieu {area.number}")
        sheet.append([f"Biểu số {area.number}: {area.title}"])
        sheet.append(["TT", "Nội dung chỉ tiêu", "ĐVT", "Kết quả thực hiện", "Ghi chú"])
        for row in area.rows:
            entry = given.get(row.code)
            value = float(entry.value) if isinstance(entry, Entry) and entry.value is not None else None
            sheet.append([row.number.rstrip("."), row.label, row.unit, value, ""])
        sheet.append(["", BEHIND])
    book.save(path)
    return path


def _more(item: Item) -> Item:
    assert isinstance(item, Entry)
    assert item.value is not None
    return Entry(value=item.value + 3)


def _shown(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog
