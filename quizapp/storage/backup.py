"""Copies of an SQLite database that is in use, and the way back to one of them."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from quizapp.storage.migrate import revisions

PATIENCE = 5.0
"""Seconds to wait for another program that holds the database."""


class CannotCopy(Exception):
    """There is no copy, and nothing has changed; the message tells the operator what to do."""


def back_up(database: Path, target: Path, replace: bool) -> None:
    """Write a copy that holds all that was committed before; games go on meanwhile.

    It is one file, for its owner only, and there whole or not at all. Raises CannotCopy.
    """
    if not database.is_file():
        raise CannotCopy(f"There is no database {database}. Name its folder in QUIZAPP_INSTANCE.")
    if target.exists() and not replace:
        raise CannotCopy(f"{target} exists. Name another file, or add --replace.")
    with _told(), _copied(database, target.parent) as copy:
        os.replace(copy, target)
        _sync(target.parent)


def restore(database: Path, source: Path) -> Path | None:
    """Put a copy in the place of the database and give where the former one is, if there was one.

    Nobody else may use the database. Killed in the middle, it leaves the former one in place.
    Raises CannotCopy.
    """
    if not source.is_file():
        raise CannotCopy(f"There is no file {source}.")
    with _told(), _copied(source, database.parent) as copy:
        _check(copy, source)
        former = _set_aside(database) if database.exists() else None
        os.replace(copy, database)
        _sync(database.parent)
    return former


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise CannotCopy(f"SQLite cannot copy it: {error}.") from error
    except OSError as error:
        raise CannotCopy(f"{error.filename} cannot be written: {error.strerror}.") from error


@contextmanager
def _copied(source: Path, folder: Path) -> Iterator[Path]:
    """A copy under another name, gone after the block unless it was renamed."""
    descriptor, name = tempfile.mkstemp(prefix=f".{source.name}.", dir=folder)
    os.close(descriptor)
    try:
        address = f"{source.resolve().as_uri()}?mode=rw"
        with (
            closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as old,
            closing(sqlite3.connect(name)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")  # all in one file
        yield Path(name)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def _check(copy: Path, source: Path) -> None:
    with closing(sqlite3.connect(copy)) as database:
        try:
            sound = database.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            revision = database.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError:
            sound, revision = False, None
    if not sound or not revision:
        raise CannotCopy(f"{source} is damaged, or no database of quizapp. Take another backup.")
    if revision[0] not in revisions():
        raise CannotCopy(f"{source} was made by a later version of quizapp. Install that one.")


def _set_aside(database: Path) -> Path:
    """A second name for the database, with all that was committed to it.

    Its log goes along: left behind, it would be read into whatever is put in its place.
    """
    aside = Path(f"{database}.before-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    log = Path(f"{database}-wal")
    try:
        with closing(sqlite3.connect(database, timeout=PATIENCE)) as former:
            former.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:  # it is damaged: its log may be worth something to somebody
        if log.exists():
            os.replace(log, f"{aside}-wal")
    if log.exists():
        raise CannotCopy(f"Another program uses {database}. Close it and try again.")
    try:
        os.link(database, aside)
    except OSError:  # this kind of disk knows no second names
        shutil.copy2(database, aside)
    return aside


def _sync(folder: Path) -> None:
    """Let a new name outlast a power cut, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
