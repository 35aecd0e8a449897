"""The rows of lists that go on into another period, and the keys they have there.

A row that is there already is known by how a sentence names it, stays as it is, and is
what the tokens of carried texts then cite. Never decides which lists go on.
"""

from collections.abc import Iterable, Iterator, Mapping

from cchc_desktop.core.carry_rules import Carry
from cchc_desktop.core.checks.periods import SLACK, touches
from cchc_desktop.core.citing import cited
from cchc_desktop.core.content import LISTS, Item, Row
from cchc_desktop.core.edition import Register
from cchc_desktop.core.prose.keyed import fresh_keys
from cchc_desktop.core.prose.reading import read
from cchc_desktop.core.prose.tokens import Live
from cchc_desktop.core.prose.tokens import Rows as RowsToken
from cchc_desktop.core.register import RowFigures, day_of, text_of, write_cell
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.core.value import Entry


class Rows:
    """The rows of one offer, group by group; `keys` are the keys here by register and key there.

    `slots` are the sections whose text goes on.
    """

    def __init__(self, report: Report, earlier: Report, slots: Iterable[str]) -> None:
        self._report, self._earlier, self._slots = report, earlier, tuple(slots)
        self.keys: dict[tuple[str, int], int] = {}
        self._taken: dict[str, dict[str, Item]] = {}
        self._named: dict[str, dict[str, int]] = {}

    def of(self, carry: Carry) -> Mapping[str, Item]:
        """The rows of one group by address."""
        return self._taken.get(carry.name, {})

    def take(self, carry: Carry, source: Report) -> None:
        """Find the rows of a group, and give each its key."""
        register = self._report.index.registers[carry.register]
        if carry.register not in source.index.registers:
            return
        if register.level and self._report.rows(register.id):
            # What stands in an order of its own is completed on its own page.
            return
        found = self._taken.setdefault(carry.name, {})
        for key, row in self._chosen(carry, register, source):
            wanted = _filled(carry, register, row, self._report, source) if carry.fill else row
            kept = _kept(carry, register, wanted)
            if kept:
                found.update(self._placed(carry, register, key, kept))

    def _placed(self, carry: Carry, register: Register, key: int, row: Row) -> Iterator[tuple[str, Item]]:
        """A row at its place; one that is there already is completed at most in what is filled."""
        rows, name = self._report.rows(register.id), _name(register, row)
        named = self._named.setdefault(register.id, _names(register, rows))
        if register.level or name not in named:
            new = self._free(register.id, key)
            self.keys[register.id, key] = named[name] = new
            yield f"{register.id}.{new}", row
            return
        here = self.keys[register.id, key] = named[name]
        mine = rows.get(here, {})
        fresh = {code: row[code] for code in carry.fill if row.get(code) and not mine.get(code)}
        if mine and fresh:
            yield f"{register.id}.{here}", {**mine, **fresh}

    def _free(self, register: str, key: int) -> int:
        """The same key if no row here has had it, and no text means another by it; else a fresh one."""
        taken = {new for (at, _), new in self.keys.items() if at == register}
        fresh = (each for each in fresh_keys(self._report, register) if each not in taken)
        later = self._earlier.rows(register)
        return next(each for each in fresh if each == key or (each > key and each not in later))

    def _chosen(self, carry: Carry, register: Register, source: Report) -> list[tuple[int, Row]]:
        rows = list(source.rows(register.id).items())
        window = self._report.period.window
        if carry.dated:
            days = {key: day_of(row, carry.dated) for key, row in rows}
            rows = [(key, row) for key, row in rows if window and (day := days[key]) and day in window]
        if carry.cited:
            named = self._cited(register)
            rows = [(key, row) for key, row in rows if key in named]
        return rows

    def _cited(self, register: Register) -> set[int]:
        """The rows that the texts going on, the bases or another list speak of."""
        earlier, keys = self._earlier, set[int]()
        texts = [earlier.text(f"document.{name}") for name in LISTS]
        texts += [earlier.shown(slot) for slot in self._slots]
        for other in earlier.index.registers.values():
            if other.id != register.id:
                others = earlier.rows(other.id).values()
                texts += [text_of(row, column) for row in others for column in other.by_code]
        for slot in self._slots:
            tokens = [node.token for node in earlier.section(slot).nodes if isinstance(node, Live)]
            mine = [each for each in tokens if isinstance(each, RowsToken) and each.register == register.id]
            keys |= {int(token.key) for token in mine if token.key.isdecimal()}
        papers = {paper for text in texts if "/" in text for paper in _papers(text)}
        rows = earlier.rows(register.id)
        return keys | {key for key, row in rows.items() if papers & _papers(cited(register, row, short=True))}


def _papers(text: str) -> frozenset[tuple[int, str, str]]:
    """The documents that a text names, by number and symbol."""
    found = read(text).citations
    return frozenset((each.number, each.suffix, fold(each.symbol)) for each in found if each.symbol)


def _names(register: Register, rows: Mapping[int, Row]) -> dict[str, int]:
    return {_name(register, row): key for key, row in rows.items()}


def _name(register: Register, row: Row) -> str:
    """What tells a row apart: how a sentence names it, else all its cells."""
    return fold(cited(register, row, short=True)) or repr(sorted(row.items()))


def _kept(carry: Carry, register: Register, row: Row) -> Row:
    """The cells of a row that go on."""
    codes = carry.columns or tuple(column.code for column in register.columns if not column.answer)
    return {code: row[code] for code in codes if row.get(code)}


def _filled(carry: Carry, register: Register, row: Row, report: Report, source: Report) -> Row:
    """What a row held at the end as what it begins with here; the row without it if that is not known.

    A period that begins where the earlier one began, as six months after the first
    quarter, begins with the same.
    """
    figures = RowFigures(row, source.index.column_formulas[register.id])
    filled = {code: cell for code, cell in row.items() if code not in carry.fill}
    follows = carry.year_ago or touches(source, report)
    for code, held in carry.fill.items():
        known = follows or _begins_alike(source, report)
        number = figures.figure(held if follows else code) if known else None
        if number is None:
            return {}
        filled[code] = write_cell(Entry(value=number))
    return filled


def _begins_alike(one: Report, two: Report) -> bool:
    first, second = one.period.start, two.period.start
    return first is not None and second is not None and abs(first - second) <= SLACK
