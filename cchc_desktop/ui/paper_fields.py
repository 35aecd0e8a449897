"""The fields of a report's particulars: a line, a list, a line with offers, registers to tick.

Each says `left` when it should be saved, and knows nothing of what becomes of its words.
"""

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.ui.growing import GrowingText

LIST_LINES = (3, 12)
"""The least and the most lines that a list shows at once."""


class LineField(QLineEdit):
    """A particular of one line."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.returnPressed.connect(self.left)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def words(self) -> str:
        """What stands in the field."""
        return self.text()

    def show_words(self, words: str) -> None:
        """Show what is stored."""
        self.setText(words)

    def hint(self, words: str) -> None:
        """What to say while nothing stands in the field."""
        self.setPlaceholderText(words)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.setReadOnly(locked)


class ListField(GrowingText):
    """A particular of several lines."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(*LIST_LINES)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def words(self) -> str:
        """What stands in the field, a line an item; blank lines at its ends are nothing."""
        return self.toPlainText().strip()

    def show_words(self, words: str) -> None:
        """Show what is stored."""
        self.setPlainText(words)

    def hint(self, words: str) -> None:
        """What to say while nothing stands in the field."""
        self.setPlaceholderText(words)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.setReadOnly(locked)


class OfferField(QComboBox):
    """A particular of one line, with a list of usual ones; anything else may be typed."""

    left = Signal()

    def __init__(self, offers: Iterable[str]) -> None:
        super().__init__()
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # It would write on while a name is being typed.
        self.setCompleter(None)  # type: ignore[arg-type]
        self._offers = list(offers)
        self.addItems(self._offers)
        self.setCurrentIndex(-1)
        self.activated.connect(self.left)
        self._line.returnPressed.connect(self.left)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: rolling past must not choose."""
        event.ignore()

    def words(self) -> str:
        """What stands in the field."""
        return self.currentText()

    def show_words(self, words: str) -> None:
        """Show what is stored."""
        self.setEditText(words)

    def hint(self, words: str) -> None:
        """What to say while nothing stands in the field."""
        self._line.setPlaceholderText(words)

    def lock(self, locked: bool) -> None:
        """Let it be read only: nothing can be chosen either."""
        words = self.words()
        self.clear()
        self.addItems([] if locked else self._offers)
        self.setCurrentIndex(-1)
        self.show_words(words)
        self._line.setReadOnly(locked)
        # For the sheet: the list's frame is drawn around the line, and has the line's ground.
        self.setProperty("locked", locked)
        self.style().unpolish(self)
        self.style().polish(self)


class TicksField(QWidget):
    """Some of the known things, ticked; its words are their ids, a line each."""

    left = Signal()

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._boxes = {name: QCheckBox(words) for name, words in known}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for box in self._boxes.values():
            column.addWidget(box)
            box.clicked.connect(self.left)
        self.setFocusProxy(next(iter(self._boxes.values()), None))  # type: ignore[arg-type]

    def words(self) -> str:
        """The ids that are ticked, a line each."""
        return "\n".join(name for name, box in self._boxes.items() if box.isChecked())

    def show_words(self, words: str) -> None:
        """Tick these ids and no other."""
        ticked = words.splitlines()
        for name, box in self._boxes.items():
            box.setChecked(name in ticked)

    def hint(self, words: str) -> None:
        """What the edition does by itself is ticked already."""

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.setEnabled(not locked)


Field: TypeAlias = LineField | ListField | OfferField | TicksField
