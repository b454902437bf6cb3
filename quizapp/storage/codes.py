"""Codes: what people read off a projector or a phone and type in, and how they are kept."""

import hashlib
import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which look like another; 31 letters, 887 million codes."""
LENGTH = 6


def new_code(length: int = LENGTH) -> str:
    """A code of so many letters by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def as_code(text: str) -> str | None:
    """The code that somebody typed, whatever its case, spaces and hyphens; None if it is none."""
    code = re.sub(r"[\s\-‐‑–—_.]", "", text).upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """The code as it is shown, in two groups of three."""
    return f"{code[:3]} {code[3:]}"


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
