"""PostgreSQL as the database of games, for several servers; psycopg waits green under gevent."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg.errors import InsufficientPrivilege
from sqlalchemy import URL, Connection, Engine, event, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
    TimeoutError,
)

from quizapp.storage.errors import CannotOpen, Unavailable

CONNECTIONS = 20
PATIENCE = 5
"""Seconds that a request waits for a connection, the server or another's lock."""
SETTINGS = (
    "synchronous_commit = on",  # whatever the server's own is: acknowledged means durable
    f"lock_timeout = '{PATIENCE}s'",
    "statement_timeout = '30s'",
)
OURS = (IntegrityError, DataError, ProgrammingError)
"""What this program does wrong; everything else is the matter of PostgreSQL or its operator."""
MIGRATING = 7_158_302_634_917  # names the lock that lets one server change the tables


def engine_options(address: str) -> tuple[URL, dict[str, Any]]:
    """The address and the engine's options of the database at this address; raises CannotOpen."""
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise CannotOpen(
            "QUIZAPP_DATABASE cannot be read. In a password write @ as %40, : as %3A and / as %2F."
        ) from error
    return url, {
        "pool_size": CONNECTIONS,
        "max_overflow": 0,
        "pool_timeout": PATIENCE,
        "pool_pre_ping": True,  # a connection that the server has closed is replaced
        "connect_args": {"connect_timeout": PATIENCE},
    }


class PostgreSQL:
    """What reading and writing are on PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of_one_moment = engine.execution_options(isolation_level="REPEATABLE READ")
        event.listen(engine, "connect", _set_up)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database."""
        with _told(), self._of_one_moment.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: durable when this returns, or undone. The server groups the commits."""
        with _told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def changing_tables(self) -> Iterator[Connection]:
        """A transaction in which tables are changed, by one server at a time."""
        with self.writing() as connection:
            connection.execute(text("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATING})"))
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise Unavailable(
            f"All {CONNECTIONS} connections to PostgreSQL were busy for {PATIENCE} s."
        ) from error
    except DBAPIError as error:
        is_denied = isinstance(error.orig, InsufficientPrivilege)
        if isinstance(error, OURS) and not is_denied:
            raise
        reason = str(error.orig).strip().partition("\n")[0]
        raise Unavailable(
            f"PostgreSQL cannot be used: {reason}. "
            "Look whether it runs and whether QUIZAPP_DATABASE is right."
        ) from error


def _set_up(connection: Any, _: Any) -> None:
    with connection.cursor() as cursor:
        for setting in SETTINGS:
            cursor.execute(f"SET {setting}")
    connection.commit()
