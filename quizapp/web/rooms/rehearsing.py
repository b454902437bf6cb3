"""A dry run: robots come into a room and answer like a class, as long as it is open."""

import json
import logging
import secrets
import time

import gevent
from flask import Flask, current_app

from quizapp import clock
from quizapp.games.live import Live
from quizapp.games.moves import Refused
from quizapp.games.names import name_key
from quizapp.games.robots import steps
from quizapp.storage import room_answers, room_seats
from quizapp.storage.errors import Unavailable
from quizapp.storage.room_answers import Given
from quizapp.web.rooms.following import Rooms, rooms_of
from quizapp.web.rooms.soon import has_loop

ROBOTS = 24
"""As many as a class has pupils."""
AT_ONCE = 3
"""Robots that come in within one look."""
A_LOOK = 0.3
"""Seconds between two looks at the room."""
LONGEST = 2 * 60 * 60
"""Seconds after which the robots leave a room that nobody has ended."""
MOST_ROOMS = 8
"""Rooms with robots at once in one process: they take turns with players."""
log = logging.getLogger(__name__)


class Robots:
    """The robots of one room: they sit in seats, and their answers are kept as those of people."""

    def __init__(self, rooms: Rooms, code: str, number: int = ROBOTS) -> None:
        self._rooms, self._code = rooms, code
        self._to_come = [f"Robot {one}" for one in range(number, 0, -1)]
        self._seats: list[str] = []
        self._asked = 0
        self._waiting: list[tuple[float, Given]] = []
        """What will be given, by its moment, the last first."""

    def look(self, now: float) -> bool:
        """Do what is due at this moment, in seconds of any clock; False once the room has ended."""
        held = self._rooms.get(self._code)
        if held is None or held.is_gone or held.room.state.is_ended:
            return False
        game, state = held.room.game, held.room.state
        if self._to_come:
            self._come(game)
        if state.asked != self._asked:
            self._asked = state.asked
            self._waiting = sorted(self._planned(game, state, now), reverse=True)
        if self._waiting and not state.paused:
            self._give(now)
            held.count()
        return True

    def _come(self, game: str) -> None:
        for _ in range(min(AT_ONCE, len(self._to_come))):
            name, who = self._to_come.pop(), secrets.token_urlsafe(16)
            try:
                seat = room_seats.join(game, who, name, name_key(name), clock.now())
            except Refused:  # it is locked, or full
                self._to_come.clear()
                return
            self._seats.append(seat.id)
        self._rooms.changed(game)

    def _planned(self, game: str, state: Live, now: float) -> list[tuple[float, Given]]:
        """What all of them will give to what is asked now; nothing where nothing is."""
        if state.item is None or state.present is None:
            return []
        where = (game, state.item.id, state.round, state.asked)
        planned = []
        for number, seat in enumerate(self._seats):
            seed = hash((state.seed, number, state.asked))
            for step in steps(state.item, seed, state.present.limit):
                given = json.dumps(step.given, ensure_ascii=False)
                planned.append((now + step.after, Given(*where, seat, False, given, 0)))
        return planned

    def _give(self, now: float) -> None:
        due = []
        while self._waiting and self._waiting[-1][0] <= now:
            due.append(self._waiting.pop()[1]._replace(at=clock.now()))
        if due:
            room_answers.take(due)


def fill(code: str) -> None:
    """Let robots into this room. Where no greenlets take turns, nobody comes."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # Flask's way
    filled: set[str] = app.extensions.setdefault("rehearsals", set())
    if has_loop() and code not in filled and len(filled) < MOST_ROOMS:
        filled.add(code)
        gevent.spawn(_run, app, code).link(lambda _: filled.discard(code))


def _run(app: Flask, code: str) -> None:
    robots, until, goes_on = Robots(rooms_of(app), code), time.monotonic() + LONGEST, True
    while goes_on and time.monotonic() < until:
        try:
            with app.app_context():
                goes_on = robots.look(time.monotonic())
        except Unavailable as why:  # as for people: they try again
            log.warning("Robots wait for the database: %s", why)
        gevent.sleep(A_LOOK)
