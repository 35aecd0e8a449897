"""Text of the old fonts, told from text of ours and turned into it."""

import pytest

from cchc_desktop.core.prose.tcvn3 import is_tcvn3, to_unicode

OLD = "B¸o c¸o c«ng t¸c c¶i c¸ch hµnh chÝnh quý I n¨m 2023 cña ñy ban nh©n d©n x·: ®· tiÕp nhËn 623 hå s¬"
NEW = "Báo cáo công tác cải cách hành chính quý I năm 2023 của ủy ban nhân dân xã: đã tiếp nhận 623 hồ sơ"
PANGRAM = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
)


def test_old_letters_are_recognised_and_turned() -> None:
    assert is_tcvn3(OLD)
    assert to_unicode(OLD) == NEW


def test_every_letter_has_its_byte() -> None:
    assert to_unicode(PANGRAM[1]) == PANGRAM[0]


@pytest.mark.parametrize(
    "text",
    [
        NEW,
        "",
        "UBND xa da tiep nhan 623 ho so",
        "Điều 5 § 2 © 2023 ®",
        "Prix : 5 µm × 3, déjà vu à l'école",
        "1 × 2 × 3 ± 4 °C",
        OLD + " đã",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert not is_tcvn3(text)
