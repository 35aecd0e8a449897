"""The password of a package that was sent behind one: asked for, never kept."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.ui.dialogs import closing_row
from cchc_desktop.ui.fitted import FittedDialog
from cchc_desktop.ui.style import LARGE, MEDIUM, named

WIDE = 62
"""Letters in a line of the dialog."""


class PasswordDialog(FittedDialog):
    """Asks for the password of one file; `problem` says what was wrong with the last one, "" at first."""

    def __init__(self, file: str, problem: str, parent: QWidget) -> None:
        super().__init__(parent, WIDE)
        self.setWindowTitle(texts.PASSWORD_TITLE)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(texts.PASSWORD_FIELD)
        self.show_words = QCheckBox(texts.PASSWORD_SHOW)
        self.show_words.toggled.connect(self._show)
        self.asked = QLabel(problem or texts.PASSWORD_ASK.format(file=file))
        self.asked.setWordWrap(True)
        if problem:
            named(self.asked, "problem")
        form = QFormLayout()
        form.setSpacing(MEDIUM)
        form.addRow(texts.PASSWORD_FIELD, self.line)
        form.addRow("", self.show_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self.asked)
        column.addLayout(form)
        self.accept_button, row = closing_row(self, texts.PASSWORD_OPEN)
        column.addLayout(row)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self.accept)
        self.line.textChanged.connect(self._judge)
        self.line.setFocus()

    def password(self) -> str:
        """What was typed."""
        return self.line.text()

    def _judge(self, typed: str) -> None:
        self.accept_button.setEnabled(bool(typed))

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
