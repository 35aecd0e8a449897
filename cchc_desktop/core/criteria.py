"""The criteria of a review table (bảng chấm điểm), and the order of a list's rows.

A set of criteria is the edition's own, or that of an earlier period without its answers.
Taking one never touches a row that is there: what is missing is added where it belongs.
"""

from collections.abc import Iterable, Mapping, Sequence

from cchc_desktop.core.content import Row
from cchc_desktop.core.edition import Register
from cchc_desktop.core.register import text_of
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill, fold

WORDS = frozenset({"unit", "superior", "province", "receiving", "period", "year"})
"""The {names} that a criterion of an edition may hold."""


def of_edition(report: Report) -> list[Row]:
    """The edition's criteria, filled with the unit and the period of `report`."""
    unit, year = report.unit, report.identity.year
    words = {
        "unit": unit.title,
        "superior": unit.superior,
        "province": unit.province,
        "receiving": report.edition.unit.receiving,
        "period": fill(report.preset.title, {"year": year}),
        "year": year,
    }
    return [
        {code: fill(text, words) for code, text in criterion.items()} for criterion in report.edition.criteria
    ]


def of_earlier(report: Report, register: Register) -> list[Row]:
    """The criteria of the period before, none of its answers; no rows if no period has any."""
    before = (report.previous, *reversed(report.history))
    rows = next((rows for each in before if each and (rows := each.rows(register.id))), {})
    kept = frozenset(column.code for column in register.columns if not column.answer)
    return [{code: cell for code, cell in row.items() if code in kept} for row in rows.values()]


def completed(register: Register, rows: Iterable[Row], criteria: Iterable[Row]) -> list[Row]:
    """`rows` as they are, with each of the `criteria` that is not there yet after the one before it."""
    whole = list(rows)
    present = names(register, whole)
    place = 0
    wanted = list(criteria)
    for name, row in zip(names(register, wanted), wanted, strict=True):
        if name in present:
            place = present.index(name) + 1
            continue
        whole.insert(place, row)
        present.insert(place, name)
        place += 1
    return whole


def names(register: Register, rows: Iterable[Row]) -> list[tuple[str, str]]:
    """What tells each row apart: its number, or without one its words under the last number."""
    told, above = [], ""
    for row in rows:
        number = text_of(row, register.key).strip().rstrip(".")
        above = number or above
        told.append((above, "" if number else fold(text_of(row, register.naming).strip())))
    return told


def moved(rows: Sequence[Row], places: Iterable[int], step: int) -> list[Row]:
    """`rows` with those at `places` one further up (-1) or down (1), as they are at an end."""
    whole, chosen = list(rows), sorted(set(places), reverse=step > 0)
    if not chosen or not 0 <= chosen[0] + step < len(whole):
        return whole
    for place in chosen:
        whole[place], whole[place + step] = whole[place + step], whole[place]
    return whole


def arranged(register: Register, before: Mapping[int, Row], after: Iterable[Row]) -> dict[str, Row | None]:
    """The changes that make the rows `before` those of `after`, in that order."""
    rows = list(after)
    keys = list(before)
    first = max(keys, default=0) + 1
    keys += range(first, first + len(rows) - len(keys))
    changes: dict[str, Row | None] = {}
    for place, key in enumerate(keys):
        row = rows[place] if place < len(rows) else None
        if row != before.get(key):
            changes[f"{register.id}.{key}"] = row
    return changes
