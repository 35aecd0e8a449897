"""Everything that can go wrong, many times: `make torture`.

Prints a line of counts for each and ends with 1 if anything was lost. An argument scales
the numbers of rounds: `make torture SCALE=0.1`.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture import disks, kills, mutations, restores, sticks, worlds
from tests.torture.tally import Tally

TORTURES: tuple[tuple[Callable[[Path, int], Tally], int], ...] = (
    (kills.torture, 500),
    (disks.torture, 50),
    (worlds.torture, 52),
    (sticks.torture, 200),
    (restores.torture, 1_000),
    (mutations.torture, 10_000),
)


def main() -> int:
    """Torture by everything; 1 if there was a fault."""
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    faults = 0
    for torture, rounds in TORTURES:
        begun = time.monotonic()
        with TemporaryDirectory() as folder:
            tally = torture(Path(folder), max(1, round(rounds * scale)))
        faults += len(tally.faults)
        print(f"{tally}   {time.monotonic() - begun:.0f} s", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
