"""What the site's pages and moves cost, beside a bare Flask app in the same run.

.venv/bin/python benchmarks/pages.py             three minutes, more if others compute
.venv/bin/python benchmarks/pages.py --quick     under one: one client, fewer runs
.venv/bin/python benchmarks/pages.py --profile   where the time of an answer goes
"""

import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

import report
from answer_profile import print_profile
from browsing import Browser
from bursts import Burst, loads, moves, verdicts
from playing import SETS, TOPIC, answers, begin_quiz, placements
from servers import Server, hello, load, machine, site, synced_writes

READS = 320
CPU_AIMS = {
    "home": 3,
    "article": 3,
    "timeline": 3,
    "question": 6,
    "answer": 6,
    "verdict": 9,
    "place a card": 7,
    "board": 12,
}
SLOWEST_ANSWER = 10  # milliseconds

Found = dict[tuple[str, int], list[tuple[Burst, Burst]]]
"""By page and number of clients: the bare app's burst, and the page's right after it."""


class Run:
    """One run of all pages and moves, with so many clients at once."""

    def __init__(self, quizapp: Server, bare: Server, clients: int, rng: random.Random) -> None:
        self._quizapp, self._bare, self._clients, self._rng = quizapp, bare, clients, rng
        self._bares = [Browser(bare.port) for _ in range(clients)]
        self._players = [Browser(quizapp.port) for _ in range(clients)]

    def measured(self, found: Found) -> None:
        """Every page once, each right after a burst on the bare app."""
        for name, path in (("home", "/"), ("article", f"{TOPIC}/article")):
            self._loaded(found, name, [path] * self._clients)
        self._loaded(found, "timeline", [f"{TOPIC}/timeline"] * self._clients)
        self._loaded(found, "question", [begin_quiz(player, SETS[0]) for player in self._players])
        games = 4 if self._clients == 1 else 1
        given = [
            (p, [m for n in range(games) for m in answers(p, SETS[n % 2])]) for p in self._players
        ]
        self._noted(found, "answer", lambda: moves(self._quizapp, given))
        self._noted(found, "verdict", lambda: verdicts(self._quizapp, given))
        laid = [
            (p, [m for _ in range(games) for m in placements(p, self._rng)]) for p in self._players
        ]
        self._noted(found, "place a card", lambda: moves(self._quizapp, laid))
        self._loaded(found, "board", [self._half_laid(player) for player in self._players])

    def _half_laid(self, player: Browser) -> str:
        """A timeline game with half its cards laid."""
        ready = placements(player, self._rng)
        for move in ready[: len(ready) // 2]:
            player.submit(move.path, move.fields)
        return ready[0].path

    def _loaded(self, found: Found, name: str, paths: list[str]) -> None:
        self._noted(found, name, lambda: loads(self._quizapp, self._players, paths, READS))

    def _noted(self, found: Found, name: str, measured: Callable[[], Burst]) -> None:
        beside = loads(self._bare, self._bares, ["/"] * self._clients, READS)
        found[name, self._clients].append((beside, measured()))


def print_times(found: Found) -> None:
    """The medians over all runs, in milliseconds."""
    print(f"\n{'':<22}clients   req/s     p50     p99     CPU   time ÷ bare Flask")
    for (name, clients), pairs in found.items():
        rate, p50, p99, cpu = (
            median(getattr(page, key) for _, page in pairs) for key in ("rate", "p50", "p99", "cpu")
        )
        ratio = median(bare.rate / page.rate for bare, page in pairs)
        print(f"{name:<22}{clients:>7}{rate:>8.0f}{p50:>8.2f}{p99:>8.2f}{cpu:>8.2f}{ratio:>8.2f}")


def main(clients: tuple[int, ...], runs: int) -> None:
    """Measure all, then print."""
    found: Found = defaultdict(list)
    synced: list[float] = []
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        report.heading(machine(folder), runs)
        with site(folder) as quizapp, hello(folder) as bare:
            for number in range(runs):
                for count in clients:
                    Run(quizapp, bare, count, random.Random(number)).measured(found)
                synced += synced_writes(folder / "instance")
    for page, aim in CPU_AIMS.items():
        ratios = [page.cpu / bare.cpu for bare, page in found[page, 1]]
        report.row(f"CPU ÷ bare Flask: {page}", ratios, aim)
    report.row("an answer, p50", [page.p50 for _, page in found["answer", 1]], SLOWEST_ANSWER, "ms")
    print_times(found)
    print(f"\nWrite of 4 KiB with fsync: median {1000 * median(synced):.2f} ms; load {load()}")


if __name__ == "__main__":
    if "--profile" in sys.argv:
        print_profile()
    elif "--quick" in sys.argv:
        main((1,), 3)
    else:
        main((1, 16), 5)
