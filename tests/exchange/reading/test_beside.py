"""What a person changed in a Word file or a PDF after export is never passed over in silence."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import docx as word
from cchc_desktop.exchange import formats, pdf, reading, report_json
from tests.exchange.printed import CATALOGUE, NARRATIVE, sample, state

TEXT = "narrative.I.1"
LIVE = {**NARRATIVE, TEXT: "Đã hoàn thành {b1_2_2} nhiệm vụ.\nĐã họp hai lần.", "b1_3_1": Entry(note="đợt 1")}
REPORT = report_json.decode(report_json.encode(sample(LIVE)), CATALOGUE)


def edited(folder: Path, change: Callable[[Any], None]) -> tuple[Report, tuple[str, ...]]:
    """The report in Word, changed there and read back."""
    path = folder / "a.docx"
    list(word.write(REPORT, path, report_json.encode(REPORT)))
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return _read(path)


def drawn(folder: Path, **changes: Any) -> tuple[Report, tuple[str, ...]]:
    """A PDF whose pages show something else than the report it carries."""
    other = Report(REPORT.index, REPORT.identity, REPORT.content)
    other.update({address.replace("__", "."): item for address, item in changes.items()})
    path = folder / "a.pdf"
    list(pdf.write(other, path, report_json.encode(REPORT)))
    return _read(path)


def _read(path: Path) -> tuple[Report, tuple[str, ...]]:
    found = formats.finished(reading.read(path, CATALOGUE))
    assert found.report is not None
    return found.report, found.problems


def differing(report: Report) -> dict[str, object]:
    """What was taken from the pages, by address."""
    both = {*report.content, *REPORT.content}
    return {
        each: report.content.get(each)
        for each in both
        if report.content.get(each) != REPORT.content.get(each)
    }


def row(document: Any, label: str) -> Any:
    """The cells of the row of a form or a list."""
    return next(
        each.cells
        for table in document.tables
        for each in table.rows
        if any(c.text == label for c in each.cells)
    )


def paragraph(document: Any, begins: str) -> Any:
    return next(each for each in document.paragraphs if each.text.startswith(begins))


def test_a_file_that_was_only_saved_again_is_the_report(tmp_path: Path) -> None:
    report, problems = edited(tmp_path, lambda document: None)

    assert (differing(report), problems) == ({}, ())


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("41", Entry(value=Decimal(41))),
        ("", None),
        ("-", state("nil")),
        ("97.23%", Entry(value=Decimal("97.23"))),
        ("vài", Entry(text="vài")),
    ],
)
def test_a_figure_changed_in_word_wins_and_is_told(typed: str, entry: Entry | None, tmp_path: Path) -> None:
    label = REPORT.index.figures["b1_2_1"].label

    def change(document: Any) -> None:
        row(document, label)[3].text = typed

    report, problems = edited(tmp_path, change)

    assert report.entry("b1_2_1") == entry
    assert set(differing(report)) == {"b1_2_1"}
    assert problems[0].startswith("Biểu 1, dòng 2.1") and "lúc xuất là 36" in problems[0]


def test_a_note_changed_in_word_wins_and_is_told(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        row(document, REPORT.index.figures["b1_3_1"].label)[4].text = "đợt 2"

    report, problems = edited(tmp_path, change)

    assert report.entry("b1_3_1") == Entry(note="đợt 2")
    assert len(problems) == 1


def test_a_sentence_changed_in_word_wins_and_the_others_stay_live(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        paragraph(document, "Đã họp").text = "Đã họp ba lần."
        paragraph(document, "Đã họp").insert_paragraph_before("Đã làm thêm.")

    report, problems = edited(tmp_path, change)

    assert differing(report) == {TEXT: "Đã hoàn thành {b1_2_2} nhiệm vụ.\nĐã làm thêm.\nĐã họp ba lần."}
    assert len(problems) == 1 and problems[0].startswith("Mục I.1 ")


def test_a_sentence_taken_out_in_word_is_gone(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        element = paragraph(document, "Đã họp")._p
        element.getparent().remove(element)

    report, problems = edited(tmp_path, change)

    assert differing(report) == {TEXT: "Đã hoàn thành {b1_2_2} nhiệm vụ."}
    assert len(problems) == 1


def test_a_number_written_into_the_head_is_told(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.tables[0].rows[1].cells[0].text = "Số: 99/BC-UBND"

    report, problems = edited(tmp_path, change)

    assert differing(report) == {}
    assert len(problems) == 1 and "Số: 99/BC-UBND" in problems[0]


def test_a_row_of_a_list_changed_in_word_is_told(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        row(document, "323")[2].text = "324"

    report, problems = edited(tmp_path, change)

    assert differing(report) == {}
    assert len(problems) == 1 and "324" in problems[0]


def test_rows_put_in_and_taken_out_are_told(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        cells = row(document, REPORT.index.figures["b1_1"].label)
        cells[1].text = "Dòng tự thêm"

    report, problems = edited(tmp_path, change)

    assert differing(report) == {}
    assert len(problems) == 2


def test_a_figure_that_a_pdf_shows_otherwise_wins_and_is_told(tmp_path: Path) -> None:
    report, problems = drawn(tmp_path, b1_2_1=Entry(value=Decimal(40)), b3_3_3_1=None)

    assert report.entry("b1_2_1") == Entry(value=Decimal(40))
    assert any("lúc xuất là 36" in each for each in problems)


def test_words_that_a_pdf_shows_otherwise_are_told_and_not_taken(tmp_path: Path) -> None:
    report, problems = drawn(tmp_path, narrative__I__1="Lời khác hẳn.", document__number="99")

    assert differing(report) == {}
    assert len(problems) == 2 and problems[0].startswith("Mục I.1 ")
