"""Old encodings are made Unicode by their fonts or their letters, and Unicode stays as it is."""

import pytest

from cchc_desktop.exchange.legacy import convert, detect, encoding_of_font, from_font, mended, mender

TCVN3_LINES = (
    "ñy ban nh©n d©n x· §¹i Th¾ng b¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh quý I",
    "Sè hå s¬ ®· tiÕp nhËn trong kú lµ 716 hå s¬, trong ®ã trùc tuyÕn 679 hå s¬",
)
VNI_LINES = (
    "UÛy ban nhaân daân xaõ Ñaïi Thaéng baùo caùo keát quaû caûi caùch haønh chính quyù I",
    "Soá hoà sô ñaõ tieáp nhaän trong kyø laø 716 hoà sô, trong ñoù tröïc tuyeán 679 hoà sô",
)
UNICODE_LINES = (
    "Ủy ban nhân dân xã Đại Thắng báo cáo kết quả cải cách hành chính quý I",
    "Số hồ sơ đã tiếp nhận trong kỳ là 716 hồ sơ, trong đó trực tuyến 679 hồ sơ",
)


def test_fonts_tell_the_encoding() -> None:
    fonts = ("ABCDEF+.VnTime", ".VnTimeH", "VNI-Times", "Times New Roman", "")

    assert [encoding_of_font(font) for font in fonts] == ["tcvn3", "tcvn3", "vni", "", ""]


def test_capitals_of_a_capital_font_come_back() -> None:
    assert from_font("céng hßa x· héi", ".VnTimeH") == "CỘNG HÒA XÃ HỘI"
    assert from_font("céng hßa x· héi", "ABCDEF+.VnArialH-Bold") == "CỘNG HÒA XÃ HỘI"
    assert from_font("Céng hßa x· héi", ".VnTime") == "Cộng hòa xã hội"
    assert from_font("BAÙO CAÙO", "VNI-Times") == "BÁO CÁO"


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman"])
def test_unicode_in_an_old_font_stays(font: str) -> None:
    assert from_font("Ủy ban nhân dân", font) == "Ủy ban nhân dân"


@pytest.mark.parametrize(("lines", "encoding"), [(TCVN3_LINES, "tcvn3"), (VNI_LINES, "vni")])
def test_letters_alone_tell_the_encoding(lines: tuple[str, ...], encoding: str) -> None:
    assert detect(lines) == encoding
    assert convert(lines[1], encoding) == UNICODE_LINES[1]
    assert mended("\n".join(lines), encoding).split("\n")[1] == UNICODE_LINES[1]


@pytest.mark.parametrize(
    "lines",
    [
        UNICODE_LINES,
        ("36 m², 20 °C, § 5, «trích dẫn», ± 3 ×",),
        ("Résumé naïve façade señor über straße déjà vu",),
        ("",),
    ],
)
def test_text_that_is_not_old_is_left_alone(lines: tuple[str, ...]) -> None:
    assert detect(lines) == ""


def test_old_and_modern_lines_of_one_file_are_told_apart() -> None:
    lines = [*UNICODE_LINES, *TCVN3_LINES]

    assert detect(lines) == "tcvn3"
    assert mended("\n".join(lines), "tcvn3").split("\n")[:2] == list(UNICODE_LINES)


def test_a_line_of_capitals_without_its_font_gets_them_back() -> None:
    assert mended("B¸O C¸O KÕT QU¶", "tcvn3") == "BÁO CÁO KẾT QUẢ"
    assert mended("Theo NghÞ QUYÕT cña x·", "tcvn3") == "Theo Nghị QUYẾT của xã"


def test_marks_beside_their_letters_are_composed() -> None:
    assert from_font("Hồ sơ", "Times New Roman") == "Hồ sơ"


@pytest.mark.parametrize(
    ("first", "mended_to"), [(TCVN3_LINES[0], "Biểu mẫu"), (UNICODE_LINES[0], "BiÓu mÉu")]
)
def test_letters_that_both_have_are_old_only_where_all_are(first: str, mended_to: str) -> None:
    encoding, mend = mender([first, *TCVN3_LINES, "BiÓu mÉu"])

    assert (encoding, mend("BiÓu mÉu")) == ("tcvn3", mended_to)
