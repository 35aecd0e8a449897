"""Items and their addresses: what the store keeps is what was entered."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.content import (
    Explanation,
    Item,
    composed,
    decode,
    encode,
    explanation_address,
    lies_in,
    part,
    rest,
    written,
)
from cchc_desktop.core.value import Entry, State

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FIGURES = st.decimals(allow_nan=False, allow_infinity=False)
ENTRIES = (
    st.builds(Entry, value=FIGURES, note=TEXT)
    | st.builds(Entry, state=st.sampled_from(State), note=TEXT)
    | st.builds(Entry, text=TEXT, note=TEXT)
)
ROWS = st.dictionaries(TEXT, TEXT | st.booleans())
EXPLANATIONS = st.builds(
    Explanation, st.just("A5"), st.tuples(TEXT, TEXT), TEXT, figures=st.tuples(TEXT, TEXT)
)


@given(ENTRIES)
def test_an_entry_is_stored_and_read_back(entry: Entry) -> None:
    assert decode("b1_1", encode(entry)) == entry


@given(ROWS)
def test_a_row_is_stored_and_read_back(row: dict[str, str | bool]) -> None:
    assert decode("van_ban.3", encode(row)) == row


@given(EXPLANATIONS)
def test_an_explanation_is_stored_and_read_back(explanation: Explanation) -> None:
    assert decode("explanation.A5.one+two", encode(explanation)) == explanation


@given(TEXT, st.sampled_from(["document.number", "period.from", "narrative.II.2.c", "outline"]))
def test_a_text_is_stored_and_read_back(text: str, address: str) -> None:
    assert decode(address, encode(text)) == text


def test_a_stored_figure_keeps_every_digit() -> None:
    stored = encode(Entry(value=Decimal("27869168372.10")))

    assert str(decode("b6_1", stored)) == str(Entry(value=Decimal("27869168372.10")))


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("b1_1", ""),
        ("b1_1", "{"),
        ("b1_1", '"5"'),
        ("b1_1", '{"value":"năm"}'),
        ("b1_1", '{"state":"lost"}'),
        ("van_ban.3", '{"so":5}'),
        ("van_ban.3", "[]"),
        ("van_ban.ba", '{"so":"5"}'),
        ("document.number", "7"),
        ("explanation.A5.one", '{"check":"A5"}'),
    ],
)
def test_a_damaged_item_is_refused(address: str, text: str) -> None:
    with pytest.raises(ValueError):
        decode(address, text)


@pytest.mark.parametrize(
    ("address", "first", "others"),
    [
        ("b1_1", "", ""),
        ("van_ban.3", "van_ban", "3"),
        ("document.signer.name", "document", "signer.name"),
        ("narrative.II.2.c", "narrative", "II.2.c"),
    ],
)
def test_an_address_says_what_it_names(address: str, first: str, others: str) -> None:
    assert (part(address), rest(address)) == (first, others)


def test_an_explanation_is_kept_under_its_check_and_codes() -> None:
    assert explanation_address("A5", ["ho_so[0]", "hs_tiep_nhan"]) == "explanation.A5.ho_so[0]+hs_tiep_nhan"


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("Hu\u031bng", "Hưng"),
        (Entry(text="mu\u031bo\u031b\u0300i"), Entry(text="mười")),
        (Entry(value=Decimal(1), note="Hu\u031bng"), Entry(value=Decimal(1), note="Hưng")),
        ({"so": "Hu\u031bng", "chi_dao": True}, {"so": "Hưng", "chi_dao": True}),
        (Explanation("A5", ("a",), "Hu\u031bng"), Explanation("A5", ("a",), "Hưng")),
    ],
)
def test_every_text_is_kept_composed(item: Item, kept: Item) -> None:
    assert composed(item) == kept


@given(ENTRIES | ROWS | EXPLANATIONS | TEXT)
def test_composing_twice_changes_nothing_more(item: Item) -> None:
    assert composed(composed(item)) == composed(item)


@given(TEXT)
def test_it_does_not_matter_how_the_accents_were_typed(text: str) -> None:
    one, two = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert composed(Entry(text=one)) == composed(Entry(text=two))


@pytest.mark.parametrize(
    "item",
    [None, "", Entry(), {}, {"so": "", "chi_dao": False}, Explanation("A5", ("a",), "  ")],
)
def test_nothing_is_left_of_what_holds_nothing(item: Item | None) -> None:
    assert composed(item) is None


@pytest.mark.parametrize(
    "entry",
    [
        Entry(value=Decimal(0)),
        Entry(state=State.NIL),
        Entry(state=State.PENDING),
        Entry(state=State.NA),
        Entry(text="?!"),
        Entry(note="chờ huyện"),
    ],
)
def test_zero_a_state_a_slip_and_a_note_are_something(entry: Entry) -> None:
    assert composed(entry) == entry


def test_a_cell_of_zero_is_kept() -> None:
    assert composed({"hs_qua_han": "0", "hs_dung_han": ""}) == {"hs_qua_han": "0"}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "9" * 40, "1E+999999999"])
def test_a_number_that_nobody_could_have_typed_is_kept_as_text(number: str) -> None:
    assert composed(Entry(value=Decimal(number), note="tệp")) == Entry(text=number, note="tệp")


@pytest.mark.parametrize(
    ("address", "places", "expected"),
    [
        ("b1_1", {"b1_1"}, True),
        ("b1_10", {"b1_1"}, False),
        ("van_ban.3", {"van_ban"}, True),
        ("narrative.II.2.c", {"narrative.II"}, True),
        ("narrative.II", {"narrative.I"}, False),
        ("b1_1", set(), False),
    ],
)
def test_an_address_lies_in_itself_and_in_what_stands_above(
    address: str, places: set[str], expected: bool
) -> None:
    assert lies_in(address, places) is expected


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (None, ""),
        (Entry(value=Decimal("36.1"), note="sổ"), "36,1 (sổ)"),
        (Entry(state=State.NIL), "-"),
        ({"so": "12", "chi_dao": True}, "12 | x"),
        ("Thứ nhất", "Thứ nhất"),
        (Explanation("A5", ("a",), "Rút hồ sơ."), "Rút hồ sơ."),
    ],
)
def test_an_item_is_written_as_a_person_reads_it(item: Item | None, words: str) -> None:
    assert written(item) == words
