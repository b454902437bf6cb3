"""Whether the database can be read and written, found out by doing it."""

from contextlib import suppress

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from quizapp.storage.database import Unavailable, reading, writing
from quizapp.storage.tables import editions

_HASH = "health"  # of no edition: theirs are hexadecimal
_EDITION = {"hash": _HASH, "topic": _HASH, "data": "", "format": 0}


def can_read() -> bool:
    """Whether the database can be read at this moment."""
    with suppress(Unavailable, SQLAlchemyError, OSError), reading() as connection:
        connection.execute(select(editions.c.hash).limit(1)).first()
        return True
    return False


def can_write() -> bool:
    """Whether the database can be written and synced at this moment; nothing stays behind."""
    with suppress(Unavailable, SQLAlchemyError, OSError):
        with writing() as connection:
            connection.execute(insert(editions), _EDITION)
            connection.execute(delete(editions).where(editions.c.hash == _HASH))
        return True
    return False
