"""The whole main job on the bundled sample: enter, save, check, export, without a window.

Goes through the same store, report and exporters as the window, and leaves nothing
but the exported files.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop import places, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import files, formats, report_json
from cchc_desktop.store.database import Store

SAMPLES = "sample*.json"
AT_ONCE = 10
"""Addresses of one edit: cells come in blocks, as they are pasted."""


def run(folder: Path, catalogue: Catalogue, print_findings: Callable[[Report], None]) -> None:
    """Do it and tell about it; the exported files stand in `folder`, which is made."""
    files.make_folder(folder)
    known = samples(catalogue)
    with TemporaryDirectory(prefix="cchc-demo-") as data:
        reports = _enter(known, Path(data))
    report = reports[-1]
    print(texts.CLI_DEMO_FINDINGS)
    print_findings(report)
    paths = formats.finished(formats.export(report, folder))
    print(texts.CLI_DEMO_FILES)
    for path in paths:
        print(path)


def samples(catalogue: Catalogue) -> list[Report]:
    """The sample commune's reports, oldest first; FileUnusable if they did not come along."""
    paths = sorted(places.resources_dir().glob(SAMPLES))
    if not paths:
        raise FileUnusable("sample_missing")
    reports = [report_json.decode(path.read_bytes(), catalogue) for path in paths]
    return sorted(reports, key=lambda report: str(report.period.end))


def _enter(known: list[Report], data: Path) -> list[Report]:
    """The reports as they come out of a store into which they were entered."""
    store = Store.open(data)
    try:
        unit = known[0].unit
        print(texts.CLI_DEMO_UNIT.format(unit=unit.title, superior=unit.superior, province=unit.province))
        unit_id = store.add_unit(unit)
        reports: list[Report] = []
        for sample in known:
            reports.append(_entered(store, unit_id, sample, reports))
        return reports
    finally:
        store.close()


def _entered(store: Store, unit_id: int, sample: Report, earlier: list[Report]) -> Report:
    about = sample.identity
    period = store.add_period(unit_id, about.edition, about.kind, about.year, {})
    report = Report(sample.index, about, {}, earlier)
    edits = 0
    for changes in _blocks(sample.content):
        # Save before remembering, as the window does.
        store.save(period, changes, "typed")
        report.update(changes)
        edits += 1
    words = fill(sample.preset.title, {"year": about.year})
    print(texts.CLI_DEMO_PERIOD.format(period=words, count=len(sample.content), edits=edits))
    return Report(sample.index, about, store.content(period), earlier)


def _blocks(content: Mapping[str, Item]) -> Iterator[dict[str, Item]]:
    items = list(content.items())
    for start in range(0, len(items), AT_ONCE):
        yield dict(items[start : start + AT_ONCE])
