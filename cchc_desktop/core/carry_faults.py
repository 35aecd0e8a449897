"""What is wrong with an edition's carry-over: names of nothing, patterns that are none.

Answers with places, what stands there and the kind of fault, as `core.faults` lists them.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.content import DOCUMENT
from cchc_desktop.core.text import names_in

if TYPE_CHECKING:
    from cchc_desktop.core.edition import Edition

Slip: TypeAlias = tuple[str, str, str]
PERIOD = "period"
"""The one {name} that `why` may hold."""


def carry_faults(edition: "Edition") -> Iterator[Slip]:
    """Every fault of the groups, in their order."""
    figures = {figure.code for area in edition.areas for figure in (*area.rows, *area.facts)}
    for carry in edition.carries:
        named = (carry.kinds, carry.codes, carry.states, carry.particulars, carry.sections, carry.register)
        if not any(named):
            yield carry.name, "kinds, codes, states, particulars, sections, register", "parameter_missing"
        for code in carry.codes:
            if code not in figures:
                yield f"{carry.name}.codes", code, "code_unknown"
        for name in carry.particulars:
            if name not in DOCUMENT:
                yield f"{carry.name}.particulars", name, "code_unknown"
        for name in sorted(names_in(carry.why) - {PERIOD}):
            yield f"{carry.name}.why", name, "word_unknown"
        yield from _pattern_faults(carry)
        yield from _row_faults(edition, carry)


def _pattern_faults(carry: Carry) -> Iterator[Slip]:
    try:
        re.compile(carry.sections)
    except re.error as error:
        yield f"{carry.name}.sections", f"{carry.sections} ({error})", "pattern"


def _row_faults(edition: "Edition", carry: Carry) -> Iterator[Slip]:
    """A register, or columns of it, that are not there."""
    if not carry.register:
        return
    register = next((each for each in edition.registers if each.id == carry.register), None)
    if register is None:
        yield f"{carry.name}.register", carry.register, "register_unknown"
        return
    for column in (*carry.columns, *carry.fill, *carry.fill.values(), carry.dated):
        if column and column not in register.by_code:
            yield carry.name, column, "column_unknown"
