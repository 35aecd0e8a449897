"""A process that saves, undoes, backs up, closes and packs for ever, until it is killed.

Run as `driver.py DATA SEED`. After each edit it prints the edit's number and the figure
that stands there now, and not before both are on the disk.
"""

import random
import sys
from decimal import Decimal
from pathlib import Path

from cchc_desktop import delivery
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.formats import finished
from cchc_desktop.store.backup import WISH, Backups
from cchc_desktop.store.database import Store
from tests.exchange.printed import CATALOGUE, COMMUNE, blank

CODE = "b1_1"
PERIOD = 1


def begin(folder: Path) -> None:
    """A data folder with an empty period."""
    store = Store.open(folder)
    store.add_period(store.add_unit(COMMUNE), "cchc-2021", "q1", 2023, {})
    store.close()


def main() -> None:
    """Work until killed."""
    folder, dice = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
    store = Store.open(folder)
    if store.stages.stage(PERIOD).is_frozen:
        store.stages.reopen(PERIOD, "làm tiếp")
    while True:
        act(store, folder, dice)
        entry = store.content(PERIOD).get(CODE)
        figure = entry.value if isinstance(entry, Entry) else None
        print(store.entries.last_edit(PERIOD), figure, flush=True)


def act(store: Store, folder: Path, dice: random.Random) -> None:
    """One thing that a clerk might do."""
    chance = dice.random()
    if chance < 0.7:
        figure = Entry(value=Decimal(dice.randrange(10**6)))
        store.save(PERIOD, {CODE: figure, f"van_ban.{dice.randrange(40)}": {"so": str(chance)}}, "typed")
    elif chance < 0.8:
        store.steps.undo(PERIOD)
    elif chance < 0.9:
        store.steps.redo(PERIOD)
    elif chance < 0.97:
        Backups(folder).make(WISH)
    else:
        store.stages.close(PERIOD)
        if dice.random() < 0.2:
            report = Report(CATALOGUE.get("cchc-2021"), blank().identity, store.content(PERIOD))
            finished(delivery.pack(folder, delivery.parcel(store, PERIOD, report)))
        store.stages.reopen(PERIOD, "làm tiếp")


if __name__ == "__main__":
    main()
