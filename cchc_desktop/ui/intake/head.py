"""The head of the plan: which file, whose report, into which, what differs; and what to ask first.

Words only, put together from what the file tells of itself; it never guesses.
"""

from collections.abc import Iterator

from cchc_desktop import texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.found import Found
from cchc_desktop.core.plan import Other, Plan
from cchc_desktop.core.report import Report
from cchc_desktop.ui.proposal import short_title


def question_of(report: Report, found: Found, planned: Plan, catalogue: Catalogue) -> str:
    """What to ask before another unit's, period's or edition's file is shown; "" for this one's own."""
    if not planned.others:
        return ""
    theirs, ours = told_of(found, catalogue), mine_of(report)
    differences = [
        texts.INTAKE_DIFFERENCES[each.value].format(theirs=theirs[each], ours=ours[each])
        for each in Other
        if each in planned.others
    ]
    template = texts.INTAKE_OTHER_EDITION if planned.others == {Other.EDITION} else texts.INTAKE_OTHER
    return template.format(file=found.file, differences="\n".join(differences))


def head_of(report: Report, found: Found, planned: Plan, catalogue: Catalogue) -> list[str]:
    """The lines above the plan of one file."""
    ours = mine_of(report)
    told = ", ".join(told_of(found, catalogue).values())
    lines = [texts.PLAN_FILE.format(file=found.file, told=told)]
    if planned.others:
        what = ", ".join(texts.PLAN_OTHERS[each.value] for each in Other if each in planned.others)
        lines[0] += " " + texts.PLAN_DIFFERS.format(what=what)
    if found.encoding:
        encoding = texts.ENCODINGS.get(found.encoding, found.encoding)
        lines[0] += " " + texts.PLAN_ENCODING.format(encoding=encoding)
    into = {name.value: ours[name] for name in Other}
    return [*lines, texts.PLAN_INTO.format(**into)]


def merged_head_of(report: Report, founds: list[Found], catalogue: Catalogue) -> list[str]:
    """The lines above the plan of several communes' files."""
    told = [f"{told_of(each, catalogue)[Other.UNIT]} ({each.file})" for each in founds]
    into = {name.value: words for name, words in mine_of(report).items()}
    return [texts.PLAN_MERGED.format(files="; ".join(told)), texts.PLAN_INTO.format(**into)]


def told_of(found: Found, catalogue: Catalogue) -> dict[Other, str]:
    """What a file says of itself; that it does not say it, where it does not."""
    return {
        Other.UNIT: found.unit.title if found.unit.name else texts.PLAN_UNTOLD["unit"],
        Other.PERIOD: _period(found, catalogue),
        Other.EDITION: next(_titles(found.edition, catalogue), found.edition),
    }


def mine_of(report: Report) -> dict[Other, str]:
    """The same of the report that is open."""
    return {
        Other.UNIT: report.identity.unit.title,
        Other.PERIOD: short_title(report.preset, report.identity.year),
        Other.EDITION: report.edition.title,
    }


def _period(found: Found, catalogue: Catalogue) -> str:
    if not found.kind:
        return texts.PLAN_UNTOLD["period"]
    if found.edition in catalogue.ids():
        for preset in catalogue.get(found.edition).edition.presets:
            if preset.kind == found.kind:
                return short_title(preset, found.year)
    return f"{found.kind}/{found.year}"


def _titles(edition: str, catalogue: Catalogue) -> Iterator[str]:
    if edition in catalogue.ids():
        yield catalogue.get(edition).edition.title
