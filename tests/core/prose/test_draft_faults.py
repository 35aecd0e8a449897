"""Faults in drafts and citations: each is named where it stands."""

import msgspec
import pytest

from cchc_desktop.core.edition import Draft
from cchc_desktop.core.faults import faults_of
from tests.core.toy import definition, register


def found(**fields: str) -> set[tuple[str, str, str, str]]:
    draft = Draft(**{"name": "d", "slot": "I", "text": "Có {one} việc.", **fields})  # type: ignore[arg-type]
    edition = msgspec.structs.replace(definition(), drafts=(draft,))
    return {(each.file, each.place, each.found, each.problem) for each in faults_of(edition)}


def test_a_sound_draft_has_no_fault() -> None:
    assert found(when="one > 0 and prev(two) > 1") == set()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"slot": "IX"}, ("d.slot", "IX", "draft_slot")),
        ({"when": "one >"}, ("d.when: 6", "one >", "formula_syntax")),
        ({"when": "three > 0"}, ("d.when", "three", "code_unknown")),
        ({"text": "Có {b9_9_9} việc."}, ("d.text", "{b9_9_9}", "token_unknown")),
        ({"text": "Có {three} việc."}, ("d.text", "Có {three} việc.", "token_unknown")),
        ({"text": "Có {*một việc."}, ("d.text", "Có {*một việc.", "token_unknown")),
        ({"text": "  "}, ("d.text", "", "draft_empty")),
        ({"text": "Co\u0301."}, ("d.text", "Co\u0301.", "not_nfc")),
    ],
)
def test_a_fault_is_named(fields: dict[str, str], fault: tuple[str, str, str]) -> None:
    assert found(**fields) == {("toy/drafts.toml", *fault)}


def test_two_drafts_of_one_name_are_a_fault() -> None:
    draft = Draft("d", "I", "Một.")
    edition = msgspec.structs.replace(definition(), drafts=(draft, draft))

    assert [(each.place, each.problem) for each in faults_of(edition)] == [("d", "doubled")]


def test_a_citation_names_columns_that_are_there_and_closes_its_brackets() -> None:
    papers = msgspec.structs.replace(register("papers", ["name"]), citation="[{name}", short="{size}")
    faults = faults_of(definition(registers=[papers]))

    assert [(each.place, each.found, each.problem) for each in faults] == [
        ("papers.citation", "[{name}", "citation"),
        ("papers.short", "size", "column_unknown"),
    ]
