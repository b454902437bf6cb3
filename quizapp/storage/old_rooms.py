"""Rooms that are over for long: out of reach at once, then deleted a bite at a time."""

from sqlalchemy import and_, delete, exists, or_, select, tuple_

from quizapp.games.live import MODE
from quizapp.storage.database import writing
from quizapp.storage.tables import answers, games, rooms, seats

A_BITE = 2000
"""Rows that are deleted in one transaction, so that nobody waits for a class's whole lesson."""
_IS_REHEARSAL = games.c.settings["rehearsal"].as_boolean()
_LEFT = select(games.c.id).where(
    games.c.mode == MODE.name, ~exists().where(rooms.c.game == games.c.id)
)
"""Games of rooms that are out of reach."""


def forget_before(moment: int, rehearsed_before: int, most: int = A_BITE) -> int:
    """Let nobody enter rooms whose last move was before a moment, which is another for dry runs,
    and delete so many rows of such rooms at most: answers, then seats, then games. How many it were.
    """
    touched = games.c.touched
    is_old = or_(touched < moment, and_(touched < rehearsed_before, _IS_REHEARSAL))
    old = select(rooms.c.game).join(games).where(is_old)
    with writing() as connection:
        connection.execute(delete(rooms).where(rooms.c.game.in_(old)))
        for table in (answers, seats, games):
            of = games.c.id if table is games else table.c.game
            key = tuple_(*table.primary_key.columns)
            some = select(*table.primary_key.columns).where(of.in_(_LEFT)).limit(most)
            if deleted := connection.execute(delete(table).where(key.in_(some))).rowcount:
                return deleted
    return 0
