"""Keys of rows: a text never comes to cite another document than it was written about."""

from itertools import islice

import pytest

from cchc_desktop.core.entered import Entered
from cchc_desktop.core.prose.keyed import fresh_keys, rekeyed


def entered(rows: tuple[int, ...], text: str = "") -> Entered:
    held = Entered(["van_ban", "ho_so"])
    for key in rows:
        held._set(f"van_ban.{key}", {"so": str(key)})
    held._set("narrative.I.1", text)
    return held


@pytest.mark.parametrize(
    ("rows", "text", "keys"),
    [
        ((), "", [1, 2]),
        ((1, 4), "", [5, 6]),
        ((1,), "Theo {van_ban.2} và {van_ban.4:short}.", [3, 5]),
        ((1,), "Theo {van_ban.3?có #|không}", [2, 4]),
        ((1,), "{ho_so.2} {van_ban.2", [2, 3]),
    ],
)
def test_a_fresh_key_is_above_all_rows_and_cited_nowhere(
    rows: tuple[int, ...], text: str, keys: list[int]
) -> None:
    assert list(islice(fresh_keys(entered(rows, text), "van_ban"), 2)) == keys


def test_the_key_of_a_row_that_is_gone_is_not_given_again() -> None:
    held = entered((1, 2))

    held._set("van_ban.2", None)

    assert next(fresh_keys(held, "van_ban")) == 3


def test_tokens_are_given_the_new_keys_and_nothing_else_changes() -> None:
    text = "{van_ban.1} {van_ban.2:short} {van_ban.3?#|không} {ho_so.1} {van_ban:linh_vuc=1} van_ban.1"

    assert rekeyed(text, {("van_ban", 1): 2, ("van_ban", 2): 1, ("van_ban", 3): 7}) == (
        "{van_ban.2} {van_ban.1:short} {van_ban.7?#|không} {ho_so.1} {van_ban:linh_vuc=1} van_ban.1"
    )
