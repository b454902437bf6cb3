"""How a live room bears so many players: what reaches them when, how answers fare, what it takes.

.venv/bin/python benchmarks/live.py 2000           under 90 seconds; --quick: one question
.venv/bin/python benchmarks/live.py --soak HOURS   1,000 players who come and go

It needs cc. The server is the real one; the players are another process on the same machine, which
takes its share of the cores: by itself a server bears more.
"""

import argparse
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import report
from ledger import Ledger
from load import Load, Replied, load
from rooms import Host, answers, join
from servers import Server, machine, ready, site
from topics import write_topics

TOPIC = "letters-00000"
QUESTIONS = 10  # of the topic
ASKED = 5  # of them in a run
WITHIN = 2.0  # seconds in which everybody answers
ASKING = 400  # pages that ask in a second what their own answer was worth, as the site lets them
QUIET = 2.0  # seconds in which the idle server is watched
SOAKING = 1000  # players of a soak
GOING = 300  # of them leave and come back after each question
AIMS: dict[int, dict[str, float]] = {
    500: {"last": 50, "p99": 50},
    5000: {"last": 150, "p99": 150, "memory": 300, "back": 10},
    10000: {"p99": 1000},
}
CPU = 0.28  # milliseconds an answer, however many there are


class Class:
    """A room and all who are in it. One of them never answers: else questions close by themselves."""

    def __init__(self, server: Server, crowd: Load, players: int) -> None:
        self.server = server
        self.crowd = crowd
        self.answering = players - 1
        self.host = Host(server.port, TOPIC)
        self.path = f"/rooms/{self.host.code}"
        self.cookies = join(server.port, self.host.code, players)
        crowd.hold(f"{self.path}/events", self.cookies)
        crowd.hold(f"{self.path}/host/events", [self.host.cookie])
        crowd.hold(f"{self.path}/screen/events", [self.host.cookie])
        self.streams = players + 2

    def connect(self) -> float:
        """Open all streams that are not open: seconds until each has the present state."""
        begun = time.monotonic()
        came = self._all(self.crowd.connect(), "the present state")
        return max(came[-1] - begun, 0)

    def press(self, step: str, tells: str = "data: ") -> list[float]:
        """Press a button of the host: milliseconds until each stream had what it led to."""
        self.crowd.watch(tells)
        pressed = self.host.press(step)
        return [1000 * (at - pressed) for at in self._all(self.crowd.watched(), step)]

    def answer(self, question: int, ledger: Ledger) -> list[float]:
        """Let all players answer: milliseconds until each had it acknowledged."""
        bodies = answers(self.server.port, self.host.code, self.cookies[-1])
        told = self._ask("answer", WITHIN, bodies)
        for one in told:
            ledger.note(self.host.code, question, self.cookies[one.player], bodies[one.body])
        return sorted(1000 * one.seconds for one in told)

    def look(self) -> list[float]:
        """Let all players load what is their own: milliseconds until each had it."""
        return sorted(1000 * one.seconds for one in self._ask("mine", self.answering / ASKING))

    def _ask(self, what: str, within: float, bodies: Sequence[str] = ()) -> list[Replied]:
        told = self.crowd.ask(f"{self.path}/{what}", self.answering, within, bodies)
        if len(told) < self.answering:
            refused, status = self.answering - len(told), self.crowd.last_refusal
            print(f"REFUSED: {refused} times {what}; the last of them got {status}")
        return told

    def finish_question(self) -> None:
        """Close the question and show what it shows."""
        for step in ("close", "spread", "explain"):
            self.press(step)

    def _all(self, came: list[float], what: str) -> list[float]:
        missing = self.streams - len(came)
        if missing:
            status = self.crowd.last_refusal
            raise SystemExit(f"{missing} streams did not have {what}; the last status is {status}.")
        return came


def measure(folder: Path, players: int, asked: int) -> None:
    """Play so many questions and print what was found."""
    ledger, found = Ledger(), defaultdict[str, list[float]](list)
    with site(folder, folder / "content") as server, load(folder, server.port) as crowd:
        ready(server, f"/topics/{TOPIC}/quiz")
        cpu, begun = server.cpu, time.monotonic()
        room = Class(server, crowd, players)
        found["joined"].append(time.monotonic() - begun)
        found["joining cpu"].append(1000 * (server.cpu - cpu) / players)
        found["streams"].append(room.connect())
        room.look()  # as every phone has: from now on it has a connection
        _play(room, asked, ledger, found)
        crowd.drop(room.streams)
        found["back"].append(room.connect())
        found["memory"].append(server.most_memory)
        server.process.kill()
        server.process.wait()
        begun = time.monotonic()
        with site(folder, folder / "content", server.port):
            room.connect()
            found["killed"].append(time.monotonic() - begun)
    _print(found, next((AIMS[size] for size in sorted(AIMS) if players <= size), {}))
    print(f"lost: {ledger.lost(folder / 'instance')}")


def _play(room: Class, asked: int, ledger: Ledger, found: dict[str, list[float]]) -> None:
    """Ask so many questions, then let all see what the last answer was worth."""
    server = room.server
    idle = _idle(server)
    for question in range(asked):
        _spread(found, "question", room.press("next", "letter number"))
        cpu, begun = server.cpu, time.monotonic()
        took = room.answer(question, ledger)
        seconds = time.monotonic() - begun
        _spread(found, "answer", took)
        found["rate"].append(len(took) / seconds)
        found["cpu"].append(1000 * (server.cpu - cpu - idle * seconds) / len(took))
        room.finish_question()
    cpu, begun = server.cpu, time.monotonic()
    took = room.look()
    _spread(found, "own", took)
    used = server.cpu - cpu - idle * (time.monotonic() - begun)
    found["own cpu"].append(1000 * used / len(took))


def soak(folder: Path, hours: float) -> None:
    """Play one lesson after the other, and print how the memory grows."""
    ledger, begun, memory = Ledger(), time.monotonic(), list[float]()
    with site(folder, folder / "content") as server, load(folder, server.port) as crowd:
        ready(server, f"/topics/{TOPIC}/quiz")
        while time.monotonic() < begun + 3600 * hours or len(memory) < 2:
            room = Class(server, crowd, SOAKING)
            room.connect()
            for question in range(QUESTIONS):
                room.press("next", "letter number")
                room.answer(question, ledger)
                room.finish_question()
                crowd.drop(GOING)
                room.connect()
            room.host.press("end")
            crowd.forget()
            memory.append(server.memory)
            minutes = (time.monotonic() - begun) / 60
            print(f"{minutes:6.1f} min  lesson {len(memory):4}  {memory[-1]:6.0f} MB", flush=True)
    growth = memory[-1] - memory[len(memory) // 4]
    print(f"memory grew after the first quarter by {growth:.1f} MB")
    print(f"lost: {ledger.lost(folder / 'instance')}")


def _idle(server: Server) -> float:
    """The CPU seconds a second that the server takes while nobody does anything."""
    cpu = server.cpu
    time.sleep(QUIET)
    return (server.cpu - cpu) / QUIET


def _spread(found: dict[str, list[float]], what: str, figures: list[float]) -> None:
    for name, part in {"first": 0.0, "median": 0.5, "p99": 0.99, "last": 1.0}.items():
        found[f"{what} {name}"].append(figures[int(part * (len(figures) - 1))])


def _print(found: dict[str, list[float]], aims: dict[str, float]) -> None:
    for what, name, aim, unit in (
        ("all have joined", "joined", None, "s"),
        ("CPU of the server a player who joins", "joining cpu", None, "ms"),
        ("all have their streams", "streams", None, "s"),
        ("question to the first player", "question first", None, "ms"),
        ("question to the median player", "question median", None, "ms"),
        ("question to the p99 player", "question p99", None, "ms"),
        ("question to the last player", "question last", aims.get("last"), "ms"),
        ("answers acknowledged in a second", "rate", None, ""),
        ("answer, median", "answer median", None, "ms"),
        ("answer, p99", "answer p99", aims.get("p99"), "ms"),
        ("answer, the slowest", "answer last", None, "ms"),
        ("CPU of the server an answer", "cpu", CPU, "ms"),
        ("own part of the page, p99", "own p99", None, "ms"),
        ("CPU of the server an own part", "own cpu", None, "ms"),
        ("all have their streams again", "back", aims.get("back"), "s"),
        ("the same, the server killed and begun again", "killed", None, "s"),
        ("memory of the server", "memory", aims.get("memory"), "MB"),
    ):
        report.row(what, found[name], aim, unit)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("players", type=int, nargs="?", default=2000)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--soak", type=float, metavar="HOURS")
    asked = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # for the load
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        write_topics(folder / "content", 1, QUESTIONS)
        report.heading(machine(folder), 1 if asked.quick or asked.soak else ASKED, "questions")
        if asked.soak:
            soak(folder, asked.soak)
        else:
            measure(folder, asked.players, 1 if asked.quick else ASKED)


if __name__ == "__main__":
    main()
