"""Files read off the GUI thread, each with the password that it asks for.

What cannot be read is said here, once. Knows no report: it only gives back what was found.
"""

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from cchc_desktop import texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.found import Found
from cchc_desktop.errors import Failure, FileUnusable
from cchc_desktop.ui.dialogs import tell
from cchc_desktop.ui.intake.password import PasswordDialog
from cchc_desktop.ui.working import WorkDialog

LOCKED, WRONG = "package_sealed", "password_wrong"


class LockedFile(FileUnusable):
    """A file that needs a password, or another one, by its path: two may have one name."""

    def __init__(self, failure: FileUnusable, path: Path) -> None:
        super().__init__(failure.code, **failure.fields)
        self.path = path


def read_all(paths: Sequence[Path], catalogue: Catalogue, window: QWidget) -> list[Found]:
    """What the files hold; nothing, and that is said, if one cannot be read or it was stopped."""
    words = texts.READING_FILE.format(file=paths[0].name)
    if len(paths) > 1:
        words = texts.READING_FILES.format(count=len(paths))
    passwords: dict[Path, str] = {}
    while True:
        dialog = WorkDialog(words, reading_steps(paths, catalogue, passwords), window)
        dialog.exec()
        dialog.deleteLater()
        failure = dialog.failure
        if not isinstance(failure, LockedFile):
            break
        password = asked(failure, window)
        if not password:
            return []
        passwords[failure.path] = password
    if isinstance(failure, Failure):
        tell(window, texts.sentence(failure))
    return cast("list[Found]", dialog.outcome or [])


def asked(failure: LockedFile, window: QWidget) -> str:
    """The password as the clerk types it, "" if she would rather not."""
    problem = texts.sentence(failure) if failure.code == WRONG else ""
    dialog = PasswordDialog(failure.path.name, problem, window)
    agreed, password = bool(dialog.exec()), dialog.password()
    dialog.deleteLater()
    return password if agreed else ""


def reading_steps(
    paths: Sequence[Path], catalogue: Catalogue, passwords: Mapping[Path, str]
) -> Generator[tuple[int, int], None, list[Found]]:
    """Read files one after the other, as a job does; all of them or the first failure."""
    # Imported by the thread that reads: openpyxl takes its time.
    from cchc_desktop.exchange import reading

    founds = []
    for place, path in enumerate(paths):
        steps = reading.read(path, catalogue, password=passwords.get(path, ""))
        while True:
            try:
                done, of = next(steps)
            except StopIteration as end:
                founds.append(end.value)
                break
            except FileUnusable as failure:
                if failure.code in (LOCKED, WRONG):
                    raise LockedFile(failure, path) from failure
                raise
            yield place * of + done, len(paths) * of
    return founds
