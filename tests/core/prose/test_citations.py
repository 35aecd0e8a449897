"""Documents named in a text, in all the ways that real reports name them."""

from datetime import date

import pytest

from cchc_desktop.core.prose.citations import Citation
from cchc_desktop.core.prose.reading import read


def only(text: str) -> Citation:
    """The one document that the text names."""
    (found,) = read(text).citations
    return found


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("Kế hoạch số: 44/KH-UBND ngày 15/02/2023 về pháp chế", "44/KH-UBND", date(2023, 2, 15)),
        ("Ngày 16/01/2023, UBND xã ban hành Kế hoạch số 13/KH-UBND về", "13/KH-UBND", date(2023, 1, 16)),
        (
            "ngày 14/01/2022, UBND xã đã \n\nban hành Quyết định số 11/QĐ-UBND",
            "11/QĐ-UBND",
            date(2022, 1, 14),
        ),
        ("ban hành số 41/KH-UBND về tuyên truyền", "41/KH-UBND", None),
        ("Kế hoạch số 23 ngày 27/02/2023 của UBND xã", "23", date(2023, 2, 27)),
        ("Quyết định số 03A/QĐ-\n\nUBND ngày 05/01/2023", "03A/QĐ-UBND", date(2023, 1, 5)),
        ("Kế hoạch số 40/KH- UBND ngày 24/3/2023", "40/KH-UBND", date(2023, 3, 24)),
        ("Nghị quyết số 02/2019/NQ-HĐND ngày 30 tháng 12 năm 2019", "02/2019/NQ-HĐND", date(2019, 12, 30)),
        ("Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh", "508/UBND-VP", date(2022, 3, 1)),
        ("Quy định 540-QĐ/TU của Tỉnh ủy", "540/QĐ/TU", None),
        ("Nghị định 61/2018/NĐ-CP của Chính phủ", "61/2018/NĐ-CP", None),
        ("Quyết định số 74/QĐ-UBND của UBND huyện ngày 05/01/2023", "74/QĐ-UBND", date(2023, 1, 5)),
    ],
)
def test_a_document_is_read_however_it_is_named(text: str, title: str, day: date | None) -> None:
    found = only(text)

    assert (found.title, found.day) == (title, day)


@pytest.mark.parametrize(
    "text",
    ["đạt 36/36 nhiệm vụ", "năm 2023 - HĐND-UBND xã", "3/CB", "giai đoạn 2021-2025", "số 15 ngõ 2", "24/7"],
)
def test_what_is_no_document_is_not_read_as_one(text: str) -> None:
    assert read(text).citations == ()


def test_a_document_tells_its_type_issuer_and_subject() -> None:
    text = "Thực hiện Kế hoạch số 133/KH-UBND ngày 27/12/2019 của UBND huyện Quảng Điền về cải cách năm 2020."

    found = only(text)

    assert (found.kind, found.issuer) == ("ke hoach", "ubnd huyen quang dien")
    assert found.subject == "ve cai cach nam 2020"
    assert text[slice(*found.about)].strip() == "về cải cách năm 2020"


def test_the_issuer_may_stand_before_the_document() -> None:
    assert only("Trong quý, UBND xã đã ban hành Kế hoạch số 13/KH-UBND ngày 16/01/2023").issuer == "ubnd xa"


def test_documents_of_a_list_share_the_date_at_its_end() -> None:
    one, two = read("các Kế hoạch số 58/KH-UBND, 59/KH-UBND ngày 24/02/2023").citations

    assert one.day == two.day == date(2023, 2, 24)


def test_the_date_of_the_next_document_is_not_this_ones() -> None:
    one, two = read("Kế hoạch số 58/KH-UBND về thi đua; Kế hoạch số 59/KH-UBND ngày 24/02/2023").citations

    assert (one.day, two.day) == (None, date(2023, 2, 24))


def test_a_document_covers_its_words_from_type_to_date() -> None:
    text = "ban hành Kế hoạch số 51/KH-UBND ngày 17/02/2023 về đào tạo"

    found = only(text)

    assert text[found.start : found.symbol_end] == "Kế hoạch số 51/KH-UBND"
    assert text[found.start : found.end] == "Kế hoạch số 51/KH-UBND ngày 17/02/2023"
    assert found.year == 2023
