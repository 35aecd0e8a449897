"""Sticks that are pulled out, full, worn out or lie: every one recognised, none looks finished."""

import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.errors import Failure
from cchc_desktop.exchange import formats
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.handover import deliver
from cchc_desktop.exchange.stick import Stick
from cchc_desktop.exchange.verify import Verdict, examine
from tests.exchange import sticks
from tests.exchange.printed import CATALOGUE, sample
from tests.torture.tally import Tally

WRITES = 8
"""A mark, five files, a slip and a manifest."""


def torture(folder: Path, rounds: int, seed: int = 3) -> Tally:
    """So many bad sticks, each tried once; then the good one goes on where it stopped."""
    tally, dice = Tally("sticks"), random.Random(seed)
    report = sample()
    given = finished(formats.export(report, folder))
    whole = sum(path.stat().st_size for path in given)
    for _ in range(rounds):
        tally.rounds += 1
        with TemporaryDirectory(dir=folder) as place:
            name, stick = _bad(dice, whole)
            tally.count(name)
            try:
                finished(deliver(report, given, Path(place), "a", CATALOGUE, stick))
                tally.faults.append(f"{name}: not recognised")
            except Failure:
                pass
            for each in Path(place).iterdir():
                if examine(each, CATALOGUE).verdict is Verdict.WHOLE:
                    tally.faults.append(f"{name}: looks finished")
            last = finished(deliver(report, given, Path(place), "a", CATALOGUE)).folder
            if examine(last, CATALOGUE).verdict is not Verdict.WHOLE:
                tally.faults.append(f"{name}: not mended")
    return tally


def _bad(dice: random.Random, whole: int) -> tuple[str, Stick]:
    file, room = dice.randrange(WRITES), dice.randrange(whole)
    made: dict[str, Callable[[], Stick]] = {
        "pulled out": lambda: sticks.Pulled(file),
        "full": lambda: sticks.Full(room),
        "fake capacity": lambda: sticks.Fake(room),
        "flipped bit": lambda: sticks.Flipping(file, dice.randrange(10**7)),
        "truncated": lambda: sticks.Truncating(file, dice.randrange(1, 60)),
        "forgetting": lambda: sticks.Forgetting(file),
        "not removing": sticks.Stubborn,
        "read-only": sticks.Locked,
    }
    name = dice.choice(sorted(made))
    return name, made[name]()
