"""Mutated files of every kind: no crash, no hang, no change of the store, nothing written outside."""

import random
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from cchc_desktop import disk
from cchc_desktop.errors import Failure
from cchc_desktop.exchange import formats, mail, sealed
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.verify import examine
from cchc_desktop.store import recovery
from cchc_desktop.store.backup import WISH, Backup, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from cchc_desktop.store.restore import kept
from tests.exchange.printed import CATALOGUE, sample
from tests.store import sample as stored
from tests.torture.tally import Tally

LONGEST, WAITING = 5.0, 30.0
"""Seconds of work that any file may take, and seconds with everything that the machine does besides."""
PASSWORD = "mật khẩu dài"


def torture(folder: Path, rounds: int, seed: int = 17) -> Tally:
    """So many mutated files, read by everything that reads files."""
    tally, dice = Tally("mutations"), random.Random(seed)
    originals = _originals(folder)
    own = folder / "own"
    before = _traces(own, originals)
    place = folder / "place"
    for _ in range(rounds):
        tally.rounds += 1
        original = dice.choice(originals)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        mutated = place / original.name
        mutated.write_bytes(_mutated(original, dice))
        tally.count(original.suffix.removeprefix("."))
        _read(mutated, tally)
        if sorted(path.name for path in place.rglob("*")) != sorted(_allowed(mutated, place)):
            tally.faults.append(f"{original.name}: wrote something")
        if tally.rounds % 500 == 0 and _traces(own, originals) != before:
            tally.faults.append(f"{original.name}: changed something elsewhere")
    if _traces(own, originals) != before:
        tally.faults.append("changed something elsewhere")
    return tally


def _originals(folder: Path) -> list[Path]:
    made = folder / "made"
    made.mkdir()
    paths = list(finished(formats.export(sample(), made)))
    paths += mail.draft(made / "thu.eml", mail.Letter("a", "b"), paths[:1])
    sealed.seal(paths[3], made / f"a{sealed.ENDING}", PASSWORD)
    stored.filled(folder / "own")[0].close()
    backup = Backups(folder / "own").make(WISH)
    shutil.copyfile(backup.path, made / "a.cchc-backup")
    shutil.copyfile(folder / "own" / FILE, made / FILE)
    return [*paths, made / f"a{sealed.ENDING}", made / "a.cchc-backup", made / FILE]


def _mutated(path: Path, dice: random.Random) -> bytes:
    raw = bytearray(path.read_bytes())
    if dice.random() < 0.4 and path.suffix in {".xlsx", ".docx", ".cchc"}:
        return _inside(path, dice)
    return bytes(_scrambled(raw, dice))


def _scrambled(raw: bytearray, dice: random.Random) -> bytearray:
    """Some bytes turned, cut, doubled or blown up."""
    for _ in range(dice.choice((1, 1, 2, 10, 100))):
        place = dice.randrange(len(raw)) if raw else 0
        kind = dice.randrange(5)
        if kind == 0 and raw:
            raw[place] ^= 1 << dice.randrange(8)
        elif kind == 1:
            del raw[place : place + dice.choice((1, 10, 5000))]
        elif kind == 2:
            raw[place:place] = raw[place : place + dice.choice((1, 100, 5000))]
        elif kind == 3:
            raw[place : place + 4] = dice.choice((b"\xff\xff\xff\xff", bytes(4), b"9999", b"<!--"))
        elif dice.random() < 0.1:
            del raw[place:]
    return raw


def _inside(path: Path, dice: random.Random) -> bytes:
    """A member changed, the archive around it well made."""
    target = path.with_name(".mutated")
    with ZipFile(path) as packed, ZipFile(target, "w") as made:
        members = {name: packed.read(name) for name in packed.namelist()}
        chosen = dice.choice(sorted(members))
        content = bytes(_scrambled(bytearray(members.pop(chosen)), dice))
        named = dice.choice((chosen, chosen, chosen, f"../{chosen}", f"/tmp/{chosen}", "x" * 300))
        for name, other in {**members, named: content}.items():
            made.writestr(name, other)
    raw = target.read_bytes()
    target.unlink()
    return raw


def _read(path: Path, tally: Tally) -> None:
    for reader in _readers(path):
        begun, worked = time.monotonic(), time.process_time()
        try:
            reader()
            tally.count("read")
        except Failure:
            tally.count("refused")
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            tally.faults.append(f"{path.name}: {type(error).__name__}: {str(error)[:80]}")
        took, work = time.monotonic() - begun, time.process_time() - worked
        if work > LONGEST or took > WAITING:
            tally.faults.append(f"{path.name}: took {took:.0f} s, worked {work:.0f} s")


def _readers(path: Path) -> list[Callable[[], object]]:
    """Everything of the app that opens such a file."""
    if path.name == FILE:
        backups = Backups(path.parent)
        return [lambda: _read_store(path.parent), lambda: backups.make(WISH), lambda: _recover(path.parent)]
    if path.suffix == ".cchc-backup":
        backup = Backup(path, None)
        return [lambda: Backups(path.parent).check(backup), lambda: kept(backup)]
    return [lambda: examine(path, CATALOGUE, PASSWORD)]


def _read_store(folder: Path) -> None:
    with closing(Store.open(folder, wait=0.1)) as store:
        for unit in store.units():
            for period in store.periods(unit.id):
                store.content(period.id)
                store.journal(period.id)
                store.steps.undo(period.id)


def _recover(folder: Path) -> None:
    recovery.examine(folder, Backups(folder.parent / "own"))


def _allowed(path: Path, place: Path) -> set[str]:
    """What may stand beside the file: what a database keeps there, and the record of a backup."""
    names = {each.name for each in place.rglob("*")}
    if path.name == FILE:
        return names
    return names & {path.name, f"{path.name}.json"}


def _traces(own: Path, originals: list[Path]) -> dict[str, str]:
    everything = [*own.rglob("*"), *originals]
    return {str(path): disk.sha256(path) for path in everything if path.is_file()}
