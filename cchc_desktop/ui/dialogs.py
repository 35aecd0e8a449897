"""Questions and words in a box, with buttons that say what they do. Never in English."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.ui.fitted import FittedDialog, Rolling
from cchc_desktop.ui.style import LARGE, named

WIDE = 90
"""Letters in a line of the keys."""
ROW = "padding: 3px 24px 3px 0"


def closing_row(
    dialog: QDialog, words: str, cancel_words: str = texts.BUTTON_CANCEL
) -> tuple[QPushButton, QHBoxLayout]:
    """The buttons at the foot of a dialog, and the one that does it."""
    accept, cancel = named(QPushButton(words), "primary"), QPushButton(cancel_words)
    accept.setDefault(True)
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(accept)
    return accept, row


def ask(parent: QWidget, question: str, answers: Sequence[str]) -> int:
    """The number of the answer that was clicked. The first is the safe one: Enter and Esc give it."""
    box = QMessageBox(QMessageBox.Icon.Question, texts.APP, question, parent=parent)
    # Names of units and files may be a stranger's: as rich text they could fetch a picture.
    box.setTextFormat(Qt.TextFormat.PlainText)
    buttons = [box.addButton(answer, QMessageBox.ButtonRole.AcceptRole) for answer in answers]
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[0])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((number for number, button in enumerate(buttons) if button is clicked), 0)


def tell(parent: QWidget | None, sentence: str) -> None:
    """Something to be read, with one button."""
    box = QMessageBox(QMessageBox.Icon.Information, texts.APP, sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(texts.BUTTON_CLOSE, QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


class KeysDialog(FittedDialog):
    """F1: the keys, and what the marks in a cell mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, WIDE)
        self.setWindowTitle(texts.COMMANDS["keys"])
        rows = "".join(
            f"<tr><td style='{ROW}'><b>{key}</b></td><td style='{ROW}'>{words}</td></tr>"
            for key, words in texts.KEYS
        )
        label = QLabel(f"<table>{rows}</table><p>{texts.KEYS_MORE}</p>")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        label.setWordWrap(True)
        close = QPushButton(texts.BUTTON_CLOSE)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.addWidget(Rolling(label), 1)
        column.addLayout(row)
        close.setFocus()


class MistakeDialog(QDialog):
    """Our own mistake: it says that everything saved is safe and lets the details be copied."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.APP)
        self._details = details
        words = QLabel(texts.MISTAKE)
        words.setWordWrap(True)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(texts.MISTAKE_DETAILS)
        self.copy_button, close = QPushButton(texts.COPY_DETAILS), QPushButton(texts.BUTTON_CLOSE)
        self.copy_button.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(text)
        column.addLayout(row)
        self.resize(640, 360)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy_button.setText(texts.COPIED)
