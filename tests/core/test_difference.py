"""Two states of one report, told apart cell by cell."""

from decimal import Decimal

from cchc_desktop.core.difference import Amended, Difference, differences, of_form, supplement, within
from cchc_desktop.core.value import Entry
from tests.core.checks.real import real_report
from tests.core.toy import row, toy_edition, toy_report

INDEX = toy_edition(["part", "whole", row("share", "ratio", "percent(part, whole)")])
ONE, TWO = Entry(value=Decimal(1)), Entry(value=Decimal(2))


def test_what_is_new_gone_and_changed_is_told_in_order() -> None:
    found = differences({"a": ONE, "b": ONE, "d": ONE}, {"b": TWO, "c": ONE, "d": ONE})

    assert found == (Difference("a", ONE, None), Difference("b", ONE, TWO), Difference("c", None, ONE))


def test_a_note_alone_is_a_difference() -> None:
    assert len(differences({"a": ONE}, {"a": Entry(value=Decimal(1), note="x")})) == 1


def test_a_place_holds_what_stands_under_it() -> None:
    found = differences({}, {"van_ban.3": {"so": "1"}, "van_ban_khac.1": {"so": "1"}, "narrative.I.1": "a"})

    chosen = within(found, frozenset({"van_ban", "narrative.I"}))

    assert [each.address for each in chosen] == ["narrative.I.1", "van_ban.3"]
    assert within(found, None) == found


def test_a_form_is_its_figures_its_registers_and_its_sections() -> None:
    places = of_form(real_report(), 3)

    assert {"b3_3_3", "ho_so", "narrative.II.2.c"} <= places
    assert not {"b1_1", "nhan_su"} & places


def test_a_supplement_tells_what_was_edited_and_what_follows_from_it() -> None:
    before = toy_report(INDEX, {"part": 3, "whole": 4})
    after = toy_report(INDEX, {"part": 2, "whole": 4})

    lines = supplement(before, after, {"part": "đếm nhầm"})

    assert lines == (
        Amended("part", "3", "2", "đếm nhầm"),
        Amended("share", "75", "50", computed=True),
    )


def test_a_supplement_shows_figures_as_they_are_printed() -> None:
    before = toy_report(INDEX, {"part": 1500, "whole": "-"})
    after = toy_report(INDEX, {"whole": "?", "part": Entry(value=Decimal(2500), note="đã rà soát")})

    first, second = supplement(before, after, {})

    assert (first.old, first.new) == ("1.500", "2.500 (đã rà soát)")
    assert (second.old, second.new) == ("-", "...")


def test_explanations_are_no_part_of_a_supplement() -> None:
    report = real_report({"b1_1": 3})
    other = real_report({"b1_1": 3, "explanation.A5.hs_tiep_nhan": "x"})

    assert supplement(report, other, {}) == ()


def test_sentences_that_read_otherwise_are_listed_rewritten_or_moved_by_their_figures() -> None:
    text = "Đã giải quyết {b3_3_3_1} hồ sơ. Không có hồ sơ quá hạn; đã niêm yết thủ tục."
    before = real_report({"b3_3_3_1": 709, "narrative.II.2.c": text, "narrative.IV": "Tiếp tục thực hiện."})
    after = real_report({"b3_3_3_1": 712, "narrative.II.2.c": text, "narrative.IV": "Đã bổ sung người."})

    lines = supplement(before, after, {"b3_3_3_1": "đếm thiếu", "narrative.IV": "viết thiếu"})

    told = [line for line in lines if line.address.startswith("narrative")]
    assert told == [
        Amended("narrative.II.2.c", "Đã giải quyết 709 hồ sơ.", "Đã giải quyết 712 hồ sơ.", computed=True),
        Amended("narrative.IV", "Tiếp tục thực hiện.", "Đã bổ sung người.", "viết thiếu"),
    ]


def test_a_sentence_added_stands_alone() -> None:
    before = real_report({"narrative.IV": "Tiếp tục thực hiện."})
    after = real_report({"narrative.IV": "Tiếp tục thực hiện. Bổ sung 02 người."})

    (line,) = supplement(before, after, {})

    assert (line.old, line.new) == ("", "Bổ sung 02 người.")
