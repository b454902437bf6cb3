"""The reading process: watches a content folder, reads what changes and tells the server.

The server starts it with what it knows already on its standard input, and listens to its standard
output. It ends when that input ends, however the server died. A topic that costs too much ends it
too: by the processor limit, or by COSTLY; the server then knows which one was being read.
"""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizapp.topics.problems.problem import TOP, Problem
from quizapp.topics.shelf.news import News, news_of, packed, reported, sent, unpacked
from quizapp.topics.shelf.watching import differences

if sys.platform != "win32":
    import resource

A_MOMENT = 1.0
"""Between two looks at the content folder, in seconds."""
LEISURE = 40
"""How many times longer than a look the time between two of them is: thousands are seen later."""
MOST_SECONDS = 10
"""Of computing, for one topic."""
MOST_MEMORY = 1024**3
COSTLY = 75
"""The exit status when a topic needs more memory than that."""


def news_since(folder: Path, known: dict[str, str]) -> Iterator[News]:
    """What is new in a folder since these versions; OSError if it cannot be looked into."""
    for name, version in differences(folder, known):
        yield news_of(folder / name, version) if version else News(name)


def main(folder: Path, source: BinaryIO, target: BinaryIO) -> None:
    """Watch until the source ends; what it begins with are the versions that are known."""
    begin = unpacked(source.read)
    if begin is None:
        return
    threading.Thread(target=_end_with, args=(source,), daemon=True).start()
    watcher = Watcher(folder, begin[0]["known"], target)
    if not _bounded():
        watcher.tell(packed({"unbounded": True}))
    while True:
        try:
            time.sleep(max(A_MOMENT, LEISURE * watcher.look()))
        except MemoryError:
            os._exit(COSTLY)


class Watcher:
    """Tells what changes in a folder."""

    def __init__(self, folder: Path, known: dict[str, str], target: BinaryIO) -> None:
        self._folder, self._known, self._target = folder, known, target
        self._trouble: str | None = None
        self._looked = False

    def tell(self, message: bytes) -> None:
        """Send a message at once."""
        self._target.write(message)
        self._target.flush()

    def look(self) -> float:
        """Tell what is new, and give the seconds that it took to find out."""
        began = time.monotonic()
        try:
            due, trouble = differences(self._folder, self._known), None
        except OSError as error:
            due, trouble = [], str(error)
        took = time.monotonic() - began
        for name, version in due:
            self._read(name, version)
        if trouble != self._trouble or not self._looked:
            self.tell(packed({"looked": True, "trouble": trouble}))
        self._trouble, self._looked = trouble, True
        return took

    def _read(self, name: str, version: str) -> None:
        self.tell(packed({"begun": name, "version": version}))
        with _seconds_limited():
            self.tell(sent(self._news(name, version)))
        if version:
            self._known[name] = version
        else:
            del self._known[name]

    def _news(self, name: str, version: str) -> News:
        if not version:
            return News(name)
        try:
            return news_of(self._folder / name, version)
        except MemoryError:
            raise
        except Exception:  # a fault of ours, which must not take the other topics down
            traceback.print_exc()
            message, fix = "Reading this topic failed.", "The server’s log says where."
            problem = Problem(name, *TOP, "not-readable", message, fix)
            return News(name, version, None, (reported(problem),))


def _end_with(source: BinaryIO) -> None:
    source.read()
    os._exit(0)


def _bounded() -> bool:
    """Give way to the server and bound this process' memory; whether this system can."""
    if hasattr(os, "nice"):
        os.nice(5)
    if sys.platform == "win32":
        return False
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_within(MOST_MEMORY, hard), hard))
    except (OSError, ValueError):
        return False
    return True


@contextmanager
def _seconds_limited() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(time.process_time()) + 1 + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (_within(until, hard), hard))
    yield
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _within(limit: int, hard: int) -> int:
    return limit if hard == resource.RLIM_INFINITY else min(limit, hard)


if __name__ == "__main__":
    # The server gets both and closes our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # Nothing else may write where the server listens.
    with os.fdopen(os.dup(1), "wb") as target:
        os.dup2(2, 1)
        main(Path(sys.argv[1]), sys.stdin.buffer, target)
