"""Taking back and doing again, out of the journal: it outlives a restart.

An undo is an edit that says which edit it takes back, a redo one that takes an undo
back, and a new edit ends what could be redone. Never removes a line of the journal.
"""

from datetime import datetime

import msgspec

from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import CREATED, REDO, UNDO
from cchc_desktop.store.connection import Opened
from cchc_desktop.store.journal import Journal


class Taken(msgspec.Struct, frozen=True):
    """A step back or forth: when it was saved, and what stands at each address now."""

    at: datetime
    changes: dict[str, Item | None]


class _Steps(msgspec.Struct):
    """The edits of one period that can be taken back, and done again, up to `seen`."""

    done: list[int] = msgspec.field(default_factory=list)
    undone: list[int] = msgspec.field(default_factory=list)
    seen: int = 0

    def follow(self, edit: int, undoes: int | None) -> None:
        """Take one more edit into account."""
        self.seen = edit
        if undoes is not None and self.undone and self.undone[-1] == undoes:
            self.undone.pop()
            self.done.append(edit)
        elif undoes is not None and self.done and self.done[-1] == undoes:
            self.done.pop()
            self.undone.append(edit)
        else:
            self.done.append(edit)
            self.undone.clear()


class Undo:
    """What can be taken back in each period of an open database."""

    def __init__(self, opened: Opened, journal: Journal) -> None:
        self._opened, self._journal = opened, journal
        self._periods: dict[int, _Steps] = {}

    def depth(self, period_id: int) -> tuple[int, int]:
        """How many steps can be taken back, and how many done again."""
        steps = self._follow(period_id)
        return len(steps.done), len(steps.undone)

    def aim(self, period_id: int, redo: bool = False) -> dict[str, Item | None]:
        """What the next undo, or redo, would set at each address it touches; empty if there is none."""
        steps = self._follow(period_id)
        edits = steps.undone if redo else steps.done
        return self._journal.before(edits[-1]) if edits else {}

    def undo(self, period_id: int) -> Taken | None:
        """Take the last step back; None if there is none."""
        done = self._follow(period_id).done
        return self._take(period_id, done[-1], UNDO) if done else None

    def redo(self, period_id: int) -> Taken | None:
        """Do again what was taken back last; None if there is none."""
        undone = self._follow(period_id).undone
        return self._take(period_id, undone[-1], REDO) if undone else None

    def _take(self, period_id: int, edit: int, source: str) -> Taken:
        return Taken(*self._journal.put_back(period_id, edit, source))

    def _follow(self, period_id: int) -> _Steps:
        """The steps with every edit since they were last asked for."""
        steps = self._periods.setdefault(period_id, _Steps())
        query = (
            "SELECT id, undoes FROM edit WHERE period_id = ? AND id > ? AND source != ? "
            "AND EXISTS (SELECT 1 FROM change WHERE edit_id = edit.id) ORDER BY id"
        )
        for edit, undoes in self._opened.rows(query, period_id, steps.seen, CREATED):
            steps.follow(edit, undoes)
        return steps
