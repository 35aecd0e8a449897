"""Every fault of meaning in an edition, not only the first (`forms check`).

The grammar is msgspec's; this second pass asks whether codes exist, formulas can be
computed, checks say what to do, and words are composed (NFC).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.checks import RULES
from cchc_desktop.core.edition import Area, Check, Edition, Figure, Kind, Register, in_order
from cchc_desktop.core.formula import Formula, FormulaError, parse
from cchc_desktop.core.text import names_in, nfc


class Fault(msgspec.Struct, frozen=True):
    """One fault: the file, the place in it, what stands there, and its kind.

    `texts.fault` makes a sentence with advice of it.
    """

    file: str
    place: str
    found: str
    problem: str


def faults_of(edition: Edition) -> tuple[Fault, ...]:
    """All faults of a grammatical edition, in the order of its files."""
    known = _codes(edition)
    return (
        *_doubled(edition),
        *(fault for area in edition.areas for fault in _area_faults(edition, area, known)),
        *_cycles(edition),
        *(fault for register in edition.registers for fault in _register_faults(edition, register, known)),
        *(fault for check in edition.checks for fault in _check_faults(edition, check, known)),
        *_section_faults(edition),
        *_not_composed(edition),
    )


def _codes(edition: Edition) -> frozenset[str]:
    figures = [figure.code for area in edition.areas for figure in (*area.rows, *area.facts)]
    totals = [total.code for register in edition.registers for total in register.totals]
    return frozenset(figures + totals)


def _doubled(edition: Edition) -> Iterator[Fault]:
    rows = [figure.code for area in edition.areas for figure in (*area.rows, *area.facts)]
    lists: dict[str, Iterable[str]] = {
        "area-*.toml": rows,
        "checks.toml": [check.name for check in edition.checks],
        "outline.toml": [section.slot for section in edition.outline],
        "registers.toml": [
            *(register.id for register in edition.registers),
            *(total.code for register in edition.registers for total in register.totals),
        ],
    }
    for file, names in lists.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield Fault(f"{edition.id}/{file}", name, str(times), "doubled")


def _area_faults(edition: Edition, area: Area, known: frozenset[str]) -> Iterator[Fault]:
    file = f"{edition.id}/area-{area.number}.toml"
    for figure in (*area.rows, *area.facts):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", figure.code):
            yield Fault(file, figure.code, figure.code, "code_shape")
        if figure.feeds and figure.feeds not in known:
            yield Fault(file, f"{figure.code}.feeds", figure.feeds, "feeds_unknown")
        yield from _kind_faults(file, figure)
        yield from _formula_faults(file, figure.code, figure.formula, known)


def _kind_faults(file: str, figure: Figure) -> Iterator[Fault]:
    if (figure.kind is Kind.CHOICE) != bool(figure.options):
        yield Fault(file, f"{figure.code}.options", str(len(figure.options)), "options")
    if figure.kind in (Kind.RATIO, Kind.TOTAL) and not figure.formula:
        yield Fault(file, f"{figure.code}.formula", figure.kind.value, "formula_missing")


def _formula_faults(file: str, place: str, text: str, known: frozenset[str]) -> Iterator[Fault]:
    formula = _parsed(text)
    if isinstance(formula, FormulaError):
        yield Fault(file, f"{place}: {formula.column}", text, f"formula_{formula.problem}")
    elif formula is not None:
        for name in formula.names:
            if name not in known:
                yield Fault(file, place, name, "code_unknown")


def _parsed(text: str) -> Formula | FormulaError | None:
    if not text:
        return None
    try:
        return parse(text)
    except FormulaError as error:
        return error


def _cycles(edition: Edition) -> Iterator[Fault]:
    figures = [figure for area in edition.areas for figure in (*area.rows, *area.facts)]
    formulas = {f.code: formula for f in figures if isinstance(formula := _parsed(f.formula), Formula)}
    yield from _cycle(f"{edition.id}/area-*.toml", formulas)


def _cycle(file: str, formulas: dict[str, Formula]) -> Iterator[Fault]:
    try:
        in_order(formulas)
    except ValueError as circle:
        yield Fault(file, circle.args[0], " > ".join(circle.args), "cycle")


def _register_faults(edition: Edition, register: Register, known: frozenset[str]) -> Iterator[Fault]:
    file = f"{edition.id}/registers.toml"
    columns = frozenset(register.by_code)
    named = [("key", register.key), ("issuer", register.issuer)]
    for total in register.totals:
        named.append((total.code, total.column))
        named += [(total.code, condition.column) for condition in total.where]
        if total.feeds and total.feeds not in known:
            yield Fault(file, f"{total.code}.feeds", total.feeds, "feeds_unknown")
        patterns = [condition.matches for condition in total.where]
        yield from _pattern_faults(file, total.code, patterns)
    yield from _pattern_faults(file, register.id, [register.own])
    for place, column in named:
        if column and column not in columns:
            yield Fault(file, f"{register.id}.{place}", column, "column_unknown")
    formulas = {}
    for column_ in register.columns:
        yield from _formula_faults(file, f"{register.id}.{column_.code}", column_.formula, columns)
        if isinstance(formula := _parsed(column_.formula), Formula):
            formulas[column_.code] = formula
    yield from _cycle(file, formulas)


def _pattern_faults(file: str, place: str, patterns: Iterable[str]) -> Iterator[Fault]:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            yield Fault(file, place, f"{pattern} ({error})", "pattern")


def _check_faults(edition: Edition, check: Check, known: frozenset[str]) -> Iterator[Fault]:
    file = f"{edition.id}/checks.toml"
    rule = RULES.get(check.rule)
    if rule is None:
        yield Fault(file, check.name, check.rule, "rule_unknown")
        return
    if not check.advice.strip():
        yield Fault(file, check.name, check.id, "advice_missing")
    for name in sorted(
        names_in(check.message + check.advice + "".join(check.variants.values())) - rule.fields
    ):
        yield Fault(file, check.name, name, "word_unknown")
    for variant in sorted(set(check.variants) - rule.variants):
        yield Fault(file, check.name, variant, "variant_unknown")
    for parameter in sorted(rule.needs):
        if not getattr(check, parameter):
            yield Fault(file, check.name, parameter, "parameter_missing")
    yield from _pattern_faults(file, check.name, check.patterns.values())
    yield from _check_codes(edition, check, known)


def _check_codes(edition: Edition, check: Check, known: frozenset[str]) -> Iterator[Fault]:
    """The codes a check speaks of: figures and totals, or its register's columns."""
    file = f"{edition.id}/checks.toml"
    register = next((each for each in edition.registers if each.id == check.register), None)
    if check.register and register is None:
        yield Fault(file, check.name, check.register, "register_unknown")
        return
    columns = frozenset(register.by_code) if register else frozenset()
    words = frozenset(edition.words.document)
    for code in check.codes:
        if code not in (columns if register else known | words):
            yield Fault(file, check.name, code, "code_unknown")
    for source, row in check.pairs:
        yield from _formula_faults(file, check.name, source, known)
        if row not in known:
            yield Fault(file, check.name, row, "code_unknown")
    yield from _formula_faults(file, check.name, check.holds, known)


def _section_faults(edition: Edition) -> Iterator[Fault]:
    slots = {section.slot for section in edition.outline}
    numbers = {area.number for area in edition.areas}
    for section in edition.outline:
        above = section.slot.rpartition(".")[0]
        if above and above not in slots:
            yield Fault(f"{edition.id}/outline.toml", section.slot, above, "slot_unknown")
        if section.area and section.area not in numbers:
            yield Fault(f"{edition.id}/outline.toml", section.slot, str(section.area), "area_unknown")


def _not_composed(edition: Edition) -> Iterator[Fault]:
    def walk(node: object, path: str) -> Iterator[Fault]:
        if isinstance(node, str):
            if node != nfc(node):
                yield Fault(f"{edition.id}/*.toml", path, node, "not_nfc")
        elif isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, f"{path}.{key}")
        elif isinstance(node, list | tuple):
            for number, value in enumerate(node):
                yield from walk(value, f"{path}[{number}]")

    yield from walk(msgspec.to_builtins(edition), "")
