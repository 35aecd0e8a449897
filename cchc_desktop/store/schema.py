"""The tables, as the steps that made them: one migration for each schema number.

A migration that has been in anybody's hands never changes; a new one is added, with
`connection.SCHEMA` raised and a dump of the schema before it under tests/data.
Never imported by a start that finds its tables in order.
"""

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("cchc-desktop")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest schema, inside the caller's transaction."""
    migrations.apply(Database(connection, strict=True, execute_plugins=False))


@migrations(name="1_units_periods_items_edits")
def _first(database: Database) -> None:
    """Units, their periods, what was entered, and the journal of every edit.

    An item is the canonical text of `core.content.encode`. An edit is one thing the
    user did, with one change for each address; it tells who, when and from where.
    """
    database.executescript(_TABLES)
    _only_grow(database, "edit", "change")


@migrations(name="2_undo_stages_sendings")
def _second(database: Database) -> None:
    """What an edit takes back and which file it came from; the stages of a report; what was sent.

    `passage` is a report's step to another stage, `sending` a package that left, and
    `confirmed` a carried value that the clerk has looked at. Each tells the last edit
    that it saw, so that what was sent can be had again from the journal.
    """
    database.executescript(_STAGES)
    _only_grow(database, "passage", "sending", "confirmed")


def _only_grow(database: Database, *tables: str) -> None:
    for table in tables:
        for action in ("UPDATE", "DELETE"):
            database.executescript(
                f"CREATE TRIGGER {table}_refuses_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;"
            )


_TABLES = """
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    superior TEXT NOT NULL,
    province TEXT NOT NULL,
    code TEXT NOT NULL
) STRICT;

CREATE TABLE period (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit,
    edition TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    UNIQUE (unit_id, edition, kind, year)
) STRICT;

CREATE TABLE item (
    period_id INTEGER NOT NULL REFERENCES period,
    address TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (period_id, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL REFERENCES period,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE INDEX edit_period ON edit (period_id);

CREATE TABLE change (
    edit_id INTEGER NOT NULL REFERENCES edit,
    address TEXT NOT NULL,
    old TEXT,
    new TEXT,
    PRIMARY KEY (edit_id, address),
    CHECK (old IS NOT new)
) STRICT, WITHOUT ROWID;
"""

_STAGES = """
ALTER TABLE edit ADD COLUMN undoes INTEGER REFERENCES edit;
ALTER TABLE edit ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE edit ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';

CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL REFERENCES period,
    edit_id INTEGER NOT NULL REFERENCES edit,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    step TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX passage_period ON passage (period_id);

CREATE TABLE sending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL REFERENCES period,
    edit_id INTEGER NOT NULL REFERENCES edit,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    number INTEGER NOT NULL,
    target TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT;

CREATE INDEX sending_period ON sending (period_id);

CREATE TABLE confirmed (
    period_id INTEGER NOT NULL REFERENCES period,
    address TEXT NOT NULL,
    edit_id INTEGER NOT NULL REFERENCES edit,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (period_id, address, edit_id)
) STRICT, WITHOUT ROWID;
"""
