"""A database on a disk that fills up and is then read-only: no loss, one sentence.

Needs a small disk of its own (a tmpfs, which only root may mount on Linux); elsewhere
only what can be done without one.
"""

import random
import subprocess
from decimal import Decimal
from pathlib import Path

from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import Failure
from cchc_desktop.exchange import formats
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.handover import deliver
from cchc_desktop.exchange.verify import Verdict, examine
from cchc_desktop.store.backup import WISH, Backups
from cchc_desktop.store.database import Store
from tests.exchange.printed import CATALOGUE, sample
from tests.store import sample as stored
from tests.torture.tally import Tally
from tests.torture.worlds import one_sentence, small_disk

SIZE = "1m"


def torture(folder: Path, rounds: int, seed: int = 23) -> Tally:
    """So many small disks filled to the brim, each in another order."""
    tally, dice = Tally("disks"), random.Random(seed)
    report = sample()
    given = finished(formats.export(report, folder))
    for _ in range(rounds):
        with small_disk(folder / "small", SIZE) as small:
            if small is None:
                tally.count("no disk of its own")
                return tally
            tally.rounds += 1
            _fill(small, dice, tally)
        with small_disk(folder / "small", SIZE) as small:
            if small is not None:
                (small / "other").write_bytes(bytes(dice.randrange(900_000)))
                try:
                    finished(deliver(report, given, small, "a", CATALOGUE))
                except Failure as failure:
                    tally.count(failure.code)
                    if any(
                        examine(each, CATALOGUE).verdict is Verdict.WHOLE
                        for each in small.iterdir()
                        if each.is_dir()
                    ):
                        tally.faults.append("a full stick looks finished")
    return tally


def _fill(small: Path, dice: random.Random, tally: Tally) -> None:
    """Save and back up until nothing goes in any more; what was acknowledged must be there."""
    store, period = stored.filled(small)
    meant = store.content(period)
    refusals = 0
    while refusals < 6:
        address = f"narrative.I.{dice.randrange(9)}"
        item: Item = "đoạn " * dice.randrange(4000)
        try:
            if dice.random() < 0.2:
                Backups(small).make(WISH)
            else:
                store.save(period, {address: item, "b1_1": Entry(value=Decimal(refusals))}, "typed")
                meant |= store.content(period)
        except Failure as failure:
            refusals += 1
            tally.count(failure.code)
            one_sentence("disks", failure, tally)
        if store.content(period) != meant:
            tally.faults.append("a refused save changed something")
    store.close()
    _look(small, period, meant, tally)
    _read_only(small, period, meant, tally)


def _look(small: Path, period: int, meant: dict[str, Item], tally: Tally) -> None:
    backups = Backups(small)
    for backup in backups.found():
        if backup.checked and not backups.check(backup).checked:
            tally.faults.append("half a backup counts as checked")
    store = Store.open(small)
    if store.content(period) != meant:
        tally.faults.append("lost after opening again")
    store.close()


def _read_only(small: Path, period: int, meant: dict[str, Item], tally: Tally) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    try:
        Store.open(small).close()
        tally.faults.append("a read-only disk was opened for writing")
    except Failure as failure:
        tally.count(failure.code)
        one_sentence("disks", failure, tally)
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    _look(small, period, meant, tally)
