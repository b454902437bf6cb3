"""Games of which a player can have but one: what they are about gives their id."""

import hmac
from base64 import urlsafe_b64encode

from flask import current_app

LENGTH = 12
"""Bytes, of which base64 makes the sixteen signs of an id."""


def one_game(*about: str) -> str:
    """The id of the one game about this. Without the server's key nobody can compute it."""
    key = current_app.secret_key
    secret = key if isinstance(key, bytes) else str(key).encode()
    digest = hmac.digest(secret, "\0".join(about).encode(), "sha256")
    return urlsafe_b64encode(digest[:LENGTH]).decode()
