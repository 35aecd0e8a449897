"""Two real communes' figures and slips, in sentences of our own."""

from tests.core.checks.real import case, found, paper, real_report
from tests.core.toy import Toy

ALL_IN_ONE = (
    "Từ 10/12/2022 đến 9/3/2022, Bộ phận một cửa đã tiếp nhận 716 hồ sơ. Số mới tiếp nhận trong kỳ: 711 "
    "(trực tuyến: 679 = 94,8%; trực tiếp và qua dịch vụ bưu chính: 32); kỳ trước chuyển qua: 05.\n"
    "- Hồ sơ đã giải quyết: 709, trong đó trước hạn: 709, đúng hạn: 0, quá hạn: 0.\n"
    "- Hồ sơ đang giải quyết: 07, trong đó trong hạn: 07, quá hạn: 0.\n"
    "- Số hóa (15/12/2022-10/03/2022): số hóa thành phần 668/687=97.23%; số hóa kết quả: 671/693=96.83%."
)


def marks(text: str, **content: Toy) -> set[tuple[str, str]]:
    """The checks that find something in the text of the first commune, and the words."""
    report = case()
    report.update({"narrative.II.2.c": text, **content})  # type: ignore[dict-item]
    return {
        (finding.check, text[slice(*finding.span)])
        for finding in report.findings
        if finding.section == "II.2.c" and finding.span
    }


def test_of_the_first_commune_the_windows_and_the_share_are_found() -> None:
    found_there = {(check, words) for check, words in marks(ALL_IN_ONE) if not check.startswith("T")}

    assert found_there == {
        ("D1", "Từ 10/12/2022 đến 9/3/2022"),
        ("D1", "15/12/2022-10/03/2022"),
        ("R5", "mới tiếp nhận trong kỳ: 711 (trực tuyến: 679 = 94,8%"),
    }


def test_of_the_first_commune_right_figures_are_left_alone() -> None:
    text = (
        "Hồ sơ mới tiếp nhận trong kỳ: 711 hồ sơ, gồm 679 hồ sơ trực tuyến và 32 hồ sơ trực tiếp, "
        "qua bưu chính; từ kỳ trước: 5 hồ sơ.\n"
        "Kế hoạch CCHC có 36 nhiệm vụ, đã hoàn thành 13/36 nhiệm vụ, đạt 36,1%.\n"
        "Số hóa thành phần: 668/687 = 97,23%; số hóa kết quả: 671/693 = 96,83%.\n"
        "Cán bộ, công chức được giao 20, hiện có 20 người; 10/10 cán bộ đạt chuẩn, đạt 100%.\n"
        "TTHC thuộc thẩm quyền giải quyết của xã: 140 thủ tục; 278 văn bản đến, 98 văn bản đi.\n"
        "Không nhận được phản ánh, kiến nghị; không có ai vi phạm bị xử lý kỷ luật; không có hồ sơ quá hạn."
    )

    assert marks(text) == set()


def test_of_the_second_commune_the_number_used_twice_is_found() -> None:
    text = (
        "UBND xã ban hành Kế hoạch số 13/KH-UBND ngày 16/01/2023 về theo dõi thi hành pháp luật năm 2023.\n"
        "Ngày 16/01/2023, UBND xã ban hành Kế hoạch số 13/KH-UBND về công tác Tư pháp trọng tâm năm 2023."
    )

    assert [finding.section for finding in found(real_report({"narrative.II.1": text}), "G1")] == ["II.1"]


def test_of_the_second_commune_right_figures_are_left_alone() -> None:
    text = (
        "Toàn xã có 20 cán bộ, công chức; 18/20 người có trình độ đại học (chiếm tỷ lệ 90 %), 15/20 người có "
        "trình\n\nđộ lý luận chính trị trung cấp (chiếm tỷ lệ 75 %).\n"
        "Giải ngân vốn năm 2022: 27.869.168.372 đồng ( Đạt 114,07 % dự toán giao đầu năm).\n"
        "Tiếp nhận theo cơ chế một cửa 1.395 hồ sơ (trong đó trực tuyến mức độ 3, mức độ 4: 1.386 hồ sơ), "
        "giải quyết\ntrước và đúng thời hạn: 1.394 hồ sơ; đang giải quyết (trong hạn): 1 hồ sơ."
    )
    dossiers = {
        "linh_vuc": "Tổng số",
        "hs_tiep_nhan": "1395",
        "hs_truc_tuyen": "1386",
        "hs_truoc_va_dung_han": "1394",
        "hs_trong_han": "1",
    }
    report = real_report({"narrative.II.2.c": text, "ho_so.1": dict(dossiers)}, kind="6m")

    assert [finding.message for finding in report.findings if finding.section and finding.check != "T6"] == []


def test_a_report_without_narrative_is_judged_as_before() -> None:
    assert [finding for finding in case().findings if finding.section] == []
    assert found(real_report({"van_ban.1": dict(paper("13/KH-UBND", "2023-01-16", "tư pháp"))}), "T6") == []
