"""How far a list of changes reaches: one cell, one page of the report, all of it. Knows no widget."""

from typing import Protocol, runtime_checkable

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.content import part
from cchc_desktop.core.difference import of_form
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.report import Report
from cchc_desktop.ui.naming import place_of
from cchc_desktop.ui.tabs import AREA, ASSESSMENT, PARTICULARS, REGISTER, tabs_of


@runtime_checkable
class Placed(Protocol):
    """A widget, or a table's current row, that shows what stands at one address."""

    def address_now(self) -> str:
        """The address, "" while there is none."""


class Scope(msgspec.Struct, frozen=True):
    """What it is called, and the places in it; None is the whole report."""

    words: str
    places: frozenset[str] | None


def scopes(report: Report, address: str, tab: str) -> list[Scope]:
    """Those that can be chosen where `address` is shown on a tab, the narrowest first."""
    found: list[Scope] = []
    if address:
        words = texts.HISTORY_SCOPES[_kind(report, address)].format(place=place_of(report, address))
        found.append(Scope(words, frozenset({address})))
    places = places_of_tab(report, tab)
    title = next((each.title for each in tabs_of(report.edition) if each.key == tab), "")
    if places:
        found.append(Scope(texts.HISTORY_SCOPES["form"].format(place=title), places))
    return [*found, Scope(texts.HISTORY_SCOPES["report"], None)]


def _kind(report: Report, address: str) -> str:
    """What the clerk calls the thing at an address."""
    if part(address) in report.index.registers:
        return "row"
    return "section" if part(address) == NARRATIVE else "cell"


def places_of_tab(report: Report, tab: str) -> frozenset[str]:
    """What stands on a tab; empty for one that only tells of the others."""
    if tab == PARTICULARS:
        return frozenset({"document", "period"})
    if tab == ASSESSMENT:
        return frozenset(f"{NARRATIVE}.{each.slot}" for each in report.outline if not each.area)
    if tab.startswith(REGISTER):
        return frozenset({tab.removeprefix(REGISTER)})
    number = tab.removeprefix(AREA)
    return of_form(report, int(number)) if number.isdecimal() else frozenset()
