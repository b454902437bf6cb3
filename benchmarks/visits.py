"""The kinds of pages that players see, each with an address that shows it: games are played for it."""

import random
import re
from collections.abc import Iterator
from html import unescape

from browsing import Browser, Form
from playing import SETS, TOPIC, answers, begin_quiz, begin_timeline, finish_timeline, play_on

ALL = 63
"""The events of the topic."""


def pages(browser: Browser) -> Iterator[tuple[str, str]]:
    """Each kind by name with its path. A path shows its page until the next is asked for."""
    yield "home", "/"
    yield "topic", TOPIC
    yield "article", f"{TOPIC}/article"
    yield "section", f"{TOPIC}/sections/1"
    yield "timeline", f"{TOPIC}/timeline"
    yield from _quiz(browser)
    yield from _guess_first(browser)
    yield from _timeline_game(browser)
    yield from _daily(browser)
    yield "review", "/review"
    yield "my games", "/games"
    yield "help", "/help"
    yield "about", "/about"


def _quiz(browser: Browser) -> Iterator[tuple[str, str]]:
    yield "quiz setup", f"{TOPIC}/quiz"
    yield "question", begin_quiz(browser, SETS[0])
    moves = answers(browser, SETS[0])
    for name, start in (("question to order", "place-"), ("question to match", "match-")):
        yield name, next(m.path for m in moves if any(n.startswith(start) for n, _ in m.fields))
    for move in moves:
        browser.submit(move.path, move.fields)
    yield "verdict", moves[0].path
    yield "quiz end", moves[0].path.rpartition("/questions")[0]


def _guess_first(browser: Browser) -> Iterator[tuple[str, str]]:
    yield "guess first", f"{TOPIC}/guess-first"
    before = _answered(browser, _redirected(browser, _pressed(browser, f"{TOPIC}/guess-first")))
    between = f"/guess-first/{before}"
    yield "guess first, between", between
    after = _answered(browser, _redirected(browser, _pressed(browser, between)))
    yield "guess first, end", f"/guess-first/{after}/end"


def _timeline_game(browser: Browser) -> Iterator[tuple[str, str]]:
    yield "timeline game setup", f"{TOPIC}/timeline-game"
    yield "board", begin_timeline(browser)
    end = finish_timeline(browser, random.Random(1))
    yield "timeline game end", end
    yield "timeline game end, all cards", finish_timeline(browser, random.Random(1), ALL)
    shared = re.search(r'value="https?://[^/]+(/[^"]*seed=[^"]+)"', browser.get(end).text)
    yield "shared game", unescape(shared[1])


def _daily(browser: Browser) -> Iterator[tuple[str, str]]:
    yield "daily deal", f"{TOPIC}/daily"
    board = _pressed(browser, f"{TOPIC}/daily")
    yield "daily deal, board", board
    play_on(browser, board, random.Random(1))
    yield "daily deal, end", board
    yield "daily deal, played", f"{TOPIC}/daily"
    yield "past daily deals", f"{TOPIC}/daily/archive"


def _pressed(browser: Browser, path: str) -> str:
    """Where the one button of a page leads."""
    return browser.submit(path, [*Form.of(browser.get(path).text).hidden.items()])


def _redirected(browser: Browser, path: str) -> str:
    return browser.get(path).headers["location"]


def _answered(browser: Browser, first: str) -> str:
    """Answer all questions of a quiz; its id."""
    quiz = first.rpartition("/questions")[0]
    total = int(re.search(r"of (\d+)", browser.get(first).text)[1])
    for number in range(1, total + 1):
        path = f"{quiz}/questions/{number}"
        browser.submit(path, Form.of(browser.get(path).text).answered())
    return quiz.rpartition("/")[2]
