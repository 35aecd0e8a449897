"""D1-D3, D6, D7, D9, T9: the window, the report's date, dates of documents, what the paper lacks."""

import pytest

from cchc_desktop.core.edition import Level
from tests.core.checks.real import case, found, listed, paper, real_report, said
from tests.core.toy import Toy


@pytest.mark.parametrize("code", ["document.date", "period.from", "period.to"])
def test_a_day_that_does_not_exist_is_an_error(code: str) -> None:
    (finding,) = found(real_report({code: "31/02/2023"}), "D1")

    assert finding.codes == (code,)
    assert finding.message.endswith("“31/02/2023” không phải là một ngày.")
    assert finding.level is Level.ERROR


@pytest.mark.parametrize("text", ["9/3/2023", "09-03-2023", "2023-03-09", "09.3.2023", ""])
def test_a_day_written_as_officials_do_is_right(text: str) -> None:
    assert said(real_report({"period.to": text}), "D1") == []


def test_a_window_that_ends_before_it_begins_is_an_error() -> None:
    report = real_report({"period.from": "10/12/2022", "period.to": "09/3/2022"})

    (finding,) = found(report, "D1")

    assert finding.message == "Thời gian tính số liệu bắt đầu ngày 10/12/2022 nhưng kết thúc ngày 09/3/2022."
    assert said(real_report({"period.from": "2023-03-09", "period.to": "2023-03-09"}), "D1") == []


@pytest.mark.parametrize(
    ("day", "level", "words"),
    [
        ("2022-12-14", Level.ERROR, "trước cả ngày bắt đầu tính số liệu (15/12/2022)"),
        ("2022-12-15", Level.WARNING, "khi thời gian tính số liệu (15/12/2022 - 14/3/2023) chưa qua"),
        ("2023-03-14", Level.WARNING, "đề ngày 14/3/2023, khi thời gian"),
        ("2023-03-15", None, ""),
        ("2023-04-13", None, ""),
        ("2023-04-14", Level.WARNING, "sau ngày chốt số liệu (14/3/2023) 31 ngày"),
        ("", None, ""),
        ("31/02/2023", None, ""),
    ],
)
def test_the_report_is_dated_soon_after_its_window(day: str, level: Level | None, words: str) -> None:
    findings = found(real_report({"document.date": day}), "D2")

    assert [finding.level for finding in findings] == ([level] if level else [])
    assert all(words in finding.message for finding in findings)
    assert all(finding.codes == ("document.date", "period.from", "period.to") for finding in findings)


def test_the_real_slip_of_the_year_is_found_in_the_date() -> None:
    report = case()

    report.update({"document.date": "2022-03-13"})

    assert [finding.codes[0] for finding in found(report, "D2", "D3")] == ["document.date", "document.date"]
    assert "Ngày báo cáo: ghi năm 2022 nhưng phải là năm 2023." in said(report, "D3")


@pytest.mark.parametrize(
    ("kind", "content", "codes"),
    [
        ("q1", {"document.date": "2023-03-16"}, []),
        ("q1", {"document.date": "2024-03-16"}, ["document.date"]),
        ("q1", {"document.date": "2024-01-16"}, ["document.date"]),
        (
            "q1",
            {"period.from": "2021-12-15", "period.to": "2022-03-14", "document.date": "2023-03-16"},
            ["period.to"],
        ),
        ("year", {"document.date": "2023-12-20"}, []),
        ("year", {"document.date": "2024-01-05"}, []),
        ("year", {"document.date": "2024-02-05"}, ["document.date"]),
        ("year", {"period.to": "2023-11-30", "document.date": "2024-01-05"}, []),
        ("q4", {"document.date": "2024-01-05"}, []),
        ("month-01", {"document.date": "2023-01-16"}, []),
        ("9m", {"period.to": "2023-12-10", "document.date": "2024-01-05"}, []),
    ],
)
def test_the_years_of_the_window_and_the_date_agree(
    kind: str, content: dict[str, Toy], codes: list[str]
) -> None:
    assert [finding.codes[0] for finding in found(real_report(content, kind=kind), "D3")] == codes


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Tình hình thực hiện công tác cải cách hành chính quý I, phương hướng quý II năm 2023", ""),
        ("Kết quả CCHC năm 2023, phương hướng, nhiệm vụ năm 2024", ""),
        ("Công tác CCHC quý I/2023", ""),
        ("Thực hiện Chương trình tổng thể CCHC giai đoạn 2021-2030", ""),
        ("Kết quả CCHC năm 2023 thuộc kế hoạch năm 2021 - 2025", ""),
        ("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021", ""),
        ("Công tác CCHC quý I năm 2022", "2022"),
        ("Công tác CCHC quý I/2022", "2022"),
        ("Kết quả CCHC 9 tháng/2022", "2022"),
        ("Kết quả CCHC quý I năm 2023, phương hướng quý II năm 2022", "2022"),
        ("Kết quả CCHC quý I năm 2024", "2024"),
    ],
)
def test_a_year_left_over_in_the_title_is_found(title: str, wrong: str) -> None:
    expected = [f"Tên báo cáo: ghi năm {wrong} nhưng phải là năm 2023."] if wrong else []

    assert said(real_report({"document.title": title}), "D3") == expected


def test_another_window_than_the_usual_is_only_pointed_at() -> None:
    (finding,) = found(case(), "D6")

    assert finding.level is Level.INFO
    assert "10/12/2022 - 09/3/2023 khác quy định chung (15/12/2022 - 14/3/2023)" in finding.message
    assert said(real_report({"period.from": "2022-12-15", "period.to": "2023-03-14"}), "D6") == []
    assert said(real_report(), "D6") == []


@pytest.mark.parametrize(
    ("issuer", "day", "wrong"),
    [
        ("UBND xã", "2023-03-14", True),
        ("", "2023-03-14", True),
        ("UBND", "2023-03-14", True),
        ("Ủy ban nhân dân xã Chi Lăng Bắc", "2023-03-14", True),
        ("HĐND xã", "2023-03-14", True),
        ("UBND xã", "2023-03-13", False),
        ("UBND huyện Thanh Miện", "2023-03-14", False),
        ("UBND tỉnh", "2023-03-14", False),
        ("UBND thị xã Kinh Môn", "2023-03-14", False),
    ],
)
def test_an_own_document_is_not_dated_after_the_report(issuer: str, day: str, wrong: bool) -> None:
    rows = listed("van_ban", paper("80/KH-UBND", day, issuer=issuer))

    findings = found(real_report({**rows, "document.date": "2023-03-13"}), "D7")

    assert bool(findings) is wrong
    assert all(finding.codes == ("van_ban[0]", "ngay") for finding in findings)
    assert all(finding.level is Level.ERROR for finding in findings)
    assert said(real_report(rows), "D7") == []


def test_own_documents_and_a_report_of_a_weekend_are_pointed_at() -> None:
    rows = listed(
        "van_ban",
        paper("74/QĐ-UBND", "2022-12-31"),
        paper("75/QĐ-UBND", "2023-01-01"),
        paper("76/QĐ-UBND", "2023-01-03"),
        paper("4/KH-UBND", "2023-01-07", issuer="UBND huyện Phù Cừ"),
    )

    findings = found(real_report({**rows, "document.date": "2023-03-18"}), "D9")

    assert [finding.codes[0] for finding in findings] == ["document.date", "van_ban[0]", "van_ban[1]"]
    assert findings[1].message == (
        "Bảng kê văn bản, dòng 1: ngày 31/12/2022 rơi vào cuối tuần. Hôm đó là Thứ Bảy."
    )
    assert findings[2].message.endswith("Hôm đó là Chủ nhật.")
    assert {finding.level for finding in findings} == {Level.INFO}
    assert said(real_report({"document.date": "2023-03-17"}), "D9") == []


def test_what_the_printed_report_lacks_is_pointed_at() -> None:
    findings = found(real_report(), "T9")

    assert [finding.codes for finding in findings] == [
        ("document.number",),
        ("document.date",),
        ("document.signer.name",),
    ]
    assert {finding.level for finding in findings} == {Level.INFO}


@pytest.mark.parametrize(
    ("recipients", "lacks"),
    [
        ("Phòng Nội vụ\nLãnh đạo UBND", True),
        ("Phòng Nội vụ\nLưu: VT", False),
        ("- Phòng Nội vụ;\n- Lưu: VT, VP.", False),
        ("Phòng Nội vụ\nLưu VT", False),
        ("", False),
    ],
)
def test_recipients_end_with_the_archive(recipients: str, lacks: bool) -> None:
    content: dict[str, Toy] = {
        "document.number": "74",
        "document.date": "2023-03-16",
        "document.signer.name": "Đoàn Minh Đức",
        "document.recipients": recipients,
    }

    assert bool(said(real_report(content), "T9")) is lacks


def test_the_last_day_of_the_calendar_is_judged_as_any_other() -> None:
    report = real_report({"period.to": "31/12/9999", "document.date": "31/12/9999"})

    assert said(report, "D2") != []
