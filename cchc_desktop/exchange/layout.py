"""A report as the document that is sent: one description for Word and PDF.

First the paper itself as Nghị định 30/2020/NĐ-CP wants it: heads, subject, bases,
the narrative's sections that hold text, recipients and signature; then the appendix.
All words come from the edition and the report, numbers and dates from core. Never
draws, and never leaves out what was typed.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from cchc_desktop import texts
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.exchange import appendix
from cchc_desktop.exchange.blocks import Block, Columns, Document, Role, Run, Section, Text, plain, text
from cchc_desktop.exchange.runs import made_lines
from cchc_desktop.exchange.wording import lines, particular, title, words

HEAD_SHARE = 0.4
SIGNATURE_SHARE = 0.5
END = "./."
"""What the last sentence of a report ends with."""
LONGEST_LABEL = 255
"""What Word takes as a title."""


def document(report: Report) -> Document:
    """The whole document of `report`."""
    tables = tuple(appendix.sections(report))
    *body, last = _body(report, bool(tables))
    blocks = (*_heads(report), *_title(report), *body, replace(last, ends=True), signature(report))
    paper = report.edition.paper
    heading = f"{paper.type_name}: {title(report)}"
    author = fill(paper.agency, {"unit": report.unit.title.upper()})
    return Document(_label(heading), _label(author), (Section(blocks, restart=True), *tables))


def _label(words: str) -> str:
    """Words that fit into a file's properties, on one line."""
    return " ".join(plain(words).split())[:LONGEST_LABEL]


def _heads(report: Report) -> Iterator[Block]:
    paper = report.edition.paper
    # The office and its commune stand on two lines: together they are wider than the column.
    agency = fill(paper.agency, {"unit": "\n" + report.unit.title.upper()})
    superior = report.text("document.superior")
    left = [text(Role.SUPERIOR, superior.upper())] if superior else []
    left.append(text(Role.AGENCY, "\n".join(line.strip() for line in agency.split("\n"))))
    right = text(Role.NATION, paper.nation), text(Role.MOTTO, paper.motto)
    yield Columns(tuple(left), right, HEAD_SHARE)
    number = text(Role.NUMBER, fill(paper.number, words(report)))
    place = text(Role.PLACE_DATE, fill(paper.place_date, words(report)))
    yield Columns((number,), (place,), HEAD_SHARE)


def _title(report: Report) -> Iterator[Block]:
    paper = report.edition.paper
    yield text(Role.TYPE, paper.type_name)
    yield text(Role.SUBJECT, title(report))
    yield text(Role.WINDOW, fill(paper.window, words(report)))
    yield from _address(report)


def _address(report: Report) -> Iterator[Block]:
    """To whom it is written: one on the line of its head, several in a list below it."""
    head, known = report.edition.paper.addressee_head, lines(report.text("document.addressee"))
    if len(known) == 1:
        yield text(Role.ADDRESS, f"{head} {known[0]}")
    elif known:
        yield text(Role.ADDRESSES, head)
        yield from (text(Role.ADDRESSEE, line) for line in listed(known))


def _body(report: Report, has_appendix: bool) -> Iterator[Text]:
    bases = lines(report.text("document.bases"))
    yield from (text(Role.BASIS, basis) for basis in bases)
    narrative = tuple(_narrative(report))
    if not narrative:
        sentence = texts.PAPER_APPENDIX_ONLY if has_appendix else texts.PAPER_EMPTY
        yield text(Role.BODY, fill(sentence, words(report)))
    elif not (bases and bases[-1].endswith(":")):
        yield text(Role.BODY, fill(texts.PAPER_OPENING, words(report)))
    yield from narrative
    if narrative and not narrative[-1].words.rstrip().endswith(END):
        yield from _closing(report)


def _closing(report: Report) -> Iterator[Text]:
    """The last sentence, where the edition has one and the narrative did not end by itself."""
    subject = title(report)
    # The title begins a line of its own; inside a sentence it does not.
    subject = subject if subject.isupper() else subject[:1].lower() + subject[1:]
    closing = fill(report.edition.paper.closing, {**words(report), "subject": subject})
    if closing:
        yield text(Role.BODY, closing)


def _narrative(report: Report) -> Iterator[Text]:
    """The sections that hold text, each under its own heading and those above it."""
    written = [heading.slot for heading in report.outline if report.shown(heading.slot).strip()]
    for heading in report.outline:
        slot = heading.slot
        if any(each == slot or each.startswith(f"{slot}.") for each in written):
            yield _heading(heading)
        yield from (_paragraph(runs) for runs in made_lines(report.pieces(slot)))


def _heading(heading: Heading) -> Text:
    mark, title = heading.mark, heading.title
    if heading.depth == 0:
        return text(Role.PART, f"{mark}. {title.upper()}")
    if heading.depth == 1:
        return text(Role.POINT, f"{mark}. {title}")
    return text(Role.LETTER, f"{mark}) {title}" if heading.depth == 2 else f"{mark} {title}")


def _paragraph(runs: tuple[Run, ...]) -> Text:
    line = "".join(run.text for run in runs)
    if line.startswith("- "):
        return Text(Role.ITEM, runs)
    return Text(Role.SUBITEM if line.startswith("+ ") else Role.BODY, runs)


def signature(report: Report) -> Columns:
    """Nơi nhận at the left, the signer at the right."""
    paper = report.edition.paper
    left = [text(Role.RECIPIENTS, paper.recipients_head)]
    left += [text(Role.RECIPIENT, line) for line in _recipients(report)]
    authority = particular(report, "signer.authority", paper.authority)
    office = particular(report, "signer.title", paper.signer_title)
    name = report.text("document.signer.name").strip()
    right = text(Role.AUTHORITY, f"{authority}\n{office}".upper().strip()), text(Role.SIGNER, name)
    return Columns(tuple(left), right, SIGNATURE_SHARE)


def _recipients(report: Report) -> list[str]:
    given = lines(report.text("document.recipients"))
    return listed(given or [fill(line, words(report)) for line in report.edition.paper.recipients])


def listed(offices: list[str]) -> list[str]:
    """One office a line: "- ...;", the last with a full stop."""
    bare = [line.removeprefix("-").strip().rstrip(";.").rstrip() for line in offices]
    return [f"- {line}{'.' if place == len(bare) else ';'}" for place, line in enumerate(bare, 1)]
