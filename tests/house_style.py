"""The house's caps and bans, as functions over source text.

Each answers with the faults it found, one line each, empty when there is none.
Never imports what it reads: a module that cannot be imported is still read.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeGuard

FILE_LINES = 400
FUNCTION_LINES = 40
CLASS_LINES = 200
PUBLIC_METHODS = 15
EMPTY_NAMES = frozenset({"data", "info", "manager", "helper", "utils", "misc"})

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[str], list[str]]


def long_file(source: str) -> list[str]:
    """A file of more than 400 lines."""
    lines = len(source.splitlines())
    return [f"{lines} lines, at most {FILE_LINES}"] if lines > FILE_LINES else []


def long_functions(source: str) -> list[str]:
    """Functions of more than 40 lines, from `def` to the last; decorators do not count."""
    return [
        f"line {node.lineno}: {node.name} has {length(node)} lines, at most {FUNCTION_LINES}"
        for node in functions(source)
        if length(node) > FUNCTION_LINES
    ]


def long_classes(source: str) -> list[str]:
    """Classes of more than 200 lines."""
    return [
        f"line {node.lineno}: {node.name} has {length(node)} lines, at most {CLASS_LINES}"
        for node in classes(source)
        if length(node) > CLASS_LINES
    ]


def wide_classes(source: str) -> list[str]:
    """Classes of more than 15 public methods; a property and its setter are one."""
    return [
        f"line {node.lineno}: {node.name} has {len(names)} public methods, at most {PUBLIC_METHODS}"
        for node in classes(source)
        if len(names := public_methods(node)) > PUBLIC_METHODS
    ]


def foreign_letters(source: str) -> list[str]:
    """String literals with letters beyond ASCII; docstrings may hold them, and so may comments."""
    told = {id(node.value) for node in nodes(source) if isinstance(node, ast.Expr)}
    return [
        f"line {node.lineno}: a sentence of the program belongs in texts/: {node.value[:40]!r}"
        for node in nodes(source)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if not node.value.isascii() and not (ast.get_source_segment(source, node) or "").isascii()
    ]


def empty_names(source: str) -> list[str]:
    """Functions and classes whose name says nothing."""
    models = {id(method) for node in classes(source) if is_qt(node) for method in node.body}
    return [
        f"line {node.lineno}: {node.name} says nothing"
        for node in [*functions(source), *classes(source)]
        if says_nothing(node.name) and not (node.name == "data" and id(node) in models)
    ]


def silenced_signals(source: str) -> list[str]:
    """`blockSignals`: nothing writes twice, so nothing needs it."""
    return [
        f"line {node.lineno}: blockSignals"
        for node in nodes(source)
        if isinstance(node, ast.Attribute) and node.attr == "blockSignals"
    ]


def grandparents(source: str) -> list[str]:
    """`parent().parent()`: a widget is given what it needs."""
    return [
        f"line {node.lineno}: parent().parent()"
        for node in nodes(source)
        if is_parent(node) and isinstance(node.func, ast.Attribute) and is_parent(node.func.value)
    ]


def connected_lambdas(source: str) -> list[str]:
    """`x.connect(lambda ...)`: a dialog with one of these is never freed."""
    return [
        f"line {node.lineno}: connect a bound method, not a lambda"
        for node in nodes(source)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
        if any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]


def clocks(source: str) -> list[str]:
    """Reading the time of day: in core, today is a caller's word."""
    return [
        f"line {node.lineno}: {node.func.attr}() reads the clock"
        for node in nodes(source)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"today", "now", "utcnow"}
    ]


def says_nothing(name: str) -> bool:
    """True for `utils`, `Info`, `report_manager`, `ReportManager`; `data_dir` says something."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    return name.lower() in EMPTY_NAMES or any(
        word.lower() in EMPTY_NAMES - {"data", "info"} for word in words if not name.startswith("test_")
    )


def public_methods(node: ast.ClassDef) -> set[str]:
    """The names of its own methods that do not begin with an underscore."""
    return {item.name for item in node.body if isinstance(item, Function) and not item.name.startswith("_")}


def is_qt(node: ast.ClassDef) -> bool:
    """True when a base is one of Qt's: a model must have a method called `data`."""
    return any(ast.unparse(base).rpartition(".")[2].startswith("Q") for base in node.bases)


def is_parent(node: ast.AST) -> TypeGuard[ast.Call]:
    """True for the call `....parent()`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "parent"


def length(node: Function | ast.ClassDef) -> int:
    """Its lines, first and last included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@lru_cache(maxsize=2)
def nodes(source: str) -> tuple[ast.AST, ...]:
    """All of a module's tree: every rule asks for it in turn."""
    return tuple(ast.walk(ast.parse(source)))


def functions(source: str) -> Iterator[Function]:
    """Every function and method, inner ones too."""
    return (node for node in nodes(source) if isinstance(node, Function))


def classes(source: str) -> Iterator[ast.ClassDef]:
    """Every class, inner ones too."""
    return (node for node in nodes(source) if isinstance(node, ast.ClassDef))
