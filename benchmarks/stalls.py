"""How long the home page makes wait while a hostile file is dropped into the content folder.

.venv/bin/python benchmarks/stalls.py            about five minutes; --quick: one run

Somebody asks for the home page every few milliseconds, and a second visitor opens the topic as soon
as it is in play. The figure is the longest wait for the home page, for each file on a new server.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import gevent
import report
from browsing import Browser
from hostile import DROPS, Drop
from servers import ROOT, Server, machine, ready, site

LONGEST = 25  # seconds that a file is watched at most
QUIET = 2  # seconds that it is watched on after the server has told of it
PAGES = ("article", "timeline", "quiz")
WORST = 50  # milliseconds


class Asking:
    """Somebody who loads the home page again and again."""

    def __init__(self, server: Server) -> None:
        self._browser = Browser(server.port)
        self._sent: float | None = None
        self._worst = 0.0
        self._asking = gevent.spawn(self._ask)

    def _ask(self) -> None:
        while True:
            self._sent = time.perf_counter()
            self._browser.get("/")
            self._worst, self._sent = self.worst, None
            gevent.sleep(0.003)

    @property
    def worst(self) -> float:
        """The longest wait in milliseconds, that for an answer yet to come included."""
        waited = 1000 * (time.perf_counter() - self._sent) if self._sent else 0
        return max(self._worst, waited)

    def end(self) -> None:
        """Ask no more; raises what went wrong."""
        self._asking.kill()
        self._asking.get()


class Visitor:
    """Somebody who opens the pages of the new topic as soon as it comes, if it does."""

    def __init__(self, server: Server) -> None:
        self.is_loading = False
        self._browser = Browser(server.port)
        self._visiting = gevent.spawn(self._visit)

    def _visit(self) -> None:
        while self._browser.get("/topics/hostile/quiz").status != 200:
            gevent.sleep(0.2)
        self.is_loading = True
        for page in PAGES:
            self._browser.get(f"/topics/hostile/{page}")
        self.is_loading = False

    def end(self) -> None:
        """Visit no more; raises what went wrong."""
        self._visiting.kill()
        self._visiting.get()


def worst_wait(folder: Path, drop: Drop | None) -> float:
    """The longest wait from just before the file comes until the server has dealt with it."""
    content, made = folder / "content", folder / "made" / "content"
    shutil.copytree(ROOT / "content", content)
    made.mkdir(parents=True)
    if drop:  # made before anybody asks: whoever makes it cannot ask meanwhile
        drop(made)
    with site(folder, content) as server:
        ready(server, "/topics/story-of-the-calendar/quiz")
        asking = Asking(server)
        gevent.sleep(0.5)
        known = server.told
        for path in made.iterdir():
            path.rename(content / path.name)
        visitor = Visitor(server)
        watched = time.monotonic() + (LONGEST if drop else QUIET)
        end = watched
        while time.monotonic() < end or (visitor.is_loading and time.monotonic() < watched):
            gevent.sleep(0.1)
            if "ostile" in server.told.removeprefix(known):
                end = min(end, time.monotonic() + QUIET)
                known = server.told
        worst = asking.worst
        visitor.end()
        asking.end()
    return worst


def main(runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        report.heading(machine(folder), runs)
        for what, drop in {"nothing": None, **DROPS}.items():
            waits = []
            for run in range(runs):
                own = folder / f"{len(list(folder.iterdir()))}-{run}"
                own.mkdir()
                waits.append(worst_wait(own, drop))
                shutil.rmtree(own)
            report.row(f"home waits for: {what}", waits, WORST, "ms")


if __name__ == "__main__":
    main(1 if "--quick" in sys.argv else 3)
