"""The faults in an edition's drafts, and in how it cites the rows of its registers.

Only names them; `core.faults` knows the files and makes them known.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from cchc_desktop.core.citing import fields, is_balanced
from cchc_desktop.core.edition import Draft, Edition, Figure, Register, Total
from cchc_desktop.core.formula import FormulaError, parse
from cchc_desktop.core.prose import tokens

_BRACE = re.compile(r"[^{}]{0,10}[{}].{0,30}", re.DOTALL)


class Names(msgspec.Struct, frozen=True):
    """What the tokens of an edition may name, be the edition sound or not."""

    figures: Mapping[str, Figure]
    totals: Mapping[str, tuple[Register, Total]]
    registers: Mapping[str, Register]


def draft_faults(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """The place among the drafts, what stands there, and the fault's kind."""
    names = Names(
        {figure.code: figure for area in edition.areas for figure in (*area.rows, *area.facts)},
        {total.code: (register, total) for register in edition.registers for total in register.totals},
        {register.id: register for register in edition.registers},
    )
    slots = {section.slot for section in edition.outline}
    for draft in edition.drafts:
        if draft.slot not in slots:
            yield f"{draft.name}.slot", draft.slot, "draft_slot"
        yield from _when_faults(draft, names)
        yield from _text_faults(draft, names)


def _when_faults(draft: Draft, names: Names) -> Iterator[tuple[str, str, str]]:
    if not draft.when:
        return
    try:
        formula = parse(draft.when)
    except FormulaError as error:
        yield f"{draft.name}.when: {error.column}", draft.when, f"formula_{error.problem}"
        return
    for code in dict.fromkeys((*formula.names, *formula.earlier)):
        if code not in names.figures and code not in names.totals:
            yield f"{draft.name}.when", code, "code_unknown"


def _text_faults(draft: Draft, names: Names) -> Iterator[tuple[str, str, str]]:
    """Tokens that name nothing, and braces that are none of a token: in a draft both are slips."""
    place = f"{draft.name}.text"
    if not draft.text.strip():
        yield place, "", "draft_empty"
    for node in tokens.parse(draft.text, names):
        if isinstance(node, tokens.Live):
            if node.token is None:
                yield place, node.source, "token_unknown"
        elif found := _BRACE.search(node.text):
            yield place, found[0], "token_unknown"


def citation_faults(register: Register) -> Iterator[tuple[str, str, str]]:
    """The place in a register, what stands there, and the fault's kind."""
    for name, template in (("citation", register.citation), ("short", register.short)):
        place = f"{register.id}.{name}"
        if not is_balanced(template):
            yield place, template, "citation"
        for column in sorted(fields(template) - set(register.by_code)):
            yield place, column, "column_unknown"
