"""What was entered in a report, flat: an address and an item.

One mapping serves the report, the store, undo and every import, so that a change
of anything is the same kind of thing. An address is

    b1_1                    a figure's code             -> Entry
    van_ban.3               a register and a row's key  -> Row (keys only order rows)
    document.signer.name    a particular of the paper   -> str
    period.from             a date of the window        -> str
    narrative.II.2.c        a section of the text       -> str
    outline                 the unit's own outline      -> str
    explanation.A5.hs_...   a check and its codes       -> Explanation

None in a change empties the address. Dates are kept as 2023-03-13; a date that
could not be read is kept as typed.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

import msgspec

from cchc_desktop.core.text import nfc
from cchc_desktop.core.value import Entry, is_writable, typed

Row: TypeAlias = dict[str, str | bool]


class Explanation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a finding may stand: the clerk's words, for these codes of this check.

    `figures` are the figures it explains; when they change it no longer holds.
    """

    check: str
    codes: tuple[str, ...]
    text: str
    figures: tuple[str, ...] = ()


Item: TypeAlias = Entry | Row | Explanation | str
Changes: TypeAlias = Mapping[str, Item | None]

DOCUMENT = (
    "number",
    "symbol",
    "place",
    "date",
    "title",
    "bases",
    "signer.authority",
    "signer.title",
    "signer.name",
    "recipients",
    "addressee",
    "superior",
    "appendix",
)
"""The particulars, in the order of the paper; the address of each begins with `document.`"""

LISTS = frozenset({"bases", "recipients", "addressee", "appendix"})
"""Particulars of several lines, kept with a line break between them."""

RARE = frozenset({"addressee", "superior", "appendix"})
"""Particulars that most reports do without: files name them only where they are given."""

NONE = "-"
"""The one line of `document.appendix` that stands for no register at all."""

OUTLINE = "outline"
"""The address of the unit's own outline (`core.outline`)."""

_TEXTS = frozenset({"document", "period", "narrative", OUTLINE})


def part(address: str) -> str:
    """Which kind of thing an address names: "document", a register's id ...; "" for a figure."""
    head, dot, _ = address.partition(".")
    return head if dot or head == OUTLINE else ""


def rest(address: str) -> str:
    """An address without its first word: a row's key, a particular's or slot's name."""
    return address.partition(".")[2]


def row_key(address: str) -> int:
    """The key of a register's row; ValueError if the address has none."""
    return int(rest(address))


def lies_in(address: str, places: Collection[str]) -> bool:
    """True if an address is one of `places`, or stands under one: van_ban.3 under van_ban."""
    while address not in places:
        address, dot, _ = address.rpartition(".")
        if not dot:
            return False
    return True


def explanation_address(check: str, codes: Iterable[str]) -> str:
    """Where the explanation of a finding is kept."""
    return f"explanation.{check}.{'+'.join(codes)}"


def encode(item: Item) -> str:
    """The item as canonical text for the store."""
    return msgspec.json.encode(item).decode()


def decode(address: str, text: str) -> Item:
    """The item that `encode` wrote for `address`; ValueError if either is damaged."""
    kind = part(address)
    if not kind:
        return msgspec.json.decode(text, type=Entry)
    if kind in _TEXTS:
        return msgspec.json.decode(text, type=str)
    if kind == "explanation":
        return msgspec.json.decode(text, type=Explanation)
    row_key(address)
    return msgspec.json.decode(text, type=Row)


def composed(item: Item | None) -> Item | None:
    """`item` with every text NFC, or None where nothing is left of it.

    A number from a file that nobody could have typed (40 digits, NaN) is kept as text.
    """
    if isinstance(item, str):
        return nfc(item) or None
    if isinstance(item, Entry):
        entry = msgspec.structs.replace(item, text=nfc(item.text), note=nfc(item.note))
        if entry.value is not None and not is_writable(entry.value):
            entry = Entry(text=str(entry.value), note=entry.note)
        return None if entry.is_blank and not entry.note else entry
    if isinstance(item, dict):
        return {
            key: nfc(cell) if isinstance(cell, str) else cell for key, cell in item.items() if cell
        } or None
    if isinstance(item, Explanation):
        return msgspec.structs.replace(item, text=nfc(item.text)) if item.text.strip() else None
    return None


def written(item: Item | None) -> str:
    """An item as a person reads it in a list of changes; "" for blank."""
    if isinstance(item, Entry):
        return " ".join(part for part in (typed(item), f"({item.note})" if item.note else "") if part)
    if isinstance(item, dict):
        return " | ".join("x" if cell is True else str(cell) for cell in item.values())
    return item.text if isinstance(item, Explanation) else item or ""
