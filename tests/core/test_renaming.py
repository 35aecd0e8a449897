"""What the codes of another edition are here: by the table, else by the family, else unknown."""

import pytest

from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.renaming import added, counterpart, is_family
from tests.core.toy import toy_edition
from tests.exchange.printed import CATALOGUE

OLD = toy_edition(["a", "b", "same"], id="old")
MOVED = (Renamed("old", ("a", "b"), ("both",)), Renamed("old", ("missing",), ("lost",)))


@pytest.mark.parametrize(
    ("base", "code", "codes"),
    [
        ("", "both", ("a", "b")),
        ("", "lost", ()),
        ("", "same", None),
        ("old", "both", ("a", "b")),
        ("old", "same", ("same",)),
        ("old", "a", ()),
        ("old", "new", ()),
    ],
)
def test_a_code_is_what_the_table_says_and_itself_only_in_a_family(
    base: str, code: str, codes: tuple[str, ...] | None
) -> None:
    here = toy_edition(["both", "lost", "same", "a", "new"], id="here", base=base, renamed=MOVED)

    assert counterpart(here, OLD, code) == codes


def test_a_sum_needs_every_part() -> None:
    assert added([]) is None
    assert added([None]) is None


def test_the_facts_of_the_old_programme_can_be_compared_with_those_of_the_new() -> None:
    old, new, latest = (CATALOGUE.get(f"cchc-{year}") for year in (2011, 2021, 2025))

    assert not is_family(old.edition, new.edition)
    assert all(counterpart(here, old, code) == (code,) for here in (new, latest) for code in old.figures)
    assert counterpart(new, old, "b1_1") is None
