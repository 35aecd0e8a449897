"""Reports in the published editions, and what the checks say of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Level
from cchc_desktop.core.report import Identity, Report
from cchc_desktop.exchange import report_json
from tests.core.toy import UNIT, Toy, items

CATALOGUE = Catalogue([places.forms_dir()])
CASE = Path(__file__).parents[2] / "data" / "chi-lang-bac-2023-q1.json"
STANDING_ON_BLANKS = ("b2_2_2", "b2_3_2", "b3_1_4", "b3_3_4", "b5_2", "b5_4")


def real_report(
    content: Mapping[str, Toy] | None = None,
    *,
    edition: str = "cchc-2021",
    kind: str = "q1",
    year: int = 2023,
    history: Iterable[Report] = (),
) -> Report:
    """A report in a published edition; `content` as in `toy.items`."""
    entered = {address: item for address, item in items(content or {}).items() if item is not None}
    return Report(CATALOGUE.get(edition), Identity(UNIT, edition, kind, year), entered, history)


def case() -> Report:
    """Quý I/2023 of a real commune, as its officials filled it in."""
    return report_json.decode(CASE.read_bytes(), CATALOGUE)


def mended_case() -> Report:
    """The same without what was typed over formulas, and with the one part that was missing."""
    report = case()
    report.update(items({**dict.fromkeys((*STANDING_ON_BLANKS, "b7_6_7")), "b3_1_4_3": 140}))
    return report


def listed(register: str, *given: Mapping[str, str | bool]) -> dict[str, Toy]:
    """Rows of a register as content."""
    return {f"{register}.{key}": dict(row) for key, row in enumerate(given, 1)}


def paper(title: str, day: str = "", subject: str = "", issuer: str = "UBND xã", **others: str | bool) -> Row:
    """A row of the list of documents: "13/KH-UBND" of a day like 2023-01-16."""
    number, _, symbol = title.partition("/")
    kind = symbol.rpartition("/")[2].partition("-")[0]
    row: Row = {"loai": kind, "so": number, "ky_hieu": symbol, "ngay": day, "trich_yeu": subject}
    return {name: cell for name, cell in {**row, "co_quan": issuer, **others}.items() if cell}


def found(report: Report, *checks: str, level: Level | None = None) -> list[Finding]:
    """The findings of these checks, of all if none is named; with `level` of that only."""
    return [
        finding
        for finding in report.findings
        if (not checks or finding.check in checks) and (level is None or finding.level is level)
    ]


def said(report: Report, *checks: str) -> list[str]:
    """The messages of these checks."""
    return [finding.message for finding in found(report, *checks)]


def grave(report: Report) -> list[str]:
    """What stands in the way of closing the report: level, check and message."""
    return [f"{each.level.value} {each.check} {each.message}" for each in report.findings if each.is_open]
