"""What an edition says of carrying over is data, and strict about its words."""

import msgspec
import pytest

from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.edition import Index
from tests.core.toy import definition, row


def test_a_word_that_is_none_of_the_grammar_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="sort"):
        msgspec.convert({"name": "a", "title": "A", "why": "vì", "sort": "stock"}, Carry)


def test_what_goes_on_by_name_stands_like_a_stock() -> None:
    edition = definition([row("plan"), row("held", "stock"), row("flow")])
    carries = (Carry("plan", "Kế hoạch", "vì", codes=("plan",)),)

    index = Index(msgspec.structs.replace(edition, carries=carries))

    assert index.standing == {"plan", "held"}
