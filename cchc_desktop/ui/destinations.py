"""Where a package is sent to: a stick that is plugged in, a folder, a letter.

Only asks. Sticks are looked for again while the list is seen; nothing is written to one.
"""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from cchc_desktop import texts, volumes
from cchc_desktop.ui.folders import choose_folder
from cchc_desktop.ui.moments import room
from cchc_desktop.ui.style import MEDIUM
from cchc_desktop.volumes import Volume

LOOK = 2_000
"""Milliseconds between two looks for sticks."""
_ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\"\\]+@[^@\s,;:<>()\[\]\"\\]+\.[^@\s,;:<>()\[\]\"\\.]+")
_BETWEEN = re.compile(r"[,;\s]+")
FindSticks = Callable[[], Sequence[Volume]]


class Way(Enum):
    """How a package travels."""

    STICK = "stick"
    FOLDER = "folder"
    MAIL = "mail"


class Destinations(QWidget):
    """The three ways, one of them chosen. `changed` when anything of it is another."""

    changed = Signal()

    def __init__(self, folder: Path, recipients: Sequence[str], find: FindSticks = volumes.removable) -> None:
        super().__init__()
        self.sticks = Sticks(find)
        self.folder, self.mail = FolderLine(folder), QLineEdit(", ".join(recipients))
        self.mail.setPlaceholderText(texts.SEND_TO_WHOM_HINT)
        self.mail.setAccessibleName(texts.SEND_TO_WHOM)
        words = (texts.SEND_USB, texts.SEND_FOLDER, texts.SEND_MAIL)
        fields = (self.sticks, self.folder, self.mail)
        self.ways = {way: QRadioButton(said) for way, said in zip(Way, words, strict=True)}
        self._fields = dict(zip(Way, fields, strict=True))
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(MEDIUM)
        grid.setColumnStretch(1, 1)
        for row, (way, button) in enumerate(self.ways.items()):
            self._group.addButton(button)
            grid.addWidget(button, row, 0)
            grid.addWidget(self._fields[way], row, 1)
        self._group.buttonToggled.connect(self._choose)
        self.sticks.changed.connect(self.changed)
        self.folder.changed.connect(self.changed)
        self.mail.textChanged.connect(self.changed)
        self.ways[Way.STICK].setChecked(True)

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def target(self) -> Path | None:
        """The stick or the folder; None while there is none, and for a letter."""
        if self.way is Way.MAIL:
            return None
        return self.sticks.path() if self.way is Way.STICK else self.folder.path()

    def recipients(self) -> tuple[str, ...]:
        """The addresses of a letter, none if it is to be filled in by hand."""
        return tuple(each for each in _BETWEEN.split(self.mail.text().strip()) if each)

    def fault(self) -> str:
        """What is wrong with what was typed, "" if nothing."""
        wrong = [each for each in self.recipients() if not _ADDRESS.fullmatch(each)]
        bad = self.way is Way.MAIL and wrong
        return texts.SEND_BAD_ADDRESS.format(address=wrong[0]) if bad else ""

    def is_complete(self) -> bool:
        """True once it can be sent there."""
        return not self.fault() if self.way is Way.MAIL else self.target() is not None

    def _choose(self) -> None:
        if self._group.checkedButton() is not None:
            for way, field in self._fields.items():
                field.setEnabled(self.ways[way].isChecked())
            self.changed.emit()


class Sticks(QWidget):
    """The sticks that are plugged in, by name and free space; looked for again while they are seen."""

    changed = Signal()

    def __init__(self, find: FindSticks) -> None:
        super().__init__()
        self._find = find
        self._found: tuple[Volume, ...] = ()
        self.list, again = QComboBox(), QPushButton(texts.SEND_REFRESH)
        self.list.setAccessibleName(texts.SEND_STICKS)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        again.setAutoDefault(False)
        again.clicked.connect(self.refresh)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addWidget(again)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.refresh)
        self.list.currentIndexChanged.connect(self.changed)
        self._list()
        self.refresh()

    def path(self) -> Path | None:
        """The stick that is chosen, None while there is none."""
        place = self.list.currentIndex()
        return self._found[place].path if 0 <= place < len(self._found) else None

    def refresh(self) -> None:
        """Look what is plugged in now; what was chosen stays chosen."""
        found = tuple(self._find())
        if found != self._found:
            chosen = self.path()
            self._found = found
            self._list()
            paths = [each.path for each in found]
            self.list.setCurrentIndex(paths.index(chosen) if chosen in paths else 0)
            self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _list(self) -> None:
        self.list.clear()
        self.list.addItems([words_of(each) for each in self._found] or [texts.SEND_NO_STICK])


class FolderLine(QWidget):
    """A folder, typed or chosen."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.line, browse = QLineEdit(str(folder)), QPushButton(texts.BUTTON_BROWSE)
        self.line.setAccessibleName(texts.SEND_FOLDER)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(browse)
        self.line.textChanged.connect(self.changed)

    def path(self) -> Path | None:
        """Where to, None while nothing is typed."""
        typed = self.line.text().strip()
        return Path(typed) if typed else None

    def _browse(self) -> None:
        chosen = choose_folder(self, self.path() or Path.home())
        if chosen is not None:
            self.line.setText(str(chosen))


def words_of(stick: Volume) -> str:
    """A stick by its name, its path and its free space."""
    free = room(stick.free)
    if not stick.name:
        return texts.SEND_STICK_NAMELESS.format(path=stick.path, free=free)
    return texts.SEND_STICK.format(name=stick.name, path=stick.path, free=free)
