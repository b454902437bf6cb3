"""A class in a room, over an app without a server: its host presses, its players answer."""

import json
import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from quizapp import clock
from quizapp.storage import room_answers, room_seats, rooms
from quizapp.storage.room_answers import Given
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room
from quizapp.web.reading.topics import the_topic
from quizapp.web.rooms.following import Rooms
from tests.web.player import TOPIC, Player


class Pupil(Player):
    """A browser that has a seat."""

    def __init__(
        self, app: Flask, room: "Lesson", name: str, extra_time: float = 1.0, ago: int = 0
    ) -> None:
        super().__init__(app)
        self.room = room
        who = f"player {name}"
        with self.client.session_transaction() as session:
            session["player"] = who
        at = clock.now() - ago
        with app.app_context():
            self.seat: Seat = room_seats.join(room.game, who, name, name, at, extra_time)
        room.has_changed()

    @property
    def page(self) -> str:
        """The page, as it is loaded."""
        response = self.get(f"/rooms/{self.room.code}")
        assert response.status_code == 200, response.location
        return response.text

    @property
    def mine(self) -> str:
        """What is this player's own."""
        return self.get(f"/rooms/{self.room.code}/mine").text

    def send(self, form: dict[str, Any], **headers: str) -> TestResponse:
        """What answers the form of an answer, sent by a page of this site."""
        sent = {"Origin": "http://localhost"} | headers
        return self._noted(
            self.client.post(f"/rooms/{self.room.code}/answer", data=form, headers=sent)
        )

    def choose(self, place: object, **headers: str) -> TestResponse:
        """What answers the option at this place, given to what is asked now."""
        return self.send({"after": self.room.room.state.asked, "choice": place}, **headers)

    @property
    def kept(self) -> str | None:
        """The answer to the present question that is stored for this player, as JSON."""
        state = self.room.room.state
        with self.app.app_context():
            answers = room_answers.answers_of_seat(self.room.game, self.seat.id)
        found = answers.get((state.item.id, state.round))
        return found.text if found else None

    def answer(self, answer: Any = None) -> None:
        """Give this answer, or the right one, to what is asked."""
        room = self.room.room
        state = room.state
        given = state.item.solution() if answer is None else answer
        place = (room.game, state.item.id, state.round, state.asked, self.seat.id)
        text = json.dumps(given, ensure_ascii=False)
        extra = self.seat.extra_time != 1
        with self.app.app_context():
            assert room_answers.take([Given(*place, extra, text, clock.now())]) == [True]


class Lesson:
    """A room and its host."""

    def __init__(self, app: Flask, topic: str = TOPIC, **chosen: Any) -> None:
        self.app = app
        settings = {"set": "questions", "reading": 0, "seconds": None} | chosen
        if "timeline" in settings:
            del settings["set"]
        with app.test_request_context():
            self.code, self.key = rooms.open_room(the_topic(topic), settings, 7, clock.now())
        self.game = self.room.game
        self.host = Player(app, topic)
        assert self.host.get(f"/rooms/{self.code}/host/{self.key}").status_code == 303

    @property
    def room(self) -> Room:
        """The room as it is stored."""
        with self.app.app_context():
            found = rooms.find(self.code, clock.now())
        assert found
        return found

    def has_changed(self) -> None:
        """What was done to the database is to be seen."""
        following: Rooms = self.app.extensions["rooms"]
        with self.app.app_context():
            following.changed(self.game)

    def pupil(self, name: str, extra_time: float = 1.0, ago: int = 0) -> Pupil:
        """Somebody who takes a seat, or took it so many seconds ago."""
        return Pupil(self.app, self, name, extra_time, ago)

    def press(self, step: str, seen: int | None = None) -> TestResponse:
        """What answers the host's press of a button."""
        number = self.room.state.number if seen is None else seen
        return self.host.post(f"/rooms/{self.code}/host/{step}", {"after": number})

    def go(self, *steps: str) -> None:
        """Press these, one after the other."""
        for step in steps:
            assert self.press(step).status_code == 303, step

    @property
    def host_page(self) -> str:
        """The host's page."""
        return self.host.get(f"/rooms/{self.code}/host").text

    @property
    def screen(self) -> str:
        """The projector's page."""
        return Player(self.app).get(f"/rooms/{self.code}/screen").text


def button(page: str) -> str:
    """The name of the host's one obvious button."""
    found = re.search(r"<button[^>]* data-next.*?</button>", page, re.DOTALL)
    assert found, page
    words = re.sub(r"<kbd.*?</kbd>|<[^>]+>", "", found[0], flags=re.DOTALL)
    return " ".join(words.split())


def words(html: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
