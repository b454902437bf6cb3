"""Who is asking: a random id in a cookie, and the games that are theirs."""

import secrets

from flask import abort, session

from quizapp.storage import games
from quizapp.storage.games import Game


def player() -> str:
    """This browser's player, "" if it never began a game."""
    return str(session.get("player", ""))


def new_or_known_player() -> str:
    """This browser's player, made now if there is none; the cookie lasts as long as a new game."""
    session["player"] = player() or secrets.token_urlsafe(16)
    session.permanent = True
    return player()


def own_game(game_id: str, mode: str) -> Game:
    """This player's game of a mode; anything else is not found, so that nobody learns it exists."""
    game = games.load(game_id, player()) if player() else None
    if game is None or game.mode != mode:
        abort(404)
    return game
