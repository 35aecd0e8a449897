"""How rightly and how fast the narrative is judged, over the table of sentences."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.edition import Index
from cchc_desktop.core.prose.reading import read
from cchc_desktop.core.value import parse
from tests.core.prose.measure import beside, measured, sentences

WORDS = 6_000
ALLOWED = 3
"""How many times slower than a quiet machine a busy one may be."""


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


def test_a_long_narrative_is_judged_at_once(index: Index) -> None:
    narrative = long_narrative(index)
    beside(index, "", narrative).findings  # noqa: B018 - the phrases are compiled once for all
    read.cache_clear()
    report = beside(index, "", {})
    report.findings  # noqa: B018 - only the narrative is measured

    cold = timed(lambda: report.update(narrative))
    warm = timed(lambda: report.update({"b1_1": parse("18")}))

    assert cold <= 0.030 * ALLOWED
    assert warm <= 0.003 * ALLOWED


def timed(work: Callable[[], object]) -> float:
    """The processor's seconds that `work` takes."""
    start = process_time()
    work()
    return process_time() - start


def long_narrative(index: Index) -> dict[str, str]:
    """Right sentences, spread over the sections of the outline: some fifteen pages."""
    right = [sentence.text for sentence in sentences() if not sentence.expected and not sentence.changes]
    slots = [slot for slot in index.sections if slot.count(".") == 2 or slot.startswith("I.")]
    parts: dict[str, list[str]] = {slot: [] for slot in slots}
    words = 0
    while words < WORDS:
        for number, text in enumerate(right):
            parts[slots[number % len(slots)]].append(f"- {text}")
            words += len(text.split())
    return {f"narrative.{slot}": "\n".join(texts) for slot, texts in parts.items()}
