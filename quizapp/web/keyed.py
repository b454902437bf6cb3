"""What only this server can compute: a digest under its secret key."""

import hmac
from base64 import urlsafe_b64encode

from flask import current_app

SIGN = 6
"""Bytes of a sign: who guesses one needs 2^48 tries."""


def keyed(*about: str) -> bytes:
    """32 bytes that are always the same for the same words, and tell nothing of them."""
    key = current_app.secret_key
    secret = key if isinstance(key, bytes) else str(key).encode()
    return hmac.digest(secret, "\0".join(about).encode(), "sha256")


def sign(*about: str) -> str:
    """What proves these words to be this site's: eight signs that fit into an address."""
    return urlsafe_b64encode(keyed(*about)[:SIGN]).decode()
