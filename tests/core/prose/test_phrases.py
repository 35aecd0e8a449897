"""The little language in which an edition words its claims."""

import pytest

from cchc_desktop.core.prose.claims import found
from cchc_desktop.core.prose.phrases import PhraseError, compiled, figures_in, needed, says
from cchc_desktop.core.prose.reading import Reading


@pytest.mark.parametrize(
    ("words", "text", "figures"),
    [
        ("tiếp nhận [được] # hồ sơ", "đã TIẾP NHẬN 1.395 hồ\nsơ", ("1.395",)),
        ("(trước|đúng) hạn : #", "giải quyết đúng hạn là: 05 hồ sơ", ("05",)),
        ("hoàn thành #/# nhiệm vụ", "hoàn thành 13 / 36 nhiệm vụ", ("13", "36")),
        ("trực tuyến : # [đạt] %", "(trực tuyến: 679 = 94,8%)", ("679", "94,8")),
        ("trình độ ... # người", "trình độ trung cấp, lý luận chính trị 15 người", ("15",)),
        ("năm _ giao #", "năm 2023 giao 20", ("20",)),
        ("nhận # hồ sơ $", "nhận 20 hồ sơ, trả 10", ("20",)),
        ("# hồ sơ", "gồm 1.394 hồ sơ, 05 hồ", ("1.394",)),
        ("tỷ lệ đúng hạn : %", "tỷ lệ đúng hạn đạt tỷ lệ 98,5%", ("98,5",)),
    ],
)
def test_a_phrase_finds_its_figures(words: str, text: str, figures: tuple[str, ...]) -> None:
    (match,) = found(Reading(text), words)

    assert match.groups() == figures


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("quá hạn : #", "quá hạn 02 ngày"),
        ("tiếp nhận # hồ sơ", "tiếp nhận 13/36 hồ sơ"),
        ("tiếp nhận # hồ sơ", "tiếp nhận 36% hồ sơ"),
        ("tiếp nhận ... # hồ sơ", "tiếp nhận tốt. Trả 20 hồ sơ"),
        ("trình độ ... # người", "trình độ 5 người, 15 người".replace("5 người,", "5 lớp;")),
        ("nhận # hồ sơ $", "nhận 20 hồ sơ đất đai"),
        ("nhận ngày #", "nhận ngày 15/02/2023"),
        ("(trước|đúng) hạn : #", "hạn 5, không đúng"),
        ("quá hạn : #", "hoàquá hạn 5"),
    ],
)
def test_a_phrase_does_not_find_what_it_does_not_say(words: str, text: str) -> None:
    assert list(found(Reading(text), words)) == []


def test_what_a_phrase_needs_is_known_before_it_is_tried() -> None:
    assert set(needed("hồ sơ [TTHC] (trước|đúng) hạn : #")) == {
        frozenset({"truoc han", "dung han"}),
        frozenset({"tthc truoc", "tthc dung", "so truoc", "so dung"}),
        frozenset({"ho so"}),
    }
    assert figures_in("hoàn thành #/# % nhiệm vụ") == "##%"


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("trực tuyến : %", {"truc tuyen", "%"}),
        ("[đã] giao (#|toàn bộ)", {"giao"}),
        ("(UBND|Ủy ban) giao", {"ubnd giao", "ban giao"}),
        ("# [hồ sơ]", {"#"}),
    ],
)
def test_what_may_be_left_out_is_not_needed(words: str, needs: set[str]) -> None:
    assert needs <= {key for keys in needed(words) for key in keys}
    assert not any("ho so" in keys or "toan bo" in keys for keys in needed(words))


def test_words_behind_another_word_can_be_left_out() -> None:
    assert not says(("~các lĩnh vực",), "tren cac linh vuc", 0, 17)
    assert says(("~các lĩnh vực",), "linh vuc dat dai", 0, 16)


def test_a_phrase_of_no_words_is_found_everywhere() -> None:
    assert [match[0] for match in found(Reading("Hai. Ba."), "[hai] [ba]") if match[0]] == ["hai", "ba"]


def test_a_phrase_with_an_open_bracket_is_refused() -> None:
    with pytest.raises(PhraseError):
        compiled("tiếp nhận [được # hồ sơ")


def test_says_looks_between_two_places_only() -> None:
    text = "so voi cung ky. Trong ky".lower()

    assert says(("cùng kỳ",), text, 0, len(text))
    assert says(("tăng (#|%)", "hơn #"), "hon 50 ho so", 0, 12)
    assert not says(("cùng kỳ",), text, 15, len(text))
