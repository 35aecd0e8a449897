"""An edition's table made into an edition, with every fault of grammar in it.

msgspec tells the first fault and stops; here a faulty piece is cut out to see what
else is wrong. Never repairs: a table with a fault gives no edition.
"""

import re
from typing import Any, TypeAlias

import msgspec

from cchc_desktop.core.edition import IDENTITY, Edition
from cchc_desktop.core.faults import Fault, located

Steps: TypeAlias = list[str | int]

PROBLEMS = {
    r"Object contains unknown field `(.*)`": "field_unknown",
    r"Object missing required field `(.*)`": "field_missing",
    r"Invalid enum value '?(.*?)'?": "choice_unknown",
    r"(.*)": "grammar",
}
"""What msgspec says, and the kind of fault it is."""


def built_from(edition: str, table: dict[str, Any]) -> tuple[Edition | None, tuple[Fault, ...]]:
    """The edition, or None and every fault of grammar. Faulty pieces are taken out of `table`."""
    faults: list[Fault] = []
    while True:
        try:
            built = msgspec.convert(table, Edition)
        except msgspec.ValidationError as error:
            reason, _, where = str(error).partition(" - at ")
            problem, found = _problem(reason)
            steps = _steps(where)
            place = [*steps, found] if problem.startswith("field") else steps
            faults.append(Fault(*located(edition, table, place), found, problem))
            if not _cut(table, place if problem == "field_unknown" else _piece(steps)):
                return None, tuple(faults)
        else:
            return (None if faults else built), tuple(faults)


def _problem(reason: str) -> tuple[str, str]:
    """The kind of a fault and what stands there, from msgspec's reason."""
    for pattern, problem in PROBLEMS.items():
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            return problem, found[1]
    return "grammar", reason


def _steps(where: str) -> Steps:
    """`$.area[0].row[3].kind` as the steps from the whole table down to the place."""
    return [int(number) if number else name for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", where)]


def _piece(steps: Steps) -> Steps:
    """The steps to the innermost row, column, check ... around a place; none if there is none."""
    for end in range(len(steps), 1, -1):
        if isinstance(steps[end - 1], int) and steps[end - 2] in IDENTITY:
            return steps[:end]
    return []


def _cut(table: Any, steps: Steps) -> bool:
    """Take away what stands at the end of `steps`; False if they lead nowhere."""
    if not steps:
        return False
    for step in steps[:-1]:
        table = table[step]
    del table[steps[-1]]
    return True
