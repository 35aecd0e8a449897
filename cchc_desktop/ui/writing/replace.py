"""Ctrl+H: find words across the sections, go to them, put others in their place.

Beside the text, which can be written in meanwhile. All replacements are one edit.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.writing.replacing import Hit, hits_in, replaced


class ReplaceDialog(QDialog):
    """`chosen` carries a section and the words in it to be shown; `here` tells the current section."""

    chosen = Signal(str, int, int)

    def __init__(self, session: Session, here: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.REPLACE_TITLE)
        self._session, self._here_slot = session, here
        self._at: tuple[str, int] = ("", 0)
        self.asked, self.by = QLineEdit(), QLineEdit()
        self.folded, self.here = QCheckBox(texts.REPLACE_FOLDED), QCheckBox(texts.REPLACE_HERE)
        self.said = named(QLabel(texts.REPLACE_HINT), "hint")
        self.said.setWordWrap(True)
        self.next_button = QPushButton(texts.REPLACE_NEXT)
        self.one, self.all = QPushButton(texts.REPLACE_ONE), QPushButton(texts.REPLACE_ALL)
        self.close_button = QPushButton(texts.BUTTON_CLOSE)
        self.next_button.setDefault(True)
        self._lay_out()
        self.asked.textChanged.connect(self._count)
        self.folded.toggled.connect(self._count)
        self.here.toggled.connect(self._count)
        self.next_button.clicked.connect(self.go_on)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.close_button.clicked.connect(self.reject)
        session.changed.connect(self._recount)
        session.staging.locked.connect(self._recount)
        session.opened.connect(self._count)

    def ask(self, words: str = "") -> None:
        """Show the dialog, with `words` to be found if there are some."""
        if words:
            self.asked.setText(words)
        self._at = ("", 0)
        self._count()
        self.show()
        self.raise_()
        self.activateWindow()
        self.asked.setFocus()
        self.asked.selectAll()

    def go_on(self) -> None:
        """Go to the next place, after the last the first again."""
        hits = self._hits()
        hit = self._after(hits)
        if hit is not None:
            self._at = (hit.slot, hit.start + 1)
            self.chosen.emit(hit.slot, hit.start, hit.end)

    def replace_one(self) -> None:
        """Replace the place that was gone to last, and go to the next."""
        slot, after = self._at
        hit = next((each for each in self._hits() if (each.slot, each.start + 1) == (slot, after)), None)
        if hit is not None and not hit.live and self._replace([hit]):
            self._at = (slot, hit.start + len(self.by.text()))
        self.go_on()

    def replace_all(self) -> None:
        """Replace every place, as one edit."""
        hits = [hit for hit in self._hits() if not hit.live]
        if hits and self._replace(hits):
            self.said.setText(texts.REPLACE_DONE.format(count=len(hits)))

    def _replace(self, hits: list[Hit]) -> bool:
        report = self._session.report
        return report is not None and self._session.edit(replaced(report, hits, self.by.text()))

    def _hits(self) -> list[Hit]:
        report = self._session.report
        if report is None:
            return []
        slots = [heading.slot for heading in report.outline]
        if self.here.isChecked():
            slots = [slot for slot in slots if slot == self._here_slot()]
        return hits_in(report, slots, self.asked.text(), self.folded.isChecked())

    def _after(self, hits: list[Hit]) -> Hit | None:
        """The first place at or after the last one, around the end if need be."""
        slot, start = self._at
        slots = list(dict.fromkeys(hit.slot for hit in hits))
        if slot in slots:
            later = [
                hit
                for hit in hits
                if slots.index(hit.slot) > slots.index(slot) or (hit.slot == slot and hit.start >= start)
            ]
            return next(iter([*later, *hits]), None)
        return next(iter(hits), None)

    def _recount(self) -> None:
        if self.isVisible():
            self._count()

    def _count(self) -> None:
        hits = self._hits()
        live = sum(hit.live for hit in hits)
        sections = len({hit.slot for hit in hits})
        words = texts.REPLACE_COUNT.format(count=len(hits), sections=sections) if hits else texts.REPLACE_NONE
        words += texts.REPLACE_LIVE.format(count=live) if live else ""
        self.said.setText(words if self.asked.text() else texts.REPLACE_HINT)
        writable = not self._session.read_only
        self.next_button.setEnabled(bool(hits))
        self.one.setEnabled(bool(hits) and writable)
        self.all.setEnabled(len(hits) > live and writable)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(MEDIUM)
        form.addRow(texts.REPLACE_FIND, self.asked)
        form.addRow(texts.REPLACE_BY, self.by)
        ways = QHBoxLayout()
        ways.addWidget(self.folded)
        ways.addWidget(self.here)
        ways.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.next_button, self.one, self.all, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addLayout(form)
        column.addLayout(ways)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
