"""kill -9 at random moments while a driver saves, undoes, backs up, closes and packs."""

import random
import subprocess
import sys
import time
from pathlib import Path

from cchc_desktop import delivery
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import package
from cchc_desktop.store.backup import RECORD, Backups, sweep
from cchc_desktop.store.connection import one
from cchc_desktop.store.database import Store
from tests.torture.driver import CODE, PERIOD, begin
from tests.torture.tally import Tally

ROOT = Path(__file__).parents[2]


def torture(folder: Path, rounds: int, seed: int = 5) -> Tally:
    """Kill so many drivers over one data folder and look at what is left after each."""
    tally, dice = Tally("kill -9"), random.Random(seed)
    begin(folder)
    for each in range(rounds):
        edit, figure = _killed(folder, seed + each, dice.expovariate(5))
        tally.rounds += 1
        tally.count("acknowledged edits", max(0, edit - tally.counts.get("acknowledged edits", 0)))
        _look(folder, edit, figure, tally)
    return tally


def _killed(folder: Path, seed: int, pause: float) -> tuple[int, str]:
    """The last edit that a driver acknowledged, and the figure then; 0 if it came to none."""
    command = [sys.executable, "-m", "tests.torture.driver", str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as driver:
        assert driver.stdout is not None
        said = driver.stdout.readline()
        time.sleep(pause)
        driver.kill()
        said += driver.stdout.read()
    lines = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
    edit, _, figure = (lines[-1].strip() if lines else "0 None").partition(" ")
    return int(edit), figure


def _look(folder: Path, edit: int, figure: str, tally: Tally) -> None:
    store = Store.open(folder)
    if one(store._connection, "PRAGMA integrity_check") != "ok":
        tally.faults.append("integrity")
    if store.read_only:
        tally.faults.append("the lock of a dead process stands")
    entry = store.entries.content_at(PERIOD, edit).get(CODE)
    kept = str(entry.value) if isinstance(entry, Entry) else "None"
    last = store.entries.last_edit(PERIOD)
    if edit and (kept != figure or last < edit):
        tally.faults.append(f"edit {edit}: {figure} was acknowledged, {kept} is there")
    if store.entries.content_at(PERIOD, last) != store.content(PERIOD):
        tally.faults.append("the journal does not lead to what is there")
    store.close()
    _look_at_files(folder, tally)


def _look_at_files(folder: Path, tally: Tally) -> None:
    """Every finished file is whole; what is not finished does not bear a finished name."""
    backups = Backups(folder)
    sweep(folder)
    for backup in backups.found():
        tally.count("backups")
        if not backups.check(backup).checked:
            tally.faults.append(f"half a backup: {backup.path.name}")
        backup.path.unlink()
        backup.path.with_name(backup.path.name + RECORD).unlink(missing_ok=True)
    for packed in (folder / delivery.KEPT).glob("[!.]*.cchc"):
        tally.count("packages")
        package.members(packed)
        packed.unlink()
