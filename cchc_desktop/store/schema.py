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
    for table in ("edit", "change"):
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
