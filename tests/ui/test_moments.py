"""Moments, sizes and targets in words."""

import pytest

from cchc_desktop.ui.moments import kilobytes, room, show_number, show_target


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 byte"), (999, "999 byte"), (1_500, "1,5 KB"), (14_600_000_000, "14,6 GB"), (2_000_000, "2 MB"),
        (3_000_000_000_000_000, "3000 TB"),
    ],
)  # fmt: skip
def test_free_space_is_said_as_a_person_does(size: int, words: str) -> None:
    assert room(size) == words


def test_a_small_file_has_a_size() -> None:
    assert (kilobytes(1), kilobytes(1_234_567)) == ("1", "1.235")


def test_a_target_says_how_it_went() -> None:
    assert show_target("mailto:a@b.vn, c@d.vn") == "thư điện tử gửi a@b.vn, c@d.vn"
    assert show_target("mailto:") == "thư điện tử"
    assert show_target("E:/11245") == "chép vào E:/11245"


def test_the_first_sending_is_no_supplement() -> None:
    assert (show_number(0), show_number(2)) == ("bản đầu", "bản bổ sung lần 2")
