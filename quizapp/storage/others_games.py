"""Somebody's game as others may know it: what is played and how, and nothing of how it goes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from quizapp.games.mode import Mode, Settings
from quizapp.storage.database import reading
from quizapp.storage.editions import kept
from quizapp.storage.history import readable
from quizapp.storage.tables import games
from quizapp.topics.editions import Unreadable
from quizapp.topics.topic import Topic

_GAME = select(games.c.edition, games.c.settings, games.c.seed).where(
    games.c.id == bindparam("game"), games.c.mode == bindparam("mode")
)


@dataclass(frozen=True)
class Playable:
    """What it takes to play the same game."""

    topic: Topic
    settings: Settings
    seed: int


def find(mode: Mode[Any, Any], game_id: str) -> Playable | None:
    """A game of a mode, whoever's it is; None where there is none, or it can no longer be read."""
    with reading() as connection:
        row = connection.execute(_GAME, {"game": game_id, "mode": mode.name}).first()
        if row is None:
            return None
        try:
            with readable(game_id):
                return Playable(kept(connection, row.edition), row.settings, row.seed)
        except Unreadable:
            return None
