"""`cchc-report/1`: one report as JSON, the body of every file that carries a report.

Writing says everything that holds, values as canonical text, so that nothing is
rounded. A text that is no figure and no date is marked by an apostrophe before it
(docs/decisions/0004). Reading refuses by name whatever it does not know and never
gives half a report.

`read(write(report))` has the content of `report` if that holds its window: the dates
are always written, those of the preset too, and are content once they are read.
Explanations travel by their codes: one that no longer holds stays behind, and one
that needs an earlier period to be seen comes without its figures.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.checks.wording import explains
from cchc_desktop.core.content import DOCUMENT, LISTS, RARE, Explanation, Item, Row, explanation_address
from cchc_desktop.core.edition import Column, ColumnKind, Index, Register
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.register import UNREADABLE
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.text import nfc
from cchc_desktop.core.value import LONGEST, TYPED, Entry, State, canonical
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import narrative_json
from cchc_desktop.exchange.strict_json import SHOWN, Object, bad, join, keys, kind, load, part

FORMAT = "cchc-report/1"
PARTS = (
    "format",
    "edition",
    "unit",
    "period",
    "document",
    "entries",
    "registers",
    "outline",
    "narrative",
    "explanations",
)
UNIT = ("code", "type", "name", "superior", "province")
PERIOD = ("kind", "year", "from", "to")
YEARS = range(2000, 2101)

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_CHECK = re.compile(r"[A-Z]{1,3}[0-9]{1,3}(\.\w+)?")
_ROW = re.compile(r"(?P<register>\w+)\[\d{1,6}\]")
_MARKS = frozenset(TYPED.values())


def encode(report: Report) -> bytes:
    """The report as JSON in UTF-8, its keys in the contract's order."""
    return (json.dumps(_written(report), ensure_ascii=False, indent=1) + "\n").encode()


def _written(report: Report) -> Object:
    unit = msgspec.to_builtins(report.unit)
    period = report.period
    return {
        "format": FORMAT,
        "edition": report.edition.id,
        "unit": {key: nfc(unit[key]) for key in UNIT},
        "period": {
            "kind": period.kind,
            "year": period.year,
            "from": _written_date(report.text("period.from")) or _iso(period.start),
            "to": _written_date(report.text("period.to")) or _iso(period.end),
        },
        "document": _written_document(report),
        "entries": {
            code: _written_entry(entry, code in report.index.formulas)
            for code in report.index.figures
            if (entry := report.entry(code))
        },
        "registers": {
            register.id: [_written_row(register, row) for row in report.rows(register.id).values()]
            for register in report.edition.registers
            if report.rows(register.id)
        },
        **narrative_json.written(report),
        "explanations": list(_written_explanations(report)),
    }


def _iso(day: object) -> str:
    return str(day) if day else ""


def _written_date(text: str) -> str:
    day = parse_date(text)
    return day.isoformat() if day else UNREADABLE + text if text else ""


def _written_document(report: Report) -> Object:
    """The particulars, the rare ones if given; `signer.name` stands inside `signer`."""
    written: Object = {}
    for name in DOCUMENT:
        text = report.text(f"document.{name}")
        if name in RARE and not text:
            continue
        group, dot, inner = name.partition(".")
        if name in LISTS:
            written[name] = text.split("\n") if text else []
        elif dot:
            written.setdefault(group, {})[inner] = text
        else:
            written[name] = _written_date(text) if name == "date" else text
    return written


def _written_entry(entry: Entry, computed: bool) -> Object:
    written: Object = {}
    if entry.value is not None:
        written["value"] = canonical(entry.value)
    elif entry.text:
        written["value"] = UNREADABLE + entry.text
    elif entry.state is not None:
        written["state"] = entry.state.value
    if computed and not entry.is_blank:
        written["override"] = True
    if entry.note:
        written["note"] = entry.note
    return written


def _written_row(register: Register, row: Row) -> Object:
    return {column.code: row[column.code] for column in register.columns if row.get(column.code)}


def _written_explanations(report: Report) -> Iterator[Object]:
    for explanation in report.explanations():
        if _holds(report, explanation):
            yield {"check": explanation.check, "codes": list(explanation.codes), "text": explanation.text}


def _holds(report: Report, explanation: Explanation) -> bool:
    """False for one whose finding now speaks of other figures.

    Where no such finding is made it may be one that needs an earlier period to be seen.
    """
    bare = msgspec.structs.replace(explanation, figures=())
    alike = [each for each in report.findings if explains(bare, each.check, each.codes, each.figures)]
    return not alike or any(explains(explanation, each.check, each.codes, each.figures) for each in alike)


def decode(raw: bytes, catalogue: Catalogue) -> Report:
    """The report written in `raw`, alone, without earlier periods.

    FileUnusable, naming the place, if anything in it is unknown or cannot be.
    """
    found = load(raw)
    if found.get("format") != FORMAT:
        raise FileUnusable("json_format", found=str(found.get("format", ""))[:40], wanted=FORMAT)
    keys(found, PARTS, "")
    index = catalogue.get(part(found, "edition", str, "")[:SHOWN])
    content: dict[str, Item] = {}
    unit = _unit(part(found, "unit", dict, ""))
    period = part(found, "period", dict, "")
    identity = _identity(unit, index, period)
    content |= _window(period)
    content |= _document(part(found, "document", dict, ""))
    content |= _entries(part(found, "entries", dict, ""), index)
    content |= _registers(part(found, "registers", dict, ""), index)
    content |= narrative_json.read(found, index, content)
    report = Report(index, identity, content)
    explained = _explanations(part(found, "explanations", list, ""), report)
    return Report(index, identity, {**content, **explained}) if explained else report


def _unit(found: Object) -> Unit:
    keys(found, UNIT, "unit")
    return Unit(**{key: nfc(part(found, key, str, "unit")) for key in UNIT})


def _identity(unit: Unit, index: Index, found: Object) -> Identity:
    keys(found, PERIOD, "period")
    name = part(found, "kind", str, "period")
    if name not in {preset.kind for preset in index.edition.presets}:
        raise bad("period.kind", name)
    year = part(found, "year", int, "period")
    if year not in YEARS:
        raise bad("period.year", year)
    return Identity(unit, index.edition.id, name, year)


def _window(found: Object) -> dict[str, Item]:
    dates = {
        f"period.{end}": _date(part(found, end, str, "period"), f"period.{end}") for end in ("from", "to")
    }
    return {address: text for address, text in dates.items() if text}


def _date(text: str, place: str) -> str:
    """A date as content keeps it; one that was never a date comes with its apostrophe."""
    if text.startswith(UNREADABLE):
        return text.removeprefix(UNREADABLE)
    day = parse_date(text)
    if text and (day is None or day.isoformat() != text):
        raise bad(place, text)
    return text


def _document(found: Object) -> dict[str, Item]:
    signer = part(found, "signer", dict, "document")
    keys(found, {name.partition(".")[0] for name in DOCUMENT}, "document")
    keys(signer, {name.removeprefix("signer.") for name in DOCUMENT if "." in name}, "document.signer")
    content: dict[str, Item] = {}
    for name in DOCUMENT:
        place = f"document.{name}"
        if name in LISTS:
            text = "\n".join(kind(line, str, place) for line in part(found, name, list, "document"))
        elif name.startswith("signer."):
            text = part(signer, name.removeprefix("signer."), str, "document.signer")
        else:
            text = part(found, name, str, "document")
        content[place] = _date(text, place) if name == "date" else text
    return content


def _entries(found: Object, index: Index) -> dict[str, Item]:
    keys(found, (code for code, figure in index.figures.items() if figure.is_entered), "entries")
    return {
        code: _entry(kind(entry, dict, f"entries.{code}"), f"entries.{code}") for code, entry in found.items()
    }


def _entry(found: Object, place: str) -> Entry:
    keys(found, ("value", "state", "override", "note"), place)
    # Whether it is typed over a formula is the edition's to say; the word must only be one.
    part(found, "override", bool, place)
    note = part(found, "note", str, place)
    if "value" in found and "state" in found:
        raise bad(join(place, "state"), found["state"])
    if "state" in found:
        return Entry(state=_state(part(found, "state", str, place), join(place, "state")), note=note)
    if "value" not in found:
        return Entry(note=note)
    text = part(found, "value", str, place)
    if _is_marked(text):
        return Entry(text=text[1:], note=note)
    if not _is_number(text):
        raise bad(join(place, "value"), text)
    return Entry(value=Decimal(text), note=note)


def _state(text: str, place: str) -> State:
    try:
        return State(text)
    except ValueError:
        raise bad(place, text) from None


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and sum(letter.isdigit() for letter in text) <= LONGEST


def _is_marked(text: str) -> bool:
    return text.startswith(UNREADABLE) and text != UNREADABLE


def _registers(found: Object, index: Index) -> dict[str, Item]:
    keys(found, index.registers, "registers")
    content: dict[str, Item] = {}
    for name in found:
        for key, row in enumerate(part(found, name, list, "registers")):
            place = f"{name}[{key}]"
            content[f"{name}.{key}"] = _row(kind(row, dict, place), index.registers[name], place)
    return content


def _row(found: Object, register: Register, place: str) -> Row:
    keys(found, register.by_code, place)
    return {code: _cell(cell, register.by_code[code], join(place, code)) for code, cell in found.items()}


def _cell(found: object, column: Column, place: str) -> str | bool:
    if column.kind is ColumnKind.FLAG:
        return bool(kind(found, bool, place))
    text = str(kind(found, str, place))
    if column.kind is ColumnKind.COUNT and text:
        if not (text in _MARKS or _is_marked(text) or _is_number(text)):
            raise bad(place, text)
    elif column.kind is ColumnKind.DATE and not text.startswith(UNREADABLE):
        return _date(text, place)
    return text


def _explanations(found: list[object], report: Report) -> dict[str, Item]:
    content: dict[str, Item] = {}
    for number, each in enumerate(found):
        place = f"explanations[{number}]"
        explanation = _explanation(kind(each, dict, place), report, place)
        address = explanation_address(explanation.check, explanation.codes)
        if address in content:
            raise FileUnusable("json_doubled", place=place)
        content[address] = explanation
    return content


def _explanation(found: Object, report: Report, place: str) -> Explanation:
    keys(found, ("check", "codes", "text"), place)
    check = part(found, "check", str, place)
    # A check that this program does not know is kept: a later one will.
    if not _CHECK.fullmatch(check):
        raise bad(join(place, "check"), check)
    codes = tuple(str(kind(code, str, f"{place}.codes")) for code in part(found, "codes", list, place))
    for code in codes:
        if not _is_known(code, report):
            raise FileUnusable("json_unknown", place=f"{place}.codes: {code[:60]}")
    explanation = Explanation(check, codes, part(found, "text", str, place))
    return msgspec.structs.replace(explanation, figures=_explained(report, explanation))


def _explained(report: Report, explanation: Explanation) -> tuple[str, ...]:
    """The figures that an explanation came with: it holds while they stay.

    None where its finding needs an earlier period: then it holds for what is found.
    """
    for finding in report.findings:
        if explains(explanation, finding.check, finding.codes, finding.figures):
            return finding.figures
    return ()


def _is_known(code: str, report: Report) -> bool:
    index = report.index
    columns = {name for register in index.registers.values() for name in register.by_code}
    slots = {*index.sections, *(heading.slot for heading in report.outline)}
    row = _ROW.fullmatch(code)
    return (
        code in index.figures
        or code in index.totals
        or code in columns
        or code in index.edition.words.document
        or code in {f"narrative.{slot}" for slot in slots}
        or (row is not None and row["register"] in index.registers)
    )
