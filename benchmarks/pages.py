"""Measure the site's pages and moves, beside a bare Flask app in the same run.

.venv/bin/python benchmarks/pages.py             three minutes, more if others compute
.venv/bin/python benchmarks/pages.py --profile   where the time of an answer goes
"""

import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import gevent
from answer_profile import print_profile
from browsing import Browser
from playing import SETS, TOPIC, Move, answers, begin_quiz, placements
from servers import Server, hello, load, machine, site, synced_writes

RUNS = 5
READS = 480
CLIENTS = (1, 16)
GIVE_UP_AFTER = 60  # seconds a burst
SLOWEST_READ = 3.0  # times a bare Flask page
SLOWEST_ANSWER = 10.0  # milliseconds


@dataclass(frozen=True)
class Burst:
    """What one burst of requests took, in milliseconds."""

    rate: float
    p50: float
    p99: float
    cpu: float


Found = dict[tuple[str, int], list[Burst]]


def burst(server: Server, jobs: list[tuple[Browser, list[bytes]]], status: int) -> Burst:
    """Send each browser's requests, one after the other; the browsers do so at the same time."""
    seconds: list[float] = []

    def send(browser: Browser, requests: list[bytes]) -> None:
        for request in requests:
            begun = time.perf_counter()
            reply = browser.send(request)
            seconds.append(time.perf_counter() - begun)
            if reply.status != status:
                raise SystemExit(f"Expected {status}, got {reply.status}:\n{reply.body[:2000]!r}")

    cpu, begun = server.cpu, time.perf_counter()
    with gevent.Timeout(GIVE_UP_AFTER):
        gevent.joinall([gevent.spawn(send, *job) for job in jobs], raise_error=True)
    taken, cpu = time.perf_counter() - begun, server.cpu - cpu
    each = sorted(1000 * s for s in seconds)
    return Burst(
        len(each) / taken, median(each), each[int(0.99 * len(each))], 1000 * cpu / len(each)
    )


def reads(server: Server, browsers: list[Browser], path_of: Callable[[int], str]) -> Burst:
    """Load a page again and again; `path_of` gives each browser its address."""
    count = READS // len(browsers)
    jobs = [(b, [b.request("GET", path_of(n))] * count) for n, b in enumerate(browsers)]
    return burst(server, jobs, 200)


def moves(server: Server, played: list[tuple[Browser, list[Move]]]) -> Burst:
    """Send each move once."""
    jobs = [(b, [b.request("POST", m.path, m.fields) for m in moves]) for b, moves in played]
    return burst(server, jobs, 303)


def measure_reads(quizapp: Server, bare: Server, clients: int, found: Found) -> None:
    """One run of all pages that are read, each right after a burst on the bare app."""
    visitors, bares = ([Browser(server.port) for _ in range(clients)] for server in (quizapp, bare))
    players = [Browser(quizapp.port) for _ in range(clients)]
    asked = [begin_quiz(player, SETS[0]) for player in players]
    pages: dict[str, tuple[list[Browser], Callable[[int], str]]] = {
        "home": (visitors, lambda _: "/"),
        "article": (visitors, lambda _: f"{TOPIC}/article"),
        "timeline": (visitors, lambda _: f"{TOPIC}/timeline"),
        "question": (players, lambda n: asked[n]),
    }
    for name, (browsers, path_of) in pages.items():
        found["hello before " + name, clients].append(reads(bare, bares, lambda _: "/"))
        found[name, clients].append(reads(quizapp, browsers, path_of))


def measure_moves(quizapp: Server, clients: int, found: Found, rng: random.Random) -> None:
    """One run of answers, of the pages they lead to, and of placed cards."""
    players = [Browser(quizapp.port) for _ in range(clients)]
    games = 4 if clients == 1 else 1
    answered = [(p, [m for n in range(games) for m in answers(p, SETS[n % 2])]) for p in players]
    placed = [(p, [m for _ in range(games) for m in placements(p, rng)]) for p in players]
    found["answer", clients].append(moves(quizapp, answered))
    verdicts = [(p, [p.request("GET", m.path) for m in ms]) for p, ms in answered]
    found["verdict", clients].append(burst(quizapp, verdicts, 200))
    found["place a card", clients].append(moves(quizapp, placed))


def print_row(name: str, clients: int, found: Found) -> None:
    """The medians over all runs, and the median ratio to the bare app where there is one."""
    bursts = found[name, clients]
    rate, p50, p99, cpu = (
        median(getattr(burst, key) for burst in bursts) for key in ("rate", "p50", "p99", "cpu")
    )
    beside = f"{'–':>7}{'–':>7}"
    if (f"hello before {name}", clients) in found:
        beside = "".join(f"{ratio:6.2f}x" for ratio in ratios(name, clients, found))
    print(f"{name:<22}{clients:>4}{rate:>8.0f}{p50:>8.2f}{p99:>8.2f}{cpu:>8.2f} {beside}")


def print_aims(found: Found, synced: list[float]) -> None:
    """What we aim at, and whether it is met."""
    disk = 1000 * median(synced)
    p50 = median(b.p50 for b in found["answer", 1])
    print(f"\nWrite of 4 KiB with fsync on this disk: median {disk:.2f} ms of {len(synced)}")
    print(f"Aim: an answer under {SLOWEST_ANSWER:.0f} ms (1 client, p50): {p50:.2f} ms", end="")
    print(f", of which {100 * disk / p50:.0f}% is one fsync:", word(p50 < SLOWEST_ANSWER))
    for name in ("home", "article", "timeline"):
        for clients in CLIENTS:
            time_, cpu = ratios(name, clients, found)
            print(
                f"Aim: {name} within {SLOWEST_READ:.0f}x of bare Flask, {clients} clients: ", end=""
            )
            print(f"{time_:.2f}x (CPU {cpu:.2f}x):", word(time_ <= SLOWEST_READ))


def ratios(name: str, clients: int, found: Found) -> tuple[float, float]:
    """A page's time and CPU for a request, as multiples of the bare app's burst just before."""
    pairs = list(zip(found[f"hello before {name}", clients], found[name, clients], strict=True))
    return median(b.rate / p.rate for b, p in pairs), median(p.cpu / b.cpu for b, p in pairs)


def word(is_met: bool) -> str:
    """An aim's outcome."""
    return "met" if is_met else "MISSED"


def main() -> None:
    """Measure all, then print."""
    found: Found = defaultdict(list)
    synced: list[float] = []
    rng = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        print(machine(folder))
        with site(folder) as quizapp, hello(folder) as bare:
            for _ in range(RUNS):
                for clients in CLIENTS:
                    measure_reads(quizapp, bare, clients, found)
                    measure_moves(quizapp, clients, found, rng)
                    synced += synced_writes(folder / "instance")
    print(f"Load at the end {load()}\n\nMedians over {RUNS} runs; times in ms; ", end="")
    print("ratios: to the bare app's burst just before")
    print(f"{'':<18} clients   req/s     p50     p99     CPU   time   CPU")
    for name in dict.fromkeys(name for name, _ in found):
        for clients in CLIENTS:
            print_row(name, clients, found)
    print_aims(found, synced)


if __name__ == "__main__":
    print_profile() if "--profile" in sys.argv else main()
