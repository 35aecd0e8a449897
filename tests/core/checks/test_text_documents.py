"""G1, G3, G4, D8 in the narrative."""

import pytest

from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.content import Row
from tests.core.checks.real import found, listed, paper, real_report


def of_text(check: str, text: str, *rows: Row) -> list[Finding]:
    """What a check finds in the text of a report with these documents listed."""
    report = real_report({**listed("van_ban", *rows), "narrative.I.1": text, "document.date": "2023-03-17"})
    return [finding for finding in found(report, check) if finding.section == "I.1"]


FIRST = "UBND xã ban hành Kế hoạch số 13/KH-UBND ngày 16/01/2023 về theo dõi thi hành pháp luật năm 2023."


@pytest.mark.parametrize(
    "second",
    [
        "UBND xã đã ban hành Kế hoạch số 13/KH-UBND ngày 16/01/2023 về công tác tư pháp trọng tâm năm 2023.",
        "UBND xã đã ban hành Kế hoạch số 13/KH-UBND ngày 18/01/2023 về theo dõi thi hành pháp luật.",
        "Kế hoạch số 13/KH-UBND ngày 18/01/2023 về theo dõi thi hành pháp luật.",
    ],
)
def test_one_number_of_two_documents_is_found(second: str) -> None:
    (finding,) = of_text("G1", f"{FIRST} {second}")

    assert finding.span is not None
    assert finding.span[0] > len(FIRST) - 1


@pytest.mark.parametrize(
    "second",
    [
        "Thực hiện Kế hoạch số 13/KH-UBND ngày 16/01/2023 về theo dõi thi hành pháp luật.",
        "Thực hiện Kế hoạch số 13/KH-UBND ngày 10/01/2023 của UBND huyện Vĩnh Hòa về trồng cây.",
        "UBND xã ban hành Thông báo số 13/TB-UBND ngày 20/01/2023 về lịch tiếp công dân.",
        "UBND xã ban hành Kế hoạch số 13/KH-UBND ngày 20/01/2022 về trồng cây đầu xuân.",
        "Kế hoạch số 13A/KH-UBND ngày 17/01/2023 về trồng cây đầu xuân.",
    ],
)
def test_the_same_document_again_or_another_offices_is_left_alone(second: str) -> None:
    assert of_text("G1", f"{FIRST} {second}") == []


def test_a_row_that_a_token_names_is_about_what_the_list_says() -> None:
    row = paper("40/KH-UBND", "2023-02-10", "phổ biến, giáo dục pháp luật, hòa giải ở cơ sở")

    text = "UBND xã ban hành {van_ban.1:short} tập trung vào an toàn giao thông và phòng, chống dịch bệnh."

    assert of_text("G1", text, row) == []
    assert (
        len(of_text("G1", text.replace("{van_ban.1:short}", "Kế hoạch số 40/KH-UBND ngày 12/02/2023"), row))
        == 1
    )


def test_rows_of_one_number_are_found_in_the_list_and_not_at_each_token() -> None:
    rows = (
        paper("13/KH-UBND", "2023-01-16", "theo dõi tình hình thi hành pháp luật"),
        paper("13/KH-UBND", "2023-01-16", "công tác tư pháp trọng tâm năm 2023"),
    )
    report = real_report({**listed("van_ban", *rows), "narrative.I.1": "Có {van_ban.1}.\nCó {van_ban.2}."})

    assert [each.section for each in found(report, "G1")] == [None]


def test_the_text_is_compared_with_the_list() -> None:
    row = paper("13/KH-UBND", "2023-01-18", "theo dõi thi hành pháp luật năm 2023")

    (finding,) = of_text("G1", FIRST, row)

    assert finding.codes == ("narrative.I.1", "van_ban[0]")
    assert "16/01/2023" in finding.message
    assert "18/01/2023" in finding.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Quyết định số 22/QĐ-UBDN ngày 27/01/2023 về tài sản công.", "sai chính tả"),
        ("Kế hoạch số 22/QĐ-UBND ngày 27/01/2023 về tài sản công.", "khác loại văn bản"),
        ("UBND xã ban hành Kế hoạch số 40/KH-BCĐ ngày 10/02/2023.", "không phải của đơn vị"),
    ],
)
def test_a_symbol_that_cannot_be_right_is_found(text: str, told: str) -> None:
    (finding,) = of_text("G3", text)

    assert told in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 40/KH- UBND ngày 24/02/2023.",
        "Công văn số 508/UBND-VP ngày 01/3/2023 của UBND tỉnh.",
        "Chỉ thị số 23/CT-TTg; Nghị quyết số 06-NQ/TU; Thông tư số 85/2019/TT-BQP.",
        "Nghị quyết số 01/2020/NQ-HĐND ngày 06/7/2020 của Hội đồng nhân dân xã.",
    ],
)
def test_symbols_of_all_offices_pass(text: str) -> None:
    assert of_text("G3", text) == []


def test_an_own_plan_without_symbol_or_date_is_incomplete() -> None:
    assert len(of_text("G4", "UBND xã ban hành Kế hoạch số 23 ngày 27/02/2023 về xử lý vi phạm.")) == 1
    assert len(of_text("G4", "UBND xã ban hành Kế hoạch số 23/KH-UBND về xử lý vi phạm.")) == 1
    assert of_text("G4", "Thực hiện Kế hoạch số 23/KH-UBND của UBND huyện về xử lý vi phạm.") == []


def test_a_plan_cited_in_full_elsewhere_may_be_named_in_short() -> None:
    short = "UBND xã ban hành Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức năm 2023."
    row = paper("51/KH-UBND", "2023-02-17", "đào tạo, bồi dưỡng cán bộ, công chức năm 2023")

    assert len(of_text("G4", short)) == 1
    assert of_text("G4", short, row) == []


def test_an_own_plan_before_the_superiors_of_the_same_subject_is_found() -> None:
    superior = (
        "Thực hiện Kế hoạch số 133/KH-UBND ngày {day} của UBND huyện Vĩnh Hòa về cải cách hành chính năm 2023"
    )
    own = (
        "UBND xã đã ban hành Kế hoạch số 09/KH-UBND ngày 09/01/2023 về công tác cải cách hành chính năm 2023."
    )

    (finding,) = of_text("D8", f"{superior.format(day='27/01/2023')}, {own}")

    assert "09/KH-UBND" in finding.message
    assert of_text("D8", f"{superior.format(day='06/01/2023')}, {own}") == []


def test_a_superior_plan_in_the_text_is_compared_with_the_list() -> None:
    text = "Kế hoạch số 133/KH-UBND ngày 27/01/2023 của UBND huyện Vĩnh Hòa về cải cách hành chính năm 2023."

    (finding,) = of_text("D8", text, paper("09/KH-UBND", "2023-01-09", "cải cách hành chính năm 2023"))

    assert "09/KH-UBND ngày 09/01/2023 có trước" in finding.message
