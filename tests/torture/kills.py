"""kill -9 at random moments while a clerk works at the real window.

She types, pastes, takes back, does again, reads files in, exports, backs up, closes and
packs; see `driver`. What the window called saved must be there, whatever was cut off.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import msgspec

from cchc_desktop import delivery
from cchc_desktop.errors import Failure
from cchc_desktop.store.backup import RECORD, Backups, sweep
from cchc_desktop.store.connection import FILE, one
from cchc_desktop.store.database import Store
from cchc_desktop.store.journal import encoded
from tests.torture.desk import PERIOD, Desk, read_elsewhere
from tests.torture.driver import READY, Said
from tests.torture.tally import Tally

ROOT = Path(__file__).parents[2]
EARLY = 0.1
"""Share of the kills that come while the window is still being opened."""
OPENING, PATIENCE = 1.5, 1.2
"""Seconds: within which an early kill comes, and how long the others wait on average."""
LONGEST = 8.0
Texts = dict[str, str | None]


def torture(folder: Path, rounds: int, seed: int = 5) -> Tally:
    """Kill so many windows over one data folder and look at what is left after each."""
    tally, dice = Tally("kill -9"), random.Random(seed)
    desk = Desk(folder)
    desk.lay()
    known: Texts = {}
    for each in range(rounds):
        tally.rounds += 1
        said = _killed(desk, seed + each, dice, tally)
        known = look(desk, known, said, tally)
    return tally


def _killed(desk: Desk, seed: int, dice: random.Random, tally: Tally) -> list[Said]:
    """What the window said before it was killed."""
    early = dice.random() < EARLY
    pause = dice.random() * OPENING if early else min(LONGEST, dice.expovariate(1 / PATIENCE))
    command = [sys.executable, "-m", "tests.torture.driver", str(desk.data.parent), str(seed)]
    elsewhere = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(desk.temporary))
    world = {**os.environ, **elsewhere, "QT_QPA_PLATFORM": "offscreen"}
    errors = desk.temporary / "errors"
    with (
        errors.open("w") as told,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told, cwd=ROOT, env=world) as driver,
    ):
        assert driver.stdout is not None
        heard = b"" if early else driver.stdout.readline()
        time.sleep(pause)
        ended = driver.poll()
        driver.kill()
        heard += driver.stdout.read()
    if ended is not None:
        tally.faults.append(f"the window ended by itself ({ended}): {errors.read_text('utf-8')[-500:]}")
    return [msgspec.json.decode(line, type=Said) for line in heard.splitlines(True) if line.endswith(b"\n")]


def look(desk: Desk, known: Mapping[str, str | None], said: list[Said], tally: Tally) -> Texts:
    """Compare what is on the disk with what was `known` there, and then `said`; what is there now."""
    meant = dict(known)
    for each in said:
        tally.count(each.kind)
        meant |= each.now
        if each.fault:
            tally.faults.append(each.fault)
    tally.count("cells acknowledged", sum(len(each.now) for each in said))
    if not any(each.kind == READY for each in said):
        tally.count("killed while opening")
    _look_at_file(desk.data / FILE, tally)
    found: Texts = {}
    try:
        store = Store.open(desk.data)
    except Failure as failure:
        tally.faults.append(f"does not open again: {failure}")
    else:
        found = _look_at_store(store, said, meant, tally)
        store.close()
    _look_at_outcomes(desk, tally)
    return found


def _look_at_file(database: Path, tally: Tally) -> None:
    """By SQLite alone: whole, and every item is what the journal says last of it."""
    # Of the rows of a group SQLite gives the one with the largest edit.
    last = (
        "SELECT period_id, address, new FROM (SELECT period_id, address, new, max(edit_id) "
        "FROM change JOIN edit ON edit.id = edit_id GROUP BY period_id, address) WHERE new IS NOT NULL"
    )
    with closing(sqlite3.connect(database)) as connection:
        if one(connection, "PRAGMA integrity_check") != "ok":
            tally.faults.append("integrity")
        items = connection.execute("SELECT period_id, address, content FROM item").fetchall()
        if sorted(items) != sorted(connection.execute(last).fetchall()):
            tally.faults.append("the journal does not lead to what is there")


def _look_at_store(store: Store, said: list[Said], meant: Texts, tally: Tally) -> Texts:
    """What was said last is there; at most one edit more, which was cut off before it was said."""
    if store.read_only:
        tally.faults.append("the lock of a dead process stands")
    edits = {line.edit for line in store.journal(PERIOD)}
    acknowledged = max((each.edit for each in said), default=max(edits, default=0))
    unsaid = [edit for edit in edits if edit > acknowledged]
    tally.count("saved but not said yet", len(unsaid))
    if len(unsaid) > 1:
        tally.faults.append(f"{len(unsaid)} edits without a word")
    there = encoded(store.entries.content_at(PERIOD, acknowledged))
    stood = {address: text for address, text in meant.items() if text is not None}
    if there != stood:
        wrong = sorted({address for address, _ in there.items() ^ stood.items()})
        tally.faults.append(f"edit {acknowledged}: not as acknowledged: {wrong[:5]}")
    return encoded(store.content(PERIOD))


def _look_at_outcomes(desk: Desk, tally: Tally) -> None:
    """Every file under a final name is whole; a second reader says so."""
    shutil.rmtree(desk.temporary)
    desk.temporary.mkdir()
    for path in sorted(desk.exports.iterdir()):
        if path.name.startswith("."):
            tally.count("cut off beside")
            path.unlink()
        else:
            _read(path, tally)
    for path in (desk.data / delivery.KEPT).glob("[!.]*"):
        _read(path, tally)
    backups = Backups(desk.data)
    sweep(desk.data)
    for backup in backups.found():
        tally.count("backups")
        if not backups.check(backup).checked:
            tally.faults.append(f"half a backup: {backup.path.name}")
        backup.path.unlink()
        backup.path.with_name(backup.path.name + RECORD).unlink(missing_ok=True)


def _read(path: Path, tally: Tally) -> None:
    """Open, then take away: what stands there next time is new."""
    tally.count(f"{path.suffix[1:]} read")
    try:
        read_elsewhere(path)
    except Exception as error:  # noqa: BLE001 - any reader may say in its own way that a file is no good
        tally.faults.append(f"half a file: {path.name}: {error!r}")
    path.unlink()
