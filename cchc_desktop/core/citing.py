"""A row of a register as a sentence names it: "Kế hoạch số 323/KH-UBND ngày 23/12/2022 về ...".

How is the edition's: `citation` and `short` of the register. {column} stands for a cell,
{column:02} for a number of two digits at least, {column:a} for words that go on a
sentence; what stands in [ ] is left out with a blank cell in it. Never guesses a cell.
"""

import re
from collections.abc import Iterator

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import ColumnKind, Register
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.register import UNREADABLE, read_cell, text_of
from cchc_desktop.core.text import fold
from cchc_desktop.core.value import SHOWN, show

_PARTS = re.compile(r"(\[|\]|\{\w+(?::(?:02|a))?\})")
_FIELD = re.compile(r"\{(\w+)(?::(02|a))?\}")


def cited(register: Register, row: Row, short: bool = False) -> str:
    """The row in words, "" if nothing of it is known."""
    template = (register.short if short else "") or register.citation or f"{{{register.key}}}"
    words, _ = _expanded(iter(_PARTS.split(template)), register, row, [])
    return " ".join(words.split())


def fields(template: str) -> frozenset[str]:
    """The columns that a template names."""
    return frozenset(found[1] for found in _FIELD.finditer(template))


def is_balanced(template: str) -> bool:
    """True if every [ has its ], and no brace is left over."""
    depth = 0
    for part in _PARTS.split(template):
        depth += (part == "[") - (part == "]")
        if depth < 0 or (not _FIELD.fullmatch(part) and re.search(r"[{}]", part)):
            return False
    return depth == 0


def _expanded(parts: Iterator[str], register: Register, row: Row, said: list[str]) -> tuple[str, bool]:
    """The words up to the end of a bracket, and whether no cell in it is blank."""
    words, complete = "", True
    for part in parts:
        if part == "]":
            break
        if part == "[":
            known = list(said)
            inner, whole = _expanded(parts, register, row, known)
            if whole:
                words += inner
                said[:] = known
        elif field := _FIELD.fullmatch(part):
            cell = _made(_cell(register, row, field[1]), field[2], said)
            complete = complete and bool(cell)
            words += cell
            said.append(cell)
        else:
            words += part
            said += part.split()[-1:]
    return words, complete


def _made(cell: str, make: str | None, said: list[str]) -> str:
    """A cell as the template wants it; `said` are the words before it."""
    if make == "a":
        return _going_on(cell, said)
    return cell.zfill(2) if make and cell.isdecimal() else cell


def _cell(register: Register, row: Row, code: str) -> str:
    """A cell in words; the office that issued a document goes without saying if it is the unit's."""
    column = register.by_code[code]
    text = text_of(row, code).strip()
    if code == register.issuer and register.own and re.search(register.own, fold(text)):
        return ""
    if column.kind is ColumnKind.DATE:
        day = parse_date(text)
        return show_date(day) if day else text.removeprefix(UNREADABLE)
    if column.kind is ColumnKind.COUNT:
        entry = read_cell(text)
        shown = SHOWN[entry.state] if entry.state else entry.text
        return shown if entry.value is None else show(entry.value)
    return column.names.get(text, text)


def _going_on(cell: str, said: list[str]) -> str:
    """Words within a sentence: what was just said is left out, and a capital that only began them."""
    for before in filter(None, (*said, *reversed(said))):
        if cell.casefold().startswith(f"{before.casefold()} "):
            cell = cell[len(before) :].lstrip()
    first = cell.partition(" ")[0]
    return cell[:1].lower() + cell[1:] if first[1:].islower() or len(first) == 1 else cell
