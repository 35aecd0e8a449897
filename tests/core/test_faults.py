"""Faults of meaning: each kind is found, with its place, and none in a sound edition."""

import ast
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cchc_desktop.core import catalogue, faults, grammar
from cchc_desktop.core.edition import Check, Condition, Edition, Figure, Register, Section, Total
from cchc_desktop.core.faults import Fault, faults_of
from cchc_desktop.core.period import Moment, Preset
from tests.core.test_faults_criteria import FAULTY
from tests.core.toy import check, column, definition, register, row, total

AREA, EDITION, REGISTERS, CHECKS, OUTLINE = (
    f"toy/{name}.toml" for name in ("area-1", "edition", "registers", "checks", "outline")
)
PAPERS = register("papers", ["kind", "number", "symbol", column("day", "date"), "subject"])
COLUMNS = ("kind", "number", "symbol", "day", "subject")


def edition(**fields: Any) -> Edition:
    """A toy edition that may have faults; fields as of `Edition` or of `definition`."""
    names = [name for name in ("rows", "facts", "registers", "checks", "presets") if name in fields]
    given = {name: fields.pop(name) for name in names}
    return msgspec.structs.replace(definition(**given), **fields)


def with_rows(*rows: Figure | str) -> Edition:
    """An edition of these rows."""
    return edition(rows=rows)


def with_register(*registers: Register) -> Edition:
    """An edition with these registers."""
    return edition(registers=registers)


def with_check(*checks: Check) -> Edition:
    """An edition with a list of documents and these checks."""
    return edition(registers=[PAPERS], checks=checks)


def with_preset(start: Moment, end: Moment) -> Edition:
    """An edition with one preset."""
    return edition(presets=[Preset("q1", "", "", start, end)])


def with_totals(*totals: Total) -> Edition:
    """An edition whose register has these totals."""
    return with_register(register("list", ["name", column("pages")], totals))


def with_sections(*sections: Section) -> Edition:
    """An edition of this outline."""
    return edition(outline=sections)


def spoiled(rule: str, /, **fields: Any) -> Edition:
    """An edition with one check of `rule`, whose fields are replaced afterwards."""
    return with_check(msgspec.structs.replace(check(rule), **fields))


HOSTILE: list[tuple[Edition, Fault]] = [
    (edition(valid_from=""), Fault(EDITION, "valid_from", "", "date")),
    (edition(valid_from="2021-02-31"), Fault(EDITION, "valid_from", "2021-02-31", "date")),
    (edition(valid_to="30/6/2025"), Fault(EDITION, "valid_to", "30/6/2025", "date")),
    (edition(presets=[]), Fault(EDITION, "preset", "", "preset_missing")),
    (
        with_preset(Moment(2, 29), Moment(3, 14)),
        Fault(EDITION, "q1", "day is out of range for month", "preset_date"),
    ),
    (
        with_preset(Moment(12, 15), Moment(3, 14)),
        Fault(EDITION, "q1", "15/12/2023 > 14/03/2023", "preset_reversed"),
    ),
    (with_rows("one", "one"), Fault("toy/area-*.toml", "one", "2", "doubled")),
    (edition(rows=["one"], facts=["one"]), Fault("toy/area-*.toml", "one", "2", "doubled")),
    (with_totals(total("one")), Fault(REGISTERS, "one", "2", "doubled")),
    (with_totals(total("t"), total("t")), Fault(REGISTERS, "t", "2", "doubled")),
    (with_register(register("list", ["name", "name"])), Fault(REGISTERS, "list.name", "2", "doubled")),
    (
        with_register(register("list", ["name"]), register("list", ["name"])),
        Fault(REGISTERS, "list", "2", "doubled"),
    ),
    (with_check(check("negative"), check("negative")), Fault(CHECKS, "negative", "2", "doubled")),
    (with_sections(Section("I", "a"), Section("I", "b")), Fault(OUTLINE, "I", "2", "doubled")),
    (
        edition(presets=[Preset("q1", "", "", Moment(1, 1), Moment(2, 1))] * 2),
        Fault(EDITION, "q1", "2", "doubled"),
    ),
    (with_rows("B1_1"), Fault(AREA, "B1_1", "B1_1", "code_shape")),
    (with_rows("b1.1"), Fault(AREA, "b1.1", "b1.1", "code_shape")),
    (with_rows("số"), Fault(AREA, "số", "số", "code_shape")),
    (with_register(register("van.ban", ["name"])), Fault(REGISTERS, "van.ban", "van.ban", "code_shape")),
    (with_register(register("document", ["name"])), Fault(REGISTERS, "document", "document", "code_shape")),
    (with_register(register("list", ["tên"])), Fault(REGISTERS, "tên", "tên", "code_shape")),
    (with_totals(total("Tổng")), Fault(REGISTERS, "Tổng", "Tổng", "code_shape")),
    (with_rows(row("one", feeds="lost")), Fault(AREA, "one.feeds", "lost", "feeds_unknown")),
    (with_totals(total("t", feeds="lost")), Fault(REGISTERS, "t.feeds", "lost", "feeds_unknown")),
    (with_rows(row("one", "choice")), Fault(AREA, "one.options", "0", "options")),
    (with_rows(row("one", options=(0, 1))), Fault(AREA, "one.options", "2", "options")),
    (
        with_register(register("list", ["name", column("state", "choice")])),
        Fault(REGISTERS, "list.state.options", "0", "options"),
    ),
    (with_rows(row("one", "ratio")), Fault(AREA, "one.formula", "ratio", "formula_missing")),
    (with_rows(row("one", "total")), Fault(AREA, "one.formula", "total", "formula_missing")),
    (with_rows("two", row("one", "total", "two +")), Fault(AREA, "one: 6", "two +", "formula_syntax")),
    (
        with_rows("two", row("one", "total", "two ** 2")),
        Fault(AREA, "one: 1", "two ** 2", "formula_not_allowed"),
    ),
    (
        with_rows("two", row("one", "ratio", "percent(two)")),
        Fault(AREA, "one: 1", "percent(two)", "formula_arguments"),
    ),
    (with_rows(row("one", "total", "lost")), Fault(AREA, "one", "lost", "code_unknown")),
    (with_rows(row("one", "total", "prev(lost)")), Fault(AREA, "one", "lost", "code_unknown")),
    (with_rows(row("one", "total", "one")), Fault("toy/area-*.toml", "one", "one > one", "cycle")),
    (
        with_rows(row("one", "total", "two"), row("two", "total", "one + 1")),
        Fault("toy/area-*.toml", "one", "one > two > one", "cycle"),
    ),
    (
        with_register(register("list", ["name", column("a", formula="b"), column("b", formula="a")])),
        Fault(REGISTERS, "a", "a > b > a", "cycle"),
    ),
    (
        with_register(register("list", ["name", column("a", formula="one")])),
        Fault(REGISTERS, "list.a", "one", "code_unknown"),
    ),
    (
        with_register(register("list", ["name"], key="lost")),
        Fault(REGISTERS, "list.key", "lost", "column_unknown"),
    ),
    (
        with_register(register("list", ["name"], issuer="lost")),
        Fault(REGISTERS, "list.issuer", "lost", "column_unknown"),
    ),
    (with_totals(total("t", "lost")), Fault(REGISTERS, "list.t", "lost", "column_unknown")),
    (
        with_totals(total("t", "", Condition("lost", ticked=True))),
        Fault(REGISTERS, "list.t", "lost", "column_unknown"),
    ),
    (
        with_totals(total("t", "", Condition("name", matches="("))),
        Fault(REGISTERS, "t", "( (missing ), unterminated subpattern at position 0)", "pattern"),
    ),
    (
        with_register(register("list", ["name"], own="*")),
        Fault(REGISTERS, "list", "* (nothing to repeat at position 0)", "pattern"),
    ),
    (
        with_register(msgspec.structs.replace(PAPERS, areas=(1, 9))),
        Fault(REGISTERS, "papers", "9", "area_unknown"),
    ),
    (spoiled("negative", rule="clever"), Fault(CHECKS, "negative", "clever", "rule_unknown")),
    (spoiled("negative", advice=" "), Fault(CHECKS, "negative", "A6", "advice_missing")),
    (spoiled("negative", message="{row} {sum}"), Fault(CHECKS, "negative", "sum", "word_unknown")),
    (spoiled("negative", advice="Sửa {ô}."), Fault(CHECKS, "negative", "ô", "word_unknown")),
    (spoiled("negative", variants={"x": "x"}), Fault(CHECKS, "negative", "x", "variant_unknown")),
    (with_check(check("part_above_whole")), Fault(CHECKS, "part_above_whole", "groups", "parameter_missing")),
    (
        with_check(check("years_disagree", patterns={"yaer": "1"})),
        Fault(CHECKS, "years_disagree", "patterns.year", "parameter_missing"),
    ),
    (
        with_check(check("carried_over_differs", codes=("one",))),
        Fault(CHECKS, "carried_over_differs.codes", "1, 2", "codes_count"),
    ),
    (
        with_check(check("years_disagree", patterns={"year": "["})),
        Fault(CHECKS, "years_disagree", "[ (unterminated character set at position 0)", "pattern"),
    ),
    (
        with_check(check("numbered_twice", register="lost", codes=COLUMNS)),
        Fault(CHECKS, "numbered_twice", "lost", "register_unknown"),
    ),
    (
        with_check(check("numbered_twice", register="papers", codes=(*COLUMNS[:4], "lost"))),
        Fault(CHECKS, "numbered_twice", "lost", "code_unknown"),
    ),
    (
        with_check(check("plan_changed", codes=("lost",))),
        Fault(CHECKS, "plan_changed", "lost", "code_unknown"),
    ),
    (
        with_check(check("part_above_whole", groups=(("one", "lost"),))),
        Fault(CHECKS, "part_above_whole", "lost", "code_unknown"),
    ),
    (
        with_check(check("disagrees", pairs=(("one", "lost"),))),
        Fault(CHECKS, "disagrees", "lost", "code_unknown"),
    ),
    (
        with_check(check("disagrees", pairs=(("lost * 2", "one"),))),
        Fault(CHECKS, "disagrees", "lost", "code_unknown"),
    ),
    (
        with_check(check("disagrees", pairs=(("one +", "one"),))),
        Fault(CHECKS, "disagrees: 6", "one +", "formula_syntax"),
    ),
    (with_sections(Section("I.1", "Một")), Fault(OUTLINE, "I.1", "I", "slot_unknown")),
    (with_sections(Section("I", "Một", 9)), Fault(OUTLINE, "I", "9", "area_unknown")),
    (
        with_rows(msgspec.structs.replace(row("one"), label=unicodedata.normalize("NFD", "Số"))),
        Fault(AREA, "one.label", unicodedata.normalize("NFD", "Số"), "not_nfc"),
    ),
    (
        with_check(check("negative", advice=unicodedata.normalize("NFD", "Sửa"))),
        Fault(CHECKS, "negative.advice", unicodedata.normalize("NFD", "Sửa"), "not_nfc"),
    ),
]


@pytest.mark.parametrize(("spoilt", "fault"), HOSTILE, ids=[fault.problem for _, fault in HOSTILE])
def test_a_fault_is_the_only_one_found_and_names_its_place(spoilt: Edition, fault: Fault) -> None:
    assert faults_of(spoilt) == (fault,)


def test_a_sound_edition_has_no_faults() -> None:
    sound = edition(
        rows=["one", row("two", "total", "one + prev(two) + pages"), row("three", "choice", options=(0, 1))],
        registers=[
            PAPERS,
            register("list", ["name", column("pages")], [total("pages", "pages", feeds="one")]),
        ],
        checks=[
            check("part_above_whole", groups=(("one", "two"),)),
            check("out_of_order", "G2", register="papers", codes=COLUMNS, groups=(("KH", "TB"),)),
            check("particular_missing", "T9", codes=("document.number",)),
        ],
    )

    assert faults_of(sound) == ()


def test_every_fault_is_found_and_not_only_the_first() -> None:
    spoilt = with_rows(row("one", "ratio", feeds="lost"), row("two", "total", "gone +"), row("two", "choice"))

    assert {fault.problem for fault in faults_of(spoilt)} == {
        "doubled",
        "formula_missing",
        "feeds_unknown",
        "formula_syntax",
        "options",
    }


def problems_written(module: Any) -> set[str]:
    """The words that a module's source gives as kinds of faults."""
    source = Path(module.__file__).read_text("utf-8")
    made = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    kinds = [node.args[-1] for node in made if isinstance(node.func, ast.Name) and node.func.id == "Fault"]
    return {kind.value for kind in kinds if isinstance(kind, ast.Constant) and isinstance(kind.value, str)}


def test_every_kind_of_fault_of_meaning_is_tested_here() -> None:
    assert problems_written(faults) <= {fault.problem for _, fault in (*HOSTILE, *FAULTY)}


@pytest.mark.parametrize(("module", "place"), [(catalogue, "catalogue"), (grammar, "grammar")])
def test_every_kind_of_fault_of_files_and_grammar_is_tested_beside_it(module: Any, place: str) -> None:
    tests = Path(__file__).with_name(f"test_{place}.py").read_text("utf-8")
    kinds = problems_written(module) | (set(grammar.PROBLEMS.values()) if module is grammar else set())

    assert [kind for kind in kinds if f'"{kind}"' not in tests] == []
