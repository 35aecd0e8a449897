"""The table of sentences: what each stands beside, what the checks say of it, how often rightly.

A sentence is put alone into a report of the real edition, whose figures agree with each
other; its line may change some of them.
"""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from cchc_desktop.core.content import Item, Row
from cchc_desktop.core.edition import Index
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import parse

TABLE = Path(__file__).resolve().parents[2] / "data" / "sentences.tsv"
SLOT = "II.2.c"
UNIT = Unit("xã", "An Bình", superior="huyện Vĩnh Hòa", province="tỉnh Hưng Phú", code="00123")
FIGURES = (
    "b1_1=19 b1_2_1=36 b1_2_2=13 b1_3_1=1 b1_4_1=12 b1_4_2=12 b1_5=1 b1_5_1=478 b1_6=0 b2_1_3=0 "
    "b3_1_4_3=140 b3_3_3_1=709 b3_3_4_1=0 b3_3_4_2=0 b4_2_1=20 b4_2_2=20 b5_4_3=0 b5_4_4=0 b5_4_5=0 "
    "b6_1_1=1500 b6_1_2=450 b7_6_7_1=716 b7_6_7_2=679 kh_hoat_dong=53 tthc_tham_quyen=140 "
    "tthc_linh_vuc=15 tthc_cong_khai=140 so_hoa_tp=668 so_hoa_tp_tong=687 so_hoa_kq=671 "
    "so_hoa_kq_tong=693 vb_den=278 vb_di=98 vb_ky_so=98 qppl_ban_hanh=0 pakn_tiep_nhan=0 "
    "pakn_giai_quyet=0 ky_luat=0 xin_loi=0 bcci=2 gn_ke_hoach=1500000000"
)
DOSSIERS = (
    "hs_truc_tuyen=679 hs_truc_tiep=32 hs_ky_truoc=5 hs_truoc_han=640 hs_dung_han=69 hs_qua_han=0 "
    "hs_trong_han=7 hs_dang_qua_han=0"
)
PARTICULARS = {
    "period.from": "2022-12-15",
    "period.to": "2023-03-14",
    "document.number": "74",
    "document.symbol": "BC-UBND",
    "document.date": "2023-03-17",
}
WORDS = 6_000
"""Of some fifteen pages."""
PAPER = ("loai", "so", "ky_hieu", "ngay", "trich_yeu")


class Sentence(NamedTuple):
    """A line of the table: the checks it should raise, the figures it changes, its words."""

    line: int
    expected: frozenset[str]
    changes: str
    text: str


class Measure(NamedTuple):
    """Findings that were right, wrong, and missing."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        """Of what was found, how much should have been."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what should have been found, how much was."""
        return self.right / (self.right + self.missing)


def sentences() -> list[Sentence]:
    """The lines of the table that are no remarks."""
    found = []
    for number, line in enumerate(TABLE.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            ids, changes, text = line.split("\t")
            expected = frozenset() if ids == "-" else frozenset(ids.split(","))
            found.append(Sentence(number, expected, changes, text.replace("\\n", "\n")))
    return found


def raised(index: Index, sentence: Sentence, slot: str = SLOT) -> frozenset[str]:
    """The checks that find something in the sentence; empty sections are not its fault."""
    report = beside(index, sentence.changes, {f"narrative.{slot}": sentence.text})
    return frozenset(each.check for each in report.findings if each.section and each.check != "T6")


def beside(index: Index, changes: str, narrative: dict[str, str]) -> Report:
    """A report with the usual figures, some of them changed, and this narrative."""
    figures, dossiers = dict(_pairs(FIGURES)), dict(_pairs(DOSSIERS))
    content: dict[str, Item] = dict(PARTICULARS)
    if changes.startswith("van_ban="):
        row: Row = {**dict(zip(PAPER, changes.removeprefix("van_ban=").split(";"), strict=True))}
        content["van_ban.1"] = row
    else:
        for code, typed in _pairs(changes):
            (dossiers if code.startswith("hs_") else figures)[code] = typed
    content |= {code: parse(typed) for code, typed in figures.items() if typed}
    content["ho_so.1"] = {"linh_vuc": "Tổng số", **{code: typed for code, typed in dossiers.items() if typed}}
    return Report(index, Identity(UNIT, index.edition.id, "q1", 2023), content | narrative)


def measured(index: Index) -> tuple[Measure, list[str]]:
    """The measure over the whole table, and each sentence that was judged otherwise than it should."""
    right = wrong = missing = 0
    lines = []
    for sentence in sentences():
        found = raised(index, sentence)
        right += len(found & sentence.expected)
        wrong += len(found - sentence.expected)
        missing += len(sentence.expected - found)
        if found != sentence.expected:
            told, due = (", ".join(sorted(ids)) or "-" for ids in (found, sentence.expected))
            lines.append(f"line {sentence.line}: {told}, should be {due}: {sentence.text!r}")
    return Measure(right, wrong, missing), lines


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    return ((found[1], found[2]) for found in re.finditer(r"(\w+)=(\S*)", text))


def long_narrative(index: Index) -> dict[str, str]:
    """Right sentences, spread over the sections of the outline: some fifteen pages."""
    right = [sentence.text for sentence in sentences() if not sentence.expected and not sentence.changes]
    slots = [slot for slot in index.sections if slot.count(".") == 2 or slot.startswith("I.")]
    parts: dict[str, list[str]] = {slot: [] for slot in slots}
    words = 0
    for number, text in enumerate(cycle(right)):
        parts[slots[number % len(slots)]].append(f"- {text}")
        words += len(text.split())
        if words >= WORDS:
            break
    return {f"narrative.{slot}": "\n".join(texts) for slot, texts in parts.items()}
