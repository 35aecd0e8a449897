"""G1-G3, D8: numbers, symbols and order of documents."""

import pytest

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Level
from tests.core.checks.real import case, found, grave, listed, paper, real_report, said
from tests.core.toy import Toy

DISTRICT, PROVINCE = "UBND huyện Phù Cừ", "UBND tỉnh Hưng Yên"
DINH_CAO = [
    paper("09/KH-UBND", "2023-01-09", "cải cách hành chính nhà nước xã năm 2023", chi_dao=True),
    paper("10/KH-UBND", "2023-01-10", "tuyên truyền cải cách hành chính năm 2023", chi_dao=True),
    paper("13/KH-UBND", "2023-01-16", "theo dõi tình hình thi hành pháp luật năm 2023"),
    paper("14/KH-UBND", "2023-01-16", "phổ biến, giáo dục pháp luật năm 2023"),
    paper("23/KH-UBND", "2023-02-27", "quản lý thi hành pháp luật về xử lý vi phạm hành chính"),
    paper("33/KH-UBND", "2023-03-10", "hệ thống hóa văn bản nhiệm kỳ 2019-2023"),
    paper("40/KH-UBND", "2023-03-24", "phát triển chính quyền điện tử năm 2023"),
    paper("24/QĐ-UBND", "2023-02-09", "ban hành Kế hoạch kiểm soát TTHC năm 2023"),
    paper("01/QĐ-UBND", "2023-01-03", "giao dự toán thu chi ngân sách năm 2023"),
    paper("03A/QĐ-UBND", "2023-01-05", "quy chế chi tiêu nội bộ năm 2023"),
    paper("14/QĐ-UBND", "2023-01-13", "thực hành tiết kiệm, chống lãng phí"),
    paper("11/QĐ-UBND", "2022-01-14", "kiện toàn Bộ phận Tiếp nhận và Trả kết quả"),
    paper("04/KH-UBND", "2023-01-06", "cải cách hành chính nhà nước huyện năm 2023", DISTRICT),
    paper("05/KH-UBND", "2023-01-06", "tuyên truyền cải cách hành chính huyện năm 2023", DISTRICT),
    paper("02/QĐ-UBND", "2023-01-03", "phê chuẩn kết quả bầu Phó Chủ tịch UBND xã", DISTRICT),
    paper("204/KH-UBND", "2022-12-23", "cải cách hành chính nhà nước tỉnh năm 2023", PROVINCE),
    paper("205/KH-UBND", "2022-12-23", "tuyên truyền cải cách hành chính tỉnh năm 2023", PROVINCE),
]
"""What a real commune listed for 6 tháng 2023, without its two slips."""


def about(check: str, *rows: Row, **document: str) -> list[str]:
    """What `check` says of a list of documents."""
    more: dict[str, Toy] = {f"document.{name}": text for name, text in document.items()}
    return said(real_report({**listed("van_ban", *rows), **more}, kind="6m"), check)


def test_a_real_list_without_slips_is_left_alone() -> None:
    report = real_report(
        {**listed("van_ban", *DINH_CAO), "document.number": "120", "document.symbol": "BC-UBND"}, kind="6m"
    )
    report.update({"document.date": "2023-06-15"})

    assert grave(report) == []


def test_the_real_number_used_for_two_subjects_is_an_error() -> None:
    second = paper("13/KH-UBND", "2023-01-16", "Chương trình công tác Tư pháp trọng tâm năm 2023")

    report = real_report(listed("van_ban", *DINH_CAO, second), kind="6m")
    (finding,) = found(report, "G1")

    assert finding.level is Level.ERROR
    assert finding.codes == ("van_ban[17]", "van_ban[2]")
    assert finding.message == (
        "Bảng kê văn bản, dòng 18: số 13/KH-UBND đã dùng ở Bảng kê văn bản, dòng 3 cho văn bản khác"
        " (ngày 16/01/2023 “theo dõi tình hình thi hành pháp luật năm 2023”;"
        " ngày 16/01/2023 “Chương trình công tác Tư pháp trọng tâm năm 2023”)."
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (paper("13/KH-UBND", "2023-01-16", "A"), paper("13/KH-UBND", "2023-01-17", "A")),
        (paper("13/KH-UBND", "2023-01-16"), paper("13/KH-UBND", "2023-01-17")),
        (paper("03A/QĐ-UBND", "2023-01-05", "A"), paper("3a/QĐ-UBND", "2023-01-06", "A")),
        (
            paper("12/UBND-VP", "2023-01-16", "A", loai="CV"),
            paper("12/UBND-TH", "2023-01-17", "B", loai="CV"),
        ),
        (paper("4/KH-UBND", "2023-01-06", "A", DISTRICT), paper("4/KH-UBND", "2023-01-07", "A", DISTRICT)),
    ],
)
def test_one_number_with_two_dates_or_subjects_is_an_error(one: Row, two: Row) -> None:
    assert len(about("G1", one, two)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (paper("13/KH-UBND", "2023-01-16", "A"), paper("13/QĐ-UBND", "2023-01-17", "B")),
        (paper("13/KH-UBND", "2022-01-16", "A"), paper("13/KH-UBND", "2023-01-17", "B")),
        (paper("03/QĐ-UBND", "2023-01-05", "A"), paper("03A/QĐ-UBND", "2023-01-06", "B")),
        (paper("01/QĐ-UBND", "2023-01-05", "A"), paper("01/2023/QĐ-UBND", "2023-02-06", "B")),
        (paper("02/NQ-HĐND", "2023-01-05", "A"), paper("02/2023/NQ-HĐND", "2023-02-06", "B")),
        (paper("04/KH-UBND", "2023-01-09", "A"), paper("04/KH-UBND", "2023-01-06", "A", DISTRICT)),
        (
            paper("04/KH-UBND", "2023-01-06", "A", DISTRICT),
            paper("04/KH-UBND", "2023-01-03", "A", PROVINCE),
        ),
        (paper("05/NQ-HĐND", "2023-01-05", "A"), paper("05/NQ-ĐU", "2023-02-06", "B", "Đảng ủy xã")),
        (paper("13/KH-UBND", "", "A"), paper("13/KH-UBND", "2023-01-17", "B")),
        (paper("/KH-UBND", "2023-01-16", "A"), paper("/KH-UBND", "2023-01-17", "B")),
    ],
)
def test_numbers_of_different_books_may_be_alike(one: Row, two: Row) -> None:
    assert about("G1", one, two) == []


def test_the_same_document_listed_twice_may_be_explained() -> None:
    rows = listed(
        "van_ban",
        paper("9/KH-UBND", "2023-01-09", "CCHC năm 2023"),
        paper("09/KH-UBND", "2023-01-09", "Cchc, năm 2023."),
    )

    (finding,) = found(real_report(rows), "G1")

    assert finding.level is Level.WARNING
    assert (
        finding.message
        == "Bảng kê văn bản, dòng 2: văn bản 09/KH-UBND ngày 09/01/2023 đã có ở Bảng kê văn bản, dòng 1."
    )


def test_the_report_in_its_own_list_must_bear_its_own_date() -> None:
    itself = paper("74/BC-UBND", "2023-03-13", "CCHC quý I")

    assert about("G1", itself, number="74", symbol="BC-UBND", date="2023-03-13") == []
    assert len(about("G1", itself, number="74", symbol="BC-UBND", date="2023-03-14")) == 1


def test_a_greater_number_with_an_earlier_date_may_be_explained() -> None:
    rows = [
        paper("40/KH-UBND", "2023-02-10"),
        paper("41/KH-UBND", "2023-01-20"),
        paper("43/KH-UBND", "2023-02-15"),
    ]

    (finding,) = found(real_report(listed("van_ban", *rows)), "G2")

    assert finding.level is Level.WARNING
    assert finding.codes == ("van_ban[1]", "van_ban[0]")
    assert finding.message == (
        "Bảng kê văn bản, dòng 2: 41/KH-UBND đề ngày 20/01/2023 nhưng 40/KH-UBND có số nhỏ hơn"
        " lại đề ngày 10/02/2023."
    )


def test_the_report_stands_in_the_sequence_of_reports() -> None:
    earlier = paper("70/BC-UBND", "2023-03-20")

    assert len(about("G2", earlier, number="74", symbol="BC-UBND", date="2023-03-13")) == 1
    assert about("G2", earlier, number="74", symbol="BC-UBND", date="2023-03-20") == []
    assert about("G2", earlier, number="", symbol="BC-UBND", date="2023-03-13") == []


@pytest.mark.parametrize(
    "rows",
    [
        [
            paper("40/KH-UBND", "2023-02-10"),
            paper("41/KH-UBND", "2023-02-10"),
            paper("37/KH-UBND", "2023-01-30"),
        ],
        [paper("323/KH-UBND", "2022-12-23"), paper("9/KH-UBND", "2023-01-09")],
        [paper("24/QĐ-UBND", "2023-02-09"), paper("33/KH-UBND", "2023-01-10")],
        [paper("40/KH-UBND", "2023-02-10"), paper("41/KH-UBND", "2023-01-06", issuer=DISTRICT)],
        [paper("40/KH-UBND", "2023-02-10"), paper("41/KH-UBND", "")],
        [paper("40/QĐ-UBND", "2023-05-10"), paper("02/2023/QĐ-UBND", "2023-01-10")],
    ],
)
def test_numbers_that_grow_with_the_dates_are_left_alone(rows: list[Row]) -> None:
    assert about("G2", *rows) == []


SHARED = [
    paper("20/KH-UBND", "2023-01-10"),
    paper("22/TB-UBND", "2023-01-12"),
    paper("25/KH-UBND", "2023-01-20"),
    paper("27/TB-UBND", "2023-01-27"),
    paper("30/BC-UBND", "2023-02-03"),
    paper("33/KH-UBND", "2023-02-10"),
    paper("36/TB-UBND", "2023-02-17"),
]
"""Three types that plainly share one book."""


def test_types_that_share_a_book_are_one_sequence() -> None:
    slip = paper("28/BC-UBND", "2023-03-03")

    assert len(about("G2", *SHARED, slip)) == 1
    assert about("G2", *SHARED, paper("40/BC-UBND", "2023-03-03")) == []


def test_a_single_report_is_no_sign_of_a_shared_book() -> None:
    plans = [row for row in DINH_CAO if row.get("co_quan") == "UBND xã" and row["loai"] == "KH"]

    assert about("G2", *plans, number="30", symbol="BC-UBND", date="2023-06-15") == []
    assert about("G2", *plans, paper("41/KH-UBND", "2023-03-25"), paper("30/BC-UBND", "2023-06-15")) == []


def test_a_few_documents_are_no_sign_of_a_shared_book_either() -> None:
    assert about("G2", *SHARED[:4], paper("26/BC-UBND", "2023-03-03")) == []


def test_types_with_books_of_their_own_are_not_compared() -> None:
    others = [paper(f"{number}/BC-UBND", f"2023-0{number}-20") for number in range(1, 7)]

    assert about("G2", *[row for row in SHARED if row["loai"] != "BC"], *others) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (paper("22/QĐ-UBDN", "2023-01-27"), "ký hiệu “QĐ-UBDN” chưa đúng. Cơ quan trong ký hiệu không phải"),
        (paper("13/KH-UBND", loai="QĐ"), "Loại trong ký hiệu khác loại văn bản (QĐ)."),
        (paper("13/KHUBND"), "Ký hiệu gồm loại văn bản và cơ quan"),
        (paper("13/KH- UBND"), "Ký hiệu gồm loại văn bản và cơ quan"),
        ({"loai": "KH", "so": "13", "ky_hieu": "13/KH-UBND"}, "Ký hiệu gồm loại văn bản và cơ quan"),
        (paper("40/KH-BCĐ"), "Cơ quan trong ký hiệu không phải của đơn vị."),
        (paper("12/VP-UBND", loai="CV"), "Cơ quan trong ký hiệu không phải"),
    ],
)
def test_a_misshapen_symbol_may_be_explained(row: Row, words: str) -> None:
    (finding,) = found(real_report(listed("van_ban", row)), "G3")

    assert words in finding.message
    assert finding.level is Level.WARNING
    assert finding.codes == ("van_ban[0]",)


@pytest.mark.parametrize(
    "row",
    [
        paper("13/KH-UBND"),
        paper("01/2023/QĐ-UBND"),
        paper("02/2019/NQ-HĐND", issuer="HĐND xã"),
        paper("5/TTr-UBND"),
        paper("8/NQ-TT.HĐND", issuer="Thường trực HĐND xã"),
        paper("12/UBND-VP", loai="CV"),
        paper("12/UBND", loai="CV"),
        paper("540-QĐ/TU", issuer="Tỉnh ủy"),
        paper("508/UBND-VP", issuer="UBND tỉnh Hải Dương"),
        {"loai": "KH", "so": "23"},
    ],
)
def test_a_symbol_as_it_should_be_or_of_another_office_is_left_alone(row: Row) -> None:
    assert about("G3", row) == []


def test_the_symbol_of_the_report_itself_is_judged() -> None:
    (finding,) = found(real_report({"document.symbol": "BC-UBDN", "document.number": "74"}), "G3")

    assert finding.codes == ("document.symbol",)
    assert finding.message.startswith("Ký hiệu báo cáo: ")
    assert about("G3", symbol="BC-UBND") == []


def test_a_plan_older_than_the_one_it_carries_out_may_be_explained() -> None:
    rows = [
        paper("04/KH-UBND", "2023-01-06", "CCHC", DISTRICT),
        paper("1/KH-UBND", "2023-01-03", "Thực hiện 4/KH-UBND"),
    ]

    (finding,) = found(real_report(listed("van_ban", *rows)), "D8")

    assert finding.level is Level.WARNING
    assert finding.message == (
        "Bảng kê văn bản, dòng 2: kế hoạch 01/KH-UBND ngày 03/01/2023 có trước kế hoạch của cấp trên"
        " mà nó thực hiện (04/KH-UBND ngày 06/01/2023)."
    )


@pytest.mark.parametrize(
    ("own", "wrong"),
    [
        (paper("09/KH-UBND", "2023-01-09", "cải cách hành chính nhà nước năm 2023"), False),
        (paper("01/KH-UBND", "2022-12-20", "cải cách hành chính nhà nước năm 2023"), True),
        (paper("01/KH-UBND", "2022-12-28", "cải cách hành chính nhà nước năm 2023"), False),
        (paper("01/KH-UBND", "2022-12-20", "tuyên truyền"), False),
        (paper("01/KH-UBND", "2022-12-20", ""), False),
        (paper("01/QĐ-UBND", "2022-12-20", "cải cách hành chính nhà nước năm 2023"), False),
        (paper("01/KH-UBND", "", "thực hiện Kế hoạch 04/KH-UBND"), False),
        (paper("01/KH-UBND", "2022-12-20", "thực hiện Kế hoạch 104/KH-UBND"), False),
        (paper("01/KH-UBND", "2022-12-20", "thực hiện Kế hoạch 204/KH-UBND"), True),
    ],
)
def test_a_plan_is_compared_with_the_plans_it_may_mean(own: Row, wrong: bool) -> None:
    superiors = [
        paper("04/KH-UBND", "2023-01-06", "cải cách hành chính nhà nước năm 2023", DISTRICT),
        paper("204/KH-UBND", "2022-12-23", "Cải cách hành chính nhà nước năm 2023", PROVINCE),
    ]

    assert bool(about("D8", own, *superiors)) is wrong


def test_the_other_real_list_is_left_alone() -> None:
    assert said(case(), "G1", "G2", "G3", "D7", "D8") == []
