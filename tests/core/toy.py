"""Tiny editions and reports for tests: three to five figures, said in a line or two.

    index = toy_edition(["part", "whole", row("share", "ratio", "percent(part, whole)")])
    report = toy_report(index, {"part": 3, "whole": "1.500", "document.number": "07"})
    change = report.update(items({"part": "-"}))

Never a copy of a real form: tests of the real ones stand in tests/forms.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import msgspec

from cchc_desktop.core.checks import RULES
from cchc_desktop.core.content import Explanation, Item, Row, part
from cchc_desktop.core.edition import (
    Area,
    Check,
    Column,
    ColumnKind,
    Condition,
    Edition,
    Figure,
    Index,
    Kind,
    Level,
    Option,
    Register,
    Section,
    Total,
)
from cchc_desktop.core.faults import faults_of
from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.period import Moment, Preset
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry, parse
from cchc_desktop.core.wording import Paper, UnitWords, Words

Toy: TypeAlias = Item | int | Decimal | None

PAPER = Paper(
    nation="NƯỚC",
    motto="Tiêu ngữ",
    agency="CƠ QUAN {unit}",
    number="Số: {number}/{symbol}",
    place_date="{place}, ngày {day} tháng {month} năm {year}",
    type_name="BÁO CÁO",
    title="Tình hình {period}",
    window="(từ {from} đến {to})",
    symbol="BC-UBND",
    authority="TM.",
    signer_title="CHỦ TỊCH",
    recipients_head="Nơi nhận:",
    recipients=("Lưu: VT",),
    appendix="PHỤ LỤC",
    appendix_title="Số liệu {period}",
    appendix_line="(Kèm theo {number})",
    form_title="Biểu {number}",
    heads=("STT", "Chỉ tiêu", "Đơn vị", "Số lượng", "Ghi chú"),
    result_head="Kết quả",
)
WORDS = Words(
    row="Biểu {area}, dòng {number}",
    fact="số liệu {label}",
    total="{title}, cột {label}",
    register_row="{title}, dòng {row}",
    document={
        "document.number": "Số báo cáo",
        "document.symbol": "Ký hiệu",
        "document.date": "Ngày báo cáo",
        "document.title": "Tên báo cáo",
        "document.recipients": "Nơi nhận",
        "document.signer.name": "Người ký",
        "period.from": "Từ ngày",
        "period.to": "Đến ngày",
    },
)
PRESETS = (
    Preset("q1", "quý I {year}", "Quý I/{year}", Moment(12, 15, -1), Moment(3, 14), cumulative=True),
    Preset("q2", "quý II {year}", "Quý II/{year}", Moment(3, 15), Moment(6, 14)),
    Preset("6m", "6 tháng {year}", "6 tháng/{year}", Moment(12, 15, -1), Moment(6, 14), cumulative=True),
    Preset("q3", "quý III {year}", "Quý III/{year}", Moment(6, 15), Moment(9, 14)),
    Preset("9m", "9 tháng {year}", "9 tháng/{year}", Moment(12, 15, -1), Moment(9, 14), cumulative=True),
    Preset("year", "năm {year}", "Năm {year}", Moment(12, 15, -1), Moment(12, 14), cumulative=True),
)
UNIT = Unit("xã", "An Bình", superior="huyện Vĩnh Hòa", province="tỉnh Hưng Phú", code="00123")


def row(
    code: str,
    kind: str = "count",
    formula: str = "",
    *,
    options: Iterable[int] = (),
    cumulative: bool = False,
    feeds: str = "",
    number: str = "",
    unit: str = "",
) -> Figure:
    """A row of a form, or a fact. Its number and label are its code, so messages name it."""
    return Figure(
        code,
        Kind(kind),
        code,
        number=number or f"{code}.",
        level=1,
        unit=unit,
        options=tuple(Option(Decimal(value), f"chọn {value}") for value in options),
        cumulative=cumulative,
        formula=formula,
        feeds=feeds,
    )


def column(code: str, kind: str = "count", formula: str = "", options: Iterable[str] = ()) -> Column:
    """A column of a register, labelled with its code."""
    return Column(code, code, ColumnKind(kind), tuple(options), formula)


def total(code: str, of: str = "", *where: Condition, feeds: str = "") -> Total:
    """A register's total: the sum of column `of`, or without it the number of rows."""
    return Total(code, code, of, where, feeds)


def register(
    name: str,
    columns: Iterable[Column | str],
    totals: Iterable[Total] = (),
    *,
    key: str = "",
    total_rows: Iterable[str] = (),
    issuer: str = "",
    own: str = "",
) -> Register:
    """A register; a column given as a word is a text column. `key` is else the first column."""
    built = tuple(column(each, "text") if isinstance(each, str) else each for each in columns)
    return Register(
        name,
        (1,),
        name,
        key or built[0].code,
        built,
        tuple(totals),
        total_rows=tuple(total_rows),
        issuer=issuer,
        own=own,
    )


def check(
    rule: str,
    id: str = "A6",  # noqa: A002 - the field's own name
    level: str = "error",
    *,
    name: str = "",
    message: str = "",
    **parameters: object,
) -> Check:
    """A check of `rule`; unless told otherwise its message lists every word the rule fills in."""
    words = "; ".join(f"{word}={{{word}}}" for word in sorted(RULES[rule].fields))
    fields = {"advice": "Sửa ô.", "variants": {each: each for each in RULES[rule].variants}} | parameters
    return Check(name or rule, id, rule, Level(level), message=message or words, **fields)  # type: ignore[arg-type]


def toy_edition(
    rows: Iterable[Figure | str] = ("one", "two"),
    facts: Iterable[Figure | str] = (),
    registers: Iterable[Register] = (),
    checks: Iterable[Check] = (),
    *,
    id: str = "toy",  # noqa: A002 - the field's own name
    base: str = "",
    presets: Iterable[Preset] = PRESETS,
    renamed: Iterable[Renamed] = (),
) -> Index:
    """An edition of one form; a row given as a word is a count. Its faults fail the test."""
    edition = definition(rows, facts, registers, checks, presets)
    edition = msgspec.structs.replace(edition, id=id, base=base, renamed=tuple(renamed))
    assert faults_of(edition) == ()
    return Index(edition)


def definition(
    rows: Iterable[Figure | str] = ("one", "two"),
    facts: Iterable[Figure | str] = (),
    registers: Iterable[Register] = (),
    checks: Iterable[Check] = (),
    presets: Iterable[Preset] = PRESETS,
) -> Edition:
    """The bare edition, whether or not it has faults."""
    return Edition(
        id="toy",
        title="Đồ chơi",
        programme="Thử",
        version="1",
        valid_from="2021-01-01",
        unit=UnitWords(("xã",), ("huyện",), "Phòng Nội vụ"),
        paper=PAPER,
        words=WORDS,
        presets=tuple(presets),
        areas=(Area(1, "Một", "Lĩnh vực một", _figures(rows), _figures(facts)),),
        registers=tuple(registers),
        outline=(Section("I", "Mục một", 1),),
        checks=tuple(checks),
    )


def toy_report(
    index: Index | None = None,
    content: Mapping[str, Toy] | None = None,
    *,
    kind: str = "q1",
    year: int = 2023,
    history: Iterable[Report] = (),
    unit: Unit = UNIT,
) -> Report:
    """A report of the toy edition; `content` as in `items`."""
    index = index or toy_edition()
    entered = {address: item for address, item in items(content or {}).items() if item is not None}
    return Report(index, Identity(unit, index.edition.id, kind, year), entered, history)


def items(content: Mapping[str, Toy]) -> dict[str, Item | None]:
    """Items for `Report.update`: a figure is a number or what is typed for it, the rest is as it is."""
    return {address: _item(address, toy) for address, toy in content.items()}


def rows(name: str, *given: Row) -> dict[str, Item | None]:
    """The rows of a register as content, keyed 1, 2, 3 ..."""
    return {f"{name}.{key}": each for key, each in enumerate(given, 1)}


def _figures(given: Iterable[Figure | str]) -> tuple[Figure, ...]:
    return tuple(row(each) if isinstance(each, str) else each for each in given)


def _item(address: str, toy: Toy) -> Item | None:
    if toy is None or isinstance(toy, Entry | Explanation | dict):
        return toy
    if isinstance(toy, int | Decimal):
        return Entry(value=Decimal(toy))
    return toy if part(address) else parse(toy)


EDITION_FILE = """
id = "{id}"
title = "Đồ chơi"
programme = "Thử"
version = "1"
valid_from = "2021-01-01"
unit = {{ types = ["xã"], superior_types = ["huyện"], receiving = "Phòng Nội vụ" }}

[paper]
{paper}

[words]
row = "Biểu {{area}}, dòng {{number}}"
fact = "{{label}}"
total = "{{title}}"
register_row = "{{title}}, dòng {{row}}"
document = {{ "document.number" = "Số báo cáo" }}

[[preset]]
kind = "q1"
title = "quý I"
short = "quý I"
from = {{ month = 12, day = 15, year = -1 }}
to = {{ month = 3, day = 14 }}
"""
AREA_FILE = """
number = 1
name = "Một"
title = "Lĩnh vực một"

[[row]]
code = "one"
kind = "count"
label = "Số một"

[[row]]
code = "two"
kind = "count"
label = "Số hai"
"""


def toy_folder(root: Path, name: str = "toy", **files: str | None) -> Path:
    """A sound edition written as TOML into `root`/`name`; `files` replace or add others.

    toy_folder(root, area_2=..., checks=...) writes area-2.toml and checks.toml; None leaves one out.
    """
    paper = {**msgspec.to_builtins(PAPER), "recipients": ["Lưu: VT"], "heads": list(PAPER.heads)}
    lines = "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in paper.items())
    texts = {"edition": EDITION_FILE.format(id=name, paper=lines), "area_1": AREA_FILE, **files}
    folder = root / name
    folder.mkdir(parents=True)
    for stem, text in texts.items():
        if text is not None:
            (folder / f"{stem.replace('_', '-')}.toml").write_text(text, "utf-8")
    return folder
