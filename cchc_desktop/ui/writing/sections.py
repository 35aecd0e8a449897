"""Which sections of the outline are written, on which page, under which headings. Knows no widget."""

from collections.abc import Iterable, Iterator

from cchc_desktop.core.outline import Heading
from cchc_desktop.core.report import Report

BETWEEN = "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  "


def leaves(report: Report, area: int) -> tuple[Heading, ...]:
    """The sections of an area (0: of none) that are written in: those with none below them.

    And one that was written before others were added below it.
    """
    return tuple(each for each in all_leaves(report) if each.area == area)


def all_leaves(report: Report) -> tuple[Heading, ...]:
    """The sections that are written in, in the order of the outline."""
    above = {slot for heading in report.outline for slot in _slots_above(heading)}
    return tuple(
        each for each in report.outline if each.slot not in above or report.text(f"narrative.{each.slot}")
    )


def chapter_of(outline: Iterable[Heading], heading: Heading) -> str:
    """The headings above a section, "" for one that has none: II. ... > 2. ..."""
    return BETWEEN.join(f"{numbering(each)} {each.title}" for each in _above(outline, heading))


def numbering(heading: Heading) -> str:
    """How the outline numbers a section: II., 2., a), -."""
    if heading.depth == 0 or heading.mark.isdigit():
        return f"{heading.mark}."
    return f"{heading.mark})" if heading.mark.isalpha() else heading.mark


def _above(outline: Iterable[Heading], heading: Heading) -> list[Heading]:
    """The headings that a section stands in, the outermost first."""
    slots = set(_slots_above(heading))
    return [each for each in outline if each.slot in slots]


def _slots_above(heading: Heading) -> Iterator[str]:
    """II.2.c stands in II.2 and in II."""
    slot = heading.slot
    while slot := slot.rpartition(".")[0]:
        yield slot
