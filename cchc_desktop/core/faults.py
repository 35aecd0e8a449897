"""Every fault of meaning in an edition, not only the first (`forms check`).

The grammar is msgspec's; this second pass asks whether codes exist, formulas can be
computed, checks say what to do, and words are composed (NFC).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from cchc_desktop.core.carry_faults import carry_faults
from cchc_desktop.core.checks import RULES
from cchc_desktop.core.checks.finding import Rule
from cchc_desktop.core.criteria import WORDS as CRITERION_WORDS
from cchc_desktop.core.edition import (
    IDENTITY,
    Area,
    Check,
    Column,
    ColumnKind,
    Edition,
    Figure,
    Kind,
    Register,
    Total,
)
from cchc_desktop.core.formula import Formula, FormulaError, in_order, parse
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.prose.draft_faults import citation_faults, draft_faults
from cchc_desktop.core.prose.faults import passage_faults, phrase_faults
from cchc_desktop.core.text import names_in, nfc

FILES = {
    "carry": "carry",
    "check": "checks",
    "criterion": "par",
    "draft": "drafts",
    "register": "registers",
    "section": "outline",
    "passage": "reading",
    "foreign": "reading",
    "renamed": "reading",
}
CODE = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = frozenset({"document", "period", "narrative", "explanation", "outline", "unit"})
COMMON_YEAR = 2023


class Fault(msgspec.Struct, frozen=True):
    """One fault: the file, the place in it, what stands there, and its kind.

    `texts.fault` makes a sentence with advice of it.
    """

    file: str
    place: str
    found: str
    problem: str


def located(edition: str, table: object, steps: Iterable[str | int]) -> tuple[str, str]:
    """The file and the place in it of a piece of an edition, named as its author knows it.

    area, 2, row, 4, kind becomes area-3.toml and b3_1_2.kind.
    """
    file, place, above = "edition", [], ""
    for step in steps:
        table = _stepped(table, step)
        if isinstance(step, str):
            above = step
            place.append(step)
            file = file if len(place) > 1 else FILES.get(step, file)
            continue
        name = table.get(IDENTITY.get(above, "")) if isinstance(table, dict) else None
        place[-1:] = [f"{above}[{step + 1}]" if name is None else str(name)]
        if above == "area" and len(place) == 1:
            file, place = f"area-{name or '*'}", []
    return f"{edition}/{file}.toml", ".".join(place)


def _stepped(table: object, step: str | int) -> object:
    """What stands one step further down in nested tables and lists, None if nothing does."""
    if isinstance(table, dict):
        return table.get(step)
    return table[step] if isinstance(table, list | tuple) and isinstance(step, int) else None


def faults_of(edition: Edition) -> tuple[Fault, ...]:
    """All faults of a grammatical edition, in the order of its files."""
    known = _codes(edition)
    return (
        *_edition_faults(edition),
        *_doubled(edition),
        *(fault for area in edition.areas for fault in _area_faults(edition, area, known)),
        *_cycles(edition),
        *(fault for register in edition.registers for fault in _register_faults(edition, register, known)),
        *(fault for check in edition.checks for fault in _check_faults(edition, check, known)),
        *_criterion_faults(edition),
        *_section_faults(edition),
        *_draft_faults(edition),
        *_reading_faults(edition, known),
        *(Fault(f"{edition.id}/carry.toml", *slip) for slip in carry_faults(edition)),
        *_not_composed(edition),
    )


def _codes(edition: Edition) -> frozenset[str]:
    figures = [figure.code for area in edition.areas for figure in (*area.rows, *area.facts)]
    totals = [total.code for register in edition.registers for total in register.totals]
    return frozenset(figures + totals)


def _doubled(edition: Edition) -> Iterator[Fault]:
    figures = [figure.code for area in edition.areas for figure in (*area.rows, *area.facts)]
    totals = [total.code for register in edition.registers for total in register.totals]
    lists: list[tuple[str, Iterable[str]]] = [
        ("edition.toml", [preset.kind for preset in edition.presets]),
        ("area-*.toml", [str(area.number) for area in edition.areas]),
        ("area-*.toml", figures),
        ("carry.toml", [carry.name for carry in edition.carries]),
        ("checks.toml", [check.name for check in edition.checks]),
        ("drafts.toml", [draft.name for draft in edition.drafts]),
        ("outline.toml", [section.slot for section in edition.outline]),
        ("registers.toml", [register.id for register in edition.registers]),
        ("registers.toml", [*totals, *frozenset(figures).intersection(totals)]),
        *(
            ("registers.toml", [f"{register.id}.{column.code}" for column in register.columns])
            for register in edition.registers
        ),
    ]
    for file, names in lists:
        for name, times in Counter(names).items():
            if times > 1:
                yield Fault(f"{edition.id}/{file}", name, str(times), "doubled")


def _edition_faults(edition: Edition) -> Iterator[Fault]:
    """Dates that are none: of its validity, and of the windows it proposes."""
    file = f"{edition.id}/edition.toml"
    for place, text in (("valid_from", edition.valid_from), ("valid_to", edition.valid_to)):
        day = parse_date(text)
        if (text or place == "valid_from") and (day is None or day.isoformat() != text):
            yield Fault(file, place, text, "date")
    if not edition.presets:
        yield Fault(file, "preset", "", "preset_missing")
    for preset in edition.presets:
        try:
            window = preset.window(COMMON_YEAR)
        except ValueError as error:
            yield Fault(file, preset.kind, str(error), "preset_date")
            continue
        if window.start > window.end:
            found = f"{window.start:%d/%m/%Y} > {window.end:%d/%m/%Y}"
            yield Fault(file, preset.kind, found, "preset_reversed")


def _area_faults(edition: Edition, area: Area, known: frozenset[str]) -> Iterator[Fault]:
    file = f"{edition.id}/area-{area.number}.toml"
    for figure in (*area.rows, *area.facts):
        if not CODE.fullmatch(figure.code) or figure.code in RESERVED:
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
        for name in dict.fromkeys((*formula.names, *formula.earlier)):
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
    numbers = {area.number for area in edition.areas}
    codes = [register.id, *(c.code for c in register.columns), *(t.code for t in register.totals)]
    for code in dict.fromkeys(codes):
        if not CODE.fullmatch(code) or code in RESERVED:
            yield Fault(file, code, code, "code_shape")
    if not (register.areas or register.tab):
        yield Fault(file, register.id, "areas, tab", "parameter_missing")
    for area in register.areas:
        if area not in numbers:
            yield Fault(file, register.id, str(area), "area_unknown")
    yield from _pattern_faults(file, register.id, [register.own])
    yield from _column_faults(file, register)
    for total in register.totals:
        yield from _total_faults(file, total, known)


def _column_faults(file: str, register: Register) -> Iterator[Fault]:
    """Columns that are named but not there, and formulas that cannot be computed."""
    columns = frozenset(register.by_code)
    named = [("key", register.key), ("issuer", register.issuer), ("level", register.level)]
    for total in register.totals:
        named.append((total.code, total.column))
        named += [(total.code, condition.column) for condition in total.where]
    for place, column in named:
        if column and column not in columns:
            yield Fault(file, f"{register.id}.{place}", column, "column_unknown")
    for each in register.columns:
        place = f"{register.id}.{each.code}"
        if each.kind is ColumnKind.CHOICE and not each.options:
            yield Fault(file, f"{place}.options", "0", "options")
        yield from _formula_faults(file, place, each.formula, columns)
    yield from _cycle(file, _column_formulas(register.columns))


def _column_formulas(columns: Iterable[Column]) -> dict[str, Formula]:
    return {c.code: formula for c in columns if isinstance(formula := _parsed(c.formula), Formula)}


def _criterion_faults(edition: Edition) -> Iterator[Fault]:
    """Criteria of no list, in columns that it does not have, or of a level that it does not know."""
    file = f"{edition.id}/par.toml"
    register = next((each for each in edition.registers if each.level), None)
    if register is None:
        if edition.criteria:
            yield Fault(file, "criterion", str(len(edition.criteria)), "level_missing")
        return
    level = register.by_code.get(register.level)
    levels = level.options if level else ()
    for found in (each for each in register.bold if each not in levels):
        yield Fault(f"{edition.id}/registers.toml", f"{register.id}.bold", found, "choice_unknown")
    for number, criterion in enumerate(edition.criteria, 1):
        place = f"criterion[{number}]"
        for code in criterion.keys() - register.by_code.keys():
            yield Fault(file, place, code, "column_unknown")
        if criterion.get(register.level, "") not in levels:
            found = criterion.get(register.level, "")
            yield Fault(file, f"{place}.{register.level}", found, "choice_unknown")
        for name in sorted(names_in("".join(criterion.values())) - CRITERION_WORDS):
            yield Fault(file, place, name, "word_unknown")


def _total_faults(file: str, total: Total, known: frozenset[str]) -> Iterator[Fault]:
    if total.feeds and total.feeds not in known:
        yield Fault(file, f"{total.code}.feeds", total.feeds, "feeds_unknown")
    yield from _pattern_faults(file, total.code, [condition.matches for condition in total.where])


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
    yield from _parameter_faults(file, check, rule)
    yield from _check_codes(edition, check, known, () if rule.of_types else check.groups)
    for place, found, problem in phrase_faults(check, known, of_figures=rule.of_figures):
        yield Fault(f"{edition.id}/prose.toml", f"{check.name}.{place}", found, problem)


def _parameter_faults(file: str, check: Check, rule: Rule) -> Iterator[Fault]:
    """What the rule cannot do without, and the patterns that are none."""
    for parameter in sorted(rule.needs):
        if not getattr(check, parameter):
            yield Fault(file, check.name, parameter, "parameter_missing")
    for pattern in sorted(rule.patterns - set(check.patterns)):
        yield Fault(file, check.name, f"patterns.{pattern}", "parameter_missing")
    if rule.takes and check.codes and len(check.codes) != rule.takes:
        yield Fault(file, f"{check.name}.codes", f"{len(check.codes)}, {rule.takes}", "codes_count")
    yield from _pattern_faults(file, check.name, check.patterns.values())


def _check_codes(
    edition: Edition, check: Check, known: frozenset[str], groups: tuple[tuple[str, ...], ...]
) -> Iterator[Fault]:
    """The codes a check speaks of: figures and totals, or its register's columns."""
    file = f"{edition.id}/checks.toml"
    register = next((each for each in edition.registers if each.id == check.register), None)
    if check.register and register is None:
        yield Fault(file, check.name, check.register, "register_unknown")
        return
    columns = frozenset(register.by_code) if register else frozenset()
    words = frozenset(edition.words.document)
    for code in dict.fromkeys((*check.codes, *(code for group in groups for code in group))):
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


def _draft_faults(edition: Edition) -> Iterator[Fault]:
    for place, found, problem in draft_faults(edition):
        yield Fault(f"{edition.id}/drafts.toml", place, found, problem)
    for register in edition.registers:
        for place, found, problem in citation_faults(register):
            yield Fault(f"{edition.id}/registers.toml", place, found, problem)


def _reading_faults(edition: Edition, known: frozenset[str]) -> Iterator[Fault]:
    """Passages that cannot be read, or that speak of what is not there; codes renamed to none."""
    file = f"{edition.id}/reading.toml"
    registers = {register.id: register for register in edition.registers}
    for passage in edition.passages:
        register = registers.get(passage.register)
        if passage.register and register is None:
            yield Fault(file, passage.name, passage.register, "register_unknown")
        codes = frozenset(register.by_code) if register else known
        for phrase in passage.phrases:
            for code in filter(None, (each.strip() for every in phrase.codes for each in every.split(";"))):
                if code not in codes:
                    yield Fault(file, passage.name, code, "code_unknown")
        for place, found, problem in passage_faults(passage):
            yield Fault(file, f"{passage.name}.{place}", found, problem)
    for code in (code for each in edition.renamed for code in each.new if code not in known):
        yield Fault(file, "renamed", code, "code_unknown")
    yield from _pattern_faults(file, "directive", [edition.foreign.directive])


def _not_composed(edition: Edition) -> Iterator[Fault]:
    whole = msgspec.to_builtins(edition)

    def walk(node: object, steps: tuple[str | int, ...]) -> Iterator[Fault]:
        if isinstance(node, str):
            if node != nfc(node):
                yield Fault(*located(edition.id, whole, steps), node, "not_nfc")
        elif isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, (*steps, key))
        elif isinstance(node, list | tuple):
            for number, value in enumerate(node):
                yield from walk(value, (*steps, number))

    yield from walk(whole, ())
