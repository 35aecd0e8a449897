"""One writer: who holds the data folder, and that a dead holder holds nothing.

The system's own lock on a file decides: it ends with the process, whatever killed it.
Where a disk knows no such locks (some network shares) the holder's last beat does.
Never waits, and never takes the lock from a living window.
"""

import contextlib
import getpass
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

FILE = "cchc.lock"
SILENCE = timedelta(minutes=10)
"""Without a beat for so long, a holder on another computer is gone."""
_FAR = 1 << 30
"""The byte that is locked: Windows lets nobody read a locked one, and the words stand before it."""
_LONGEST = 4096


class Holder(msgspec.Struct, frozen=True):
    """Who writes to a data folder; the times are UTC."""

    user: str
    host: str
    process: int
    since: datetime
    beat: datetime

    def fields(self) -> dict[str, object]:
        """Its words for a sentence."""
        since = self.since.astimezone()
        return {"user": self.user, "host": self.host, "since": f"{since:%H:%M} {since:%d/%m/%Y}"}


class Lock:
    """The right to write, until it is released or the process ends.

    `cleared` is a holder that ended without releasing, None if there was none.
    """

    def __init__(self, handle: int, holder: Holder, cleared: Holder | None) -> None:
        self._handle, self._holder = handle, holder
        self.cleared = cleared
        _say(handle, holder)

    def beat(self, at: datetime) -> None:
        """Show that the holder lives; a disk that refuses changes nothing."""
        self._holder = msgspec.structs.replace(self._holder, beat=at)
        with contextlib.suppress(OSError):
            _say(self._handle, self._holder)

    def release(self) -> None:
        """Let others write. Once is enough, more does no harm."""
        if self._handle >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = -1


def take(folder: Path, at: datetime | None = None) -> Lock | Holder:
    """The lock of `folder`, or who has it. OSError if the lock's file cannot be made."""
    at = at or datetime.now(UTC)
    me = Holder(user(), _host(), os.getpid(), at, at)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(folder / FILE, flags, 0o600)
    try:
        known = _read(handle)
        locked = _lock(handle)
        if locked or (locked is None and not (known and _lives(known, me))):
            return Lock(handle, me, known)
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return known or msgspec.structs.replace(me, user="?", host="?")


def is_written(folder: Path) -> bool:
    """True while a holder's words stand in the lock's file: it lives, or something ended it."""
    with contextlib.suppress(OSError):
        return (folder / FILE).stat().st_size > 0
    return False


def user() -> str:
    """Who is signed in to this computer; "" if the system cannot say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _host() -> str:
    """This computer's name, without what the socket module costs to import."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _say(handle: int, holder: Holder) -> None:
    words = msgspec.json.encode(holder)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, words)
    os.ftruncate(handle, len(words))


def _read(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    with contextlib.suppress(ValueError):
        return msgspec.json.decode(os.read(handle, _LONGEST), type=Holder)
    return None


def _lives(known: Holder, me: Holder) -> bool:
    """Whether a holder whose disk knows no locks is still there."""
    if known.host == me.host:
        return known.process != me.process and _runs(known.process)
    # A beat from the future is another computer's clock: it is not believed to be old.
    return me.since - known.beat < SILENCE


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def _lock(handle: int) -> bool | None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return None
        return True

    def _runs(process: int) -> bool:
        limited_query = 0x1000
        found = ctypes.windll.kernel32.OpenProcess(limited_query, False, process)
        if found:
            ctypes.windll.kernel32.CloseHandle(found)
        return bool(found)

else:
    import fcntl

    def _lock(handle: int) -> bool | None:
        """True if it is ours, False if another's, None where the disk knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True

    def _runs(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
