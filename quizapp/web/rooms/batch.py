"""Answers of one moment: kept together by one commit, and acknowledged after it."""

import threading
import time
from collections.abc import Sequence

from flask import Flask

from quizapp.storage import room_answers
from quizapp.storage.errors import Unavailable
from quizapp.storage.room_answers import Given

A_MOMENT = 0.015
"""Seconds in which answers gather: nobody notices them, and even a slow disk keeps up."""
MOST = 1000
"""Answers in one commit: more would hold the others up."""


class Group:
    """Answers that are kept together."""

    def __init__(self) -> None:
        self.given: list[Given] = []
        self.taken: Sequence[bool | Unavailable] = ()
        self.ended = threading.Event()


class Batch:
    """Gathers answers: the first of a group keeps it for all that joined."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._open: Group | None = None
        self._joining = threading.Lock()
        self._turn = threading.Lock()

    def take(self, given: Given) -> bool:
        """Whether an answer counts, durable when this returns; raises Unavailable."""
        with self._joining:
            is_first = self._open is None
            group = self._open = self._open or Group()
            number = len(group.given)
            group.given.append(given)
            if len(group.given) == MOST:
                self._open = None
        if is_first:
            self._keep(group)
        group.ended.wait()
        taken = group.taken[number]
        if isinstance(taken, Unavailable):
            raise taken
        return taken

    def _close(self, group: Group) -> None:
        with self._joining:
            if self._open is group:
                self._open = None

    def _keep(self, group: Group) -> None:
        try:
            with self._turn:  # meanwhile others join
                time.sleep(A_MOMENT)
                self._close(group)
                with self._app.app_context():
                    group.taken = room_answers.take(group.given)
        finally:
            if not group.taken:
                unknown = Unavailable("Whether these answers are kept is not known.")
                group.taken = [unknown] * len(group.given)
            group.ended.set()
