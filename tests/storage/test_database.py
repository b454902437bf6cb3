"""The database: loses nothing, is made by migrations, and is refused when it is too new."""

import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, select, text

from quizapp.settings import Settings
from quizapp.storage import migrate, sqlite
from quizapp.storage.database import CannotOpen, db, present, reading, writing
from quizapp.storage.tables import editions
from quizapp.web import server

KEPT_ABOUT_PLAYERS = {
    "editions": {"hash", "topic", "data", "format"},
    "games": {"id", "mode", "edition", "seed", "settings", "started", "touched"},
    "rooms": {
        *("game", "code", "host", "locked", "ended", "revision"),
        *("question", "round", "asked", "taking"),
    },
    "seats": {
        *("id", "game", "player", "name", "name_key", "way_back", "extra_time"),
        *("hidden", "removed", "joined"),
    },
    "moves": {"game", "number", "name", "data", "outcome", "at", "format"},
    "daily_deals": {"topic", "day", "edition", "seed", "cards"},
    "daily_results": {"topic", "day", "player", "right", "placed", "counts"},
    "answers": {
        *("game", "question", "round", "seat"),
        *("given", "mark", "earned", "after", "at", "format"),
    },
}


on_sqlite = pytest.mark.parametrize("stored_app", ["sqlite"], indirect=True)


@on_sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_what_is_acknowledged_is_on_the_disk(store, pragma, value):
    with reading() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_migrations_make_exactly_the_tables(store):
    with reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_only_what_is_needed_is_kept_about_players(store):
    kept = {name: set(table.columns.keys()) for name, table in db.metadata.tables.items()}
    assert kept == KEPT_ABOUT_PLAYERS


@on_sqlite
def test_an_upgraded_database_is_left_as_it_is(store):
    with reading() as connection:
        before = list(connection.connection.driver_connection.iterdump())
    migrate.upgrade()
    with reading() as connection:
        assert list(connection.connection.driver_connection.iterdump()) == before


def test_a_newer_database_is_refused_and_not_touched(make_app, tmp_path, content):
    settings = Settings(tmp_path, content)
    app = make_app(tmp_path, content)
    path = tmp_path / "quizapp.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.execute("CREATE TABLE later (it TEXT)")
        database.commit()
        before = list(database.iterdump())
    with app.app_context(), pytest.raises(CannotOpen, match="later version of quizapp"):
        migrate.upgrade()
    with pytest.raises(server.CannotServe, match="QUIZAPP_INSTANCE"):
        server.run(settings, "127.0.0.1", 0)
    with closing(sqlite3.connect(path)) as database:
        assert list(database.iterdump()) == before


def no_database(path):
    path.write_text("Dear operator, " * 1000)


def damaged(path):
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"x" * (len(data) - 100))


@pytest.mark.parametrize(
    ("harm", "told"), [(no_database, "not an SQLite database"), (damaged, "is damaged")]
)
def test_a_database_that_cannot_be_read_stops_the_start(make_app, tmp_path, content, harm, told):
    app = make_app(tmp_path, content)
    with app.app_context():
        present().close()
    harm(tmp_path / "quizapp.sqlite3")
    with pytest.raises(server.CannotServe, match=told):
        server.run(Settings(tmp_path, content), "127.0.0.1", 0)


def test_a_database_that_another_program_holds_stops_the_start(
    make_app, tmp_path, content, monkeypatch
):
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    make_app(tmp_path, content)
    with closing(sqlite3.connect(tmp_path / "quizapp.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(server.CannotServe, match="held by another program"):
            server.run(Settings(tmp_path, content), "127.0.0.1", 0)


def test_a_transaction_that_fails_leaves_nothing(store):
    def fail():
        with writing() as connection:
            edition = {"hash": "h", "topic": "t", "data": "{}", "format": 1}
            connection.execute(insert(editions), edition)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with reading() as connection:
        assert connection.execute(select(editions).where(editions.c.hash == "h")).all() == []
    with writing() as connection:  # and the lock is free again
        assert connection.scalars(text("SELECT 1")).all() == [1]


@on_sqlite
def test_a_writer_begins_at_once(store):
    """A transaction that reads first and writes later would fail when another came between."""
    path = store.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    refused = pytest.raises(sqlite3.OperationalError, match="locked")
    with writing(), closing(sqlite3.connect(path, timeout=0)) as other, refused:
        other.execute("BEGIN IMMEDIATE")
