"""The server's clock, the only one that counts."""

import time


def now() -> int:
    """Whole seconds since 1970: coarse on purpose, since they are kept with a player's answers."""
    return int(time.time())
