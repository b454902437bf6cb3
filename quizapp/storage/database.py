"""The database: SQLite that loses nothing it has acknowledged, and one writer at a time."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """The base of all tables."""


db = SQLAlchemy(model_class=Base)

# Under gevent a greenlet that waits for SQLite's own lock stops the whole server, and two
# connections that write at once can corrupt the log (SQLite 3.7.0 to 3.51.2, sqlite.org/wal.html).
# So writers queue here, where waiting is green.
_writer = threading.Lock()


def connect(app: Flask, folder: Path) -> None:
    """Bind the app to the database in this folder."""
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{folder / 'quizapp.sqlite3'}"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"connect_args": {"timeout": 5}}
    db.init_app(app)
    with app.app_context():
        event.listen(db.engine, "connect", _durable)
        event.listen(db.engine, "begin", _begin)


class Unavailable(Exception):
    """The database cannot be read or written now; the message tells the operator what to do."""


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection to read with; all that is read in the block is of one moment."""
    with db.engine.connect() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A transaction that writes: committed and synced to disk when the block ends, or undone."""
    engine = db.engine.execution_options(writes=True)
    with _writer, engine.begin() as connection:
        yield connection


def engine() -> Engine:
    """The engine of the present app."""
    return db.engine


def _durable(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin event says BEGIN, not the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL loses acknowledged rows when the power fails
        "foreign_keys=ON",
        "secure_delete=ON",  # a deleted player's answers leave the file, too
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once with SQLITE_BUSY_SNAPSHOT.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
