"""The tabs of a report in their order, what each still needs, and which one a code is on.

Follows the edition: nothing here names an area. Knows no widget.
"""

from collections import Counter

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.content import part, rest
from cchc_desktop.core.edition import Edition, Index, Level
from cchc_desktop.core.report import Report
from cchc_desktop.ui.naming import heading_of

OVERVIEW, PARTICULARS, ASSESSMENT = "overview", "particulars", "assessment"
AREA, REGISTER = "area-", "register-"
"""Before the number of an area, and the id of a register that has a tab of its own."""


class Tab(msgspec.Struct, frozen=True):
    """One tab: a key to remember it by, its words, and its area (0: it has none)."""

    key: str
    title: str
    area: int = 0


class Progress(msgspec.Struct, frozen=True):
    """How much of some rows is filled in, and the open findings about them."""

    entered: int = 0
    of: int = 0
    errors: int = 0
    warnings: int = 0

    @property
    def is_done(self) -> bool:
        """Everything filled in and nothing to mend or explain."""
        return 0 < self.of == self.entered and not self.errors and not self.warnings


def area_key(number: int) -> str:
    """The key of an area's tab."""
    return f"{AREA}{number}"


def register_key(register: str) -> str:
    """The key of the tab of a register that has one of its own."""
    return REGISTER + register


def tabs_of(edition: Edition) -> tuple[Tab, ...]:
    """Every tab, in the edition's order of areas and lists."""
    return (
        Tab(OVERVIEW, texts.TAB_OVERVIEW),
        Tab(PARTICULARS, texts.TAB_PARTICULARS),
        *(Tab(area_key(area.number), area.name, area.number) for area in edition.areas),
        Tab(ASSESSMENT, texts.TAB_ASSESSMENT),
        *(Tab(register_key(register.id), register.tab) for register in edition.registers if register.tab),
    )


def tab_of(report: Report, code: str) -> str:
    """The key of the tab where `code`, or an address, is shown."""
    index, head = report.index, part(code)
    if head in ("document", "period"):
        return PARTICULARS
    if head == "narrative":
        heading = heading_of(report, rest(code))
        if heading is None:
            return OVERVIEW
        return area_key(heading.area) if heading.area else ASSESSMENT
    if code in index.area_of:
        return area_key(index.area_of[code].number)
    register = index.registers.get(_register_of(index, code))
    if register is None:
        return OVERVIEW
    return register_key(register.id) if register.tab else area_key(register.areas[0])


def _register_of(index: Index, code: str) -> str:
    """The register of a row ("van_ban[3]", "van_ban.3"), a total or a column; "" if none."""
    if code in index.totals:
        return index.totals[code][0].id
    head = part(code) or code.partition("[")[0]
    if head in index.registers:
        return head if code == head or "[" in code or "." in code else ""
    return next((register.id for register in index.registers.values() if code in register.by_code), "")


def is_awaited(report: Report, code: str) -> bool:
    """True while a row waits for something to be typed.

    A share of nothing shows nothing, but waits for nothing either.
    """
    value = report.value(code)
    return value.is_blank and (code not in report.index.formulas or bool(value.missing))


def progress_of(report: Report) -> dict[str, Progress]:
    """The progress of every tab by its key; the whole report's under ""."""
    index = report.index
    of, entered = Counter[str](), Counter[str]()
    for code in index.answerable:
        for key in ("", area_key(index.area_of[code].number)):
            of[key] += 1
            entered[key] += not is_awaited(report, code)
    errors, warnings = Counter[str](), Counter[str]()
    for finding in report.findings:
        if finding.is_open:
            counter = errors if finding.level is Level.ERROR else warnings
            counter[""] += 1
            counter[tab_of_finding(report, finding)] += 1
    keys = ["", *(tab.key for tab in tabs_of(index.edition))]
    return {key: Progress(entered[key], of[key], errors[key], warnings[key]) for key in keys}


def tab_of_finding(report: Report, finding: Finding) -> str:
    """The tab to go to for a finding: its section's, else its first code's."""
    if finding.section:
        return tab_of(report, f"narrative.{finding.section}")
    return tab_of(report, finding.codes[0]) if finding.codes else OVERVIEW
