"""Players on the site: they begin games and make ready the moves that are then measured."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from browsing import Browser, Fields, Form

TOPIC = "/topics/south-korea-china-2026"
SETS = ("visit", "context")


@dataclass(frozen=True)
class Move:
    """A form that can be sent once."""

    path: str
    fields: Fields


def begin_quiz(browser: Browser, set_: str = "", topic: str = TOPIC) -> str:
    """Begin a quiz over all of a set (the first, if none is named): its first question."""
    form = Form.of(browser.get(f"{topic}/quiz").text)
    chosen = [("set", set_ or form.offered["set"][0]), ("length", "0"), ("minutes", "0")]
    return browser.submit(f"{topic}/quiz", [*form.hidden.items(), *chosen])


def begin_timeline(browser: Browser, size: int = 20) -> str:
    """Begin a timeline game that slips do not end and give its address."""
    token = Form.of(browser.get(f"{TOPIC}/timeline-game").text).hidden["csrf_token"]
    chosen = [("level", "medium"), ("size", str(size)), ("lives", "0")]
    return browser.submit(f"{TOPIC}/timeline-game", [("csrf_token", token), *chosen])


def answers(browser: Browser, set_: str) -> list[Move]:
    """A new quiz with a real answer to each of its questions, none of them sent yet."""
    paths, _ = _questions(browser, begin_quiz(browser, set_))
    return [Move(path, Form.of(browser.get(path).text).answered()) for path in paths]


def alike(browser: Browser, topic: str) -> Iterator[Move]:
    """Answers in one quiz after the other over a topic whose questions all have the same form."""
    while True:
        paths, form = _questions(browser, begin_quiz(browser, topic=topic))
        yield from (Move(path, form.answered()) for path in paths)


def _questions(browser: Browser, first: str) -> tuple[list[str], Form]:
    """The addresses of a new quiz's questions, and the form of the first one."""
    page = browser.get(first).text
    total = int(re.search(r"Question \d+ of (\d+)", page)[1])
    return [f"{first.rpartition('/')[0]}/{n}" for n in range(1, total + 1)], Form.of(page)


def placements(browser: Browser, rng: random.Random) -> list[Move]:
    """A new timeline game with a gap for every card in turn, none of them sent yet.

    The last two are left out: cards that would fit everywhere drop out at the end.
    """
    path = begin_timeline(browser)
    page = browser.get(path).text
    form = Form.of(page)
    total = int(re.search(r"Card 1 of (\d+)", page)[1])
    token = form.hidden["csrf_token"]
    moves = []
    for turn in range(total - 2):
        gap = rng.randrange(form.gaps + turn)
        moves.append(Move(path, [("csrf_token", token), ("turn", str(turn)), ("gap", str(gap))]))
    return moves


def finish_timeline(browser: Browser, rng: random.Random, size: int = 20) -> str:
    """Play a new timeline game to its end and give its address."""
    path = begin_timeline(browser, size)
    play_on(browser, path, rng)
    return path


def play_on(browser: Browser, path: str, rng: random.Random) -> None:
    """Place all cards of a timeline game that has just begun."""
    turn = 0
    while (form := Form.of(browser.get(path).text)).gaps:
        gap = str(rng.randrange(form.gaps))
        fields = [*form.hidden.items(), ("turn", str(turn)), ("gap", gap)]
        browser.submit(path, fields)
        turn += 1
