"""Changes to rooms and seats: one after the other in a room, and each grows its revision."""

from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from quizapp.storage.database import writing
from quizapp.storage.games import NotFound
from quizapp.storage.tables import rooms, seats


def change(game: str, seat: str, **values: Any) -> None:
    """Change a seat of a room; raises NotFound."""
    with writing() as connection:
        change_revision(connection, game)
        change_seat(connection, game, seat, **values)


def locked(connection: Connection, game: str) -> Any:
    """The room, locked for this transaction; raises NotFound."""
    row = connection.execute(_LOCKED, {"game": game}).first()
    if row is None:
        raise NotFound(game)
    return row


def change_revision(connection: Connection, game: str, **values: Any) -> None:
    """Let everybody who follows the room look at it again, perhaps with other values."""
    connection.execute(_CHANGED.values(**values), {"changed": game})


def change_seat(connection: Connection, game: str, seat: str, **values: Any) -> None:
    """Change a seat in this transaction; raises NotFound."""
    here = update(seats).where(seats.c.game == game, seats.c.id == seat)
    if connection.execute(here.values(**values)).rowcount == 0:
        raise NotFound(seat)


_LOCKED = (
    select(rooms.c.game, rooms.c.locked, rooms.c.ended)
    .where(rooms.c.game == bindparam("game"))
    .with_for_update()
)
_CHANGED = (
    update(rooms).where(rooms.c.game == bindparam("changed")).values(revision=rooms.c.revision + 1)
)
