"""A game that begins by one press: pressed twice, it begins once."""

from typing import Any

from quizapp import clock
from quizapp.games.mode import Mode, Settings
from quizapp.storage import games
from quizapp.topics.editions import Unreadable
from quizapp.topics.topic import Topic
from quizapp.web.identity import new_or_known_player, player
from quizapp.web.one_game import one_game


def begin_once(
    mode: Mode[Any, Any], topic: Topic, settings: Settings, seed: int, *about: str
) -> str:
    """The id of this player's game about this: begun now, unless one is there that is not over.

    Only what begins counts for the limit on games begun. Raises TooManyRequests.
    """
    known, now = player(), clock.now()
    goes_on = _goes_on(mode, one_game(*about, known), known, now) if known else None
    if goes_on:
        return one_game(*about, known)
    who = new_or_known_player()
    id_ = None if goes_on is False else one_game(*about, who)
    return games.begin(mode, topic, settings, seed, who, now, id_)


def _goes_on(mode: Mode[Any, Any], id_: str, who: str, now: int) -> bool | None:
    """Whether a game is not over; None if there is none. One that cannot be read is over."""
    try:
        known = games.load(mode, id_, who, now)
    except Unreadable:
        return False
    return None if known is None else not mode.progress(known.state, known.now).is_over
