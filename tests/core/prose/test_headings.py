"""Numbered lines of a section."""

import pytest

from cchc_desktop.core.prose.headings import headings
from cchc_desktop.core.prose.reading import Reading


def labels(text: str) -> list[str]:
    """The numbers that the lines of a text begin with."""
    return [heading.label for heading in headings(Reading(text))]


def test_letters_and_figures_at_the_start_of_lines_are_headings() -> None:
    assert labels("a) Thể chế\nb, Thủ tục\n1. Kiểm tra\n2) Rà soát\nđ. Bộ máy") == ["a", "b", "1", "2", "đ"]


@pytest.mark.parametrize("text", ["13 nhiệm vụ", "đạt kết quả\n2. năm qua", "15.3.2023 họp", "a là gì"])
def test_what_a_line_happens_to_begin_with_is_no_heading(text: str) -> None:
    assert labels(text) == []


def test_after_d_come_both_the_vietnamese_letter_and_e() -> None:
    first, second, third = headings(Reading("d) Một\nđ) Hai\ne) Ba"))

    assert {second.rank, third.rank} == set(first.follows)
    assert third.rank in second.follows
