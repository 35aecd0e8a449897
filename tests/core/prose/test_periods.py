"""Words for periods, and whose they are."""

import pytest

from cchc_desktop.core.prose.periods import is_own, named
from cchc_desktop.core.prose.reading import folded


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("quý I năm 2022", "q1", 2022),
        ("Quý IV/2022", "q4", 2022),
        ("6 tháng đầu năm 2023", "6m", 2023),
        ("9 tháng năm 2020", "9m", 2020),
        ("tháng 3", "month-03", None),
        ("năm 2022", "", 2022),
        ("ba tháng đầu năm", "q1", None),
    ],
)
def test_a_period_is_read_with_its_year(text: str, kind: str, year: int | None) -> None:
    (found,) = named(folded(text))

    assert (found.kind, found.year) == (kind, year)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("quý I", True),
        ("quý I năm 2023", True),
        ("năm 2023", True),
        ("3 tháng đầu năm", True),
        ("quý I năm 2022", False),
        ("quý IV", False),
        ("6 tháng cuối năm", False),
        ("tháng 3", False),
    ],
)
def test_a_period_is_the_reports_own_or_another(text: str, own: bool) -> None:
    (found,) = named(folded(text))

    assert is_own(found, "q1", 2023) is own


def test_nine_months_may_be_called_the_third_quarter() -> None:
    (found,) = named("quy iii nam 2023")

    assert is_own(found, "9m", 2023)
