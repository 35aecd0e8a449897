"""The dialog of an export: which files, where to, how far, and where they are now."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.errors import Failure
from cchc_desktop.ui.commands import EXPORTS
from cchc_desktop.ui.folders import choose_folder
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.tabs import progress_of
from cchc_desktop.ui.working import StopsFirst, Working


class ExportDialog(StopsFirst):
    """Asks, works, tells. Open findings are named but never in the way."""

    def __init__(self, report: Report, formats: Sequence[str], folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        from cchc_desktop.exchange.files import file_name

        self.setWindowTitle(texts.EXPORT_TITLE)
        self.setMinimumWidth(560)
        self._report = report
        self._targets = Targets(folder, file_name(report))
        self.formats = {name: QCheckBox(texts.FORMAT_NAMES[name]) for name in EXPORTS}
        for name, box in self.formats.items():
            box.setChecked(name in formats)
            box.toggled.connect(self._allow)
        self.go, self.cancel = (
            named(QPushButton(texts.EXPORT_GO), "primary"),
            QPushButton(texts.BUTTON_CANCEL),
        )
        self.working, self.outcome = Working(), Outcome()
        self.stack = QStackedWidget()
        for page in (self._choice(), self.working, self.outcome):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.addWidget(self.stack)
        # Now that it is in the dialog: before, the dialog would choose another.
        self.go.setDefault(True)
        self.go.clicked.connect(self._begin)
        self.cancel.clicked.connect(self.reject)
        self.outcome.close_button.clicked.connect(self.accept)
        self.working.finished.connect(self._finish)
        self.working.failed.connect(self._fail)
        self.working.ended.connect(self._return)

    def folder(self) -> Path:
        """Where to: as chosen last."""
        return self._targets.folder()

    def _choice(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for box in self.formats.values():
            column.addWidget(box)
        column.addWidget(self._targets)
        column.addWidget(self._warning())
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column.addLayout(row)
        return page

    def _warning(self) -> QLabel:
        whole = progress_of(self._report)[""]
        label = named(QLabel(texts.EXPORT_WITH_ERRORS.format(count=whole.errors)), "problem")
        label.setWordWrap(True)
        label.setVisible(bool(whole.errors))
        return label

    def _chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.formats.items() if box.isChecked())

    def _allow(self) -> None:
        self.go.setEnabled(bool(self._chosen()))

    def _begin(self) -> None:
        from cchc_desktop.exchange.formats import export

        steps = export(self._report, self.folder(), self._chosen(), self._targets.name())
        self._targets.say("")
        self.stack.setCurrentWidget(self.working)
        self.working.begin(texts.EXPORTING, steps)

    def _finish(self, paths: Sequence[Path]) -> None:
        self.outcome.show_files(paths)
        self.stack.setCurrentWidget(self.outcome)
        self.outcome.close_button.setFocus()

    def _fail(self, failure: Failure) -> None:
        """Say what is wrong; a file that is held can be written under another name."""
        self._targets.say(texts.sentence(failure))
        if failure.code == "target_locked":
            from cchc_desktop.exchange.files import another

            held = self.folder() / str(failure.fields["file"])
            self._targets.offer(another(held).stem)

    def _return(self) -> None:
        """After a stop or a failure the question stands again, as it was."""
        self.stack.setCurrentIndex(0)


class Targets(QWidget):
    """The folder and the name of the files."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        self._folder, self._name = QLineEdit(str(folder)), QLineEdit(name)
        self._problem = named(QLabel(), "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        browse = QPushButton(texts.BUTTON_BROWSE)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, MEDIUM, 0, 0)
        grid.setSpacing(MEDIUM)
        for row, (words, line) in enumerate(
            ((texts.FIELD_FOLDER, self._folder), (texts.FIELD_FILE_NAME, self._name))
        ):
            label = QLabel(words)
            label.setBuddy(line)
            line.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(browse, 0, 2)
        grid.addWidget(self._problem, 2, 0, 1, 3)

    def folder(self) -> Path:
        """Where to write."""
        return Path(self._folder.text().strip())

    def name(self) -> str:
        """What the files are called, without ending."""
        return self._name.text().strip()

    def say(self, sentence: str) -> None:
        """What went wrong, nothing for ""."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def offer(self, name: str) -> None:
        """Propose another name; Enter takes it."""
        self._name.setText(name)

    def _browse(self) -> None:
        chosen = choose_folder(self, self.folder())
        if chosen is not None:
            self._folder.setText(str(chosen))


class Outcome(QWidget):
    """The files that were made, each with a way to open it."""

    def __init__(self) -> None:
        super().__init__()
        self._paths: list[Path] = []
        self._rows = QVBoxLayout()
        self.close_button = QPushButton(texts.BUTTON_CLOSE)
        self._folder = QPushButton(texts.OPEN_FOLDER)
        self._folder.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.addWidget(self._folder)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(QLabel(texts.EXPORT_DONE))
        column.addLayout(self._rows)
        column.addStretch(1)
        column.addLayout(row)

    def show_files(self, paths: Sequence[Path]) -> None:
        """List the files, each with a button to open it."""
        self._paths = list(paths)
        for path in self._paths:
            label = QLabel(str(path))
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            button = QPushButton(texts.BUTTON_OPEN)
            button.setAccessibleName(texts.OPEN_FILE.format(file=path.name))
            button.setProperty("file", str(path))
            button.clicked.connect(self._open)
            row = QHBoxLayout()
            row.addWidget(label, 1)
            row.addWidget(button)
            self._rows.addLayout(row)

    def _open(self) -> None:
        open_path(Path(self.sender().property("file")))

    def _open_folder(self) -> None:
        if self._paths:
            open_path(self._paths[0].parent)


def open_path(path: Path) -> None:
    """Let the system open a file or a folder with its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
