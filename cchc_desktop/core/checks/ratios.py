"""R1-R5: printed percentages against the figures they are made of."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.checks.wording import UNKNOWN, figure, place
from cchc_desktop.core.edition import Check
from cchc_desktop.core.figures import Origin, Value
from cchc_desktop.core.formula import parse
from cchc_desktop.core.value import rounded, show

if TYPE_CHECKING:
    from cchc_desktop.core.report import Report


def ratio_differs(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage typed over is further from 100 x part / whole than half a unit of
    its last decimal.
    """
    for code, value, part, whole in _overridden(report):
        number, expected = value.number, value.expected
        if number is not None and expected is not None and not matches(number, expected):
            yield Found((code, part, whole), _fields(report, code, part, whole))


def ratio_of_nothing(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage given though its whole is 0, or is blank while the part is known."""
    for code, value, part, whole in _overridden(report):
        number, known = report.figure(whole), report.figure(part) is not None
        if value.number is not None and (number == 0 or (number is None and known)):
            yield Found(
                (code, part, whole), _fields(report, code, part, whole), "zero" if number == 0 else "blank"
            )


def ratio_on_blanks(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage given though its part is not known, or neither is."""
    for code, value, part, whole in _overridden(report):
        if value.number is not None and report.figure(part) is None and report.figure(whole) != 0:
            missing = [place(report, each) for each in (part, whole) if report.figure(each) is None]
            fields = {**_fields(report, code, part, whole), "missing": "; ".join(missing)}
            yield Found((code, part, whole), fields)


def ratio_withheld(report: "Report", check: Check) -> Iterator[Found]:
    """A percentage marked as missing though both its parts are known.

    Không phát sinh may stand for 0 %.
    """
    for code, value, part, whole in _overridden(report):
        if value.expected is not None and value.number is None and value.counted != value.expected:
            yield Found((code, part, whole), _fields(report, code, part, whole))


def ratio_of_another_whole(report: "Report", check: Check) -> Iterator[Found]:
    """The percentage of `codes` is not the edition's, but exactly that of `holds`."""
    (code,) = check.codes
    value, other = report.value(code), parse(check.holds).evaluate(report)
    if value.origin is not Origin.OVERRIDDEN or value.number is None or value.expected is None:
        return
    if not isinstance(other, Decimal) or matches(value.number, value.expected):
        return
    if matches(value.number, other):
        yield Found((code,), _fields(report, code, *report.index.formulas[code].names))


def matches(printed: Decimal, exact: Decimal) -> bool:
    """True if `exact` is within half a unit of the last decimal of `printed`."""
    exponent = printed.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return rounded(exact, decimals) == printed or abs(exact - printed) <= Decimal(5).scaleb(-decimals - 1)


def _overridden(report: "Report") -> Iterator[tuple[str, Value, str, str]]:
    """The ratio rows that were typed over, with their part and whole."""
    for code, formula in report.index.formulas.items():
        value = report.value(code)
        if formula.is_share and value.origin is Origin.OVERRIDDEN:
            part, whole = formula.names
            yield code, value, part, whole


def _fields(report: "Report", code: str, part: str, whole: str) -> dict[str, object]:
    expected = report.value(code).expected
    return {
        "row": place(report, code),
        "found": figure(report, code),
        "part": figure(report, part),
        "whole": figure(report, whole),
        "part_row": place(report, part),
        "whole_row": place(report, whole),
        "expected": UNKNOWN if expected is None else show(expected, report.edition.decimals),
    }


_FIELDS = frozenset({"row", "found", "part", "whole", "part_row", "whole_row", "expected"})
RULES = {
    "ratio_differs": Rule(ratio_differs, _FIELDS),
    "ratio_of_nothing": Rule(ratio_of_nothing, _FIELDS, variants=frozenset({"zero", "blank"})),
    "ratio_on_blanks": Rule(ratio_on_blanks, _FIELDS | {"missing"}),
    "ratio_withheld": Rule(ratio_withheld, _FIELDS),
    "ratio_of_another_whole": Rule(ratio_of_another_whole, _FIELDS, frozenset({"codes", "holds"}), takes=1),
}
