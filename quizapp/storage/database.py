"""The database, SQLite or PostgreSQL: what reading and writing are for the rest of the program."""

from contextlib import AbstractContextManager
from typing import Protocol, cast

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection
from sqlalchemy.orm import DeclarativeBase

from quizapp.settings import Settings
from quizapp.storage import postgresql, sqlite
from quizapp.storage.errors import CannotOpen, Unavailable

__all__ = ["Base", "CannotOpen", "Unavailable", "connect", "db", "reading", "writing"]


class Base(DeclarativeBase):
    """The base of all tables."""


db = SQLAlchemy(model_class=Base)


class Database(Protocol):
    """What SQLite and PostgreSQL have in common here; what fails raises Unavailable."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment of the database."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is durable when the block ends, or undone."""

    def changing_tables(self) -> AbstractContextManager[Connection]:
        """A transaction for migrations."""

    def close(self) -> None:
        """Close what is open; the next use opens it anew."""


def connect(app: Flask, settings: Settings) -> None:
    """Bind the app to its database, which is not read yet; raises CannotOpen."""
    path, address = settings.instance / sqlite.FILE, settings.database
    url, options = postgresql.engine_options(address) if address else sqlite.engine_options(path)
    app.config["SQLALCHEMY_DATABASE_URI"] = url.render_as_string(hide_password=False)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    with app.app_context():
        engine = db.engine
    app.extensions["database"] = (
        postgresql.PostgreSQL(engine) if address else sqlite.SQLite(engine, path)
    )


def present() -> Database:
    """The database of the present app."""
    return cast("Database", current_app.extensions["database"])


def reading() -> AbstractContextManager[Connection]:
    """A connection to read with: all that is read in the block is of one moment.

    Raises Unavailable, as `writing` does.
    """
    return present().reading()


def writing() -> AbstractContextManager[Connection]:
    """A transaction that writes: committed and synced when the block ends, or undone.

    Writes of one moment are committed together, and each block returns only after that commit.
    """
    return present().writing()
