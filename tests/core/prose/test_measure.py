"""How rightly the narrative is judged, over the table of sentences; `make bench` times it."""

from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.edition import Index
from cchc_desktop.core.prose.reading import read
from cchc_desktop.core.value import parse
from tests.core.prose.measure import beside, long_narrative, measured, sentences


@pytest.fixture(scope="module")
def index() -> Index:
    return Catalogue([Path(__file__).resolve().parents[3] / "forms"]).get("cchc-2021")


def test_the_table_holds_two_hundred_sentences_and_more_half_of_them_right() -> None:
    lines = sentences()
    right = [sentence for sentence in lines if not sentence.expected]

    assert len(lines) >= 200
    assert 0.4 <= len(right) / len(lines) <= 0.6


def test_what_is_found_is_nearly_always_a_mistake_and_few_mistakes_are_missed(
    index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    measure, otherwise = measured(index)

    with capsys.disabled():
        print(f"\nnarrative: {len(sentences())} sentences, precision {measure.precision:.3f}, ", end="")
        print(f"recall {measure.recall:.3f} ({measure.wrong} wrong, {measure.missing} missed)")
    assert measure.precision >= 0.97, otherwise
    assert measure.recall >= 0.85, otherwise


def test_an_edit_reads_again_only_the_section_that_changed(index: Index) -> None:
    narrative = long_narrative(index)
    report = beside(index, "", narrative)
    report.findings  # noqa: B018 - every section is read once
    slot = next(iter(narrative))

    readings = []
    for change in ({"b1_1": parse("18")}, {slot: narrative[slot] + "\nThêm một câu."}):
        before = read.cache_info().misses
        report.update(change)
        readings.append(read.cache_info().misses - before)

    assert readings == [0, 1]
