"""What a new report starts with: the edition, the period and the particulars proposed.

Everything here may be changed by the clerk. Knows no clock: today is a caller's word.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Changes
from cchc_desktop.core.edition import Edition
from cchc_desktop.core.period import Preset, Window
from cchc_desktop.core.report import Unit
from cchc_desktop.core.text import fill
from cchc_desktop.errors import EditionInvalid, FileUnusable


class Signer(msgspec.Struct, frozen=True):
    """Who signs: the line above ("TM. ..."), the office, the name."""

    authority: str = ""
    title: str = ""
    name: str = ""


def editions(catalogue: Catalogue) -> list[Edition]:
    """Every sound edition, the latest first; a faulty one is left to `forms check`."""
    found = []
    for edition in catalogue.ids():
        try:
            found.append(catalogue.get(edition).edition)
        except (EditionInvalid, FileUnusable):
            continue
    return sorted(found, key=lambda edition: edition.valid_from, reverse=True)


def edition_for(known: Iterable[Edition], today: date) -> Edition | None:
    """The edition in force today, else the latest; None if there is none at all."""
    day = today.isoformat()
    known = list(known)
    in_force = [
        each for each in known if each.valid_from <= day and (not each.valid_to or day <= each.valid_to)
    ]
    return next(iter(in_force or known), None)


def period_for(edition: Edition, today: date) -> tuple[Preset, int] | None:
    """The report that is likely being written today: the one whose window ends nearest.

    Among the periods counted from the start of the year, which everyone reports.
    """
    usual = [preset for preset in edition.presets if preset.cumulative] or list(edition.presets)
    offers = [(preset, year) for preset in usual for year in (today.year - 1, today.year, today.year + 1)]
    return min(offers, key=lambda offer: abs((offer[0].window(offer[1]).end - today).days), default=None)


def period_after(edition: Edition, preset: Preset, year: int) -> tuple[Preset, int] | None:
    """The report that follows another one, among those of the same sort."""
    end = preset.window(year).end
    usual = [each for each in edition.presets if each.cumulative == preset.cumulative]
    later = [(each, at) for each in usual for at in (year, year + 1) if each.window(at).end > end]
    return min(later, key=lambda offer: offer[0].window(offer[1]).end, default=None)


def title_of(preset: Preset, year: int) -> str:
    """The words of a period in a sentence: quý I năm 2023."""
    return fill(preset.title, {"year": year})


def short_title(preset: Preset, year: int) -> str:
    """The words of a period on a button: Quý I/2023."""
    return fill(preset.short, {"year": year})


def begin(edition: Edition, unit: Unit, window: Window, signer: Signer, receiving: str) -> Changes:
    """What a first report holds before anything is typed: its window and particulars."""
    words = {"unit": unit.title, "place": unit.name, "receiving": receiving or edition.unit.receiving}
    words |= {"superior": unit.superior, "province": unit.province}
    paper = edition.paper
    return _dates(window) | {
        "document.symbol": fill(paper.symbol, words),
        "document.place": unit.name,
        "document.signer.authority": signer.authority or fill(paper.authority, words),
        "document.signer.title": signer.title or paper.signer_title,
        "document.signer.name": signer.name,
        "document.recipients": "\n".join(fill(line, words) for line in paper.recipients),
    }


def _dates(window: Window) -> dict[str, str]:
    return {"period.from": window.start.isoformat(), "period.to": window.end.isoformat()}
