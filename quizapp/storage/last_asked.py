"""When a player last answered each question of a topic, in a quiz or in a room."""

from collections.abc import Mapping

from sqlalchemy import bindparam, func, select

from quizapp.storage.database import reading
from quizapp.storage.tables import answers, editions, games, seats

_LAST = (
    select(answers.c.question, func.max(answers.c.at))
    .join(seats, seats.c.id == answers.c.seat)
    .join(games, games.c.id == answers.c.game)
    .join(editions, editions.c.hash == games.c.edition)
    .where(seats.c.player == bindparam("player"), editions.c.topic == bindparam("topic"))
    .group_by(answers.c.question)
)


def last_asked(player: str, topic_id: str) -> Mapping[str, int]:
    """The moments of a player's last answers, by the ids of questions."""
    with reading() as connection:
        rows = connection.execute(_LAST, {"player": player, "topic": topic_id})
        return {row[0]: row[1] for row in rows}
