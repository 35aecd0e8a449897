"""Ten years of quarters for one commune, as the benchmarks find them on disk."""

from decimal import Decimal
from pathlib import Path

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import report_json
from cchc_desktop.store.database import Store

CASE = Path(__file__).parents[1] / "data" / "chi-lang-bac-2023-q1.json"
KINDS = ("q1", "6m", "9m", "year")
YEARS = range(2015, 2025)


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
    """A data folder with every quarter of ten years."""
    report = case()
    store = Store.open(folder)
    unit = store.add_unit(report.unit)
    for year in YEARS:
        for kind in KINDS:
            store.add_period(unit, "cchc-2021", kind, year, grown(report, year - YEARS.start))
    store.close()
