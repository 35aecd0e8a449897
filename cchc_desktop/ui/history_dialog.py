"""Lịch sử sửa đổi: who changed what, when, from where; one value is brought back from here.

What is brought back is an edit like any other. Never removes a line.
"""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import RESTORED, JournalLine
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.errors import Failure
from cchc_desktop.store.journal import ALL
from cchc_desktop.ui.dialogs import tell
from cchc_desktop.ui.folders import choose_target
from cchc_desktop.ui.history_model import HistoryModel, Wanted
from cchc_desktop.ui.listed import whole
from cchc_desktop.ui.rows import RowsTable, size_up
from cchc_desktop.ui.scopes import Scope
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM, SMALL, named
from cchc_desktop.ui.working import WorkDialog

SIZE = (170, 40)
"""In letters and lines."""
WIDTHS = (21, 12, 0, 14, 22, 22, 20, 16)
"""Of the columns, in letters; 0 takes what is left."""
REST = 30
"""Milliseconds for the dialog to be painted before the rest of a long history is read."""
TYPING = 200
"""Milliseconds without a key until the words are looked for."""
FIRST = 500
"""Lines of a whole report that are read before the dialog is shown; the others come right after."""
DETAIL = 5
"""Lines of a value that are seen at once."""


class HistoryDialog(QDialog):
    """The history of the narrowest scope first. `folder` is where a list was written to last."""

    def __init__(
        self, session: Session, report: Report, scopes: list[Scope], folder: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.HISTORY_TITLE)
        self.folder = folder
        self._session, self._report, self._scopes = session, report, scopes
        self.scope, self.source, self.person = (
            _choice(texts.HISTORY_SCOPE),
            _choice(texts.HISTORY_SOURCE),
            _choice(texts.HISTORY_PERSON),
        )
        self.words = QLineEdit(placeholderText=texts.HISTORY_WORDS_HINT)
        self.words.setAccessibleName(texts.HISTORY_WORDS)
        self.words.setClearButtonEnabled(True)
        self.model, self.count = HistoryModel(report, self), QLabel()
        self.table = RowsTable(self.model, texts.HISTORY_LIST, WIDTHS)
        self.before, self.after = (
            ValuePane(report, texts.HISTORY_BEFORE),
            ValuePane(report, texts.HISTORY_AFTER),
        )
        self.export = QPushButton(texts.HISTORY_EXPORT)
        stage = session.store.stages.stage(session.period_id or 0)
        self._writes = not session.read_only and not stage.is_frozen
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out(parent)
        self._connect()
        self.scope.addItems([scope.words for scope in scopes])

    def _lay_out(self, parent: QWidget) -> None:
        asked = QGridLayout()
        asked.setSpacing(SMALL)
        for place, (words, field) in enumerate(
            (
                (texts.HISTORY_SCOPE, self.scope),
                (texts.HISTORY_SOURCE, self.source),
                (texts.HISTORY_PERSON, self.person),
                (texts.HISTORY_WORDS, self.words),
            )
        ):
            label = QLabel(words)
            label.setBuddy(field)
            asked.addWidget(label, 0, place)
            asked.addWidget(field, 1, place)
        asked.setColumnStretch(0, 3)
        asked.setColumnStretch(3, 4)
        values = QHBoxLayout()
        for pane in (self.before, self.after):
            values.addWidget(pane)
        close, row = QPushButton(texts.BUTTON_CLOSE), QHBoxLayout()
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addLayout(asked)
        column.addWidget(self.table, 1)
        column.addLayout(values)
        column.addLayout(row)
        size_up(self, parent, SIZE)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self.read)
        self.source.activated.connect(self._filter)
        self.person.activated.connect(self._filter)
        self.words.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._filter)
        self._rest.timeout.connect(self._read_rest)
        self.table.selectionModel().currentRowChanged.connect(self._show_values)
        self.before.wanted.connect(self._bring_back)
        self.after.wanted.connect(self._bring_back)
        self.export.clicked.connect(self._export)
        self._session.failed.connect(self._say_failure)

    def read(self) -> None:
        """Show the journal of the chosen scope as it is now."""
        is_first = self._scopes[self.scope.currentIndex()].places is None and not self.isVisible()
        if self._take(FIRST if is_first else ALL) and is_first:
            self._rest.start()

    def _read_rest(self) -> None:
        self._take(ALL)

    def _take(self, newest: int) -> bool:
        """Show so many lines; False if the journal cannot be read."""
        places = self._scopes[self.scope.currentIndex()].places
        try:
            lines = self._session.history.lines(self._session.period_id or 0, places, newest)
        except Failure as failure:
            tell(self, texts.sentence(failure))
            return False
        self._show(lines)
        return True

    def _show(self, lines: list[JournalLine]) -> None:
        self.model.know(lines)
        names = ((each, texts.HISTORY_SOURCES.get(each, each)) for each in self.model.sources())
        _offer(self.source, texts.HISTORY_ALL_SOURCES, list(names))
        _offer(self.person, texts.HISTORY_ALL_PEOPLE, [(each, each) for each in self.model.people() if each])
        # Only now: a source or a person that this scope does not have is asked for no more.
        self._filter()

    def _wanted(self) -> Wanted:
        words = tuple(fold(self.words.text()).split())
        return Wanted(self.source.currentData() or "", self.person.currentData() or "", words)

    def _filter(self) -> None:
        self.model.show_wanted(self._wanted())
        self._tell()

    def _tell(self) -> None:
        count = self.model.rowCount()
        self.count.setText(texts.HISTORY_COUNT.format(count=count) if count else texts.HISTORY_NONE)
        self.export.setEnabled(bool(count))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_values()

    def _line(self) -> JournalLine | None:
        return self.model.lines()[self.table.row()] if self.table.row() >= 0 else None

    def _show_values(self) -> None:
        line, content = self._line(), self._report.content
        if line is None:
            self.before.clear()
            self.after.clear()
            return
        for pane, item in ((self.before, line.old), (self.after, line.new)):
            stands = content.get(line.address) == item
            pane.show_value(line.address, item, stands=stands, writes=self._writes)

    def _bring_back(self, address: str, item: Item | None) -> None:
        if self._session.edit({address: item}, RESTORED):
            self.read()

    def _say_failure(self, failure: Failure) -> None:
        self.count.setText(texts.sentence(failure))

    def _export(self) -> None:
        from cchc_desktop.exchange.files import file_name

        proposed = self.folder / texts.HISTORY_FILE.format(name=file_name(self._report))
        path = choose_target(self, proposed, texts.HISTORY_FILES)
        if path is None:
            return
        self.folder = path.parent
        lines = list(self.model.lines())
        dialog = WorkDialog(texts.HISTORY_EXPORTING, _writing(lines, path, self.model.places()), self)
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog.failure, Failure):
            tell(self, texts.sentence(dialog.failure))
        elif dialog.outcome is not None:
            tell(self, texts.HISTORY_EXPORTED.format(count=len(lines), path=path))


class ValuePane(QGroupBox):
    """A value, and a button that brings it back. `wanted` carries the address and the item."""

    wanted = Signal(str, object)

    def __init__(self, report: Report, title: str) -> None:
        super().__init__(title)
        self._report, self._address = report, ""
        self._item: Item | None = None
        self.text, self.button = QPlainTextEdit(), QPushButton(texts.HISTORY_RETURN)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * DETAIL)
        self.button.setToolTip(texts.HISTORY_RETURN_HELP)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)

    def show_value(self, address: str, item: Item | None, *, stands: bool, writes: bool) -> None:
        """Show an item; what `stands` there now need not be brought back."""
        self._address, self._item = address, item
        self.text.setPlainText(whole(self._report, address, item) or texts.HISTORY_BLANK)
        self.button.setText(texts.HISTORY_STANDS if stands else texts.HISTORY_RETURN)
        self.button.setEnabled(writes and not stands)

    def clear(self) -> None:
        """Show that there is nothing to bring back."""
        self.text.clear()
        self.button.setEnabled(False)

    def _want(self) -> None:
        self.wanted.emit(self._address, self._item)


def _choice(name: str) -> QComboBox:
    box = named(QComboBox(), "choice")
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    return box


def _offer(box: QComboBox, whole_: str, choices: list[tuple[str, str]]) -> None:
    """Fill a list, and keep what was chosen while it is still there."""
    chosen = box.currentData()
    box.clear()
    box.addItem(whole_, "")
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _writing(
    lines: list[JournalLine], path: Path, places: dict[str, str]
) -> Generator[tuple[int, int], None, Path]:
    # Imported by the thread that writes: openpyxl takes its time.
    from cchc_desktop.exchange import history_file

    yield 0, 0
    history_file.write(lines, path, places.__getitem__)
    return path
