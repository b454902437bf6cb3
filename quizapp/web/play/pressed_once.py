"""A game that begins by one press: pressed twice, it begins once."""

from typing import Any

from quizapp import clock
from quizapp.games.mode import Mode, Settings
from quizapp.storage import games
from quizapp.topics.topic import Topic
from quizapp.web.identity import new_or_known_player
from quizapp.web.one_game import one_game


def begin_once(
    mode: Mode[Any, Any], topic: Topic, settings: Settings, seed: int, *about: str
) -> str:
    """The id of this player's game about this: begun now, unless one is there that is not over."""
    who, now = new_or_known_player(), clock.now()
    id_ = one_game(*about, who)
    known = games.load(mode, id_, who, now)
    is_over = known is not None and mode.progress(known.state, known.now).is_over
    return games.begin(mode, topic, settings, seed, who, now, None if is_over else id_)
