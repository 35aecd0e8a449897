"""The outline of a report: the unit's own order and titles, and marks told by place."""

from cchc_desktop.core.edition import Section
from cchc_desktop.core.outline import headings, kept, listed

SLOTS = ("I", "I.1", "I.2", "II", "II.1", "II.1.a", "II.1.b", "III")
EDITION = {slot: Section(slot, f"Mục {slot}", 3 if slot.startswith("II.") else 0) for slot in SLOTS}


def marks(*slots: str) -> list[str]:
    return [heading.number for heading in headings(kept((slot, "") for slot in slots), EDITION)]


def test_without_an_own_outline_it_is_the_editions() -> None:
    found = headings("", EDITION)

    assert [(heading.slot, heading.number, heading.depth) for heading in found[:6]] == [
        ("I", "I", 0),
        ("I.1", "I.1", 1),
        ("I.2", "I.2", 1),
        ("II", "II", 0),
        ("II.1", "II.1", 1),
        ("II.1.a", "II.1.a", 2),
    ]
    assert found[5].area == 3


def test_a_section_that_is_left_out_moves_those_after_it_up() -> None:
    assert marks("I", "I.2", "III") == ["I", "I.1", "II"]


def test_sections_may_change_places() -> None:
    assert marks("II", "II.1", "I", "I.2", "I.1") == ["I", "I.1", "II", "II.1", "II.2"]


def test_a_section_whose_whole_is_left_out_takes_its_place() -> None:
    assert marks("I", "II.1.a", "II.1.b") == ["I", "II", "III"]


def test_an_added_section_belongs_to_the_area_above_it() -> None:
    (*_, added) = headings(kept([("II", ""), ("II.1", ""), ("II.1.x1", "Việc riêng")]), EDITION)

    assert (added.title, added.area, added.number) == ("Việc riêng", 3, "I.1.a")


def test_a_title_of_its_own_stands_and_a_blank_one_is_the_editions() -> None:
    assert [each.title for each in headings("I\tTên mới\nI.1\t\nI.2", EDITION)] == [
        "Tên mới",
        "Mục I.1",
        "Mục I.2",
    ]


def test_letters_run_as_papers_write_them() -> None:
    slots = ["I", "I.1", *(f"I.1.x{number}" for number in range(25))]
    own = headings(kept((slot, "") for slot in slots), EDITION)

    assert "".join(heading.mark for heading in own[2:9]) == "abcdđeg"
    assert [heading.mark for heading in own[-2:]] == ["aa", "bb"]


def test_chapters_are_counted_in_roman() -> None:
    own = headings(kept((f"x{number}", "") for number in range(14)), EDITION)

    assert [own[place].mark for place in (3, 8, 13)] == ["IV", "IX", "XIV"]


def test_what_is_kept_is_listed_again() -> None:
    assert listed(kept([("I", "Một"), ("II", "")])) == {"I": "Một", "II": ""}


def test_a_slot_named_twice_counts_once() -> None:
    assert listed("I\tMột\n\nI\tHai\n") == {"I": "Một"}


def test_what_cannot_be_seen_in_a_title_is_room() -> None:
    assert listed("I\ta\tb\x07 c\nhai mục\tKhông\n.\t") == {"I": "a b c"}
