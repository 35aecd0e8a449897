"""Proposals: which drafts hold, how they are joined, and those of every published edition."""

import re
from decimal import Decimal

import msgspec
import pytest

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.drafts import proposal
from cchc_desktop.core.edition import Draft, Index, Level
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.demo import samples
from tests.core.toy import definition, toy_report

CATALOGUE = Catalogue([places.forms_dir()])
SAMPLES = samples(CATALOGUE)
TRUE_OF_BLANKS = "T6.cho_trong"
KINDS = ("q1", "6m", "9m", "year", "month-12")


def drafted(*drafts: Draft) -> Index:
    return Index(msgspec.structs.replace(definition(), drafts=drafts))


def draft(text: str, when: str = "", **fields: object) -> Draft:
    return Draft(f"d{text}", "I", text, when, **fields)  # type: ignore[arg-type]


def test_drafts_that_hold_are_paragraphs_in_order() -> None:
    index = drafted(draft("Một.", "one > 0"), draft("Hai."), draft("Ba.", "one == 0"))

    assert proposal(toy_report(index, {"one": 1}), "I") == "Một.\nHai."


def test_of_a_blank_figure_nothing_holds() -> None:
    index = drafted(draft("Có.", "one > 0", group="g"), draft("Không.", "one == 0", group="g"))

    assert proposal(toy_report(index), "I") == ""


def test_of_a_group_the_first_that_holds_is_proposed() -> None:
    index = drafted(draft("Có.", "one > 0", group="g"), draft("{one} việc.", group="g"))

    assert [proposal(toy_report(index, {"one": one}), "I") for one in (1, 0)] == ["Có.", "{one} việc."]


def test_one_that_follows_goes_on_the_paragraph() -> None:
    index = drafted(draft("Một.", "one > 0"), draft("Hai.", follows=True))

    assert [proposal(toy_report(index, {"one": one}), "I") for one in (1, 0)] == ["Một. Hai.", "Hai."]


def test_a_section_without_drafts_is_proposed_nothing() -> None:
    assert proposal(toy_report(drafted(draft("Một."))), "II") == ""


def leaves(report: Report) -> list[str]:
    slots = [heading.slot for heading in report.outline]
    return [slot for slot in slots if not any(other.startswith(f"{slot}.") for other in slots)]


def bare(edition: str, kind: str, figure: Decimal | None = None) -> Report:
    """A report of `edition` with nothing, or the same figure everywhere."""
    index = CATALOGUE.get(edition)
    superior = "tỉnh Hưng Phú" if edition == "cchc-2025" else "huyện Vĩnh Hòa"
    unit = Unit("xã", "An Bình", superior, "tỉnh Hưng Phú")
    codes = [code for code, each in index.figures.items() if each.is_entered and code not in index.formulas]
    content = {} if figure is None else {code: Entry(value=figure) for code in codes}
    return Report(index, Identity(unit, edition, kind, 2026 if edition == "cchc-2025" else 2023), content)


def write_everything(report: Report) -> set[tuple[str, str]]:
    """Take every proposal into the report; the findings of its text that stand in the way."""
    report.update({f"narrative.{slot}": None for slot in report.index.sections})
    report.update({f"narrative.{slot}": proposal(report, slot) for slot in leaves(report)})
    found = [each for each in report.findings if each.section and each.level is not Level.INFO]
    return {(each.check, each.message) for each in found}


REPORTS = [
    *(Report(each.index, each.identity, each.content, SAMPLES[:place]) for place, each in enumerate(SAMPLES)),
    *(
        bare(edition, kind, figure)
        for edition in CATALOGUE.ids()
        for kind in KINDS
        for figure in (None, Decimal(0))
    ),
]
IDS = [f"{each.edition.id}-{each.identity.kind}-{place}" for place, each in enumerate(REPORTS)]


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
class TestPublished:
    def test_every_section_is_proposed_something(self, report: Report) -> None:
        assert [slot for slot in leaves(report) if not proposal(report, slot).strip()] == []

    def test_a_proposal_reads_like_a_report(self, report: Report) -> None:
        lines = [
            line
            for slot in leaves(report)
            for line in "".join(piece.text for piece in report.rendered(proposal(report, slot))).split("\n")
        ]

        assert [line for line in lines if not re.match(r"(- )?[^\W\d_a-zđ]", line) or "  " in line] == []
        assert [line for line in lines if re.search(r"[{}|#?]|\s[,;.]|[^.;:]$", line)] == []

    def test_the_checks_find_nothing_in_it_but_what_is_missing(self, report: Report) -> None:
        assert {each for each in write_everything(report) if each[0] != TRUE_OF_BLANKS} == set()


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_the_sample_leaves_no_hole(place: int) -> None:
    given = SAMPLES[place]
    report = Report(given.index, given.identity, given.content, SAMPLES[:place])

    write_everything(report)

    assert [slot for slot in leaves(report) if any(piece.hole for piece in report.pieces(slot))] == []


def test_growth_and_fall_are_told_apart() -> None:
    latest = SAMPLES[-1]
    report = Report(latest.index, latest.identity, latest.content, SAMPLES[:-1])
    words = []
    for figure in (100, 200):
        report.update({"b3_1_4_3": Entry(value=Decimal(figure))})
        words += re.findall("tăng|giảm", "".join(p.text for p in report.rendered(proposal(report, "II.2.a"))))

    assert words == ["giảm", "tăng"]
