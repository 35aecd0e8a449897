"""Sticks that misbehave: each is a folder behind an object that does what real sticks do."""

import errno
from pathlib import Path

from cchc_desktop.exchange.stick import Device


class Pulled(Device):
    """Taken out after so many writes, in the middle of one."""

    def __init__(self, writes: int) -> None:
        self.left = writes

    def write(self, path: Path, content: bytes) -> None:
        self.left -= 1
        if self.left < 0:
            path.with_name(f"{path.name}.part").write_bytes(content[: len(content) // 2])
            raise OSError(errno.EIO, "Input/output error")
        super().write(path, content)


class Full(Device):
    """Says that it has room and has not."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, content: bytes) -> None:
        self.room -= len(content)
        if self.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(path, content)


class Fake(Device):
    """Sold as larger than it is: beyond its room it takes everything and keeps nothing."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, content: bytes) -> None:
        kept = max(0, min(len(content), self.room))
        self.room -= len(content)
        super().write(path, content[:kept] + bytes(len(content) - kept))


class Flipping(Device):
    """Worn out: the file of this number comes back with one bit turned."""

    def __init__(self, file: int, bit: int) -> None:
        self.file, self.bit = file, bit

    def write(self, path: Path, content: bytes) -> None:
        self.file -= 1
        if self.file == -1 and content:
            place = self.bit // 8 % len(content)
            content = content[:place] + bytes([content[place] ^ 1 << self.bit % 8]) + content[place + 1 :]
        super().write(path, content)


class Truncating(Device):
    """Loses the end of the file of this number."""

    def __init__(self, file: int, lost: int) -> None:
        self.file, self.lost = file, lost

    def write(self, path: Path, content: bytes) -> None:
        self.file -= 1
        super().write(path, content[: -self.lost] if self.file == -1 else content)


class Forgetting(Device):
    """Says yes and keeps nothing of the file of this number."""

    def __init__(self, file: int) -> None:
        self.file = file

    def write(self, path: Path, content: bytes) -> None:
        self.file -= 1
        if self.file != -1:
            super().write(path, content)


class Stubborn(Device):
    """Does not take files away, though it says so."""

    def remove(self, path: Path) -> None:
        """Nothing happens."""


class Small(Device):
    """Says how little room it has."""

    def free(self, folder: Path) -> int:
        return 1000


class Locked(Device):
    """Its switch is on."""

    def make(self, folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")
