"""Random restores of everything, a period, a form, a section, a cell: the rest byte-equal."""

import random
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from cchc_desktop.core.content import Item, encode, lies_in
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.store.backup import WISH, Backup, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.store.restore import Kept, find, kept, restore_all, restore_part
from tests.store import sample
from tests.torture.tally import Tally

PLACES = ("b1_1", "van_ban", "narrative.I", "document", "b3_3_3", "explanation.A5")
Raw: TypeAlias = dict[tuple[int, str], str]
"""Every item of the database as its bytes."""


class Clock:
    """Runs backwards now and then, as a clerk's clock does with an empty battery."""

    def __init__(self, dice: random.Random) -> None:
        self._dice, self._now = dice, datetime(2026, 11, 21, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=self._dice.choice((1, 7, 40, -3, -60 * 24)))
        return self._now


def torture(folder: Path, rounds: int, seed: int = 11) -> Tally:
    """So many restores out of random backups, each after a few random edits."""
    tally, dice = Tally("restore"), random.Random(seed)
    _begin(folder)
    backups = Backups(folder, clock=Clock(dice))
    for _ in range(rounds):
        tally.rounds += 1
        with closing(Store.open(folder, clock=Clock(dice))) as store:
            _scribble(store, dice)
            if dice.random() < 0.3:
                backups.make(WISH)
            known = [backup for backup in backups.found() if backup.checked] or [backups.make(WISH)]
            chosen = dice.choice(known)
            if dice.random() < 0.9:
                _part(store, backups, chosen, dice, tally)
                continue
        _all(folder, backups, chosen, tally)
    return tally


def _begin(folder: Path) -> None:
    store, _ = sample.filled(folder)
    other = store.add_unit(Unit("xã", "An Bình", code="2"))
    for unit, kind in ((1, "6m"), (1, "9m"), (other, "q1")):
        store.add_period(unit, "cchc-2021", kind, 2023, sample.EVERY_KIND)
    store.close()


def _scribble(store: Store, dice: random.Random) -> None:
    for _ in range(dice.randrange(1, 5)):
        number = dice.randrange(1000)
        changes: dict[str, Item | None] = {
            "b1_1": Entry(value=Decimal(number)),
            f"van_ban.{number % 20}": {"so": str(number)} if number % 3 else None,
            "narrative.I.1": f"Đoạn {number}" if number % 2 else None,
            f"document.{dice.choice(('number', 'date'))}": str(number),
        }
        chosen = dice.sample(sorted(changes), dice.randrange(1, 4))
        store.save(dice.randrange(1, 5), {address: changes[address] for address in chosen}, "typed")
    if dice.random() < 0.3:
        store.steps.undo(dice.randrange(1, 5))


def _part(store: Store, backups: Backups, chosen: Backup, dice: random.Random, tally: Tally) -> None:
    periods = kept(chosen)
    period = dice.choice(periods)
    places = None if dice.random() < 0.3 else frozenset(dice.sample(PLACES, dice.randrange(1, 3)))
    before = _raw(store)

    restore_part(store, backups, chosen, period, places)

    tally.count("period" if places is None else "part")
    if _raw(store) != _expected(store, before, period, places):
        tally.faults.append(f"{period.kind}/{period.year} {places}: not what was asked for")


def _expected(store: Store, before: Raw, period: Kept, places: frozenset[str] | None) -> Raw:
    number = find(store, period)
    assert number is not None
    rest = {
        key: text
        for key, text in before.items()
        if key[0] != number or not (places is None or lies_in(key[1], places))
    }
    back = {
        (number, address): encode(item)
        for address, item in period.content.items()
        if places is None or lies_in(address, places)
    }
    return rest | back


def _all(folder: Path, backups: Backups, chosen: Backup, tally: Tally) -> None:
    restore_all(folder, backups, chosen)
    tally.count("everything")
    with closing(Store.open(folder)) as store:
        meant = {each.unit.name + each.kind: each.content for each in kept(chosen)}
        there = {
            unit.unit.name + period.kind: store.content(period.id)
            for unit in store.units()
            for period in store.periods(unit.id)
        }
        if meant != there:
            tally.faults.append("everything: not what the backup holds")


def _raw(store: Store) -> Raw:
    rows = store._connection.execute("SELECT period_id, address, content FROM item")
    return {(number, address): text for number, address, text in rows}
