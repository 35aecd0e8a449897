"""A disk that may be pulled out: written through every cache, read back from the device.

Knows no report. Its refusals are a TargetUnusable that says which of the user's moves
helps; another object of the same shape stands in for it in the tests.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from cchc_desktop import disk
from cchc_desktop.errors import TargetUnusable

_CODES = {
    errno.ENOSPC: "stick_full",
    errno.EDQUOT: "stick_full",
    errno.EFBIG: "stick_full",
    errno.EROFS: "stick_read_only",
    errno.EACCES: "stick_read_only",
    errno.EPERM: "stick_read_only",
}


class Stick(Protocol):
    """What a hand-over asks of a disk; everything may raise OSError."""

    def free(self, folder: Path) -> int:
        """Bytes that it says are free."""

    def exists(self, path: Path) -> bool:
        """Whether a file or folder is there."""

    def make(self, folder: Path) -> None:
        """Make a folder, unless it is there."""

    def write(self, path: Path, content: bytes) -> None:
        """A file under its name only once it is whole and on the device."""

    def read(self, path: Path) -> bytes:
        """A file as the device has it, not as the system remembers it."""

    def remove(self, path: Path) -> None:
        """Take a file away, on the device too."""


class Device:
    """The real disk."""

    def free(self, folder: Path) -> int:
        """Bytes that it says are free."""
        return disk.free(folder)

    def exists(self, path: Path) -> bool:
        """Whether a file or folder is there."""
        return path.exists()

    def make(self, folder: Path) -> None:
        """Make a folder, unless it is there."""
        folder.mkdir(exist_ok=True)
        disk.to_disk(folder.parent)

    def write(self, path: Path, content: bytes) -> None:
        """A file under its name only once it is whole and on the device."""
        disk.write(path, content)

    def read(self, path: Path) -> bytes:
        """A file as the device has it, where the system lets its memory of it be dropped."""
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            return file.read()

    def remove(self, path: Path) -> None:
        """Take a file away, on the device too."""
        path.unlink()
        disk.to_disk(path.parent)


@contextmanager
def stick_refusals(target: Path) -> Iterator[None]:
    """An OSError of the stick as TargetUnusable; what is no refusal of room or right is a lost stick."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "stick_gone")
        raise TargetUnusable(code, folder=str(target), reason=error.strerror or "") from error
