"""A report as a Word file that a person can go on editing: styles, real tables, page
numbers as a field, and the report itself inside.

Only writes what `layout` says, the same words in the same order as the PDF. Slow to
import: import it where a Word file is written.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as Pages
from docx.shared import Mm, Pt

from cchc_desktop.core.report import Report
from cchc_desktop.exchange.blocks import BOTTOM, LEFT, NUMBER_DROP, RIGHT, TOP, Document, Progress, Section
from cchc_desktop.exchange.docx_blocks import Writing
from cchc_desktop.exchange.docx_styles import HEADER, LANGUAGE, RULE, Ids, dress
from cchc_desktop.exchange.files import whole
from cchc_desktop.exchange.layout import document

ATTACHED = "/customXml/item%d.xml"
COMPATIBILITY = "15"
"""Word 2013 and later: a lower number opens in compatibility mode."""
_LONGEST = 255
"""Letters of a title or an author that Word takes."""
NAMESPACE = "urn:cchc-desktop:report"
"""Word keeps a custom XML part when the file is edited and saved."""


def write(report: Report, path: Path, attachment: bytes | None = None) -> Progress:
    """Write `report` to `path`, telling how many parts of how many are done.

    `attachment` is the report as JSON, to restore it from the file that was sent.
    The file appears whole or not at all; TargetUnusable if it cannot be written.
    """
    with whole(path) as target:
        yield from compose(document(report), target, attachment)


def compose(paper: Document, target: Path, attachment: bytes | None = None) -> Progress:
    """Write `paper` to `target` itself."""
    total = sum(len(section.blocks) for section in paper.sections) + 1
    word = docx.Document()
    ids = dress(word)
    done = 0
    for place, section in enumerate(paper.sections):
        pages = word.sections[0] if place == 0 else _break(word, ids)
        _set_pages(pages, section)
        for xml, blocks in Writing(ids, section.width).pieces(section.blocks):
            _append(word, xml)
            done += blocks
            yield done, total
    _number_pages(word.sections[0])
    _describe(word, paper)
    if attachment is not None:
        attach(word, attachment)
    packed = BytesIO()
    word.save(packed)
    target.write_bytes(packed.getvalue())
    yield total, total


def attach(word: Word, content: bytes) -> None:
    """Put the report as JSON inside the file."""
    # XML has no way to say these two letters; JSON has.
    text = content.decode().replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    xml = f'<report xmlns="{NAMESPACE}">{escape(text)}</report>'.encode()
    package = word.part.package
    part = Part(package.next_partname(ATTACHED), "application/xml", xml, package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _append(word: Word, xml: str) -> None:
    end = word.element.body.sectPr
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        end.addprevious(element)


def _break(word: Word, ids: Ids) -> Pages:
    """The next section; the paragraph that ends the last one takes no room."""
    section: Pages = word.add_section(WD_SECTION.NEW_PAGE)
    word.paragraphs[-1].style = word.styles.get_by_id(ids[RULE], None)
    return section


def _set_pages(pages: Pages, section: Section) -> None:
    width, height = section.page
    pages.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    pages.page_width, pages.page_height = Mm(width), Mm(height)
    pages.top_margin, pages.bottom_margin = Mm(TOP), Mm(BOTTOM)
    pages.left_margin, pages.right_margin = Mm(LEFT), Mm(RIGHT)
    pages.header_distance, pages.footer_distance, pages.gutter = Mm(NUMBER_DROP), Mm(NUMBER_DROP), Pt(0)
    pages.different_first_page_header_footer = section.restart
    _restart(pages, section.restart)


def _restart(pages: Pages, restart: bool) -> None:
    """Count the pages from 1, or go on counting."""
    element = pages._sectPr
    for old in element.findall(qn("w:pgNumType")):
        element.remove(old)
    if restart:
        element.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def _number_pages(first: Pages) -> None:
    """The page's number above the text; later sections take the header over."""
    first.first_page_header.is_linked_to_previous = False
    first.header.is_linked_to_previous = False
    paragraph = first.header.paragraphs[0]
    field = '<w:fldSimple {} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field.format(nsdecls("w"))))
    paragraph.style = HEADER


def _describe(word: Word, paper: Document) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    properties = word.core_properties
    properties.title, properties.author = paper.title[:_LONGEST], paper.author[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.language, properties.comments, properties.revision = LANGUAGE, "", 1
    properties.created = properties.modified = now
    settings = word.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), COMPATIBILITY)
