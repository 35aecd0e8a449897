"""A register's row in a sentence: full, short, and with cells missing."""

import pytest

from cchc_desktop.core.citing import cited, fields, is_balanced
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Column, ColumnKind, Register
from tests.core.toy import column

REGISTER = Register(
    "van_ban",
    (1,),
    "Văn bản",
    "so",
    (
        Column("loai", "Loại", ColumnKind.CHOICE, ("KH", "TB"), names={"KH": "Kế hoạch", "TB": "Thông báo"}),
        column("so", "text"),
        column("ky_hieu", "text"),
        column("ngay", "date"),
        column("trich_yeu", "text"),
        column("co_quan", "text"),
        column("trang"),
    ),
    issuer="co_quan",
    own=r"\bubnd xa\b",
    citation="[{loai}][ số {so:02}[/{ky_hieu}]][ ngày {ngay}][ của {co_quan}]"
    "[ về {trich_yeu:a}][ ({trang} trang)]",
    short="[{loai}][ số {so:02}[/{ky_hieu}]]",
)
WHOLE: Row = {
    "loai": "KH",
    "so": "3",
    "ky_hieu": "KH-UBND",
    "ngay": "2022-12-03",
    "trich_yeu": "Kế hoạch cải cách hành chính",
    "co_quan": "UBND xã An Bình",
    "trang": "1500",
}


def test_a_whole_row_is_cited_in_full() -> None:
    words = "Kế hoạch số 03/KH-UBND ngày 03/12/2022 về cải cách hành chính (1.500 trang)"

    assert cited(REGISTER, WHOLE) == words
    assert cited(REGISTER, WHOLE, short=True) == "Kế hoạch số 03/KH-UBND"


def test_another_office_is_named() -> None:
    row: Row = {**WHOLE, "co_quan": "UBND huyện Vĩnh Hòa"}

    assert " ngày 03/12/2022 của UBND huyện Vĩnh Hòa về " in cited(REGISTER, row)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"loai": "KH", "so": "3"}, "Kế hoạch số 03"),
        ({"loai": "KH", "ky_hieu": "KH-UBND"}, "Kế hoạch"),
        ({"so": "03A", "ngay": "2022-12-13"}, "số 03A ngày 13/12/2022"),
        ({"loai": "XX", "ngay": "'tháng 3"}, "XX ngày tháng 3"),
        ({"loai": "KH", "trich_yeu": "Về phòng, chống lụt bão"}, "Kế hoạch về phòng, chống lụt bão"),
        ({"loai": "KH", "trich_yeu": "CCHC năm 2023"}, "Kế hoạch về CCHC năm 2023"),
        ({"loai": "TB", "trich_yeu": "Niêm yết TTHC"}, "Thông báo về niêm yết TTHC"),
        ({"trang": "?"}, "(... trang)"),
        ({}, ""),
    ],
)
def test_what_is_blank_leaves_nothing_behind(row: Row, words: str) -> None:
    assert cited(REGISTER, row) == words


def test_without_a_template_the_key_names_the_row() -> None:
    bare = Register("papers", (1,), "papers", "name", (column("name", "text"),))

    assert cited(bare, {"name": "Một"}) == "Một"


def test_a_template_tells_its_columns_and_whether_it_is_whole() -> None:
    assert fields("[{a} {b:02}]") == {"a", "b"}
    assert [is_balanced(template) for template in ("[{a}]", "[{a}", "{a}]", "]{a}[", "{a", "{a:x}")] == [
        True
    ] + [False] * 5
