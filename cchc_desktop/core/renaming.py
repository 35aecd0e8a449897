"""Which figures of another edition a figure is here, by the edition's own table.

Codes of one family of editions mean the same unless its table says otherwise; codes of
a stranger mean nothing until it says so. Never guesses from a label.
"""

from collections.abc import Iterator
from decimal import Decimal

from cchc_desktop.core.edition import Edition, Index
from cchc_desktop.core.passages import Renamed


def is_family(one: Edition, two: Edition) -> bool:
    """True for one edition, or two that were made from one."""
    return bool(({one.id, one.base} & {two.id, two.base}) - {""})


def tables(edition: Edition, other: Edition) -> Iterator[Renamed]:
    """What the edition says of the codes of another, or of the one that was made from."""
    return (each for each in edition.renamed if each.edition in (other.id, other.base))


def counterpart(here: Index, there: Index, code: str) -> tuple[str, ...] | None:
    """The codes there that add up to `code` here; empty where it has none.

    None where the other edition is a stranger and the table does not name the code.
    """
    known = list(tables(here.edition, there.edition))
    for each in known:
        if code in each.new:
            # Of what was split nobody knows how much went where.
            whole = each.new == (code,) and all(old in there.figures for old in each.old)
            return each.old if whole else ()
    if not is_family(here.edition, there.edition):
        return None
    moved = any(code in each.old for each in known)
    return (code,) if code in there.figures and not moved else ()


def added(numbers: list[Decimal | None]) -> Decimal | None:
    """The sum of what stood under several codes; None while one of them is unknown."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(numbers) else None
