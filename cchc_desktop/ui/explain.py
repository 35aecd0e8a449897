"""The explanation of a finding: a drafted sentence to be completed by the clerk.

The draft says what was found, with its figures; only the reason is hers to give, and
nothing is kept until she has given one. Never saves: the panel does.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.content import Explanation, explanation_address
from cchc_desktop.core.report import Report
from cchc_desktop.ui.dialogs import closing_row
from cchc_desktop.ui.style import named

WIDTH = 520


class ExplainDialog(QDialog):
    """Asks for the explanation of one finding. `removed` when it is to be taken back."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.removed = False
        self.setWindowTitle(texts.EXPLAIN_TITLE)
        self.setMinimumWidth(WIDTH)
        found = _plain(f"{finding.message} {finding.advice}")
        self._draft = texts.EXPLAIN_DRAFT.format(message=finding.message)
        self._text = QPlainTextEdit(finding.explanation or self._draft)
        self._text.setAccessibleName(texts.EXPLAIN_TITLE)
        self._text.setTabChangesFocus(True)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._before = _plain(texts.EXPLAIN_OUTDATED.format(text=finding.outdated))
        self._hint = named(_plain(texts.EXPLAIN_HINT), "hint")
        self._save, foot = closing_row(self, texts.EXPLAIN_SAVE, texts.EXPLAIN_CANCEL)
        self._save.clicked.connect(self.accept)
        if finding.explanation:
            remove = QPushButton(texts.EXPLAIN_REMOVE)
            remove.clicked.connect(self._remove)
            foot.insertWidget(0, remove)
        self._text.textChanged.connect(self._judge)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        if finding.outdated:
            again = QPushButton(texts.EXPLAIN_KEEP_OLD)
            again.clicked.connect(self._take_old)
            foot.insertWidget(0, again)
        for widget in (found, self._before, self._text, self._hint):
            box.addWidget(widget)
        box.addLayout(foot)
        self._before.setVisible(bool(finding.outdated))
        self._text.setFocus()
        self._judge()

    def explanation(self) -> Explanation | None:
        """What to keep, with the figures it explains; None to take it back."""
        if self.removed:
            return None
        words = self._text.toPlainText().strip()
        return Explanation(self.finding.check, self.finding.codes, words, self.finding.figures)

    def _judge(self) -> None:
        """A draft without a reason explains nothing."""
        words = self._text.toPlainText().strip()
        self._save.setEnabled(bool(words) and words != self._draft.strip())

    def _take_old(self) -> None:
        """Begin with the words of before; whether they still hold is the clerk's to say."""
        self._text.setPlainText(self.finding.outdated)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.setFocus()

    def _remove(self) -> None:
        self.removed = True
        self.accept()


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def address_of(report: Report, finding: Finding) -> str:
    """Where the explanation of `finding` is, or would be, kept."""
    for address, item in report.content.items():
        if isinstance(item, Explanation) and item.check == finding.check and item.text == finding.explanation:
            return address
    return explanation_address(finding.check, finding.codes)
