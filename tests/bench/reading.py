"""Files of other hands, each read and planned in a process of its own: time, the longest step, memory.

`python -m tests.bench.reading FILE` reads one file and prints the three figures; memory as Linux tells it.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl

from cchc_desktop.core.content import Item
from cchc_desktop.core.plan import Plan, changes, plan
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import docx, pdf, reading
from cchc_desktop.store.database import Store
from tests.bench.papers import whole
from tests.bench.quarters import case, catalogue
from tests.exchange.reading import made

RUNS = 5
ENDLESS = 100_000
LARGE = 20_000_000
CELLS = 400


def lines(folder: Path) -> Iterator[str]:
    """One line a file, one for accepting what a file brought."""
    paper = whole()
    list(docx.write(paper, folder / "paper.docx"))
    list(pdf.write(paper, folder / "paper.pdf"))
    files = (
        ("Excel of all forms", made.excel(folder / "forms.xlsx", "official"), "under 500 ms"),
        ("Word of 15 pages", folder / "paper.docx", "under 1000 ms"),
        ("PDF of 15 pages", folder / "paper.pdf", "under 3000 ms"),
        ("Excel, 100,000 rows", _endless(folder / "endless.xlsx"), "a step under 100 ms"),
        ("Excel of 20 MB", _large(folder / "large.xlsx"), "under 300 MB"),
    )
    for name, path, bound in files:
        took, step, memory = _measured(path)
        yield f"{name:19}{took:8.0f} ms   longest step {step:5.0f} ms   {memory:4.0f} MB   ({bound})"
    yield f"{CELLS} cells accepted {_accepted(folder):8.1f} ms" + " " * 34 + "(under 50)"


def _endless(path: Path) -> Path:
    book = openpyxl.load_workbook(made.excel(path, "official"))
    sheet = book.create_sheet("list")
    for number in range(ENDLESS):
        sheet.append([number, f"row {number}", number * 2])
    book.save(path)
    return path


def _large(path: Path) -> Path:
    """Numbers that do not pack: some twenty million bytes."""
    book = openpyxl.load_workbook(made.excel(path, "official"))
    sheet, chance = book.create_sheet("numbers"), random.Random(1)
    for _ in range(LARGE // 480):
        sheet.append([chance.random() for _ in range(40)])
    book.save(path)
    return path


def _measured(path: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "tests.bench.reading", str(path)]
    kept = {name: words for name, words in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = [
        subprocess.run(command, capture_output=True, text=True, check=True, env=kept).stdout.split()
        for _ in range(RUNS)
    ]
    took, step, memory = (statistics.median(float(run[place]) for run in runs) for place in range(3))
    return took, step, memory


def _accepted(folder: Path) -> float:
    """Milliseconds to save 400 figures and texts in one go and judge the report again."""
    report, store = case(), Store.open(folder / "accepted")
    period = store.add_period(store.add_unit(report.unit), "cchc-2021", "q1", 2023, dict(report.content))
    times = []
    for run in range(RUNS):
        codes = [code for code, figure in report.index.figures.items() if figure.is_entered]
        edit: dict[str, Item] = {code: Entry(value=Decimal(run + 1)) for code in codes}
        edit |= {f"van_ban.{key}": {"so": str(key + run)} for key in range(100, 100 + CELLS - len(edit))}
        begun = time.perf_counter()
        store.save(period, edit, "file")
        report.update(edit)
        times.append((time.perf_counter() - begun) * 1000)
    store.close()
    return statistics.median(times)


def main(path: Path) -> None:
    """Read and plan a file, and print milliseconds, those of the longest step, and megabytes."""
    begun = last = time.perf_counter()
    longest, known = 0.0, catalogue()
    work, planned = reading.read(path, known), Plan((), (), frozenset())
    while True:
        try:
            next(work)
        except StopIteration as stop:
            planned = plan(None, stop.value, known.get(stop.value.edition))
            break
        finally:
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
    took = time.perf_counter() - begun
    assert changes(planned, planned.safe)
    print(took * 1000, longest * 1000, _peak())


def _peak() -> float:
    """The most megabytes that this process had; what a parent had is not its own."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
