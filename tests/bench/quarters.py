"""Ten years of quarters for one commune, as the benchmarks find them on disk.

`python -m tests.bench.quarters` makes them and measures the database alone.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import report_json
from cchc_desktop.store.backup import WISH, Backups
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store

CASE = Path(__file__).parents[1] / "data" / "chi-lang-bac-2023-q1.json"
KINDS = ("q1", "6m", "9m", "year")
YEARS = range(2015, 2025)
RUNS, EDITS = 9, 300
TEXT = "Ủy ban nhân dân xã đã ban hành kế hoạch và phân công từng bộ phận thực hiện. " * 15
PAUSE = 120
"""Letters between two saves of a text that is being written."""


def catalogue() -> Catalogue:
    """The bundled editions."""
    return Catalogue([places.forms_dir()])


def case() -> Report:
    """A real quarter's figures and registers."""
    return report_json.decode(CASE.read_bytes(), catalogue())


def grown(report: Report, years: int) -> dict[str, Item]:
    """The content of `report` without its dates, its counts moved a little."""
    kept = {address: item for address, item in report.content.items() if not address.startswith("period.")}
    return {address: _moved(item, years) for address, item in kept.items()}


def _moved(item: Item, years: int) -> Item:
    if isinstance(item, Entry) and item.value is not None and item.value > 100:
        return Entry(value=item.value + Decimal(years))
    return item


def fill(folder: Path) -> None:
    """A data folder with every quarter of ten years, each cell typed by itself and once mistyped."""
    report = case()
    store = Store.open(folder)
    unit = store.add_unit(report.unit)
    for year in YEARS:
        for kind in KINDS:
            meant = _whole(report, grown(report, year - YEARS.start))
            period = store.add_period(unit, "cchc-2021", kind, year, {})
            for address, item in meant.items():
                for typed in _slips(item):
                    store.save(period, {address: typed}, "typed")
    store.close()


def _whole(report: Report, content: dict[str, Item]) -> dict[str, Item]:
    """`content`, a figure in every other cell that a clerk fills in, and a text in every section."""
    blank = (code for code in report.index.answerable if code not in content)
    figures: dict[str, Item] = {code: Entry(value=Decimal(number)) for number, code in enumerate(blank, 1)}
    return content | figures | {f"narrative.{slot}": TEXT for slot in report.index.sections}


def _slips(item: Item) -> Iterator[Item]:
    """What is saved until `item` stands there: a figure with a digit too many, a text as it grows."""
    if isinstance(item, Entry) and item.value is not None:
        yield Entry(value=item.value * 10 + 1)
    if item == TEXT:
        yield from (TEXT[:end] for end in range(PAUSE, len(TEXT), PAUSE))
    yield item


def lines(folder: Path) -> Iterator[str]:
    """One line a measure: the file, opening it, a save, a save during a backup, an undo, a backup."""
    opened = [_timed(lambda: Store.open(folder).close()) for _ in range(RUNS)]
    store = Store.open(folder)
    period = store.periods(1)[-1].id
    size = (folder / FILE).stat().st_size / 1e6
    edits = len({line.edit for each in store.periods(1) for line in store.journal(each.id)})
    yield f"ten years          {size:8.1f} MB   {edits} edits in {len(store.periods(1))} quarters"
    yield f"opening them       {statistics.median(opened):8.1f} ms"
    yield _spread("a save", [_timed(partial(_save, store, period, number)) for number in range(EDITS)])
    yield _spread("an undo", [_timed(lambda: store.steps.undo(period)) for _ in range(EDITS)])
    took: list[float] = []
    backup = Thread(target=lambda: took.append(_timed(lambda: Backups(folder).make(WISH))))
    backup.start()
    meanwhile = [_timed(partial(_save, store, period, number)) for number in _while(backup)]
    yield _spread("a save meanwhile", meanwhile)
    yield f"a backup, compared {took[0]:8.0f} ms   {size:.1f} MB, on its own thread"
    store.close()


def _save(store: Store, period: int, number: int) -> None:
    store.save(period, {"b3_3_3_1": Entry(value=Decimal(10_000 + number))}, "typed")


def _while(thread: Thread) -> Iterator[int]:
    numbers = count(EDITS)
    while thread.is_alive():
        yield next(numbers)


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _spread(name: str, times: list[float]) -> str:
    times.sort()
    return f"{name:18} {times[len(times) * 99 // 100]:8.2f} ms p99   p50 {times[len(times) // 2]:.2f} ms"


def main() -> None:
    """Ten years on this machine's disk, apart from the other benchmarks."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        took = _timed(lambda: fill(data))
        print(f"typing them        {took / 1000:8.1f} s")
        for line in lines(data):
            print(line, flush=True)


if __name__ == "__main__":
    main()
