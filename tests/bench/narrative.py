"""Reading and judging fifteen pages of narrative beside the figures."""

import statistics
import time
from collections.abc import Iterator

from cchc_desktop.core.prose.reading import read
from cchc_desktop.core.value import parse
from tests.bench.quarters import catalogue
from tests.core.prose.measure import beside, long_narrative

RUNS = 9


def lines() -> Iterator[str]:
    """One line for the whole text, one for a figure typed beside it, one for a section typed on."""
    index = catalogue().get("cchc-2021")
    narrative = long_narrative(index)
    whole, figure, section = [], [], []
    slot = next(iter(narrative))
    for run in range(RUNS):
        read.cache_clear()
        report = beside(index, "", {})
        report.findings  # noqa: B018 - only the narrative is measured
        begun = time.perf_counter()
        report.update(narrative)
        read_through = time.perf_counter()
        report.update({"b1_1": parse(str(18 + run))})
        whole.append((read_through - begun) * 1000)
        typed = time.perf_counter()
        report.update({slot: f"{narrative[slot]} {run}"})
        section.append((time.perf_counter() - typed) * 1000)
        figure.append((typed - read_through) * 1000)
    yield f"text of 15 pages   {statistics.median(whole):8.1f} ms" + " " * 34 + "(under 30)"
    yield f"a figure beside it {statistics.median(figure):8.1f} ms"
    yield f"a section typed on {statistics.median(section):8.1f} ms"
