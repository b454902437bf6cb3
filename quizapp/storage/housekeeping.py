"""Housekeeping: games that nobody played for long are deleted, a few at a time."""

import logging
import time
from datetime import UTC, timedelta

from flask import Flask

from quizapp import clock
from quizapp.games.days import day_of
from quizapp.storage import daily_deals, daily_results, editions, games, old_rooms

A_DAY = 24 * 60 * 60
AN_HOUR = 60 * 60
SOON = 60
"""Seconds after the start, or after a failure."""
A_BREATH = 0.05
"""Seconds between two transactions, in which players have their turn."""
log = logging.getLogger(__name__)


def keep_house(app: Flask, days: int) -> None:
    """Forget old games soon, and again every hour; never returns."""
    pause = SOON
    while True:
        time.sleep(pause)
        pause = tidy(app, days)


def tidy(app: Flask, days: int) -> int:
    """Forget old games, and give the seconds until the next time, whatever fails."""
    try:
        with app.app_context():
            forget_old(days)
    except Exception:  # it must not be the end of cleaning up
        log.exception("Old games cannot be deleted; tried again in %s s", SOON)
        return SOON
    return AN_HOUR


def forget_old(days: int) -> None:
    """Delete the games whose last move is over so many days old, and what only they played.

    Of a dry run nothing is kept: it goes after an hour.
    """
    before, rehearsed_before = clock.now() - days * A_DAY, clock.now() - AN_HOUR
    while old_rooms.forget_before(before, rehearsed_before):
        time.sleep(A_BREATH)
    while games.forget_before(before):
        time.sleep(A_BREATH)
    day = day_of(before, UTC) - timedelta(days=1)  # in some zone it is still that one
    daily_deals.forget_before(day)
    while daily_results.forget_before(day):
        time.sleep(A_BREATH)
    while editions.forget_unplayed():
        time.sleep(A_BREATH)
