"""Every failure and every fault has a Vietnamese sentence that can be filled in."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cchc_desktop import texts
from cchc_desktop.errors import FileUnusable

PACKAGE = Path(texts.__file__).parent
if PACKAGE.name == "texts":
    PACKAGE = PACKAGE.parent
FAILING = frozenset(
    {"FileUnusable", "TargetUnusable", "StoreUnusable", "EditionInvalid", "_unusable", "failure"}
)


@cache
def called() -> tuple[tuple[str, ast.Call], ...]:
    """Every call by a bare name in the package, with the name."""
    nodes = (node for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    found = (node for node in nodes if isinstance(node, ast.Call))
    return tuple((node.func.id, node) for node in found if isinstance(node.func, ast.Name))


def calls(*names: str) -> Iterator[ast.Call]:
    """Every call of these names in the package."""
    return (node for name, node in called() if name in names)


def strings(node: ast.AST) -> set[str]:
    """The texts written anywhere inside `node`."""
    return {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def raised() -> set[str]:
    """The codes of every failure that the program raises by name."""
    return {code for call in calls(*FAILING) if call.args for code in strings(call.args[0])}


def found() -> set[str]:
    """The kinds of every fault that an edition can have."""
    kinds = {code for call in calls("Fault") if len(call.args) == 4 for code in strings(call.args[3])}
    formulas = {f"formula_{code}" for call in calls("FormulaError") for code in strings(call.args[0])}
    return {kind for kind in kinds if re.fullmatch(r"[a-z]+[a-z_0-9]*[a-z0-9]", kind)} | formulas


def test_the_program_raises_what_is_looked_for() -> None:
    assert {"file_damaged", "target_locked", "json_unknown", "store_damaged"} <= raised()
    assert {"code_unknown", "cycle", "formula_syntax"} <= found()


@pytest.mark.parametrize("code", sorted(raised()))
def test_every_failure_has_a_sentence(code: str) -> None:
    assert texts.FAILURES[code].endswith(".")


@pytest.mark.parametrize("problem", sorted(found()))
def test_every_fault_has_advice(problem: str) -> None:
    assert problem in texts.FAULTS


@pytest.mark.parametrize("problem", sorted(texts.FAULTS))
def test_a_fault_is_one_sentence_with_its_place(problem: str) -> None:
    sentence = texts.fault("x/area-1.toml", "b1_1", "{lạ}", problem)

    assert sentence.startswith("x/area-1.toml: b1_1: ")
    assert sentence.endswith(".")


@pytest.mark.parametrize("code", sorted(texts.FAILURES))
def test_a_sentence_can_be_filled_in(code: str) -> None:
    names = [name for _, name, _, _ in string.Formatter().parse(texts.FAILURES[code]) if name]

    sentence = texts.sentence(FileUnusable(code, **dict.fromkeys(names, "…")))

    assert "{" not in sentence
    assert sentence.count(". ") == 0


def test_every_sentence_has_one_name_and_one_home() -> None:
    modules = sorted(Path(texts.__file__).parent.glob("[!_]*.py"))
    names = [
        target.id
        for module in modules
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]

    assert [name for name in names if names.count(name) > 1] == []


def test_a_field_cannot_break_a_sentence_in_two_or_make_it_endless() -> None:
    sentence = texts.sentence(FileUnusable("file_missing", file="a\nb" + "c" * 5000))

    assert "a b" in sentence
    assert len(sentence.splitlines()) == 1
    assert len(sentence) < 500
