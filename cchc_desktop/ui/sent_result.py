"""What became of a sending: the files and the slip on a stick, or a letter ready to be sent."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.delivery import Left
from cchc_desktop.exchange.handover import SLIP
from cchc_desktop.ui.exporting import open_path
from cchc_desktop.ui.moments import kilobytes
from cchc_desktop.ui.printing import print_pdf
from cchc_desktop.ui.style import LARGE, MEDIUM, SMALL, letters, named

BODY_LINES = 7
LEAST = 60
"""The least height of the list of files, in logical pixels."""
_DRAFTS = r"HKEY_CLASSES_ROOT\.eml"


class HandedOver(QWidget):
    """The files on a stick or in a folder, proved, and the slip."""

    def __init__(self) -> None:
        super().__init__()
        self._slip = Path()
        self._folder = Path()
        self.said, self.place, self.problem = (named(_line(), name) for name in ("heading", "", "problem"))
        self.problem.hide()
        self.files = _listing()
        self.slip_button, self.print_button = (
            QPushButton(texts.SENT_OPEN_SLIP),
            QPushButton(texts.SENT_PRINT_SLIP),
        )
        self.folder_button, self.close_button = (
            QPushButton(texts.OPEN_FOLDER),
            named(QPushButton(texts.BUTTON_CLOSE), "primary"),
        )
        self.slip_button.clicked.connect(self._open_slip)
        self.print_button.clicked.connect(self._print_slip)
        self.folder_button.clicked.connect(self._open_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for widget in (self.said, self.place, self.files, self.problem):
            column.addWidget(widget, int(widget is self.files))
        column.addStretch(1)
        column.addLayout(
            _row(self.slip_button, self.print_button, self.folder_button, None, self.close_button)
        )

    def show_left(self, left: Left, on_stick: bool, problem: str) -> None:
        """Show what is there now; `problem` is what else went wrong, "" for nothing."""
        self._folder, self._slip = left.folder, left.folder / SLIP
        self.said.setText(texts.SENT_STICK if on_stick else texts.SENT_FOLDER)
        self.place.setText(texts.SENT_PLACE.format(folder=left.folder))
        fill(self.files, left.files)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _open_slip(self) -> None:
        open_path(self._slip)

    def _print_slip(self) -> None:
        said = print_pdf(self._slip, self)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _open_folder(self) -> None:
        open_path(self._folder)


class Lettered(QWidget):
    """A letter that is ready. `was_sent` once the clerk says that she has sent it."""

    was_sent = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self.said, self.subject = _line(), QLineEdit()
        self.body = QPlainTextEdit()
        self.body.setFixedHeight(BODY_LINES * self.fontMetrics().lineSpacing() + LARGE)
        self.body.setTabChangesFocus(True)
        self.files = _listing()
        self.copy_button, self.folder_button = QPushButton(texts.MAIL_COPY), QPushButton(texts.OPEN_FOLDER)
        self.not_sent, self.sent_button = (
            QPushButton(texts.MAIL_NOT_SENT),
            named(QPushButton(texts.MAIL_WAS_SENT), "primary"),
        )
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(self._open_folder)
        self.sent_button.clicked.connect(self.was_sent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for words, field in ((texts.MAIL_WORDS_SUBJECT, self.subject), (texts.MAIL_WORDS_BODY, self.body)):
            field.setReadOnly(True)
            field.setAccessibleName(words)
            label = QLabel(words)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.files, 1)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addLayout(_row(self.copy_button, self.folder_button, None, self.not_sent, self.sent_button))

    def show_left(self, left: Left) -> None:
        """Open the first draft with the mail program; where there is none say how to do it by hand."""
        self._folder = left.folder
        if left.said is not None:
            self.subject.setText(left.said.subject)
            self.body.setPlainText(left.said.body)
        fill(self.files, (*left.files, *left.letters))
        opened = has_mail_program() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(left.letters[0])))
        if not opened:
            open_path(left.folder)
            self.said.setText(texts.MAIL_BY_HAND.format(folder=left.folder))
        elif len(left.letters) > 1:
            self.said.setText(texts.MAIL_READY_MANY.format(count=len(left.letters)))
        else:
            self.said.setText(texts.MAIL_READY)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.subject.text()}\n\n{self.body.toPlainText()}")
        self.copy_button.setText(texts.COPIED)

    def _open_folder(self) -> None:
        open_path(self._folder)


def has_mail_program() -> bool:
    """False where the system is known to have none for a draft; elsewhere opening it tells."""
    if sys.platform == "win32":
        kept = QSettings(_DRAFTS, QSettings.Format.NativeFormat)
        return bool(kept.value("Default") or kept.childGroups())
    return True


def fill(listing: QTreeWidget, paths: tuple[Path, ...]) -> None:
    """List the files with their sizes."""
    listing.clear()
    for path in paths:
        size = texts.SENT_SIZE.format(size=kilobytes(path.stat().st_size)) if path.exists() else ""
        QTreeWidgetItem(listing, [path.name, size])
    listing.setMaximumHeight((len(paths) + 1) * (listing.fontMetrics().height() + SMALL))


def _listing() -> QTreeWidget:
    listing = QTreeWidget()
    listing.setColumnCount(2)
    listing.setHeaderHidden(True)
    listing.setRootIsDecorated(False)
    listing.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    listing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    listing.setMinimumHeight(LEAST)
    listing.setMaximumHeight(LEAST)
    listing.setAccessibleName(texts.EXPORT_DONE)
    listing.setColumnWidth(0, letters(listing, 60))
    return listing


def _row(*buttons: QPushButton | None) -> QHBoxLayout:
    """Buttons side by side; None is room between them."""
    row = QHBoxLayout()
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    return row


def _line() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    return label
