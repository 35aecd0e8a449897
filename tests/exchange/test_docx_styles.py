import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from cchc_desktop.exchange.blocks import Role
from cchc_desktop.exchange.docx_styles import dress


def test_every_role_has_a_style_of_its_own() -> None:
    word = Document()

    ids = dress(word)

    assert len({ids[role] for role in Role}) == len(Role)
    assert set(ids.values()) <= {style.style_id for style in word.styles}
    assert all(name.isascii() and name.isalnum() for name in ids.values())


@pytest.mark.parametrize(
    ("name", "size", "bold"),
    [("Normal", 14, None), ("Heading 1", 14, True), ("Title", 14, True), ("Header", 14, None)],
)
def test_word_s_own_styles_look_as_the_decree_wants(name: str, size: int, bold: bool | None) -> None:
    word = Document()

    dress(word)

    font = word.styles[name].font
    assert (font.name, font.size, font.bold, font.color.rgb) == (
        "Times New Roman",
        Pt(size),
        bold,
        RGBColor(0, 0, 0),
    )
    assert "Theme" not in word.styles[name].element.xml


def test_body_text_is_justified_with_an_indent() -> None:
    word = Document()

    dress(word)

    look = word.styles["Body Text"].paragraph_format
    assert look.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert look.first_line_indent == pytest.approx(Mm(12.7), abs=1000)
    assert look.space_after == Pt(6)


def test_the_text_is_vietnamese() -> None:
    word = Document()

    dress(word)

    languages = [each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))]
    assert languages == ["vi-VN"]


def test_a_list_of_addressees_hangs_from_its_hyphens() -> None:
    word = Document()

    dress(word)

    look = word.styles["Kính gửi: danh sách"].paragraph_format
    assert round(look.left_indent.mm, 1) == 57.5
    assert round(look.first_line_indent.mm, 1) == -2.5
