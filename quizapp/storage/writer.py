"""The one writer of an SQLite database: writes of one moment share a transaction and its sync."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from sqlalchemy import Connection

from quizapp.storage.errors import Unavailable

PATIENCE = 5.0
"""Seconds that a write waits for other writes and for other programs."""
A_MOMENT = 0.01
"""Seconds between two tries to begin while another program writes."""
LONGEST_GATHERING = 100
"""How often the first write of a group lets others join it."""


class Group:
    """Writes that become durable with one commit, or fail with it."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._failure: BaseException | None = None

    def end(self, failure: BaseException | None) -> None:
        """Let all go on who wait for the commit."""
        self._failure = failure
        self._ended.set()

    def wait(self) -> None:
        """Wait for the commit; raises what made it fail."""
        self._ended.wait()
        if self._failure:
            raise self._failure


class Writer:
    """Takes writes one after the other; the first of a group commits for those that joined it.

    Between the first write and the commit other greenlets run, but none can freeze the server:
    they wait for their turn here, where waiting is green, and never in SQLite. Two connections
    that write at once could also corrupt the log (SQLite 3.7.0 to 3.51.2, sqlite.org/wal.html).
    """

    def __init__(self, opened: Callable[[], Connection], check: Callable[[], None]) -> None:
        self._opened = opened
        self._check = check
        self._connection: Connection | None = None
        self._turn = threading.Lock()
        self._waiting = 0
        self._group: Group | None = None  # whose transaction is open

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A block of a transaction, durable when this returns; raises what its commit raises."""
        deadline = time.monotonic() + PATIENCE
        group, first = None, False
        try:
            with self._my_turn(deadline):
                group, first = self._group, self._group is None
                with self._joined(group) if group else self._begun(deadline) as connection:
                    yield connection
                # Not before: who fails alone is undone alone.
                group = self._group = group or Group()
        except BaseException:
            if group:
                group.wait()  # what made this block fail may have been written in the same group
            raise
        if first:
            self._commit(group)
        group.wait()

    @contextmanager
    def _my_turn(self, deadline: float) -> Iterator[None]:
        self._waiting += 1
        try:
            mine = self._turn.acquire(timeout=max(0.0, deadline - time.monotonic()))
        finally:
            self._waiting -= 1
        if not mine:
            raise Unavailable(f"Other writes to the database took over {PATIENCE:.0f} s.")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _begun(self, deadline: float) -> Iterator[Connection]:
        try:
            if self._connection is None:
                self._connection = self._opened()
            begin(self._connection, deadline)
            yield self._connection
        except BaseException:
            self._undo()
            raise

    @contextmanager
    def _joined(self, group: Group) -> Iterator[Connection]:
        connection = cast("Connection", self._connection)
        run(connection, "SAVEPOINT one")
        try:
            yield connection
            run(connection, "RELEASE one")
        except BaseException as error:
            if driver(connection).in_transaction:
                run(connection, "ROLLBACK TO one")
                run(connection, "RELEASE one")
            else:  # SQLite undoes the whole transaction when the disk is full or fails
                self._end(group, error)
            raise

    def _commit(self, group: Group) -> None:
        try:
            for _ in range(LONGEST_GATHERING):
                time.sleep(0)  # whoever is about to write, writes now
                if not self._waiting:
                    break
        finally:
            with self._turn:
                if group is self._group:
                    self._end(group, self._failure())

    def _failure(self) -> BaseException | None:
        try:
            run(cast("Connection", self._connection), "COMMIT")
            self._check()  # after the commit: before it, the file could still be taken away
        except Exception as error:
            return error
        return None

    def _end(self, group: Group, failure: BaseException | None) -> None:
        self._group = None
        if failure:
            self._undo()
        group.end(failure)

    def _undo(self) -> None:
        """Undo what is open; where that fails, the next write has a fresh connection."""
        try:
            if self._connection is not None and driver(self._connection).in_transaction:
                run(self._connection, "ROLLBACK")
        except sqlite3.Error:
            self.close()

    def close(self) -> None:
        """Close the connection; the next write opens another."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def driver(connection: Connection) -> sqlite3.Connection:
    """What SQLAlchemy's connection is made of."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def run(connection: Connection, statement: str) -> None:
    """Begin or end a transaction, past SQLAlchemy."""
    driver(connection).execute(statement)


def begin(connection: Connection, deadline: float) -> None:
    """Begin to write, waiting green until the deadline for other programs that do."""
    while True:
        try:
            run(connection, "BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() >= deadline:
                raise
            time.sleep(A_MOMENT)
        else:
            return
