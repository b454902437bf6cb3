"""Bursts of requests: what they took, by the clock and of the server's CPU."""

import time
from dataclasses import dataclass
from statistics import median

import gevent
from browsing import Browser
from playing import Move
from servers import Server

GIVE_UP_AFTER = 120  # seconds a burst


@dataclass(frozen=True)
class Burst:
    """What one burst of requests took: requests a second, and milliseconds each."""

    rate: float
    p50: float
    p99: float
    cpu: float


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


def loads(server: Server, browsers: list[Browser], paths: list[str], count: int) -> Burst:
    """Each browser loads its page again and again, `count` times in all."""
    each = count // len(browsers)
    pairs = zip(browsers, paths, strict=True)
    return burst(server, [(b, [b.request("GET", path)] * each) for b, path in pairs], 200)


def moves(server: Server, played: list[tuple[Browser, list[Move]]]) -> Burst:
    """Send each move once."""
    jobs = [(b, [b.request("POST", m.path, m.fields) for m in moves]) for b, moves in played]
    return burst(server, jobs, 303)


def verdicts(server: Server, played: list[tuple[Browser, list[Move]]]) -> Burst:
    """Load the page that each answer led to."""
    jobs = [(b, [b.request("GET", m.path) for m in moves]) for b, moves in played]
    return burst(server, jobs, 200)
