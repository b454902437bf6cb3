"""SQLite as the database of games: one file, many readers, one writer, and no wait in C.

A wait in C stops every greenlet of the server. So SQLite never waits: what is busy is tried again
in Python, where waiting is green.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, event
from sqlalchemy.exc import DBAPIError

from quizapp.storage.database_file import DatabaseFile
from quizapp.storage.errors import Unavailable
from quizapp.storage.writer import PATIENCE, Writer, begin, run

FILE = "quizapp.sqlite3"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL loses acknowledged rows when the power fails
    "foreign_keys=ON",
    "secure_delete=ON",  # a deleted player's answers leave the file, too
)
HELD = "is held by another program. Close that program; players try again by themselves"
DENIED = "cannot be opened for writing. Make it and its folder readable and writable"
TOLD = {
    sqlite3.SQLITE_BUSY: HELD,
    sqlite3.SQLITE_LOCKED: HELD,
    sqlite3.SQLITE_PROTOCOL: HELD,
    sqlite3.SQLITE_CANTOPEN: DENIED,
    sqlite3.SQLITE_PERM: DENIED,
    sqlite3.SQLITE_READONLY: DENIED,
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Make room",
    sqlite3.SQLITE_IOERR: "cannot be read or written. Look at the disk, which may be full",
    sqlite3.SQLITE_CORRUPT: "is damaged. Stop the server and restore a backup",
    sqlite3.SQLITE_NOTADB: "is not an SQLite database. Stop the server and restore a backup",
    sqlite3.SQLITE_NOMEM: "cannot be used: no memory is left. Close other programs",
}
"""What an operator hears, by SQLite's result code; any other code is a mistake of this program."""


def engine_options(path: Path) -> tuple[URL, dict[str, Any]]:
    """The address and the engine's options of the database in this file.

    SQLAlchemy begins and ends no transaction: that halves what a read costs.
    """
    never_made_anew = f"{path.absolute().as_uri()}?mode=rw"
    connect = partial(
        sqlite3.connect, never_made_anew, uri=True, timeout=0, check_same_thread=False
    )
    return URL.create("sqlite", database=str(path)), {
        "isolation_level": "AUTOCOMMIT",
        "poolclass": NullPool,
        "creator": connect,
    }


class SQLite:
    """What reading and writing are on SQLite; raises CannotOpen."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._file = DatabaseFile(path)
        self._idle: list[Connection] = []
        self._writer = Writer(self._opened, self._file.check)
        event.listen(engine, "connect", _set_up)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database."""
        with self._told():
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connected()
            try:
                run(connection, "BEGIN")
                yield connection
                run(connection, "ROLLBACK")
            except BaseException:
                connection.close()
                raise
        self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A block of a transaction: durable when this returns, or undone."""
        with self._told(), self._writer.writing() as connection:
            yield connection

    @contextmanager
    def changing_tables(self) -> Iterator[Connection]:
        """A transaction of its own in which tables may be made anew without losing their rows.

        With foreign keys on, dropping a table deletes the rows that refer to it
        (sqlite.org/lang_altertable.html, 7).
        """
        with self._told(), self._engine.connect() as connection:
            run(connection, "PRAGMA foreign_keys=OFF")
            begin(connection, time.monotonic() + PATIENCE)
            yield connection
            run(connection, "COMMIT")

    def close(self) -> None:
        """Close what is open; when nobody else uses it, SQLite puts its log into the file."""
        while self._idle:
            self._idle.pop().close()
        self._writer.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            sentence = TOLD.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
            if sentence is None:
                raise
            raise Unavailable(f"The database {self._file.path} {sentence}.") from error

    def _connected(self) -> Connection:
        self._file.check_place()
        return self._engine.connect()

    def _opened(self) -> Connection:
        connection = self._connected()
        run(connection, "SELECT 1 FROM sqlite_master")  # opens the log
        self._file.remember_log()
        return connection


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
