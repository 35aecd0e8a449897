"""The words an edition prints and says, each with {names} to fill. Never a figure or a rule."""

import msgspec

from cchc_desktop.core.value import SHOWN, State


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Any piece of an edition: immutable, and strict about its fields."""


class UnitWords(Part, frozen=True):
    """The words around a unit: what the first start offers."""

    types: tuple[str, ...]
    superior_types: tuple[str, ...]
    receiving: str


class Signing(Part, frozen=True):
    """One way of signing: the line above ("KT. CHỦ TỊCH") and the offices that go with it."""

    authority: str
    titles: tuple[str, ...]


class Paper(Part, frozen=True):
    """The fixed words of the printed report (layout.md), with {names} to fill.

    `superior` is the line above the agency that a unit may choose to have, `closing` the
    last sentence of a narrative that has none; "" for neither.
    """

    nation: str
    motto: str
    agency: str
    number: str
    place_date: str
    type_name: str
    title: str
    window: str
    symbol: str
    authority: str
    signer_title: str
    recipients_head: str
    recipients: tuple[str, ...]
    appendix: str
    appendix_title: str
    appendix_line: str
    form_title: str
    heads: tuple[str, str, str, str, str]
    result_head: str
    indicator_note: str = ""
    superior: str = ""
    addressee_head: str = ""
    closing: str = ""
    signings: tuple[Signing, ...] = ()


class Words(Part, frozen=True):
    """How messages name a place: filled with its area, number, title and label."""

    row: str
    fact: str
    total: str
    register_row: str
    document: dict[str, str]


class Live(Part, frozen=True):
    """What a live token says where there is no number, and how a message names it.

    `next` is the period after one of each kind, with {year} and {following}.
    """

    blank: str = "\N{HORIZONTAL ELLIPSIS}" * 2
    nil: str = SHOWN[State.NIL]
    pending: str = SHOWN[State.PENDING]
    na: str = SHOWN[State.NA]
    joint: str = "; "
    next: dict[str, str] = {}
    names: dict[str, str] = {}
