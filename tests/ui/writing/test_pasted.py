"""What comes from Word, Excel and the web, as plain paragraphs."""

import pytest

from cchc_desktop.core.prose.live import Piece, source_of
from cchc_desktop.ui.writing.pasted import pieces_of_html, pieces_of_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color:red}</style></head>
<body><p class=MsoNormal style='font-size:14.0pt;color:red'>Ủy ban nhân dân
xã <b>ban hành</b>&nbsp;3 văn bản:<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>
Kế hoạch;</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>
<i>Quyết định</i>.</p>
<p class=MsoNormal>–&nbsp;Công văn</p></body></html>"""
EXCEL = (
    "<table><tr><td style='width:80px'>Tiếp nhận</td><td>623</td></tr><tr><td>Trực tuyến</td><td></td>"
    "<td>94,8%</td></tr></table>"
)


def read(html: str) -> str:
    return source_of(pieces_of_html(html))


def test_a_page_of_word_becomes_paragraphs_and_items() -> None:
    assert read(WORD) == (
        "Ủy ban nhân dân xã {*ban hành*} 3 văn bản:\n- Kế hoạch;\n+ {/Quyết định/}.\n- Công văn"
    )


def test_a_table_becomes_lines() -> None:
    assert read(EXCEL) == "Tiếp nhận 623\nTrực tuyến 94,8%"


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ("<ul><li>Một<ul><li>Hai</li></ul></li><li>Ba</li></ul>", "- Một\n+ Hai\n- Ba"),
        ("<ol><li>Một</li><li><p>Hai</p></li></ol>", "- Một\n- Hai"),
        ("Một<br>Hai<br><br>Ba", "Một\nHai\n\nBa"),
        ("<b style='font-weight:normal'>Một</b> <span style='font-weight:700'>hai</span>", "Một {*hai*}"),
        ("<p>a &lt; b &amp; c</p>", "a < b & c"),
        ("<script>alert(1)</script><p>x", "x"),
        ("<p>Một</i></p></div>", "Một"),
        ("<p> </p><p>x</p><p>&nbsp;</p>", "x"),
        ("", ""),
    ],
)
def test_html_becomes_plain_text(html: str, source: str) -> None:
    assert read(html) == source


def test_the_bullets_of_plain_text_become_ours_and_nothing_else_is_changed() -> None:
    text = "Gồm:\r\n•\tMột\n– Hai\n\to\tBa\n{{ <b>\t🙂\n"

    assert source_of(pieces_of_text(text)) == "Gồm:\n- Một\n- Hai\n- Ba\n{{ <b>\t🙂"


def test_nothing_pasted_is_a_token() -> None:
    assert all(piece == Piece(piece.text) for piece in pieces_of_text("{b1_1}"))
