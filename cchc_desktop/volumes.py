"""What the system says of its disks: which are sticks, which are another computer's.

Only asks; never mounts, never writes, and an answer that cannot be had is UNKNOWN.
"""

import os
import re
import shutil
import sys
from contextlib import suppress
from enum import Enum
from pathlib import Path

import msgspec

MOUNTS = Path("/proc/self/mounts")
BLOCKS = Path("/sys/class/block")
STICKS = ("/media/", "/run/media/", "/Volumes/")
"""Where desktops put what is plugged in."""
NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "fuse.sshfs", "davfs", "afpfs"})
_REMOVABLE, _FIXED, _REMOTE = 2, 3, 4
"""What Windows answers to GetDriveTypeW."""


class Kind(Enum):
    """Where a folder lives."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    UNKNOWN = "unknown"


class Volume(msgspec.Struct, frozen=True):
    """A disk that something can be sent to; sizes in bytes. `name` is its label, "" if it has none."""

    path: Path
    name: str
    free: int
    total: int


class Mount(msgspec.Struct, frozen=True):
    """A line of the system's table of mounts."""

    device: str
    point: str
    system: str


def kind(folder: Path) -> Kind:
    """What holds `folder`, or the nearest of its parents that exists."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    place = str(folder.resolve())
    return _mounted_kind(place, mounts())


def bad_place(data: Path) -> Kind | None:
    """Why a data folder stands in a bad place: on a stick or another computer; None if it does not."""
    found = kind(data)
    return found if found in {Kind.REMOVABLE, Kind.NETWORK} else None


def removable() -> tuple[Volume, ...]:
    """The sticks and cards that are plugged in now, by their paths."""
    if sys.platform == "win32":
        return tuple(_windows_sticks())
    points = {each.point for each in mounts() if _of_mount(each) is Kind.REMOVABLE}
    return tuple(volume for point in sorted(points) if (volume := _volume(Path(point), Path(point).name)))


def mounts(table: Path = MOUNTS) -> tuple[Mount, ...]:
    """What is mounted where; empty where the system has no such table."""
    try:
        lines = table.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    parts = [line.split(" ") for line in lines]
    return tuple(Mount(_plain(each[0]), _plain(each[1]), each[2]) for each in parts if len(each) > 2)


def _plain(field: str) -> str:
    """The table writes a space as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _mounted_kind(place: str, table: tuple[Mount, ...]) -> Kind:
    over = [each for each in table if f"{place}/".startswith(f"{each.point.rstrip('/')}/")]
    return _of_mount(max(over, key=lambda each: len(each.point))) if over else Kind.UNKNOWN


def _of_mount(mount: Mount) -> Kind:
    if mount.system in NETWORKS:
        return Kind.NETWORK
    if mount.point.startswith(STICKS) or _is_pulled_out(mount.device):
        return Kind.REMOVABLE
    return Kind.FIXED


def _is_pulled_out(device: str) -> bool:
    """True for a disk, or a part of one, that the kernel calls removable."""
    if not device.startswith("/dev/"):
        return False
    with suppress(OSError):
        block = (BLOCKS / device.removeprefix("/dev/")).resolve()
        for each in (block, block.parent):
            if (each / "removable").is_file():
                return (each / "removable").read_text().strip() == "1"
    return False


def _volume(path: Path, name: str) -> Volume | None:
    """None for a drive without a disk in it."""
    with suppress(OSError):
        usage = shutil.disk_usage(path)
        if usage.total and os.access(path, os.R_OK):
            return Volume(path, name, usage.free, usage.total)
    return None


if sys.platform == "win32":
    import ctypes
    from collections.abc import Iterator

    def _windows_kind(folder: Path) -> Kind:
        place = str(folder.absolute())
        if place.startswith("\\\\"):
            return Kind.NETWORK
        found = ctypes.windll.kernel32.GetDriveTypeW(f"{place[:2]}\\")
        return {_REMOVABLE: Kind.REMOVABLE, _FIXED: Kind.FIXED, _REMOTE: Kind.NETWORK}.get(
            found, Kind.UNKNOWN
        )

    def _windows_sticks() -> Iterator[Volume]:
        letters = ctypes.windll.kernel32.GetLogicalDrives()
        for place in range(26):
            root = f"{chr(ord('A') + place)}:\\"
            if letters >> place & 1 and ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE:
                volume = _volume(Path(root), _windows_label(root))
                if volume is not None:
                    yield volume

    def _windows_label(root: str) -> str:
        label = ctypes.create_unicode_buffer(261)
        ctypes.windll.kernel32.GetVolumeInformationW(root, label, 261, None, None, None, None, 0)
        return label.value
