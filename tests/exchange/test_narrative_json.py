"""The outline and the text in the JSON: rows by their places, and nothing unknown."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.content import Explanation, Item, explanation_address
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange.report_json import decode, encode
from tests.exchange.printed import CATALOGUE, blank

WINDOW: dict[str, Item | None] = {"period.from": "2022-12-15", "period.to": "2023-03-14"}
PAPERS: dict[str, Item | None] = {f"van_ban.{key}": {"so": f"{key}"} for key in (4, 7, 9)}


def written(report: Report) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(encode(report))
    return answer


def back(report: Report) -> Report:
    return decode(encode(report), CATALOGUE)


def shown(report: Report) -> dict[str, str]:
    return {heading.slot: report.shown(heading.slot) for heading in report.outline}


def changed(**parts: object) -> bytes:
    return json.dumps({**written(blank()), **parts}).encode()


def test_a_row_is_named_by_its_place_and_found_again() -> None:
    report = blank(changes={**PAPERS, "narrative.I.1": "Theo {van_ban.7}; {van_ban.9:short?#|không}."})

    assert written(report)["narrative"]["I.1"] == "Theo {van_ban[1]}; {van_ban[2]:short?#|không}."
    assert back(report).text("narrative.I.1") == "Theo {van_ban.1}; {van_ban.2:short?#|không}."
    assert shown(back(report)) == shown(report)


def test_a_row_that_is_gone_never_becomes_another() -> None:
    report = blank(changes={**PAPERS, "narrative.I.1": "Theo {van_ban.2}."})
    again = back(report)

    assert written(report)["narrative"]["I.1"] == "Theo {van_ban[x]}."
    assert again.text("narrative.I.1") == "Theo {van_ban.x}."
    assert shown(back(again)) == shown(report)


def test_a_place_beyond_the_last_row_is_a_row_that_is_gone() -> None:
    report = decode(changed(narrative={"I.1": "Theo {van_ban[0]}."}), CATALOGUE)

    assert report.text("narrative.I.1") == "Theo {van_ban.x}."


def test_braces_that_name_no_register_stay_as_written() -> None:
    text = "{b1_1} {so_sach.3} {so_sach[3]} {van_ban} {{van_ban.x"

    assert back(blank(changes={"narrative.I.1": text})).text("narrative.I.1") == text


def test_the_units_outline_stands_before_the_text_and_comes_back() -> None:
    own = "I\tChỉ đạo\nII.2.x1\tViệc riêng"
    report = blank(changes={"outline": own, "narrative.II.2.x1": "Một.", "narrative.IV": "Bỏ ra vẫn giữ."})
    found = written(report)

    assert found["outline"] == [{"slot": "I", "title": "Chỉ đạo"}, {"slot": "II.2.x1", "title": "Việc riêng"}]
    assert list(found)[-4:] == ["registers", "outline", "narrative", "explanations"]
    assert found["narrative"] == {"II.2.x1": "Một.", "IV": "Bỏ ra vẫn giữ."}
    assert back(report).text("outline") == own


def test_without_an_own_outline_the_key_is_not_written() -> None:
    assert "outline" not in written(blank())


def test_the_rare_particulars_are_written_when_they_are_given() -> None:
    given: dict[str, Item | None] = {
        "document.addressee": "UBND huyện\nPhòng Nội vụ",
        "document.superior": "UBND huyện Thanh Miện",
        "document.appendix": "van_ban",
    }
    document = written(blank(changes=given))["document"]

    assert document["addressee"] == ["UBND huyện", "Phòng Nội vụ"]
    assert (document["superior"], document["appendix"]) == ("UBND huyện Thanh Miện", ["van_ban"])
    assert not {"addressee", "superior", "appendix"} & set(written(blank())["document"])
    again = back(blank(changes=given))
    assert {address: again.text(address) for address in given} == given


@pytest.mark.parametrize(
    ("parts", "code", "place"),
    [
        ({"narrative": {"II.2.x1": "x"}}, "json_unknown", "narrative.II.2.x1"),
        ({"outline": {}}, "json_kind", "outline"),
        ({"outline": ["I"]}, "json_kind", "outline[0]"),
        ({"outline": [{"slot": "I", "name": "x"}]}, "json_unknown", "outline[0].name"),
        ({"outline": [{"slot": 1, "title": "x"}]}, "json_kind", "outline[0].slot"),
        ({"outline": [{"slot": "I 1", "title": "x"}]}, "json_value", "outline[0].slot"),
        ({"outline": [{"slot": "", "title": "x"}]}, "json_value", "outline[0].slot"),
        ({"outline": [{"slot": "I", "title": "a\tb"}]}, "json_value", "outline[0].title"),
        ({"outline": [{"slot": "I", "title": "a"}] * 2}, "json_doubled", "outline[1].slot"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_refused_by_name(parts: Mapping[str, object], code: str, place: str) -> None:
    with pytest.raises(FileUnusable) as caught:
        decode(changed(**parts), CATALOGUE)

    assert (caught.value.code, caught.value.fields["place"]) == (code, place)


def test_an_explanation_of_a_finding_in_the_text_comes_back() -> None:
    report = blank(changes={"narrative.I.1": "Có {b1_1} văn bản."})
    found = next(each for each in report.findings if each.check == "T6.cho_trong")
    words = Explanation(found.check, found.codes, "Chưa tổng hợp.", found.figures)
    report.update({explanation_address(found.check, found.codes): words})
    assert [each.explanation for each in report.findings if each.check == found.check] == ["Chưa tổng hợp."]

    again = [each.explanation for each in back(report).findings if each.check == found.check]

    assert again == ["Chưa tổng hợp."]


_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="{}[]\x00"), max_size=20)
_ROWS = ["{van_ban.4}", "{van_ban.7:short}", "{van_ban.9?có #|không}", "{van_ban.5}"]
_TOKENS = st.sampled_from([*_ROWS, "{b1_1}", "{van_ban:chi_dao}", "{*", "*}"])
_SOURCES = st.lists(_WORDS | _TOKENS, min_size=1, max_size=8).map("".join)
_SLOTS = st.sampled_from(["I", "I.1", "II.2.c", "II.2.x1", "V", "x2"])
_TITLES = st.text(st.characters(categories=["L", "N", "P"]), max_size=12)


@given(st.dictionaries(_SLOTS, _SOURCES, max_size=3), st.dictionaries(_SLOTS, _TITLES, max_size=4))
def test_any_text_in_any_outline_reads_the_same_again(texts: dict[str, str], titles: dict[str, str]) -> None:
    outline = "\n".join(f"{slot}\t{title}" for slot, title in titles.items())
    sections = {f"narrative.{slot}": text for slot, text in texts.items()}
    report = blank(changes={**WINDOW, **PAPERS, **sections, "outline": outline or None})

    again = back(report)

    assert shown(again) == shown(report)
    assert again.outline == report.outline
    assert dict(back(again).content) == dict(again.content)
