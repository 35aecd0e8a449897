"""What the program costs beside its bare counterparts: `make bench`.

Prints figures and bounds; never fails on a slow machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.bench import files, live, narrative, papers, quarters, reading, screen

RUNS = 9


def main() -> None:
    """Measure everything and print one line each."""
    with tempfile.TemporaryDirectory() as folder:
        ten_years = Path(folder) / "data"
        quarters.fill(ten_years)
        made = files.lines(Path(folder)), papers.lines(Path(folder)), reading.lines(Path(folder))
        told = narrative.lines(), live.lines(), *made
        kept = quarters.lines(ten_years)
        for line in chain(_windows(ten_years), screen.lines(ten_years), kept, *told):
            print(line, flush=True)


def _windows(folder: Path) -> Iterator[str]:
    """The first window over ten years of quarters, beside a bare one."""
    pairs = [(_window(), _window(str(folder))) for _ in range(RUNS)]
    bare, first, report, memory = (
        statistics.median(values)
        for values in (
            [pair[0][0] for pair in pairs],
            [pair[1][0] for pair in pairs],
            [pair[1][1] for pair in pairs],
            [pair[1][2] for pair in pairs],
        )
    )
    yield f"first window       {first:8.0f} ms   bare {bare:6.0f} ms   {first / bare:5.2f}x   (at most 2x)"
    yield f"the report in it   {report:8.0f} ms   bare {bare:6.0f} ms   {report / bare:5.2f}x"
    yield f"idle memory        {memory:8.0f} MB" + " " * 34 + "(at most 150)"


def _window(*data: str) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "tests.bench.first_window", str(time.monotonic()), *data]
    # As on a clerk's PC: the modules stay compiled from one start to the next.
    kept = {name: words for name, words in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=kept).stdout.split()
    return float(shown[0]), float(shown[1]), float(shown[2])


if __name__ == "__main__":
    main()
