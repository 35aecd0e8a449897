"""R1, R5, X1-X10 in the narrative: its figures and its words against the report's figures.

A claim that speaks of another period, a field or a plan is left alone; so is one whose
figure is not known.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.narrative import WHERE, Written, each_section, written
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.formula import parse
from cchc_desktop.core.prose.claims import Claim, claims, speaks_of
from cchc_desktop.core.prose.numbers import agrees
from cchc_desktop.core.prose.phrases import figures_in
from cchc_desktop.core.prose.sections import NARRATIVE
from cchc_desktop.core.value import State, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def share_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage in the text is not 100 x the part / the whole that stand beside it."""
    return each_section(report, check, _wrong_shares)


def _wrong_shares(section: Written, check: Check) -> Iterator[Found]:
    for share in section.reading.shares:
        if share.is_right:
            continue
        exact = 100 * share.part / share.whole
        yield section.marks(
            share.start,
            share.end,
            share=show(share.share),
            part=show(share.part),
            whole=show(share.whole),
            expected=show(exact, _decimals(share.share)),
        )


def claim_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A figure of the text is none of those that its words may mean.

    Of two figures together one must be right: else they are of something else.
    """
    for section, claim in _claims(report, check):
        if not claim.phrase.codes or _is_other(report, claim):
            continue
        pairs = zip(claim.phrase.codes, claim.figures, strict=True)
        told = [(codes, number) for codes, number in pairs if codes]
        within = claim.phrase.within
        meant = [(codes, number, _meant(report, codes, number, within)) for codes, number in told]
        wrong = [(codes, number, other) for codes, number, other in meant if other is not None]
        if wrong and (len(told) == 1 or len(wrong) < len(told)) and _is_of_now(report, section, claim, check):
            yield _differs(report, section, claim, *wrong[0])


def share_of_other_whole(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage of the text is that of another whole than the edition's."""
    for section, claim in _claims(report, check):
        if claim.phrase.other and _is_other(report, claim) and _is_of_now(report, section, claim, check):
            number, codes = claim.figures[-1], claim.phrase.codes[-1]
            meant = _meant(report, codes, number)
            if meant is not None:
                yield _differs(report, section, claim, codes, number, meant)


def claim_untrue(report: "Report", check: Check) -> Iterator[Found]:
    """The text says a thing that the figures say is not so (`wrong`)."""
    for section, claim in _claims(report, check):
        if any(claim.figures) != bool(claim.figures):
            continue
        if _holds(report, claim.phrase.wrong) and _is_of_now(report, section, claim, check):
            names = parse(claim.phrase.wrong).names
            known = {name: number for name in names if (number := report.figure(name)) is not None}
            told = {name: number for name, number in known.items() if number} or known
            fields = {
                "source": ", ".join(place(report, name) for name in told),
                "given": ", ".join(show(number) for number in told.values()),
            }
            yield section.marks(claim.start, claim.end, tuple(told), **fields)


def claim_unentered(report: "Report", check: Check) -> Iterator[Found]:
    """The text speaks of what its rows leave blank or at 0 (`codes` of the phrase).

    Once for each phrase: the first place that says so.
    """
    seen: set[tuple[str, ...]] = set()
    for section, claim in _claims(report, check):
        codes = claim.phrase.codes
        if codes in seen or not codes or any(report.figure(code) for code in codes):
            continue
        if all(report.value(code).state in _SET_ASIDE for code in codes):
            continue
        if _is_of_now(report, section, claim, check):
            seen.add(codes)
            blank = any(report.figure(code) is None for code in codes)
            rows = "; ".join(place(report, code) for code in codes)
            yield section.marks(claim.start, claim.end, codes, "blank" if blank else "zero", source=rows)


def left_unsaid(report: "Report", check: Check) -> Iterator[Found]:
    """`codes` are above 0, but the sections that should tell of it are silent everywhere.

    Nothing is said before those sections (`sections`) hold text.
    """
    told = [code for code in check.codes if report.figure(code)]
    sections = written(report, check)
    if not told or not sections:
        return
    if any(claims(section.reading, check) for section in written(report)):
        return
    first = sections[0]
    given = ", ".join(show(report.figure(code) or Decimal(0)) for code in told)
    rows = "; ".join(place(report, code) for code in told)
    fields = {"section": first.title, "found": "", "source": rows, "given": given}
    yield Found((f"{NARRATIVE}.{first.slot}", *told), fields, section=first.slot)


def _claims(report: "Report", check: Check) -> Iterator[tuple[Written, Claim]]:
    for section in written(report, check):
        for claim in claims(section.reading, check):
            yield section, claim


def _is_of_now(report: "Report", section: Written, claim: Claim, check: Check) -> bool:
    """True if nothing around the claim narrows it or names another period."""
    identity = report.identity
    return speaks_of(section.reading, claim, check, identity.kind, identity.year)


def _is_other(report: "Report", claim: Claim) -> bool:
    """True if the claim's percentage is that of the other whole, and not of its own."""
    if not claim.phrase.other:
        return False
    other, number = _value(report, claim.phrase.other), claim.figures[-1]
    return other is not None and agrees(number, other)


def _meant(report: "Report", codes: str, number: Decimal, within: Decimal = Decimal(0)) -> Decimal | None:
    """The figure that `number` should be; None if it is right, or cannot be told.

    Each meaning may have several sources; one that is unknown may be the one meant.
    """
    first = None
    for meaning in filter(None, codes.split("|")):
        values = [_value(report, source) for source in meaning.split(";")]
        known = [value for value in values if value is not None]
        if not known or any(abs(number - value) <= within or agrees(number, value) for value in known):
            return None
        first = known[0] if first is None else first
    return first


def _value(report: "Report", formula: str) -> Decimal | None:
    key = f"formula: {formula}"
    if key not in report.memo:
        # Many claims are of few figures.
        report.memo[key] = parse(formula.strip()).evaluate(report)
    answer = report.memo[key]
    return answer if isinstance(answer, Decimal) else None


def _holds(report: "Report", formula: str) -> bool:
    return bool(formula) and parse(formula).evaluate(report) is True


def _differs(
    report: "Report", section: Written, claim: Claim, codes: str, number: Decimal, meant: Decimal
) -> Found:
    meaning = codes.split("|", maxsplit=1)[0].split(";")
    source = next(each for each in meaning if _value(report, each) is not None)
    names = parse(source.strip()).names
    figures = figures_in(claim.phrase.words[0])
    decimals = report.edition.decimals if "%" in figures else None
    return section.marks(
        claim.start,
        claim.end,
        names,
        number=show(number),
        given=show(meant, decimals),
        source=", ".join(place(report, name) for name in names),
    )


def _decimals(share: Decimal) -> int:
    """The decimals that were printed, and at least one."""
    exponent = share.as_tuple().exponent
    return max(1, -exponent) if isinstance(exponent, int) else 1


_SET_ASIDE = frozenset({State.NA, State.PENDING})
_CLAIM = WHERE | {"number", "given", "source"}
RULES = {
    "text_share_differs": Rule(share_differs, WHERE | {"share", "part", "whole", "expected"}, of_text=True),
    "text_claim_differs": Rule(claim_differs, _CLAIM, frozenset({"phrases"}), of_figures=True),
    "text_share_of_other_whole": Rule(share_of_other_whole, _CLAIM, frozenset({"phrases"}), of_figures=True),
    "text_claim_untrue": Rule(claim_untrue, WHERE | {"given", "source"}, frozenset({"phrases"})),
    "text_claim_unentered": Rule(
        claim_unentered, WHERE | {"source"}, frozenset({"phrases"}), frozenset({"blank", "zero"})
    ),
    "text_left_unsaid": Rule(
        left_unsaid, WHERE | {"given", "source"}, frozenset({"phrases", "codes", "sections"})
    ),
}
