"""Which row of a file is which of ours."""

from cchc_desktop.core.content import Row
from cchc_desktop.core.matching import matched, name_of
from tests.core.toy import register

DOCUMENTS = register("list", ["loai", "so", "ky_hieu", "viec"], key="so")


def rows(*numbers: int, about: str = "việc") -> list[Row]:
    return [
        {"loai": "KH", "so": str(number), "ky_hieu": "UBND", "viec": f"{about} {number}"}
        for number in numbers
    ]


def ours(*numbers: int) -> dict[int, Row]:
    return dict(enumerate(rows(*numbers), 1))


def test_a_document_is_its_type_number_and_symbol() -> None:
    assert name_of(DOCUMENTS, rows(7)[0]) == ("KH", "7", "UBND")


def test_the_same_cells_are_the_same_row_wherever_they_stand() -> None:
    assert matched(DOCUMENTS, ours(1, 2, 3), rows(3, 9, 1), by_place=False) == {0: 3, 2: 1}


def test_the_same_name_is_the_same_row() -> None:
    assert matched(DOCUMENTS, ours(1, 2), rows(2, about="khác"), by_place=False) == {0: 2}


def test_a_row_of_ours_is_matched_once() -> None:
    assert matched(DOCUMENTS, ours(1), rows(1, 1), by_place=False) == {0: 1}


def test_rows_without_a_name_are_not_alike() -> None:
    blank: Row = {"viec": "một việc"}

    assert matched(DOCUMENTS, {1: {"viec": "việc khác"}}, [blank], by_place=False) == {}


def test_another_number_between_the_same_rows_is_one_row_in_our_own_file_only() -> None:
    theirs = [*rows(1), {**rows(2)[0], "so": "22"}, *rows(3)]

    assert matched(DOCUMENTS, ours(1, 2, 3), theirs, by_place=True) == {0: 1, 1: 2, 2: 3}
    assert matched(DOCUMENTS, ours(1, 2, 3), theirs, by_place=False) == {0: 1, 2: 3}
