"""The parts of an edition that tell how people write: strict, and silent where nothing is said."""

import msgspec
import pytest

from cchc_desktop.core.passages import Foreign, Passage, Phrase, Renamed


def test_a_passage_without_a_register_gives_figures_of_the_forms() -> None:
    passage = msgspec.convert({"name": "news", "phrase": [{"words": ["dang # tin"]}]}, Passage)

    assert passage.phrases == (Phrase(("dang # tin",)),)
    assert (passage.register, passage.zero, passage.earlier) == ("", False, False)


def test_a_code_may_have_gone_without_another_in_its_place() -> None:
    assert msgspec.convert({"edition": "cchc-2011", "old": ["b1"]}, Renamed).new == ()


def test_an_edition_that_knows_no_foreign_words_has_none() -> None:
    assert Foreign().columns == {}
    assert Foreign().columns is not Foreign().columns


@pytest.mark.parametrize("part", [Passage, Phrase, Renamed, Foreign])
def test_an_unknown_field_is_refused(part: type[msgspec.Struct]) -> None:
    given = {"name": "a", "words": [], "edition": "a", "old": [], "colour": "red"}
    known = {field.encode_name for field in msgspec.structs.fields(part)}

    with pytest.raises(msgspec.ValidationError, match="colour"):
        msgspec.convert({key: value for key, value in given.items() if key in known | {"colour"}}, part)
