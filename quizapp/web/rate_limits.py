"""Rate limits: how many games one player and one address may begin, which no class ever meets.

A class of 60 behind one address begins 60 games at once and several more in a lesson.
"""

import hmac
import ipaddress
import secrets
import time
from math import ceil

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from werkzeug.exceptions import TooManyRequests

from quizapp.text import counted

OF_A_PLAYER = parse_many("20/minute; 200/hour")
OF_AN_ADDRESS = parse_many("300/minute; 6000/hour")


class Addresses:
    """What limits know addresses by: a hash, with a key that nobody has after the process ends."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def hashed(self, address: str) -> str:
        """The hash of an address, or of its network."""
        return hmac.digest(self._key, _network(address).encode(), "sha256").hex()


class GamesBegun:
    """Counts games begun, in memory only; of an address it holds no more than a keyed hash."""

    def __init__(self) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._addresses = Addresses()

    def count(self, player: str, address: str | None) -> None:
        """Count one more game, without an address for its player alone.

        Raises TooManyRequests, with the seconds to wait.
        """
        self._count(OF_A_PLAYER, f"player {player}")
        if address is not None:
            self._count(OF_AN_ADDRESS, f"address {self._addresses.hashed(address)}")

    def _count(self, limits: list[RateLimitItem], who: str) -> None:
        for limit in limits:
            if not self._limiter.hit(limit, who):
                free = self._limiter.get_window_stats(limit, who).reset_time
                seconds = max(1, ceil(free - time.time()))
                wait = counted(ceil(seconds / 60), "minute")
                raise TooManyRequests(
                    f"Begin again in {wait}. The games that you play go on meanwhile.",
                    retry_after=seconds,
                )


def _network(address: str) -> str:
    """An address as a limit sees it: who has one of IPv6 has the other 2^64 beside it, too."""
    try:
        whole = ipaddress.ip_address(address)
    except ValueError:  # what a proxy said, if it said no address
        return address
    return str(ipaddress.ip_network((whole, 64), strict=False)) if whole.version == 6 else address
