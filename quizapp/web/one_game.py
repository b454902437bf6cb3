"""Games of which a player can have but one: what they are about gives their id."""

from base64 import urlsafe_b64encode

from quizapp.web.keyed import keyed

LENGTH = 12
"""Bytes, of which base64 makes the sixteen signs of an id."""


def one_game(*about: str) -> str:
    """The id of the one game about this. Without the server's key nobody can compute it."""
    return urlsafe_b64encode(keyed(*about)[:LENGTH]).decode()
