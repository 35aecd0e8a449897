"""The stages of each report: closed, reopened with a reason, sent, sent again.

Every step is kept, with who and when. Never judges whether a report may be closed
(`core.closing` does) and never writes a file.
"""

from collections.abc import Collection
from datetime import datetime

import msgspec

from cchc_desktop.core.closing import Stage
from cchc_desktop.core.content import Item
from cchc_desktop.core.journal import CARRIED
from cchc_desktop.core.text import nfc
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.connection import Opened
from cchc_desktop.store.journal import FROZEN, Clock, Journal, utc

_CHECKED, _CLOSED, _REOPENED, _SENT = "checked", "closed", "reopened", "sent"
_SENDING = "id, edit_id, at, who, number, target, file, sha256, size"


class Passage(msgspec.Struct, frozen=True):
    """A step to another stage: "checked", "closed", "reopened", "sent". `edit` is the last it saw."""

    edit: int
    at: datetime
    who: str
    step: str
    reason: str


class Sending(msgspec.Struct, frozen=True):
    """A package that left. `number` is 0 the first time, then that of the supplement.

    `file` is its name among the sent packages that are kept; `size` is in bytes.
    """

    id: int
    edit: int
    at: datetime
    who: str
    number: int
    target: str
    file: str
    sha256: str
    size: int


class Since(msgspec.Struct, frozen=True):
    """What a report was when it was last sent, and why each address changed since."""

    number: int
    at: datetime
    content: dict[str, Item]
    reasons: dict[str, str]


class Stages:
    """Reads and writes the stages of an open database."""

    def __init__(self, opened: Opened, journal: Journal, clock: Clock, who: str) -> None:
        self._opened, self._journal, self._clock, self._who = opened, journal, clock, who

    def stage(self, period_id: int) -> Stage:
        """How far a report has come. An edit after a check begins anew."""
        passages = self.passages(period_id)
        last = passages[-1] if passages else None
        if last is None or last.step == _REOPENED:
            return Stage.ENTERING
        if last.step == _CHECKED:
            fresh = last.edit == self._journal.last_edit(period_id)
            return Stage.CHECKED if fresh else Stage.ENTERING
        if last.step == _CLOSED:
            return Stage.CLOSED
        return Stage.RESENT if any(each.number for each in self.sendings(period_id)) else Stage.SENT

    def passages(self, period_id: int) -> list[Passage]:
        """Every step of a report, oldest first."""
        query = "SELECT edit_id, at, who, step, reason FROM passage WHERE period_id = ? ORDER BY id"
        rows = self._opened.rows(query, period_id)
        return [Passage(edit, datetime.fromisoformat(at), who, *rest) for edit, at, who, *rest in rows]

    def check(self, period_id: int) -> None:
        """Remember that the report was checked and nothing was open."""
        with self._opened.writing():
            self._journal.refuse_frozen(period_id)
            self._step(period_id, _CHECKED)

    def close(self, period_id: int) -> None:
        """Freeze a report; StoreUnusable "report_closed" if it is already."""
        with self._opened.writing():
            self._journal.refuse_frozen(period_id)
            self._step(period_id, _CLOSED)

    def reopen(self, period_id: int, reason: str) -> None:
        """Let a report be changed again; StoreUnusable if it is not closed or `reason` is blank."""
        reason = nfc(reason).strip()
        if not reason:
            raise StoreUnusable("reason_missing")
        with self._opened.writing():
            self._need_frozen(period_id)
            self._step(period_id, _REOPENED, reason)

    def sent(self, period_id: int, target: str, file: str, sha256: str, size: int) -> Sending:
        """Remember a package that left; StoreUnusable "report_not_closed" while it may still change."""
        with self._opened.writing() as connection:
            self._need_frozen(period_id)
            self._step(period_id, _SENT)
            edit, number = self._journal.last_edit(period_id), self.next_number(period_id)
            values = (period_id, edit, utc(self._clock()), self._who, number, nfc(target), file, sha256, size)
            connection.execute(
                "INSERT INTO sending (period_id, edit_id, at, who, number, target, file, sha256, size) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return self.sendings(period_id)[-1]

    def sent_again(self, sending: Sending, target: str) -> None:
        """Remember that the very package of an earlier sending left once more."""
        values = (utc(self._clock()), self._who, nfc(target), sending.id)
        with self._opened.writing() as connection:
            connection.execute(
                "INSERT INTO sending (period_id, edit_id, at, who, number, target, file, sha256, size) "
                "SELECT period_id, edit_id, ?, ?, number, ?, file, sha256, size FROM sending WHERE id = ?",
                values,
            )

    def sendings(self, period_id: int) -> list[Sending]:
        """Every package that left, oldest first."""
        rows = self._opened.rows(f"SELECT {_SENDING} FROM sending WHERE period_id = ? ORDER BY id", period_id)
        return [Sending(each, edit, datetime.fromisoformat(at), *rest) for each, edit, at, *rest in rows]

    def next_number(self, period_id: int) -> int:
        """The number that a package sent now would bear: how many others went before it."""
        last = self._journal.last_edit(period_id)
        return len({sending.edit for sending in self.sendings(period_id)} - {last})

    def since_sent(self, period_id: int) -> Since | None:
        """What was sent last and is different now; None if nothing was, or nothing is."""
        last = self._journal.last_edit(period_id)
        before = [sending for sending in self.sendings(period_id) if sending.edit != last]
        if not before:
            return None
        # Not the last of them: an older package may have been sent once more after it.
        latest = max(before, key=lambda sending: sending.edit)
        edit, at = latest.edit, latest.at
        content = self._journal.content_at(period_id, edit)
        return Since(self.next_number(period_id), at, content, self._reasons(period_id, edit))

    def confirm(self, period_id: int, addresses: Collection[str]) -> None:
        """Remember that the clerk has looked at carried values and lets them stand."""
        known = self._carried(period_id)
        at = utc(self._clock())
        places = [address for address in addresses if address in known]
        with self._opened.writing() as connection:
            self._journal.refuse_frozen(period_id)
            connection.executemany(
                "INSERT OR IGNORE INTO confirmed (period_id, address, edit_id, at, who) "
                "VALUES (?, ?, ?, ?, ?)",
                [(period_id, address, known[address], at, self._who) for address in places],
            )

    def unconfirmed(self, period_id: int) -> frozenset[str]:
        """The addresses that hold a carried value which nobody has looked at."""
        query = "SELECT address, edit_id FROM confirmed WHERE period_id = ?"
        seen = set(self._opened.rows(query, period_id))
        return frozenset(address for address, _ in self._carried(period_id).items() - seen)

    def _carried(self, period_id: int) -> dict[str, int]:
        """Where a carried value stands now, and the edit that brought it."""
        carried: dict[str, int] = {}
        known = "SELECT 1 FROM edit WHERE period_id = ? AND source = ? LIMIT 1"
        if not self._opened.rows(known, period_id, CARRIED):
            return carried
        before: dict[tuple[int, str], int | None] = {}
        # Items are not read: of a long journal that would take longer than all else.
        query = (
            "SELECT edit.id, address, source, undoes, new IS NOT NULL FROM edit "
            "JOIN change ON edit_id = edit.id WHERE period_id = ? ORDER BY edit.id"
        )
        for edit, address, source, undoes, stands in self._opened.rows(query, period_id):
            before[edit, address] = carried.pop(address, None)
            now: int | None = None
            if undoes is not None:
                now = before.get((undoes, address))
            elif source == CARRIED and stands:
                now = edit
            if now is not None:
                carried[address] = now
        return carried

    def _reasons(self, period_id: int, edit: int) -> dict[str, str]:
        """For each address changed after an edit, why the report was open then."""
        reopenings = [each for each in self.passages(period_id) if each.step == _REOPENED]
        reasons: dict[str, dict[str, None]] = {}
        for line in self._journal.lines(period_id):
            why = [each.reason for each in reopenings if each.edit < line.edit]
            if line.edit > edit and why:
                reasons.setdefault(line.address, {})[why[-1]] = None
        return {address: "; ".join(given) for address, given in reasons.items()}

    def _need_frozen(self, period_id: int) -> None:
        passages = self.passages(period_id)
        if not (passages and passages[-1].step in FROZEN):
            raise StoreUnusable("report_not_closed")

    def _step(self, period_id: int, step: str, reason: str = "") -> None:
        self._opened.connection.execute(
            "INSERT INTO passage (period_id, edit_id, at, who, step, reason) VALUES (?, ?, ?, ?, ?, ?)",
            (period_id, self._journal.last_edit(period_id), utc(self._clock()), self._who, step, reason),
        )
