"""The styles of a Word file, set from the roles of `blocks`, so that a person can edit
the document by its styles. Never holds words of a report.
"""

from collections.abc import Mapping
from functools import cache

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import BaseStyle

from cchc_desktop import texts
from cchc_desktop.exchange.blocks import PAGE_NUMBER, STYLES, Align, Role, Style

TYPEFACE = "Times New Roman"
LANGUAGE = "vi-VN"
TWIPS_PER_MM = 56.6929
TWIPS_PER_POINT = 20
LINE = 240
"""Single spacing, as Word counts it."""
SIDES = {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "both"}
BUILT_IN = {
    Role.TYPE: "Title",
    Role.SUBJECT: "Subtitle",
    Role.PART: "Heading 1",
    Role.POINT: "Heading 2",
    Role.LETTER: "Heading 3",
    Role.BODY: "Body Text",
}
NORMAL = "Normal"
HEADER = "Header"
CELL = "cell"
RULE = "rule"
_OTHERS = {
    NORMAL: Style(align=Align.LEFT),
    HEADER: Style(size=PAGE_NUMBER),
    CELL: Style(size=12, align=Align.LEFT, before=3, after=3),
    RULE: Style(size=1, align=Align.LEFT),
}
Ids = Mapping[Role | str, str]


def dress(word: Word) -> Ids:
    """Set every style of `word`; answers with the styles' ids by what they serve."""
    _set_defaults(word)
    ids: dict[Role | str, str] = {}
    for name, look in (_OTHERS | STYLES).items():
        title = _title(name)
        if title in word.styles:
            style = word.styles[title]
        else:
            style = word.styles.add_style(title, WD_STYLE_TYPE.PARAGRAPH)
            # Word wants plain letters here; people read the name.
            style.element.styleId = "".join(_key(name).title().split("_"))
            style.quick_style = True
        _set(style, look)
        ids[name] = style.style_id
    return ids


def _title(name: Role | str) -> str:
    built_in = BUILT_IN.get(name) if isinstance(name, Role) else None
    return built_in or texts.PAPER_STYLES.get(_key(name), _key(name))


def _key(name: Role | str) -> str:
    return name.value if isinstance(name, Role) else name


def _set(style: BaseStyle, look: Style) -> None:
    """Take away what the style said before and say `look`."""
    element = style.element
    for tag in ("w:pPr", "w:rPr", "w:link"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    element.append(parse_xml(f"<w:pPr {nsdecls('w')}>{_paragraph(look)}</w:pPr>"))
    element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{_letters(look)}</w:rPr>"))


def _paragraph(look: Style) -> str:
    """The elements in the order the schema wants them."""
    before, after = round(look.before * TWIPS_PER_POINT), round(look.after * TWIPS_PER_POINT)
    line = round(look.spacing * LINE)
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
    parts = ["<w:keepNext/>"] if look.keep else []
    parts += ["<w:widowControl/>", spacing]
    if look.first_line or look.left:
        left, first = round(look.left * TWIPS_PER_MM), round(look.first_line * TWIPS_PER_MM)
        aside = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
        parts.append(f'<w:ind w:left="{left}" {aside}/>')
    parts.append(f'<w:jc w:val="{SIDES[look.align]}"/>')
    if look.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{look.outline}"/>')
    return "".join(parts)


def _letters(look: Style) -> str:
    parts = [typeface()]
    parts += ["<w:b/><w:bCs/>"] if look.bold else []
    parts += ["<w:i/><w:iCs/>"] if look.italic else []
    return "".join((*parts, '<w:color w:val="000000"/>', letter_size(look.size)))


@cache
def typeface() -> str:
    """The typeface for all scripts."""
    scripts = " ".join(f'w:{script}="{TYPEFACE}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {scripts}/>"


def letter_size(points: float) -> str:
    """The size, which Word counts in half points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _set_defaults(word: Word) -> None:
    """What a paragraph without a style looks like, and that the text is Vietnamese."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    letters = f"<w:rPr>{typeface()}{letter_size(_OTHERS[NORMAL].size)}{language}</w:rPr>"
    fresh = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault>{letters}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    defaults.getparent().replace(defaults, fresh)
