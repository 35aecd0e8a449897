"""The page of one reform area: its figures, its registers, its narrative, as inner tabs.

Each tab is made when it is first looked at. Never edits
by itself.
"""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.content import OUTLINE, part
from cchc_desktop.core.edition import Area, Register
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import fill
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.fresh import Fresh
from cchc_desktop.ui.narrative import NarrativePage
from cchc_desktop.ui.registers import RegistersPage
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import FormModel, FormTable
from cchc_desktop.ui.writing.sections import leaves

FIGURES, REGISTERS, NARRATIVE = "figures", "registers", "narrative"


class Leaf(Protocol):
    """What stands in an inner tab."""

    def commit(self) -> None:
        """Save what is being typed."""

    def reveal(self, code: str) -> bool:
        """Go to the place of `code`, False if it is not here."""


class FiguresPage(QWidget):
    """A form's table, and below it the area's facts."""

    told = Signal(str)

    def __init__(self, session: Session, report: Report, area: Area) -> None:
        super().__init__()
        self._tables: list[FormTable] = []
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for figures, name, heading in (
            (area.rows, area.title, ""),
            (area.facts, texts.FACTS_NAME.format(title=area.title), texts.FACTS),
        ):
            if figures:
                table = FormTable(FormModel(session, report, figures), name)
                table.told.connect(self.told)
                self._tables.append(table)
                parts.addWidget(_headed(table, heading))
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(parts)

    def commit(self) -> None:
        """Leave the cell that is being edited, keeping what was typed."""
        for table in self._tables:
            table.commit()

    def reveal(self, code: str) -> bool:
        """Go to the cell of a figure."""
        return any(table.reveal(code) for table in self._tables)


class AreaPage(QWidget):
    """One area of the edition of the report that is open. `wanted` carries a code to be shown."""

    wanted = Signal(str)
    replace_wanted = Signal()

    def __init__(self, session: Session, area_number: int) -> None:
        super().__init__()
        self._session = session
        self._number = area_number
        self._area: Area | None = None
        self._leaves: dict[str, Leaf] = {}
        self._holders: list[QWidget] = []
        self.fresh = Fresh(session, self, self._build)
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._said = QLabel()
        self._said.setObjectName("said")
        self._said.setWordWrap(True)
        self._said.setAccessibleName(texts.PAGE_SAID)
        self._said.hide()
        self._confirm = ConfirmBar(session, FIGURES, self._holds)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 8, 8)
        box.setSpacing(8)
        for widget, stretch in ((self._title, 0), (self._confirm, 0), (self._tabs, 1), (self._said, 0)):
            box.addWidget(widget, stretch)
        self._tabs.currentChanged.connect(self._turned)
        session.changed.connect(self._follow)

    def commit(self) -> None:
        """Save what is being typed anywhere on the page."""
        for leaf in self._leaves.values():
            leaf.commit()

    def reveal(self, code: str) -> bool:
        """Go to a figure, a register's row, column or total, or a section of this area."""
        self.fresh.refresh()
        kind = self._home(code)
        if kind is None or self._session.report is None:
            return False
        self._tabs.setCurrentIndex(self._kinds().index(kind))
        return self._leaf(kind).reveal(code)

    def select(self, slot: str, start: int, end: int) -> None:
        """Select words of a section that is shown."""
        page = self._leaves.get(NARRATIVE)
        if isinstance(page, NarrativePage):
            page.select(slot, start, end)

    def section_written(self) -> str:
        """The slot that was written in last, "" while no text is shown."""
        page = self._leaves.get(NARRATIVE)
        return page.section_written() if isinstance(page, NarrativePage) else ""

    def _build(self) -> None:
        """Make the tabs that this report's area has, and what stands in the one chosen."""
        report = self._session.report
        chosen = self._tabs.currentIndex()
        self._leaves.clear()
        for holder in self._holders:
            holder.deleteLater()
        areas = report.edition.areas if report else ()
        self._area = next((area for area in areas if area.number == self._number), None)
        # Stale until this is done: nothing is to be made for a tab that goes or stands alone yet.
        self._tabs.clear()
        if report is None or self._area is None:
            return
        self._title.setText(title_of(report, self._area))
        self._holders = [QWidget() for _ in self._kinds()]
        for kind, holder in zip(self._kinds(), self._holders, strict=True):
            self._tabs.addTab(holder, texts.AREA_TABS[kind])
        self._tabs.setCurrentIndex(max(0, min(chosen, self._tabs.count() - 1)))
        self._fill(self._tabs.currentIndex())

    def _kinds(self) -> list[str]:
        """The tabs that the area has something for."""
        held = {
            FIGURES: self._area and (*self._area.rows, *self._area.facts),
            REGISTERS: self._registers(),
            NARRATIVE: self._sections(),
        }
        return [kind for kind, things in held.items() if things]

    def _registers(self) -> tuple[Register, ...]:
        report = self._session.report
        known = report.edition.registers if report else ()
        return tuple(register for register in known if self._number in register.areas)

    def _sections(self) -> tuple[Heading, ...]:
        report = self._session.report
        return leaves(report, self._number) if report else ()

    def _home(self, code: str) -> str | None:
        """The tab that a code belongs to, None if it is not of this area."""
        if self._area is not None and any(
            each.code == code for each in (*self._area.rows, *self._area.facts)
        ):
            return FIGURES
        if any(code == f"narrative.{section.slot}" for section in self._sections()):
            return NARRATIVE
        for register in self._registers():
            codes = {register.id, *register.by_code, *(total.code for total in register.totals)}
            if code in codes or code.partition("[")[0] == register.id:
                return REGISTERS
        return None

    def _turned(self, place: int) -> None:
        self.commit()
        if not self.fresh.is_stale:
            self._fill(place)

    def _fill(self, place: int) -> None:
        """Let a tab have its contents."""
        if 0 <= place < len(self._kinds()):
            self._leaf(self._kinds()[place])
            self._confirm.show_kind(self._kinds()[place])

    def _holds(self, kind: str, address: str) -> bool:
        """True if what stands at an address is shown in this inner tab."""
        report = self._session.report
        if report is None or self._area is None:
            return False
        if kind == FIGURES:
            return report.index.area_of.get(address) is self._area
        if kind == REGISTERS:
            register = report.index.registers.get(part(address))
            return register is not None and self._number in register.areas
        return any(address == f"narrative.{section.slot}" for section in self._sections())

    def _leaf(self, kind: str) -> Leaf:
        """The contents of a tab, made at first need."""
        report = self._session.report
        if kind not in self._leaves and report is not None and self._area is not None:
            made: FiguresPage | RegistersPage | NarrativePage
            if kind == FIGURES:
                made = FiguresPage(self._session, report, self._area)
                made.told.connect(self._say)
            elif kind == REGISTERS:
                made = RegistersPage(self._session, report, self._registers())
                made.told.connect(self._say)
            else:
                made = NarrativePage(self._session, report, self._sections())
                made.told.connect(self._say)
                made.wanted.connect(self.wanted)
                made.replace_wanted.connect(self.replace_wanted)
            box = QVBoxLayout(self._holders[self._kinds().index(kind)])
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(made)
            self._leaves[kind] = made
        return self._leaves[kind]

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _follow(self, change: Change) -> None:
        """A new edit: what was said of the last one is over. Another outline has other sections."""
        self._say("")
        if OUTLINE in change.edited:
            self.fresh.forget()


def title_of(report: Report, area: Area) -> str:
    """The page's heading: the form's number, if the area has a form, and the area's title."""
    if not area.rows:
        return area.title
    form = fill(report.edition.paper.form_title, {"number": area.number})
    return texts.AREA_TITLE.format(form=form, title=area.title)


def _headed(table: FormTable, heading: str) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    if heading:
        label = QLabel(heading)
        label.setObjectName("heading")
        label.setBuddy(table)
        box.addWidget(label)
    box.addWidget(table)
    return holder
