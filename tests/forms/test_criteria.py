"""The criteria that a review table begins with, in every edition."""

import re

import pytest

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.criteria import completed, of_edition
from cchc_desktop.core.register import text_of
from cchc_desktop.core.report import Identity, Report, Unit

CATALOGUE = Catalogue([places.forms_dir()])
EVERY = pytest.mark.parametrize("edition", CATALOGUE.ids())
PARTS = {"Lĩnh vực": 1, "Tiêu chí": 2, "Tiêu chí thành phần": 3}
"""How many parts the number of a level has; groups and scores have no number."""


def begun(edition: str) -> Report:
    unit = Unit("xã", "An Bình", "tỉnh Hưng Phú", "tỉnh Hưng Phú")
    return Report(CATALOGUE.get(edition), Identity(unit, edition, "year", 2025))


@EVERY
def test_each_level_has_its_kind_of_number(edition: str) -> None:
    for row in of_edition(begun(edition)):
        parts = [part for part in text_of(row, "tt").split(".") if part]

        assert len(parts) == PARTS.get(text_of(row, "cap"), 0), row


@EVERY
def test_numbers_rise_and_stand_under_those_above_them(edition: str) -> None:
    numbers = [
        tuple(map(int, number.split(".")))
        for row in of_edition(begun(edition))
        if (number := text_of(row, "tt"))
    ]

    assert numbers == sorted(set(numbers))
    assert all(number[:-1] in numbers for number in numbers if number[:-1])


@EVERY
def test_every_score_ends_with_its_points(edition: str) -> None:
    scores = [
        text_of(row, "tieu_chi") for row in of_edition(begun(edition)) if text_of(row, "cap") == "Thang điểm"
    ]

    assert scores
    assert all(re.search(r": \d(\.\d+)?$", score) for score in scores)


@EVERY
def test_no_name_is_left_to_fill_and_taking_them_twice_adds_nothing(edition: str) -> None:
    report = begun(edition)
    rows = of_edition(report)

    assert not [cell for row in rows for cell in row.values() if "{" in str(cell)]
    assert completed(report.index.registers["par"], rows, rows) == rows


def test_without_districts_none_is_spoken_of() -> None:
    assert not [row for row in of_edition(begun("cchc-2025")) if "huyện" in str(row)]
