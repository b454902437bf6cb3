"""A player's bests: points, runs and marks of games that have ended, by what was played.

A timeline game tells with its last move how it ended, and a quiz tells with its settings how many
questions it had; so each is one statement, and none folds a game.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from sqlalchemy import bindparam, case, exists, func, or_, select

from quizapp.games import quiz, timeline
from quizapp.games.mode import Settings
from quizapp.storage.database import reading
from quizapp.storage.tables import answers, editions, games, moves, seats


class Deal(NamedTuple):
    """What timeline games must have in common to be compared."""

    topic: str
    level: str
    size: int
    lives: int | None
    is_daily: bool

    @classmethod
    def of(cls, topic_id: str, settings: Settings) -> Self:
        """That of a game with these settings."""
        level, size, lives = (settings[key] for key in ("level", "size", "lives"))
        return cls(topic_id, level, size, lives, "day" in settings)  # type: ignore[arg-type]  # JSON


class Drawn(NamedTuple):
    """What quizzes must have in common: so many questions of a set."""

    topic: str
    set: str
    length: int

    @classmethod
    def of(cls, topic_id: str, settings: Settings) -> Self:
        """That of a quiz with these settings."""
        return cls(topic_id, str(settings.get("set")), int(str(settings.get("length", 0))))


class Best(NamedTuple):
    """The best of some timeline games, each figure by itself."""

    points: int
    run: int
    games: int


class BestMark(NamedTuple):
    """The best of some quizzes."""

    earned: float
    games: int


_MINE = (seats.c.player == bindparam("player"), seats.c.game != bindparam("but"))
_POINTS = moves.c.outcome[("end", "points")].as_integer()
_ENDED_DEALS = (
    select(editions.c.topic, games.c.settings["level"].as_string().label("level"))
    .add_columns(games.c.settings["size"].as_integer().label("size"))
    .add_columns(games.c.settings["lives"].as_integer().label("lives"))
    .add_columns(case((games.c.settings["day"].as_string().is_(None), 0), else_=1).label("daily"))
    .add_columns(_POINTS.label("points"))
    .add_columns(moves.c.outcome[("end", "run")].as_integer().label("run"))
    .select_from(seats)
    .join(games, games.c.id == seats.c.game)
    .join(editions, editions.c.hash == games.c.edition)
    .join(moves, moves.c.game == games.c.id)
    .where(*_MINE, games.c.mode == timeline.MODE.name, _POINTS.is_not(None))
    .subquery()
)
_DEALS = select(
    *(_ENDED_DEALS.c[key] for key in ("topic", "level", "size", "lives", "daily")),
    func.max(_ENDED_DEALS.c.points),
    func.max(_ENDED_DEALS.c.run),
    func.count(),
).group_by(*(_ENDED_DEALS.c[key] for key in ("topic", "level", "size", "lives", "daily")))

_GIVEN = (
    select(
        answers.c.game, func.count().label("answered"), func.sum(answers.c.earned).label("earned")
    )
    .join(seats, seats.c.id == answers.c.seat)
    .where(*_MINE)
    .group_by(answers.c.game)
    .subquery()
)
_LENGTH = games.c.settings["length"].as_integer()
_WAS_LATE = exists().where(moves.c.game == games.c.id, moves.c.name == quiz.EndByTime.__name__)
_ENDED_QUIZZES = (
    select(editions.c.topic, games.c.settings["set"].as_string().label("set"))
    .add_columns(_LENGTH.label("length"), _GIVEN.c.earned)
    .select_from(games)
    .join(_GIVEN, _GIVEN.c.game == games.c.id)
    .join(editions, editions.c.hash == games.c.edition)
    .where(games.c.settings["way"].as_string().is_(None))
    .where(games.c.mode == quiz.MODE.name, or_(_GIVEN.c.answered == _LENGTH, _WAS_LATE))
    .subquery()
)
_QUIZZES = select(
    *(_ENDED_QUIZZES.c[key] for key in ("topic", "set", "length")),
    func.max(_ENDED_QUIZZES.c.earned),
    func.count(),
).group_by(*(_ENDED_QUIZZES.c[key] for key in ("topic", "set", "length")))


def deals(player: str, but: str = "") -> Mapping[Deal, Best]:
    """The bests of a player's timeline games that have ended, one of them left out."""
    return {
        Deal(topic, level, size, lives, bool(daily)): Best(points, run, count)
        for topic, level, size, lives, daily, points, run, count in _rows(_DEALS, player, but)
    }


def quizzes(player: str, but: str = "") -> Mapping[Drawn, BestMark]:
    """The best marks of a player's quizzes that have ended, one of them left out; those over what
    was missed or is due have none."""
    return {
        Drawn(topic, set_, length): BestMark(earned, count)
        for topic, set_, length, earned, count in _rows(_QUIZZES, player, but)
        if set_ is not None and length is not None
    }


def _rows(statement: Any, player: str, but: str) -> list[Any]:
    with reading() as connection:
        return list(connection.execute(statement, {"player": player, "but": but}))
