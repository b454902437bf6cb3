"""Somebody at a browser: loads pages, sends their forms, and keeps cookies."""

import re
from html.parser import HTMLParser
from ipaddress import IPv4Address
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from quizapp import clock
from quizapp.games import MODES
from quizapp.storage import games
from quizapp.storage.database import db, reading
from quizapp.storage.games import Game

TOPIC = "everything"
BROKEN = 500
SOMEWHERE = IPv4Address("198.18.0.0")  # for tests, RFC 2544
_number = count(1)


class Player:
    """A browser of its own; every page it gets is kept in `seen`."""

    def __init__(self, app: Flask, topic: str = TOPIC) -> None:
        self.app = app
        self.topic = topic
        self.client = app.test_client()
        self.client.environ_base["REMOTE_ADDR"] = str(SOMEWHERE + next(_number))
        self.seen: list[TestResponse] = []
        self.address = ""  # of the game begun last
        self._token = ""

    def get(self, address: str, **more: Any) -> TestResponse:
        """Load a page."""
        return self._noted(self.client.get(address, **more))

    def post(self, address: str, data: Any = None, token: str | None = None) -> TestResponse:
        """Send a form with the token of this browser, or with another one."""
        token = self.token if token is None else token
        form = MultiDict(data or {}) | MultiDict({"csrf_token": token})
        return self._noted(self.client.post(address, data=form))

    @property
    def token(self) -> str:
        """The token that this browser's forms carry."""
        if not self._token:
            page = self.get(f"/topics/{self.topic}/quiz").text
            self._token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]
        return self._token

    def begin_quiz(self, set_: str = "questions", length: int = 0, minutes: int = 0) -> Game:
        """Begin a quiz and give it."""
        chosen = {"set": set_, "length": length, "minutes": minutes}
        return self._begun(self.post(f"/topics/{self.topic}/quiz", chosen))

    def begin_timeline(self, query: str = "", **chosen: Any) -> Game:
        """Begin a timeline game and give it."""
        chosen = {"level": "medium", "size": 6, "lives": 3} | chosen
        return self._begun(self.post(f"/topics/{self.topic}/timeline-game{query}", chosen))

    def begin_daily(self, part: str = "") -> Game:
        """Begin the deal of today or of another day, or find the one begun, and give it."""
        return self.begin(f"/topics/{self.topic}/daily{part}")

    def begin(self, address: str, chosen: Any = None) -> Game:
        """Begin the game that an address begins, and give it."""
        return self._begun(self.post(address, chosen))

    def _begun(self, response: TestResponse) -> Game:
        assert response.status_code == 303, response.text
        self.address = re.sub(r"/questions/\d+$", "", response.location)
        return self.game

    @property
    def id(self) -> str:
        """The id in this browser's cookie, "" if it has none."""
        with self.client.session_transaction() as session:
            return str(session.get("player", ""))

    @property
    def game(self) -> Game:
        """The game begun last, as it is stored."""
        return self.stored(self.address.rpartition("/")[2])

    def stored(self, game_id: str) -> Game:
        """A game of this player, as it is stored."""
        with self.app.app_context():
            found = [games.load(mode, game_id, self.id, clock.now()) for mode in MODES.values()]
        (game,) = filter(None, found)
        return game

    def form(self, number: int, answer: Any = None) -> dict[str, Any]:
        """The form that gives this answer, or the right one, to the question with this number.

        Choices, items and pairs may be named by their texts.
        """
        quiz = self.game.state
        question = quiz.questions[number - 1]
        given = question.solution() if answer is None else question.upgraded(answer, 0)
        return question.fill(given, quiz.seed_of(question))

    def answer(self, number: int, answer: Any = None) -> TestResponse:
        """Give this answer, or the right one, to the question with this number."""
        return self.post(f"{self.address}/questions/{number}", self.form(number, answer))

    def place(self, gap: int, turn: int | None = None) -> TestResponse:
        """Place the card in hand."""
        turn = self.game.state.turn if turn is None else turn
        return self.post(self.address, {"turn": turn, "gap": gap})

    def _noted(self, response: TestResponse) -> TestResponse:
        assert response.status_code != BROKEN, response.request.path
        self.seen.append(response)
        return response


def rows(app: Flask) -> dict[str, list[Any]]:
    """Everything in an app's database."""
    with app.app_context(), reading() as connection:
        return {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in db.metadata.tables.items()
        }


class Page(HTMLParser):
    """A page as a list of its elements, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.unnamed: list[dict[str, str | None]] = []
        """Fields without a label."""
        self._labels = 0
        self._named: set[str | None] = set()
        self.feed(html)
        self.unnamed = [field for field in self.unnamed if field.get("id") not in self._named]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and whether it is a field without a name."""
        given = dict(attrs)
        self.elements.append((tag, given))
        self._labels += tag == "label"
        self._named |= {given["for"]} if "for" in given else set()
        is_field = tag in {"input", "select", "textarea"} and given.get("type") != "hidden"
        if is_field and not (self._labels or {"aria-label", "aria-labelledby"} & set(given)):
            self.unnamed.append(given)

    def handle_endtag(self, tag: str) -> None:
        """Leave a label."""
        self._labels -= tag == "label"

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """The attributes of every element of these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]
