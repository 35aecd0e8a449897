"""The little language of the forms: a closed list over Python's own grammar.

Names, numbers, + - * /, comparisons, and/or/not, and `sum min max abs round
percent prev`. Figures are Decimal; None is unknown and makes unknown whatever
needs it. Nothing else of Python can be reached from here.
"""

import ast
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Protocol, TypeAlias

import msgspec

from cchc_desktop.core.value import percent, rounded

Answer: TypeAlias = Decimal | bool | None
Step: TypeAlias = "Callable[[Lookup], Answer]"


class Lookup(Protocol):
    """Where a formula finds its figures."""

    def figure(self, code: str) -> Decimal | None:
        """The figure of `code`; không phát sinh is 0, blank and pending are None."""

    def applies(self, code: str) -> bool:
        """False for a cell that is not this unit's business: sums leave it out."""

    def earlier(self, code: str) -> Decimal | None:
        """The figure of `code` in the period before, None if there is none."""


class FormulaError(Exception):
    """A formula that the language does not know; `column` counts from 1."""

    def __init__(self, problem: str, column: int) -> None:
        super().__init__(problem, column)
        self.problem = problem
        self.column = column


class Formula(msgspec.Struct, frozen=True):
    """A parsed formula: the codes it uses, in the order written, and its meaning.

    `earlier` are those it takes from the period before: they need no value now, so a
    row may speak of its own. `is_share` is true for percent(part, whole): a ratio row.
    """

    text: str
    names: tuple[str, ...]
    earlier: tuple[str, ...]
    is_share: bool
    evaluate: Step


class Uses(msgspec.Struct):
    """The codes met while a formula is read, in order: of this period and of the one before."""

    names: dict[str, None] = {}
    earlier: dict[str, None] = {}


@cache
def parse(text: str) -> Formula:
    """The formula written as `text`; FormulaError names the column of a fault."""
    uses = Uses()
    try:
        tree = ast.parse(text, mode="eval").body
        step = _compile(tree, uses)
    except SyntaxError as error:
        # At the end of the text Python names no column.
        raise FormulaError("syntax", error.offset or len(text) + 1) from None
    except (ValueError, RecursionError, MemoryError):
        # No author writes this by hand: thousands of signs, or of brackets within brackets.
        raise FormulaError("syntax", 1) from None
    return Formula(text, tuple(uses.names), tuple(uses.earlier), _is_share(tree), step)


def _is_share(tree: ast.expr) -> bool:
    """True for percent() of two different codes."""
    if not (isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id == "percent"):
        return False
    codes = {part.id for part in tree.args if isinstance(part, ast.Name)}
    return len(codes) == 2


def _compile(node: ast.expr, uses: Uses) -> Step:
    """The meaning of one node; `uses` collects the codes met on the way."""
    for kind, compiler in _NODES.items():
        if isinstance(node, kind):
            return compiler(node, uses)
    raise FormulaError("not_allowed", node.col_offset + 1)


def _name(node: ast.Name, uses: Uses) -> Step:
    code = node.id
    uses.names[code] = None
    return lambda lookup: lookup.figure(code)


def _constant(node: ast.Constant, uses: Uses) -> Step:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise FormulaError("not_allowed", node.col_offset + 1)
    number = Decimal(str(node.value))
    if not number.is_finite():
        raise FormulaError("not_allowed", node.col_offset + 1)
    return lambda lookup: number


def _arithmetic(node: ast.BinOp, uses: Uses) -> Step:
    if isinstance(node.op, ast.Add):
        return _sum(_addends(node), uses)
    operation = _ARITHMETIC.get(type(node.op))
    if operation is None:
        raise FormulaError("not_allowed", node.col_offset + 1)
    left, right = _compile(node.left, uses), _compile(node.right, uses)

    def calculate(lookup: Lookup) -> Answer:
        one, two = left(lookup), right(lookup)
        return None if one is None or two is None else operation(Decimal(one), Decimal(two))

    return calculate


def _addends(node: ast.expr) -> list[ast.expr]:
    """The parts of a + b + c: all of one sum, so that any of them may not apply."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_addends(node.left), *_addends(node.right)]
    return [node]


def _divide(one: Decimal, two: Decimal) -> Decimal | None:
    return one / two if two else None


def _sign(node: ast.UnaryOp, uses: Uses) -> Step:
    operand = _compile(node.operand, uses)
    if isinstance(node.op, ast.USub):
        return lambda lookup: _apply(operand(lookup), lambda one: -one)
    if isinstance(node.op, ast.Not):
        return lambda lookup: _apply(operand(lookup), lambda one: not one)
    raise FormulaError("not_allowed", node.col_offset + 1)


def _apply(value: Answer, operation: Callable[[Decimal], Answer]) -> Answer:
    return None if value is None else operation(Decimal(value))


def _comparison(node: ast.Compare, uses: Uses) -> Step:
    operation = _COMPARISONS.get(type(node.ops[0]))
    if operation is None or len(node.ops) > 1:
        raise FormulaError("not_allowed", node.col_offset + 1)
    left, right = _compile(node.left, uses), _compile(node.comparators[0], uses)

    def compare(lookup: Lookup) -> Answer:
        one, two = left(lookup), right(lookup)
        return None if one is None or two is None else operation(Decimal(one), Decimal(two))

    return compare


def _logic(node: ast.BoolOp, uses: Uses) -> Step:
    """and/or: an unknown part leaves the whole unknown unless another part settles it."""
    parts = [_compile(value, uses) for value in node.values]
    settles = isinstance(node.op, ast.Or)

    def decide(lookup: Lookup) -> Answer:
        answers = [part(lookup) for part in parts]
        if any(answer is not None and bool(answer) is settles for answer in answers):
            return settles
        return None if None in answers else not settles

    return decide


def _call(node: ast.Call, uses: Uses) -> Step:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    arguments = node.args
    expected = _ARGUMENTS.get(name)
    if node.keywords or expected is None or len(arguments) not in expected:
        raise FormulaError("not_allowed" if expected is None else "arguments", node.col_offset + 1)
    if name == "prev":
        return _prev(node, uses)
    if name == "sum":
        return _sum(arguments, uses)
    if name == "round" and not _is_digits(arguments[1:]):
        raise FormulaError("arguments", node.col_offset + 1)
    steps = [_compile(argument, uses) for argument in arguments]
    function = _FUNCTIONS[name]

    def call(lookup: Lookup) -> Answer:
        values = [step(lookup) for step in steps]
        known = [Decimal(value) for value in values if value is not None]
        return function(*known) if len(known) == len(values) else None

    return call


def _is_digits(decimals: list[ast.expr]) -> bool:
    """True if nothing is said, or a number of decimals that a figure can have."""
    return all(isinstance(each, ast.Constant) and each.value in range(10) for each in decimals)


def _prev(node: ast.Call, uses: Uses) -> Step:
    argument = node.args[0]
    if not isinstance(argument, ast.Name):
        raise FormulaError("arguments", node.col_offset + 1)
    code = argument.id
    uses.earlier[code] = None
    return lambda lookup: lookup.earlier(code)


def _sum(arguments: Iterable[ast.expr], uses: Uses) -> Step:
    """A sum leaves out what does not apply; it is unknown while one part is."""
    steps = [(part.id if isinstance(part, ast.Name) else "", _compile(part, uses)) for part in arguments]

    def add(lookup: Lookup) -> Answer:
        parts = [step(lookup) for code, step in steps if not code or lookup.applies(code)]
        known = [Decimal(part) for part in parts if part is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(parts) else None

    return add


_ARITHMETIC: dict[type[ast.operator], Callable[[Decimal, Decimal], Answer]] = {
    ast.Sub: lambda one, two: one - two,
    ast.Mult: lambda one, two: one * two,
    ast.Div: _divide,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Lt: lambda one, two: one < two,
    ast.LtE: lambda one, two: one <= two,
    ast.Gt: lambda one, two: one > two,
    ast.GtE: lambda one, two: one >= two,
    ast.Eq: lambda one, two: one == two,
    ast.NotEq: lambda one, two: one != two,
}
_FUNCTIONS: dict[str, Callable[..., Answer]] = {
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "abs": abs,
    "round": lambda value, decimals=Decimal(0): rounded(value, int(decimals)),
    "percent": percent,
}
_ANY = range(1, 100)
_ARGUMENTS: dict[str, range] = {
    "sum": _ANY,
    "min": _ANY,
    "max": _ANY,
    "abs": range(1, 2),
    "round": range(1, 3),
    "percent": range(2, 3),
    "prev": range(1, 2),
}
_NODES: dict[type[ast.expr], Callable[..., Step]] = {
    ast.Name: _name,
    ast.Constant: _constant,
    ast.BinOp: _arithmetic,
    ast.UnaryOp: _sign,
    ast.Compare: _comparison,
    ast.BoolOp: _logic,
    ast.Call: _call,
}


def in_order(formulas: dict[str, Formula]) -> dict[str, Formula]:
    """The formulas sorted so that each follows those it uses.

    ValueError, with the codes of the circle, if they need each other.
    """
    ordered: dict[str, Formula] = {}
    waiting: list[str] = []

    def place(code: str) -> None:
        if code in ordered or code not in formulas:
            return
        if code in waiting:
            raise ValueError(*waiting[waiting.index(code) :], code)
        waiting.append(code)
        for name in formulas[code].names:
            place(name)
        waiting.pop()
        ordered[code] = formulas[code]

    for code in formulas:
        place(code)
    return ordered
