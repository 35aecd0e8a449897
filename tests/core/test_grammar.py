"""Faults of grammar: all of them, each with the file and the place its author knows."""

from typing import Any

import msgspec
import pytest

from cchc_desktop.core.faults import Fault
from cchc_desktop.core.grammar import built_from
from tests.core.toy import check, column, register, row, total, toy_edition

SOUND = toy_edition(
    ["one", row("answer", "choice", options=(0, 1))],
    facts=["extra"],
    registers=[register("list", ["name", column("pages")], [total("listed")])],
    checks=[check("negative", "A9")],
).edition


@pytest.fixture
def table() -> dict[str, Any]:
    """The tables of a sound edition, to be spoiled."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(SOUND))
    return built


def test_a_sound_table_is_an_edition(table: dict[str, Any]) -> None:
    assert built_from("toy", table) == (SOUND, ())


def spoiled(table: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """`table` with `value` at "area.0.row.1.kind"."""
    node: Any = table
    *steps, last = path.split(".")
    for step in steps:
        node = node[int(step) if step.isdigit() else step]
    node[int(last) if last.isdigit() else last] = value
    return table


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("titel", "x", Fault("toy/edition.toml", "titel", "titel", "field_unknown")),
        ("paper.moto", "x", Fault("toy/edition.toml", "paper.moto", "moto", "field_unknown")),
        ("decimals", "một", Fault("toy/edition.toml", "decimals", "Expected `int`, got `str`", "grammar")),
        ("decimals", 99, Fault("toy/edition.toml", "decimals", "Expected `int` <= 6", "grammar")),
        (
            "preset.0.from.month",
            13,
            Fault("toy/edition.toml", "q1.from.month", "Expected `int` <= 12", "grammar"),
        ),
        ("area.0.row.1.labell", "x", Fault("toy/area-1.toml", "answer.labell", "labell", "field_unknown")),
        ("area.0.row.1.kind", "chioce", Fault("toy/area-1.toml", "answer.kind", "chioce", "choice_unknown")),
        (
            "area.0.fact.0.level",
            "1",
            Fault("toy/area-1.toml", "extra.level", "Expected `int`, got `str`", "grammar"),
        ),
        (
            "area.0.row.1.options.0.value",
            True,
            Fault("toy/area-1.toml", "answer.options[1].value", "Expected `decimal`, got `bool`", "grammar"),
        ),
        (
            "register.0.column.1.kind",
            "number",
            Fault("toy/registers.toml", "list.pages.kind", "number", "choice_unknown"),
        ),
        (
            "register.0.total.0.sum",
            "x",
            Fault("toy/registers.toml", "list.listed.sum", "sum", "field_unknown"),
        ),
        ("check.0.level", "lỗi", Fault("toy/checks.toml", "negative.level", "lỗi", "choice_unknown")),
        ("section.0.area", "1", Fault("toy/outline.toml", "I.area", "Expected `int`, got `str`", "grammar")),
        ("section", "I", Fault("toy/outline.toml", "section", "Expected `array`, got `str`", "grammar")),
    ],
)
def test_a_fault_names_its_file_and_place(
    table: dict[str, Any], path: str, value: object, fault: Fault
) -> None:
    assert built_from("toy", spoiled(table, path, value)) == (None, (fault,))


@pytest.mark.parametrize(
    ("path", "field", "fault"),
    [
        ("", "version", Fault("toy/edition.toml", "version", "version", "field_missing")),
        ("paper", "motto", Fault("toy/edition.toml", "paper.motto", "motto", "field_missing")),
        ("area.0.row.0", "label", Fault("toy/area-1.toml", "one.label", "label", "field_missing")),
        ("area.0.row.0", "code", Fault("toy/area-1.toml", "row[1].code", "code", "field_missing")),
        ("area.0", "number", Fault("toy/area-*.toml", "number", "number", "field_missing")),
        ("check.0", "advice", Fault("toy/checks.toml", "negative.advice", "advice", "field_missing")),
    ],
)
def test_a_missing_field_is_named(table: dict[str, Any], path: str, field: str, fault: Fault) -> None:
    node: Any = table
    for step in filter(None, path.split(".")):
        node = node[int(step) if step.isdigit() else step]
    del node[field]

    assert built_from("toy", table) == (None, (fault,))


def test_every_fault_is_named_and_not_only_the_first(table: dict[str, Any]) -> None:
    spoiled(table, "area.0.row.0.kind", "cuont")
    spoiled(table, "area.0.row.1.labell", "x")
    spoiled(table, "check.0.level", "grave")
    spoiled(table, "titel", "x")

    _, faults = built_from("toy", table)

    assert {fault.place for fault in faults} == {"one.kind", "answer.labell", "negative.level", "titel"}


@pytest.mark.parametrize("value", [None, 5, [], [[]], [5], {"a": 1}, [{"number": 1, "row": [5]}]])
@pytest.mark.parametrize("key", ["area", "register", "check", "section", "preset", "unit", "paper", "words"])
def test_a_table_of_any_shape_ends_in_faults_or_an_edition(
    table: dict[str, Any], key: str, value: object
) -> None:
    edition, faults = built_from("toy", spoiled(table, key, value))

    assert (edition is None) == bool(faults)
