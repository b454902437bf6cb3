"""What day it is on this site, in the time zone that its operator has chosen."""

from datetime import date

from flask import current_app

from quizapp import clock
from quizapp.games.days import day_of, seconds_left


def day(at: int) -> date:
    """The day on which a moment falls."""
    return day_of(at, current_app.config["TIME_ZONE"])


def today() -> date:
    """The day of daily deals, and of what is due for review."""
    return day(clock.now())


def left_of_today() -> int:
    """Seconds until the next deal."""
    return seconds_left(clock.now(), current_app.config["TIME_ZONE"])
