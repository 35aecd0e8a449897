"""An edition's formula as a live one of a spreadsheet, with the same care for blanks.

What needs a blank or pending cell stays empty, never 0; "-" counts as 0; "x" is left
out of sums. A formula that a spreadsheet cannot say (an earlier period, a register's
total) gives None, and its cell is left to the app.
"""

import ast
from collections.abc import Mapping

_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_LEFT_OUT = '"x"'
_CALLS = {"min": "MIN", "max": "MAX", "abs": "ABS", "round": "ROUND"}


class Untranslatable(Exception):
    """Part of a formula has no counterpart in a spreadsheet."""


def translate(text: str, cells: Mapping[str, str], decimals: int | None = None) -> str | None:
    """`text` with its codes replaced by `cells` ("D8"), rounded to `decimals`.

    None if it speaks of something that has no cell, or that cells cannot compute.
    """
    needed: dict[str, bool] = {}
    try:
        expression = _expression(ast.parse(text, mode="eval").body, cells, needed)
    except Untranslatable:
        return None
    guards = [_guard(cell, may_be_left_out) for cell, may_be_left_out in needed.items()]
    if needed and all(needed.values()):
        # Nothing added to nothing is not 0: at least one part must apply.
        guards.append(f"OR({','.join(f'{cell}<>{_LEFT_OUT}' for cell in needed)})")
    rounded = expression if decimals is None else f"ROUND({expression},{decimals})"
    return f'=IFERROR(IF(AND({",".join(guards)}),{rounded},""),"")' if guards else f"={rounded}"


def _guard(cell: str, may_be_left_out: bool) -> str:
    left_out = f",{cell}={_LEFT_OUT}" if may_be_left_out else ""
    return f'OR(ISNUMBER({cell}),{cell}="-"{left_out})'


def _expression(node: ast.expr, cells: Mapping[str, str], needed: dict[str, bool]) -> str:
    if isinstance(node, ast.Name):
        return _cell(node.id, cells, needed, False)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return str(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        summed = isinstance(node.op, ast.Add)
        left, right = (_part(part, cells, needed, summed) for part in (node.left, node.right))
        return f"({left}{_OPERATORS[type(node.op)]}{right})"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return f"(-{_expression(node.operand, cells, needed)})"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _call(node.func.id, node.args, cells, needed)
    raise Untranslatable


def _call(name: str, arguments: list[ast.expr], cells: Mapping[str, str], needed: dict[str, bool]) -> str:
    if name == "sum":
        return "(" + "+".join(_part(part, cells, needed, True) for part in arguments) + ")"
    parts = [_expression(part, cells, needed) for part in arguments]
    if name == "percent":
        return f"(100*{parts[0]}/{parts[1]})"
    if name in _CALLS:
        return f"{_CALLS[name]}({','.join(parts)})"
    raise Untranslatable


def _part(node: ast.expr, cells: Mapping[str, str], needed: dict[str, bool], summed: bool) -> str:
    if summed and isinstance(node, ast.Name):
        return _cell(node.id, cells, needed, True)
    return _expression(node, cells, needed)


def _cell(code: str, cells: Mapping[str, str], needed: dict[str, bool], may_be_left_out: bool) -> str:
    if code not in cells:
        raise Untranslatable
    cell = cells[code]
    needed[cell] = may_be_left_out and needed.get(cell, True)
    return f"N({cell})"
