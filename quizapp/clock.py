"""The server's clock, the only one that counts."""

import time
from datetime import date, datetime


def now() -> int:
    """Whole seconds since 1970: coarse on purpose, since they are kept with a player's answers."""
    return int(time.time())


def exact() -> float:
    """Seconds since 1970 with fractions, for clocks that are only shown."""
    return time.time()


def today() -> date:
    """The day here, for questions that hold until a day."""
    return datetime.now().astimezone().date()
