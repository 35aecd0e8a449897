"""The period, the unit and the document in words: what their tokens say.

A particular that is blank says nothing, and is never guessed.
"""

from typing import TYPE_CHECKING

from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.text import fill

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def said(name: str, report: "Report") -> str:
    """What the token `name` says, "" while it is not known."""
    kind, _, rest = name.partition(".")
    if kind == "period":
        return _period(rest, report)
    return _unit(rest, report) if kind == "unit" else _document(rest, report)


def _period(name: str, report: "Report") -> str:
    period = report.period
    if name in ("from", "to"):
        day = period.start if name == "from" else period.end
        return show_date(day) if day else ""
    if name == "prev":
        return titled(report.previous) if report.previous else ""
    if name == "year":
        return str(period.year)
    if name == "next":
        words = report.edition.live.next.get(period.kind, "")
        return fill(words, {"year": period.year, "following": period.year + 1})
    return titled(report)


def titled(report: "Report") -> str:
    """The period of a report: quý I năm 2023."""
    return fill(report.preset.title, {"year": report.identity.year})


def _unit(name: str, report: "Report") -> str:
    if name == "receiving":
        return report.edition.unit.receiving
    return str(getattr(report.unit, name or "title"))


def _document(name: str, report: "Report") -> str:
    text = report.text(f"document.{name}").strip()
    if name == "date":
        day = parse_date(text)
        return show_date(day) if day else text
    if name == "number":
        return text.zfill(2) if text.isdecimal() else text
    paper = report.edition.paper
    usual = {"symbol": paper.symbol, "place": report.unit.name, "signer.title": paper.signer_title}
    if name == "title" and not text:
        return fill(paper.title, {"unit": report.unit.title, "period": titled(report)})
    return text or usual.get(name, "")
