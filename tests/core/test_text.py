"""Text made comparable."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.text import fill, fold, names_in, nfc

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệ ÁÀẢÃẠĐÊÔƠƯ0123456789/-.")


@given(VIETNAMESE)
def test_composing_makes_both_ways_of_typing_equal(text: str) -> None:
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)


@given(st.text())
def test_composing_twice_changes_nothing_more(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


@given(VIETNAMESE)
def test_folding_does_not_care_how_the_accents_were_typed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_folding_leaves_plain_letters_only(text: str) -> None:
    assert fold(text).isascii()


@given(VIETNAMESE)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_makes_lower_case_and_d_of_both_kinds_of_d() -> None:
    assert fold("ĐẠI HỌC và đặc khu") == "dai hoc va dac khu"


def test_names_are_filled_in() -> None:
    assert fill("{row}: ghi {found}", {"row": "dòng 1", "found": 3}) == "dòng 1: ghi 3"


def test_an_unknown_name_stays_as_it_was_written() -> None:
    assert fill("{row} {lạ}", {"row": "dòng 1"}) == "dòng 1 {lạ}"


def test_what_was_filled_in_is_not_filled_again() -> None:
    assert fill("{one}", {"one": "{two}", "two": "sai"}) == "{two}"


def test_the_names_of_a_template_are_those_that_would_be_filled() -> None:
    assert names_in("{row}: {found} {found} { } {a-b}") == {"row", "found"}
