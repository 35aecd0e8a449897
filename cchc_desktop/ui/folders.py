"""Choosing a folder or a file, in Vietnamese whatever the system's language is."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from cchc_desktop import texts


def documents() -> Path:
    """The clerk's own folder, where every choice begins."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def choose_folder(parent: QWidget, begin: Path) -> Path | None:
    """A folder, None if the clerk thought better of it."""
    dialog = _dialog(parent, texts.CHOOSE_FOLDER, begin, texts.BUTTON_CHOOSE)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def choose_file(parent: QWidget, begin: Path, patterns: str) -> Path | None:
    """A file that exists, by patterns as Qt writes them: "Excel (*.xlsx)"."""
    dialog = _dialog(parent, texts.CHOOSE_FILE, begin, texts.BUTTON_OPEN)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(patterns)
    return _answer(dialog)


def choose_files(parent: QWidget, title: str, begin: Path, patterns: str) -> list[Path]:
    """Files that exist, one or several; none if the clerk thought better of it."""
    dialog = _dialog(parent, title, begin, texts.BUTTON_OPEN)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(patterns)
    chosen = dialog.selectedFiles() if dialog.exec() == QDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return [Path(each) for each in chosen]


def choose_target(parent: QWidget, begin: Path, patterns: str) -> Path | None:
    """A file to write; Qt asks before one that exists is replaced."""
    dialog = _dialog(parent, texts.CHOOSE_TARGET, begin.parent, texts.BUTTON_SAVE)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(patterns)
    dialog.setDefaultSuffix(begin.suffix)
    dialog.selectFile(begin.name)
    dialog.filterSelected.connect(partial(_follow, dialog))
    return _answer(dialog)


def _follow(dialog: QFileDialog, pattern: str) -> None:
    """Another kind of file was chosen: the name ends as it does."""
    ending = pattern.rpartition("*")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(Path(name).with_suffix(ending).name)


def _dialog(parent: QWidget | None, title: str, begin: Path, accept: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(begin if begin.is_dir() else Path.home()))
    # The system's own dialog speaks the system's language.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {
        QFileDialog.DialogLabel.Accept: accept,
        QFileDialog.DialogLabel.Reject: texts.BUTTON_CANCEL,
        QFileDialog.DialogLabel.LookIn: texts.LOOK_IN,
        QFileDialog.DialogLabel.FileName: texts.FIELD_FILE_NAME,
        QFileDialog.DialogLabel.FileType: texts.FIELD_FILE_TYPE,
    }
    for label, words in labels.items():
        dialog.setLabelText(label, words)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() == QDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
