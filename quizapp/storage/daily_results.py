"""What players made of daily deals: kept beside their games, whose time runs out before a streak's."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert as insert_unless_there

from quizapp.games.timeline import Timeline
from quizapp.storage.database import reading, writing
from quizapp.storage.games import Game
from quizapp.storage.tables import daily_results


class Result(NamedTuple):
    """So many cards of a day's deal placed right, of so many."""

    topic: str
    day: date
    right: int
    placed: int
    counts: bool
    """Whether it was begun on its day: only these make a streak."""


_COLUMNS = [daily_results.c[name] for name in Result._fields]
# SQLite understands this clause of PostgreSQL's too.
_NEW = insert_unless_there(daily_results).on_conflict_do_nothing()


def keep(connection: Connection, player: str, game: Game[Timeline]) -> None:
    """Keep what a game of a daily deal has brought, once it is over; other games leave nothing."""
    if "day" not in game.settings or not game.state.is_over:
        return
    key = {"topic": game.topic.id, "day": date.fromisoformat(str(game.settings["day"]))}
    right = game.state.turn - game.state.slips
    result = {"right": right, "placed": game.state.turn, "counts": game.settings["counts"]}
    connection.execute(_NEW, {**key, "player": player, **result})


def of_player(player: str) -> list[Result]:
    """All results of a player, by topic and day."""
    mine = select(*_COLUMNS).where(daily_results.c.player == player)
    with reading() as connection:
        found = connection.execute(mine.order_by(daily_results.c.topic, daily_results.c.day))
        return [Result(*row) for row in found]


def of_day(topic_id: str, day: date) -> dict[int, int]:
    """How many players placed how many cards of a day's deal right, of those who played on the day."""
    right = daily_results.c.right
    same = select(right, func.count()).filter_by(topic=topic_id, day=day, counts=True)
    with reading() as connection:
        return {row[0]: row[1] for row in connection.execute(same.group_by(right))}


def forget_before(day: date, most: int = 200) -> int:
    """Delete what is of before this day and of players who have played no deal since, so many of
    them at most; how many it were. A streak keeps all its days."""
    last = select(daily_results.c.player).group_by(daily_results.c.player)
    with reading() as connection:
        idle = connection.scalars(
            last.having(func.max(daily_results.c.day) < day).limit(most)
        ).all()
    theirs = daily_results.c.player.in_(idle), daily_results.c.day < day
    with writing() as connection:
        return connection.execute(delete(daily_results).where(*theirs)).rowcount
