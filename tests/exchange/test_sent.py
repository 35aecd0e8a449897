"""A PDF or a Word file that was sent gives the report back; a stranger's does not."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pypdf
import pytest

from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import docx as word
from cchc_desktop.exchange import pdf, report_json, sent
from tests.exchange.printed import CATALOGUE, SAMPLE

REPORT = report_json.decode(SAMPLE.read_bytes(), CATALOGUE)


def test_a_pdf_gives_the_report_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    list(pdf.write(REPORT, path, report_json.encode(REPORT)))

    assert dict(sent.read_pdf(path, CATALOGUE).content) == dict(REPORT.content)


def test_a_word_file_gives_the_report_back_after_it_was_edited(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    list(word.write(REPORT, path, report_json.encode(REPORT)))
    edited = docx.Document(str(path))
    edited.add_paragraph("Thêm một dòng.")
    edited.save(str(path))

    assert dict(sent.read_word(path, CATALOGUE).content) == dict(REPORT.content)


def test_a_strangers_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    made = pypdf.PdfWriter()
    made.add_blank_page(100, 100)
    made.write(path)

    with pytest.raises(FileUnusable, match="file_without_report"):
        sent.read_pdf(path, CATALOGUE)


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    made = pypdf.PdfWriter()
    made.add_blank_page(100, 100)
    made.encrypt("secret", algorithm="RC4-128")
    made.write(path)

    with pytest.raises(FileUnusable, match="file_encrypted"):
        sent.read_pdf(path, CATALOGUE)


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9])
def test_a_truncated_pdf_is_told(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "a.pdf"
    list(pdf.write(REPORT, path, report_json.encode(REPORT)))
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * kept)])

    with pytest.raises(FileUnusable):
        sent.read_pdf(path, CATALOGUE)


def test_a_strangers_word_file_is_told(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))

    with pytest.raises(FileUnusable, match="file_without_report"):
        sent.read_word(tmp_path / "a.docx", CATALOGUE)


def test_a_figure_changed_inside_a_pdf_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    raw = report_json.encode(REPORT)
    list(pdf.write(REPORT, path, raw))
    made = pypdf.PdfWriter(clone_from=path)
    (attached,) = made.attachment_list
    attached.content = raw.replace(b'"36"', b'"37"', 1)
    made.write(path)

    with pytest.raises(FileUnusable, match="file_damaged"):
        sent.read_pdf(path, CATALOGUE)


@pytest.mark.parametrize("place", range(20))
def test_any_report_matches_its_own_sum(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a.pdf"
    report = report_json.decode(
        report_json.encode(REPORT).replace(b'"b1_1": {', b'"b1_1": {"note": "%d",' % place), CATALOGUE
    )
    list(pdf.write(report, path, report_json.encode(report)))

    assert dict(sent.read_pdf(path, CATALOGUE).content) == dict(report.content)


def test_the_faults_that_pypdf_mends_are_not_told_in_english(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj")

    with pytest.raises(FileUnusable, match="file_damaged"):
        sent.read_pdf(path, CATALOGUE)

    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("encoding", ["zzz", "utf-7", "utf-32"])
def test_a_word_file_in_an_unknown_encoding_is_damaged(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w") as packed:
        xml = f'<?xml version="1.0" encoding="{encoding}"?><report xmlns="urn:cchc-desktop:report">a</report>'
        packed.writestr("customXml/item1.xml", xml)

    with pytest.raises(FileUnusable, match="file_damaged"):
        sent.read_word(path, CATALOGUE)
