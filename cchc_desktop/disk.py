"""Bytes on a disk: brought to it for certain, and known again by their hash.

Knows neither reports nor databases. Never turns an OSError into words: each caller
knows what the file was to the user.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

CHUNK = 1 << 20


def to_disk(path: Path) -> None:
    """Through every cache, so that a power cut after it leaves what is there now."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """The file's hash as manifests write it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy(source: Path, target: Path) -> None:
    """`source` under the name `target`, whole and on the disk, or nothing there."""
    beside = target.with_name(f"{target.name}.part")
    try:
        shutil.copyfile(source, beside)
        to_disk(beside)
        beside.replace(target)
        to_disk(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def write(path: Path, content: bytes) -> None:
    """`content` at `path`, whole and on the disk, or what stood there before."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(content)
        to_disk(beside)
        beside.replace(path)
        to_disk(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def is_file(path: Path) -> bool:
    """True if a file stands there; a name that no disk could bear is of none."""
    with suppress(OSError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """True if a folder stands there; a name that no disk could bear is of none."""
    with suppress(OSError):
        return path.is_dir()
    return False


def free(folder: Path) -> int:
    """Bytes that a user may still write there."""
    return shutil.disk_usage(folder).free
