"""What was entered in a report, by address, and nothing that follows from it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cchc_desktop.core.content import Explanation, Item, Row, part, row_key
from cchc_desktop.core.value import Entry


class Entered:
    """The content of a report: figures, texts, rows and explanations."""

    def __init__(self, registers: Iterable[str]) -> None:
        self._content: dict[str, Item] = {}
        self._explanations: dict[str, Explanation] = {}
        self._rows: dict[str, dict[int, Row]] = {name: {} for name in registers}
        self._last_keys: dict[str, int] = {}

    @property
    def content(self) -> Mapping[str, Item]:
        """Everything entered, by address."""
        return MappingProxyType(self._content)

    def entry(self, code: str) -> Entry | None:
        """What was entered in the cell of `code`; None if nothing ever was."""
        item = self._content.get(code)
        return item if isinstance(item, Entry) else None

    def text(self, address: str) -> str:
        """A text of the report ("document.number", "narrative.I.1"), "" if blank.

        Of a section it is the source, live tokens as they were written.
        """
        item = self._content.get(address)
        return item if isinstance(item, str) else ""

    def rows(self, register: str) -> Mapping[int, Row]:
        """The rows of a register by their keys, in order."""
        return self._rows[register]

    def last_key(self, register: str) -> int:
        """The highest key that a row of the register has had here, 0 if it never had one."""
        return self._last_keys.get(register, 0)

    def explanations(self) -> tuple[Explanation, ...]:
        """Every explanation that was written, whether or not it still holds."""
        return tuple(self._explanations.values())

    def _set(self, address: str, item: Item | None) -> None:
        register = part(address)
        rows = self._rows.get(register)
        if rows is not None:
            key = row_key(address)
            _place(rows, key, item)
            self._last_keys[register] = max(key, self.last_key(register))
        self._explanations.pop(address, None)
        if isinstance(item, Explanation):
            self._explanations[address] = item
        if item is None:
            self._content.pop(address, None)
        else:
            self._content[address] = item


def _place(rows: dict[int, Row], key: int, item: Item | None) -> None:
    """Keep `rows` in the order of their keys."""
    if not isinstance(item, dict):
        rows.pop(key, None)
    elif rows and key not in rows and key < max(rows):
        rows[key] = item
        ordered = sorted(rows.items())
        rows.clear()
        rows.update(ordered)
    else:
        rows[key] = item
