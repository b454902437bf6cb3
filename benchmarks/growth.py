"""Whether what a player does costs the same where there is more: questions, events, topics, games.

.venv/bin/python benchmarks/growth.py            about four minutes
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import report
from browsing import Browser, Form
from bursts import Burst, burst, loads, moves, verdicts
from database import copy_game, spread_answers
from playing import Move, alike, begin_quiz
from servers import Server, machine, ready, site
from topics import topic, write_copies, write_topics

RUNS = 5
EACH = 30  # answers a run
GROWS = 1.3


class Quizzes:
    """Somebody who answers one quiz after the other over the same topic."""

    def __init__(self, server: Server, topic: str, answered: int = 0) -> None:
        self._server = server
        self._browser = Browser(server.port)
        self._moves: Iterator[Move] = alike(self._browser, f"/topics/{topic}")
        for move in islice(self._moves, answered):
            self._browser.submit(move.path, move.fields)

    def run(self) -> tuple[Burst, Burst]:
        """So many answers, then the pages they led to."""
        given = [(self._browser, list(islice(self._moves, EACH)))]
        return moves(self._server, given), verdicts(self._server, given)


def compare(few: Quizzes, many: Quizzes, what: str) -> None:
    """Print what an answer and a verdict cost where there is much, divided by where there is little."""
    few.run()  # what the first requests compile and cache is not measured
    many.run()
    runs = [(few.run(), many.run()) for _ in range(RUNS)]
    for name, number in (("answer", 0), ("verdict", 1)):
        ratios = [large[number].cpu / small[number].cpu for small, large in runs]
        report.row(f"{name}: {what}", ratios, GROWS)


def in_one_topic(folder: Path) -> None:
    """More questions in a game, more events in its topic."""
    content = folder / "content"
    content.mkdir(parents=True)
    for name, questions, events in (
        ("ten", 10, 0),
        ("thousand", 1000, 0),
        ("short", 10, 60),
        ("long", 10, 1000),
    ):
        (content / f"{name}.yaml").write_text(topic(name, range(questions), events))
    with site(folder, content) as server:
        for name in ("ten", "thousand", "short", "long"):
            ready(server, f"/topics/{name}/quiz")
        few, many = Quizzes(server, "ten"), Quizzes(server, "thousand", 700)
        compare(few, many, "game of 1,000 questions ÷ of 10")
        few, many = Quizzes(server, "short"), Quizzes(server, "long")
        compare(few, many, "topic of 1,000 events ÷ of 60")


def among_topics(folder: Path) -> None:
    """More topics in the content folder, none of them played."""
    with ExitStack() as stack:
        played = []
        for count in (3, 2000):
            own = folder / str(count)
            write_topics(own / "content", count)
            server = stack.enter_context(site(own, own / "content"))
            ready(server, f"/topics/letters-{count - 1:05}/quiz")
            played.append(Quizzes(server, "letters-00000"))
        compare(*played, "2,000 topics ÷ 3")


def among_games(folder: Path) -> None:
    """More games in the database, of others and of one's own."""
    with ExitStack() as stack:
        played = []
        for count in (1, 100_000):
            own = folder / str(count)
            write_topics(own / "content", 3)
            server = stack.enter_context(site(own, own / "content"))
            ready(server, "/topics/letters-00000/quiz")
            first = begin_quiz(Browser(server.port), topic="/topics/letters-00000")
            copy_game(own / "instance", game_of(first), count, players=count // 10)
            played.append(Quizzes(server, "letters-00000"))
        compare(*played, "100,000 games in the database ÷ 1")


def of_one_player(folder: Path) -> None:
    """The list of a player's 1,000 games."""
    write_topics(folder / "content", 3)
    with site(folder, folder / "content") as server:
        ready(server, "/topics/letters-00000/quiz")
        browser = Browser(server.port)
        move = next(alike(browser, "/topics/letters-00000"))
        browser.submit(move.path, move.fields)
        copy_game(folder / "instance", game_of(move.path), 1000, players=0)
        runs = [loads(server, [browser], ["/games"], 5) for _ in range(RUNS)]
    report.row("/games with 1,000 games, p50", [run.p50 for run in runs], 30, "ms")


def reviewed(folder: Path) -> None:
    """Review of a player with 10,000 answers, given on a hundred days."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "hundred.yaml").write_text(topic("hundred", range(100), 60))
    with site(folder, content) as server:
        ready(server, "/topics/hundred/quiz")
        browser = Browser(server.port)
        given = list(islice(alike(browser, "/topics/hundred"), 100))
        for move in given:
            browser.submit(move.path, move.fields)
        copy_game(folder / "instance", game_of(given[0].path), 99, players=0)
        spread_answers(folder / "instance", days=100)
        loads(server, [browser], ["/review"], 1)
        runs = [loads(server, [browser], ["/review"], 5) for _ in range(RUNS)]
        report.row("/review with 10,000 answers, p50", [run.p50 for run in runs], None, "ms")
        report.row("/review with 10,000 answers, CPU", [run.cpu for run in runs], None, "ms")


def in_turn(folder: Path) -> None:
    """Verdicts of 200 topics, one after the other, beside those of one."""
    write_copies(folder / "content", 200)
    with site(folder, folder / "content") as server:
        paths = []
        for number in range(200):
            ready(server, f"/topics/calendar-{number:03}/quiz")
            browser = Browser(server.port)
            path = begin_quiz(browser, topic=f"/topics/calendar-{number:03}")
            unknown = [*Form.of(browser.get(path).text).hidden.items(), ("unknown", "1")]
            browser.submit(path, unknown)
            paths.append((browser, [browser.request("GET", path)]))
        one, requests = paths[0]
        runs = []
        for _ in range(RUNS):
            turn = sum(burst(server, [job], 200).cpu for job in paths) / len(paths)
            runs.append(turn / burst(server, [(one, requests * len(paths))], 200).cpu)
    report.row("verdict: 200 topics in turn ÷ one topic", runs, GROWS)


def game_of(path: str) -> str:
    """The id of the game that an address is about."""
    return path.split("/")[2]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        report.heading(machine(folder), RUNS)
        for measured in (in_one_topic, among_topics, among_games, of_one_player, reviewed, in_turn):
            measured(folder / measured.__name__)


if __name__ == "__main__":
    main()
