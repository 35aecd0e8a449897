"""Files that appear only whole, and names that every system takes.

A half-written file is never seen under its own name: it is written beside it, brought
to the disk, and renamed. What the disk refuses is a `TargetUnusable` that says which
of the user's moves helps.
"""

import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.disk import to_disk
from cchc_desktop.errors import TargetUnusable

LONGEST_UNIT = 60
"""Letters of the unit's name in a file name: with a long folder Windows stops at 260."""
_MOST_STEM = 40
"""Letters of a file's name that the name beside it repeats."""
_WORKSHOP = "cchc-export-"
_FORGOTTEN = 3600
"""Seconds after which nobody is at work in a workshop any more."""

_CODES = {
    errno.ENOENT: "target_folder_missing",
    errno.ENOTDIR: "target_folder_missing",
    errno.ENOSPC: "target_full",
    errno.EDQUOT: "target_full",
    errno.EFBIG: "target_full",
    errno.EROFS: "target_read_only",
    errno.EACCES: "target_read_only",
    errno.EPERM: "target_read_only",
    errno.EISDIR: "target_is_folder",
    errno.ENAMETOOLONG: "target_name_bad",
    errno.EINVAL: "target_name_bad",
}


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to, which becomes `path` when the block ends well.

    It ends in the same letters as `path`. If the block fails or is given up, nothing
    is left and what stood at `path` stands. TargetUnusable if the disk refuses.
    """
    probe(path)
    _sweep(path)
    beside = path.with_name(f".{path.stem[:_MOST_STEM]}.{secrets.token_hex(4)}{path.suffix}")
    try:
        with _refusals(path, beside):
            beside.touch(exist_ok=False)
            yield beside
            to_disk(beside)
            _rename(beside, path)
            to_disk(path.parent)
    finally:
        _remove(beside)


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it; TargetUnusable if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise TargetUnusable("target_not_folder", folder=folder) from error
    except OSError as error:
        code = _CODES.get(error.errno or 0, "target_refused")
        raise _unusable(code, folder / folder.name, reason=error.errno) from error


@contextmanager
def workshop(path: Path) -> Iterator[Path]:
    """An empty folder to make files in before one goes to `path`; gone when the block ends.

    TargetUnusable, speaking of the folder, if the system has no room for what is made there.
    """
    with _refusals(path):
        _sweep_workshops()
        made_in = TemporaryDirectory(prefix=_WORKSHOP, ignore_cleanup_errors=True)
    with made_in as folder:
        try:
            yield Path(folder)
        except OSError as error:
            if error.filename is not None and Path(folder) not in Path(os.fspath(error.filename)).parents:
                raise
            raise _refused(error, Path(folder) / path.name) from error


def _sweep(path: Path) -> None:
    """Remove what a program that was killed left beside `path`."""
    ours = re.compile(rf"\.{re.escape(path.stem[:_MOST_STEM])}\.[0-9a-f]{{8}}{re.escape(path.suffix)}")
    # A folder may take files and still not let itself be listed.
    with suppress(OSError):
        for left in path.parent.iterdir():
            if ours.fullmatch(left.name):
                _remove(left)


def _sweep_workshops() -> None:
    for left in Path(gettempdir()).glob(f"{_WORKSHOP}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(left)


def _remove(left: Path) -> None:
    # What cannot be removed now is removed by the next export.
    with suppress(OSError):
        left.unlink(missing_ok=True)


def probe(path: Path) -> None:
    """TargetUnusable if it can be told before any work that `path` cannot be written."""
    with _refusals(path):
        _probe(path)


def _probe(path: Path) -> None:
    if not path.parent.is_dir():
        raise _unusable("target_not_folder" if path.parent.exists() else "target_folder_missing", path)
    if path.is_dir():
        raise _unusable("target_is_folder", path)
    if path.exists():
        try:
            # Excel on Windows lets nobody else write while it holds the file.
            with path.open("r+b"):
                pass
        except PermissionError as error:
            raise _unusable("target_locked", path) from error
    elif not os.access(path.parent, os.W_OK):
        raise _unusable("target_read_only", path)


def another(path: Path) -> Path:
    """A free name like `path`: what to offer while the file itself is held."""
    number = 2
    while (free := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return free


def file_name(report: Report) -> str:
    """A short name for the report's files, without ending: CCHC_xa-chi-lang-bac_2023-Q1."""
    unit = re.sub(r"[^a-z0-9]+", "-", fold(report.unit.title))[:LONGEST_UNIT].strip("-")
    kind = report.identity.kind
    period = texts.FILE_PERIODS.get(kind, kind.upper().replace("MONTH-", texts.FILE_MONTH))
    return "_".join(part for part in ("CCHC", unit, f"{report.identity.year}-{period}") if part)


@contextmanager
def _refusals(path: Path, beside: Path | None = None) -> Iterator[None]:
    """An OSError about the target as TargetUnusable; one about another file stays."""
    try:
        yield
    except OSError as error:
        mine = {None, str(path), str(beside or path), str(path.parent)}
        if error.filename is not None and os.fspath(error.filename) not in mine:
            raise
        raise _refused(error, path) from error


def _refused(error: OSError, path: Path) -> TargetUnusable:
    code = _CODES.get(error.errno or 0, "target_refused")
    return _unusable(code, path, reason=error.errno or type(error).__name__)


def _rename(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except PermissionError as error:
        raise _unusable("target_locked" if path.exists() else "target_read_only", path) from error


def _unusable(code: str, path: Path, **fields: object) -> TargetUnusable:
    return TargetUnusable(code, file=path.name, folder=str(path.parent), **fields)
