"""Reopening a report that is closed: when it was sent and to whom, and why it is to be changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.store.stages import Sending
from cchc_desktop.ui.fitted import FittedDialog
from cchc_desktop.ui.moments import show_moment, show_number, show_target
from cchc_desktop.ui.staging import Staging
from cchc_desktop.ui.style import LARGE, MEDIUM, named

TOLD = 4
"""How many sendings are named; of more the last ones."""
WIDE, HIGH = 80, 4
"""Letters in a line of the dialog, lines of the reason."""


class ReopenDialog(FittedDialog):
    """Asks for the reason. Accepted once the report is open again."""

    def __init__(self, staging: Staging, parent: QWidget) -> None:
        super().__init__(parent, WIDE)
        self.setWindowTitle(texts.REOPEN_TITLE)
        self._staging = staging
        self.reason = QPlainTextEdit()
        self.reason.setPlaceholderText(texts.REOPEN_HINT)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(texts.REOPEN_REASON)
        self.reason.setFixedHeight(HIGH * self.fontMetrics().lineSpacing() + LARGE)
        self.reason.textChanged.connect(self._judge)
        self.go, stay = named(QPushButton(texts.REOPEN_DO), "primary"), QPushButton(texts.REOPEN_STAY)
        self.go.clicked.connect(self._reopen)
        stay.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        for words in told(staging):
            column.addWidget(_line(words))
        asked = _line(texts.REOPEN_REASON)
        asked.setBuddy(self.reason)
        column.addWidget(asked)
        column.addWidget(self.reason)
        column.addWidget(named(_line(texts.REOPEN_AFTER), "hint"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(stay)
        row.addWidget(self.go)
        column.addLayout(row)
        self.reason.setFocus()
        self._judge()

    def _judge(self) -> None:
        self.go.setEnabled(bool(self.reason.toPlainText().strip()))

    def _reopen(self) -> None:
        if self._staging.reopen(self.reason.toPlainText().strip()):
            self.accept()
        else:
            # Refused, and said in the window: nothing is lost by closing this.
            self.reject()


def told(staging: Staging) -> list[str]:
    """When the report was closed, when it was sent and to whom."""
    said = []
    closing = staging.closing()
    if closing is not None:
        said.append(texts.REOPEN_CLOSED.format(time=show_moment(closing.at), who=closing.who))
    return said + list(_sent(staging.sendings()))


def _sent(sendings: Sequence[Sending]) -> Sequence[str]:
    if not sendings:
        return (texts.REOPEN_NEVER_SENT,)
    latest = list(reversed(sendings))
    said = [
        texts.REOPEN_SENT.format(
            time=show_moment(each.at), number=show_number(each.number), target=show_target(each.target)
        )
        for each in latest[:TOLD]
    ]
    more = len(latest) - TOLD
    return [*said, texts.REOPEN_MORE.format(count=more)] if more > 0 else said


def _line(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label
