"""Every time the report was sent: when, by whom, what, where to; and once more the very same file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.delivery import KEPT
from cchc_desktop.store.stages import Sending
from cchc_desktop.ui.exporting import open_path
from cchc_desktop.ui.fitted import FittedDialog
from cchc_desktop.ui.moments import kilobytes, show_moment, show_number, show_target
from cchc_desktop.ui.rows import Roomy
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, MEDIUM, named

SENDING = Qt.ItemDataRole.UserRole
FILE, NARROWEST = 4, 80
"""The column that gives way when the screen is narrow, and the least of any, in logical pixels."""
WIDE, NARROW = 140, 60
"""Letters in a line of the dialog, with sendings and without."""


class SentDialog(FittedDialog):
    """The latest first. `again` carries the sending whose package is to leave once more."""

    again = Signal(object)

    def __init__(self, session: Session, sendings: Sequence[Sending], parent: QWidget) -> None:
        super().__init__(parent, WIDE if sendings else NARROW)
        self.setWindowTitle(texts.SENT_TITLE)
        self._folder = session.store.folder / KEPT
        self.listing = named(QTreeWidget(), "sent_list")
        self.listing.setRootIsDecorated(False)
        self.listing.setItemDelegate(Roomy(self.listing))
        self.listing.setHeaderLabels(texts.SENT_HEADS)
        self.listing.setAccessibleName(texts.SENT_TITLE)
        for each in reversed(sendings):
            item = QTreeWidgetItem(self.listing, row_of(each))
            item.setData(0, SENDING, each)
            item.setToolTip(3, item.text(3))
            item.setToolTip(4, item.text(4))
        self.again_button, self.folder_button = QPushButton(texts.SENT_AGAIN), QPushButton(texts.OPEN_FOLDER)
        close = named(QPushButton(texts.BUTTON_CLOSE), "primary")
        close.setDefault(True)
        self.again_button.clicked.connect(self._send_again)
        self.folder_button.clicked.connect(self._open_folder)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        nothing = QLabel(texts.SENT_NONE)
        column.addWidget(self.listing if sendings else nothing)
        row = QHBoxLayout()
        for button in (self.again_button, self.folder_button):
            button.setVisible(bool(sendings))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self._lay_columns()
        if sendings:
            self.listing.setCurrentIndex(self.listing.model().index(0, 0))

    def _lay_columns(self) -> None:
        header = self.listing.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(NARROWEST)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)

    def _send_again(self) -> None:
        item = self.listing.currentItem()
        if item is not None:
            self.again.emit(item.data(0, SENDING))

    def _open_folder(self) -> None:
        open_path(self._folder)


def row_of(sending: Sending) -> list[str]:
    """A sending in the columns of the list."""
    return [
        show_moment(sending.at),
        sending.who,
        show_number(sending.number),
        show_target(sending.target),
        sending.file,
        texts.SENT_SIZE.format(size=kilobytes(sending.size)),
    ]
