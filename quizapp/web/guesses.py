"""Wrong guesses at a secret that people type: bounded, without a class behind one address being shut out."""

import time
from math import ceil

from cachetools import LRUCache
from flask import request, session
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from quizapp.text import counted
from quizapp.web.rate_limits import Addresses

MOST_FOUND = 10_000


def minutes(seconds: int) -> str:
    """So many seconds, as somebody who waits is told of them."""
    return counted(ceil(seconds / 60), "minute")


def asker() -> tuple[str, str]:
    """Whose guess a request is: its browser, "" for one without a cookie of ours, and its address."""
    return str(session.get("csrf_token", "")), request.remote_addr or ""


class Guesses:
    """Counts wrong guesses, in memory only, of each browser and of each address.

    An address that has used up its guesses leaves some to browsers that have not: a pupil who tries
    codes by the thousand does not stop those beside them who mistype one. What was guessed right
    from an address stays open there, whatever is guessed wrong: a class goes on joining its room.
    """

    def __init__(self, of_a_browser: str, of_an_address: str, of_its_browsers: str) -> None:
        self._limits = [parse(text) for text in (of_a_browser, of_an_address, of_its_browsers)]
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._addresses = Addresses()
        self._found: LRUCache[tuple[str, str], bool] = LRUCache(MOST_FOUND)

    def wait(self, browser: str, address: str, guess: str = "") -> int:
        """Seconds before this may be looked at."""
        of_a_browser, of_an_address, of_its_browsers = self._limits
        place = self._addresses.hashed(address)
        if (place, guess) in self._found:
            return 0
        left = self._left(of_a_browser, browser) if browser else 0
        if not left:
            left = self._left(of_an_address, place)
            if left and browser:
                left = self._left(of_its_browsers, place)
        return left

    def wrong(self, browser: str, address: str) -> None:
        """Count a wrong guess."""
        of_a_browser, of_an_address, of_its_browsers = self._limits
        place = self._addresses.hashed(address)
        if browser:
            self._limiter.hit(of_a_browser, browser)
        if not self._limiter.hit(of_an_address, place):
            self._limiter.hit(of_its_browsers, place)

    def right(self, address: str, guess: str) -> None:
        """Keep this right guess open to this address."""
        self._found[self._addresses.hashed(address), guess] = True

    def _left(self, limit: RateLimitItem, who: str) -> int:
        if self._limiter.test(limit, who):
            return 0
        return max(1, ceil(self._limiter.get_window_stats(limit, who).reset_time - time.time()))
