"""A ledger: pupils who answer again and again, and note what was acknowledged and what was not."""

import http.client
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.web.rooms.classes import Class, Pupil

OPTIONS = 3
"""Of the question that is asked."""


class Asked(NamedTuple):
    """A round of a question, and the number of the move that opened it."""

    question: str
    round: int
    after: int


class Ledger:
    """What each pupil knows of their answers; `port` says where a server is now."""

    def __init__(self, room: Class, port: Callable[[], int]) -> None:
        self.room, self._port = room, port
        self.asked: Asked | None = None
        self.acknowledged: dict[tuple[Asked, str], int] = {}
        self.unknown: defaultdict[tuple[Asked, str], set[int]] = defaultdict(set)
        """Choices sent after the last one that was acknowledged, of which nothing was heard."""
        self.answers: list[tuple[Asked, str]] = []
        """Each acknowledgement."""
        self.late: list[tuple[Asked, str]] = []
        """Acknowledgements of answers that were sent after their question was closed."""
        self.statuses: set[int] = set()
        self._closed: dict[Asked, float] = {}
        self._is_over = threading.Event()

    @contextmanager
    def answering(self, pupils: list[Pupil]) -> Iterator[None]:
        """Let these answer whatever is asked, as quickly as they can, until the block ends."""
        jobs = [threading.Thread(target=self._answer, args=[pupil]) for pupil in pupils]
        for job in jobs:
            job.start()
        try:
            yield
        finally:
            self._is_over.set()
            for job in jobs:
                job.join()

    def closed(self) -> None:
        """Note that what is asked was closed before this moment."""
        assert self.asked
        self._closed[self.asked] = time.monotonic()

    def _answer(self, pupil: Pupil) -> None:
        chance = random.Random(pupil.player)
        while not self._is_over.is_set():
            asked, choice = self.asked, chance.randint(1, OPTIONS)
            if asked is None:
                time.sleep(0.01)
                continue
            key, begun = (asked, pupil.player), time.monotonic()
            pupil.port = self._port()
            try:
                status = pupil.send({"after": asked.after, "choice": choice})
            except (OSError, http.client.HTTPException):
                self.unknown[key].add(choice)
                time.sleep(0.02)
                continue
            self._note(key, choice, status, begun)
            time.sleep(0.005)

    def _note(self, key: tuple[Asked, str], choice: int, status: int, begun: float) -> None:
        self.statuses.add(status)
        if status == 204:
            self.answers.append(key)
            self.acknowledged[key] = choice
            self.unknown[key].clear()
            if begun > self._closed.get(key[0], begun):
                self.late.append(key)
        elif status >= 500:
            self.unknown[key].add(choice)
