"""A section's text, letter for letter, in forms made for reading."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.prose.reading import Reading, folded, read


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_every_form_of_a_text_is_as_long_as_the_text(text: str) -> None:
    reading = Reading(text)

    assert len(reading.folded) == len(reading.dateless) == len(reading.masked) == len(text)


@given(st.text(alphabet="aĐ .;:\n-1/%", max_size=60))
def test_sentences_and_paragraphs_cover_the_text_without_overlap(text: str) -> None:
    reading = Reading(text)

    for spans in (reading.paragraphs, reading.sentences):
        assert "".join(text[start:end] for start, end in spans) == text


def test_folding_drops_accents_and_capitals() -> None:
    assert folded("Ủy ban Nhân dân xã Đình Cao") == "uy ban nhan dan xa dinh cao"


def test_dates_documents_years_and_levels_hide_their_digits() -> None:
    masked = read(
        "Kế hoạch số 09/KH-UBND ngày 09/01/2023, mức độ 3, năm 2023, ISO 9001:2015: 36 nhiệm vụ"
    ).masked

    assert [letter for letter in masked if letter.isdigit()] == ["3", "6"]


def test_a_broken_line_is_no_new_paragraph() -> None:
    text = "Trong đó phân công cụ thể trách nhiệm cho từng bộ phận chuyên môn\n\nUBND xã làm.\n- Mục"

    assert len(read(text).paragraphs) == 2


def test_a_list_is_opened_by_the_line_that_ends_in_a_colon() -> None:
    text = "UBND xã đã ban hành:\n+ Kế hoạch một;\n+ Kế hoạch hai.\nĐoạn khác của báo cáo."
    reading = read(text)

    assert text[slice(*reading.opening(text.index("hai")))] == "UBND xã đã ban hành:\n"
    assert reading.opening(text.index("Đoạn")) == (0, 0)


def test_the_sentences_that_hold_words_are_found_by_them() -> None:
    text = "Giải quyết đúng\nhạn. Trả 5 hồ sơ. Hạn đúng."
    reading = read(text)

    def holding(*needs: str) -> list[str]:
        spans = reading.holding([frozenset(each.split("|")) for each in needs])
        return [text[start:end].strip() for start, end in spans]

    assert holding("dung han") == ["Giải quyết đúng\nhạn."]
    assert holding("dung", "han") == ["Giải quyết đúng\nhạn.", "Hạn đúng."]
    assert holding("#|quyet dung", "ho so|dung han") == ["Giải quyết đúng\nhạn.", "Trả 5 hồ sơ."]
    assert holding("ho so", "dung han") == []


def test_the_same_text_is_read_once() -> None:
    text = "Đã tiếp nhận 716 hồ sơ."

    assert read(text) is read("".join(list(text)))
