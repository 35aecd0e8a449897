"""The faults in what a check says of the narrative: wording, formulas, heads.

Only names them; `core.faults` knows the file and makes them known.
"""

import re
from collections.abc import Iterator

from cchc_desktop.core.edition import Check
from cchc_desktop.core.formula import FormulaError, parse
from cchc_desktop.core.passages import Passage, Phrase
from cchc_desktop.core.prose.phrases import PhraseError, compiled, figures_in


def phrase_faults(check: Check, known: frozenset[str], *, of_figures: bool) -> Iterator[tuple[str, str, str]]:
    """The place in a check, what stands there, and the fault's kind.

    `known` are the codes a formula may name; with `of_figures` each figure of a phrase
    needs its entry in `codes`.
    """
    yield from _wording_faults("unless", check.unless)
    for name, words in check.heads.items():
        yield from _wording_faults(f"heads.{name}", words)
    try:
        re.compile(check.sections)
    except re.error as error:
        yield "sections", f"{check.sections} ({error})", "pattern"
    for number, phrase in enumerate(check.phrases, 1):
        place = f"phrase[{number}]"
        yield from _wording_faults(place, (*phrase.words, *phrase.unless))
        if phrase.under and phrase.under not in check.heads:
            yield place, phrase.under, "head_unknown"
        if of_figures:
            yield from _count_faults(place, phrase)
        yield from _formula_faults(place, phrase, known)


def passage_faults(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """The same of a passage, whose codes are no formulas."""
    yield from _wording_faults("unless", passage.unless)
    for name, words in passage.heads.items():
        yield from _wording_faults(f"heads.{name}", words)
    for pattern in (passage.sections, passage.named):
        try:
            re.compile(pattern)
        except re.error as error:
            yield "pattern", f"{pattern} ({error})", "pattern"
    for number, phrase in enumerate(passage.phrases, 1):
        yield from _wording_faults(f"phrase[{number}]", (*phrase.words, *phrase.unless))
        if phrase.under and phrase.under not in passage.heads:
            yield f"phrase[{number}]", phrase.under, "head_unknown"
        if not passage.zero:
            yield from _count_faults(f"phrase[{number}]", phrase)


def _wording_faults(place: str, phrases: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for words in phrases:
        try:
            compiled(words)
        except PhraseError as error:
            yield place, str(error), "phrase"


def _count_faults(place: str, phrase: Phrase) -> Iterator[tuple[str, str, str]]:
    for words in phrase.words:
        if len(figures_in(words)) != len(phrase.codes):
            yield place, f"{words}: {len(figures_in(words))}, {len(phrase.codes)}", "codes_count"


def _formula_faults(place: str, phrase: Phrase, known: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for formula in filter(None, (*_sources(phrase), phrase.other, phrase.wrong)):
        try:
            names = parse(formula).names
        except FormulaError as error:
            yield f"{place}: {error.column}", formula, f"formula_{error.problem}"
            continue
        for name in names:
            if name not in known:
                yield place, name, "code_unknown"


def _sources(phrase: Phrase) -> Iterator[str]:
    for codes in phrase.codes:
        yield from (source.strip() for source in re.split("[|;]", codes))
