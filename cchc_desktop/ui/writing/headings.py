"""The unit's outline: titles, order, sections of its own.

Everything is kept in the dialog until it is accepted; what is dropped keeps its text
until the clerk has said that it may go. Never saves: whoever asked does.
"""

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.outline import Heading, headings, kept
from cchc_desktop.core.report import Report
from cchc_desktop.ui.dialogs import ask, closing_row
from cchc_desktop.ui.fitted import resize_within
from cchc_desktop.ui.style import LARGE, MEDIUM, SMALL, named
from cchc_desktop.ui.writing.sections import numbering

SIZE = (680, 560)
INDENT = "      "
Titles = list[tuple[str, str]]
"""Slots and titles, in order."""


class OutlineDialog(QDialog):
    """Asks for the outline of one report."""

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.OUTLINE_TITLE)
        self._report = report
        self._usual = [(section.slot, section.title) for section in report.edition.outline]
        self._titles = [(heading.slot, heading.title) for heading in report.outline]
        self._before = list(self._titles)
        about = named(QLabel(texts.OUTLINE_ABOUT), "hint")
        about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(texts.OUTLINE_LIST)
        self.name = QLineEdit()
        self.name.setAccessibleName(texts.OUTLINE_NAME)
        self.buttons = {
            "add": QPushButton(texts.OUTLINE_ADD),
            "within": QPushButton(texts.OUTLINE_ADD_WITHIN),
            "up": QPushButton(texts.OUTLINE_UP),
            "down": QPushButton(texts.OUTLINE_DOWN),
            "remove": QPushButton(texts.OUTLINE_REMOVE),
            "usual": QPushButton(texts.OUTLINE_USUAL),
        }
        self._save, self._foot = closing_row(self, texts.OUTLINE_SAVE)
        self._lay_out(about)
        self._connect()
        self._show(0)

    def outline(self) -> str:
        """The outline as it is kept, "" for the edition's own."""
        return "" if self._titles == self._usual else kept(self._titles)

    def dropped(self) -> list[str]:
        """The slots that hold text and are in the outline no more."""
        now = {slot for slot, _ in self._titles}
        return [slot for slot, _ in self._before if slot not in now and self._holds_text(slot)]

    def add(self) -> None:
        """A section after the current one and all that stands in it, as deep as it."""
        slot, place = self._current()
        self._add(slot.rpartition(".")[0], place)

    def add_within(self) -> None:
        """A section in the current one, after those that are there."""
        slot, place = self._current()
        self._add(slot, place)

    def remove(self) -> None:
        """Drop the current section with all in it; asks where there is text."""
        slot, end = self._current()
        place = self.list.currentRow()
        if not slot or not self._may_go([each for each, _ in self._titles[place:end]]):
            return
        del self._titles[place:end]
        self._show(place)

    def move_up(self) -> None:
        """Before the section that stands above it, in the same one."""
        self._swap(self.list.currentRow(), -1)

    def move_down(self) -> None:
        """After the section that stands below it, in the same one."""
        self._swap(self.list.currentRow(), 1)

    def use_usual(self) -> None:
        """The edition's own outline; asks if added sections hold text."""
        own = {slot for slot, _ in self._usual}
        if self._may_go([slot for slot, _ in self._titles if slot not in own]):
            self._titles = list(self._usual)
            self._show(0)

    def _add(self, parent: str, place: int) -> None:
        taken = {slot for slot, _ in (*self._titles, *self._usual, *self._before)}
        taken |= {address.partition(".")[2] for address in self._report.content}
        number = next(n for n in range(1, 1_000) if _within(parent, f"x{n}") not in taken)
        self._titles.insert(place, (_within(parent, f"x{number}"), texts.OUTLINE_NEW))
        self._show(place)
        self.name.setFocus()
        self.name.selectAll()

    def _current(self) -> tuple[str, int]:
        """The current slot, and where all that stands in it ends."""
        place = self.list.currentRow()
        if place < 0:
            return "", len(self._titles)
        return self._titles[place][0], self._end(place)

    def _end(self, place: int) -> int:
        slot, end = self._titles[place][0], place + 1
        while end < len(self._titles) and self._titles[end][0].startswith(f"{slot}."):
            end += 1
        return end

    def _swap(self, place: int, steps: int) -> None:
        """Change places with the neighbour in the same section, each with all that is in it."""
        if place < 0:
            return
        parent = self._titles[place][0].rpartition(".")[0]
        beside = [at for at, (slot, _) in enumerate(self._titles) if slot.rpartition(".")[0] == parent]
        at = beside.index(place) + steps
        if not 0 <= at < len(beside):
            return
        first, second = sorted((place, beside[at]))
        one, two = self._titles[first : self._end(first)], self._titles[second : self._end(second)]
        between = self._titles[self._end(first) : second]
        self._titles[first : self._end(second)] = [*two, *between, *one]
        self._show(first if steps < 0 else first + len(two) + len(between))

    def _rename(self, title: str) -> None:
        place = self.list.currentRow()
        if place >= 0:
            self._titles[place] = (self._titles[place][0], " ".join(title.split()) or texts.OUTLINE_NEW)
            self.list.item(place).setText(self._line(self._headings()[place]))

    def _may_go(self, slots: list[str]) -> bool:
        titles = [title for slot, title in self._titles if slot in slots and self._holds_text(slot)]
        if not titles:
            return True
        question = texts.OUTLINE_ASK.format(titles=texts.OUTLINE_AND.join(titles))
        return ask(self, question, (texts.OUTLINE_KEEP, texts.OUTLINE_DROP)) == 1

    def _holds_text(self, slot: str) -> bool:
        return bool(self._report.text(f"narrative.{slot}").strip())

    def _headings(self) -> tuple[Heading, ...]:
        return headings(kept(self._titles), self._report.index.sections)

    def _line(self, heading: Heading) -> str:
        return INDENT * heading.depth + texts.OUTLINE_LINE.format(
            mark=numbering(heading), title=heading.title
        )

    def _show(self, place: int) -> None:
        self.list.clear()
        self.list.addItems([self._line(heading) for heading in self._headings()])
        self.list.setCurrentRow(min(place, self.list.count() - 1))

    def _offer(self) -> None:
        """The name of the current section, ready to be typed over."""
        place = self.list.currentRow()
        self.name.setEnabled(place >= 0)
        self.name.setText(self._titles[place][1] if 0 <= place < len(self._titles) else "")
        for name in ("within", "up", "down", "remove"):
            self.buttons[name].setEnabled(place >= 0)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._offer)
        self.name.textEdited.connect(self._rename)
        for name, slot in (
            ("add", self.add),
            ("within", self.add_within),
            ("up", self.move_up),
            ("down", self.move_down),
            ("remove", self.remove),
            ("usual", self.use_usual),
        ):
            self.buttons[name].clicked.connect(slot)
            self.buttons[name].setAutoDefault(False)
        self._save.clicked.connect(self.accept)

    def _lay_out(self, about: QLabel) -> None:
        tools = QVBoxLayout()
        tools.setSpacing(SMALL)
        for button in self.buttons.values():
            tools.addWidget(button)
        tools.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(tools)
        naming = QHBoxLayout()
        naming.addWidget(QLabel(texts.OUTLINE_NAME))
        naming.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(about)
        column.addLayout(middle, 1)
        column.addLayout(naming)
        column.addLayout(self._foot)
        resize_within(self, *SIZE)


def _within(parent: str, name: str) -> str:
    return f"{parent}.{name}" if parent else name
