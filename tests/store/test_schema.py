"""Every schema that was ever in anybody's hands still opens, with all that was in it.

A new migration: raise `connection.SCHEMA`, and put a dump of a database of the schema
before it, with an item of every kind, under tests/data as schema-N.sql.
"""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from cchc_desktop.core.value import Entry
from cchc_desktop.store import connection, schema
from cchc_desktop.store.connection import FILE, SCHEMA
from cchc_desktop.store.database import Store
from tests.store import sample

DUMPS = Path(__file__).parents[1] / "data"


def restored(folder: Path, number: int) -> Path:
    """A database as the program of that schema left it."""
    with closing(sqlite3.connect(folder / FILE)) as old:
        old.executescript((DUMPS / f"schema-{number}.sql").read_text(encoding="utf-8"))
    return folder


def tables(folder: Path) -> set[tuple[str, str, str]]:
    """Everything the database of a folder is made of."""
    with closing(sqlite3.connect(folder / FILE)) as database:
        return set(database.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def test_the_schema_number_counts_the_migrations() -> None:
    with closing(sqlite3.connect(":memory:")) as empty:
        assert len(schema.migrations.pending(Database(empty))) == SCHEMA


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_a_database_of_an_old_schema_opens_with_all_that_was_in_it(tmp_path: Path, number: int) -> None:
    with closing(Store.open(restored(tmp_path, number))) as store:
        (unit,) = store.units()
        (period,) = store.periods(unit.id)
        content = store.content(period.id)
        journal = store.journal(period.id)

    expected = {**sample.EVERY_KIND, "b1_1": Entry(value=Decimal(7))}
    del expected["b2_1_1"]
    assert unit.unit == sample.COMMUNE
    assert (period.edition, period.kind, period.year) == ("cchc-2021", "q1", 2023)
    assert content == expected
    assert len(journal) == len(sample.EVERY_KIND) + 2
    assert (journal[-1].who, journal[-1].at, journal[-1].source) == ("thuky", sample.MORNING, "typed")
    assert (journal[-1].old, journal[-1].new) == (Entry(text="1.23"), None)


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_a_database_of_an_old_schema_becomes_like_a_new_one(tmp_path: Path, number: int) -> None:
    Store.open(restored(tmp_path, number)).close()
    Store.open(tmp_path / "new").close()

    assert tables(tmp_path) == tables(tmp_path / "new")


def test_every_table_is_strict(tmp_path: Path) -> None:
    Store.open(tmp_path).close()

    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        loose = database.execute(
            "SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).fetchall()

    assert loose == []


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(restored(tmp_path, SCHEMA))
    broken = Migrations("cchc-desktop")

    @broken(name="next_half")
    def half(database: Database) -> None:
        database.execute("ALTER TABLE period ADD COLUMN state TEXT")
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "migrations", broken)
    monkeypatch.setattr(connection, "SCHEMA", SCHEMA + 1)

    with pytest.raises(ZeroDivisionError):
        Store.open(tmp_path)

    monkeypatch.undo()
    assert tables(tmp_path) == before
    with closing(Store.open(tmp_path)) as store:
        assert store.content(1)["b1_1"] == Entry(value=Decimal(7))


def test_the_next_migration_keeps_everything_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    following = Migrations("cchc-desktop")

    @following(name="next_note")
    def note(database: Database) -> None:
        database.execute("ALTER TABLE period ADD COLUMN note TEXT NOT NULL DEFAULT 'none'")

    monkeypatch.setattr(schema, "migrations", following)
    monkeypatch.setattr(connection, "SCHEMA", SCHEMA + 1)

    with closing(Store.open(restored(tmp_path, SCHEMA))) as store:
        notes = store._connection.execute("SELECT note FROM period").fetchall()
        assert store.content(1)["b1_1"] == Entry(value=Decimal(7))

    assert notes == [("none",)]
