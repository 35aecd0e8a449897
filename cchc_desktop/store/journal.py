"""What was entered, and the journal of every edit: the only writer of either.

Each edit is kept for ever with what stood before, so that any moment of a period can
be had again. A report that is closed is not written to.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from cchc_desktop.core.content import Changes, Item, composed, decode, encode, lies_in
from cchc_desktop.core.journal import FromFile, JournalLine, Source
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.store.connection import Opened

Clock: TypeAlias = Callable[[], datetime]
Moved: TypeAlias = tuple[str, str | None, str | None]
"""An address and its canonical text before and after."""

FROZEN = ("closed", "sent")
"""Steps after which a period is not written to."""
_BEFORE = "SELECT address, old FROM change WHERE edit_id = ?"
ALL = -1
"""Every line of a journal: what SQLite takes for no limit."""
_FEW = 8
"""So many places are named in a query."""
_OLD_FILE = "file:"
"""How schema 1 told the name of a file: inside the source."""


class Journal:
    """Reads and writes the items of an open database, and the edits that made them."""

    def __init__(self, opened: Opened, clock: Clock, who: str) -> None:
        self._opened, self._clock, self._who = opened, clock, who

    def save(self, period_id: int, changes: Changes, source: Source) -> datetime:
        """Set each address to its item; when that was. What changes nothing is not written."""
        at = self._clock()
        texts = encoded(changes)
        with self._opened.writing():
            if moved := self._moved(period_id, texts):
                self.refuse_frozen(period_id)
                self.write(period_id, moved, source, at)
        return at

    def begin(self, period_id: int, changes: Changes, source: Source) -> None:
        """The first edit of a period, inside the caller's transaction."""
        self.write(period_id, self._moved(period_id, encoded(changes)), source, self._clock())

    def put_back(self, period_id: int, edit: int, source: str) -> tuple[datetime, dict[str, Item | None]]:
        """Set what an edit touched to what stood before it; when, and what stands there now."""
        at = self._clock()
        with self._opened.writing() as connection:
            self.refuse_frozen(period_id)
            texts: dict[str, str | None] = dict(connection.execute(_BEFORE, (edit,)).fetchall())
            self.write(period_id, self._moved(period_id, texts), source, at, edit)
        return at, {address: _item(address, text) for address, text in texts.items()}

    def before(self, edit: int) -> dict[str, Item | None]:
        """What stood before an edit at each address that it touched."""
        rows = self._opened.rows(_BEFORE, edit)
        with self._opened.reading():
            return {address: _item(address, text) for address, text in rows}

    def refuse_frozen(self, period_id: int) -> None:
        """StoreUnusable "report_closed" while the period is closed or sent."""
        query = "SELECT step FROM passage WHERE period_id = ? ORDER BY id DESC LIMIT 1"
        last = self._opened.connection.execute(query, (period_id,)).fetchone()
        if last and last[0] in FROZEN:
            raise StoreUnusable("report_closed")

    def content(self, period_id: int) -> dict[str, Item]:
        """Everything entered in a period, by address."""
        rows = self._opened.rows("SELECT address, content FROM item WHERE period_id = ?", period_id)
        with self._opened.reading():
            return {address: decode(address, content) for address, content in rows}

    def content_at(self, period_id: int, edit: int) -> dict[str, Item]:
        """Everything that stood in a period just after an edit."""
        content = self.content(period_id)
        query = (
            "SELECT address, old FROM edit JOIN change ON edit_id = edit.id "
            "WHERE period_id = ? AND edit.id > ? ORDER BY edit.id DESC"
        )
        with self._opened.reading():
            for address, old in self._opened.rows(query, period_id, edit):
                content.pop(address, None)
                if old is not None:
                    content[address] = decode(address, old)
        return content

    def lines(
        self,
        period_id: int,
        places: Collection[str] | None = None,
        sources: Collection[str] = (),
        newest: int = ALL,
    ) -> list[JournalLine]:
        """What was done in a period, oldest first.

        `places` are addresses, or what stands above them ("van_ban"); None is the whole
        report. Without `sources` an edit may have come from anywhere. `newest` is how many
        of the last lines are looked through.
        """
        # The places of one cell are looked for by SQLite: 33,000 rows need not be brought here.
        few = tuple(places) if places is not None and len(places) <= _FEW else ()
        under = " OR ".join(["address = ? OR substr(address, 1, length(?) + 1) = ? || '.'"] * len(few))
        query = (
            "SELECT edit.id, at, who, source, address, old, new, file, sha256, undoes "
            "FROM edit JOIN change ON edit_id = edit.id "
            f"WHERE period_id = ? AND ({under or '1'}) ORDER BY edit.id DESC, address DESC LIMIT ?"
        )
        values = [place for each in few for place in (each, each, each)]
        rows, items = self._opened.rows(query, period_id, *values, newest)[::-1], _Items()
        with self._opened.reading():
            lines = [_line(items, *row) for row in rows if places is None or lies_in(row[4], places)]
        return [line for line in lines if not sources or line.source in sources]

    def last_edit(self, period_id: int) -> int:
        """The number of a period's last edit, 0 if there is none."""
        return int(
            self._opened.rows("SELECT coalesce(max(id), 0) FROM edit WHERE period_id = ?", period_id)[0][0]
        )

    def _moved(self, period_id: int, texts: Mapping[str, str | None]) -> list[Moved]:
        """What of `texts` is not so already."""
        query = "SELECT content FROM item WHERE period_id = ? AND address = ?"
        moved: list[Moved] = []
        for address, new in texts.items():
            (old,) = self._opened.connection.execute(query, (period_id, address)).fetchone() or (None,)
            if old != new:
                moved.append((address, old, new))
        return moved

    def write(
        self, period_id: int, moved: list[Moved], source: Source, at: datetime, undoes: int | None = None
    ) -> None:
        """The items and the edit that tells of them, inside the caller's transaction."""
        connection = self._opened.connection
        origin = source if isinstance(source, FromFile) else FromFile("", "", source)
        edit = connection.execute(
            "INSERT INTO edit (period_id, at, who, source, file, sha256, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (period_id, utc(at), self._who, origin.source, origin.name, origin.sha256, undoes),
        )
        connection.executemany(
            "INSERT INTO change (edit_id, address, old, new) VALUES (?, ?, ?, ?)",
            [(edit.lastrowid, *change) for change in moved],
        )
        connection.executemany(
            "INSERT INTO item (period_id, address, content) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET content = excluded.content",
            [(period_id, address, new) for address, _, new in moved if new is not None],
        )
        connection.executemany(
            "DELETE FROM item WHERE period_id = ? AND address = ?",
            [(period_id, address) for address, _, new in moved if new is None],
        )


def utc(at: datetime) -> str:
    """A moment as the database keeps it."""
    return at.astimezone(UTC).isoformat()


def encoded(changes: Changes) -> dict[str, str | None]:
    """The canonical text of each item, None for what is left blank."""
    items = {address: composed(item) for address, item in changes.items()}
    return {address: None if item is None else encode(item) for address, item in items.items()}


class _Items:
    """The items of a journal read in its order: before an edit stands what an earlier one left."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[str, Item]] = {}

    def get(self, address: str, text: str | None) -> Item | None:
        """The item that a text stands for; long lists are mostly made of known ones."""
        if text is None:
            return None
        known = self._left.get(address)
        if known is None or known[0] != text:
            known = self._left[address] = text, decode(address, text)
        return known[1]


def _item(address: str, text: str | None) -> Item | None:
    return None if text is None else decode(address, text)


def _line(
    items: _Items,
    edit: int,
    at: str,
    who: str,
    source: str,
    address: str,
    old: str | None,
    new: str | None,
    file: str,
    sha256: str,
    undoes: int | None,
) -> JournalLine:
    if source.startswith(_OLD_FILE):
        source, file = "file", source.removeprefix(_OLD_FILE)
    moment = datetime.fromisoformat(at)
    before, after = items.get(address, old), items.get(address, new)
    return JournalLine(edit, moment, who, source, address, before, after, file, sha256, undoes)
