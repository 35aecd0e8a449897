"""Those parts of an edition that tell how people write: claims, and files of other hands.

Data, never code; what they mean is read in `core.prose` and `exchange.reading`.
"""

from decimal import Decimal

import msgspec

from cchc_desktop.core.wording import Part


class Phrase(Part, frozen=True):
    """How a claim of the narrative is worded (`core.prose.phrases`), and what it means.

    Each figure of `words` has its entry in `codes`: formulas that it may mean, parted
    by `|`; of one meaning, sources that say the same are parted by `;`. `other` is what a
    percentage is of another whole; `within` is by how much a figure may miss them, in
    their unit. `wrong` is a formula: when it holds, the claim is
    false. `under` names the head of the check that must be the last one before; a
    paragraph with one of `unless` is left alone.
    """

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    other: str = ""
    within: Decimal = Decimal(0)
    wrong: str = ""
    under: str = ""
    unless: tuple[str, ...] = ()


class Passage(Part, frozen=True):
    """How a text gives figures: phrases as a check has them, whose `codes` are figures, or columns
    of `register` in its row `row`, parted by `;`. `zero`: they say that there was nothing;
    `earlier`: they speak of the year before. `named`: a regular expression of folded
    paragraphs, whose group names the row of those that follow.
    """

    name: str
    phrases: tuple[Phrase, ...] = msgspec.field(default=(), name="phrase")
    heads: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    unless: tuple[str, ...] = ()
    sections: str = ""
    register: str = ""
    row: str = ""
    named: str = ""
    zero: bool = False
    earlier: bool = False


class Renamed(Part, frozen=True):
    """Codes of another edition and what they are here: several `old` add up to one `new`;
    several `new`, and none, are for the clerk to decide.
    """

    edition: str
    old: tuple[str, ...]
    new: tuple[str, ...] = ()


class Foreign(Part, frozen=True):
    """The words by which files of other hands are known: heads of columns; abbreviations,
    written out before labels are compared; `idle` words, which tell no heading from another;
    `directive`, a regular expression of the slots whose own documents are directives.
    """

    number: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    columns: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    abbreviations: dict[str, str] = msgspec.field(default_factory=dict)
    idle: tuple[str, ...] = ()
    directive: str = ""
