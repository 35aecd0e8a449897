"""Totals move when a figure does; pages that do not show a figure are found."""

from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import formats
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.totals import absent, totals
from tests.exchange.printed import sample


def test_each_area_has_a_total() -> None:
    found = totals(sample())

    assert [each.number for each in found] == [1, 2, 3, 4, 5, 6, 7]
    assert all(0 <= each.filled <= each.of for each in found)


@pytest.mark.parametrize("code", ["b1_1", "b3_3_3_1", "b6_1_1", "b7_6_7_1"])
def test_a_total_moves_with_any_figure(code: str) -> None:
    moved = sample({code: Entry(value=Decimal(12345))})

    assert totals(moved) != totals(sample())


@pytest.mark.parametrize("chosen", ["docx", "pdf"])
def test_the_pages_show_every_figure(tmp_path: Path, chosen: str) -> None:
    (path,) = finished(formats.export(sample(), tmp_path, (chosen,)))

    assert absent(path, sample()) == ()


@pytest.mark.parametrize("chosen", ["docx", "pdf"])
def test_a_figure_that_the_pages_do_not_show_is_found(tmp_path: Path, chosen: str) -> None:
    (path,) = finished(formats.export(sample(), tmp_path, (chosen,)))

    assert "b3_3_3_1" in absent(path, sample({"b3_3_3_1": Entry(value=Decimal(70901))}))
