"""All rooms in memory: once a second time makes its moves, and what other servers did is seen."""

import logging
import time

import gevent
from flask import Flask, current_app

from quizapp import clock
from quizapp.games import live
from quizapp.games.moves import Refused
from quizapp.storage import rooms
from quizapp.storage.errors import Unavailable
from quizapp.storage.rooms import Room
from quizapp.web.errors import is_news
from quizapp.web.rooms.held import Held
from quizapp.web.rooms.hints import Hints
from quizapp.web.rooms.soon import has_loop
from quizapp.web.rooms.streams import HEARTBEAT, Places

log = logging.getLogger(__name__)


class Rooms:
    """The rooms that somebody has asked for lately."""

    def __init__(self, app: Flask, redis: str = "") -> None:
        self.places = Places()
        self._app = app
        self._held: dict[str, Held] = {}  # by code
        self._codes: dict[str, str] = {}  # by game
        self._hints = Hints(redis, self._heard) if redis else None
        self._runs = False
        self._seconds = 0

    def get(self, code: str) -> Held | None:
        """The room with this code; None where there is none. Raises Unreadable and Unavailable."""
        held = self._held.get(code)
        if held is None:
            with self._app.app_context():
                room = rooms.find(code, clock.now())
                if room is None:
                    return None
                held = self._held.setdefault(code, Held(self._app, room, self.places, self._close))
            self._codes[room.game] = code
            self._begin()
        if not has_loop():  # nobody else looks
            with self._app.app_context():
                self._look(held, False)
        held.used = time.monotonic()
        return held

    def changed(self, game: str) -> None:
        """Say that something was committed that this room's pages could show."""
        self._heard(game)
        if self._hints:
            self._hints.tell(game)

    def moved(self, room: Room) -> None:
        """Say that a move of the host was committed, with the room as it is after it."""
        held = self._held.get(room.code)
        if held:
            held.moved(room)
        if self._hints:
            self._hints.tell(room.game)

    def tick(self) -> None:
        """Do what a second brings: moves that are due, news from elsewhere, now and then a beat."""
        self._seconds += 1
        if self._seconds % HEARTBEAT == 0:
            for held in tuple(self._held.values()):
                held.beat()
        known = rooms.revisions() if self._held else {}
        for held in tuple(self._held.values()):
            is_known = held.room.state.is_ended or known.get(held.room.game) == held.room.revision
            try:
                self._look(held, is_known)
            except Unavailable:
                raise
            except Exception:  # one room must not be the end of all
                log.exception("A room cannot be looked at")

    def end(self) -> None:
        """End all streams: their browsers come back to the next server."""
        for held in tuple(self._held.values()):
            held.end()

    def _look(self, held: Held, is_known: bool) -> None:
        if not is_known:
            held.follow()
        due = live.due(held.room.state, clock.now())
        if due:
            self._move(held, due)
        elif held.room.state.taking:
            held.count()
        if held.is_gone or held.is_idle:
            self._held.pop(held.room.code, None)
            self._codes.pop(held.room.game, None)

    def _heard(self, game: str) -> None:
        held = self._held.get(self._codes.get(game, ""))
        if held:
            held.follow()

    def _close(self, held: Held) -> None:
        self._move(held, live.Close())

    def _move(self, held: Held, made: live.Move) -> None:
        """Make a move that no host makes, unless another server or the host was first."""
        state = held.room.state
        try:
            room = rooms.move(held.room.code, state.number, lambda _: made, clock.now())
        except Refused:
            held.follow()
        else:
            self.moved(room)

    def _begin(self) -> None:
        if has_loop() and not self._runs:
            self._runs = True
            gevent.spawn(self._run)

    def _run(self) -> None:
        while True:
            gevent.sleep(1 - time.time() % 1)  # whole seconds: then moves are due
            try:
                with self._app.app_context():
                    self.tick()
            except Unavailable as why:
                if is_news(why):
                    log.warning("Rooms wait for the database: %s", why)
            except Exception:  # the rooms must go on
                log.exception("Rooms cannot be looked at")


def rooms_of(app: Flask) -> Rooms:
    """The rooms of an app."""
    found: Rooms = app.extensions["rooms"]
    return found


def the_rooms() -> Rooms:
    """The rooms of the present app."""
    return rooms_of(current_app)
