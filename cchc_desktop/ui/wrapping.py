"""What gives way where the width is at an end: a row that goes on in the next line, words that go."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem

from cchc_desktop.ui.style import SMALL


class WholeLabel(QLabel):
    """Words that are seen whole or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


class Wrapping(QLayout):
    """Lays widgets out like words of a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, box: QRect) -> None:  # noqa: N802
        super().setGeometry(box)
        self._place(box, really=True)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        hints = [item.sizeHint() for item in self._items]
        wide = sum(hint.width() for hint in hints) + SMALL * max(len(hints) - 1, 0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, box: QRect, *, really: bool) -> int:
        """Put the widgets in their lines; the height that these take."""
        at, high = QPoint(box.topLeft()), 0
        for item in self._items:
            wanted = item.sizeHint()
            if at.x() > box.left() and at.x() + wanted.width() > box.right() + 1:
                at, high = QPoint(box.left(), at.y() + high + SMALL), 0
            if really:
                item.setGeometry(QRect(at, wanted))
            at.setX(at.x() + wanted.width() + SMALL)
            high = max(high, wanted.height())
        return at.y() + high - box.top()
