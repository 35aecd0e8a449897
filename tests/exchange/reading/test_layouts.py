"""The same seven forms in nine files of other hands, and as a text whose tables are lost."""

from pathlib import Path

import pytest

from cchc_desktop.core.found import Confidence, Found
from cchc_desktop.exchange import formats, reading
from tests.exchange.printed import CATALOGUE
from tests.exchange.reading import made

MAKE = {"docx": made.word, "xlsx": made.excel, "pdf": made.pdf}


def sure(found: Found) -> dict[str, object]:
    return {each.code: each.entry.value for each in found.figures if each.confidence is Confidence.SURE}


@pytest.mark.parametrize("layout", made.LAYOUTS)
@pytest.mark.parametrize("kind", MAKE)
def test_every_layout_reads_to_the_same_figures(kind: str, layout: str, tmp_path: Path) -> None:
    path = MAKE[kind](tmp_path / f"a.{kind}", layout)

    found = formats.finished(reading.read(path, CATALOGUE))

    assert sure(found) == made.VALUES
    assert (found.edition, found.kind, found.year) == ("cchc-2021", "q1", 2023)
    assert {each.address: each.text for each in found.texts}["period.to"] == "2023-03-09"
    assert found.unread == ()


@pytest.mark.parametrize("width", [30, 46, 80])
def test_a_text_without_tables_reads_to_the_same_figures(width: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("\n".join([*made.TITLE, "", *made.text_lines(width=width)]), "utf-8")

    assert sure(formats.finished(reading.read(path, CATALOGUE))) == made.VALUES


def test_a_csv_is_read_by_its_codes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    rows = ["Mã;Chỉ tiêu;ĐVT;Số lượng", *(f"{code};;;{text}" for code, text in made.FIGURES.items())]
    path.write_text("\n".join(rows), "utf-8")

    assert sure(formats.finished(reading.read(path, CATALOGUE))) == made.VALUES


def test_the_place_of_a_figure_is_told(tmp_path: Path) -> None:
    found = formats.finished(reading.read(made.excel(tmp_path / "a.xlsx", "official"), CATALOGUE))

    spot = next(each.spot for each in found.figures if each.code == "b1_2_1")
    assert (spot.sheet, spot.cell) == ("BM1", "D8")
    assert "Số nhiệm vụ đề ra trong kế hoạch" in spot.words


def test_the_reader_tells_how_far_it_is(tmp_path: Path) -> None:
    steps = list(reading.read(made.pdf(tmp_path / "a.pdf", "wide"), CATALOGUE))

    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
