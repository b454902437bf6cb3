"""The reading process as the server keeps it: started, listened to, started again when it dies."""

import logging
import os
import signal
import sys
from collections.abc import Sequence

import gevent
from flask import Flask
from gevent.event import Event
from gevent.subprocess import PIPE, Popen

from quizapp.settings import PACKAGE
from quizapp.text import counted
from quizapp.topics.problems.problem import TOP, Problem
from quizapp.topics.shelf.news import Message, News, Report, packed, received, reported, unpacked
from quizapp.web.content import take, topics_of

READER = (sys.executable, "-P", "-m", "quizapp.topics.shelf.reader")
LONGEST_PAUSE = 60
"""Before the reading process is started again, in seconds."""
_OUT_OF_SECONDS = -getattr(signal, "SIGXCPU", 10_000)  # which Windows does not have
log = logging.getLogger(__name__)


class ReadingProcess:
    """Reads an app's content outside the serving process, for as long as that lives."""

    def __init__(self, app: Flask, command: Sequence[str] = READER) -> None:
        self._topics = topics_of(app)
        self._command = [*command, str(app.extensions["content"])]
        self._looked = Event()
        self._pause = 0
        self._begun: tuple[str, str] | None = None
        self._suspect: tuple[str, str] | None = None

    def wait(self, seconds: float) -> None:
        """Wait until all topics have been read once, but not longer than this."""
        self._looked.wait(seconds)

    def keep(self) -> None:
        """Run it for good: a topic that ends it is refused, and the topics in play stay there."""
        while True:
            try:
                self._ended(self._run())
            except Exception:  # whatever it is, the topics in play stay there
                log.exception("The reading process cannot be followed")
            gevent.sleep(self._pause)
            self._pause = min(2 * self._pause + 1, LONGEST_PAUSE)

    def _run(self) -> int:
        """Start the process, listen to it until it ends, and give its exit status."""
        paths = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
        self._begun = None
        with Popen(self._command, env=env, stdin=PIPE, stdout=PIPE) as process:
            to_it, from_it = process.stdin, process.stdout
            assert to_it is not None
            assert from_it is not None
            try:
                to_it.write(packed({"known": self._topics.versions()}))
                to_it.flush()
                while heard := unpacked(from_it.read):
                    self._hear(*heard)
                    gevent.sleep(0)  # others first: thousands may come at once
            finally:
                process.kill()
            return int(process.wait())

    def _hear(self, message: Message, data: bytes) -> None:
        if "begun" in message:
            self._begun = message["begun"], message["version"]
        elif "looked" in message:
            self._all_read(message["trouble"])
        elif "unbounded" in message:
            log.warning("This system cannot bound what reading a topic costs.")
        else:
            self._begun = None
            take(self._topics, received(message, data))

    def _all_read(self, trouble: str | None) -> None:
        if trouble:
            log.error("The content folder cannot be read: %s", trouble)
        elif not self._topics.whole:
            log.info("%s in play", counted(len(self._topics.summaries()), "topic"))
        self._topics.whole = True
        self._pause = 0
        self._looked.set()

    def _ended(self, status: int) -> None:
        """Refuse the topic that ended the process, if one did: at once, or the second time."""
        begun = self._begun
        if begun and (status == _OUT_OF_SECONDS or begun == self._suspect):
            take(self._topics, News(*begun, None, (_too_costly(begun[0]),)))
            self._pause = 0
        else:
            log.error("The reading process ended (%s) and is started again.", status)
        self._suspect = begun


def _too_costly(name: str) -> Report:
    message = "Reading this topic takes more than 10 s of computing or 1 GB of memory."
    fix = "Make several topics of it. It is tried again when one of its files changes."
    return reported(Problem(name, *TOP, "too-costly", message, fix))
