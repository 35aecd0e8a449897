"""Every write in a bad world: no loss, one sentence, and nothing half under a final name.

What is real: full and read-only disks (a tmpfs of its own, which only root may mount on
Linux), lost rights (as a user without any, where this runs as root), a folder that a file
took the place of, a database that another process holds, a folder for temporary files
without room. What is not: a file that Windows lets nobody write to is one without the
right to write, and a clock that was set back is one that is given to store and backups.
"""

import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from cchc_desktop import settings, texts
from cchc_desktop.core.content import Item
from cchc_desktop.errors import Failure
from cchc_desktop.store.backup import RESTORE
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from tests.torture import desk
from tests.torture.tally import Tally
from tests.torture.writes import CHANGING, PERIOD, SILENT, WRITES, Place, lay

SIZE = "8m"
NOBODY = 65534
LIVE = frozenset({FILE, f"{FILE}-wal", f"{FILE}-shm", "cchc.lock", "cchc.log"})
"""Files that grow where they stand."""
UNFINISHED = (".part", ".new")
World = Callable[[Path, random.Random], AbstractContextManager[bool]]
Snapshot = Mapping[Path, bytes]


def torture(folder: Path, rounds: int, seed: int = 29) -> Tally:
    """In each of the worlds so many writes, each as often as the others."""
    tally, dice = Tally("bad worlds"), random.Random(seed)
    # Laid once, by the user who runs this: another may not be let in to the modules that it imports.
    laid = folder / "laid"
    lay(Place(laid))
    for name, world in WORLDS.items():
        with _disk(folder / name, name, laid) as small:
            if small is None:
                tally.count("no disk of its own")
                continue
            late = timedelta(days=400) if name == "clock set back" else timedelta()
            for what in _deck(rounds, dice):
                tally.rounds += 1
                _try(name, what, world, Place(small, late), dice, tally)
    return tally


def _deck(rounds: int, dice: random.Random) -> list[str]:
    """So many writes in any order."""
    decks = -(-rounds // len(WRITES))
    return [what for _ in range(decks) for what in dice.sample(sorted(WRITES), len(WRITES))][:rounds]


def _try(name: str, what: str, world: World, place: Place, dice: random.Random, tally: Tally) -> None:
    """One write in a bad world, and again once the world is good."""
    here = f"{what}, {name}"
    before, content = _files(place.folder), _content(place)
    with world(place.folder, dice):
        said = _write(here, what, place, tally)
    tally.count("done" if said is None else said)
    _look(here, place, before, said, tally)
    if said is not None and _content(place) != content:
        tally.faults.append(f"{here}: refused, and changed the database")
    if said is None and what not in CHANGING and _content(place) != content:
        tally.faults.append(f"{here}: changed the database")
    again = _write(f"{here}, afterwards", what, place, tally)
    if again is not None:
        tally.faults.append(f"{here}: {again} when all is well again")
    _look(f"{here}, afterwards", place, before, again, tally)
    if left := [path.name for path in _files(place.folder) if _is_unfinished(path)]:
        tally.faults.append(f"{here}: left {left}")


def _write(here: str, what: str, place: Place, tally: Tally) -> str | None:
    """The code of the refusal, None if there was none."""
    try:
        WRITES[what](place)
    except Failure as failure:
        one_sentence(here, failure, tally)
        if what in SILENT:
            tally.faults.append(f"{here}: not silent: {failure}")
        return failure.code
    except Exception as error:  # noqa: BLE001 - that is the fault that is looked for
        tally.faults.append(f"{here}: {error!r}")
        return "mistake"
    return None


def one_sentence(here: str, failure: Failure, tally: Tally) -> None:
    """What the clerk is told is one Vietnamese sentence, with everything filled in."""
    said = texts.sentence(failure)
    if not said.endswith(".") or said.count(". ") or "{" in said or failure.code not in texts.FAILURES:
        tally.faults.append(f"{here}: not one sentence: {said}")


def _look(here: str, place: Place, before: Snapshot, said: str | None, tally: Tally) -> None:
    """Whatever bears a final name is what it was, or whole if the write went well.

    What a restore kept of the state before it may stay, though nothing came of the restore.
    """
    now = _files(place.folder)
    for path in before.keys() - now.keys():
        if not _is_unfinished(path) and "backup" not in path.name:
            tally.faults.append(f"{here}: {path.name} is gone")
    for path, content in now.items():
        if _is_unfinished(path) or before.get(path) == content:
            continue
        if said is not None and not _is_marked(path) and RESTORE not in path.name:
            tally.faults.append(f"{here}: refused, and changed {path.name}")
        _read(here, path, tally)


def _read(here: str, path: Path, tally: Tally) -> None:
    if path.name == settings.FILE:
        if settings.load(path.parent) == settings.Settings():
            tally.faults.append(f"{here}: the settings are gone")
        return
    reader = desk.READERS.get(path.suffix)
    if reader is None:
        return
    try:
        reader(path)
    except Exception as error:  # noqa: BLE001 - any reader may say in its own way that a file is no good
        tally.faults.append(f"{here}: half a file: {path.name}: {error!r}")


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(".") or path.suffix in UNFINISHED


def _is_marked(path: Path) -> bool:
    """In a folder of a stick that says itself that it is not finished."""
    return any(path.parent.glob("CHUA-XONG.txt"))


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name not in LIVE}


def _content(place: Place) -> tuple[int, list[tuple[int, Mapping[str, Item]]]]:
    """Everything in the database, and how many edits led there."""
    store = Store.open(place.cabinet)
    try:
        periods = [period.id for unit in store.units() for period in store.periods(unit.id)]
        return len(store.journal(PERIOD)), [(number, store.content(number)) for number in periods]
    finally:
        store.close()


@contextmanager
def _full(folder: Path, dice: random.Random) -> Iterator[bool]:
    """Room for some bytes only, now more and now less."""
    filler = folder / ".filler"
    room = shutil.disk_usage(folder).free - dice.choice((0, 0, 4096, 20_000, 70_000, 200_000))
    filler.write_bytes(bytes(max(0, room)))
    try:
        yield True
    finally:
        filler.unlink()


@contextmanager
def _no_room_to_work(folder: Path, dice: random.Random) -> Iterator[bool]:
    """The system's folder for temporary files is on a full disk, the rest is not."""
    with small_disk(folder / ".temporary") as small, _full(small or folder, dice):
        tempfile.tempdir = str(small)
        try:
            yield True
        finally:
            tempfile.tempdir = None


@contextmanager
def _read_only(folder: Path, dice: random.Random) -> Iterator[bool]:
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    try:
        yield True
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)


@contextmanager
def _without_rights(folder: Path, dice: random.Random) -> Iterator[bool]:
    """Reading is allowed, writing is not."""
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield True
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def _held(folder: Path, dice: random.Random) -> Iterator[bool]:
    """Every file that stands there already is held by a program."""
    files = [path for path in (folder / "out").rglob("*") if path.is_file()]
    for path in files:
        path.chmod(0o444)
    try:
        yield True
    finally:
        for path in files:
            path.chmod(0o644)


@contextmanager
def _replaced(folder: Path, dice: random.Random) -> Iterator[bool]:
    """The folders are gone and a file bears the name of each."""
    chosen = [folder / name for name in ("data", "out")]
    for path in chosen:
        path.rename(path.with_name(f".{path.name}"))
        path.write_bytes(b"")
    try:
        yield True
    finally:
        for path in chosen:
            path.unlink()
            path.with_name(f".{path.name}").rename(path)


@contextmanager
def _locked(folder: Path, dice: random.Random) -> Iterator[bool]:
    """Another process is in the middle of writing to the database, and knows nothing of our lock."""
    script = (
        "import sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "database.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(folder / "data" / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield True
        other.communicate()


@contextmanager
def _as_ever(folder: Path, dice: random.Random) -> Iterator[bool]:
    """Nothing but what the place itself brings with it."""
    yield True


WORLDS: Mapping[str, World] = MappingProxyType(
    {
        "full": _full,
        "no room to work": _no_room_to_work,
        "read-only": _read_only,
        "without rights": _without_rights,
        "held": _held,
        "replaced": _replaced,
        "locked": _locked,
        "clock set back": _as_ever,
    }
)
MOUNTED = frozenset({"full", "no room to work", "read-only"})
LOWERED = frozenset({"without rights", "held"})


@contextmanager
def small_disk(place: Path, size: str = SIZE) -> Iterator[Path | None]:
    """A disk of so many MB, None where none can be had."""
    place.mkdir(parents=True, exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if (
        not sys.platform.startswith("linux")
        or subprocess.run(["mount", *options], check=False, capture_output=True).returncode
    ):
        yield None
        return
    try:
        yield place
    finally:
        # What was being written when a library gave up is closed when it is collected.
        gc.collect()
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def _disk(folder: Path, name: str, laid: Path) -> Iterator[Path | None]:
    """What was laid, for one world: on a disk of its own, or a user's who may not do everything."""
    if name in MOUNTED:
        with small_disk(folder) as small:
            if small is not None:
                shutil.copytree(laid, small, dirs_exist_ok=True)
            yield small
        return
    # Not under `folder`: another user could not get there.
    with tempfile.TemporaryDirectory(prefix="cchc-world-") as made:
        place = Path(made)
        shutil.copytree(laid, place, dirs_exist_ok=True)
        with _without_power(place) if name in LOWERED else nullcontext():
            yield place


@contextmanager
def _without_power(place: Path) -> Iterator[None]:
    """As the owner of `place` and nothing else, where this runs as root, whom no right binds."""
    if not hasattr(os, "geteuid") or os.geteuid():
        yield
        return
    for path in (place, *place.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
