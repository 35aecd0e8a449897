"""Faults of a list with levels and of the criteria that it begins with."""

from typing import Any

import msgspec
import pytest

from cchc_desktop.core.edition import Column, ColumnKind, Edition, Register
from cchc_desktop.core.faults import Fault, faults_of
from tests.core.toy import definition, register

PAR, REGISTERS = "toy/par.toml", "toy/registers.toml"
REVIEW = Register(
    "review",
    (),
    "Chấm điểm",
    "number",
    (
        Column("level", "Cấp", ColumnKind.CHOICE, options=("Nhóm", "Tiêu chí")),
        Column("number", "TT"),
        Column("words", "Tiêu chí"),
    ),
    tab="Chấm điểm",
    level="level",
    bold=("Nhóm",),
)
GROUP = {"level": "Nhóm", "words": "Nhóm của {unit} năm {year}"}


def edition(*criteria: dict[str, str], **fields: Any) -> Edition:
    """An edition with a review table, some of its fields replaced."""
    review = msgspec.structs.replace(REVIEW, **fields)
    return msgspec.structs.replace(definition(registers=[review]), criteria=criteria)


FAULTY: list[tuple[Edition, Fault]] = [
    (edition(GROUP, {"level": "Mục"}), Fault(PAR, "criterion[2].level", "Mục", "choice_unknown")),
    (edition({"words": "Không cấp"}), Fault(PAR, "criterion[1].level", "", "choice_unknown")),
    (edition({**GROUP, "score": "1"}), Fault(PAR, "criterion[1]", "score", "column_unknown")),
    (edition({**GROUP, "words": "{xã}"}), Fault(PAR, "criterion[1]", "xã", "word_unknown")),
    (edition(bold=("Mục",)), Fault(REGISTERS, "review.bold", "Mục", "choice_unknown")),
    (edition(level="lost", bold=()), Fault(REGISTERS, "review.level", "lost", "column_unknown")),
    (edition(tab=""), Fault(REGISTERS, "review", "areas, tab", "parameter_missing")),
    (
        msgspec.structs.replace(definition(registers=[register("list", ["name"])]), criteria=(GROUP,)),
        Fault(PAR, "criterion", "1", "level_missing"),
    ),
]


def test_a_sound_review_table_has_none() -> None:
    assert faults_of(edition(GROUP)) == ()


@pytest.mark.parametrize(("faulty", "fault"), FAULTY)
def test_each_fault_is_found_at_its_place(faulty: Edition, fault: Fault) -> None:
    assert faults_of(faulty) == (fault,)
