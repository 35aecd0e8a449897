"""Every slip in an edition's carry-over is named with its place."""

import msgspec
import pytest

from cchc_desktop.core.carry_faults import carry_faults
from cchc_desktop.core.carry_rules import Carry
from tests.core.toy import column, definition, register

ROWS = register("lists", ["name", column("held"), column("begun")])


@pytest.mark.parametrize(
    ("carry", "slip"),
    [
        (
            Carry("a", "A", "vì"),
            ("a", "kinds, codes, states, particulars, sections, register", "parameter_missing"),
        ),
        (Carry("a", "A", "vì", codes=("none",)), ("a.codes", "none", "code_unknown")),
        (Carry("a", "A", "vì", particulars=("name",)), ("a.particulars", "name", "code_unknown")),
        (Carry("a", "A", "vì {year}", codes=("one",)), ("a.why", "year", "word_unknown")),
        (Carry("a", "A", "vì", register="none"), ("a.register", "none", "register_unknown")),
        (Carry("a", "A", "vì", register="lists", columns=("none",)), ("a", "none", "column_unknown")),
        (Carry("a", "A", "vì", register="lists", fill={"begun": "none"}), ("a", "none", "column_unknown")),
        (Carry("a", "A", "vì", register="lists", dated="none"), ("a", "none", "column_unknown")),
    ],
)
def test_a_slip_is_named(carry: Carry, slip: tuple[str, str, str]) -> None:
    edition = msgspec.structs.replace(definition(registers=[ROWS]), carries=(carry,))

    assert list(carry_faults(edition)) == [slip]


def test_a_pattern_that_is_none_is_named() -> None:
    edition = msgspec.structs.replace(definition(), carries=(Carry("a", "A", "vì", sections="(I"),))

    ((place, _, problem),) = carry_faults(edition)

    assert (place, problem) == ("a.sections", "pattern")


def test_a_sound_group_has_no_fault() -> None:
    sound = Carry("a", "A", "Như {period}.", register="lists", columns=("name",), fill={"begun": "held"})
    edition = msgspec.structs.replace(definition(registers=[ROWS]), carries=(sound,))

    assert not list(carry_faults(edition))
