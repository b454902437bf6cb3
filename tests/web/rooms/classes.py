"""A class in a room on a real server: its players answer over kept connections and listen to streams.

Its room is opened and its players sit down by way of the database, which takes a moment only.
"""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask
from werkzeug.datastructures import MultiDict

from quizapp import clock
from quizapp.storage import room_seats
from tests.web.rooms.playing import Lesson

PATIENT = 60
"""Seconds, for machines that do something else."""


@dataclass
class Listener:
    """A client with an open stream; what it heard is in `heard`, as pairs of a name and data."""

    socket: socket.socket
    heard: list[tuple[str, str]] = field(default_factory=list)
    _rest: bytes = b""

    def hear(self, wanted: str) -> str:
        """The data of the next event that holds this text."""
        while True:
            before, found, self._rest = self._rest.partition(b"\n\n")
            if not found:
                part = self.socket.recv(1 << 16)
                assert part, f"The stream ended before {wanted!r}: {self.heard}"
                self._rest = before + part
                continue
            lines = [line.partition(": ") for line in before.decode().splitlines()]
            name = next((rest for key, _, rest in lines if key == "event"), "")
            data = "\n".join(rest for key, _, rest in lines if key == "data")
            self.heard.append((name, data))
            if wanted in data:
                return data

    def rest(self) -> str:
        """What comes until the stream ends."""
        received = self._rest
        while part := self.socket.recv(1 << 16):
            received += part
        return received.decode()


class Pupil:
    """A player's browser: it has a seat, and keeps its connection."""

    def __init__(self, room: str, player: str, cookie: str, port: int) -> None:
        self.room, self.player, self.cookie, self.port = room, player, cookie, port
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, address: str, body: str = "", **headers: str) -> tuple[int, str]:
        """The status and the text of an answer; raises OSError or HTTPException."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENT)
        try:
            own = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
            self._connection.request(method, f"/rooms/{self.room}/{address}", body, own | headers)
            response = self._connection.getresponse()
            return response.status, response.read().decode()
        except (OSError, http.client.HTTPException):
            self.leave()
            raise

    def answer(self, after: int, **headers: str) -> int:
        """The status of an answer that is given now: the first option."""
        return self.send({"after": after, "choice": 1}, **headers)

    def send(self, form: dict[str, object], **headers: str) -> int:
        """The status of what answered a form."""
        return self.ask("POST", "answer", urlencode(form), **headers)[0]

    @contextmanager
    def listening(self, version: str = "HTTP/1.0") -> Iterator[Listener]:
        """This player's stream."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENT) as connection:
            connection.sendall(
                f"GET /rooms/{self.room}/events {version}\r\nHost: 127.0.0.1:{self.port}\r\n"
                f"Cookie: {self.cookie}\r\n\r\n".encode()
            )
            yield Listener(connection)

    def leave(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


class Class(Lesson):
    """A room with its players, on a server; the app is another one over the same database."""

    def __init__(
        self, app: Flask, port: int, players: int = 2, ago: int = 0, **chosen: object
    ) -> None:
        super().__init__(app, items=["multiple-choice", "true-false"], **chosen)
        names = [f"{self.code} {number}" for number in range(players)]
        with app.app_context():
            for name in names:
                room_seats.join(self.game, name, name, name, clock.now() - ago)
        self.pupils = [Pupil(self.code, name, self._cookie(name), port) for name in names]

    def __enter__(self) -> "Class":
        return self

    def __exit__(self, *_: object) -> None:
        for pupil in self.pupils:
            pupil.leave()

    def texts(self) -> dict[int, str]:
        """What is stored, as JSON, for the option at each place of the present question."""
        state = self.room.state
        item, seed = state.item, state.seed_of(state.index)
        shown = item.shown(seed)
        return {
            int(option.value): json.dumps(item.read(MultiDict({"choice": option.value}), seed))
            for option in shown.options
        }

    def _cookie(self, player: str) -> str:
        signing = self.app.session_interface.get_signing_serializer(self.app)
        return f"quizapp={signing.dumps({'player': player})}"
