"""What an edition lets go on from one period to the next (chuyển kỳ). Data, never code.

`core.carry` makes an offer of it; nothing here looks at a report.
"""

import msgspec

from cchc_desktop.core.kinds import Kind
from cchc_desktop.core.value import State
from cchc_desktop.core.wording import Part


class Carry(Part, frozen=True):
    """One group of what is offered: `title` names it, `why` says of each line why it goes on.

    What goes on is one of these: figures of these `kinds` and `codes`; cells in one of
    these `states`; `particulars` of the paper; the text of `sections`, a regular
    expression of slots; rows of a `register`. {period} in `why` is the earlier period.

    Of rows the cells of `columns` go on, without them all but the unit's answers; only
    rows that a text cites (`cited`), or whose day in the column `dated` lies in the new
    window. `fill` names columns that get what another one held at the end: dossiers in
    hand become those carried over.

    `same_year` and `same_edition` are where it holds. With `year_ago` it comes from the
    same period last year. `renewed` particulars speak of the new period.
    """

    name: str
    title: str
    why: str
    kinds: tuple[Kind, ...] = ()
    codes: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    particulars: tuple[str, ...] = ()
    renewed: bool = False
    sections: str = ""
    register: str = ""
    columns: tuple[str, ...] = ()
    cited: bool = False
    dated: str = ""
    fill: dict[str, str] = msgspec.field(default_factory=dict)
    same_year: bool = False
    same_edition: bool = False
    year_ago: bool = False
