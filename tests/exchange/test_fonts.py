import shutil
from pathlib import Path

import pytest

from cchc_desktop import places
from cchc_desktop.exchange import fonts
from cchc_desktop.exchange.blocks import Role, text

VIETNAMESE = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"


def windows(folder: Path) -> Path:
    """A Windows folder with four files that bear the names of Times New Roman."""
    (folder / "Fonts").mkdir()
    for ours, theirs in zip(fonts.LIBERATION, fonts.TIMES, strict=True):
        shutil.copy(places.resources_dir() / "fonts" / ours, folder / "Fonts" / theirs)
    return folder


def test_times_new_roman_is_taken_where_windows_has_it(tmp_path: Path) -> None:
    folder = windows(tmp_path)

    assert [path.name for path in fonts.files(folder)] == list(fonts.TIMES)


def test_a_family_that_is_not_whole_is_not_taken(tmp_path: Path) -> None:
    folder = windows(tmp_path)
    (folder / "Fonts" / "timesi.ttf").unlink()

    assert [path.name for path in fonts.files(folder)] == list(fonts.LIBERATION)
    assert [path.name for path in fonts.files(None)] == list(fonts.LIBERATION)


@pytest.mark.parametrize(("bold", "italic"), fonts.MAKES)
def test_every_vietnamese_letter_can_be_drawn(bold: bool, italic: bool) -> None:
    letters = VIETNAMESE + VIETNAMESE.lower() + "“”–…"

    assert fonts.drawable(letters, bold, italic) == letters


def test_a_letter_that_cannot_be_drawn_leaves_a_mark() -> None:
    family = "\N{MAN}\N{ZERO WIDTH JOINER}\N{GIRL}"

    assert fonts.drawable(f"đến {family} 5\N{NON-BREAKING HYPHEN}6\n7") == "đến □□ 5-6\n7"


def test_lines_fit_their_room_and_lose_nothing() -> None:
    words = "Số văn bản quy phạm pháp luật do địa phương ban hành " + "dài" * 100

    lines = fonts.broken(words, 120, 12)

    assert max(fonts.width(line, 12) for line in lines) <= 120
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_a_column_narrower_than_a_letter_still_holds_one_a_line() -> None:
    assert fonts.broken("abc", 1, 12) == ["a", "b", "c"]


def test_given_line_breaks_and_spaces_stay() -> None:
    assert fonts.broken("Có = 1\nKhông = 0\n\na  b", 200, 12) == ["Có = 1", "Không = 0", "", "a  b"]


def test_no_word_of_a_title_is_left_alone() -> None:
    title = text(Role.SUBJECT, "Tình hình thực hiện công tác cải cách hành chính quý I năm 2023 của xã")
    room = fonts.width(title.words, 14, bold=True) - 1

    first, last = fonts.balanced(title, room).words.split("\n")

    assert fonts.width(last, 14, bold=True) > 0.3 * room
    assert f"{first} {last}" == title.words


def test_a_number_stays_with_the_word_before_it() -> None:
    line = text(Role.APPENDIX_LINE, "(Kèm theo Báo cáo số 74/BC-UBND ngày 13/3/2023)")
    room = fonts.width("(Kèm theo Báo cáo số 74/BC-UBND ngày", 13, italic=True) + 1

    assert fonts.balanced(line, room).words.split("\n")[1].startswith("ngày 13/3/2023")


def test_the_line_beneath_is_a_share_of_the_words() -> None:
    motto, agency = text(Role.MOTTO, "Độc lập"), text(Role.AGENCY, "ỦY BAN NHÂN DÂN\nXÃ")

    assert fonts.rule_length(motto, 300) == fonts.width("Độc lập", 14, bold=True)
    assert 1 / 3 <= fonts.rule_length(agency, 300) / fonts.width("XÃ", 13, bold=True) <= 1 / 2
