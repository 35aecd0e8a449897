"""The documents a report names, and whose they are."""

from cchc_desktop.core.checks.cited import OTHER, OWN, UNSAID, Paper, papers, subject_words
from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Check
from cchc_desktop.core.report import Report
from tests.core.checks.real import listed, paper, real_report


def named(text: str, *rows: Row) -> list[Paper]:
    """The documents of a text and of a list."""
    report, check = asked(text, *rows)
    return papers(report, check)


def asked(text: str, *rows: Row) -> tuple[Report, Check]:
    """A report with this text, and the check that reads its documents."""
    report = real_report({**listed("van_ban", *rows), "narrative.I.1": text})
    return report, next(check for check in report.edition.checks if check.name == "text_cited_twice")


def whose(text: str) -> list[str]:
    """Whose the documents of a text are, in order."""
    return [each.whose for each in named(text)]


def test_the_issuer_tells_whose_a_document_is() -> None:
    assert whose("Kế hoạch số 04/KH-UBND ngày 06/01/2023 của UBND huyện Vĩnh Hòa về cải cách.") == [OTHER]
    assert whose("Kế hoạch số 09/KH-UBND ngày 09/01/2023 của UBND xã về cải cách.") == [OWN]
    assert whose("UBND xã đã ban hành Kế hoạch số 09/KH-UBND ngày 09/01/2023 về cải cách.") == [OWN]


def test_the_line_that_opens_a_list_tells_it_for_all() -> None:
    text = "UBND xã đã xây dựng, ban hành các văn bản sau:\n+ Kế hoạch số 09/KH-UBND ngày 09/01/2023."

    assert whose(text) == [OWN]


def test_where_nothing_is_said_nothing_is_guessed() -> None:
    assert whose("Kế hoạch số 09/KH-UBND ngày 09/01/2023 về cải cách.") == [UNSAID]
    assert whose("UBND xã ban hành theo:\n+ Kế hoạch số 04/KH-UBND về cải cách huyện Vĩnh Hòa.") == [UNSAID]


def test_rows_of_the_list_come_with_their_office_and_code() -> None:
    row, cited = named(
        "Kế hoạch số 14/KH-UBND ngày 16/01/2023.", paper("13/KH-UBND", "2023-01-16", "tư pháp")
    )

    assert (row.code, row.whose, row.title, row.year) == ("van_ban[0]", OWN, "13/KH-UBND", 2023)
    assert (cited.code, cited.kind, cited.title) == ("", "KH", "14/KH-UBND")


def test_the_words_of_a_subject_are_those_that_tell_it_from_others() -> None:
    report, check = asked("Có văn bản.")

    words = subject_words(
        "về việc triển khai công tác kiểm soát TTHC trên địa bàn xã An Bình năm 2023, kèm", check, report
    )

    assert words == {"kiem", "soat", "thu", "tuc", "2023"}
