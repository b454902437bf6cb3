"""Hints between servers: through Redis or Valkey one tells the others which room has changed.

A hint is never needed: without it the others see the change within a second. So nothing waits for
one, and one that cannot be sent is lost.
"""

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress

import gevent
import redis
from gevent.queue import Full, Queue

CHANNEL = "quizapp:rooms"
PATIENCE = 1.0
"""Seconds that Redis may take for anything."""
HEALTH = 5
"""Seconds without a word after which it is asked whether it is still there."""
PAUSE = 1.0
"""Seconds between two tries to reach it."""
MOST_WAITING = 1000
log = logging.getLogger(__name__)


class Hints:
    """The hints that this server sends, and those of the others, each a game's id."""

    def __init__(self, address: str, heard: Callable[[str], None]) -> None:
        self._heard = heard
        self._name = secrets.token_hex(8)
        self._redis = redis.Redis.from_url(
            address,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            health_check_interval=HEALTH,
        )
        self._to_send: Queue[str] = Queue(MOST_WAITING)
        self._is_lost = False
        gevent.spawn(self._keep, self._send)
        gevent.spawn(self._keep, self._listen)

    def tell(self, game: str) -> None:
        """Let the other servers know that this room has changed, soon."""
        with suppress(Full):
            self._to_send.put_nowait(f"{self._name} {game}")

    def _keep(self, work: Callable[[], None]) -> None:
        while True:
            try:
                work()
            except (redis.RedisError, OSError) as why:
                if not self._is_lost:
                    log.warning("Redis cannot be reached, rooms are polled instead: %s", why)
                self._is_lost = True
            except Exception:
                log.exception("Hints between servers failed")
            gevent.sleep(PAUSE)

    def _send(self) -> None:
        while True:
            self._redis.publish(CHANNEL, self._to_send.get())

    def _listen(self) -> None:
        with self._redis.pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call]  # redis lacks it
            channel.subscribe(CHANNEL)
            while True:
                message = channel.get_message(timeout=PAUSE)
                if self._is_lost:
                    log.info("Redis is reached again")
                    self._is_lost = False
                sender, _, game = (
                    message["data"].decode().partition(" ") if message else ("", "", "")
                )
                if game and sender != self._name:
                    self._heard(game)
