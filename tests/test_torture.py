"""A short form of each torture; `make torture` is the long one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture import disks, mutations, restores, sticks, worlds
from tests.torture.tally import Tally


@pytest.mark.parametrize(
    ("torture", "rounds"),
    [
        (disks.torture, 1),
        (worlds.torture, 2),
        (sticks.torture, 3),
        (restores.torture, 25),
        (mutations.torture, 60),
    ],
    ids=["disks", "worlds", "sticks", "restores", "mutations"],
)
def test_nothing_is_lost_and_nothing_looks_finished_that_is_not(
    tmp_path: Path, torture: Callable[[Path, int], Tally], rounds: int
) -> None:
    tally = torture(tmp_path, rounds)

    assert tally.faults == []
    assert tally.rounds >= rounds or "no disk of its own" in tally.counts


def test_a_tally_shows_its_faults() -> None:
    assert "1 faults" in str(Tally("a", 3, ["lost"]))
