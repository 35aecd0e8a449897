"""A figure typed beside a whole report drafted from its figures, and a hostile paragraph read."""

import time
from collections.abc import Iterator
from decimal import Decimal

from cchc_desktop.core.drafts import proposal
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.demo import samples
from tests.bench.quarters import catalogue

EDITS = 200
CODES = ("b1_1", "b7_6_7_1", "b3_2_1", "tthc_linh_vuc", "b5_1_1")
PARAGRAPH = "{" * 200_000


def lines() -> Iterator[str]:
    """One line for the edits, one for the paragraph."""
    *earlier, latest = samples(catalogue())
    report = Report(latest.index, latest.identity, latest.content, earlier)
    report.update({f"narrative.{slot}": proposal(report, slot) or None for slot in report.index.sections})
    taken = sorted(_edit(report, number) for number in range(EDITS))
    yield (
        f"a live figure      {taken[EDITS // 2]:8.1f} ms   p99 {taken[EDITS * 99 // 100]:6.1f} ms"
        + " " * 17
        + "(p99 under 16)"
    )
    begun = time.perf_counter()
    report.rendered(PARAGRAPH)
    yield f"200 kB of braces   {(time.perf_counter() - begun) * 1000:8.1f} ms"


def _edit(report: Report, number: int) -> float:
    """Milliseconds that one figure takes."""
    entry = Entry(value=Decimal(600 + number))
    begun = time.perf_counter()
    report.update({CODES[number % len(CODES)]: entry})
    return (time.perf_counter() - begun) * 1000
